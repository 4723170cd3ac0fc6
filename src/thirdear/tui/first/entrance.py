"""The way to the desk: which study is opened or made, who sits down, and the practice beside it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.model.coding import Pass
from thirdear.model.language import speak
from thirdear.model.refusal import Refusal
from thirdear.tui.first import recent
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.refused import sentence, telling
from thirdear.tui.seat import Seat

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete

    from thirdear.study import Language, Study
    from thirdear.tui.desk import Desk

REMEMBER_AFTER = 0.5
"""Seconds after which a study is noted among the recent ones: the first screen comes first."""


class Entrance:
    """Asks on the desk's behalf; ``rater`` and ``folder`` are what the command line said."""

    def __init__(self, app: Desk, rater: str | None, folder: Path | None) -> None:
        self.app = app
        self._rater = rater
        self._folder = folder
        self._opened: Study | None = None
        self._left: list[Study] = []
        self._practice: Callable[[], None] | None = None

    def close(self) -> None:
        """Close a study that was opened here; one that was given belongs to the giver."""
        self.leave_practice()
        self._leave()
        self._close_left()

    def _close_left(self) -> None:
        while self._left:
            self._left.pop().close()

    def _leave(self) -> None:
        if self._opened is not None:
            self._left.append(self._opened)
            self._opened = None

    def _let_go(self) -> None:
        """Close every screen, and the study that was opened here once they have gone."""
        going = self._pop_screens()
        self.leave_practice()
        self._leave()

        async def close() -> None:
            for one in going:
                await one
            self._close_left()

        self.app.call_later(close)

    def _pop_screens(self) -> list[AwaitComplete]:
        """Close every screen; what is returned is done when each has gone."""
        return [self.app.pop_screen() for _ in self.app.screen_stack[1:]]

    @property
    def _language(self) -> Language:
        return "tr" if self.app.language == "tr" else "en"

    # -- which study

    def begin(self) -> None:
        """Show the first screen: the welcome, or the question who sits down."""
        if self.app.study is not None:
            self.app.set_timer(REMEMBER_AFTER, partial(recent.remember, self.app.study.folder))
            self._seat_somebody()
        else:
            self._look_around()

    def _look_around(self) -> None:
        """Open the folder that was named, ask a newcomer three questions, or welcome somebody."""
        from thirdear.tui.first import questions

        if self._folder is not None:
            self._welcome()
            self._open(self._folder)
        elif questions.are_due():
            questions.Questions(self.app, self._welcome).begin()
        else:
            self._welcome()

    def again(self) -> None:
        """Open the first screen of all anew: the list of sessions, or the welcome."""
        self.leave_practice()
        self._pop_screens()
        if self.app.seat is not None:
            self.app.sit_down(self.app.seat)
        elif self.app.study is not None:
            self._seat_somebody()
        else:
            self._welcome()

    def _welcome(self) -> None:
        from thirdear.tui.first.welcome import WelcomeScreen

        self.app.push_screen(WelcomeScreen(self.app.say, self.app.language))

    def offer(self) -> None:
        """Close the study that is open, and offer others; one that was given stays its giver's."""
        self.app.safety.close()
        self._let_go()
        self.app.study = self.app.seat = None
        self._rater = None
        self._welcome()

    def take(self, what: str, folder: Path | None = None) -> None:
        """Do what was chosen on the welcome screen: a recent study, or one of its ways."""
        if folder is not None:
            self._open(folder)
            return
        {
            "open": self._ask_folder,
            "create": self._create,
            "demo": self._demonstrate,
            "practice": self.practise,
        }[what]()

    def _ask_folder(self) -> None:
        from thirdear.tui.first.picker import pick

        pick(self.app, self.app.say, "study", lambda found: self._open(found[0]))

    def _open(self, folder: Path, secret: str | None = None) -> None:
        """Open a study by its folder; one with a passphrase asks for it first."""
        from thirdear.study import STUDY_FILE, Study, leftovers
        from thirdear.study.copies.lock import is_encrypted

        with telling(self.app.warn):
            for sentence in leftovers.clear(folder):
                self.app.warn(sentence)
        if secret is None and is_encrypted(folder / STUDY_FILE):
            prompt = Prompt(self.app.say("welcome.secret"), self.app.say("ok"), secret=True)
            self.app.push_screen(prompt, lambda typed: self._open(folder, typed) if typed else None)
            return
        with telling(self.app.warn):
            self._enter(Study.open(folder, passphrase=secret))

    def _enter(self, study: Study) -> None:
        """Let a study that was opened here be the desk's."""
        self._let_go()
        self.app.study = self._opened = study
        recent.remember(study.folder)
        speak(self.app.language)
        self._seat_somebody()

    def _create(self) -> None:
        from thirdear.tui.first.new_study import CreateScreen

        def enter(study: Study | None) -> None:
            if study is not None:
                self.app.first = "import"
                self._enter(study)

        books = self.app.preferences.instruments
        self.app.push_screen(CreateScreen(self.app.say, self.app.language, books), enter)

    def _demonstrate(self) -> None:
        """Make the demonstration in a folder that is asked for, in a thread: it takes a while."""
        from thirdear.tui.first.folder import ask_folder

        def start(folder: Path) -> None:
            self.app.note(self.app.say("welcome.making"))
            self.app.run_worker(lambda: self._made(folder), thread=True, group="demo")

        ask_folder(self.app, self.app.say, "welcome.demo_folder", start, "thirdear-demo")

    def _made(self, folder: Path) -> None:
        from thirdear.study.demo import demonstrate

        app = self.app
        try:
            demonstrate(
                folder, self._language, lambda step: app.call_from_thread(app.note, f"{step}…")
            )
        except Refusal as refusal:
            app.call_from_thread(app.warn, sentence(refusal))
        else:
            app.call_from_thread(self._open_made, folder)

    def _open_made(self, folder: Path) -> None:
        """Open the demonstration, unless somebody has opened another study meanwhile."""
        if self.app.study is None:
            self._open(folder)

    # -- who sits down

    def _seat_somebody(self) -> None:
        assert self.app.study is not None
        if self._rater in self._people():
            self.app.sit_down(self._new_seat(self._rater or ""))
        else:
            self.ask_rater(self._rater or "")

    def _people(self) -> dict[str, str]:
        """Return the raters who can sit down: all but models."""
        assert self.app.study is not None
        models = {one.pass_.rater for one in self.app.study.store.machines()}
        return {k: name for k, name in self.app.study.raters().items() if k not in models}

    def _new_seat(self, rater: str) -> Seat:
        from thirdear.study import assignment, blinding

        assert self.app.study is not None
        wishes = self.app.preferences
        return Seat(
            self.app.study,
            Pass(rater),
            self.app.language,
            blind=not blinding.is_open(self.app.study, Pass(rater)),
            masks=assignment.masks(self.app.study, Pass(rater)),
            auto=wishes.auto,
            compact=wishes.compact,
        )

    def ask_rater(self, unknown: str = "") -> None:
        """Ask who sits down; somebody the command line named and nobody knows is offered as new."""
        if self.app.study is None:
            return
        raters = list(self._people().items())
        if unknown or not raters:
            self._ask_name(unknown or self.app.preferences.name)
            return

        def take(place: int | None) -> None:
            if place is None:
                self._nobody()
            elif place < len(raters):
                self.app.sit_down(self._new_seat(raters[place][0]))
            else:
                mine = self.app.preferences.name
                self._ask_name("" if mine in dict(raters) else mine)

        say = self.app.say
        names = [key if key == name else f"{key} · {name}" for key, name in raters]
        answers = [*names, say("who.new")]
        window = Choose(say("who.title"), answers, self.app.language, why=[say("blind.why")])
        self.app.push_screen(window, take)

    def _ask_name(self, value: str = "", hint: str = "") -> None:
        from thirdear.study import judgements

        def take(name: str | None) -> None:
            key = "" if name is None else safe(name, one_line=True).strip()
            if name is None:
                self._nobody()
            elif not key:
                self._ask_name(hint=self.app.say("who.needed"))
            elif self.app.study is not None:
                with telling(lambda why: self._ask_name(key, why)):
                    judgements.check_person(self.app.study, key)
                    self.app.study.add_rater(key)
                    self.app.sit_down(self._new_seat(key))

        hint = hint or self.app.say("ok")
        prompt = Prompt(self.app.say("who.name"), hint, value, empty=True)
        self.app.push_screen(prompt, take)

    def _nobody(self) -> None:
        """Go back to where the study was chosen, if it was chosen here; a seated rater stays."""
        if self.app.seat is not None:
            return
        if self._opened is not None:
            self.offer()
        else:
            self.app.exit()

    # -- practice

    def practise(self) -> None:
        """Open the practice session over whatever is there, on a study of its own."""
        if self._practice is not None:
            return
        from thirdear.study import practice
        from thirdear.tui.first.practice import PracticeScreen

        before = self.app.seat
        folder = Path(tempfile.mkdtemp(prefix="thirdear-practice-"))
        study = practice.make(folder / "practice", self._language)

        def leave() -> None:
            self.app.seat = before

        def gone() -> None:
            self.leave_practice()
            study.close()
            shutil.rmtree(folder, ignore_errors=True)

        self._practice = leave
        self.app.seat = Seat(study, Pass(practice.RATER[study.language]), self.app.language)
        screen = PracticeScreen(self.app.seat, gone)
        self.app.push_screen(screen, lambda _: self.leave_practice())

    @property
    def practising(self) -> bool:
        """Whether the practice session is open, whatever lies over it."""
        return self._practice is not None

    def leave_practice(self) -> None:
        """Give the seat back; what was practised on goes with its screen."""
        if self._practice is not None:
            self._practice()
            self._practice = None
