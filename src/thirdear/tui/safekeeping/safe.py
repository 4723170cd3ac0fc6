"""The safekeeping screen: backups, passphrases, the lock, checking, erasing a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.numbers import figure
from thirdear.base.safe import safe
from thirdear.model.copies import Purged, Snapshot
from thirdear.model.language import day, day_and_minute, said
from thirdear.tui.desk import Desk
from thirdear.tui.first.folder import ask_folder
from thirdear.tui.job import Working
from thirdear.tui.keys.actions import bindings
from thirdear.tui.messages import GoOver
from thirdear.tui.parts import names_door
from thirdear.tui.parts.ask import Choose, Prompt, Told
from thirdear.tui.parts.list_screen import ListScreen, Row, heading, told, valued
from thirdear.tui.refused import telling
from thirdear.tui.tagging.definition import wrapped

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.parts.lines import Parts
    from thirdear.tui.seat import Seat


class SafeScreen(ListScreen, inherit_bindings=False):
    """Nothing here writes over anything; what erases asks for the case's name."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("safe")]
    scope: ClassVar[str] = "safe"
    called: ClassVar[str] = "safe.title"

    def __init__(self, seat: Seat, _: str | None = None) -> None:
        super().__init__(seat)

    def make_rows(self) -> Iterator[Row]:
        """Return what can be done, then the snapshots."""
        say, study = self.seat.say, self.seat.study
        kept = study.snapshots()
        yield heading(say("safe.copies"))
        yield self._offer("snapshot", self._snapshot)
        yield self._offer("backup", self._ask_backup)
        yield self._offer("restore", self._ask_restore)
        yield self._offer("check", self._check)
        yield heading(say("safe.closed"))
        secret = say("safe.encrypted" if study.encrypted else "safe.open")
        look = "good" if study.encrypted else "warn"
        yield valued(say("safedo.passphrase"), secret, self._passphrase, look=look)
        yield self._offer("names", self._names_passphrase)
        yield self._offer("lock", self._lock)
        yield heading(say("safe.back"))
        yield self._offer("history", lambda: self._go("history"))
        yield self._offer("merge", lambda: self._go("merge"))
        yield self._offer("purge", self._ask_purge)
        yield heading(say("safe.snapshots"))
        if not kept:
            yield told(say("safe.none"))
        for one in reversed(kept):
            at = day_and_minute(one.at)
            size = f"{figure(one.path.stat().st_size / 1e6, '.1f')} MB"
            take = partial(self._restore_into, one.path)
            yield valued(at, size, take, about=say("safe.restorable"), key=one.path)

    def _offer(self, key: str, take: Callable[[], None]) -> Row:
        say = self.seat.say
        return valued(say(f"safedo.{key}"), say(f"safewhat.{key}"), take, look="dim")

    def _go(self, screen: str) -> None:
        self.post_message(GoOver(screen))

    def on_screen_resume(self) -> None:
        """Read the snapshots again."""
        if not self.working and self.rows:
            self.fill()

    # -- copies

    def _snapshot(self) -> None:
        from thirdear.study.copies import snapshots

        def have(found: Snapshot | None) -> None:
            self.fill()
            self.note(self.seat.say("safe.taken" if found else "safe.same"), "good")

        self.work(self.seat.say("safedo.snapshot"), snapshots.snapshot, have)

    def _ask_backup(self) -> None:
        def take(path: Path) -> None:
            target = path / f"{self.seat.study.name}.thirdear" if path.is_dir() else path
            names_door.through(self, self.seat, partial(self._backup, target))

        ask_folder(self.app, self.seat.say, "safe.where", take)

    def _backup(self, path: Path) -> None:
        from thirdear.study.copies import snapshots

        def have(found: Path) -> None:
            shown = safe(str(found), one_line=True)
            self.note(self.seat.say("safe.backed_up", file=shown), "good")

        self.work(self.seat.say("safedo.backup"), lambda s: snapshots.backup(s, path), have)

    def _ask_restore(self) -> None:
        ask_folder(self.app, self.seat.say, "safe.which", self._restore_into)

    def _restore_into(self, copy: Path) -> None:
        def take(folder: Path) -> None:
            names_door.through(self, self.seat, partial(self._restore, copy, folder))

        ask_folder(self.app, self.seat.say, "safe.into", take)

    def _restore(self, copy: Path, folder: Path) -> None:
        from thirdear.study.copies import snapshots

        secret, names = self.seat.study.store.secret, self.seat.study.names_passphrase

        def restore(_: Working) -> Sequence[tuple[str, str]]:
            return snapshots.restore(copy, folder, secret, names)

        def have(found: Sequence[tuple[str, str]]) -> None:
            self.fill()
            shown = safe(str(folder), one_line=True)
            also = " ".join(said(*both) for both in found)
            self.note(f"{self.seat.say('safe.restored', folder=shown)} {also}".strip(), "good")

        self.work(self.seat.say("safedo.restore"), restore, have)

    def _check(self) -> None:
        from thirdear.study import journal

        def have(problems: Sequence[str]) -> None:
            if not problems:
                self.note(self.seat.say("safe.holds"), "good")
                return
            self.warn(self.seat.say("safe.damaged", count=len(problems)))
            self._tell(self.seat.say("safedo.check"), problems)

        self.work(self.seat.say("safedo.check"), journal.check, have)

    def _tell(self, title: str, sentences: Sequence[str]) -> None:
        def rows(width: int) -> list[Parts]:
            return [
                [(row, "")]
                for words in sentences
                for row in wrapped(safe(words, one_line=True), width)
            ]

        self.app.push_screen(Told(title, rows, self.seat.language, wide=True))

    # -- passphrases

    def _passphrase(self) -> None:
        """Change the study's passphrase; the study is closed meanwhile and opened again."""
        if not self.seat.study.encrypted:
            self.warn(self.seat.say("safe.encrypt_by_command"))
            return
        self._ask_old(self.seat.study.store.path, self._change)

    def _ask_old(self, file: Path, then: Callable[[str], None], hint: str = "") -> None:
        from thirdear.study.copies import passphrases

        say = self.seat.say

        def check(typed: str | None) -> None:
            if typed is None:
                return
            with telling(lambda why: self._ask_old(file, then, why)):
                passphrases.prove(file, typed)
                names_door.choose(
                    self, self.seat, lambda new: then_with(typed, new), "safe.new_secret"
                )

        def then_with(old: str, new: str) -> None:
            self._old = old
            then(new)

        self.app.push_screen(Prompt(say("safe.old_secret"), hint or say("ok"), secret=True), check)

    _old = ""

    def _change(self, new: str) -> None:
        from thirdear.study.copies import passphrases

        study, desk = self.seat.study, self.app
        assert isinstance(desk, Desk)
        names = study.names_passphrase
        desk.safety.close()  # a snapshot that is being taken holds the file
        study.lock()
        with telling(self.warn):
            try:
                passphrases.give_passphrase(study.folder, self._old, new)
            except BaseException:
                study.unlock(self._old)
                study.names_passphrase = names
                raise
            study.unlock(new)
            study.names_passphrase = names
            self.fill()
            self.warn(self.seat.say("safe.changed"))
        desk.safety.begin()
        self._old = ""

    def _names_passphrase(self) -> None:
        from thirdear.study.copies.lock import is_encrypted

        file = self.seat.study.names_file
        if not file.is_file() or not is_encrypted(file):
            self.warn(self.seat.say("safe.names_open"))
            return
        self._ask_old(file, self._change_names)

    def _change_names(self, new: str) -> None:
        from thirdear.study.copies import passphrases

        with telling(self.warn):
            passphrases.give_names_passphrase(self.seat.study.folder, self._old, new)
            self.seat.study.names_passphrase = new
            self.warn(self.seat.say("safe.changed"))
        self._old = ""

    def _lock(self) -> None:
        self.app.call_later(self.app.run_action, "app.lock")

    # -- erasing

    def _ask_purge(self) -> None:
        cases = list(self.seat.study.cases())
        if not cases:
            self.warn(self.seat.say("facts.no_case"))
            return

        def take(place: int | None) -> None:
            if place is not None:
                names_door.through(self, self.seat, partial(self._confirm_purge, cases[place]))

        shown = [safe(case, one_line=True) for case in cases]
        self.app.push_screen(Choose(self.seat.say("safe.purge"), shown, self.seat.language), take)

    def _confirm_purge(self, case: str) -> None:
        say = self.seat.say

        def check(typed: str | None) -> None:
            if typed == case:
                self.note(say("list.doing_alone", doing=say("safedo.purge")), "dim")
                self.call_after_refresh(self._purge, case)
            else:
                self.note(say("safe.not_purged"))

        shown = safe(case, one_line=True)
        title = say("safe.purge_type", case=shown)
        self.app.push_screen(Prompt(title, say("safe.purge_why")), check)

    def _purge(self, case: str) -> None:
        """Erase a case; nothing else may have the file open, so the screen waits for it."""
        with telling(self.warn):
            self._purged(self.seat.study.purge(case))

    def _purged(self, done: Purged) -> None:
        say = self.seat.say
        self.seat.renew()
        self.fill()
        self.note(say("safe.purged", case=safe(done.case, one_line=True)), "warn")
        counts = {"texts": done.texts, "copies": len(done.snapshots), "names": done.pseudonyms}
        sentences = [
            say("safe.erased", **counts),
            *(say("safe.document", name=one.name, at=day(one.at)) for one in done.documents),
            *(say("safe.original", file=str(path)) for path in done.originals),
            *(say("safe.shared", case=case, session=number) for case, number in done.shared),
            *(say("safe.memos", rater=who, count=count) for who, count in _written(done)),
            *(say("safe.code_memo", rater=who, code=code) for who, code in done.on_codes),
            say("safe.elsewhere"),
        ]
        self._tell(say("safe.left_to_delete"), sentences)


def _written(done: Purged) -> list[tuple[str, int]]:
    """Return how many memos of each rater were erased."""
    found: Counter[str] = Counter()
    for rater, _, count in done.memos:
        found[rater] += count
    return sorted(found.items())
