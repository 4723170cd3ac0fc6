"""From a study to a document: what is gathered, what is refused, what is never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.study.a_writing import ENGLISH, picked
from thirdear import writeup
from thirdear.model.coding import EventId, Pass, Tag
from thirdear.model.refusal import Refusal
from thirdear.study import excerpts
from thirdear.study.documents import report


def test_a_report_holds_both_cases_disguised(study: Any) -> None:
    """Names are replaced in each case's own language; labels of the file never appear."""
    path = report.report(study)
    found = writeup.words_in(path)
    assert path == study.folder / "exports" / "case-study-en.docx"
    assert "Peter" in found
    assert "Zeynep'in kalesini" in found
    for real in ("Oliver", "Ayşe", "Emily", "Somebody"):
        assert real not in found
    assert study.store.exported[0][0] == "case-study-en.docx"
    assert study.store.exported[0][2]["cases"] == ["A", "B"]


def test_without_picked_vignettes_two_are_suggested_for_each_case(study: Any) -> None:
    """Each stands with its criterion; picked ones take their place."""
    assert len(report.suggest(study, "A", 2)) == 2
    found = writeup.words_in(report.report(study))
    assert [f"Vignette\u00a0{n}" in found for n in (1, 4, 5)] == [True, True, False]
    study.picked.append(picked())
    again = writeup.words_in(report.report(study))
    assert "The first door." in again
    assert "Vignette\u00a04" not in again


def test_suggestions_look_for_markers_where_the_effect_is_made_of_ratings(study: Any) -> None:
    """A rated score shows in no single turn, so the client's first score of codes stands in."""
    study.store.tagged.append(
        Tag(EventId(1, 99), Pass("R1"), "A", 2, "turn", 2, "alliance.task_plus")
    )
    first = report.suggest(study, "A")[0]
    assert first.title == "MBT-C techniques, followed by Positive alliance markers"


def test_a_study_without_hypothesis_or_scores_suggests_what_it_can(study: Any) -> None:
    """Scores of two codebooks stand in for a hypothesis; without scores there is nothing."""
    study.asked = ()
    assert report.suggest(study, "A")
    study.score_values = lambda *_, **__: ()
    assert report.suggest(study, "A") == ()


def test_identifiable_leaves_the_words_and_marks_every_page(study: Any) -> None:
    """By an explicit choice nothing is replaced; file name, header and record say so."""
    study.picked.append(picked())
    path = report.report(study, identifiable=True)
    found = writeup.words_in(path)
    assert path.name == "case-study-en-identifiable.docx"
    assert "IDENTIFIABLE: REAL NAMES, NOT DISGUISED" in found
    assert "This is Oliver." in found
    assert study.store.exported[0][2]["identifiable"] is True


def test_turkish_reports_speak_turkish_down_to_refusals(study: Any) -> None:
    """Fixed words, criteria and the reasons of tests are in the document's language."""
    study.language = "tr"
    found = writeup.words_in(report.report(study, cases=["B"]))
    assert "Vaka\u00a0B" in found
    assert "Kullanılabilir satır sayısı yetersiz" in found
    assert "Too few" not in found
    assert "Vaka\u00a0A" not in found


def test_one_case_of_two_still_counts_every_test_of_the_family(study: Any) -> None:
    """Holm covers the tests of the whole run, printed or not."""
    done = [replace(t, refused=None, f=4.2, p=0.05, p_holm=0.5, family=4) for t in study.tests()]
    study.tests = lambda _raters, **_: tuple(done)
    found = writeup.words_in(report.report(study, cases=["A"]))
    assert "over four tests" in found


def test_margins_name_codes_and_who_gave_them(study: Any) -> None:
    """All raters: the code alone; some: a fraction; unfinished passes and other turns: nothing."""
    shown = excerpts.excerpt(study, picked(), "en", "mean", excerpts.nobody())
    codes = [turn.codes for turn in shown.turns]
    perspective, holding = "Play with perspective", "Responsibility for structure and holding (1/2)"
    assert codes[0] == (holding, perspective)
    assert codes[1] == (holding, "Bond + (1/2)")
    assert codes[2] == (perspective,)
    assert not any(codes[3:])
    alone = excerpts.excerpt(study, picked(), "en", "R2", excerpts.nobody())
    assert [turn.codes for turn in alone.turns][:2] == [(perspective,), ("Bond +",)]


def test_speakers_are_letters_and_words_are_exact(study: Any) -> None:
    """Roles become letters, several other persons are numbered; the words are a slice."""
    shown = excerpts.excerpt(study, picked(), "en", "mean", excerpts.nobody())
    assert [turn.speaker for turn in shown.turns] == ["T", "C", "T", "C", "M", "O1", "O2", ""]
    assert [turn.text for turn in shown.turns] == [words for _, _, words in ENGLISH]
    assert [turn.number for turn in shown.turns] == list(range(1, 9))
    turkish = excerpts.excerpt(
        study, replace(picked(1, 5), case="B"), "en", "mean", excerpts.nobody()
    )
    assert [turn.speaker for turn in turkish.turns] == ["T", "Ç", "T", "Ç", "B"]
    assert turkish.language == "tr"


def test_impossible_requests_are_refused_in_a_sentence(study: Any) -> None:
    """An unknown case, a place that cannot be written to, a study without transcripts."""
    with pytest.raises(Refusal, match="There is no case Z; the study has A, B"):
        report.report(study, cases=["Z"])
    with pytest.raises(Refusal, match="is not there"):
        report.report(study, study.folder / "nowhere" / "x.docx")
    with pytest.raises(Refusal, match=r"does not end in \.docx"):
        report.report(study, study.folder / "x.pdf")
    (study.folder / "taken.docx").mkdir()
    with pytest.raises(Refusal, match="is no file"):
        report.report(study, study.folder / "taken.docx")
    assert not list(study.folder.rglob(".*"))
    study.cases = lambda: ()
    with pytest.raises(Refusal, match="thirdear import"):
        report.report(study)
