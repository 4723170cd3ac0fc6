"""The program says how to cite it, and the repository says the same."""

from __future__ import annotations

import re
from pathlib import Path

import thirdear
from thirdear.cli.citation import AUTHOR, citation

FILE = (Path(__file__).parents[2] / "CITATION.cff").read_text(encoding="utf-8")


def test_the_file_names_the_version_and_author_that_the_program_prints() -> None:
    """CITATION.cff and `thirdear --cite` agree, so that a reader finds one reference."""
    assert f"version: {thirdear.__version__}\n" in FILE
    assert f'- name: "{AUTHOR}"\n' in FILE


def test_the_reference_is_in_apa_style_and_bibtex() -> None:
    """A person copies the first line into a list of references; Zotero takes the rest."""
    apa, entry = citation().split("\n\n")
    assert re.fullmatch(
        r"The thirdear founders\. \(\d{4}\)\. thirdear \(Version [\d.]+\) \[Computer software\]\.",
        apa,
    )
    assert entry.startswith("@software{thirdear,\n")
    assert entry.count("{") == entry.count("}")
