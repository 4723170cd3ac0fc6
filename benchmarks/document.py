"""Long documents: vignettes of 10,000 turns, and 1,000 vignettes, beside plain python-docx.

Plain python-docx is what its own documentation shows: `add_paragraph(style=...)` and
`table.cell(row, column)`. Its table grows with the square of the rows, so it is measured at a
fiftieth of the turns, and the ratio of CPU times a turn is the least that it can be. Each of ours
is the least of five runs. The last line is the whole way of a study: 10,000 turns cut out of their
transcript, disguised, written, and the file searched again before it gets its name.
Run: `python benchmarks/document.py`
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from docx import Document

from thirdear import writeup as room
from thirdear.model.disguise import Pseudonym
from thirdear.model.text import Role
from thirdear.model.writeup import CaseFacts, Excerpt, Recipe, Vignette, VignetteTurn, WriteUp
from thirdear.study import Study
from thirdear.study.documents import handouts

RUNS = 5
WORDS = "I wonder what it would be like if the tower fell, and who would build it again."


def excerpt(number: int, turns: int) -> Excerpt:
    """Return an invented vignette of so many turns."""
    made = tuple(
        VignetteTurn(place, "TC"[place % 2], WORDS, ("Perspective",), Role.CLIENT)
        for place in range(1, turns + 1)
    )
    return Excerpt("A", number, "The tower", "Invented.", made)


def writeup(vignettes: int, turns: int) -> WriteUp:
    """Return a write-up of one case with nothing but vignettes."""
    sessions = tuple(range(1, vignettes + 1))
    case = CaseFacts("A", "A", "en", sessions, turns * vignettes, 0)
    empty = WriteUp("en", (case,), (), (), (), (), (), (), 0, (), "one", (), (), ())
    recipe = Recipe("en", ("A",))
    return replace(empty, excerpts=tuple(excerpt(n, turns) for n in sessions), recipe=recipe)


def plain(path: Path, vignettes: int, turns: int) -> None:
    """Write the same rows as python-docx's documentation does."""
    document = Document()
    for number in range(1, vignettes + 1):
        document.add_paragraph(f"Vignette {number}", style="Heading 3")
        table = document.add_table(rows=turns, cols=4)
        for row, turn in enumerate(excerpt(number, turns).turns):
            for column, text in enumerate((str(turn.number), turn.speaker, turn.text, *turn.codes)):
                table.cell(row, column).paragraphs[0].add_run(text)
    document.save(str(path))


def through_the_gate(folder: Path, turns: int) -> float:
    """Return the least seconds of CPU that one vignette of so many turns takes out of a study."""
    file = folder / "A-01.txt"
    file.write_text("\n".join(f"{'TC'[n % 2]}: {WORDS}" for n in range(turns)), encoding="utf-8")
    with Study.create(folder / "study") as study:
        roles = {"T": Role.THERAPIST, "C": Role.CLIENT}
        study.bring_in(study.plan_import([file], case="A", session=1, speakers=roles))
        study.add_vignette(Vignette("A", 1, 1, turns, "The tower", "All of it."))
        with study.names() as names:
            names.add(Pseudonym("Tomas", "Peter"))
        return min(
            measured(lambda: handouts.vignettes(study, folder / "out.docx")) for _ in range(RUNS)
        )


def measured(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that something takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Print seconds, ratios and the memory of the largest document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.docx"
        room.case_study(writeup(1, 10), path)  # libraries are loaded
        for vignettes, turns, part in ((1, 10_000, 50), (1_000, 10, 50)):
            made = writeup(vignettes, turns)
            ours = min(measured(lambda m=made: room.case_study(m, path)) for _ in range(RUNS))
            few = (1, turns // part) if vignettes == 1 else (vignettes // part, turns)
            theirs = measured(lambda f=few: plain(path, *f)) * part
            print(
                f"{vignettes:>5} vignettes of {turns:>6} turns: {ours:.2f} s; python-docx, "
                f"from a fiftieth of them: {theirs:.1f} s or more; ratio {theirs / ours:.0f}"
            )
        whole = through_the_gate(Path(folder), 10_000)
        print(f"10,000 turns out of a study, through the gate: {whole:.2f} s")
    print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
