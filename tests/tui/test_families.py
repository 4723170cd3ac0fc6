"""How codes look: nothing is told by colour alone, and every colour can be read."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from thirdear import codebook
from thirdear.base.safe import safe
from thirdear.tui.looks.families import COLOURS, MOST_LANES, clip, column, ink, looks
from thirdear.tui.parts.lines import Parts, fitted
from thirdear.tui.tagging import hot
from thirdear.tui.tagging.definition import definition_parts

BOOKS = tuple(codebook.load(key) for key in ("mbt-c-as", "alliance-markers", "mi-behaviour"))


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_ink_can_be_read_on_every_colour() -> None:
    """WCAG 2 asks for a contrast of at least 4.5 for text; every family has it."""
    assert all(_contrast(colour, ink(colour)) >= 4.5 for colour in COLOURS)
    assert ink("#0072B2") == "#ffffff"
    assert ink("#F0E442") == "#000000"


def test_families_differ_in_glyph_and_colour() -> None:
    """The families of the shipped codebooks are told apart without colour."""
    found = looks(BOOKS, "en")
    glyphs = {look.family: look.glyph for look in found.values()}
    assert len(set(glyphs.values())) == min(len(glyphs), 8)
    assert len({(look.glyph, look.colour) for look in found.values()}) == len(glyphs)


def test_families_of_different_speakers_share_lanes() -> None:
    """A therapist's and a child's families never stand on one segment, so the margin is narrow."""
    found = looks(BOOKS[:2], "en")
    lanes = {look.family: look.lane for key, look in found.items() if key.startswith("mbtc")}
    assert sorted(lanes.values()) == [0, 1, 2, 3]
    assert max(look.lane for look in found.values()) == 3
    assert max(look.lane for look in looks(BOOKS, "en").values()) < MOST_LANES


def test_names_follow_the_language() -> None:
    """A Turkish study shows Turkish names."""
    assert looks(BOOKS, "tr")["mbtc.playful"].name == "Oyuncu duruş"


def test_clip_keeps_short_words_and_marks_cut_ones() -> None:
    """An ellipsis takes the place of what is given up."""
    assert clip("bond", 4) == "bond"
    assert clip("Not-knowing stance", 12) == "Not-knowing…"
    assert (clip("abc", 1), clip("abc", 0)) == ("…", "")


def test_cells_are_counted_not_letters() -> None:
    """A wide letter takes two cells, an accent none; a column is exactly as wide as it says."""
    assert clip("心理療法", 5) == "心理…"
    assert column("心理療法", 6) == "心理… "
    assert column("e\u0301a", 4) == "e\u0301a  "
    assert column("bond", 6) == "bond  "


NAMES = st.text(st.sampled_from("abİığş 心é[/]{}\u202e😀"), min_size=1, max_size=160).filter(
    str.strip
)


def _words(rows: Parts) -> str:
    return "".join(text for text, _ in rows)


@given(name=NAMES, width=st.integers(20, 120))
def test_a_name_is_whole_or_ends_with_dots_and_one_key_shows_all_of_it(
    name: str, width: int
) -> None:
    """On the digits and in a row a name that is cut says so; its definition breaks it in lines."""
    (code,) = (one for one in BOOKS[1].codes if one.key == "alliance.bond_plus")
    book = replace(BOOKS[1], codes=(replace(code, names={"en": name}),))
    look = looks([book], "en")[code.key]
    shown = safe(name, one_line=True)
    first, _ = hot.rows(hot.Page("", (code.key,)), {code.key: look}, width, mono=True)
    on_digit = _words(first)[2:].strip()
    assert on_digit == shown.strip() or on_digit.endswith("…")
    assert cell_len(_words(first)) <= max(6, width // 5)
    row = _words(fitted([(look.name, "")], width))
    assert row.rstrip() == shown.rstrip() or row.endswith("…")
    seat = cast(
        "Any",
        SimpleNamespace(say=lambda key, **_: key, language="en", role_name=lambda role: role.value),
    )
    rows = [_words(row) for row in definition_parts(code, look, seat, width)]
    assert shown.replace(" ", "") in "".join(rows).replace(" ", "")
    assert all(cell_len(row) <= width for row in rows)
