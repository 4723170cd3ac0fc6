"""A segment's rows: exact width, lanes, chips, marks, and nothing that acts on a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tests.a_desk import EVIL, transcript
from thirdear import codebook
from thirdear.base.safe import safe_in_place
from thirdear.model.coding import EventId, Pass, Tag
from thirdear.model.text import Role
from thirdear.tui.looks.families import looks
from thirdear.tui.transcript.paint import Painter, Palette, Shown, State, speaker_letter
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from textual.strip import Strip

BOOKS = tuple(codebook.load(key) for key in ("mbt-c-as", "alliance-markers"))
HIT, MARKED = Style(reverse=True), Style(underline=True)
PALETTE = Palette(
    base=Style(),
    current=Style(bgcolor="blue"),
    range=Style(bgcolor="green"),
    cursor=Style(bold=True),
    number=Style(dim=True),
    speakers=dict.fromkeys(Role, Style()),
    words={Role.ACTION: Style(italic=True)},
    hit=HIT,
    part=Style(reverse=True, bold=True),
    warn=Style(bold=True),
    map=Style(),
)
ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _tag(code: str, value: int | None = None, start: int | None = None) -> Tag:
    stop = None if start is None else start + 4
    return Tag(EventId(1, 1), Pass("me"), "A", 1, "turn", 1, code, value, start, stop)


def _rows(
    words: str,
    *tags: Tag,
    label: str = "T",
    width: int = 60,
    compact: bool = False,
    hits: Sequence[tuple[int, int]] = (),
) -> list[Strip]:
    painter = Painter(PALETTE, looks(BOOKS, "en"), width, 3, compact)
    segment = transcript("A", 1, [(label, words)]).turns[0]
    shown = safe_in_place(words)
    lines = wrap(shown, width - painter.margin - (15 if compact else 1))
    return painter.segment(segment, shown, lines, State.REST, Shown(tags=tags, hits=hits))


def test_a_segment_is_its_words_and_a_row_for_chips() -> None:
    """Number, speaker, words; below them the chip with glyph, name and value."""
    rows = _rows("Here we go again.", _tag("mbtc.playful", 3))
    assert [row.text.rstrip() for row in rows] == [
        " ●      1 T   Here we go again.",
        " │             ● Playful stance 3",
    ]


def test_tagging_never_changes_the_number_of_rows() -> None:
    """The row under the words is there with and without chips."""
    words = "You hold it so tightly; your hand is quite white. " * 3
    assert len(_rows(words)) == len(_rows(words, _tag("mbtc.playful"), _tag("mbtc.empathy")))


def test_compact_rows_have_two_letters_at_the_right() -> None:
    """Without the row for chips, mnemonics stand on the first row."""
    code = "mbtc.playful"
    rows = _rows("Hm.", _tag(code, 2), compact=True)
    assert len(rows) == 1
    short = looks(BOOKS, "en")[code].mnemonic
    assert rows[0].text.rstrip() == f" ●      1 T   Hm.{' ' * 29}{short}2"


def test_more_chips_than_fit_are_counted() -> None:
    """What does not fit is a number, the row is no wider."""
    codes = list(looks(BOOKS, "en"))[:8]
    rows = _rows("Hm.", *map(_tag, codes))
    assert re.search(r"\+\d$", rows[1].text.rstrip())
    assert rows[1].cell_length == 60


@given(
    st.text(alphabet="ab ıİş漢字👩\u200d👧é\t\n\x00\x1b\u202e[]/", max_size=80),
    st.lists(st.sampled_from(list(looks(BOOKS, "en"))), max_size=5),
    st.integers(40, 90),
    st.booleans(),
)
def test_every_row_is_as_wide_as_the_view(
    words: str, codes: list[str], width: int, compact: bool
) -> None:
    """Whatever the words, rows are exact, and no character of theirs acts on the terminal."""
    rows = _rows(words, *map(_tag, codes), width=width, compact=compact)
    for row in rows:
        assert sum(cell_len(piece.text) for piece in row) == row.cell_length == width
        assert not ACTING.search(row.text)


def test_brackets_are_words_and_sequences_are_marks() -> None:
    """Markup is shown as it stands; escape sequences leave a visible sign and do nothing."""
    text = "".join(row.text for row in _rows(EVIL, width=120))
    assert "[laughs] [/x] [b]done[/b]" in text
    assert "␛]0;pwned" in text
    assert not ACTING.search(text)


def test_hits_and_parts_are_marked_where_they_are() -> None:
    """A hit is laid over the words it covers; a tag on a part underlines that part."""
    row = _rows("Here we go again.", _tag("mbtc.playful", start=5), hits=[(8, 10)])[0]
    styles = {segment.text: segment.style for segment in row}
    assert styles["we "] is not None
    assert styles["we "].underline
    assert not styles["we "].reverse
    assert styles["g"] is not None
    assert styles["g"].underline
    assert styles["g"].reverse
    assert styles["o"] is not None
    assert styles["o"].reverse
    assert not styles["o"].underline


def test_an_unknown_code_is_shown_by_its_key() -> None:
    """A tag whose codebook is gone does not vanish."""
    assert "gone.code" in _rows("Hm.", _tag("gone.code"))[1].text


@pytest.mark.parametrize(
    ("label", "letter"),
    [("T", "T"), ("Ç", "Ç"), ("çocuk", "Ç"), ("ilk", "İ"), ("", "·"), ("\x1b", "␛"), ("ﬁ", "F")],
)
def test_speaker_letters(label: str, letter: str) -> None:
    """The first letter of the label, large; a dot for actions; never a control character."""
    role = Role.ACTION if not label else Role.OTHER
    segment = transcript("A", 1, [("T", "x")]).turns[0]
    assert speaker_letter(type(segment)(1, 0, 1, label, role)) == letter


def test_a_mark_parts_no_sign_of_several_letters() -> None:
    """A hit that ends within a joined sign goes to its end, so that the row stays as wide."""
    words = "\U0001f469\u200d\U0001f469\u200d    is gone"
    for row in _rows(words, hits=[(0, 4)]):
        assert cell_len(row.text) == 60
        assert row.simplify().text == row.text
        assert sum(cell_len(piece.text) for piece in row.simplify()) == 60


def test_any_hits_leave_rows_as_wide_as_they_are() -> None:
    """Flags, marks on letters and families of signs may be cut anywhere."""
    words = "\U0001f1f9\U0001f1f7 e\u0301 \u2639\ufe0f \ud55c\uad6d \U0001f469\u200d\U0001f467 end"
    for end in range(1, len(words)):
        for row in _rows(words, hits=[(0, end)]):
            assert cell_len(row.text) == sum(cell_len(piece.text) for piece in row) == 60
