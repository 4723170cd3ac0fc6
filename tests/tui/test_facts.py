"""Entering case facts, and who judges what, on the desk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input

from tests.a_desk import a_study, play, until
from thirdear.model.assignment import Share
from thirdear.model.coding import NewTag, Pass
from thirdear.model.facts import HELD, Break, CaseRecord, Facts, Phase, SessionRecord
from thirdear.model.outcomes import Course, Group, Measure
from thirdear.model.precedence import Hypothesis
from thirdear.model.refusal import Refusal
from thirdear.model.text import SessionInfo
from thirdear.study import (
    agreement,
    assignment,
    blinding,
    consensus,
    facts,
    facts_toml,
    journal,
    training,
)
from thirdear.study import facts as study_facts
from thirdear.study.core import LEAD
from thirdear.tui.app import DeskApp
from thirdear.tui.assignment import AssigningScreen
from thirdear.tui.facts.screen import FactsScreen
from thirdear.tui.parts.form import Form
from thirdear.tui.parts.lines import Choices, Line
from thirdear.tui.ratings import RatingScreen
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

ME, YOU = Pass("me"), Pass("you")

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
KEY = TEXT.filter(bool)
NUMBER = st.none() | st.floats(-100, 100)
GROUPS = st.none() | st.builds(Group, st.floats(-9, 9), st.floats(0.1, 9), KEY)
MEASURES = st.builds(
    Measure,
    key=st.just("m"),
    name=KEY,
    better=st.sampled_from(["lower", "higher"]),
    sd=st.just(2.5),
    reliability=st.just(0.8),
    source=KEY,
    cutoff=st.just(3.0),
    cutoff_source=KEY,
    clinical=GROUPS,
    normative=GROUPS,
)
SESSIONS = st.builds(
    SessionRecord,
    number=st.integers(1, 40),
    held=st.sampled_from(HELD),
    date=st.none() | st.dates(),
    attended=st.lists(TEXT, max_size=2).map(tuple),
    setting=TEXT,
)
COURSES = st.builds(
    Course,
    case=st.just("A"),
    measure=st.just("m"),
    pre=NUMBER,
    post=NUMBER,
    interim=st.dictionaries(st.integers(1, 40), st.floats(0, 9), max_size=2).map(
        lambda between: tuple(sorted(between.items()))
    ),
    informant=TEXT,
)


@given(
    measure=MEASURES,
    consent=TEXT,
    facts=st.dictionaries(KEY.filter(lambda key: key not in facts_toml.RESERVED), TEXT, max_size=2),
    sessions=st.lists(SESSIONS, unique_by=lambda one: one.number, max_size=3),
    courses=st.lists(COURSES, max_size=2).map(tuple),
    case=KEY,
)
def test_what_is_told_is_read_again(
    measure: Measure,
    consent: str,
    facts: dict[str, str],
    sessions: list[SessionRecord],
    courses: tuple[Course, ...],
    case: str,
) -> None:
    """Whatever words and numbers stand in it, hypotheses among them."""
    record = CaseRecord("A", consent, facts, (), courses)
    whole = facts_toml.with_case(
        Facts({}, {"m": measure}, (Hypothesis("a.x", "b.y", 2, "none", smallest=0.5),)), record
    )
    ordered = tuple(sorted(sessions, key=lambda one: one.number))
    whole = facts_toml.with_case(whole, CaseRecord(case, sessions=ordered))
    assert study_facts.parse(facts_toml.told(whole), "f") == whole


def rows(app: DeskApp) -> list[str]:
    """Return the rows of the list on the screen."""
    found = app.screen.query_one(Choices)
    screen = app.screen
    assert isinstance(screen, FactsScreen | AssigningScreen)
    return ["".join(text for text, _ in screen._row(at, 80)) for at in range(found._count)]


async def fill(pilot: Pilot[None], app: DeskApp, *lines: str) -> None:
    """Fill the form in and keep it."""
    assert isinstance(app.screen, Form)
    for number, line in enumerate(lines):
        app.screen.query_one(f"#field{number}", Input).value = line
    for _ in lines:
        await pilot.press("enter")
    await pilot.pause()


def go(app: DeskApp, words: str) -> None:
    """Go to the first row that holds these words."""
    at = next(place for place, row in enumerate(rows(app)) if words in row)
    app.screen.query_one(Choices).go(at)


def test_facts_are_entered_and_taken_back(tmp_path: Path) -> None:
    """Consent, a session's record, a measure and its values; each is one act that undo knows."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("Z")
        await pilot.pause()
        go(app, "consent")
        await pilot.press("enter")
        await pilot.pause()
        await fill(pilot, app, "given in writing")
        go(app, "session")
        await pilot.press("enter", "2")
        await pilot.pause()
        await pilot.press("enter", "4")
        await pilot.pause()
        await fill(pilot, app, "2024-03-01", "client, mother", "online")
        go(app, "+ a measure")
        await pilot.press("enter")
        await pilot.pause()
        more = ("", "", "", "", "", "")
        await fill(pilot, app, "cbcl", "CBCL", "lower", "10", "", "Manual", "", "", *more)
        why = app.screen.query_one("#why", Line).words
        assert "sd, r and their source go together" in " ".join(why.split())
        app.screen.query_one("#field4", Input).value = "0,9"
        await pilot.press("enter")
        await pilot.pause()
        go(app, "the values of a measure")
        await pilot.press("enter")
        await pilot.pause()
        await fill(pilot, app, "cbcl", "mother", "70", "55,5", "10 = 64; 20 = 60")

    play(study, script)
    facts = study_facts.read(study)
    record = facts.cases["A"]
    assert record.consent == "given in writing"
    day, people = date(2024, 3, 1), ("client", "mother")
    assert record.sessions == (SessionRecord(1, "cancelled", day, people, "online"),)
    values = ((10, 64.0), (20, 60.0))
    assert record.courses == (Course("A", "cbcl", 70, 55.5, values, "mother"),)
    assert facts.measures["cbcl"].reliability == 0.9
    for _ in range(5):
        assert study.undo("me")
    assert study_facts.read(study) == Facts()
    for _ in range(5):
        assert study.redo("me")
    assert study_facts.read(study) == facts
    assert journal.check(study, None) == ()


def test_phases_and_breaks_are_declared_changed_and_removed(tmp_path: Path) -> None:
    """Two phases that overlap and a break that stands twice are refused in the form."""
    study = a_study(tmp_path)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        async def ask(words: str, *lines: str) -> None:
            go(app, words)
            await pilot.press("enter")
            await until(lambda: isinstance(app.screen, Form))
            await fill(pilot, app, *lines)

        def why() -> str:
            return " ".join(app.screen.query_one("#why", Line).words.split())

        await pilot.press("Z")
        await until(lambda: isinstance(app.screen, FactsScreen))
        await ask("+ a phase", "therapy", "9", "34")
        await ask("+ a phase", "baseline", "1", "9")
        assert "overlaps another" in why()
        app.screen.query_one("#field2", Input).value = "8"
        await pilot.press("enter")
        await ask("+ a break or change", "18", "summer holiday")
        await ask("+ a break or change", "18", "again")
        assert why() == "18 is there already."
        app.screen.query_one("#field0", Input).value = "25"
        await pilot.press("enter")
        await ask("before session 25", "26", "another room")
        go(app, "baseline")
        await pilot.press("x")

    play(study, script)
    record = study_facts.read(study).cases["A"]
    assert record.phases == (Phase("therapy", 9, 34),)
    assert record.breaks == (Break(18, "summer holiday"), Break(26, "another room"))
    assert study.undo("me")
    assert [one.name for one in study_facts.read(study).cases["A"].phases] == [
        "baseline",
        "therapy",
    ]


def test_what_cannot_be_a_fact_says_why_in_the_form(tmp_path: Path) -> None:
    """The form stays open, nothing is kept."""
    study = a_study(tmp_path, "tr")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("Z")
        await pilot.pause()
        go(app, "bir bilgi")
        await pilot.press("enter")
        await pilot.pause()
        await fill(pilot, app, "session", "x")
        assert "adı session olamaz" in app.screen.query_one("#why", Line).words
        await pilot.press("escape")
        await pilot.pause()
        go(app, "transkripti olmayan")
        await pilot.press("enter")
        await pilot.pause()
        await fill(pilot, app, "99", "1.3.2024", "", "")
        assert "tarih değil" in app.screen.query_one("#why", Line).words

    play(study, script)
    assert facts.read(study) == Facts()


def test_undo_does_not_go_over_what_another_changed(tmp_path: Path) -> None:
    """A file of facts, or another rater's change, stays; undo says so."""
    study = a_study(tmp_path)
    for rater in ("me", "you"):
        study.add_rater(rater)
    facts_toml.state(study, Facts({"A": CaseRecord("A", "mine")}), "me")
    facts_toml.state(study, Facts({"A": CaseRecord("A", "yours")}), "you")
    with pytest.raises(Refusal, match="changed this setting since"):
        study.undo("me")
    assert facts.read(study).cases["A"].consent == "yours"


def test_a_rater_is_assigned_on_the_desk(tmp_path: Path) -> None:
    """A part and a codebook; undo takes them back one after the other."""
    study = a_study(tmp_path)
    study.add_rater("you")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("X")
        await pilot.pause()
        go(app, "you")
        await pilot.press("enter", "2")
        await pilot.pause()
        go(app, "you")
        await pilot.press("c", "2")
        await pilot.pause()

    play(study, script)
    assert assignment.share(study, "you") == Share("you", 0.5, ("mbt-c-as",))
    study.undo("me")
    assert assignment.share(study, "you") == Share("you", 0.5)
    study.undo("me")
    assert assignment.share(study, "you") == Share("you")


def test_the_seed_stays_once_somebody_judged_what_it_drew(tmp_path: Path) -> None:
    """Before that it may be changed; sessions of a part hang on it."""
    study = a_study(tmp_path)
    study.add_rater("you")
    assignment.reseed(study, 7, LEAD)
    assert assignment.study_seed(study) == 7
    assignment.assign(study, Share("you", 0.5), LEAD)
    case, session = min(assignment.places(study, YOU))
    study.change_tags(YOU, add=[NewTag(case, session, 1, "mbtc.holding")])
    with pytest.raises(Refusal, match="has begun"):
        assignment.reseed(study, 8, LEAD)


def test_only_what_is_assigned_is_offered(tmp_path: Path) -> None:
    """Its sessions, its codes and items; the other instrument's are refused in one sentence."""
    study = a_study(tmp_path)
    study.add_rater("me")
    assignment.assign(study, Share("me", 0.5, ("mbt-c-as",)), LEAD)
    offered = assignment.places(study, ME)
    place = min(offered)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = app.screen
        assert isinstance(screen, SessionsScreen)
        infos = [row.key for row in screen.rows if isinstance(row.key, SessionInfo)]
        assert {(one.case, one.session) for one in infos} == offered
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, RatingScreen)
        assert {item.key.partition(".")[0] for item in app.screen.items} <= {"mbtc"}
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TaggingScreen)
        assert {code.partition(".")[0] for code in app.screen.sheet.codes} == {"mbtc"}

    play(study, script, start=None)
    with pytest.raises(Refusal, match="not assigned the codebook of tpocs"):
        study.rate(ME, *place, "tpocs.1", 3)
    outside = next(
        (info.case, info.session)
        for info in study.sessions()
        if (info.case, info.session) not in offered
    )
    with pytest.raises(Refusal, match="not assigned case"):
        study.change_tags(ME, add=[NewTag(*outside, 1, "mbtc.holding")])


def test_different_raters_for_two_instruments_do_not_differ(tmp_path: Path) -> None:
    """Nobody's silence about the other's instrument counts; a consensus takes both over."""
    study = a_study(tmp_path)
    for rater, book in (("me", "mbt-c-as"), ("you", "alliance-markers")):
        study.add_rater(rater)
        assignment.assign(study, Share(rater, 1, (book,)), LEAD)
    code = next(key for key in study.codes() if key.startswith("alliance."))
    for info in study.sessions():
        place = (info.case, info.session)
        study.change_tags(ME, add=[NewTag(*place, 1, "mbtc.holding")])
        study.change_tags(YOU, add=[NewTag(*place, 2, code)])
        study.finish(ME, *place)
        study.finish(YOU, *place)
    for pass_ in (ME, YOU):
        blinding.unblind(study, pass_)
    assert blinding.differing(study, ME, "A", 1) == {}
    assert {standing.differing for standing in consensus.begin(study, [ME, YOU], 1)} == {0}
    agreed = study.tags(Pass("consensus"), "A", 1)
    assert {tag.code for tag in agreed} == {"mbtc.holding", code}
    with pytest.raises(Refusal, match="two raters with one codebook"):
        agreement.agreement(study, (), (), ())
    mean = {one.score: one.raters for one in study.score_values() if one.session == 1}
    assert mean["mbtc.techniques"] == 1


def test_training_is_free_of_what_is_assigned(tmp_path: Path) -> None:
    """Its sessions and codes are the gold pass's."""
    study = a_study(tmp_path)
    for rater in ("me", "you"):
        study.add_rater(rater)
    study.change_tags(YOU, add=[NewTag("A", 1, 1, "mbtc.holding")])
    study.finish(YOU, "A", 1)
    trained = Pass("me", 2)
    training.begin(study, trained, YOU)
    assignment.assign(study, Share("me", 0.1, ("tpocs-a",)), LEAD)
    study.change_tags(trained, add=[NewTag("A", 2, 1, "mbtc.holding")])
    with pytest.raises(Refusal, match="not assigned the codebook"):
        study.change_tags(ME, add=[NewTag("A", 2, 1, "mbtc.holding")])


def test_settings_of_an_erased_case_do_not_come_back(tmp_path: Path) -> None:
    """Facts entered on the desk go with their case; undo does not fetch them."""
    study = a_study(tmp_path)
    secret = "a fact that nobody else knows"
    facts_toml.state(study, Facts({"A": CaseRecord("A", secret)}), "me")
    facts_toml.state(study, Facts({"A": CaseRecord("A", f"{secret} at all")}), "me")
    file = study.store.path
    study.purge("A")
    assert facts.read(study) == Facts()
    with pytest.raises(Refusal, match="changed this setting since"):
        study.undo("me")
    study.close()
    assert secret.encode() not in file.read_bytes()


def test_a_form_changes_only_what_was_typed(tmp_path: Path) -> None:
    """A line with a control character is shown harmless, and kept as it is unless touched."""
    study = a_study(tmp_path)
    odd = "spoken\x1b[31m on\ntwo lines"
    facts_toml.state(study, Facts({"A": CaseRecord("A", facts={"age": odd})}), "me")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("Z")
        await pilot.pause()
        go(app, "age")
        await pilot.press("enter")
        await pilot.pause()
        assert "\x1b" not in app.screen.query_one("#field1", Input).value
        app.screen.query_one("#field0", Input).value = "how old"
        await pilot.press("enter", "enter")
        await pilot.pause()

    play(study, script)
    assert facts.read(study).cases["A"].facts == {"how old": odd}


def test_a_masked_queue_begins_at_what_is_not_finished(tmp_path: Path) -> None:
    """Whatever row of the list was current."""
    study = a_study(tmp_path)
    study.mask(ME, on=True)
    first, second, _ = assignment.masks(study, ME)
    study.mask(ME, on=False)
    study.finish(ME, *first)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("G", "O", "2")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SessionsScreen)
        info = screen.key
        assert isinstance(info, SessionInfo)
        assert (info.case, info.session) == second

    play(study, script, start=None)
