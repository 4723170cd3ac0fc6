"""Vignettes are chosen by criteria that can be checked, and never all from one session."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear.model.coding import EventId, Pass, ScoreRule, Tag
from thirdear.model.scores import Score
from thirdear.model.text import Role, Segment
from thirdear.model.writeup import Vignette
from thirdear.vignettes import (
    LONGEST,
    SHORTEST,
    USUAL,
    Influential,
    Question,
    Signs,
    cut,
    suggest,
)

CAUSE = ScoreRule("m.tech", {"en": "techniques", "tr": "teknikler"}, ("m.t",), "per_100_turns")
EFFECT = ScoreRule("a.pos", {"en": "alliance", "tr": "ittifak"}, ("a.p",), "per_100_turns")
QUESTION = Question(
    CAUSE,
    EFFECT,
    Signs("techniques", frozenset({"m.t"})),
    Signs("markers", frozenset({"a.p"})),
)


def turns(count: int) -> tuple[Segment, ...]:
    """Return turns of therapist and child in alternation."""
    roles = (Role.THERAPIST, Role.CLIENT)
    return tuple(
        Segment(n, 10 * n, 10 * n + 9, "TC"[(n + 1) % 2], roles[(n + 1) % 2])
        for n in range(1, count + 1)
    )


def tag(session: int, turn: int, code: str, rater: str = "R1") -> Tag:
    """Return a tag of a code on a turn of case A."""
    return Tag(EventId(1, turn), Pass(rater), "A", session, "turn", turn, code)


def score(session: int, rule: ScoreRule, value: float | None) -> Score:
    """Return a score of case A."""
    return Score("A", session, rule.key, value, 100, "mean")


def found(vignettes: tuple[Vignette, ...], title: str) -> Vignette:
    """Return the one vignette with this title."""
    return next(v for v in vignettes if v.title == title)


SESSIONS = {number: turns(60) for number in range(1, 9)}
SCORES = [
    *(score(n, CAUSE, v) for n, v in enumerate((5, 6, 30, 8, 9, 2, 7, 8), 1)),
    *(score(n, EFFECT, v) for n, v in enumerate((10, 11, 12, 40, 35, 34, 2, 1), 1)),
]
TAGS = [
    *(tag(3, turn, "m.t") for turn in range(30, 41, 2)),
    *(tag(5, turn, code) for turn, code in ((20, "m.t"), (21, "a.p"), (24, "m.t"), (25, "a.p"))),
    *(tag(4, turn, "a.p") for turn in (2, 4, 6)),
]


def test_each_criterion_finds_its_session() -> None:
    """Each in its session; the best first, then the best of each third of the therapy in turn."""
    some = suggest("A", SESSIONS, TAGS, SCORES, QUESTION, most=9)
    assert [(v.title, v.session) for v in some] == [
        ("techniques, followed by markers", 5),
        ("Highest: techniques", 3),
        ("Lowest: alliance", 8),
        ("Largest rise: alliance", 4),
        ("Largest fall: alliance", 7),
        ("A typical session", 2),
        ("Lowest: techniques", 6),
    ]


BEARS = "The session that carries the test"
RUPTURES = replace(
    QUESTION,
    influential=Influential(2, 9.5, 3.25, found=True),
    ruptures=Signs("Withdrawal", frozenset({"a.w"})),
    repairs=Signs("Repair", frozenset({"a.r"})),
)


def test_a_rupture_and_its_repair_are_one_passage() -> None:
    """The repair stands at most ten turns after the rupture; further away it is another story."""
    near = [tag(2, 30, "a.w"), tag(2, 38, "a.r"), tag(7, 5, "a.w"), tag(7, 40, "a.r")]
    some = suggest("A", SESSIONS, [*TAGS, *near], SCORES, RUPTURES, most=12)
    best = found(some, "Withdrawal, then Repair")
    assert (best.session, best.first <= 30 and best.last >= 38) == (2, True)
    assert best.criterion.startswith("In no other passage of this length")
    assert "(once here)" in best.criterion


def test_the_session_that_carries_the_test_says_what_f_would_be_without_it() -> None:
    """Both values of F can be checked against the protocol."""
    best = found(suggest("A", SESSIONS, TAGS, SCORES, RUPTURES, most=12), BEARS)
    assert best.session == 2
    assert "without it F falls from 9.50 to 3.25" in best.criterion


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "The session that moves the test most", "has no finding that a session could carry"),
        ("tr", "Testi en çok etkileyen seans", "bir seansın taşıyabileceği bir bulgusu yoktur"),
    ],
)
def test_no_session_carries_a_test_that_found_nothing(language: str, title: str, said: str) -> None:
    """It is offered as the most influential one, behind what shows the scores."""
    asked = replace(RUPTURES, influential=Influential(1, 1.5, 0.25, found=False))
    some = suggest("A", SESSIONS, TAGS, SCORES, asked, language=language, most=12)
    assert said in found(some, title).criterion
    assert not any(one.title in (BEARS, "Testi taşıyan seans") for one in some)


def test_a_pattern_that_is_asked_for_comes_first_and_from_each_third() -> None:
    """The densest of all says so of the whole case, the others only of their third."""
    thick = [*(tag(1, t, "a.p") for t in (3, 4)), *(tag(7, t, "a.p") for t in (8, 9, 10))]
    asked = replace(QUESTION, pattern=Signs("Bond", frozenset({"a.p"})))
    some = [
        v
        for v in suggest("A", SESSIONS, [*TAGS, *thick], SCORES, asked, most=20)
        if v.title == "Dense: Bond"
    ]
    assert [(v.session, v.criterion.split(" no other")[0]) for v in some] == [
        (
            4,
            (
                "No other passage of this length carries more tags of “Bond” (three here); the "
                "passage shown has six turns of Session 4."
            ),
        ),
        (7, "In the last third of the therapy,"),
        (1, "In the first third of the therapy,"),
    ]


def test_other_ends_forget_what_was_omitted_outside_them() -> None:
    """What is omitted lies within the vignette, or nowhere."""
    one = Vignette("A", 1, 5, 20, "", "", omitted=((6, 8), (15, 18)))
    assert cut(one, 8, 14).omitted == ((8, 8),)


def test_the_passage_is_where_the_tags_are_with_its_empty_ends_cut_off() -> None:
    """Six techniques stand in turns 30 to 40 of Session 3: that is the passage, to the turn."""
    best = found(suggest("A", SESSIONS, TAGS, SCORES, QUESTION), "Highest: techniques")
    assert (best.first, best.last) == (30, 40)


def test_a_criterion_names_the_numbers_it_rests_on() -> None:
    """The criterion can be printed as it is and checked against the table of scores."""
    some = suggest("A", SESSIONS, TAGS, SCORES, QUESTION)
    assert found(some, "Highest: techniques").criterion == (
        "Session 3 has the highest score of “techniques” in this case (30.00; the mean of eight "
        "sessions is 9.38). Of its passages of 11 turns, the one with the most tags is shown."
    )
    assert (
        "from Session 3 (12.00) to Session 4 (40.00)"
        in found(some, "Largest rise: alliance").criterion
    )


def test_turkish_criteria() -> None:
    """Title and criterion come in the language asked for."""
    some = suggest("A", SESSIONS, TAGS, SCORES, QUESTION, language="tr")
    best = found(some, "En yüksek: teknikler")
    assert best.criterion.startswith(
        "“teknikler” puanının bu vakada en yüksek olduğu seans: 3 (30,00;"
    )


def test_a_change_across_a_missing_session_is_no_change() -> None:
    """Neighbours are neighbours by number: a jump over a missing session does not count."""
    scores = [score(1, EFFECT, 1), score(3, EFFECT, 50), score(4, EFFECT, 52)]
    some = suggest("A", SESSIONS, TAGS, scores, QUESTION)
    assert (
        "Session 3 (50.00) to Session 4 (52.00)" in found(some, "Largest rise: alliance").criterion
    )


def test_raters_who_agree_do_not_make_a_passage_denser() -> None:
    """A code counts once a turn, however many raters gave it, and other layers do not count."""
    doubled = [tag(3, 1, "m.t", rater) for rater in ("R1", "R2", "R3", "R4", "R5", "R6", "R7")]
    other = [replace(tag(3, 1, "m.t"), layer="sentence", segment=n) for n in range(2, 12)]
    best = found(
        suggest("A", SESSIONS, TAGS + doubled + other, SCORES, QUESTION), "Highest: techniques"
    )
    assert (best.first, best.last) == (30, 40)


@pytest.mark.parametrize("scores", [[], [score(1, CAUSE, None)], [score(1, CAUSE, 3.0)]])
def test_without_scores_that_differ_nothing_is_suggested(scores: list[Score]) -> None:
    """One value has no highest and no lowest; nothing is made up."""
    assert suggest("A", SESSIONS, [], scores, QUESTION) == ()


def test_a_session_without_transcript_is_never_suggested() -> None:
    """Scores may exist for sessions without a transcript; there is nothing to show of them."""
    some = suggest("A", {1: turns(10), 2: turns(10)}, [], SCORES, QUESTION, most=9)
    assert {v.session for v in some} <= {1, 2}


def test_braces_in_a_name_are_only_braces() -> None:
    """A score's name is data: it cannot break the wording it stands in."""
    odd = replace(CAUSE, names={"en": "a {b} {n} {}"})
    some = suggest("A", SESSIONS, TAGS, SCORES, replace(QUESTION, cause=odd))
    assert "“a {b} " in found(some, "Highest: a {b} {n} {}").criterion


codes = st.sampled_from(["m.t", "a.p", "x.y"])
placed = st.tuples(st.integers(1, 6), st.integers(1, 40), codes)
values = st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=6, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=6, max_size=6), st.lists(placed), values, values)
def test_whatever_the_data_passages_lie_inside_their_sessions(
    lengths: list[int], tags: list[tuple[int, int, str]], one: list[float], two: list[float]
) -> None:
    """Six to twenty-five turns (fewer only in a shorter session), in bounds, never overlapping."""
    sessions = {number: turns(length) for number, length in enumerate(lengths, 1)}
    scores = [score(n, CAUSE, v) for n, v in enumerate(one, 1)]
    scores += [score(n, EFFECT, v) for n, v in enumerate(two, 1)]
    marked = [tag(s, t, c) for s, t, c in tags if t <= lengths[s - 1]]
    some = suggest("A", sessions, marked, scores, QUESTION, most=9)
    assert some == suggest("A", sessions, marked, scores, QUESTION, most=9)
    covered: set[tuple[int, int]] = set()
    for v in some:
        length = len(sessions[v.session])
        assert 1 <= v.first <= v.last <= length
        assert min(SHORTEST, length) <= v.last - v.first + 1 <= min(USUAL, LONGEST, length)
        here = {(v.session, turn) for turn in range(v.first, v.last + 1)}
        assert not here & covered
        covered |= here
    different = list(dict.fromkeys(v.session for v in some))
    assert [v.session for v in some][: len(different)] == different
