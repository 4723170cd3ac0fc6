"""The desk: opens screens, asks who sits down, takes acts back, stops without showing any words."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.filter import LineFilter, Monochrome, NoColor

from thirdear.base import collector
from thirdear.base.safe import safe
from thirdear.model.coding import Change
from thirdear.model.language import speak, spoken_here
from thirdear.model.text import Place
from thirdear.tui.access import show_cursor
from thirdear.tui.desk import Desk
from thirdear.tui.first.entrance import Entrance
from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import bindings, of, shown
from thirdear.tui.keys.keyboard import actions_for, keymap
from thirdear.tui.keys.line import Line
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.lock import Lock
from thirdear.tui.looks.ascii import ASCII
from thirdear.tui.looks.themes import DARK, MONO, THEMES, next_theme
from thirdear.tui.meaning import Reader
from thirdear.tui.messages import (
    AskRater,
    Finish,
    GoOver,
    GoSessions,
    OpenRating,
    OpenSession,
    TakeBack,
)
from thirdear.tui.overlays import OVER, TELLING
from thirdear.tui.parts import lines
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.lines import Choices, Footer, Rows
from thirdear.tui.preferences import Preferences, Trouble, read, save
from thirdear.tui.refused import telling
from thirdear.tui.rescue import Rescue
from thirdear.tui.said import Said
from thirdear.tui.seat import Seat
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.snapshots import Safety
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript import palette
from thirdear.tui.transcript.view import TranscriptView
from thirdear.tui.wording import words
from thirdear.tui.workarounds import mend

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.message import Message
    from textual.theme import Theme
    from textual.widget import Widget

    from thirdear.study import Study
    from thirdear.tui.completion import Decision
    from thirdear.tui.first.welcome import WelcomeScreen
    from thirdear.tui.keys.commands import Command

SAFE_AFTER = 0.5
"""Seconds after which a study is cared for: the first screen comes first."""
ACTS = {
    "tag": "tag",
    "rate": "rating",
    "finish": "finish",
    "reopen": "finish",
    "vignette": "vignette",
    "setting": "setting",
    "memo": "memo",
}
"""Kinds of events by a word in their name, and the words for them."""


class DeskApp(Desk, inherit_bindings=False):
    """The desk over a study, for one rater's first pass; blind to everybody else's work."""

    CSS_PATH = "desk.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {*lines.CLASSES, *palette.CLASSES}
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("study"),
        *bindings("desk"),
        ("ctrl+q,ctrl+c", "quit", ""),
    ]

    def __init__(
        self,
        study: Study | None,
        rater: str | None = None,
        start: Place | None = None,
        *,
        folder: Path | None = None,
        accessible: bool = False,
        ascii_only: bool = False,
    ) -> None:
        """``folder`` is a study to open where it is not open yet; its passphrase is asked for."""
        super().__init__()
        self.preferences, self._unread = read()
        self.accessible = accessible or self.preferences.accessible
        self.ascii_only = ascii_only or self.preferences.ascii
        self.study = study
        self.seat: Seat | None = None
        self.entrance: Entrance = Entrance(self, rater, folder)
        self.safety: Safety = Safety(self)
        self.reader: Reader = Reader(self)
        self.lock: Lock = Lock(self)
        self.line = Line(self, super().on_event)
        self.rescue = Rescue(self)
        self.said = Said()
        self.first = ""
        """A screen to go to as soon as somebody sits here."""
        self.animation_level = "none"
        mend()
        self._start = start
        self.actions: tuple[Action, ...] = ACTIONS
        self._troubles: tuple[Trouble, ...] = ()
        self._dress()

    @property
    def language(self) -> str:
        """The language of the screens."""
        chosen = self.preferences.language
        if chosen != "study":
            return chosen
        if self.seat is not None and self.lock.locked:
            return self.seat.language
        return self.study.language if self.study else spoken_here()

    def say(self, entry: str, **values: object) -> str:
        """Return words of the interface."""
        return words(self.language)(entry, **values)

    def on_mount(self) -> None:
        """Show the first screen."""
        self.set_timer(0.5, _settle)
        if self.accessible:
            show_cursor(self)
        self.lock.begin()
        speak(self.language)
        self.entrance.begin()

    def sit_down(self, seat: Seat) -> None:
        """Let somebody sit down, and open what they asked for."""
        self.seat = seat
        if isinstance(self.screen, SessionsScreen):
            self.screen.seat_changed(seat)
        elif self._start is None:
            self.push_screen(SessionsScreen(seat))
        self.set_timer(SAFE_AFTER, self.safety.begin)
        self.set_timer(SAFE_AFTER, self.reader.begin)
        if self._start is not None:
            self._open_first(seat, *self._start)
        elif self.first:
            self.call_later(self.action_go, self.first)
            self.first = ""
        if self.troubles:
            self.call_later(self._complain)

    def _complain(self) -> None:
        """Say what in the file of preferences could not be followed, once."""
        trouble = self.troubles[0]
        self._unread = self._troubles = ()
        values = {name: safe(value, one_line=True) for name, value in trouble.values.items()}
        self.warn(self.say(trouble.entry, **values))

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What in the file of preferences could not be followed."""
        return (*self._unread, *self._troubles)

    def on_ask_rater(self, _: AskRater) -> None:
        """Let somebody else sit down."""
        self.entrance.ask_rater()

    def on_welcome_screen_chosen(self, chosen: WelcomeScreen.Chosen) -> None:
        """Open, make or try something."""
        self.entrance.take(chosen.way, chosen.folder)

    # -- how it looks and listens

    def _dress(self) -> None:
        for theme in THEMES.values():
            self.register_theme(theme)
        # Grey tones are colours too: the terminal's own two, and bold, underline, reverse.
        self._filters = [f for f in self._filters if not isinstance(f, Monochrome | NoColor)]
        self._never_colour = self.no_color
        self._follow()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each row goes through before it is painted."""
        found = list(super().get_line_filters())
        found += [NoColor()] if self.no_color else []
        return [*found, ASCII] if self.ascii_only else found

    def _follow(self) -> None:
        """Take theme and keys from the preferences."""
        chosen = THEMES.get(self.preferences.theme, DARK)
        self.no_color = self._never_colour or chosen is MONO
        self._take_theme(MONO if self.no_color else chosen)
        self.actions, self._troubles = actions_for(self.preferences)
        self.set_keymap(keymap(self.actions))

    def _take_theme(self, theme: Theme) -> None:
        """Let a theme be the desk's; before it runs no style sheet has to be read again for it."""
        if self.is_running:
            self.theme = theme.name
            return
        self.set_reactive(Desk.theme, theme.name)
        looks = {"-dark-mode": theme.dark, "-light-mode": not theme.dark}
        self.update_classes({f"-theme-{theme.name}": True, **looks}, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def prefer(self, preferences: Preferences) -> None:
        """Do as somebody likes it, and keep it for the next time."""
        language = self.language
        self.preferences = preferences
        speak(self.language)
        self._follow()
        self.safety.follow()
        if self.seat is not None:
            self.seat.auto, self.seat.compact = preferences.auto, preferences.compact
            if self.language != language:
                self._speak()
        for screen in self.screen_stack:
            for line in screen.query(Footer):
                line.renew()
        with telling(self.warn):
            save(preferences)

    def _speak(self) -> None:
        """Open the desk again in another language, where it was; a practice ends."""
        over = getattr(self.screen, "scope", "")
        self.entrance.leave_practice()
        if self.seat is not None:
            self.seat = replace(self.seat, language=self.language)
        self.entrance.again()
        if over in OVER:
            self.call_later(self.action_go, over)

    # -- screens

    def note(self, text: str, look: str = "") -> None:
        """Say something on the topmost screen that has a line for it, which reads again."""
        if self.lock.locked:
            return  # the study is closed, and nobody is here to read it
        for screen in reversed(self.screen_stack):
            if renew := getattr(screen, "renew", None):
                said = safe(text, one_line=True)
                if screen.is_mounted:
                    renew(said, look)
                else:
                    screen.call_later(renew, said, look)
                return

    def warn(self, text: str) -> None:
        """Say why something was refused."""
        self.note(text, "warn")

    def _open_first(self, seat: Seat, case: str, session: int) -> None:
        """Open a session at once; the list of sessions is made when somebody goes there."""
        self._start = None
        refused: list[str] = []
        with telling(refused.append):
            self.push_screen(TaggingScreen(seat, case, session))
        if refused:
            self.push_screen(SessionsScreen(seat))
            self.warn(refused[0])

    def _open_session(
        self,
        case: str,
        session: int,
        place: int | None = None,
        note: str = "",
        layer: str = "turn",
    ) -> None:
        if self.seat is None or self.lock.locked:
            return
        if self.entrance.practising:
            self.note(self.say("practice.without"), "dim")
            return
        with telling(self.warn):
            said = safe(note, one_line=True)
            screen = TaggingScreen(self.seat, case, session, place, said, layer=layer)
            self._leave_session()
            self.push_screen(screen)

    def _leave_session(self) -> None:
        """Leave whatever lies over the list of sessions."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, SessionsScreen):
            self.pop_screen()

    def _back_to_sessions(self, seat: Seat) -> None:
        self._leave_session()
        if not isinstance(self.screen, SessionsScreen):
            self.push_screen(SessionsScreen(seat))

    def on_open_session(self, wish: OpenSession) -> None:
        """Open a session for tagging, or at what a score of it is made of."""
        from thirdear.study import scores

        self._open_session(wish.case, wish.session, wish.place, wish.note, wish.layer)
        screen = self.screen
        if wish.score is None or self.seat is None or not isinstance(screen, TaggingScreen):
            return
        made_of = scores.made_of(self.seat.study, wish.score)
        if any(key in self.seat.study.items() for key in made_of):
            self.on_open_rating(OpenRating(wish.case, wish.session))
        else:
            screen.call_later(screen.show_evidence, wish.score, made_of)

    def on_open_rating(self, wish: OpenRating) -> None:
        """Open a rating form over the screen, or the cards where there is nothing else to rate."""
        from thirdear.tui.qsort import open_sort, sorts
        from thirdear.tui.ratings import RatingScreen, entries

        seat = self.seat
        if seat is not None and sorts(seat) and not any(entries(seat)):
            open_sort(self, seat, wish.case, wish.session)
        elif seat is not None:
            self.push_screen(RatingScreen(seat, wish.case, wish.session))

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait in line; everything else is taken at once."""
        if isinstance(event, events.InputEvent | events.Paste):
            if not self.screen_stack:  # the desk is closing: there is nothing left to act on
                return
            self.lock.touch()
            self.rescue.touch()
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.line.take(event)
        else:
            await super().on_event(event)

    def on_unmount(self) -> None:
        """Close what was opened here."""
        self.line.close()
        self.safety.close()
        self.entrance.close()

    # -- acts that any screen may ask for

    def on_finish(self, wish: Finish) -> None:
        """Ask, then mark a session as finished, or open it again."""
        if self.seat is None:
            return
        from thirdear.tui.completion import decision

        with telling(self.warn):
            self._ask(decision(self.seat, wish.case, wish.session), (wish.case, wish.session))

    def _ask(self, asked: Decision, place: Place) -> None:
        from thirdear.tui.training import feed_back

        def decide(answer: int | None) -> None:
            if answer == 1:
                with telling(self.warn):
                    asked.act()
                    more = self._onward(place) if asked.finishes else ""
                    self.note(f"{asked.done} {more}".rstrip())
                    if asked.finishes:
                        feed_back(self, *place)

        window = Choose(asked.title, asked.answers, self.language, why=asked.why, sure=True)
        self.push_screen(window, decide)

    def _onward(self, place: Place) -> str:
        """Return what comes after a session that was finished, and the key that goes there."""
        from thirdear.tui.onward import unfinished

        assert self.seat is not None
        found = unfinished(self.seat, place)
        if found is None:
            return self.say("onward.none")
        key = shown(next(action for action in self.actions if action.id == "desk.next").keys[0])
        return self.say("onward.next", key=key, place=self.seat.place(*found))

    def action_unfinished(self) -> None:
        """Open the next session that the pass has not finished."""
        from thirdear.tui.onward import unfinished

        if self.seat is None or self._practising():
            return
        here = next(
            ((s.case, s.session) for s in self.screen_stack if isinstance(s, TaggingScreen)), None
        )
        found = unfinished(self.seat, here)
        if found is None:
            self.note(self.say("onward.none"))
        else:
            self._open_session(*found)

    def action_start(self) -> None:
        """Close this study and offer others."""
        if not self._practising():
            self.entrance.offer()

    def on_take_back(self, wish: TakeBack) -> None:
        """Undo or redo, go where it was, say what it was."""
        from thirdear.tui.tagging.target import landing

        if self.seat is None:
            return
        study, rater = self.seat.study, self.seat.pass_.rater
        way = "redo" if wish.again else "undo"
        with telling(self.warn):
            changes = (study.redo if wish.again else study.undo)(rater)
            if changes:
                if any(change.what == "change-setting" for change in changes):
                    self.seat.reassigned()
                note = self.say(f"{way}.done", what=self._named(changes))
                self._go_to(changes[0], landing(study, changes[0]), note)
            else:
                elsewhere = not wish.again and study.store.acted_elsewhere(rater)
                self.note(self.say("undo.elsewhere" if elsewhere else f"{way}.none"))

    def _go_to(self, change: Change, place: int | None, note: str) -> None:
        """Show an act where it happened; one whose turn is known opens its session."""
        screen = self.screen
        if isinstance(screen, TaggingScreen):
            if screen.sheet.layer != "turn":
                here = change.layer == screen.sheet.layer and change.segment is not None
                place = (change.segment or 1) - 1 if here else None
            if place is None or (screen.case, screen.session) == (change.case, change.session):
                screen.renew(note, place=place)
            else:
                self._open_session(change.case, change.session, place, note)
        else:
            self.note(note)

    def _named(self, changes: Sequence[Change]) -> str:
        first = changes[0]
        kind = next((kind for word, kind in ACTS.items() if word in first.what), "other")
        place = self.seat.place(first.case, first.session) if self.seat else ""
        return self.say(f"change.{kind}", place=place, count=len(changes))

    # -- everywhere

    def action_go(self, name: str) -> None:
        """Go to a screen by its name; it takes the place of the one that lies over the session."""
        if self.seat is None or self._practising():
            return
        if name == "sessions" and not isinstance(self.screen, SessionsScreen):
            self._back_to_sessions(self.seat)
        elif self.seat.masks and name in TELLING:
            self.warn(self.say("queue.closed"))
        elif getattr(self.screen, "scope", "") == name:
            self.note(self.say("go.here"), "dim")
        else:
            case = getattr(self.screen, "case", None)
            with telling(self.warn):
                screen = OVER[name](self.seat, case)
                while getattr(self.screen, "scope", "") in OVER:
                    self.pop_screen()
                self.push_screen(screen)

    def on_go_sessions(self, wish: GoSessions) -> None:
        """Show the sessions, and what was done."""
        if self.seat is not None:
            self._back_to_sessions(self.seat)
            self.note(wish.told, "good")

    def on_go_over(self, wish: GoOver) -> None:
        """Open a screen over another one, which comes back when it is left."""
        if self.seat is None or self.lock.locked:
            return
        if self.seat.masks and wish.name in TELLING:
            self.warn(self.say("queue.closed"))
            return
        with telling(self.warn):
            self.push_screen(OVER[wish.name](self.seat, getattr(self.screen, "case", None)))

    def action_practise(self) -> None:
        """Open the practice session."""
        if not self._practising():
            self.entrance.practise()

    def _practising(self) -> bool:
        """Say whether the practice session is open; say that it goes without the rest."""
        found = getattr(self.screen, "scope", "") == "practice"
        if found:
            self.note(self.say("practice.without"), "dim")
        return found

    def action_messages(self) -> None:
        """Show what the screens have said."""
        from thirdear.tui.parts.log import show_said

        show_said(self)

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from thirdear.tui.keys.help import HelpScreen

        if scope := getattr(self.screen, "scope", ""):
            self.push_screen(HelpScreen(scope, self.language))

    def action_palette(self) -> None:
        """Offer every action of the screen by its name."""
        from thirdear.tui.palette import PaletteScreen

        screen = self.screen
        if scope := getattr(screen, "scope", ""):
            self.push_screen(PaletteScreen(scope, self.language, self.actions), self._do)

    async def _do(self, chosen: Action | Command | None) -> None:
        """Do what was chosen in the palette where its key would have done it."""
        if isinstance(chosen, Action):
            await self._act(chosen)
        elif chosen is not None and (action := self._action_of(chosen)):
            await self._act(action)
        elif chosen is not None:
            from thirdear.tui.palette import tell_command

            tell_command(self, chosen)

    async def _act(self, action: Action) -> None:
        """Do an action where its key does it."""
        widgets: dict[str, type[Widget]] = {
            "transcript": TranscriptView,
            "rows": Rows,
            "choice": Choices,
        }
        place: DOMNode = self if action.where in ("study", "desk") else self.screen
        if kind := widgets.get(action.where):
            place = self.screen.query_one(kind)
        await self.run_action(action.call, default_namespace=place)

    def _action_of(self, command: Command) -> Action | None:
        """Return the action that does what a command does, where this screen has it."""
        here = of(getattr(self.screen, "scope", ""), self.actions)
        return next((action for action in here if action.id == command.action), None)

    def action_lock(self) -> None:
        """Hide everything and close the study until its passphrase is typed again."""
        self.lock.lock()

    def action_theme(self) -> None:
        """Change to the next theme."""
        if not self._never_colour:
            self.prefer(replace(self.preferences, theme=next_theme(self.theme)))

    # -- stopping

    async def _dispatch_message(self, message: Message) -> None:
        """Let the desk go on where a message fails; the library would end it."""
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - it is the edge, and it goes where faults go
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        if not self.rescue.take(error):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._stop_with_words()

    def panic(self, *_: RenderableType) -> None:
        """Stop; what was to be shown may hold a transcript's words, so it is not."""
        self._stop_with_words()

    def _stop_with_words(self) -> None:
        from thirdear.tui.crash import describe

        what = describe(self.rescue.first) if self.rescue.first else "?"
        text = f"{self.say('crash', what=what)}\n{self.say('crash.safe')}"
        self._exit_renderables[:] = [Text(text)]
        self._close_messages_no_wait()


def _settle() -> None:
    """Park the start-up's objects: a full collection of them would fall on some key press."""
    gc.enable()
    gc.collect()
    gc.freeze()
    collector.work_rarely()
