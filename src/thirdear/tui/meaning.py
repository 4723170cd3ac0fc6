"""Reading what turns mean while nobody does anything, where suggestions go by it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from thirdear.tui import job
from thirdear.tui.sessions import BAR_CELLS, SessionsScreen
from thirdear.tui.tagging.bench import Bench

if TYPE_CHECKING:
    from thirdear.study import Study
    from thirdear.tui.desk import Desk

IDLE = 2.0
"""Seconds without a key before reading goes on."""
_LOOK = 0.1


class Reader:
    """Reads turns of the desk's study, a few at a time; a lock, another study and the end stop it.

    How far it is stands below the list of sessions, and below a session's text where nothing else
    is said. When all is read, a session that is open learns its suggestions anew.
    """

    def __init__(self, app: Desk) -> None:
        self._app = app
        self._study: Study | None = None

    def begin(self) -> None:
        """Read what is left to be read of the study that the desk has now; none behind a lock."""
        from thirdear.study import meaning, suggestions

        study = self._app.study
        if study is None or self._app.lock.locked or study is self._study or study.read_only:
            return
        if suggestions.is_on(study) and suggestions.by_meaning(study) and meaning.lacking(study):
            self._study = study
            job.start(self._app, study, self._read, self._have, self._stopped, self._tell)

    def _read(self, own: job.Working) -> int:
        from thirdear.study import meaning, suggestions

        def told(done: int, all_: int) -> None:
            own.job.progress(done, all_)
            while not self._gone() and self._app.lock.idle < IDLE:
                time.sleep(_LOOK)
                own.job.progress(done, all_)
            if self._gone() or not suggestions.is_on(own) or not suggestions.by_meaning(own):
                raise job.StoppedError

        return meaning.prepare(own, told)

    def _gone(self) -> bool:
        return self._app.lock.locked or self._app.study is not self._study

    def _have(self, count: int) -> None:
        self._study = None
        words = self._app.say("meaning.read", count=count)
        self._note(words)
        for screen in self._app.screen_stack:
            if isinstance(screen, Bench):
                screen.note_words(words)
                screen.suggester.again(screen)

    def _stopped(self, why: str | None) -> None:
        self._study = None
        if why is not None:
            self._app.warn(why)

    def _tell(self, done: int, all_: int) -> None:
        if all_ and not self._gone():
            words = self._app.say("meaning.reading", done=done, all=all_)
            full = "█" * (BAR_CELLS * done // all_)
            bar = "" if self._app.preferences.accessible else f"{full:░<{BAR_CELLS}} "
            self._note(f"{bar}{words}")

    def _note(self, words: str) -> None:
        screen = self._app.screen
        if isinstance(screen, SessionsScreen) and not screen.working:
            screen.note(words, "dim")
        elif isinstance(screen, Bench):
            screen.note_idle(words)
