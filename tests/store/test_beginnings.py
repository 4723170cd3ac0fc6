"""What a screen shows first of a long session is what all of it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_desk import LINES, a_study, transcript
from thirdear.base.lines import Lines, LongText
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.refusal import Refusal
from thirdear.store import beginnings, words
from thirdear.study import Study

COUNT = 40


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """One session of forty turns, which counts as long here, with a beginning of a few turns."""
    long = transcript("A", 1, [LINES[place % len(LINES)] for place in range(COUNT)])
    with (
        patch.object(beginnings, "LONG", 1),
        patch.object(beginnings, "_BYTES", 300),
        a_study(tmp_path, transcripts=[long]) as made,
    ):
        yield made


def test_the_beginning_is_the_beginning(study: Study) -> None:
    """Rows and words that are there at once are those of the whole, and so is the number."""
    lines, text = study.store.lines("A", 1), study.store.text("A", 1)
    assert isinstance(lines, Lines)
    assert isinstance(text, LongText)
    whole = study.store.transcript("A", 1)
    assert (len(lines), lines.is_read) == (COUNT, False)
    assert (lines[0], lines[3]) == (whole.turns[0], whole.turns[3])
    assert not lines.is_read
    assert text[0:45] == whole.text[:45]
    assert tuple(lines) == whole.turns
    assert text.read() == whole.text


def test_a_corrected_session_is_read_at_once(study: Study) -> None:
    """Speakers that somebody corrected are shown from the first painting on."""
    wrong = study.store.segments("A", 1)[0]
    new = NewCorrection("A", 1, Fault.SPEAKER, wrong.start, None, "Dr. Y", wrong.role)
    study.correct(new, "me")
    lines = study.store.lines("A", 1)
    assert isinstance(lines, tuple)
    assert lines[0].speaker == "Dr. Y"


def test_words_that_were_changed_are_refused_when_they_are_read(study: Study) -> None:
    """The beginning is shown; the digest of all of it is compared as soon as all is read."""
    text = study.store.text("A", 1)
    assert isinstance(text, LongText)
    with patch.object(words, "digest_of", return_value="other"), pytest.raises(Refusal):
        text.read()


def test_what_is_not_there_is_refused(study: Study) -> None:
    """No such session, no such layer: the same sentences as ever."""
    for ask in (
        lambda: study.store.text("A", 9),
        lambda: study.store.lines("A", 9),
        lambda: study.store.lines("A", 1, "minutes"),
    ):
        with pytest.raises(Refusal):
            ask()


@given(st.integers(0, 200))
def test_a_list_may_break_off_anywhere(cut: int) -> None:
    """Only rows that are there whole are taken."""
    first, second = '[0,3,"],[é","therapist",null]'.encode(), b'[4,9,"C","client",7.5]'
    told = b"[" + first + b"," + second + b"]"
    rows = beginnings._head(told[:cut])
    assert rows == [[0, 3, "],[é", "therapist", None], [4, 9, "C", "client", 7.5]][: len(rows)]
    assert len(rows) == (cut > len(first)) + (cut > len(first) + 1 + len(second))
