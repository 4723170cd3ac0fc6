"""Questions and verdicts of the scores screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import a_study, play, shown, until
from thirdear.model.precedence import Coefficient, PrecedenceTest, SharedCourse
from thirdear.model.protocol import Influence, Protocol, Response, Row
from thirdear.model.scores import Score, Series
from thirdear.model.single_case import PhaseContrast, SuddenGain
from thirdear.tui.scores.findings import Question, _paired, courses, named, probability, verdict
from thirdear.tui.scores.surroundings import Told, entries
from thirdear.tui.wording import words

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

SAY = words("en")
STEP = SharedCourse("step", (12,), 0.01, 0.2)


def _test(cause: str = "x", effect: str = "y", case: str = "A", **more: object) -> PrecedenceTest:
    return PrecedenceTest(case, cause, effect, 1, "linear", "mean", 30, 29, **more)  # type: ignore[arg-type]


def _slopes(*slopes: float) -> tuple[Coefficient, ...]:
    return tuple(Coefficient(n, b, 0.1, b - 0.2, b + 0.2) for n, b in enumerate(slopes, 1))


@pytest.mark.parametrize(
    ("p", "shown"),
    [(None, "–"), (0.0007, "< .001"), (0.0016, ".002"), (0.05, ".050"), (1.0, "> .999")],
)
def test_probabilities_are_printed_as_in_reports(p: float | None, shown: str) -> None:
    """Three decimals, no zero before the point."""
    assert probability(p) == shown


@pytest.mark.parametrize(
    ("test", "entry"),
    [
        (_test(p=0.001, p_holm=0.04, coefficients=_slopes(0.4)), "scores.more"),
        (_test(p=0.001, p_holm=0.04, coefficients=_slopes(-0.4, -0.1)), "scores.less"),
        (replace(_test(p=0.001, p_holm=0.04), lag=2), "scores.several"),
        (_test(p=0.01, p_verdict=0.2, p_holm=0.4, coefficients=_slopes(0.4)), "scores.fragile"),
        (_test(p=0.4, p_verdict=0.01, p_holm=0.01, coefficients=_slopes(0.4)), "scores.more"),
        (_test(p=0.001, p_verdict=0.01, p_holm=0.05), "scores.family"),
        (_test(p_verdict=0.01, p_holm=0.01, course=STEP), "scores.course"),
        (_test(p=0.2, coefficients=_slopes(0.4)), "scores.not"),
        (_test(p=0.001, exploratory=True, coefficients=_slopes(0.4)), "scores.exploratory"),
    ],
)
def test_the_adjusted_p_decides(test: PrecedenceTest, entry: str) -> None:
    """Below .05 the cross-lag's sign gives the words; else it is said why nothing was found."""
    p = f"p = {probability(test.deciding)}"
    wanted = SAY(entry, cause=test.cause, effect=test.effect, lag=test.lag, p=p)
    assert verdict(test, SAY, {}) == wanted


def test_a_refusal_says_why() -> None:
    """Its reason is shown without anything that acts on a terminal."""
    assert verdict(_test(refused="too few\x1b]0;x\x07"), SAY, {}) == "not tested: too few␛"


def test_both_directions_of_a_question_stand_together() -> None:
    """One question a case and hypothesis, with both series."""
    tests = (_test(), _test("y", "x"), _test(case="B"), _test("y", "x", "B"))
    series = {
        (case, score): Series(case, score, (1, 2), (0.0, 1.0)) for case in "AB" for score in "xy"
    }
    questions = _paired(tests, series)
    assert [(q.case, q.cause.score, q.effect.score) for q in questions] == [
        ("A", "x", "y"),
        ("B", "x", "y"),
    ]
    assert all(q.backward is not None and q.backward.cause == "y" for q in questions)


def test_scores_stand_in_the_same_order_in_every_case() -> None:
    """Those without any value are left out; when a score begins does not move it."""
    values = [
        Score(case, session, key, value, 1, "me")
        for case, session, told in (
            ("A", 1, {"x": None, "y": 1.0, "z": None}),
            ("A", 2, {"x": 2.0, "y": None, "z": None}),
            ("B", 1, {"x": 1.0, "y": 1.0, "z": None}),
        )
        for key, value in told.items()
    ]
    found = [(one.case, one.cause.score) for one in courses(values, "me")]
    assert found == [("A", "x"), ("A", "y"), ("B", "x"), ("B", "y")]


def test_reasons_name_scores_and_not_their_keys() -> None:
    """A key within a sentence becomes the score's name; other words with dots stay."""
    names = {"tpocs.bond": "TPOCS-A bond"}
    assert named("session 5 has no tpocs.bond; see a.b", names) == (
        "session 5 has no TPOCS-A bond; see a.b"
    )


@pytest.mark.parametrize("language", ["en", "tr"])
def test_series_that_are_equal_everywhere_are_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """Gaps count for neither; one session in which they differ is enough to say nothing."""
    cause = Series("A", "x", (1, 2, 3), (2.0, 5.0, None))
    equal = Series("A", "y", (1, 2, 3), (2.0, 5.0, 7.0))
    other = Series("A", "y", (1, 2, 3), (2.0, 5.5, 7.0))
    questions = [Question("A", cause, effect, _test()) for effect in (equal, other)]
    assert [one.alike for one in questions] == [True, False]
    assert not Question("A", cause).alike
    monkeypatch.setattr("thirdear.tui.scores.screen.ask", lambda *_: tuple(questions))

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        told = words(language)("scores.alike")
        await pilot.press("p")
        await until(lambda: told in " ".join(shown(app).split()))
        await pilot.press("down")
        assert told not in " ".join(shown(app).split())

    play(a_study(tmp_path, language), script)


def test_a_refused_test_names_the_score() -> None:
    """The reason is shown with the name that the chart has."""
    test = replace(_test(), refused="tpocs.total has the same value in every session.")
    told = verdict(test, SAY, {"tpocs.total": "TPOCS-A alliance"})
    assert "TPOCS-A alliance has the same value" in told
    assert "tpocs.total" not in told


def test_series_are_laid_over_the_same_sessions() -> None:
    """Sessions that one series does not have are gaps in it."""
    one = Series("A", "x", (2, 3), (1.0, 2.0))
    other = Series("A", "y", (3, 4, 5), (7.0, None, 9.0))
    question = Question("A", one, other, _test(), None)
    assert question.sessions == (2, 3, 4, 5)
    assert question.values(one) == (1.0, 2.0, None, None)
    assert question.values(other) == (None, 7.0, None, 9.0)


@pytest.mark.parametrize(
    ("p", "language", "said"),
    [
        (0.01, "en", "carries the test"),
        (0.2, "en", "moves the test most"),
        (0.01, "tr", "testi taşıyor"),
        (0.2, "tr", "testi en çok etkiliyor"),
    ],
)
def test_a_session_carries_a_test_only_where_it_found_something(
    p: float, language: str, said: str
) -> None:
    """Otherwise the same session is the one that moves the test most."""
    whole = Protocol(
        _test(f=4.0, df=(1, 28), p=p),
        influences=(
            Influence(12, 30, 3.0, 0.09, 0.08, 0.2, None),
            Influence(13, 30, 3.9, 0.07, 0.06, 0.3, None),
        ),
    )
    rows = entries(whole, Told(), {}, words(language), 100)
    marked = [row for row in rows if "◂" in "".join(text for text, _ in row.parts)]
    assert [row.session for row in marked] == [12]
    assert marked[0].parts[-1][0] == f"  ◂ {said}"


def test_what_stands_around_a_test_in_weeks_speaks_of_weeks() -> None:
    """Headings and responses count weeks, and every session of a week stands in its row."""
    made = _test(f=4.0, df=(1, 28), p=0.05, lag_in="weeks")
    whole = Protocol(
        made,
        influences=(Influence(12, 30, 3.0, 0.09, 0.08, 0.2, None, (13,)),),
        responses=(Response(1, 0.3, 0.1, 0.5),),
        rows=(Row(12, 1.0, ((11, 2.0, 3.0),), "R1", together=(13,)),),
    )
    for language, wanted in (
        ("en", ("Without each week", "1 week later", "sessions of the week")),
        ("tr", ("Her hafta çıkarıldığında", "1 hafta sonra", "haftanın seansları")),
    ):
        rows = entries(whole, Told(), {}, words(language), 100)
        told = ["".join(text for text, _ in row.parts) for row in rows]
        for text in (*wanted, "12, 13  ·", "12, 13         1  ←"):
            assert any(text in line for line in told), (text, told)


def test_phases_are_compared_and_a_sudden_gain_opens_its_session() -> None:
    """NAP, Tau-U and p of two phases, why others are not compared; Enter on a gain opens it."""
    phases = (
        PhaseContrast("A", "y", "base\x07", "play", "higher", 6, 7, 0.92, (0.6, 0.99), p=0.03),
        PhaseContrast("A", "y", "play", "end", "higher", 7, 1, refused="1 in end; three each."),
    )
    phases = (replace(phases[0], tau_u=0.76), phases[1])
    gains = (SuddenGain("A", "y", 6, 7, 33.0, 5.0, 32.0, 6.0, 3.0),)
    for language, wanted in (
        ("en", ("base\ufffd → play", "NAP 0.92 [0.60, 0.99]  Tau-U 0.76  p = .03", "independent")),
        ("tr", ("Bildirilen evrelerin", "1 in end; three each.", "6. ile 7. seans arası")),
    ):
        rows = entries(
            Protocol(_test()), Told(phases=phases, gains=gains), {}, words(language), 100
        )
        told = ["".join(text for text, _ in row.parts) for row in rows]
        for text in wanted:
            assert any(text in line for line in told), (text, told)
        assert [row.session for row in rows if "33.00 → 5.00" in row.parts[-1][0]] == [7]


def test_a_pair_declared_in_sessions_and_in_weeks_is_two_questions() -> None:
    """Their lags count different things, so that they are not two directions of one test."""
    tests = (_test(lag_in="sessions"), _test(lag_in="weeks"))
    series = {("A", name): Series("A", name, (1, 2), (1.0, 2.0)) for name in "xy"}
    assert len(_paired(tests, series)) == 2
