"""References as RIS, a line a field, as Zotero imports them."""

from __future__ import annotations

import pytest

from thirdear.base import ris
from thirdear.model.references import Author, Reference


def test_a_reference_is_a_block_of_tagged_lines() -> None:
    """TY comes first and ER last; pages are cut in two; a DOI stands alone."""
    work = Reference(
        *("one", "article", (Author("Jacobson", "N. S."), Author("Truax", "P.")), "1991"),
        title="Clinical\nsignificance",
        container="JCCP",
        volume="59",
        pages="12–19",
        doi="10.1037/x",
        url="https://example.org",
    )
    assert ris.write((work,)).split("\r\n") == [
        "TY  - JOUR",
        "ID  - one",
        "AU  - Jacobson, N. S.",
        "AU  - Truax, P.",
        "TI  - Clinical significance",
        "JO  - JCCP",
        "PY  - 1991",
        "VL  - 59",
        "SP  - 12",
        "EP  - 19",
        "DO  - 10.1037/x",
        "ER  - ",
        "",
        "",
    ]


@pytest.mark.parametrize(("edition", "version"), [("2.", ""), ("", "1.4")])
def test_an_edition_or_a_version_is_written(edition: str, version: str) -> None:
    """A book has the one, a program the other."""
    work = Reference("a", "book", (Author("A"),), "", "B", edition=edition, version=version)
    assert f"ET  - {edition or version}\r\n" in ris.write((work,))
