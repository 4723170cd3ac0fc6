"""The study: what passes from room to room through it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from thirdear import Study, codebook, open_study
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import agreement, find, scores

ME, YOU = Pass("R1"), Pass("R2")
ENGLISH = """\
[00:00:05] Therapist: You look… tired today. Did you sleep?
[00:01:10] Child: No. Dr. Bear kept me awake!
[00:03:20] Therapist: (nods) He kept you awake, and now your eyes are small.
[00:07:00] Child: Yes. Look.
"""
TURKISH = """\
T: Bugün yorgun görünüyorsun… Uyuyabildin mi?
Ç: Hayır. Ayı uyutmadı beni!
T: (başını sallar) Uyutmadı demek. Gözlerin de küçücük kalmış.
Ç: Evet. Bak.
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Case A in English, case B in Turkish, a session each; two raters."""
    (tmp_path / "A-s01.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "B-s01.txt").write_text(TURKISH, encoding="utf-8")
    made = Study.create(tmp_path / "study", codebooks=["mbt-c-as", "tpocs-a"])
    made.bring_in(made.plan_import([tmp_path / "A-s01.txt", tmp_path / "B-s01.txt"]))
    for rater in ("R1", "R2"):
        made.add_rater(rater)
    return made


def test_a_study_is_found_from_any_folder_inside_it(study: Study) -> None:
    """The nearest folder above that is a study is the one that is meant."""
    with study:
        assert find(study.folder / "exports") == study.folder
        assert find(study.folder.parent) is None
    with open_study(study.folder) as again:
        assert again.cases() == ("A", "B")
        assert [b.key for b in again.codebooks()] == ["mbt-c-as", "tpocs-a"]


def test_layers_lie_over_the_same_words(study: Study) -> None:
    """Sentences know each transcript's language; minutes join turns; turns stay."""
    with study:
        assert study.segment("sentence") == ("sentence", 2)
        assert study.segment("sentence") == ("sentence", 0)
        assert study.segment("minutes:5", case="A") == ("minutes:5", 1)
        transcript = study.transcript("A", 1)
        said = [transcript.words(s) for s in study.segments("A", 1, "sentence")]
        assert said == [
            "You look… tired today.",
            "Did you sleep?",
            "No.",
            "Dr. Bear kept me awake!",
            "(nods) He kept you awake, and now your eyes are small.",
            "Yes.",
            "Look.",
        ]
        assert len(study.segments("B", 1, "sentence")) == 8
        assert len(study.segments("A", 1, "minutes:5")) == 2
        assert len(study.segments("A", 1)) == 4


def test_a_laboratorys_own_pipeline_makes_a_layer_of_its_own(study: Study, tmp_path: Path) -> None:
    """A pipeline that cuts at commas, saved as a laboratory would, cuts elsewhere."""
    own = spacy.blank("en")
    own.add_pipe("sentencizer", config={"punct_chars": [","]})
    own.to_disk(tmp_path / "own")
    with study:
        study.segment("sentence", case="A")
        added = study.segment("sentence", case="A", pipeline=str(tmp_path / "own"))
        assert added == ("sentence:own", 1)
        assert study.segments("A", 1, "sentence") != study.segments("A", 1, "sentence:own")
        with pytest.raises(Refusal, match="no_such_pipeline"):
            study.segment("sentence", pipeline="no_such_pipeline")


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        (NewTag("A", 1, 1, "mbtc.nothing"), "no code"),
        (NewTag("A", 1, 2, "mbtc.holding"), "for the therapist"),
        (NewTag("A", 1, 9, "mbtc.holding"), "segments 1 to 4"),
        (NewTag("A", 1, 1, "mbtc.holding", value=3), "has no values"),
        (NewTag("A", 1, 1, "mbtc.holding", start=0, stop=4), "not inside"),
        (NewTag("A", 2, 1, "mbtc.holding"), "no session 2"),
        (NewTag("A", 1, 1, "mbtc.holding", layer="breath"), "no layer"),
    ],
)
def test_a_tag_that_is_not_allowed_is_refused(study: Study, tag: NewTag, reason: str) -> None:
    """Code, speaker, place and value are checked before anything is written."""
    with study:
        before = study.store.heads()
        with pytest.raises(Refusal, match=reason):
            study.change_tags(ME, add=[tag])
        assert study.store.heads() == before


def test_ratings_stay_on_their_scale(study: Study) -> None:
    """An item takes its scale's values or "cannot be rated"; a wrong one changes nothing."""
    with study:
        study.rate(ME, "A", 1, "tpocs.1", 4)
        study.rate(ME, "A", 1, "tpocs.2", None)
        for item, value in (("tpocs.1", 7), ("tpocs.99", 1)):
            with pytest.raises(Refusal):
                study.rate(ME, "A", 1, item, value)
        assert study.ratings(ME, "A", 1) == {"tpocs.1": 4, "tpocs.2": None}
        assert study.ratings(YOU, "A", 1) == {}
        study.undo("R1")
        assert study.ratings(ME, "A", 1) == {"tpocs.1": 4}


def test_agreement_is_over_what_both_finished(study: Study) -> None:
    """Two therapist turns a session; one differs; only the session both finished counts."""
    with study:
        for pass_, segments in ((ME, (1, 3)), (YOU, (1,))):
            for segment in segments:
                study.change_tags(pass_, add=[NewTag("A", 1, segment, "mbtc.holding")])
            study.finish(pass_, "A", 1)
        study.finish(ME, "B", 1)
        rows = agreement.agreement(study, ["mbtc.holding"])
        percent = next(row for row in rows if row.statistic == "percent_agreement")
        assert (percent.units, percent.value, percent.base_rate) == (2, 0.5, 0.75)
        with pytest.raises(Refusal, match="Nothing can be compared"):
            agreement.agreement(study, cases=["B"])


def test_a_third_rater_who_finished_nothing_changes_no_agreement(study: Study) -> None:
    """A trainee's single tag does not empty the table of the two who worked."""
    with study:
        for pass_ in (ME, YOU):
            study.change_tags(pass_, add=[NewTag("A", 1, 1, "mbtc.holding")])
            study.finish(pass_, "A", 1)
        before = agreement.agreement(study)
        study.add_rater("R3")
        study.change_tags(Pass("R3"), add=[NewTag("A", 1, 3, "mbtc.holding")])
        assert agreement.agreement(study) == before
        for wanted in ({"raters": ["R1", "R9"]}, {"codes": ["mbtc.nothing"]}):
            with pytest.raises(Refusal, match="There is no"):
                agreement.agreement(study, **wanted)


def test_a_finished_session_stays_as_it_is_until_it_is_opened(study: Study) -> None:
    """The mark says that the judgement is complete, so nothing changes beneath it."""
    with study:
        study.finish(ME, "A", 1)
        with pytest.raises(Refusal, match="open it again"):
            study.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.holding")])
        with pytest.raises(Refusal, match="open it again"):
            study.rate(ME, "A", 1, "tpocs.1", 3)
        study.change_tags(YOU, add=[NewTag("A", 1, 1, "mbtc.holding")])
        study.reopen(ME, "A", 1)
        study.rate(ME, "A", 1, "tpocs.1", 3)


def test_a_codebook_that_was_hardly_used_is_warned_about(study: Study, tmp_path: Path) -> None:
    """One stray tag turns the other finished sessions into zeros: that is said."""
    with study:
        files = [tmp_path / f"C-s0{number}.txt" for number in (1, 2)]
        for file in files:
            file.write_text(f"{ENGLISH}Child: {file.stem}.\n", encoding="utf-8")
        study.bring_in(study.plan_import(files))
        study.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.holding")])
        study.finish(ME, "A", 1)
        assert scores.rarely_used(study) == ()
        for session in (1, 2):
            study.finish(ME, "C", session)
        (told,) = scores.rarely_used(study)
        assert "mbt-c-as in 1 of 3 finished" in told


def test_explain_shows_what_the_number_was_made_of(study: Study) -> None:
    """Only finished passes, only turns; what other raters do is not read."""
    with study:
        study.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.holding")])
        study.finish(ME, "A", 1)
        study.change_tags(YOU, add=[NewTag("A", 1, 3, "mbtc.holding")])
        score, evidence = scores.explain(study, "A", 1, "mbtc.techniques", "mean")
        assert (score.value, [e.segment for e in evidence]) == (50.0, [1])
        with pytest.raises(Refusal, match="no rater has used"):
            scores.explain(study, "A", 1, "tpocs.total", "mean")


def test_a_reader_sees_what_is_committed_and_cannot_write(study: Study) -> None:
    """The screen's second connection is for reading only."""
    with study, study.reader() as reader:
        study.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.holding")])
        assert len(reader.tags(ME, "A", 1)) == 1
        with pytest.raises(Refusal):
            reader.change_tags(ME, add=[NewTag("A", 1, 3, "mbtc.holding")])


def test_codebooks_never_clash(study: Study) -> None:
    """The same version with other words, or another book with the same prefix, is refused."""
    book = codebook.load("tpocs-a")
    with study:
        study.add_codebook(book)
        other = codebook.parse(book.toml.replace("Hostile manner", "Hostility"), "x.toml")
        with pytest.raises(Refusal, match=f"raise the version to {book.version + 1}"):
            study.add_codebook(other)
        stranger = codebook.parse(book.toml.replace('key = "tpocs-a"', 'key = "mine"'), "x.toml")
        with pytest.raises(Refusal, match="belongs to tpocs-a"):
            study.add_codebook(stranger)
        raised = f"version = {book.version + 1}"
        newer = codebook.parse(other.toml.replace(f"version = {book.version}", raised), "x.toml")
        study.add_codebook(newer)
        assert study.items()["tpocs.2"].name() == "Hostility"
