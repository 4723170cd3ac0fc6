"""Passages over all sessions: a code's, or words', in one list with their context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.containers import Vertical

from thirdear.base.files import private_folder
from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.study import passages
from thirdear.study.passages import Filter, Passage
from thirdear.tui import clipboard
from thirdear.tui.job import Working
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import GoOver, OpenSession
from thirdear.tui.parts import names_door
from thirdear.tui.parts.ask import Choose
from thirdear.tui.parts.form import Form
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts
from thirdear.tui.parts.lines import Passage as Sentences
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.parts.note import after_paint
from thirdear.tui.transcript.paint import speaker_letter
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.study import Language
    from thirdear.tui.seat import Seat

FIRST = 200
"""Hits that are looked for at once; more come by a key."""
CONTEXT = 2
"""Turns before and after a passage in the preview."""
PREVIEW = 7
"""Rows of the preview."""
NEAR = 50
"""Turns that are found by meaning at first: the order has no end."""
SORTS = ("place", "value", "length", "rater")
WAYS = ("words", "forms", "meaning")
"""How words are looked for: as typed, whole in all their forms, or by what they mean."""


class PassagesScreen(ListScreen, inherit_bindings=False):
    """Enter opens a passage in its session; the filters say what the list holds."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("passages")]
    scope: ClassVar[str] = "passages"
    called: ClassVar[str] = "passages.title"

    def __init__(self, seat: Seat, case: str | None = None, wanted: Filter | None = None) -> None:
        """With ``wanted`` its passages are listed at once."""
        super().__init__(seat)
        self.wanted = wanted or Filter()
        self.case = case
        self.found: tuple[Passage, ...] = ()
        self.more = False
        self.sort = SORTS[0]
        self.way = WAYS[0]

    def compose(self) -> ComposeResult:
        """Head, filters, rows, the passage in its context, note, footer."""
        yield Line(id="head", classes="title")
        yield Line(id="columns")
        with Vertical(id="middle"):
            yield Choices(self._row, id="rows")
            preview = Line(id="preview")
            preview.styles.height = PREVIEW
            yield preview
        yield Sentences(id="note")
        yield Footer(self.scope, self.seat.language)

    def begin(self) -> None:
        """Ask at once what is looked for."""
        self.query_one(Choices).moved = self._show
        self._tell_filter()
        if self.wanted.empty:
            self.ask()
        else:
            self.look()

    def ask(self) -> None:
        """Ask for the code."""
        self.action_code()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        after_paint(self, self._show)

    # -- finding

    @property
    def by_meaning(self) -> bool:
        """Whether turns are looked for by what the words mean."""
        return self.way == "meaning"

    def look(self, limit: int | None = FIRST) -> None:
        """Find what the filters ask for, in a thread."""
        self._tell_filter()
        if self.wanted.empty:
            self.note(self.seat.say("passages.ask"), "dim")
            return
        wanted = replace(self.wanted, forms=self.way == "forms")
        if self.by_meaning and not wanted.code:
            self._look_near(wanted, limit)
            return
        passes = (self.seat.pass_,) if self.seat.blind else None

        def find(study: Working) -> tuple[tuple[Passage, ...], bool]:
            return passages.passages(study, wanted, passes, limit)

        self.work(self.seat.say("passages.looking"), find, self._have)

    def _look_near(self, wanted: Filter, limit: int | None) -> None:
        """Find turns by meaning; those that nobody has read for it yet are read first, and kept."""

        def find(study: Working) -> tuple[tuple[Passage, ...], bool]:
            from thirdear.study import meaning

            meaning.prepare(study, study.job.progress)
            return passages.near(study, wanted, NEAR if limit is not None else None)

        self.work(self.seat.say("passages.reading"), find, self._have)

    def _have(self, found: tuple[tuple[Passage, ...], bool]) -> None:
        self.found, self.more = found
        self.fill(0)
        say = self.seat.say
        sessions, cases = passages.spread(self.found)
        count = f"{len(self.found)}+" if self.more else str(len(self.found))
        self.head((say("passages.count", count=count, sessions=sessions, cases=cases), "dim"))
        blind = f" {say('passages.blind')}" if self.seat.blind and self.wanted.code else ""
        more = f" {say('passages.more')}" if self.more else ""
        none = "" if self.found else say("find.none")
        self.note(f"{none}{more}{blind}".strip(), "warn" if none else "dim")
        self._show()

    def _tell_filter(self) -> None:
        say, wanted = self.seat.say, self.wanted
        told = [
            (self._name_of(wanted.code) if wanted.code else "", "passages.is_code"),
            (wanted.words, "passages.is_forms" if self.way == "forms" else "passages.is_words"),
            (self.seat.case(wanted.case) if wanted.case else "", "passages.is_case"),
            (wanted.rater or "", "passages.is_rater"),
            (_span(wanted), "passages.is_sessions"),
            ("" if wanted.value is None else str(wanted.value), "passages.is_value"),
            (self._name_of(wanted.together) if wanted.together else "", "passages.is_together"),
        ]
        shown = [say(entry, what=safe(what, one_line=True)) for what, entry in told if what]
        near = self.by_meaning and not wanted.code and self.sort == SORTS[0]
        sort = "meaning" if near else self.sort
        shown.append(say("passages.sorted", how=say(f"sorts.{sort}")))
        self.query_one("#columns", Line).show([(f"   {' · '.join(shown)}", "dim")])

    def _name_of(self, code: str) -> str:
        look = self.seat.looks.get(code)
        return look.name if look else code

    # -- rows

    def make_rows(self) -> Iterable[Row]:
        """Return the passages in their order."""
        return [
            Row(partial(self._paint, one), partial(self._open, one), key=one)
            for one in self._sorted()
        ]

    def _sorted(self) -> Sequence[Passage]:
        keys: dict[str, Callable[[Passage], object]] = {
            "value": lambda one: -1 if one.value is None else -one.value,
            "length": lambda one: -len(one.words),
            "rater": lambda one: one.rater or "",
        }
        key = keys.get(self.sort)
        return sorted(self.found, key=key) if key else self.found  # type: ignore[arg-type]

    def _paint(self, one: Passage, width: int) -> Parts:
        where = column(f"{safe(one.case, one_line=True)} ▸ {one.session}", 12)
        value = "" if one.value is None else str(one.value)
        who = column(safe(one.rater or one.speaker, one_line=True), 8)
        begin = f" {where}{one.segment:>5} {value:>2} {who} "
        words = safe(" ".join(one.words.split()), one_line=True)
        return [(begin, "dim"), (clip(words, max(4, width - cell_len(begin))), "")]

    def _show(self) -> None:
        """Show the passage under the cursor with the turns around it."""
        preview = self.query_one("#preview", Line)
        one = self.current.key if self.current else None
        if not isinstance(one, Passage):
            preview.show()
            return
        rows, width = list(self._around(one, self.size.width - 9)), PREVIEW
        first = next((at for at, row in enumerate(rows) if row[0][1] == "key"), 0)
        top = max(0, min(first - 2, len(rows) - width))
        preview.show(*rows[top : top + width])

    def _around(self, one: Passage, width: int) -> Iterator[Parts]:
        study = self.seat.study
        text = study.transcript(*one.place).text
        turns = study.segments(*one.place)
        inside = [at for at, t in enumerate(turns) if t.start < one.stop and one.start < t.stop]
        low, high = (inside[0], inside[-1]) if inside else (0, 0)
        for turn in turns[max(0, low - CONTEXT) : high + CONTEXT + 1]:
            look = "" if turn.start < one.stop and one.start < turn.stop else "dim"
            words = safe(text[turn.start : turn.stop].strip(), one_line=True)
            for at, (start, stop) in enumerate(wrap(words, max(2, width))):
                begin = f"{turn.index:>5} {speaker_letter(turn):<2}" if not at else " " * 8
                yield [(begin, "dim" if look else "key"), (words[start:stop], look)]

    def _open(self, one: Passage) -> None:
        self.post_message(OpenSession(*one.place, one.segment - 1, layer=one.layer))

    # -- keys

    def action_code(self) -> None:
        """Choose the code whose passages are listed, by its count."""
        passes = (self.seat.pass_,) if self.seat.blind else None
        count = passages.counts(self.seat.study, passes)
        codes = [key for key in self.seat.looks if count[key]]
        codes.sort(key=lambda key: -count[key])
        if not codes:
            self.note(self.seat.say("passages.no_tags"))
            return

        def take(place: int | None) -> None:
            if place is not None:
                self.wanted = replace(self.wanted, code=codes[place])
                self.look()

        shown = [
            f"{self.seat.looks[key].glyph} {self._name_of(key)}  {count[key]}" for key in codes
        ]
        window = Choose(self.seat.say("passages.which"), shown, self.seat.language)
        self.app.push_screen(window, take)

    def action_filter(self) -> None:
        """Fill in what the list is to hold."""
        say, wanted = self.seat.say, self.wanted
        fields = [
            (say("passages.words"), wanted.words),
            (say("passages.code"), self._name_of(wanted.code) if wanted.code else ""),
            (say("export.case"), wanted.case or ""),
            (say("passages.sessions"), _span(wanted)),
            (say("passages.rater"), wanted.rater or ""),
            (say("passages.value"), "" if wanted.value is None else str(wanted.value)),
            (say("passages.together"), self._name_of(wanted.together) if wanted.together else ""),
        ]

        def kept(done: bool | None) -> None:
            if done:
                self.look()

        window = Form(
            say("passages.filter"), fields, say("passages.keys"), self._take, at_once=True
        )
        self.app.push_screen(window, kept)

    def _take(self, given: Sequence[str]) -> str | None:
        """Take what was typed; return what of it means nothing."""
        say = self.seat.say
        words, code, case, sessions, rater, value, together = given
        found, other = self._code(code), self._code(together)
        if (code and found is None) or (together and other is None):
            return say("passages.no_code", what=code if code and found is None else together)
        if case and case not in self.seat.study.cases():
            return say("passages.no_case", what=case)
        if rater and rater not in self.seat.study.raters():
            return say("passages.no_rater", what=rater)
        span = _bounds(sessions)
        if span is None or (value and not value.isdecimal()):
            return say("passages.no_number")
        number = int(value) if value else None
        self.wanted = Filter(found, words, case or None, rater or None, *span, number, other)
        return say("passages.ask") if self.wanted.empty else None

    def _code(self, typed: str) -> str | None:
        """Return the code that a name, letters or a key mean."""
        wanted = fold(typed)
        for key, look in self.seat.looks.items():
            if wanted and wanted in (fold(key), fold(look.name), fold(look.mnemonic)):
                return key
        found = [
            key for key, look in self.seat.looks.items() if wanted and wanted in fold(look.name)
        ]
        return found[0] if len(found) == 1 else None

    def action_sort(self) -> None:
        """Sort by the next thing."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self._tell_filter()
        self.fill(0)
        self._show()

    def action_meaning(self) -> None:
        """Find whole words in all their forms, then what words mean, then words as typed again."""
        from thirdear.assistance.meaning import EXTRA
        from thirdear.study import meaning

        if self.working:
            self.look()  # which says that it is busy
            return
        self.way = WAYS[(WAYS.index(self.way) + 1) % len(WAYS)]
        lacking = self.by_meaning and not meaning.installed()
        if lacking:
            self.way = WAYS[0]
        if self.wanted.words.strip() and (not self.wanted.code or not self.by_meaning):
            self.look()
        else:
            self._tell_filter()
            self.note(self.seat.say(f"searchby.{self.way}"))
        if lacking:
            self.warn(EXTRA[self.seat.language == "tr"])

    def action_clear(self) -> None:
        """Let go of every filter but code and words."""
        self.wanted = Filter(self.wanted.code, self.wanted.words)
        self.look()

    def action_all(self) -> None:
        """Look for every passage, not only the first."""
        if self.more:
            self.look(None)
        else:
            self.note(self.seat.say("passages.all"), "dim")

    def action_matrix(self) -> None:
        """Show how often every code stands where."""
        self.post_message(GoOver("matrix"))

    # -- leaving

    def action_export(self) -> None:
        """Write the list as it is now, disguised, or send it to the clipboard."""
        if not self.found:
            self.note(self.seat.say("passages.empty"))
            return
        say = self.seat.say
        ways = ("docx", "xlsx", "csv", "clipboard")

        def take(place: int | None) -> None:
            if place is not None:
                names_door.through(self, self.seat, partial(self._leave, ways[place]))

        shown = [say(f"leaveas.{way}") for way in ways]
        self.app.push_screen(Choose(say("passages.leave"), shown, self.seat.language), take)

    def _leave(self, way: str) -> None:
        from thirdear.study.documents import quotations

        found, language = tuple(self._sorted()), cast("Language", self.seat.language)
        say = self.seat.say
        if way == "clipboard":
            if not clipboard.may_copy(self.app):
                self.warn(say("copy.off"))
                return
            doing = say("passages.leave")
            self.work(doing, lambda s: quotations.text(s, found, language), self._copied)
            return
        folder = private_folder(self.seat.study.folder / "exports")
        now = datetime.now(UTC).astimezone().strftime("%Y-%m-%d-%H%M%S")
        stem = "bolumler" if language == "tr" else "passages"
        path = folder / f"{stem}-{now}.{way}"

        def done(written: object) -> None:
            self.note(say("passages.written", file=safe(str(written), one_line=True)), "good")

        self.work(say("passages.leave"), lambda s: quotations.write(s, path, found, language), done)

    def _copied(self, text: str) -> None:
        clipboard.send(text, self.app.copy_to_clipboard)
        self.note(self.seat.say("passages.copied", count=len(self.found)), "good")


class SearchScreen(PassagesScreen, inherit_bindings=False):
    """The same list, found by words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("passages")]
    scope: ClassVar[str] = "search"
    called: ClassVar[str] = "search.title"

    def ask(self) -> None:
        """Ask for the words."""
        self.action_filter()


def _span(wanted: Filter) -> str:
    if wanted.first is None and wanted.last is None:
        return ""
    if wanted.first == wanted.last:
        return str(wanted.first)
    return f"{wanted.first or ''}–{wanted.last or ''}"


def _bounds(typed: str) -> tuple[int | None, int | None] | None:
    """Return the first and the last session that were typed: 3, 3-8, 3- or -8; None if not."""
    if not typed.strip():
        return (None, None)
    low, dash, high = typed.replace("–", "-").partition("-")
    parts = [part.strip() for part in ((low, high) if dash else (low, low))]
    if not all(part.isdecimal() or not part for part in parts):
        return None
    return (int(parts[0]) if parts[0] else None, int(parts[1]) if parts[1] else None)
