"""Python's examples run, results show themselves, and nothing in them is taken for markup."""

from __future__ import annotations

import doctest
import json
import os
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import thirdear as te
from thirdear.model.agreement import Agreement
from thirdear.model.precedence import Coefficient, PrecedenceTest
from thirdear.model.protocol import Check, Comparison, Influence, Protocol
from thirdear.model.scores import Series

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def notebook() -> dict[str, Any]:
    """Return the program that makes the notebook."""
    return runpy.run_path(str(ROOT / "docs" / "notebook.py"))


@pytest.fixture
def _oak(notebook: dict[str, Any], tmp_path: Path) -> Iterator[None]:
    """Make the notebook's study in an empty folder, and stay there."""
    before = Path.cwd()
    os.chdir(tmp_path)
    names: dict[str, Any] = {}
    for cell in [text for text in notebook["CELLS"] if notebook["_is_code"](text)][:2]:
        exec(cell, names)
    names["study"].close()
    yield
    os.chdir(before)


def test_the_notebook_is_up_to_date(notebook: dict[str, Any]) -> None:
    """Its cells give what stands under them; `python docs/notebook.py` writes it."""
    there = (ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8")
    assert notebook["page"]() == there
    assert "/tmp" not in there
    assert json.loads(there)["nbformat"] == 4


def test_the_page_for_python_tells_every_method() -> None:
    """What a study does in public stands there and nothing else; `docs/methods.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "methods.py"))["page"]()
    assert (ROOT / "docs" / "python.md").read_text(encoding="utf-8") == page


@pytest.mark.usefixtures("_oak")
def test_the_page_for_python_is_right() -> None:
    """Every example of docs/python.md gives what stands under it."""
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    examples = text.replace("```python\n", "").replace("```\n", "")
    test = doctest.DocTestParser().get_doctest(examples, {}, "python.md", None, None)
    runner = doctest.DocTestRunner(optionflags=options)
    assert runner.run(test) == doctest.TestResults(0, len(test.examples))
    assert len(test.examples) > 10


TEST = PrecedenceTest(
    *("<b>A</b>", "x & y", "z", 1, "linear", "mean", 30, 29, 4.2, (1, 25), 0.0004, 0.0005),
    coefficients=(Coefficient(1, 0.5, 0.1, 0.3, 0.7),),
    partial_r2=0.2,
    r2_interval=(0.1, 0.3),
    warnings=("Mind \x1b[31m this.",),
)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (TEST, ["F(1, 25)", "4.20", "< .001", "0.50 [0.30, 0.70]", "0.20 [0.10, 0.30]"]),
        (
            PrecedenceTest(None, "x", "y", 1, "none", None, 3, 0, refused="Too short."),
            ["Not tested: Too short."],
        ),
        (
            Agreement("<b>A</b>", "nominal", 20, 2, "cohen_kappa", 0.5, (0.2, 0.8), 0.25),
            ["0.50 [0.20, 0.80]", "20 units, 2 raters"],
        ),
        (
            Comparison(("<b>A</b>", "B"), "x", "y", 1, "none", f=2.0, df=(1, 50), p=0.04,
                       difference=((0.5, 0.1, 0.9),)),
            ["compared between", "F(1, 50)", ".040", "0.50 [0.10, 0.90]"],
        ),
        (
            Protocol(TEST, (Check("Portmanteau", "none", 1.0, 2, 0.3),),
                     influences=(Influence(7, 28, 2.0, 0.2, None, 0.3),)),
            ["Portmanteau", "p = .300", "most influential session"],
        ),
        (Series("<b>A</b>", "x", (1, 2), (1.0, None)), ["1.00", "–"]),
    ],
)  # fmt: skip
def test_results_show_themselves(result: Any, words: list[str]) -> None:
    """`str` and the notebook say the same; tags and control characters do nothing."""
    html = result._repr_html_()
    for word in words:
        assert word in str(result)
        assert word.replace("<", "&lt;") in html
    assert "<b>" not in html
    assert "\x1b" not in html + str(result)


def test_the_package_offers_what_examples_need() -> None:
    """Names are there on demand, others are not."""
    assert te.Pass("R1").number == 1
    assert {te.Study, te.NewTag, te.Hypothesis}
    with pytest.raises(AttributeError):
        _ = te.nothing  # type: ignore[attr-defined]
