"""What lags count: sessions held and calendar weeks, in a study's record and in any table."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_series import a_series, drawn, without
from thirdear import Study, series
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series import axis as series_axis
from thirdear.series.influence import leave_out
from thirdear.series.lineage import trace
from thirdear.series.protocol import run
from thirdear.study import facts as study_facts
from thirdear.study import protocol

MONDAY = date(2024, 1, 1)


def spread(one: Series, cancelled: int) -> Series:
    """Return the series with one session number put in that has no score."""
    at = one.sessions.index(cancelled)
    values = (*one.values[:at], None, *one.values[at:])
    return a_series(one.score, values)


def on_days(pair: tuple[Series, Series], days: dict[int, int]) -> tuple[Series, Series]:
    """Put both series in weeks."""
    axis = series_axis.weekly(pair, days)
    assert axis.refusal(pair) is None
    return series_axis.place(pair[0], axis), series_axis.place(pair[1], axis)


def weekly_days(numbers: range, start: date = MONDAY) -> dict[int, int]:
    """Return a day a week from the first number on."""
    return {n: (start + timedelta(weeks=i)).toordinal() for i, n in enumerate(numbers)}


def test_a_cancelled_session_is_no_gap_and_one_not_transcribed_is() -> None:
    """F and rows are those of the series without the number that was never held."""
    plain = drawn(1, length=24)
    cause, effect = (spread(one, 10) for one in plain)
    wanted = series.test(*plain, resamples=0)
    axis = series_axis.held((cause, effect), {10})
    found = series.test(
        series_axis.place(cause, axis), series_axis.place(effect, axis), resamples=0
    )
    assert (found.f, found.pairs) == (pytest.approx(wanted.f), wanted.pairs)
    assert "session 10 did not take place" in axis.notes[0]
    assert series.test(cause, effect, resamples=0).pairs == wanted.pairs - 1


def test_series_that_lack_nothing_come_back_as_they_are() -> None:
    """Nothing was cancelled, or only what lies after."""
    cause, effect = drawn(2)
    axis = series_axis.held((cause, effect), {99})
    assert series_axis.place(cause, axis) is cause
    assert axis.notes == ()


def test_series_of_other_raters_lie_on_the_same_axis() -> None:
    """A session's place does not depend on where the series begins."""
    whole = a_series("x", range(12))
    late = a_series("x", range(6), first=7)
    for one in (whole, late):
        placed = series_axis.place(one, series_axis.held((one,), {3}))
        assert dict(zip(placed.named, placed.sessions, strict=True))[8,] == 7


def test_scores_of_a_session_that_was_not_held_are_refused() -> None:
    """One of the two is wrong, and no one here knows which."""
    cause, effect = drawn(3, length=20)
    for axis in (
        series_axis.held((cause, effect), {4, 9}),
        series_axis.weekly((cause, effect), weekly_days(range(1, 21)), {4, 9}),
    ):
        assert "sessions 4, 9 did not take place" in (axis.refusal((cause, effect)) or "")


def test_a_session_every_week_is_the_same_in_weeks() -> None:
    """Numbers are equal, lineage names sessions."""
    plain = drawn(4, length=24, effect=0.4)
    placed = on_days(plain, weekly_days(range(1, 25)))
    found, wanted = (series.test(*pair, resamples=199, seed=3) for pair in (placed, plain))
    assert (found.f, found.p_bootstrap) == (wanted.f, wanted.p_bootstrap)
    assert found.lag_in == "weeks"
    assert "in the next week" in series.apa(series.adjust([found])[0]) or found.p_bootstrap > 0.05


def test_a_week_without_a_session_is_a_gap() -> None:
    """Rows do not reach across it; the sessions on both sides keep their numbers."""
    plain = drawn(5, length=24)
    days = {n: day + (7 if n > 10 else 0) for n, day in weekly_days(range(1, 25)).items()}
    cause, effect = on_days(plain, days)
    found = series.test(cause, effect, resamples=0)
    assert found.pairs == 22
    assert any("1 of 25 weeks, those without a session;" in told for told in found.warnings)
    rows = {row.session: row for row in trace(cause, effect, 2)}
    assert list(rows) == list(range(1, 25))
    assert rows[11].why == "no session at lag 1"
    assert [session for session, _, _ in rows[11].before] == [10]
    assert rows[13].why is None
    assert 11 in {one.session for one in leave_out(cause, effect, found, 0)}


def test_two_sessions_of_a_week_count_by_their_mean_and_are_told() -> None:
    """Both are named, also where leaving the week out is tried."""
    plain = drawn(6, length=24)
    days = weekly_days(range(1, 25))
    days = {n: (days[9] + 2 if n == 10 else day) for n, day in days.items()}
    axis = series_axis.weekly(plain, days)
    assert "Sessions of the same week count by their mean: 9, 10." in axis.notes
    cause, effect = on_days(plain, days)
    shared = effect.named.index((9, 10))
    assert effect.values[shared] == pytest.approx(
        sum(v for v in plain[1].values[8:10] if v is not None) / 2
    )
    row = next(r for r in trace(cause, effect, 1) if r.session == 9)
    assert row.together == (10,)
    made = series.test(cause, effect, resamples=99)
    whole = run(cause, effect, made=made)
    assert (9, (10,)) in {(one.session, one.together) for one in whole.influences}


def test_what_cannot_be_placed_in_weeks_is_told() -> None:
    """A scored session without a date refuses; dates that run backwards do; others are named."""
    cause, effect = drawn(7, length=20)
    days = weekly_days(range(1, 21))
    undated = {n: day for n, day in days.items() if n != 6}
    assert "no date: session 6" in (
        series_axis.weekly((cause, effect), undated).refusal((cause, effect)) or ""
    )
    turned = days | {8: days[3]}
    assert "session 8 lies before session 7" in (
        series_axis.weekly((cause, effect), turned).why or ""
    )
    pair = (without(cause, [6]), without(effect, [6]))
    axis = series_axis.weekly(pair, undated)
    assert axis.refusal(pair) is None
    assert any(told.endswith("in no week: session 6.") for told in axis.notes)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("date", lambda i: (MONDAY + timedelta(weeks=i)).isoformat()),
        ("tarih", lambda i: f"{MONDAY + timedelta(weeks=i):%d.%m.%Y}"),
        ("week", lambda i: str(40 + i)),
    ],
)
def test_a_table_can_be_counted_in_weeks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str, cell: object
) -> None:
    """By its dates or its week numbers; the eleventh week is missing."""
    assert callable(cell)
    cause, effect = drawn(8, length=24)
    rows = [f"{column},x,y"] + [
        f"{cell(i + (i >= 10))},{cause.values[i]},{effect.values[i]}" for i in range(24)
    ]
    file = tmp_path / "t.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    prompt = Prompt(capsys)
    command = ("granger", "--csv", file, "--cause", "x", "--effect", "y", "--resamples", 99)
    (found,) = prompt.well(*command, "--lag-in", "weeks", "--smallest", 0.3, "--json").json
    assert (found["pairs"], found["lag_in"], found["smallest"]) == (22, "weeks", 0.3)
    assert any("two one-sided tests" in told for told in found["warnings"])
    (plain,) = prompt.well(*command, "--json").json
    assert (plain["pairs"], plain["lag_in"], plain["smallest"]) == (23, "sessions", None)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("session,x,y\n1,2,3\n", "t.csv: lags in weeks need a column date or week"),
        ("date,x,y\nMay,2,3\n", "t.csv, line 2, column date: 'May' is no date"),
        ("week,x,y\n1.5,2,3\n", "t.csv, line 2, column week: '1.5' is no week"),
        ("week,x,y\n1,2,3\n,4,5\n", "t.csv: Lags cannot count weeks, since these have no date"),
        ("week,x,y\n52,2,3\n1,4,5\n", "session 2 lies before session 1"),
    ],
)
def test_a_table_without_weeks_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, words: str
) -> None:
    """With the file, the line and what to write."""
    file = tmp_path / "t.csv"
    file.write_text(table, encoding="utf-8")
    told = Prompt(capsys)(
        *("granger", "--csv", file, "--cause", "x", "--effect", "y", "--lag-in", "weeks")
    )
    assert told.code == 1
    assert words in " ".join(told.err.split())


PAIR = ("tpocs.bond", "tpocs.task")


@pytest.fixture
def study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Study:
    """One case of 24 invented sessions, number 12 never held, rated at random by two raters."""
    prompt, drawn_, folder = Prompt(capsys), random.Random(5), tmp_path / "study"
    prompt.well("init", folder, "--codebook", "tpocs-a")
    rows = ["case,session,item,rater,value"]
    for session in (n for n in range(1, 26) if n != 12):
        text = f"Therapist: Session {session}.\nChild: Yes.\n"
        (tmp_path / f"A-s{session:02}.txt").write_text(text, encoding="utf-8")
        for item in range(1, 10):
            value = drawn_.randint(0, 5)
            rows.append(f"A,{session},tpocs.{item},R1,{value}")
            rows.append(f"A,{session},tpocs.{item},R2,{min(5, value + drawn_.randint(0, 1))}")
    prompt.well("import", "--study", folder, *sorted(tmp_path.glob("A-s*.txt")))
    (tmp_path / "ratings.csv").write_text("\n".join(rows), encoding="utf-8")
    prompt.well("ratings", "import", "--study", folder, tmp_path / "ratings.csv")
    for rater in ("R1", "R2"):
        prompt.well("finish", "--study", folder, "--rater", rater)
    return Study.open(folder)


def facts(file: Path, *, undated: int = 0, more: str = "") -> Path:
    """Write the record: a session a week, the twelfth cancelled, one not transcribed at the end."""
    told = [more]
    for n in range(1, 27):
        told.append(f"[[case.A.session]]\nnumber = {n}")
        if n != undated:
            told.append(f"date = {MONDAY + timedelta(weeks=n - 1)}")
        if n == 12:
            told.append('held = "cancelled"')
        if n == 26:
            told.append('held = "not transcribed"')
    file.write_text("\n".join(told), encoding="utf-8")
    return file


def test_a_study_counts_sessions_held_and_weeks(study: Study, tmp_path: Path) -> None:
    """By its facts: cancelled is no gap among sessions and one among weeks."""
    with study:
        plain = study.granger(*PAIR, case="A", resamples=0)
        study_facts.set_from(study, facts(tmp_path / "facts.toml"))
        held = study.granger(*PAIR, case="A", resamples=0)
        weeks = study.granger(*PAIR, case="A", resamples=0, lag_in="weeks")
        assert (plain.pairs, held.pairs, weeks.pairs) == (22, 23, 22)
        assert weeks.f == pytest.approx(plain.f)
        assert any("session 12 did not take place" in told for told in held.warnings)
        assert {row.session for row in protocol.rows(study, held, None)} == set(range(1, 26)) - {12}
        assert {row.session for row in protocol.rows(study, weeks, None)} == set(range(1, 26)) - {
            12
        }
        study_facts.set_from(study, facts(tmp_path / "facts.toml", undated=5))
        refused = study.granger(*PAIR, case="A", resamples=0, lag_in="weeks")
        assert refused.refused == "Lags cannot count weeks, since these have no date: session 5."
        assert protocol.protocol(study, refused, None).rows


DECLARED = """\
[[hypothesis]]
cause = "tpocs.bond"
effect = "tpocs.task"
lag_in = "weeks"
smallest = 0.25
"""


def test_facts_declare_hypotheses_once(study: Study, tmp_path: Path) -> None:
    """With the time; the smallest effect belongs to its direction and is answered there."""
    with study:
        file = facts(tmp_path / "facts.toml", more=DECLARED)
        study_facts.set_from(study, file)
        (declared,) = study.hypotheses()
        assert (declared.lag_in, declared.smallest) == ("weeks", 0.25)
        assert declared.declared_at
        heads = study.store.heads()
        study_facts.set_from(study, file)
        assert study.store.heads() == heads
        there, back = study.tests(resamples=99)
        assert (there.smallest, back.smallest) == (0.25, None)
        assert any("two one-sided tests" in told for told in there.warnings)
        assert not any("two one-sided tests" in told for told in back.warnings)
        assert study.store.check() == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("0.25", "0.5", "facts.toml, [[hypothesis]] number 1: tpocs.bond → tpocs.task was decl"),
        ("tpocs.bond", "tpocs.none", "number 1: There is no score tpocs.none"),
        ("weeks", "days", "lag_in is one of sessions, weeks"),
        ("0.25", "0", "smallest must be a number above 0"),
        ("0.25", "inf", "smallest must be a number above 0"),
        ('effect = "tpocs.task"\n', "", "effect is missing"),
    ],
)
def test_a_hypothesis_of_the_facts_can_be_refused(
    study: Study, tmp_path: Path, old: str, new: str, words: str
) -> None:
    """Then nothing of the file is kept; what was declared in advance stays."""
    with study:
        study_facts.set_from(study, facts(tmp_path / "facts.toml", more=DECLARED))
        heads = study.store.heads()
        with pytest.raises(Refusal) as refused:
            study_facts.set_from(
                study, facts(tmp_path / "facts.toml", more=DECLARED.replace(old, new))
            )
        assert words in str(refused.value)
        assert study.store.heads() == heads


def test_a_hypothesis_is_declared_in_weeks_on_the_command_line(
    study: Study, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And asked as declared, or in sessions with a word about it."""
    folder, prompt = study.folder, Prompt(capsys)
    with study:
        study_facts.set_from(study, facts(tmp_path / "facts.toml"))
    add = ("hypothesis", "add", "--study", folder, *PAIR, "--lag-in", "weeks", "--smallest", 0.2)
    (declared,) = prompt.well(*add, "--json").json
    assert (declared["lag_in"], declared["smallest"]) == ("weeks", 0.2)
    asked = ("granger", "--study", folder, "--resamples", 99, "--json")
    assert {t["lag_in"] for t in prompt.well(*asked).json} == {"weeks"}
    other = prompt.well(*asked, "--lag-in", "sessions")
    assert {t["pairs"] for t in other.json} == {23}
    assert "Not as declared" in other.err
    assert prompt.well("granger", "--study", folder, "--resamples", 99, "--full", "--lineage").out


def test_events_of_before_have_sessions_and_no_smallest_effect(study: Study) -> None:
    """A hypothesis whose event lacks the fields is replayed as it was meant."""
    from thirdear.store.acts import record

    with study:
        body = {"cause": "tpocs.bond", "effect": "tpocs.task", "lag": 1, "trend": "none"}
        db = study.store._db
        with db.transaction():
            record(db, "study", [("hypothesis", body)])
        (found,) = study.hypotheses()
        assert (found.lag_in, found.smallest) == ("sessions", None)
        assert study.store.check() == ()
