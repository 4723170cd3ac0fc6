"""The code bar's reading of what is typed."""

from __future__ import annotations

import pytest

from thirdear import codebook
from thirdear.model.coding import Code
from thirdear.model.text import Role
from thirdear.tui.looks.families import looks
from thirdear.tui.tagging.matches import Pick, Word, read

BOOKS = tuple(codebook.load(key) for key in ("mbt-c-as", "alliance-markers"))
CODES = {code.key: code for book in BOOKS for code in book.codes}


def _first(entry: str, role: Role = Role.THERAPIST, language: str = "en") -> list[Pick | None]:
    return [word.pick for word in read(entry, CODES, looks(BOOKS, language), role)]


def test_mnemonics_with_and_without_values() -> None:
    """Two letters are a code, a number behind them its value; the order is kept."""
    codes = list(CODES.values())
    one, other = codes[0], codes[3]
    assert _first(f"{one.mnemonic}4 {other.mnemonic}") == [Pick(one.key, 4), Pick(other.key)]


@pytest.mark.parametrize(
    ("entry", "language", "code"),
    [
        ("playf", "en", "mbtc.playful"),
        ("OYUNCU", "tr", "mbtc.playful"),
        ("arousal", "en", "mbtc.arousal"),
        ("not_knowing", "en", "mbtc.not_knowing"),
    ],
)
def test_beginnings_words_and_keys(entry: str, language: str, code: str) -> None:
    """Names are read from their beginnings or words, in any case of letters, or by the key."""
    assert _first(entry, language=language) == [Pick(code)]


def test_a_full_mnemonic_is_meant_whoever_speaks() -> None:
    """It is not bent to a code of the speaker's; the screen then says for whom it is."""
    bond = CODES["alliance.bond_plus"]
    assert _first(bond.mnemonic, Role.THERAPIST) == [Pick(bond.key)]


def test_a_code_for_another_speaker_is_marked_before_enter() -> None:
    """On a child's turn the therapist's code is recognised, and shown as one that does not fit."""
    (word,) = read("pl", CODES, looks(BOOKS, "en"), Role.CLIENT)
    assert (word.codes[0], word.fits) == ("mbtc.playful", False)
    (word,) = read("pl", CODES, looks(BOOKS, "en"), Role.THERAPIST)
    assert word.fits


def test_a_guess_is_made_among_the_speakers_codes() -> None:
    """The beginning of two names means the one that may stand here."""
    for role in (Role.THERAPIST, Role.CLIENT):
        for entry in "abcdefghijklmnoprstuvy":
            word = read(entry, CODES, looks(BOOKS, "en"), role)[0]
            speakers = [CODES[key].speaker for key in word.codes]
            assert speakers == sorted(speakers, key=lambda speaker: speaker is not role)


def test_what_fits_nothing_has_no_pick() -> None:
    """Unknown words and bare numbers are no codes; nothing typed is no word."""
    assert _first("zzqx 4 [b]") == [None, None, None]
    assert _first("   ") == []
    assert Word("x", ()).pick is None


def test_every_mnemonic_finds_its_own_code() -> None:
    """In the shipped codebooks each code is reached by its two letters."""
    lookup = looks(BOOKS, "en")
    for code in CODES.values():
        assert isinstance(code, Code)
        word = read(code.mnemonic, CODES, lookup, code.speaker or Role.THERAPIST)[0]
        assert word.codes[0] == code.key
