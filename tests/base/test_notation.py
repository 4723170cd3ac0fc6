"""What transcribers write beside the words is told from words; counts may leave it out."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear.base.notation import counted_words, marks, spoken_words, written_words
from thirdear.model.marks import MarkKind

PAUSE, NONVERBAL, INAUDIBLE = MarkKind.PAUSE, MarkKind.NONVERBAL, MarkKind.INAUDIBLE
OVERLAP, STAMP = MarkKind.OVERLAP, MarkKind.STAMP


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        *((mark, PAUSE) for mark in ("(.)", "(..)", "(...)", "[…]", "(2.5)", "(2,5)", "(3)")),
        *((mark, PAUSE) for mark in ("[3 sn]", "(10 sec)", "(2 dakika)", "[long pause]")),
        *((mark, PAUSE) for mark in ("((uzun sessizlik))", "(SESSİZLİK)", "(susar)")),
        *((mark, NONVERBAL) for mark in ("(gülüyor)", "[laughs]", "((coughs))", "<cries>")),
        *((mark, NONVERBAL) for mark in ("*iç çeker*", "(arabayı masadan iter)", "[CRYING]")),
        *((mark, NONVERBAL) for mark in ("(sessizce güler)", "&=laughs", "(hıçkırarak)")),
        *((mark, INAUDIBLE) for mark in ("[inaudible]", "(anlaşılmıyor)", "[ANLAŞILMADI]", "(?)")),
        *((mark, INAUDIBLE) for mark in ("[???]", "(xxx)", "xxx", "[inaudible 00:12:30]", "??")),
        *((mark, INAUDIBLE) for mark in ("[unclear word]", "(duyulmuyor)")),
        *((mark, OVERLAP) for mark in ("[crosstalk]", "(üst üste konuşma)", "[overlapping]", "//")),
        *((mark, OVERLAP) for mark in ("[>]", "[<]", "(aynı anda)", "(T: hı hı)", "[Ç: Evet!]")),
        *((mark, STAMP) for mark in ("[00:12:30]", "(12:30)", "#00:00:10-5#")),
    ],
)
def test_usual_conventions(mark: str, kind: MarkKind) -> None:
    """Each is one mark of its kind, wherever it stands."""
    for text in (mark, f"Evet {mark} sonra", f"Evet {mark}, sonra", f"Evet {mark}… Sonra"):
        (found,) = marks(text)
        assert (found.kind, text[found.start : found.stop]) == (kind, mark)


@pytest.mark.parametrize(
    "text",
    [
        "Dün [A] ile (kitabı?) okuduk.",
        "[school] uzak, [çocuğun adı] yorgun.",
        "Kaynak [1] öyle der; xxxl beden, öyle mi?",
        "Saat 12:30 gibi 5 * 3 * 2 dedi.",
        "a < b ve b > c",
        "http://x.org/a//b",
        "() [] (açık kalmış",
    ],
)
def test_what_was_said_is_no_mark(text: str) -> None:
    """Guessed words, placeholders for names, notes' numbers, signs in prose."""
    assert marks(text) == ()


def test_overlap_in_chat_marks_the_sign_only() -> None:
    """The words between angle brackets were said."""
    text = "ben <gelmem dedim> [>] ona"
    assert [text[m.start : m.stop] for m in marks(text)] == ["[>]"]
    assert spoken_words(text, marks(text), 0, len(text)) == 4


def test_words_outside_of_marks() -> None:
    """Glued to words or to stops, at either end, across a segment's ends."""
    text = "(güler)Evet(2 sn)tamam -- 3. kat (anlaşılmıyor). Peki [A]."
    found = marks(text)
    assert spoken_words(text, found, 0, len(text)) == 6
    assert spoken_words(text, found, 3, 12) == 1
    assert spoken_words(text, found, 2, 5) == 0
    assert spoken_words(text, (), 0, len(text)) == 7


@given(st.text("ab (.)[]<>*?x:/#0123T&=\n…", max_size=80))
@settings(max_examples=300)
def test_marks_are_in_order_and_apart(text: str) -> None:
    """Every mark lies in the text on one line, and leaves no more words than there are."""
    found = marks(text)
    assert all(0 <= m.start < m.stop <= len(text) for m in found)
    assert all(one.stop <= two.start for one, two in itertools.pairwise(found))
    assert all("\n" not in text[m.start : m.stop] for m in found)
    spoken = spoken_words(text, found, 0, len(text))
    outside = "".join(
        letter
        for place, letter in enumerate(text)
        if not any(m.start <= place < m.stop for m in found)
    )
    assert (spoken > 0) == any(letter.isalnum() for letter in outside)


@pytest.mark.parametrize("unit", ["(", "[a", "*a", "<a", "((", "#0:", "xxx", "&=", "(a)", "// "])
def test_time_grows_with_length(unit: str) -> None:
    """Endless openings of anything take linear time."""
    began = time.process_time()
    text = unit * (200_000 // len(unit))
    spoken_words(text, marks(text), 0, len(text))
    assert time.process_time() - began < 4


@given(st.text(st.sampled_from("ab1_.’'-²ı \n\t\u2003\u0301()")), st.data())
def test_words_that_are_spoken_have_a_letter_or_digit(text: str, data: st.DataObject) -> None:
    """Counted as by taking the text apart at white space and looking into every word."""
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    words = [word for word in text[start:stop].split() if any(map(str.isalnum, word))]
    assert spoken_words(text, (), start, stop) == len(words)


@given(st.text(st.sampled_from("ab1_.’'-²ı \n\t\u2003\u0301()")))
def test_words_parted_by_blanks(text: str) -> None:
    """In scripts with blanks between words, what they part is counted."""
    assert written_words(text) == len(text.split())
    assert counted_words(text) == sum(any(map(str.isalnum, word)) for word in text.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [("今日は学校。", 5), ("「犬」 dog", 2), ("犬dog 猫。「はい」", 5), ("コーヒー", 4)],
)
def test_words_without_blanks(text: str, words: int) -> None:
    """In Chinese and Japanese each sign is counted, as word processors do."""
    assert counted_words(text) == written_words(text) == words
    assert spoken_words(text, marks(text), 0, len(text)) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("(the book?)", 0),
        ("(the red book?)", 0),  # three words are a guess at what was said
        ("(does she laugh now?)", 1),
        ("(laughs)", 1),
        ("[A]", 0),
        ("[AB]", 1),
        ("[1]", 0),
        ("(1)", 1),  # a second of silence; in square brackets it counts a note
        ("()", 0),
    ],
)
def test_brackets_that_hold_what_was_said_are_no_marks(text: str, count: int) -> None:
    """A guess, a placeholder for a name, the number of a note."""
    assert len(marks(text)) == count


def test_words_between_marks_are_counted_each_once() -> None:
    """Before the first, between all of them and behind the last; of a part only its own."""
    text = "bir (güler) iki (ağlar) üç [uzun sessizlik] dört"
    found = marks(text)
    assert len(found) == 3
    assert spoken_words(text, found, 0, len(text)) == 4
    assert spoken_words(text, found, text.index("iki"), text.index("[")) == 2
    assert spoken_words(text, found, text.index("güler"), text.index("ağlar")) == 1
