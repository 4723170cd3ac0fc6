"""What a document says once, in the right number, and only of what is there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests import a_writeup
from tests.a_writeup import CAUSE, EFFECT
from tests.writeup.test_document_strange import Page, page, tables
from thirdear import writeup as room
from thirdear.model.coding import Scale
from thirdear.model.facts import CaseRecord, SessionRecord
from thirdear.model.precedence import Hypothesis, Withdrawn
from thirdear.model.protocol import Influence, Influenced
from thirdear.model.writeup import RaterFacts, WriteUp
from thirdear.study import text_scores
from thirdear.writeup import words

__all__ = ["page"]
AT = "2026-11-20T10:00:00+00:00"
OTHER = Hypothesis("mbtc.stance", "tpocs.total", 1, "linear", AT)


def refused(made: WriteUp) -> WriteUp:
    """Return a write-up of tests of which none could be made."""
    tests = tuple(replace(t, f=None, df=None, refused="Too few usable rows.") for t in made.tests)
    return replace(made, tests=tests, verdicts=("",) * 4, influences=(None,) * 4, family=0)


def test_one_of_some_turns_carries_a_code(page: Page) -> None:
    """The verb agrees with its number though the number is a word."""
    made = a_writeup.writeup()
    turns = [replace(turn, codes=()) for turn in made.excerpts[1].turns]
    turns[2] = replace(turns[2], codes=("Link",))
    one = replace(made.excerpts[1], turns=tuple(turns))
    found = page(replace(made, excerpts=(one,)))
    assert "Of the eight turns shown, " in found
    assert "one carries a code" in found
    assert "one carry" not in found


@pytest.mark.parametrize(("language", "dash"), [("en", "A dash stands"), ("tr", "Çizgi (—)")])
def test_a_note_speaks_of_dashes_where_there_are_some(page: Page, language: str, dash: str) -> None:
    """A table of whole scores has no note on dashes, and one value no bracket for its spread."""
    made = a_writeup.writeup(language)
    whole = tuple(replace(one, value=one.value or 5.0) for one in made.scores if one.case == "A")
    alone = replace(made, cases=made.cases[:1], outcomes=(), appendices=())
    assert dash not in page(replace(alone, scores=whole))
    missing = (replace(whole[0], value=None), *whole[1:])
    assert dash in page(replace(alone, scores=missing))
    one = replace(alone.cases[0], sessions=(1,))
    single = tuple(score for score in whole if score.session == 1)
    found = page(replace(alone, cases=(one,), scores=single, excerpts=()))
    assert "(—)" not in found
    assert dash not in found


def test_a_course_of_one_session_has_no_phases(page: Page) -> None:
    """Thirds want three sessions."""
    made = a_writeup.writeup()
    one = replace(made.cases[0], sessions=(1,))
    scores = tuple(s for s in made.scores if s.case == "A" and s.session == 1)
    assert "Process by Phase" not in page(replace(made, cases=(one,), scores=scores))


def test_sessions_that_lack_two_scores_are_told_once(page: Page) -> None:
    """In one sentence with both scores."""
    made = a_writeup.writeup()
    full = [replace(one, value=one.value or 5.0) for one in made.scores]
    third = made.rules[2].key
    lacking = tuple(
        replace(one, value=None)
        if one.case == "A" and one.session in (3, 4) and one.score in (CAUSE, EFFECT)
        else one
        for one in full
    )
    asked = (*made.hypotheses, Hypothesis(third, EFFECT, 1, "linear", AT))
    found = page(replace(made, scores=lacking, hypotheses=asked, appendices=()))
    assert found.count("Sessions 3 and 4 of Case A have no score for") == 1
    said = found.partition("Sessions 3 and 4 of Case A have no score for ")[2].partition(".")[0]
    assert " and " in said


def test_scores_are_defined_below_their_first_table(page: Page) -> None:
    """The second refers to it."""
    made = a_writeup.writeup()
    asked = tuple(Hypothesis(one.key, EFFECT, 1, "linear", AT) for one in made.rules[:5])
    found = page(replace(made, hypotheses=asked, appendices=()))
    assert re.findall(r"Scores are described below Table (\d+)", found)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "were entered in the study’s audit log on"), ("tr", "Şu hipotezler (her birinde")],
)
def test_hypotheses_that_were_declared_alike_are_one_sentence(
    page: Page, language: str, said: str
) -> None:
    """With every pair in it; one of another lag has its own."""
    made = a_writeup.writeup(language)
    far = Hypothesis("mbtc.explicit", "tpocs.bond", 2, "linear", AT)
    found = page(replace(made, hypotheses=(*made.hypotheses, OTHER, far), appendices=()))
    assert found.count(said) == 1
    alone = "was entered in" if language == "en" else "hakkındaki hipotez"
    assert found.count(alone) == 1


def test_a_withdrawn_hypothesis_has_its_scores_names(page: Page) -> None:
    """Though no value of them is printed."""
    rules = text_scores.RULES
    keys = list(rules)[:2]
    gone = Withdrawn(Hypothesis(*keys, 1, "linear", AT), "2026-11-21T10:00:00+00:00", "No.")
    made = replace(a_writeup.writeup(), withdrawn=(gone,), named=tuple(rules[key] for key in keys))
    found = page(made)
    assert rules[keys[0]].in_text("en") in found
    assert keys[0] not in found.partition("References")[0]


def test_reversed_items_are_told_of_where_there_are_some(page: Page) -> None:
    """A mean of items of which none is reversed turns nothing."""
    made = a_writeup.writeup()
    asked = replace(made, hypotheses=(Hypothesis("tpocs.total", EFFECT, 1, "linear", AT),))
    assert "reversed items turned first" in page(asked)
    books = tuple(
        replace(book, items=tuple(replace(item, reverse=False) for item in book.items))
        for book in made.codebooks
    )
    assert "reversed items turned first" not in page(replace(asked, codebooks=books))


def test_agreement_that_could_not_be_estimated_is_no_table(page: Page) -> None:
    """Nor a sentence on one, nor a requirement that is met."""
    made = a_writeup.writeup()
    none = tuple(replace(one, value=None, ci=None) for one in made.agreement)
    found = page(replace(made, agreement=none))
    assert "Agreement Between Raters on" not in found
    assert "The appendix gives agreement" not in found
    assert "Agreement between raters missing" in found
    scores = tuple(one for one in made.agreement if one.level == "interval")
    assert "gives agreement for every score." in page(replace(made, agreement=scores))


def test_many_figures_are_a_range(page: Page) -> None:
    """The first and the last of three or more are named."""
    made = a_writeup.writeup()
    asked = tuple(Hypothesis(one.key, EFFECT, 1, "linear", AT) for one in made.rules[:5])
    found = page(replace(made, hypotheses=asked, appendices=()))
    assert re.search(r"and Figure \d to Figure \d their course", found)


def test_limits_speak_of_the_tests_that_were_made(page: Page) -> None:
    """No difference of cases where one was tested; what can be shown is told by one number."""
    made = a_writeup.writeup()
    alone = tuple(
        replace(t, f=None, df=None, refused="Too few usable rows.") if t.case == "B" else t
        for t in made.tests
    )
    assert "no test of a difference" in page(made)
    assert "no test of a difference" not in page(replace(made, tests=alone))
    strong = tuple(replace(t, detectable=0.3, detectable_verdict=0.4) for t in made.tests)
    found = page(replace(made, tests=strong))
    assert "must explain about 40%" in found
    assert "smaller ones are likely to be missed" not in found


@pytest.mark.parametrize("layout", ["compact", "manuscript"])
def test_tests_that_could_not_be_made_are_a_table_of_reasons(tmp_path: Path, layout: str) -> None:
    """Without the columns of numbers that nobody has."""
    path = tmp_path / "reasons.docx"
    room.case_study(replace(refused(a_writeup.writeup()), page=layout), path)
    (rows,) = (one for one in tables(path) if one[0][-1] == "Reason")
    assert rows[0] == ["Case", "Direction", "Lag", "Reason"]
    assert {row[3] for row in rows[1:]} == {"Too few usable rows."}
    assert not [one for one in tables(path) if "F" in one[0]]


def test_what_two_verdicts_say_alike_is_said_behind_the_second(page: Page) -> None:
    """The decision of each stands before it."""
    made = a_writeup.writeup()
    why = "With 30 usable sessions this rule detects much."
    verdicts = tuple(f"Verdict: not shown (verdict p = .{n}11). {why}" for n in range(1, 5))
    found = page(replace(made, verdicts=verdicts, influences=(None,) * 4))
    assert found.count(why) == len(made.cases)
    assert all(f"p = .{n}11)." in found for n in range(1, 5))


def test_a_tiny_p_is_not_at_most_less_than_it(page: Page) -> None:
    """It stays below .001."""
    made = a_writeup.writeup()
    one = Influenced(Influence(18, 31, 7.4, 0.01, None, 0.3), 0.0001)
    found = page(replace(made, influences=(one, None, None, None)))
    assert "at most <" not in found


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The scores are those of one rater"), ("tr", "tek bir kodlayıcınındır")],
)
def test_one_rater_is_told_of_once(page: Page, language: str, said: str) -> None:
    """Whose the scores are follows from there being one."""
    made = a_writeup.writeup(language)
    alone = replace(made, raters=made.raters[:1], combination="one", agreement=(), appendices=())
    assert said not in page(alone)
    assert said in page(replace(made, combination="one"))


@pytest.mark.parametrize("language", ["en", "tr"])
def test_no_hypothesis_is_told_of_once(page: Page, language: str) -> None:
    """Scores are described; there is no section on tests, and no program that tested."""
    made = replace(
        refused(a_writeup.writeup(language)),
        hypotheses=(),
        tests=(),
        sentences=(),
        verdicts=(),
        influences=(),
        comparisons=(),
        agreement=(),
    )
    found = page(made)
    said = ("since no hypothesis was", "Bildirilmiş bir hipotez")[language == "tr"]
    assert found.count(said) == 1
    assert ("Precedence Tests", "Öncelik Testleri")[language == "tr"] not in found
    assert "statsmodels" not in found.partition("Software")[0].partition("Yazılım")[0]


def test_sessions_that_were_canceled_are_in_words_below_ten(page: Page) -> None:
    """As the held ones are."""
    sessions = (SessionRecord(1), SessionRecord(2), SessionRecord(3, "cancelled"))
    records = (CaseRecord("A", "yes", {"age": "9"}, sessions),)
    found = page(replace(a_writeup.writeup(), records=records))
    assert "has two sessions as held and one as canceled" in found


def test_a_single_case_is_asked_about_as_one(page: Page) -> None:
    """Prompts speak of the case and its client."""
    made = a_writeup.writeup()
    found = page(replace(made, cases=made.cases[:1], outcomes=()))
    assert "Why this case can answer it" in found
    assert "How the client was" in found


def test_what_has_no_transcript_has_gaps_only_where_there_are_scores(page: Page) -> None:
    """A study without scores has no sentence on their gaps."""
    made = a_writeup.writeup()
    gone = dict.fromkeys(
        ("scores", "rules", "hypotheses", "tests", "sentences", "verdicts", "influences"), ()
    )
    found = page(replace(made, comparisons=(), **gone))
    assert "There is no transcript of Sessions 12 and 23 of Case B." in found
    assert "gaps" not in found.partition("Results")[0]


def test_a_scale_below_zero_has_a_minus(tmp_path: Path) -> None:
    """And a word between its ends, where a dash would stand beside it."""
    made = replace(a_writeup.writeup(), appendices=("codebook",))
    (book,) = (one for one in made.codebooks if one.items)
    low = replace(book, items=(replace(book.items[0], scale=Scale(-2, 2)), book.items[1]))
    path = tmp_path / "scales.docx"
    room.case_study(replace(made, codebooks=(low,)), path)
    (rows,) = (one for one in tables(path) if one[0][:2] == ["Item", "Scale"])
    assert [row[1] for row in rows[1:]] == ["−2 to 2", "0–5"]


def test_a_figure_of_scores_wants_two_sessions(page: Page) -> None:
    """A case of one session has no course, and its one session is judged, not all of them."""
    made = a_writeup.writeup()
    one = replace(made.cases[0], sessions=(1,))
    scores = tuple(s for s in made.scores if s.case == "A" and s.session == 1)
    alone = replace(
        made, cases=(one,), scores=scores, raters=(RaterFacts(1, 1),), combination="one"
    )
    found = page(alone)
    assert "their course" not in found
    assert "The session was coded by one rater." in found


def test_brackets_do_not_keep_a_word_small_in_a_title() -> None:
    """Play (Imported), and with its dot in Turkish."""
    assert words.title_case("play (imported)", "en") == "Play (Imported)"
    assert words.title_case("play (içe aktarılan)", "tr") == "Play (İçe Aktarılan)"
