"""The desk played through its keys: what is asserted is what the study holds and where one is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import LINES, a_study, noted, play, shown, transcript, until
from thirdear.model.coding import NewTag, Pass
from thirdear.study import Study, hypotheses
from thirdear.tui.first.welcome import WelcomeScreen
from thirdear.tui.keys.help import HelpScreen
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.ratings import RatingScreen
from thirdear.tui.scores.around import AroundScreen
from thirdear.tui.scores.screen import ScoresScreen
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.screen import TaggingScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

ME = Pass("me")


def _tags(study: Study, session: int = 1) -> list[tuple[int, str]]:
    """Return segment and code of every tag of mine."""
    return sorted((tag.segment, tag.code) for tag in study.tags(ME, "A", session))


def _tagging(app: DeskApp) -> TaggingScreen:
    assert isinstance(app.screen, TaggingScreen)
    return app.screen


# -- tagging


def test_digits_tag_and_go_on(study: Study) -> None:
    """A digit sets the code beside it and the cursor goes on; the next speaker has other codes."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "1")
        assert _tagging(app).view.place == 2

    play(study, script)
    assert _tags(study) == [(1, "mbtc.adaptation"), (2, "alliance.bond_plus")]


def test_a_digit_again_takes_the_code_away(study: Study) -> None:
    """Taking away does not move the cursor; `a` keeps it where it is after setting, too."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "1", "2")
        assert _tagging(app).view.place == 0
        await pilot.press("1")

    play(study, script)
    assert _tags(study) == [(1, "mbtc.nonjudgmental")]


def test_other_codes_on_the_digits(study: Study) -> None:
    """`0` offers pages and families for the speaker; a digit takes one."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("0")
        assert isinstance(app.screen, Choose)
        assert "Emotion regulation" in shown(app)
        await pilot.press("2", "1")

    play(study, script)
    assert _tags(study) == [(1, list(study.codes())[9])]


def test_the_code_bar_sets_several_codes(study: Study) -> None:
    """Words are mnemonics or beginnings of names; Enter sets all of them as one act."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"playf", "space", *"empathy")
        assert "playf=Playful stance" in shown(app)
        await pilot.press("enter")
        assert len(_tags(study)) == 2
        await pilot.press("u")

    play(study, script)
    assert _tags(study) == []


def test_the_code_bar_completes_and_closes(study: Study) -> None:
    """Tab writes the mnemonic out; an unknown word keeps the bar open; Esc leaves it."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        screen = _tagging(app)
        await pilot.press("t", *"playf", "tab")
        assert screen.bar.value == f"{study.codes()['mbtc.playful'].mnemonic} "
        await pilot.press(*"zzz", "enter")
        assert screen.bar.display
        assert "No code matches zzz" in shown(app)
        await pilot.press("escape", "j")
        assert not screen.bar.display
        assert screen.view.place == 1

    play(study, script)
    assert _tags(study) == []


def test_a_code_for_another_speaker_is_refused_in_one_line(study: Study) -> None:
    """Nothing is set; the bar says for whom the code is, and keeps what was typed."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"bp", "enter")
        assert "Bond + is a code for the client; speaking here: therapist." in shown(app)
        assert _tagging(app).bar.value == "bp"

    play(study, script)
    assert _tags(study) == []


def test_a_value_for_a_code_without_values_is_refused(study: Study) -> None:
    """Presence takes no number: marked while it is typed, said at Enter, and nothing is lost."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("t", *"no playf3")
        assert "playf3=Playful stance 3 ✗" in shown(app)
        await pilot.press("enter")
        assert "Playful stance takes no value." in shown(app)
        assert _tagging(app).bar.value == "no playf3"

    play(study, script)
    assert _tags(study) == []


def test_the_last_set_again(study: Study) -> None:
    """`.` sets what was set last, on another segment of the same speaker."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("full_stop")
        assert "no tag to repeat" in noted(app)
        await pilot.press("t", *"playf", "space", *"empathy", "enter", "j", "full_stop")

    play(study, script)
    assert [segment for segment, _ in _tags(study)] == [1, 1, 3, 3]


def test_a_range_takes_the_code_where_it_may(study: Study) -> None:
    """Of six segments three are the therapist's; the message counts them."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press(*"JJJJJ", "4")
        assert noted(app) == "3 of 6 segments were tagged; the others have another speaker."

    play(study, script)
    assert [segment for segment, _ in _tags(study)] == [1, 3, 6]


def test_removing(study: Study) -> None:
    """`x` asks which of several codes goes; one alone goes at once; `u` brings them back."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("a", "1", "2", "x", "1")
        assert _tags(study) == []
        await pilot.press("u")
        assert len(_tags(study)) == 2
        await pilot.press("x", "3")
        assert _tags(study) == [(1, "mbtc.adaptation")]
        await pilot.press("x")
        assert _tags(study) == []
        await pilot.press("u", "u")

    play(study, script)
    assert len(_tags(study)) == 2


def test_undo_and_redo_go_where_it_was(study: Study) -> None:
    """Each act is one step; the cursor goes to what was touched."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "1", "1", "u")
        assert _tagging(app).view.place == 2
        await pilot.press("u")
        assert len(_tags(study)) == 1
        await pilot.press("U", "U", "U")
        assert noted(app) == "There is nothing to redo."

    play(study, script)
    assert len(_tags(study)) == 3


def test_undo_after_the_desk_was_closed(study: Study) -> None:
    """Another desk takes back what an earlier one did, and opens the session for it."""

    async def tag(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("j", "j", "1")

    async def take_back(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("u")
        assert (_tagging(app).session, _tagging(app).view.place) == (2, 2)
        assert "undone" in noted(app)

    play(study, tag, start=("A", 2))
    play(study, take_back, start=("A", 1))
    assert _tags(study, 2) == []


def test_next_untagged(study: Study) -> None:
    """Tab passes over what is tagged and what can carry no code."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "1", "g", "tab")
        assert _tagging(app).view.place == 2
        await pilot.press("tab", "tab")
        assert _tagging(app).view.place == 5
        await pilot.press("shift+tab")
        assert _tagging(app).view.place == 3

    play(study, script)


def test_the_bar_counts_what_a_code_is_for(tmp_path: Path) -> None:
    """With codes for the therapist alone, his turns are all; the key then says what comes next."""
    one = transcript("A", 1, LINES)
    study = a_study(tmp_path, transcripts=[one], codebooks=["mbt-c-as"])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        places = [n for n, (label, _) in enumerate(LINES, 1) if label == "T"]
        for place in places:
            await pilot.press("o", *str(place), "enter", "1")
        assert "100%" in shown(app)
        await pilot.press("tab")
        assert "Every segment that can be tagged is tagged; E finishes the session." in noted(app)
        await pilot.press("S")
        assert "100%" in shown(app)

    play(study, script, start=("A", 1))


def test_finding(study: Study) -> None:
    """Hits are walked in both directions, around the ends; Turkish letters are forgiven."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        view = _tagging(app).view
        await pilot.press("f", *"bear", "enter")
        places = [view.place]
        for key in "nnnN":
            await pilot.press(key)
            places.append(view.place)
        assert places == [0, 3, 5, 0, 5]
        await pilot.press("slash", *"ISTANBUL", "enter")
        assert view.place == 1
        await pilot.press("f", *"nowhere", "enter")
        assert noted(app) == "Not found."

    play(study, script)


def test_going_to_a_number(study: Study) -> None:
    """`o` asks for a segment's number and says which there are."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("o", "6", "enter")
        assert _tagging(app).view.place == 5
        await pilot.press("o", "9", "9", "enter")
        assert noted(app) == "Segments run from 1 to 8."

    play(study, script)


# -- sessions, rating, finishing


def test_the_list_opens_sessions_and_remembers_the_place(study: Study) -> None:
    """Enter opens a session; coming back to it, one is where one was."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert isinstance(app.screen, SessionsScreen)
        await pilot.press("j", "enter", "1", "j")
        assert _tagging(app).session == 2
        await pilot.press("S")
        assert isinstance(app.screen, SessionsScreen)
        assert "17%" in shown(app)
        await pilot.press("enter")
        assert _tagging(app).view.place == 2

    play(study, script, start=None)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_definition_is_whole_where_rows_are_free(tmp_path: Path, language: Language) -> None:
    """The form folds it below the items; on a small screen it ends with an ellipsis."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r")
        screen = app.screen
        assert isinstance(screen, RatingScreen)
        for item in screen.items:
            told = item.text("definition", screen.seat.language)
            assert told in " ".join(shown(app).split())
            await pilot.press("down")
        await pilot.resize_terminal(40, 14)
        await until(lambda: "…" in shown(app))

    play(a_study(tmp_path, language), script)


def test_the_rating_form(study: Study) -> None:
    """A digit rates and goes on, `-` says that it cannot be rated, Backspace clears."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r", "3", "0", "minus", "5", "backspace", "9")
        assert isinstance(app.screen, RatingScreen)
        assert noted(app) == "This item takes 0 to 5."
        assert "0 = not at all" in shown(app)
        await pilot.press("k", "backspace", "right", "right", "escape")
        assert isinstance(app.screen, TaggingScreen)

    play(study, script)
    assert study.ratings(ME, "A", 1) == {
        "tpocs.1": 3,
        "tpocs.2": 0,
        "tpocs.3": None,
        "tpocs.4": 1,
    }


def test_finishing_asks_and_closes_the_session(study: Study) -> None:
    """After the question nothing can be tagged or rated until the session is opened again."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "E")
        assert "1 of 8 segments are tagged." in shown(app)
        assert "0 of 9 items are rated." in shown(app)
        await pilot.press("escape")
        assert not study.progress(ME)[0].finished
        await pilot.press("E", "2", "enter")
        assert study.progress(ME)[0].finished
        await pilot.press("1", "t")
        assert noted(app) == "This session is finished; E reopens it."
        await pilot.press("r", "3", "escape", "E", "2", "enter", "1")

    play(study, script)
    assert not study.progress(ME)[0].finished
    assert len(_tags(study)) == 2
    assert study.ratings(ME, "A", 1) == {}


def test_finishing_in_the_form_closes_the_transcript_too(study: Study) -> None:
    """The transcript below the rating form knows that the session is finished now."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("r", "E", "2", "enter", "escape", "1")
        assert noted(app) == "This session is finished; E reopens it."
        await pilot.press("S", "E", "2", "enter")
        assert noted(app) == "Reopened: case A, session 1."

    play(study, script)
    assert _tags(study) == []


@pytest.mark.parametrize("size", [(20, 6), (10, 4), (1, 1)])
def test_the_smallest_terminals_do_no_harm(study: Study, size: tuple[int, int]) -> None:
    """Nothing can be read there, and nothing breaks."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "t", "p", "l", "enter", "z", "r", "3", "escape", "p", "right")
        await pilot.press("escape", "S", "question_mark", "escape", "E", "escape")
        await app.workers.wait_for_complete()

    play(study, script, size=size)
    assert _tags(study)


# -- scores


@pytest.fixture
def asked(tmp_path: Path) -> Study:
    """Sixteen judged sessions, the ninth not finished, and a hypothesis over them."""
    lines = [transcript("A", n, LINES) for n in range(1, 17)]
    study = a_study(tmp_path, transcripts=lines)
    study.add_hypothesis("mbtc.techniques", "tpocs.total")
    study.add_hypothesis("mbtc.techniques", "tpocs.bond")
    for n in range(1, 17):
        tags = [NewTag("A", n, segment, "mbtc.empathy") for segment in (1, 3, 6)[: n * 7 % 4]]
        study.change_tags(ME, [], tags)
        for item in study.items():
            study.rate(ME, "A", n, item, n * 5 % 6)
        if n != 9:
            study.finish(ME, "A", n)
    return study


async def _computed(pilot: Pilot[None], app: DeskApp) -> ScoresScreen:
    assert isinstance(app.screen, ScoresScreen)
    await app.workers.wait_for_complete()
    await pilot.pause()
    return app.screen


def test_scores_are_computed_beside_the_screen(asked: Study) -> None:
    """Chart and tests appear when they are there; the cursor reads values; `d` is a table."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        screen = await _computed(pilot, app)
        assert screen.question is not None
        assert screen.question.forward.cause == "mbtc.techniques"
        assert screen.question.sessions == tuple(range(1, 17))
        assert screen.question.values(screen.question.effect)[8] is None
        assert "MBT-C techniques → TPOCS-A alliance" in shown(app)
        await pilot.press("right", "right")
        assert "session 2: 2.67" in shown(app)
        await pilot.press("j")
        assert screen.question.effect.score == "tpocs.bond"
        await pilot.press("up", "right", "right", "d")
        assert screen.place == 0
        await pilot.pause()
        assert "no value" in shown(app)
        await pilot.press("d", *["right"] * 7)
        assert "session 9: no value" in shown(app)
        await pilot.press("enter", "3")
        assert _tagging(app).session == 9

    play(asked, script, size=(120, 40))


def test_every_score_is_listed_and_drawn_alone(asked: Study) -> None:
    """`s` lists each score with its course in bars; Enter draws one, and a session opens from it.

    The questions that are tested come before the scores; a gap in the bars is a dot.
    """

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        screen = await _computed(pilot, app)
        await pilot.press("s")
        assert "Session scores" in shown(app)
        row = next(line for line in shown(app).splitlines() if "TPOCS-A alliance" in line)
        assert "·" in row
        await pilot.press("down", "enter")
        assert app.screen is screen
        question = screen.question
        assert question is not None
        assert question.tests == ()
        assert "score 2 of" in shown(app)
        assert "sessions with a value, mean" in shown(app)
        await pilot.press("w")
        assert "Nothing is tested here; a declares a hypothesis" in shown(app)
        await pilot.press("right", "enter")
        assert f"what {screen._names[question.cause.score]} is made of" in shown(app)
        await pilot.press("2")
        assert _tagging(app).session == 1

    play(asked, script)


def test_scores_need_no_hypothesis(asked: Study) -> None:
    """The first score is drawn, and the note says how to declare something about it."""
    for one in asked.hypotheses():
        hypotheses.withdraw(asked, one, "not asked any more")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        screen = await _computed(pilot, app)
        assert noted(app) == "No hypothesis yet; a declares one"
        assert screen.question is not None
        assert "score 1 of" in shown(app)

    play(asked, script)


def test_from_a_point_of_the_chart_to_what_it_is_made_of(asked: Study) -> None:
    """A score of tags opens its passages, `n` goes on; one of ratings opens the rating form."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        await _computed(pilot, app)
        await pilot.press("right", "enter", "1")
        screen = _tagging(app)
        await pilot.pause()
        assert "3 segments count in" in shown(app)
        assert (screen.session, screen.view.place) == (1, 0)
        await pilot.press("n")
        assert screen.view.place == 2
        await pilot.press("p")
        await _computed(pilot, app)
        await pilot.press("right", "right", "right", "enter", "2")
        assert isinstance(app.screen, RatingScreen)
        assert app.screen.session == 3

    play(asked, script)


def test_around_a_test_to_its_most_influential_session(asked: Study) -> None:
    """Both directions, grid, influence; Enter on the influential session opens it.

    It carries nothing, since nothing was found.
    A blind rater's grid asks of nobody else's scores.
    """
    asked.add_rater("other")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        await _computed(pilot, app)
        await pilot.press("w")
        await app.workers.wait_for_complete()
        await pilot.pause()
        around = app.screen
        assert isinstance(around, AroundScreen)
        whole, _ = around._found[0]
        assert whole.grid is not None
        assert {cell.series for cell in whole.grid.cells}.isdisjoint({"mean", "other"})
        assert "The same question asked differently" in shown(app)
        await pilot.press("tab")
        await app.workers.wait_for_complete()
        assert around.test.cause == "tpocs.total"
        await pilot.press("tab", "w")
        most = whole.most_influential
        assert most is not None
        await pilot.pause()
        assert not whole.test.found
        assert "moves the test most" in shown(app)
        await pilot.press("enter")
        assert _tagging(app).session == most.session

    play(asked, script, size=(120, 40))


def test_a_hypothesis_is_declared_on_the_desk(study: Study) -> None:
    """Cause, effect, course, unit, lag and smallest effect; what is no number declares nothing."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        await _computed(pilot, app)
        await pilot.press("a", "1", "2", "3", "1", "x", "enter")
        assert noted(app) == "that is not a whole number"
        await pilot.press("a", "1", "2", "3", "1", "enter", "0", "enter")
        assert noted(app) == "the smallest effect is a number above 0"
        assert not study.hypotheses()
        await pilot.press("a", "1", "2", "3", "1", "enter", "enter")
        await app.workers.wait_for_complete()
        (asked,) = study.hypotheses()
        assert (asked.lag, asked.trend) == (1, "quadratic")
        assert (asked.lag_in, asked.smallest) == ("sessions", None)
        assert asked.declared_at
        assert asked.cause != asked.effect

    play(study, script)


def test_a_hypothesis_in_weeks_is_declared_on_the_desk(study: Study) -> None:
    """The lag is asked in weeks, and a smallest effect with a decimal comma is understood."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        await _computed(pilot, app)
        await pilot.press("a", "1", "2", "2", "2")
        await pilot.pause()
        assert "How many weeks back?" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "The smallest effect of interest?" in shown(app)
        await pilot.press(*"0,25", "enter")
        await app.workers.wait_for_complete()
        (asked,) = study.hypotheses()
        assert (asked.lag, asked.trend, asked.lag_in) == (1, "linear", "weeks")
        assert asked.smallest == 0.25

    play(study, script)


def test_a_study_without_scores_says_what_is_missing(study: Study) -> None:
    """Nothing is computed, and the screen names the key that finishes a session."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        await _computed(pilot, app)
        assert noted(app) == "No session has a score yet: finish one first (E in the text)."
        await pilot.press("right", "down", "enter", "d", "m", "escape", "escape")
        assert isinstance(app.screen, TaggingScreen)

    play(study, script)


def test_the_mean_of_all_raters_is_behind_a_question(study: Study) -> None:
    """Who has begun and not finished is refused; afterwards it needs a decision, once."""
    study.change_tags(ME, add=[NewTag("A", 1, 1, "mbtc.empathy")])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        screen = await _computed(pilot, app)
        await pilot.press("m", "2")
        assert "3 sessions still to finish" in shown(app)
        for info in study.sessions():
            study.finish(ME, info.case, info.session)
        await pilot.press("m", "1")
        assert screen.raters == "me"
        await pilot.press("m", "2")
        await _computed(pilot, app)
        assert screen.raters == "mean"
        await pilot.press("escape", "p")
        assert (await _computed(pilot, app)).raters == "mean"

    play(study, script)


# -- who sits down


def test_an_unknown_rater_is_asked_for(study: Study) -> None:
    """The study's raters and a new name are offered; a new one is made known."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert isinstance(app.screen, Choose)
        await pilot.press("k", "G", "enter")
        assert isinstance(app.screen, Prompt)
        await pilot.press(*"Ada", "enter")
        assert isinstance(app.screen, SessionsScreen)
        assert app.seat is not None
        assert app.seat.pass_ == Pass("Ada")

    play(study, script, rater=None, start=None)
    assert "Ada" in study.raters()


@pytest.mark.parametrize("name", ["mean", "Study"])
def test_reserved_names_are_asked_again(study: Study, name: str) -> None:
    """A rater cannot be called what means all raters."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("enter")
        assert isinstance(app.screen, Prompt)
        assert f"'{name}' cannot be a rater's key" in shown(app)
        await pilot.press("escape")

    play(study, script, rater=name, start=None)
    assert name not in study.raters()


def test_another_rater_sees_only_their_own(study: Study) -> None:
    """What one tagged the next does not see."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1", "S", "w", "G", "enter", *"Ada", "enter", "enter")
        assert _tagging(app).sheet.tagged == 0
        await pilot.press("u")
        assert noted(app) == "There is nothing to undo."

    play(study, script)
    assert len(_tags(study)) == 1


def test_without_a_study_it_says_how_to_come_by_one(tmp_path: Path) -> None:
    """The welcome screen offers the ways, and says what is wrong with a folder."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("down", "up")
        assert "Demonstration" in shown(app)
        await pilot.press("enter", *str(tmp_path), "enter")
        assert "is no study" in " ".join(shown(app).split())

    play(None, script, size=(200, 40))


# -- everywhere


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_help_on_every_screen(tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    """`?` shows the keys of the screen and closes again."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        for key in ("", "r", "escape", "p", "escape", "S"):
            if key:
                await pilot.press(key)
            below = app.screen
            await pilot.press("question_mark")
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("escape")
            assert app.screen is below

    play(a_study(tmp_path, language), script, size=size)


def test_no_color_means_none(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under NO_COLOR nothing has a colour of its own, and codes are told apart by glyph."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("1")
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            for segment in strip.apply_filter(
                app.get_line_filters()[-1], app.screen.background_colors[1]
            ):
                for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                    assert colour is None or colour.is_default
        assert "[● Adaptation" in shown(app)

    play(study, script)


def test_many_cases_are_listed(tmp_path: Path) -> None:
    """The list scrolls with its cursor, headings are passed over."""
    study = a_study(
        tmp_path,
        transcripts=[transcript(case, n, LINES[:2]) for case in "ABC" for n in range(1, 20)],
    )

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("G")
        assert "Case C" in shown(app) or "session  19" in shown(app)
        await pilot.press("enter")
        assert (_tagging(app).case, _tagging(app).session) == ("C", 19)
        await pilot.press("S", "g", *["j"] * 19, "enter")
        assert (_tagging(app).case, _tagging(app).session) == ("B", 1)

    play(study, script, start=None)


def test_what_is_not_present_has_no_skill_to_rate(tmp_path: Path) -> None:
    """The form is grouped by family; after "absent" it goes on to the next thing to rate."""
    with Study.create(tmp_path / "study", codebooks=["mbt-c-as-session"]) as study:
        one = transcript("A", 1, LINES)
        study.store.add_transcript(one, one.text.encode(), "study")
        study.add_rater("me")
        first, second, third, *_ = study.items().values()
        assert second.needs == first.key

        async def script(pilot: Pilot[None], app: DeskApp) -> None:
            await pilot.press("r")
            assert "Stance" in shown(app)
            await pilot.press(str(first.scale.low))
            screen = app.screen
            assert isinstance(screen, RatingScreen)
            assert screen._item() == third
            await pilot.press("k")
            assert "nothing to rate" in shown(app)

        play(study, script)


def test_finishing_speaks_of_what_is_coded_here(tmp_path: Path) -> None:
    """Without items nothing is said of items."""
    study = a_study(tmp_path, codebooks=["alliance-markers"])

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("E")
        assert "segments are tagged." in shown(app)
        assert "items" not in shown(app)

    play(study, script)
