"""Heads of a journal are found in whatever file tells them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.a_docx import document, zipped
from thirdear.model.refusal import Refusal
from thirdear.study import journal

DIGEST = "ab" * 32
NONE: Any = None
"""A study; a text is read without one."""


@pytest.mark.parametrize(
    "text",
    [
        f"7:12:{DIGEST}",
        f"heads: 7:12:{DIGEST}, 7:3:{DIGEST}",
        f'{{"heads": {{"7": [12, "{DIGEST}"]}}}}',
        f"chain 7, entry 12, SHA-256 {DIGEST}",
    ],
)
def test_heads_are_read_in_any_form(tmp_path: Path, text: str) -> None:
    """As they are printed, as JSON, as a document says them; the furthest of a chain counts."""
    file = tmp_path / "heads.txt"
    file.write_text(text, encoding="utf-8")
    assert journal.heads_of(NONE, file) == {7: (12, DIGEST)}


def test_heads_are_read_from_a_document(tmp_path: Path) -> None:
    """Runs of one cell belong together, cells do not."""
    half = f"7:12:{DIGEST[:20]}"
    rest = DIGEST[20:]
    runs = f"<w:p><w:r><w:t>{half}</w:t></w:r><w:r><w:t>{rest}</w:t></w:r></w:p>"
    cells = f"<w:tc><w:p><w:r><w:t>9:1:{DIGEST}</w:t></w:r></w:p></w:tc><w:tc>ff</w:tc>"
    file = tmp_path / "d.docx"
    file.write_bytes(document(runs + cells))
    assert journal.heads_of(NONE, file) == {7: (12, DIGEST), 9: (1, DIGEST)}
    file.write_bytes(zipped({"docProps/custom.xml": f"<p>7:12:{DIGEST}</p>", "x.xml": "8:1:aa"}))
    assert journal.heads_of(NONE, file) == {7: (12, DIGEST)}


def test_what_tells_no_heads_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text without any, a file that is too large, one that is not there."""
    file = tmp_path / "note.txt"
    file.write_text("7:12:short", encoding="utf-8")
    with pytest.raises(Refusal, match="There are no heads of an audit log"):
        journal.heads_of(NONE, file)
    with pytest.raises(Refusal, match="cannot be read"):
        journal.heads_of(NONE, tmp_path / "gone.txt")
    file.write_text(f"7:12:{DIGEST}", encoding="utf-8")
    monkeypatch.setattr(journal, "_MOST_BYTES", file.stat().st_size)
    assert journal.heads_of(NONE, file)
    monkeypatch.setattr(journal, "_MOST_BYTES", file.stat().st_size - 1)
    with pytest.raises(Refusal, match="larger than"):
        journal.heads_of(NONE, file)


def test_days_begin_at_midnight_of_utc() -> None:
    """In milliseconds, as the journal counts."""
    begins = datetime(2024, 3, 18, tzinfo=UTC).timestamp()
    assert journal._milliseconds(date(2024, 3, 18)) == begins * 1000
