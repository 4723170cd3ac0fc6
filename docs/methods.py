"""Write the table of a study's methods at the end of python.md: `python docs/methods.py`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from thirdear.study import Study

PAGE = Path(__file__).with_name("python.md")
MARK = "## What a study does\n"
HEAD = """
Names and what they take are kept; another one changes only with a line in the changelog. Whose
arguments are many tells them with `help(study.NAME)`.

| | |
|---|---|
"""


def page() -> str:
    """Return the page, its hand-written part as it stands."""
    before = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    return before + MARK + HEAD + "".join(f"| {row} |\n" for row in rows())


def rows() -> Iterator[str]:
    """Yield every public method and property, in the order of the alphabet, and what it does."""
    for name, found in inspect.getmembers(Study):
        if not name.startswith("_"):
            yield f"`{name}{_given(found)}` | {_said(found)}"


def _given(method: object) -> str:
    """Return what a method takes, by name; a property takes nothing, and many are not printed."""
    if not callable(method):
        return ""
    names = [name for name in inspect.signature(method).parameters if name != "self"]
    return f"({', '.join(names)})" if len(names) <= 4 else "(...)"


def _said(method: object) -> str:
    told = (inspect.getdoc(method) or "").partition("\n")[0]
    return re.sub(r":\w+:`([^`]*)`", r"`\1`", told).replace("``", "`")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE}: {len(list(rows()))} methods")
