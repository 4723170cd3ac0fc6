"""Documents as an editor reads them: one name a case, numbers in words, short notes, no slips."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import a_writeup
from tests.a_writeup import CAUSE, EFFECT
from tests.writeup.test_document_one_by_one import told
from thirdear.model.coding import ScoreRule
from thirdear.model.facts import CaseRecord
from thirdear.model.language import as_document, in_case
from thirdear.model.precedence import Caution
from thirdear.model.ruptures import ResidualChart
from thirdear.model.writeup import Claim, WriteUp
from thirdear.study import imported_scores, ruptures, text_scores
from thirdear.writeup import frame, words
from thirdear.writeup.document import compose

GAPS = {"count": 2, "span": 34, "list": "3, 9", "cost": 4, "possible": 33}
FLOOR = {"value": "0", "most": 20, "count": 32}


def warned(language: str = "en") -> WriteUp:
    """Return a write-up whose tests of Case A all carry the cautions of a sparse series."""
    made = a_writeup.writeup(language)
    same = [
        Caution("Gaps.", "gaps", GAPS),
        *(Caution(f"{key} floor.", "floor", FLOOR | {"name": key}) for key in (CAUSE, EFFECT)),
        *(
            Caution(
                f"{key} reliable.",
                "icc.one",
                {"score": key, "value": ".21", "interval": "", "n": 22, "k": 2},
            )
            for key in (CAUSE, EFFECT)
        ),
    ]
    seen = iter((".00", ".01", ".02", ".03"))
    tests = tuple(
        replace(t, warnings=(*same, Caution(f"{t.cause}.", "hidden", {"seen": next(seen)})))
        if t.case == "A"
        else replace(t, warnings=())
        for t in made.tests
    )
    return replace(made, tests=tests, limits=(), appendices=())


def test_what_all_tests_of_a_case_share_is_one_sentence_of_the_note() -> None:
    """Gaps, floors and reliability stand once a case, without the directions they concern."""
    found = told(warned())
    note = found.partition("Holm adjusts")[2].partition("Verdicts and Influence")[0]
    assert note.count("Case A: Scores are missing in 2 of 34 sessions") == 1
    assert note.count("A floor hides what lies below the lowest value of") == 1
    assert note.count("(0 in 20 of 32 sessions)") == 2
    assert "(0 in 20 of 32 sessions) and frequency of positive" in note
    assert note.count("Over the 22 sessions that two raters coded") == 1
    assert "as about .00 to .01, so that a missed effect proves little" in note
    assert "→" not in note


def test_a_turkish_note_has_its_decimals() -> None:
    """And sentences that begin with a capital."""
    found = told(warned("tr"))
    assert "yaklaşık 0,00 ile 0,01 arasında gösterir" in found
    assert "Kodlayıcılardan iki tanesinin birlikte kodladığı 22 seansta" in found
    assert "SKK(2,1) = 0,21" in found


def test_a_caution_that_names_no_score_tells_its_directions() -> None:
    """Unless it is about all of the case."""
    made = warned()
    first = next(t for t in made.tests if t.case == "A")
    tests = tuple(
        replace(t, warnings=("Both follow a curve.",)) if t is first else replace(t, warnings=())
        for t in made.tests
    )
    found = told(replace(made, tests=tests))
    assert "→ Positive alliance markers: Both follow a curve." in found


@pytest.mark.parametrize(
    ("case", "english", "turkish"),
    [
        ("A", "Case A", "Vaka A"),
        ("A vakası", "A vakası", "A vakası"),
        ("Case 1", "Case 1", "Case 1"),
        ("“Case 1”", "Case “Case 1”", "Vaka “Case 1”"),
    ],
)
def test_a_case_has_one_name_in_headings_and_sentences(
    case: str, english: str, turkish: str
) -> None:
    """What a sentence on it begins with holds the name as a heading has it."""
    assert as_document(case, "en") == words.say("en", "case", name=case) == english
    assert as_document(case, "tr") == words.say("tr", "case", name=case) == turkish
    assert in_case(case, "en") == f"In {english}, "
    assert in_case(case, "tr") == f"{turkish} için, "


@pytest.mark.parametrize(("language", "said"), [("en", "(all cases)"), ("tr", "(bütün vakalar)")])
def test_consent_that_all_gave_alike_names_no_case(language: str, said: str) -> None:
    """And where there is one case it needs no name at all."""
    made = a_writeup.writeup(language)
    records = tuple(CaseRecord(one.case, "written") for one in made.cases)
    assert f"{said}: written." in told(replace(made, records=records))
    alone = replace(made, cases=made.cases[:1], records=records[:1], outcomes=())
    consent = {"en": "Consent: written.", "tr": "Onam: written."}[language]
    assert consent in told(alone)
    other = (records[0], replace(records[1], consent="oral"))
    assert f"({as_document('A', language)}): written." in told(replace(made, records=other))


def test_a_criterion_in_own_words_begins_as_a_sentence() -> None:
    """With a capital, in the document's language."""
    made = a_writeup.writeup()
    one = replace(made.excerpts[0], criterion="chosen by hand")
    assert "Why this passage. Chosen by hand." in told(replace(made, excerpts=(one,)))


def test_a_score_of_what_speaks_against_the_alliance_charts_no_rupture() -> None:
    """Few negative markers are no rupture; where they are turned round, few of them are one."""
    one = ScoreRule("alliance.negative", {"en": "Negative alliance markers"}, (), "count")
    assert not ruptures.of_alliance(one)
    turned = replace(one, names={"en": "Negative alliance, reversed"})
    assert ruptures.of_alliance(turned)
    assert ruptures.of_alliance(replace(one, key="alliance.positive", names={"en": "Positive"}))


def test_a_chart_without_ruptures_counts_none() -> None:
    """The text for those who cannot see it speaks of no zero sessions."""
    assert "0" not in words.say("en", "alt.ruptures.0", cases="Case A")
    assert ResidualChart("A", EFFECT, "linear", "mean").ruptures == ()


def test_an_imported_score_has_a_capital_in_tables_and_none_in_text() -> None:
    """A column of small letters is a word like others; any other keeps its letters."""
    names = imported_scores._labels("mood")
    assert names["en"] == "Mood (imported)"
    assert ScoreRule("imported.mood", names, (), "imported").in_text("en") == "mood (imported)"
    assert imported_scores._labels("iyilik")["tr"] == "İyilik (içe aktarılan)"
    assert imported_scores._labels("pH")["en"] == "pH (imported)"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Child's talk", "child's talk"),
        ("Question, count", "question, count"),
        ("MBT-C techniques", "MBT-C techniques"),
        ("R2 share", "R2 share"),
    ],
)
def test_a_name_in_text_has_a_small_letter(name: str, said: str) -> None:
    """Also where its first word has an apostrophe or a comma behind it; an acronym stays."""
    assert ScoreRule("x", {"en": name}, (), "count").in_text("en") == said


def test_scores_of_the_text_are_called_as_in_sentences() -> None:
    """Within their caution."""
    (said,) = text_scores.cautions(["text.turns.therapist"], "en")
    assert "(turns of the therapist)" in said


def test_labels_have_printed_apostrophes() -> None:
    """The straight ones of a codebook's file stand nowhere in print."""
    assert words.curly("the child's and the raters' talk") == "the child’s and the raters’ talk"
    assert words.curly("'so'") == "'so'"
    made = a_writeup.writeup()
    rules = tuple(
        replace(one, names={"en": "Child's play"}, labels_in_text={}) if one.key == CAUSE else one
        for one in made.rules
    )
    found = told(replace(made, rules=rules))
    assert "Child’s play" in found
    assert "Child's play" not in found


def test_a_title_of_scores_that_is_too_long_for_a_head_is_shortened_whole() -> None:
    """To the scores, or to what such papers are called; never to half a name."""
    made = a_writeup.writeup("tr")
    assert frame.running(compose(made)) == "MBT-Ç TEKNİKLERİ VE OLUMLU İTTİFAK BELİRTEÇLERİ"
    rules = tuple(
        replace(one, names={"tr": "Terapistin bütün seanslardaki yansıtmaları", "en": "x"})
        if one.key == CAUSE
        else one
        for one in made.rules
    )
    long = compose(replace(made, rules=rules))
    assert frame.running(long) == "SEANS PUANLARI VE ZAMAN İÇİNDEKİ SIRALARI"


def test_a_number_with_other_decimals_is_the_same_number() -> None:
    """As long as nobody touched it; another value, or a person's own, is none that holds."""
    assert Claim("a mean", "26.00", "26", made="26.00").holds
    assert Claim("a mean", "−2,50", "−2,5", made="−2,50").holds
    assert not Claim("a mean", "26.00", "27", made="26.00").holds
    assert not Claim("a mean", "26.0", "26", made="25.0").holds
    assert not Claim("a count", "1,000", "1", made="1,000").holds
    assert not Claim("an interval", "1–4", "1-4", made="1–4").holds
    assert not Claim("a mean", "26.00", None, made="26.00").holds


def test_a_case_too_short_for_thirds_is_told_of() -> None:
    """A table of phases that lacks a case says why."""
    made = a_writeup.writeup()
    one = replace(made.cases[1], sessions=(1, 2))
    scores = tuple(s for s in made.scores if s.case == "A" or s.session < 3)
    found = told(replace(made, cases=(made.cases[0], one), scores=scores, excerpts=()))
    assert "Case B has too few sessions for thirds." in found
    assert "too few sessions for thirds" not in told(made)
