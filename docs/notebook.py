"""Write notebook.ipynb with what its cells give: `python docs/notebook.py`."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PAGE = Path(__file__).with_name("notebook.ipynb")
CELLS = (
    (
        "# A study in a notebook\n\nThe people, their words and the numbers below are invented. "
        'With a study of your own, begin with `study = te.open_study("folder")`.'
    ),
    """\
from pathlib import Path

import thirdear as te

study = te.Study.create(Path("oak"), codebooks=["alliance-markers"])
folder = Path("texts")
folder.mkdir()
for case in ("A", "B"):
    (folder / f"{case}-s01.txt").write_text("T: How was school?\\nC: We drew a tree.\\n")
study.bring_in(study.plan_import([folder], speakers="T=therapist,C=client"))""",
    (
        "Scores that exist already come in as a table; those of codebooks are made from "
        "what raters finished."
    ),
    """\
import math

from thirdear.study import imported_scores

rows = ["case,session,technique,alliance"]
for case, carried in (("A", 0.8), ("B", 0.0)):
    before = 0.0
    for n in range(1, 31):
        technique = math.sin(n * n) + 3
        alliance = carried * before + math.cos(3 * n * n) + 4
        rows.append(f"{case},{n},{technique:.3f},{alliance:.3f}")
        before = technique
Path("scores.csv").write_text("\\n".join(rows))
[column.key for column in imported_scores.bring_in(study, Path("scores.csv"))]""",
    'study.series_table("A").head()',
    "Does a session high in technique precede one high in alliance?",
    """\
study.granger("imported.technique", "imported.alliance", case="A", resamples=499)""",
    """\
print(study.granger("imported.technique", "imported.alliance", case="B", resamples=499))""",
    "Tags, ratings and scores are data frames; no words of a transcript stand in them.",
    """\
study.add_rater("R1")
study.change_tags(te.Pass("R1"), add=[te.NewTag("A", 1, 2, "alliance.bond_plus")])
study.finish(te.Pass("R1"), "A", 1)
study.tag_table()[["case", "session", "segment", "code", "rater"]]""",
    "study.close()",
)


def page() -> str:
    """Return the notebook, its cells run one after the other in an empty folder."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with _empty_folder():
        cells = [_cell(n, text, names) for n, text in enumerate(CELLS, 1)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    about = {"kernelspec": kernel, "language_info": {"name": "python"}}
    whole = {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cell(number: int, text: str, names: dict[str, Any]) -> dict[str, Any]:
    lines = text.splitlines(keepends=True)
    if not _is_code(text):
        return {"cell_type": "markdown", "id": f"c{number}", "metadata": {}, "source": lines}
    return {
        "cell_type": "code",
        "execution_count": number,
        "id": f"c{number}",
        "metadata": {},
        "outputs": list(_outputs(number, text, names)),
        "source": lines,
    }


def _is_code(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return not text.startswith("#")


def _outputs(number: int, text: str, names: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Run a cell; yield what it prints and what its last line gives."""
    import io
    from contextlib import redirect_stdout

    tree, printed, value = ast.parse(text), io.StringIO(), None
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with redirect_stdout(printed):
        exec(compile(tree, f"cell {number}", "exec"), names)  # noqa: S102 - our own cells
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "", "eval"), names)  # noqa: S307
    if printed.getvalue():
        lines = printed.getvalue().splitlines(keepends=True)
        yield {"name": "stdout", "output_type": "stream", "text": lines}
    if value is not None:
        data = {"text/plain": str(value).splitlines(keepends=True)}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = value._repr_html_().splitlines(keepends=True)
        yield {
            "data": data,
            "execution_count": number,
            "metadata": {},
            "output_type": "execute_result",
        }


@contextmanager
def _empty_folder() -> Iterator[None]:
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written.")
