"""Bringing transcripts in: a preview of every session, and whose words each label's are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear import transcripts
from thirdear.base.numbers import grouped, percent
from thirdear.base.safe import safe
from thirdear.model.imported import Imported
from thirdear.model.text import Role
from thirdear.study.imports import choices, plan, preview
from thirdear.tui import errand
from thirdear.tui.first.picker import pick
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import GoSessions
from thirdear.tui.parts.ask import Choose, Prompt, Told
from thirdear.tui.parts.lines import Choices, Parts
from thirdear.tui.parts.list_screen import ListScreen, Row, heading
from thirdear.tui.refused import telling
from thirdear.tui.tagging.definition import wrapped

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.study import Study
    from thirdear.tui.seat import Seat

ROLES = tuple(Role)
MOST_DIGITS = 7
ENDINGS = transcripts.SUFFIXES | {".qdpx"}


def placed(one: Imported, cells: int) -> str:
    """Return case and session in a column; where room is short, the case is cut, not the number."""
    number = f" ▸ {'?' if one.session is None else one.session}"
    case = safe(one.case, one_line=True) or "?"
    return column(clip(case, cells - cell_len(number)) + number, cells)


class BringScreen(ListScreen, inherit_bindings=False):
    """Nothing is stored before the row that says so is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("import")]
    scope: ClassVar[str] = "import"
    called: ClassVar[str] = "import.title"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.files: tuple[Path, ...] = ()
        self.plan: tuple[Imported, ...] = ()
        self._places: dict[Path, choices.Choice] = {}
        self._shown: list[str] = []
        self._roles: dict[str, Role] = {}
        self._merged: dict[str, str] = {}
        self.out: set[Path] = set()
        self.marked: set[Path] = set()

    def begin(self) -> None:
        """Ask for a folder at once."""
        self.fill()
        self._ask_where()

    # -- planning

    def _ask_where(self) -> None:

        def take(where: tuple[Path, ...]) -> None:
            with telling(self.warn):
                self.files = choices.files(where)
                self._places.clear()
                self.out.clear()
                self.marked.clear()
                self._read()

        pick(self.app, self.seat.say, "texts", take, ENDINGS)

    def _read(self) -> None:
        """Read and plan in a thread, on a reader of its own."""
        self.note(self.seat.say("import.reading"), "dim")

        files = [file for file in self.files if file not in self.out]

        def plan(study: Study) -> tuple[Imported, ...]:
            return choices.plan(study, files, self._places, self._roles, self._merged)

        errand.send(self, self.seat.study, plan, self._have, self.warn, group="import")

    def _have(self, plan: tuple[Imported, ...]) -> None:
        self.plan = plan
        self.fill()
        self.note("")
        self.moved()

    @property
    def _ready(self) -> list[Imported]:
        return [one for one in self.plan if one.refused is None and not one.already]

    def make_rows(self) -> Iterator[Row]:
        """Return what can be done, the speakers, and the sessions of the files."""
        say = self.seat.say
        yield Row(lambda _: [(f" {say('import.other')}", "strong")], self._ask_where, key="other")
        if not self.files:
            return
        yield Row(self._offer, self.action_bring, key="bring")
        yield heading(say("import.speakers"))
        for label in self._labels():
            yield Row(partial(self._label, label), partial(self._ask_role, label), key=label.name)
        yield heading(say("import.sessions"))
        yield Row(lambda _: [(f"   {say('import.many')}", "strong")], self.action_many, key="many")
        for one in self.plan:
            painted = partial(self._session, self._facts(one), one)
            yield Row(painted, partial(self._ask_what, one), key=one)
        if self.out:
            yield heading(say("import.out"))
        for file in self.files:
            if file in self.out:
                name = safe(file.name, one_line=True)
                painted = partial(self._left, name)
                yield Row(painted, partial(self._take_in, file), key=file)

    def _labels(self) -> list[choices.Label]:
        """Return the labels in the order in which they were first shown: an answer moves no row."""
        found = choices.labels(self.plan)
        self._shown.extend(one.name for one in found if one.name not in self._shown)
        return sorted(found, key=lambda one: self._shown.index(one.name))

    # -- what is shown

    def _offer(self, _: int) -> Parts:
        ready = len(self._ready)
        words = self.seat.say("import.bring", count=ready) if ready else self._say_none()
        return [(f" {words}", "strong" if ready else "dim")]

    def _say_none(self) -> str:
        """Say why nothing can be stored: files wait for an answer, or there are none."""
        waiting = sum(one.refused is not None for one in self.plan)
        return self.seat.say("import.waiting" if waiting else "import.none", count=waiting)

    def _label(self, one: choices.Label, _: int) -> Parts:
        label = column(safe(one.name, one_line=True), 24)
        turns = self.seat.say("import.turns", count=grouped(one.turns))
        known = one.role is not None
        role = self.seat.role_name(one.role) if one.role else self.seat.say("import.unknown")
        return [
            (f"   {label} ", "key"),
            (f"{turns:>14}   ", "dim"),
            (role, "" if known else "warn"),
        ]

    def _session(self, facts: str, one: Imported, width: int) -> Parts:
        say = self.seat.say
        name = column(safe(Path(one.file).name, one_line=True), 24)
        place = placed(one, 12 + max(0, min(12, (width - 80) // 2)))
        mark = "▪" if Path(one.file) in self.marked else " "
        where = f" {mark} {name} {place} "
        room = width - cell_len(where) - 1
        if one.refused is not None:
            # The row begins with the file's name already.
            said = safe(Path(one.file).name, one_line=True)
            told = self._why(one).removeprefix(f"{said}: ")
            return [(where, ""), (clip(told, room), "warn")]
        if one.already:
            return [(where, "dim"), (say("import.already"), "dim")]
        return [(where, ""), (clip(facts, room), "dim")]

    @staticmethod
    def _left(name: str, width: int) -> Parts:
        return [(f"   {clip(name, width - 4)}", "dim")]

    def _why(self, one: Imported) -> str:
        """Return why a session cannot come in, and what can be done about it here."""
        say, name = self.seat.say, safe(Path(one.file).name, one_line=True)
        if one.refused and one.reading is not None:
            if not one.case or one.session is None:
                return say("import.no_place", file=name)
            if plan.unclear([one]):
                return say("import.no_role", file=name)
            if one.sparse:
                seen = preview.preview(one)
                return say("import.sparse", file=name, placed=percent(seen.coverage))
        return safe(one.refused or "", one_line=True)

    def _facts(self, one: Imported) -> str:
        if one.reading is None:
            return ""
        seen = preview.preview(one)
        read_as = " · ".join(filter(None, (one.reading.format, one.reading.encoding)))
        return self.seat.say(
            "import.session",
            turns=len(one.reading.spans),
            words=sum(speaker.words for speaker in seen.speakers),
            format=read_as,
            placed=percent(seen.coverage),
        )

    def moved(self) -> None:
        """Say the whole of what is refused or warned about in the current row."""
        if not isinstance(one := self.key, Imported):
            return
        warnings = one.reading.warnings if one.reading else ()
        told = self._why(one) or " ".join(warnings)
        self.note(safe(told, one_line=True), "warn" if one.refused else "dim")

    # -- keys

    def _ask_role(self, one: choices.Label) -> None:
        """Ask whose a label is; the last answer is that it is another label's."""

        def take(place: int | None) -> None:
            if place is None:
                return
            if place == len(ROLES):
                self._ask_other(one)
                return
            self._roles[one.name] = ROLES[place]
            self._read()

        title = self.seat.say("import.who", label=safe(one.name, one_line=True))
        names = [*(self.seat.role_answer(role) for role in ROLES), self.seat.say("import.same")]
        first = [f"– {words}" for words in one.first]
        self.app.push_screen(Choose(title, names, self.seat.language, why=first), take)

    def _ask_other(self, one: choices.Label) -> None:
        others = [label.name for label in choices.labels(self.plan) if label.name != one.name]

        def take(place: int | None) -> None:
            if place is not None:
                self._merged[one.name] = others[place]
                self._read()

        title = self.seat.say("import.same_as", label=safe(one.name, one_line=True))
        self.app.push_screen(Choose(title, others, self.seat.language), take)

    def _ask_what(self, one: Imported) -> None:
        """Offer what can be said about a file, and what can be looked at."""
        wishes: dict[str, Callable[[Imported], None]] = {
            "place": self._ask_case,
            "format": self._ask_format,
            "encoding": self._ask_encoding,
            "columns": self._ask_columns,
            "in_turn": self._ask_in_turn,
            "tiers": self._ask_tiers,
            "left_out": self._tell_left_out,
            "beginning": self._tell_beginning,
            "leave_out": lambda _: self.action_leave_out(),
        }
        if one.unlabelled:
            wishes = {"in_turn": self._ask_in_turn, **wishes}
        if one.sparse:
            wishes = {"accept": partial(self._place, accept_unplaced=True), **wishes}
        if plan.uncounted([one]):
            wishes = {"positions": self._ask_positions, **wishes}
        names = [self.seat.say(f"ask.{name}") for name in wishes]

        def take(place: int | None) -> None:
            if place is not None:
                list(wishes.values())[place](one)

        name = safe(Path(one.file).name, one_line=True)
        self.app.push_screen(Choose(name, names, self.seat.language), take)

    def _place(self, one: Imported, **changes: object) -> None:
        """Say something about a file and plan again."""
        file = Path(one.file)
        before = self._places.get(file, choices.Choice())
        self._places[file] = replace(before, **changes)  # type: ignore[arg-type]
        self._read()

    def _ask_line(self, entry: str, value: str, take: Callable[[str], None]) -> None:
        prompt = Prompt(self.seat.say(entry), self.seat.say("ok"), value)
        self.app.push_screen(prompt, lambda text: take(text) if text else None)

    def _ask_case(self, one: Imported) -> None:
        say, known = self.seat.say, "" if one.session is None else str(one.session)

        def number(case: str, text: str) -> None:
            if text.isdecimal() and len(text) < MOST_DIGITS:
                self._place(one, case=case, session=int(text))
            else:
                self.warn(say("import.no_number"))

        self._ask_line(
            "import.case",
            one.case,
            lambda case: self._ask_line("import.number", known, partial(number, case)),
        )

    def _ask_format(self, one: Imported) -> None:
        names = [known.name for known in transcripts.FORMATS]

        def take(place: int | None) -> None:
            if place is not None:
                self._place(one, format=names[place])

        title = self.seat.say("ask.format")
        self.app.push_screen(Choose(title, names, self.seat.language), take)

    def _ask_encoding(self, one: Imported) -> None:
        known = one.reading.encoding if one.reading else None
        self._ask_line("ask.encoding", known or "", lambda e: self._place(one, encoding=e))

    def _ask_columns(self, one: Imported) -> None:
        self._ask_line("ask.columns", "", lambda told: self._place(one, columns=told))

    def _ask_in_turn(self, one: Imported) -> None:
        """Ask who speaks in turn in a text without labels."""
        names = self.seat.say("import.in_turn")
        self._ask_line("ask.in_turn", names, lambda told: self._place(one, in_turn=told))

    def _ask_tiers(self, one: Imported) -> None:
        self._ask_line("ask.tiers", "", lambda told: self._place(one, tiers=tuple(told.split(","))))

    def _ask_positions(self, one: Imported) -> None:
        """Offer the ways in which a project may count positions, with how well each fits."""
        fits = plan.uncounted([one])
        names = [f"{name}  {fit:.2f}" for name, fit in fits.items()]

        def take(place: int | None) -> None:
            if place is not None:
                self._place(one, positions=list(fits)[place])

        self.app.push_screen(
            Choose(self.seat.say("ask.positions"), names, self.seat.language), take
        )

    def _tell_left_out(self, one: Imported) -> None:
        say, reading = self.seat.say, one.reading
        lines = [
            (left.line, reading.text[left.start : left.stop].strip())
            for left in (reading.unplaced if reading else ())
            if reading
        ]
        none: list[Parts] = [[(say("import.all_placed"), "good")]]

        def rows(width: int) -> list[Parts]:
            return [
                [(f"{line:>6}  " if not at else " " * 8, "key"), (row, "")]
                for line, words in lines
                for at, row in enumerate(wrapped(words, width - 8))
            ] or none

        title = say("import.left", file=safe(Path(one.file).name, one_line=True))
        self.app.push_screen(Told(title, rows, self.seat.language))

    def _tell_beginning(self, one: Imported) -> None:
        seen = preview.preview(one)

        def rows(width: int) -> list[Parts]:
            return [
                [
                    (f"{column(safe(speaker, one_line=True), 8)} " if not at else " " * 9, "key"),
                    (row, ""),
                ]
                for speaker, words in seen.first
                for at, row in enumerate(wrapped(words, width - 9))
            ]

        name = safe(Path(one.file).name, one_line=True)
        self.app.push_screen(Told(name, rows, self.seat.language))

    def action_left_out(self) -> None:
        """Show the lines of the current file that no turn covers."""
        if isinstance(one := self.key, Imported):
            self._tell_left_out(one)
        else:
            self.note(self.seat.say("import.no_row"), "dim")

    def action_leave_out(self) -> None:
        """Leave the file of the row out, or the marked ones; take one in again."""
        one = self.key
        if isinstance(one, Path):
            self._take_in(one)
        elif isinstance(one, Imported):
            self.out |= self.marked or {Path(one.file)}
            self.marked.clear()
            self._read()
        else:
            self.note(self.seat.say("import.no_row"), "dim")

    def _take_in(self, file: Path) -> None:
        self.out.discard(file)
        self._read()

    def action_mark(self) -> None:
        """Mark the file of the row for what is done to many, or take its mark away."""
        one, rows = self.key, self.query_one(Choices)
        if isinstance(one, Imported):
            self.marked ^= {Path(one.file)}
            rows.refresh()
            rows.action_move(1)
        else:
            self.note(self.seat.say("import.no_row"), "dim")

    def action_many(self) -> None:
        """Offer case and session for the marked files, or all."""
        from thirdear.tui.first.many import Many

        chosen = [one for one in self.plan if not self.marked or Path(one.file) in self.marked]
        if chosen:
            Many(self, self.seat, chosen, self._put).ask()
        else:
            self.note(self.seat.say("import.none"), "dim")

    def _put(self, where: Mapping[Path, tuple[str | None, int | None] | None]) -> None:
        """Let files be these cases and sessions; what is None stays as it was said before."""
        for file, said in where.items():
            before = self._places.get(file, choices.Choice())
            case, session = said or (None, None)
            self._places[file] = replace(
                before,
                case=before.case if case is None and said else case,
                session=before.session if session is None and said else session,
            )
        self._read()

    def action_bring(self) -> None:
        """Store what can be stored; the list of sessions shows it."""
        ready = self._ready
        if not ready:
            self.warn(self._say_none())
            return
        with telling(self.warn):
            self.seat.study.bring_in(ready)
            self._have(self._after(ready))
            told = self.seat.say("import.done", count=len(ready))
            left = any(one.refused for one in self.plan)
            self.note(f"{told} {self._say_none()}" if left else told, "good")
            if not left:
                self.app.call_later(self._land, told)

    def _land(self, told: str) -> None:
        """Show the sessions where all came in, and say so there."""
        if self.is_current:
            self.post_message(GoSessions(told))

    def _after(self, done: Sequence[Imported]) -> tuple[Imported, ...]:
        stored: Mapping[int, Imported] = {id(one): replace(one, already=True) for one in done}
        return tuple(stored.get(id(one), one) for one in self.plan)
