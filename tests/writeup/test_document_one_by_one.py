"""What a document says of one rater, one value, one code: each told as what it is.

The manuscript is only put together here, not written: what is looked at are its words.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from tests import a_writeup
from tests.a_writeup import CAUSE, EFFECT
from thirdear.model.agreement import Agreement
from thirdear.model.coding import ScoreRule
from thirdear.model.facts import CaseRecord
from thirdear.model.precedence import Hypothesis, Withdrawn
from thirdear.model.trail import Declaration, Preregistered
from thirdear.model.writeup import RaterFacts, WriteUp
from thirdear.study import text_scores
from thirdear.writeup import tables, words
from thirdear.writeup.claims import plain
from thirdear.writeup.document import compose
from thirdear.writeup.manuscript import Manuscript

AT = "2026-11-20T10:00:00+00:00"
COUNTED = tuple(text_scores.RULES.values())[:2]


def blocks(paper: Manuscript) -> list[str]:
    """Return the words of every part of a manuscript, and what its pictures are described as."""
    found = []
    for part in paper.parts:
        said = html.unescape(re.sub(r"<[^>]+>", "", part.inner().replace("</w:p>", " ")))
        pictures = (plain(one.description) for one in part.pictures)
        found.append(" ".join([*said.split(" "), *pictures]))
    return found


def told(made: WriteUp) -> str:
    """Return all words of the document of a write-up."""
    found = " ".join(blocks(compose(made))).replace("\u00a0", " ").replace("\u2011", "-")
    return " ".join(found.split())


def alone(made: WriteUp) -> WriteUp:
    """Return a write-up of the work of one rater."""
    return replace(made, raters=made.raters[:1], combination="one", agreement=())


def whole(made: WriteUp, key: str = CAUSE) -> WriteUp:
    """Return a write-up in which a score counts."""
    scores = (
        replace(one, value=float(round(one.value)))
        if one.score == key and one.value is not None
        else one
        for one in made.scores
    )
    counting = tuple(replace(one, rule="count") if one.key == key else one for one in made.rules)
    return replace(made, scores=tuple(scores), rules=counting)


def only(made: WriteUp, key: str, case: str, *sessions: int) -> WriteUp:
    """Return a write-up in which a score of a case is 3 in some sessions, and missing in others."""
    scores = (
        replace(one, value=3.0 if one.session in sessions else None)
        if (one.score, one.case) == (key, case)
        else one
        for one in made.scores
    )
    return replace(made, scores=tuple(scores), appendices=())


def test_a_score_that_counts_has_no_decimals() -> None:
    """In tables, texts of figures and vignettes; its mean has two, and so has any other score."""
    made = a_writeup.writeup()
    found = told(replace(whole(made), appendices=("scores",)))
    name = next(rule.name("en") for rule in made.rules if rule.key == CAUSE)
    assert re.search(rf"{name}: from \d+ to \d+, lowest \d+ in", found)
    assert re.search(rf"{words_of(made, CAUSE)} \d+ \(M = \d+\.\d\d\)", found)
    other = next(rule.name("en") for rule in made.rules if rule.key == EFFECT)
    assert re.search(rf"{other}: from \d+\.\d\d to", found)
    assert re.search(rf"{name}: from \d+\.\d\d to", told(made))


def test_a_rate_keeps_its_decimals_where_it_is_whole() -> None:
    """What is divided is no count, whatever its values are."""
    made = a_writeup.writeup()
    name = next(rule.name("en") for rule in made.rules if rule.key == CAUSE)
    assert re.search(rf"{name}: from \d+\.00 to", told(replace(whole(made), rules=made.rules)))


def words_of(made: WriteUp, key: str) -> str:
    """Return a score as running text has it."""
    return next(rule.in_text("en") for rule in made.rules if rule.key == key)


def test_a_figure_tells_of_no_course_where_there_is_none() -> None:
    """Of no value, of one, of the same in every session; a case of single values has no figure."""
    made = a_writeup.writeup()
    name = next(rule.name("en") for rule in made.rules if rule.key == CAUSE)
    assert f"{name}: no score in any session. " in told(only(made, CAUSE, "A"))
    assert f"{name}: 3.00, in Session 4 alone. " in told(only(made, CAUSE, "A", 4))
    assert f"{name}: 3.00 throughout. No score in Sessions" in told(only(made, CAUSE, "A", 4, 9))
    single = only(only(made, CAUSE, "A", 4), EFFECT, "A", 4)
    assert "Case A, Sessions 1 to 34" not in told(single)
    assert "Case B, Sessions 1 to 33" in told(single)


def test_one_of_several_codes_is_enough_for_a_share() -> None:
    """A turn that carries one of them, or another; in Turkish of the turns of whom."""
    made = a_writeup.writeup()
    share = ScoreRule(CAUSE, {"en": "part", "tr": "pay"}, ("mbtc.a", "mbtc.b"), "share_of_segments")
    rules = tuple(share if one.key == CAUSE else one for one in made.rules)
    assert "carry a tag of mbtc.a or mbtc.b" in told(replace(made, rules=rules))
    marked = (replace(share, beside=("mbtc.c",)), *rules[1:])
    only_where = "counted only where a turn also carries a tag of mbtc.c"
    assert only_where in told(replace(made, rules=marked))
    turkish = told(replace(a_writeup.writeup("tr"), rules=rules))
    assert "bütün konuşanlara ait sözler içinde, mbtc.a ya da mbtc.b taşıyanların" in turkish
    assert words.either(["a", "b", "c"], "en") == "a, b, or c"


def test_names_with_an_and_of_their_own_are_listed_by_semicolons() -> None:
    """Others as any list."""
    assert words.named(["play", "talk"], "en") == "play and talk"
    assert words.named(["bond and task", "play"], "en") == "bond and task; and play"
    assert words.named(["bağ ve görev", "oyun"], "tr") == "bağ ve görev; oyun"


def test_items_with_a_comma_of_their_own_are_told_apart() -> None:
    """The parts of a score are listed by semicolons where one has an "and", or a comma."""
    made = replace(a_writeup.writeup(), appendices=("codebook",))
    found = told(made)
    assert "the mean of Feels understood and supported; Hostile manner; " in found
    assert "; and Work together equally on tasks, reversed items turned first" in found


def test_several_pairs_are_told_behind_a_colon() -> None:
    """No pair stands within the sentence on what is asked about all of them."""
    made = a_writeup.writeup()
    asked = (*made.hypotheses, Hypothesis("mbtc.stance", "tpocs.total", 1, "linear", AT))
    found = told(replace(made, hypotheses=asked))
    assert "of several pairs of scores: " in found
    assert re.search(r"sessions had been coded in it: |sessions? .* coded in it: ", found)
    assert "of several pairs" not in told(made)


def test_scores_that_are_counted_are_told_of_in_one_sentence() -> None:
    """One alone as any score."""
    made = a_writeup.writeup()
    asked = Hypothesis(*(rule.key for rule in COUNTED), 1, "linear", AT)
    scores = tuple(
        replace(one, score=rule.key)
        for rule in COUNTED
        for one in made.scores
        if one.score == CAUSE
    )
    bare = replace(made, tests=(), sentences=(), verdicts=(), influences=(), scores=scores)
    found = told(replace(bare, hypotheses=(asked,), rules=(*COUNTED, *made.rules)))
    assert " are counted in the transcript." in found
    assert " is counted in the transcript." not in found


@pytest.mark.parametrize(
    ("language", "many", "one"),
    [
        ("en", "Who the raters were", "Who the rater was"),
        ("tr", "Kodlayıcılar kimdi", "kimdi"),
    ],
)
def test_one_rater_is_asked_about_as_one(language: str, many: str, one: str) -> None:
    """Prompts and the sheet of what was declared do not speak of several."""
    made = a_writeup.writeup(language)
    declared = Preregistered((Declaration("declared", made.hypotheses[0], AT),))
    made = replace(made, appendices=("preregistration",), preregistered=declared)
    assert many in told(made)
    found = told(alone(made))
    assert one in found
    assert many not in found
    for wrong in (
        "these raters",
        "all raters",
        "bu değerlendiricilerin",
        "bütün değerlendiricilerin",
    ):
        assert wrong not in found


def test_a_hypothesis_withdrawn_on_its_day_says_so() -> None:
    """And one of another day names both."""
    gone = Withdrawn(Hypothesis(CAUSE, EFFECT, 1, "linear", AT), AT, "No.")
    made = replace(a_writeup.writeup(), withdrawn=(gone,))
    assert "on November 20, 2026, and withdrawn on the same day; it" in told(made)
    later = replace(gone, withdrawn_at="2026-11-21T10:00:00+00:00")
    assert ", and withdrawn on November 21, 2026; it" in told(replace(made, withdrawn=(later,)))


def test_where_no_name_was_replaced_there_are_no_pseudonyms() -> None:
    """Letters for the speakers are told of, and that a case may be recognized."""
    made = a_writeup.writeup()
    found = told(replace(made, disguised=0))
    assert "letters for their roles; somebody who knows a case" in found
    assert "pseudonymization" not in found
    assert "This is pseudonymization" in told(made)


def test_a_process_measure_may_be_any_score_that_is_no_count_of_words() -> None:
    """The checklist looks at the fullest score of each case, and says how many cases have some."""
    made = replace(a_writeup.writeup(), appendices=("checklist",))
    lacking = replace(only(made, CAUSE, "B"), appendices=made.appendices)
    process = r"A process measure on three occasions or more (\w+) ?([^V]*?)Agreement between"
    assert re.search(process, spaced(lacking)).groups()[0] == "met"  # type: ignore[union-attr]
    neither = replace(only(lacking, EFFECT, "B"), appendices=made.appendices)
    state, held = re.search(process, spaced(neither)).groups()  # type: ignore[union-attr]
    assert (state, held.strip()) == ("missing", "in 1 of 2 cases")


def spaced(made: WriteUp) -> str:
    """Return the words of the checklist, cell by cell."""
    (part,) = (p for p in compose(made).parts if p.name.startswith("What an Evidence"))
    return " ".join(" ".join(re.findall(r"<w:t [^>]*>([^<]*)", part.inner())).split())


def agreed(*rows: Agreement) -> str:
    """Return the appendix on agreement."""
    made = replace(a_writeup.writeup(), agreement=rows, appendices=("agreement",))
    return told(made).rpartition("Agreement Between Raters ")[2]


def test_kappa_is_whose_it_is_and_a_dash_has_a_note() -> None:
    """Of three raters it is Fleiss's; where nothing can be estimated the note says so."""
    code = a_writeup.writeup().codebooks[0].codes[0].key
    share = Agreement(code, "nominal", 90, 3, "percent_agreement", 0.9, (0.8, 0.95), 0.1)
    three = replace(share, statistic="fleiss_kappa", value=0.61, ci=(0.5, 0.7))
    found = agreed(share, three)
    assert ".61" in found
    assert "κ is Fleiss’s (Fleiss, 1971)" in found
    assert "cannot be estimated" not in found
    assert "κ is Cohen’s (Cohen, 1960)" in agreed(share, replace(three, statistic="cohen_kappa"))
    assert "A dash stands for a value that cannot be estimated." in agreed(share)
    assert "κ is" not in agreed(share)


def test_a_family_of_one_code_has_no_row_beside_it() -> None:
    """It would say the same again."""
    made = a_writeup.writeup()
    book = made.codebooks[0]
    first = book.codes[0]
    share = Agreement(first.key, "nominal", 90, 2, "percent_agreement", 0.9, (0.8, 0.95), 0.1)
    family = replace(share, code=f"{book.prefix}:{first.family}")
    made = replace(made, agreement=(family, share), appendices=("agreement",))
    assert "Any code of" in told(made)
    lone = tuple(c for c in book.codes if c.family != first.family or c is first)
    books = (replace(book, codes=lone), *made.codebooks[1:])
    assert "Any code of" not in told(replace(made, codebooks=books))


def test_tables_that_are_parted_are_about_equally_wide() -> None:
    """Four scores are two and two, fourteen are 5, 4 and 5."""
    assert [len(part) for part in tables.parted("abcd", 3)] == [2, 2]
    assert [len(part) for part in tables.parted("abcdefghijklmn", 6)] == [5, 4, 5]
    assert "".join("".join(part) for part in tables.parted("abcdefg", 3)) == "abcdefg"
    assert not tables.parted("", 3)


def test_a_verdict_is_not_called_one_under_its_heading() -> None:
    """The decision follows its direction."""
    found = told(a_writeup.writeup())
    assert ": found (verdict p = .001)." in found
    assert ": Verdict:" not in found


def test_no_page_is_left_white_for_a_long_table() -> None:
    """Rows of a long one may part from the next; those of a short one, and its ends, may not."""
    made = replace(a_writeup.writeup(), appendices=("scores",))
    (long, *_) = (
        p for p in compose(made).parts if p.name.startswith("Session Scores of Case\u00a0A (1/")
    )
    kept = [("<w:keepNext/>" in row) for row in long.inner().split("<w:tr>")[3:]]
    assert kept[:3] == [True] * 3
    assert not any(kept[3:-4])
    short = replace(made.cases[0], sessions=tuple(range(1, 11)))
    scores = tuple(one for one in made.scores if one.case == "A" and one.session < 11)
    few = replace(made, cases=(short,), scores=scores, excerpts=(), outcomes=())
    (table, *_) = (
        p for p in compose(few).parts if p.name.startswith("Session Scores of Case\u00a0A (1/")
    )
    assert all("<w:keepNext/>" in row for row in table.inner().split("<w:tr>")[1:])


def test_words_of_an_appendix_do_not_hang_on_what_follows() -> None:
    """But those that name the codebook of the table below."""
    made = a_writeup.writeup()
    declared = Preregistered((Declaration("declared", made.hypotheses[0], AT),))
    appended = ("codebook", "preregistration")
    paper = compose(replace(made, appendices=appended, preregistered=declared))
    lines = re.findall(
        r"<w:p><w:pPr><w:pStyle w:val=\"AppendixText\"/>(<w:keepNext/>)?", body(paper)
    )
    assert len(lines) > len(made.codebooks)
    assert lines.count("<w:keepNext/>") == len(made.codebooks)


def body(paper: Manuscript) -> str:
    """Return the markup of a manuscript."""
    return "".join(part.inner() for part in paper.parts)


def test_a_dash_in_a_table_of_the_appendix_has_a_note() -> None:
    """Below each table of all scores in which one is missing, and below that of phases."""
    made = replace(a_writeup.writeup(), appendices=("scores",))
    found = told(made).rpartition("All Session Scores")[2]
    assert found.count("A dash stands for a session without a score.") == found.count("Table A")
    records = (CaseRecord("A"), CaseRecord("B"))
    sparse = only(replace(made, records=records), CAUSE, "A", 1, 2)
    assert "A dash stands for a phase without a score." in told(sparse)
    assert "for a phase without" not in told(replace(made, appendices=()))


def test_one_rater_of_all_sessions_has_no_share() -> None:
    """The number of raters is one of the facts that a document of nobody's scores lacks."""
    made = replace(a_writeup.writeup(), raters=(), agreement=(), combination="none")
    found = told(replace(made, scores=(), tests=(), sentences=(), verdicts=(), influences=()))
    assert "what this design and this setting cannot show" in found
    alone_ = replace(made, raters=(RaterFacts(1, 1),), combination="one")
    assert "and this rater cannot show" in told(alone_)


def test_cut_offs_have_a_column_where_there_are_some() -> None:
    """Without one, neither a column of dashes nor a note on them."""
    made = a_writeup.writeup()
    assert "RCI Cut-off Status" in told(made)
    bare = replace(made, outcomes=tuple(replace(one, cutoff=None) for one in made.outcomes))
    found = told(bare)
    assert "RCI Status" in found
    assert "cannot be computed" not in found


@pytest.mark.parametrize(("page", "figures"), [("compact", 2), ("manuscript", 1)])
def test_a_figure_of_outcomes_among_the_text_is_low(page: str, figures: int) -> None:
    """Six panels are one figure on a page of its own, and two where it stands among the text."""
    made = a_writeup.writeup()
    six = replace(made, outcomes=made.outcomes * 6, page=page)
    parts = [p for p in compose(six).parts if p.name.startswith("Outcome Measures of")]
    assert len(parts) == figures
