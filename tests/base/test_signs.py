"""Stand-ins for what is drawn: one cell for one cell, letters untouched."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from thirdear.base import signs
from thirdear.base.signs import stand_in

BRAILLE = 0x2800


@pytest.fixture(autouse=True)
def _drawn_anew() -> None:
    """Let each test see the table made, not one that another test made."""
    signs._table.cache_clear()


def test_what_is_drawn_takes_one_cell_as_before() -> None:
    """A chart's dots run as they did, and no row grows."""
    assert stand_in("▁▂▃▄▅▆▇█") == ".:-=+*%#"
    assert stand_in("".join(chr(BRAILLE + bits) for bits in (0, 0x09, 0x12, 0xC0))) == " '-_"
    assert stand_in(chr(BRAILLE + 0x47)) == "|"
    assert stand_in(chr(BRAILLE + 0x01 + 0x80) + chr(BRAILLE + 0x40 + 0x08)) == "\\/"
    every = "".join(chr(BRAILLE + bits) for bits in range(256))
    assert stand_in(every).isascii()
    assert cell_len(stand_in(every)) == 256


def test_letters_stay() -> None:
    """Turkish, Greek and every other script is left to the font."""
    assert stand_in("Şimdi ığdır κ 你好 – “x”") == "Şimdi ığdır κ 你好 – “x”"


def test_control_pictures_become_question_marks() -> None:
    """Those of NUL and of the substitute, and all between; the signs behind them stay."""
    assert stand_in("\u2400\u2409\u2421") == "???"
    assert stand_in("\u2422\u23ff\u2900") == "\u2422\u23ff\u2900"


def test_a_stroke_runs_as_the_dots_do() -> None:
    """Flat within two rows, upright in one column, else up or down by its left end."""
    dots = {
        0x11: "-",
        0x0A: "-",
        0xA0: "-",
        0x50: "/",
        0x82: "\\",
        0x05: "|",
        0x28: "|",
        0x44: "-",
        0x21: "\\",
        0x0C: "/",
        0x07: "|",
        0x2D: "|",
        0x08: "'",
        0x80: "_",
        0x24: "-",
    }
    assert {bits: stand_in(chr(BRAILLE + bits)) for bits in dots} == dots
