"""How positions are understood that a person told, and which readings count as one."""

from __future__ import annotations

import unicodedata

import pytest

from thirdear.model.refusal import Refusal
from thirdear.refi.positions import NAMES, Selection, _as_told, _stripped, fit


@pytest.mark.parametrize(
    ("raw", "told", "reading"),
    [
        ("a\r\nb😀", "utf-16", ("utf-16", "as stored", False)),
        ("a\r\nb😀", "utf-16+one-newline", ("utf-16", "one each", False)),
        ("a\r\nb", "code-points+one-newline", ("code points", "one each", False)),
        ("a\nb", "code-points+one-newline", ("code points", "as stored", False)),
        ("a\r\nb", "utf-16", ("code points", "as stored", False)),  # it makes no difference
        ("a\r\nb", "utf-16+one-newline", ("code points", "one each", False)),
        ("\ufeffa", "code-points+mark", ("code points", "as stored", True)),
        ("a", "code-points+mark", ("code points", "as stored", False)),
        (
            "\ufeffa\r\n😀",
            "utf-16+one-newline+mark",
            ("utf-16", "one each", True),
        ),
        ("", "utf-16", ("code points", "as stored", False)),
    ],
)
def test_what_was_told_holds_as_far_as_it_makes_a_difference(
    raw: str, told: str, reading: tuple[str, str, bool]
) -> None:
    """A text without wide letters, double newlines or a mark is counted in one way."""
    assert _as_told(raw, told) == reading


@pytest.mark.parametrize("told", ["", "bytes", "utf-8", "mark"])
def test_another_name_is_refused(told: str) -> None:
    """With all that there are."""
    with pytest.raises(Refusal, match="--positions takes one of") as refused:
        fit("a", [], told=told)
    assert all(name in refused.value.turkish for name in NAMES)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a bc d", (2, 4), (2, 4)),
        ("a bc d", (1, 5), (2, 4)),
        ("a bc d", (1, 4), (2, 4)),
        ("a bc d", (2, 5), (2, 4)),
        ("a  d", (1, 3), (1, 1)),
        ("abc", None, None),
    ],
)
def test_white_space_at_the_ends_tells_no_readings_apart(
    text: str, place: tuple[int, int] | None, words: tuple[int, int] | None
) -> None:
    """The words between it do."""
    assert _stripped(text, place) == words


def test_readings_that_give_the_same_words_are_one() -> None:
    """The standard's; others are told beside it."""
    same = fit("a b😀", [Selection(0, 1)])
    assert [one.name for one in same.dialects] == ["code-points"]
    apart = fit("😀 a b", [Selection(2, 3)])
    assert {one.name for one in apart.dialects} == {"code-points", "utf-16"}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("a\u0301bc d", ("b", (2, 3), (1, 2))),
        ("ae\u0301c d", ("e\u0301", (1, 3), (1, 2))),
        ("x\r\ny\u0301", ("y\u0301", (3, 5), (2, 3))),
        ("x\ry\u0301", ("y\u0301", (2, 4), (2, 3))),
        ("x\u2028y\u0301", ("y\u0301", (2, 4), (2, 3))),
    ],
)
def test_places_in_texts_of_marks_apart_from_their_letters(
    raw: str, words: tuple[str, tuple[int, int], tuple[int, int]]
) -> None:
    """A letter and its mark become one, a newline of two signs as well; nothing else does."""
    piece, (start, stop), place = words
    assert raw[start:stop] == piece
    assert fit(raw, [Selection(start, stop)], told="code-points").places == (place,)


@pytest.mark.parametrize(
    ("raw", "newlines"),
    [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\n\rb", "a\n\nb"), ("a\x85b\u0301", "a\nb\u0301")],
)
def test_every_newline_becomes_one(raw: str, newlines: str) -> None:
    """Of any system."""
    assert fit(raw, []).text == unicodedata.normalize("NFC", newlines)


def test_selections_of_words_fit_better_than_selections_of_parts_of_words() -> None:
    """The ends of words count whole, punctuation less, the midst of a word nothing."""
    text = "Ada, bir iki"
    scores = [
        fit(text, [Selection(*place)]).dialects[0].score
        for place in ((5, 8), (0, 8), (0, 3), (1, 8), (1, 2), (4, 12))
    ]
    assert scores == [1.0, 1.0, 0.875, 0.5, 0.0, 0.5]
