"""The desk: opens screens, asks who sits down, takes acts back, stops without showing any words."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App
from textual.filter import Monochrome, NoColor

from thirdear.base.safe import safe
from thirdear.model.coding import Change, Pass
from thirdear.tui.access import show_cursor
from thirdear.tui.crash import describe
from thirdear.tui.finishing import Decision, decision
from thirdear.tui.first.welcome import WelcomeScreen
from thirdear.tui.going import OVER
from thirdear.tui.keys.actions import bindings
from thirdear.tui.keys.help import HelpScreen
from thirdear.tui.looks.themes import DARK, MONO, THEMES, next_theme
from thirdear.tui.mending import mend
from thirdear.tui.messages import (
    AskRater,
    Finish,
    OpenRating,
    OpenSession,
    TakeBack,
)
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.lines import Choices, Rows
from thirdear.tui.rating import RatingScreen
from thirdear.tui.refused import telling
from thirdear.tui.seat import Seat
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.tagging.landing import landing
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript.view import TranscriptView
from thirdear.tui.wording import words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.widget import Widget

    from thirdear.study import Study
    from thirdear.tui.keys.action import Action

ACTS = {"tag": "tag", "rate": "rating", "finish": "finish", "reopen": "finish"}
"""Kinds of events by a word in their name, and the words for them."""


class DeskApp(App[None], inherit_bindings=False):
    """The desk over a study, for one rater's first pass; blind to everybody else's work."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk"), ("ctrl+q,ctrl+c", "quit", "")]

    def __init__(
        self,
        study: Study | None,
        rater: str | None = None,
        start: tuple[str, int] | None = None,
        *,
        accessible: bool = False,
    ) -> None:
        super().__init__()
        self.accessible = accessible
        self.study = study
        self.seat: Seat | None = None
        self.animation_level = "none"
        mend()
        self._rater = rater
        self._start = start
        self._crash: BaseException | None = None
        self._opened: Study | None = None
        self._dress()

    def _dress(self) -> None:
        for theme in THEMES.values():
            self.register_theme(theme)
        if self.no_color:
            # Grey tones are colours too: the terminal's own two, and bold, underline, reverse.
            self._filters = [f for f in self._filters if not isinstance(f, Monochrome)]
            self._filters.append(NoColor())
        self.theme = MONO.name if self.no_color else DARK.name

    @property
    def language(self) -> str:
        """The language of the screens."""
        return self.study.language if self.study else "en"

    def say(self, entry: str, **values: object) -> str:
        """Return words of the interface."""
        return words(self.language)(entry, **values)

    async def on_mount(self) -> None:
        """Show the first screen."""
        self.set_timer(0.5, _settle)
        if self.accessible:
            show_cursor(self)
        await self._begin()

    async def _begin(self) -> None:
        if self.study is None:
            await self.push_screen(WelcomeScreen(self.say, self.language))
        elif self._rater in self.study.raters():
            self._sit_down(self._rater or "")
        else:
            self._ask_rater(self._rater or "")

    # -- who sits down

    def _ask_rater(self, unknown: str = "") -> None:
        if self.study is None:
            return
        raters = list(self.study.raters().items())
        if unknown or not raters:
            self._ask_name(unknown)
            return

        def take(place: int | None) -> None:
            if place is None:
                self._nobody()
            elif place < len(raters):
                self._sit_down(raters[place][0])
            else:
                self._ask_name()

        names = [key if key == name else f"{key} · {name}" for key, name in raters]
        answers = [*names, self.say("who.new")]
        why = [self.say("blind.why")]
        self.push_screen(Choose(self.say("who.title"), answers, self.language, why=why), take)

    def _ask_name(self, value: str = "", hint: str = "") -> None:
        def take(name: str | None) -> None:
            key = "" if name is None else safe(name, one_line=True).strip()
            if not key:
                self._nobody()
            elif self.study is not None:
                with telling(lambda why: self._ask_name(key, why)):
                    self.study.add_rater(key)
                    self._sit_down(key)

        title = self.say("who.name")
        self.push_screen(Prompt(title, hint or self.say("ok"), value), take)

    def _nobody(self) -> None:
        """Without a rater there is no desk; with one already seated nothing changes."""
        if self.seat is None:
            self.exit()

    def _sit_down(self, rater: str) -> None:
        if self.study is None:
            return
        self.seat = Seat(self.study, Pass(rater))
        if isinstance(self.screen, SessionsScreen):
            self.screen.seat_changed(self.seat)
        else:
            self.push_screen(SessionsScreen(self.seat))
        if self._start is not None:
            case, session = self._start
            self._start = None
            self._open_session(case, session)

    def on_ask_rater(self, _: AskRater) -> None:
        """Let somebody else sit down."""
        self._ask_rater()

    # -- screens

    def _note(self, text: str, look: str = "") -> None:
        screen = self.screen
        if isinstance(screen, SessionsScreen | TaggingScreen | RatingScreen):
            screen.renew(safe(text, one_line=True), look)
        elif isinstance(screen, WelcomeScreen):
            screen.note(safe(text, one_line=True))

    def _refused(self, text: str) -> None:
        """Say why something was refused, on a screen that reads its work again."""
        self._note(text, "warn")

    def _open_session(
        self, case: str, session: int, place: int | None = None, note: str = ""
    ) -> None:
        if self.seat is None:
            return
        with telling(self._refused):
            screen = TaggingScreen(self.seat, case, session, place, safe(note, one_line=True))
            self._back_to_sessions()
            self.push_screen(screen)

    def _back_to_sessions(self) -> None:
        while len(self.screen_stack) > 1 and not isinstance(self.screen, SessionsScreen):
            self.pop_screen()

    def on_open_session(self, wish: OpenSession) -> None:
        """Open a session for tagging."""
        self._open_session(wish.case, wish.session, wish.place)

    def on_open_rating(self, wish: OpenRating) -> None:
        """Open a rating form over the screen."""
        if self.seat is not None:
            self.push_screen(RatingScreen(self.seat, wish.case, wish.session))

    def on_choices_taken(self, _: Choices.Taken) -> None:
        """On the welcome screen the one row that can be taken opens a study."""
        if isinstance(self.screen, WelcomeScreen):
            self.push_screen(Prompt(self.say("welcome.folder"), self.say("ok")), self._open_study)

    async def _open_study(self, folder: str | None) -> None:
        if folder is None:
            return
        from thirdear.study import Study

        with telling(self._refused):
            self.study = self._opened = Study.open(Path(folder).expanduser())
            self.pop_screen()
            await self._begin()

    def on_unmount(self) -> None:
        """Close a study that was opened here; one that was given belongs to the giver."""
        if self._opened is not None:
            self._opened.close()

    # -- acts that any screen may ask for

    def on_finish(self, wish: Finish) -> None:
        """Ask, then mark a session as finished, or open it again."""
        if self.seat is None:
            return
        with telling(self._refused):
            self._ask(decision(self.seat, wish.case, wish.session))

    def _ask(self, asked: Decision) -> None:
        def decide(answer: int | None) -> None:
            if answer == 1:
                with telling(self._refused):
                    asked.act()
                    self._note(asked.done)

        window = Choose(asked.title, asked.answers, self.language, why=asked.why)
        self.push_screen(window, decide)

    def on_take_back(self, wish: TakeBack) -> None:
        """Undo or redo, go where it was, say what it was."""
        if self.seat is None:
            return
        study, rater = self.seat.study, self.seat.pass_.rater
        way = "redo" if wish.again else "undo"
        with telling(self._refused):
            changes = (study.redo if wish.again else study.undo)(rater)
            if changes:
                note = self.say(f"{way}.done", what=self._named(changes))
                self._go_to(changes[0], landing(study, changes[0]), note)
            else:
                self._note(self.say(f"{way}.none"))

    def _go_to(self, change: Change, place: int | None, note: str) -> None:
        """Show an act where it happened; one whose turn is known opens its session."""
        screen = self.screen
        if isinstance(screen, TaggingScreen):
            if place is None or (screen.case, screen.session) == (change.case, change.session):
                screen.renew(note, place=place)
            else:
                self._open_session(change.case, change.session, place, note)
        else:
            self._note(note)

    def _named(self, changes: Sequence[Change]) -> str:
        first = changes[0]
        kind = next((kind for word, kind in ACTS.items() if word in first.what), "other")
        case = safe(first.case, one_line=True)
        return self.say(f"change.{kind}", case=case, session=first.session, count=len(changes))

    # -- everywhere

    def action_go(self, name: str) -> None:
        """Go to a screen by its name; it takes the place of the one that lies over the session."""
        if self.seat is None:
            return
        if name == "sessions":
            self._back_to_sessions()
        elif getattr(self.screen, "scope", "") != name:
            case = getattr(self.screen, "case", None)
            with telling(self._refused):
                screen = OVER[name](self.seat, case)
                while getattr(self.screen, "scope", "") in OVER:
                    self.pop_screen()
                self.push_screen(screen)

    def action_help(self) -> None:
        """Show the keys of the screen."""
        if scope := getattr(self.screen, "scope", ""):
            self.push_screen(HelpScreen(scope, self.language))

    def action_palette(self) -> None:
        """Offer every action of the screen by its name."""
        from thirdear.tui.palette import PaletteScreen

        screen = self.screen
        if scope := getattr(screen, "scope", ""):
            self.push_screen(PaletteScreen(scope, self.language), self._do)

    async def _do(self, action: Action | None) -> None:
        """Do what was chosen in the palette where its key would have done it."""
        if action is None:
            return
        widgets: dict[str, type[Widget]] = {
            "transcript": TranscriptView,
            "rows": Rows,
            "choice": Choices,
        }
        place: DOMNode = self if action.where == "desk" else self.screen
        if kind := widgets.get(action.where):
            place = self.screen.query_one(kind)
        await self.run_action(action.call, default_namespace=place)

    def action_theme(self) -> None:
        """Change to the next theme."""
        if not self.no_color:
            self.theme = THEMES[next_theme(self.theme)].name

    # -- stopping

    def _handle_exception(self, error: Exception) -> None:
        self._crash = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._stop_with_words()

    def panic(self, *_: RenderableType) -> None:
        """Stop; what was to be shown may hold a transcript's words, so it is not."""
        self._stop_with_words()

    def _stop_with_words(self) -> None:
        what = describe(self._crash) if self._crash else "?"
        text = f"{self.say('crash', what=what)}\n{self.say('crash.safe')}"
        self._exit_renderables[:] = [Text(text)]
        self._close_messages_no_wait()


def _settle() -> None:
    """Park the start-up's objects: a full collection of them would fall on some key press."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 1000)
