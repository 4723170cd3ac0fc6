"""Two transcripts of one session, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jiwer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_cli import Prompt
from tests.a_writeup import on_the_page
from thirdear.model.accuracy import RoleErrors
from thirdear.study import Language, Study
from thirdear.study import accuracy as room
from thirdear.study.accuracy import Difference, Errors, Word, compared, words
from thirdear.study.copies import purge
from thirdear.study.documents import report, verify

OURS = "T: How was the zoo today?\nC: I saw a big bear [laughs], and it slept.\nT: It slept.\n"
THEIRS = "T: How was zoo today?\nC: I saw a pig bear and it slept well.\nC: It slept.\n"


def test_errors_are_counted_by_speaker(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets, capitals and punctuation are no errors; a turn of somebody else is told apart."""
    told = Prompt(capsys)
    roles = ("--speakers", "T=therapist,C=client")
    for name, text in (("A-s01.txt", OURS), ("other.txt", THEIRS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    study = ("--study", tmp_path / "s")
    told.well("init", tmp_path / "s", "--language", "en")
    told.well("import", tmp_path / "A-s01.txt", *study, *roles)
    before = told.well("history", *study, "--json").json
    asked = ("transcripts", "accuracy", "A", 1, tmp_path / "other.txt", *study)
    found = told.well(*asked, "--json", "--places").json
    assert found["all"] == {
        "speaker": "",
        "words": 15,
        "substituted": 1,
        "left_out": 1,
        "added": 1,
        "other_speaker": 2,
        "rate": 0.2,
    }
    assert [(one["speaker"], one["words"], one["rate"]) for one in found["speakers"]] == [
        ("T", 7, 1 / 7),
        ("C", 8, 2 / 8),
    ]
    assert found["places"] == [
        {"turn": 1, "first": "the", "second": ""},
        {"turn": 2, "first": "big", "second": "pig"},
        {"turn": 2, "first": "", "second": "well"},
    ]
    shown = told.well(*asked).out
    assert "20.0%" in shown
    assert "big" not in shown
    assert told.well("history", *study, "--json").json == before


def test_a_file_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that names the file."""
    told = Prompt(capsys)
    (tmp_path / "A-s01.txt").write_text(OURS, encoding="utf-8")
    told.well("init", tmp_path / "s")
    told.well(
        *("import", tmp_path / "A-s01.txt", "--study", tmp_path / "s"),
        *("--speakers", "T=therapist,C=client"),
    )
    asked = ("transcripts", "accuracy", "A", 1, tmp_path / "none.txt", "--study", tmp_path / "s")
    refused = told(*asked)
    assert refused.code == 1
    assert "none.txt" in refused.err


def test_words_are_compared_in_the_letters_of_their_language() -> None:
    """I is ı in Turkish and i in English; the apostrophes of both kinds are one."""
    assert list(words("Iğdır’a GİTTİK (susar)", turkish=True)) == ["ığdır'a", "gittik"]
    assert list(words("I DID (pause) it", turkish=False)) == ["i", "did", "it"]


_WORDS = st.lists(st.sampled_from("a b c d".split()), max_size=12)


@given(_WORDS.filter(bool), _WORDS)
def test_the_errors_are_the_fewest_that_there_are(one: list[str], other: list[str]) -> None:
    """Words that stay are as many on both sides, and the errors are Levenshtein's distance."""
    first, second = ([Word(w, "T", "therapist", 1) for w in words_] for words_ in (one, other))
    found = compared(first, second).all
    assert len(one) - found.left_out + found.added == len(other)
    assert found.substituted + found.left_out + found.added == _distance(one, other)


@given(_WORDS.filter(bool), _WORDS)
def test_the_rate_is_that_of_jiwer(one: list[str], other: list[str]) -> None:
    """Another program's word error rate, and its sum of each kind of error, for any two texts."""
    first, second = ([Word(w, "T", "therapist", 1) for w in words_] for words_ in (one, other))
    found = compared(first, second).all
    theirs = jiwer.process_words(" ".join(one), " ".join(other))
    assert found.rate == pytest.approx(theirs.wer)
    wrong = found.substituted + found.left_out + found.added
    assert wrong == theirs.substitutions + theirs.deletions + theirs.insertions
    assert found.words == theirs.hits + theirs.substitutions + theirs.deletions


@pytest.mark.parametrize("language", ["en", "tr"])
def test_kept_counts_are_told_in_the_method_section(
    tmp_path: Path, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    """By role, as jiwer counts them; undone, replaced or purged they are not told any more."""
    told = Prompt(capsys)
    for name, text in (("A-s01.txt", OURS), ("A-s02.txt", OURS), ("other.txt", THEIRS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    study = ("--study", tmp_path / "s")
    told.well("init", tmp_path / "s", "--language", language, "--codebook", "mbt-c-as")
    roles = ("--speakers", "T=therapist,C=client")
    told.well("import", tmp_path / "A-s01.txt", tmp_path / "A-s02.txt", *study, *roles)
    asked = ("transcripts", "accuracy", "A", 1, tmp_path / "other.txt", *study)
    assert told.well(*asked, "--json").json["kept"] is False
    assert "undo" in told.well(*asked, "--keep").err
    ours, theirs = (
        " ".join(" ".join(words(line[3:], turkish=False)) for line in text.splitlines())
        for text in (OURS, THEIRS)
    )
    assert jiwer.wer(ours, theirs) == pytest.approx(0.2)
    with Study.open(tmp_path / "s") as opened:
        (kept,) = room.kept(opened, ["A"])
        assert kept.roles == (
            RoleErrors("therapist", 7, 0, 1, 0, 2),
            RoleErrors("client", 8, 1, 0, 1, 0),
        )
        (said,) = _method(opened, tmp_path, "20.0%" if language == "en" else "%20,0")
        assert ("therapist: 14.3%; client: 25.0%" in said) == (language == "en")
        assert ("terapist: %14,3; danışan: %25,0" in said) == (language == "tr")
        assert not opened.store.check()
    told.well("transcripts", "accuracy", "A", 2, tmp_path / "other.txt", *study, "--keep")
    told.well("transcripts", "accuracy", "A", 2, tmp_path / "A-s02.txt", *study, "--keep")
    with Study.open(tmp_path / "s") as opened:
        (said,) = _method(opened, tmp_path, "10.0%" if language == "en" else "%10,0")
        assert ("from 0.0% to 20.0%" if language == "en" else "%0,0 ile %20,0 arası") in said
    told.well("undo", *study)
    told.well("undo", *study)
    (tmp_path / "third.txt").write_text(OURS.replace("zoo", "park"), encoding="utf-8")
    told.well("transcripts", "replace", "A", 1, tmp_path / "third.txt", *study, *roles)
    with Study.open(tmp_path / "s") as opened:
        assert [one.session for one in opened.store.kept_accuracy()] == [1]
        assert room.kept(opened, ["A"]) == ()
        assert list(_method(opened, tmp_path, "20.0%" if language == "en" else "%20,0")) == []
        purge.purge(opened, "A")
        assert opened.store.kept_accuracy() == ()
        assert not opened.store.check()
        assert not opened.store.rebuild()


def _method(study: Study, folder: Path, rate: str) -> Iterator[str]:
    """Yield the paragraphs of a new report that have this rate; all its numbers are proven."""
    file = folder / "r.docx"
    file.unlink(missing_ok=True)
    report.report(study, file, identifiable=True)
    assert all(claim.printed == claim.now for claim in verify.verify(study, file))
    yield from (line for line in on_the_page(file).splitlines() if rate in line)


def _distance(one: list[str], other: list[str]) -> int:
    row = list(range(len(other) + 1))
    for at, mine in enumerate(one, 1):
        last, row = row, [at]
        for to, theirs in enumerate(other, 1):
            row.append(min(last[to] + 1, row[-1] + 1, last[to - 1] + (mine != theirs)))
    return row[-1]


def test_added_words_belong_to_whom_they_follow() -> None:
    """At the very beginning they belong to the first speaker."""
    first = [Word("a", "T", "therapist", 1), Word("b", "C", "client", 2)]
    second = [Word(w, "T", "therapist", 1) for w in ("x", "a", "y", "b")]
    found = compared(first, second)
    assert found.speakers == (Errors("T", 1, 0, 0, 2, 0), Errors("C", 1, 0, 0, 0, 1))
    assert found.places == (Difference(1, "", "x"), Difference(1, "", "y"))
