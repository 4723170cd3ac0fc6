"""The desk without a screen: one segment at a time on standard output, answers on standard input.

It is the way for a screen reader, a braille line or a script. Each answer is one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from thirdear.base.safe import safe
from thirdear.model.coding import Code, Pass, Tag
from thirdear.model.language import titled
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.tui.refused import sentence
from thirdear.tui.seat import Seat
from thirdear.tui.tagging import memos
from thirdear.tui.tagging.matches import Pick, read
from thirdear.tui.tagging.objections import objection
from thirdear.tui.tagging.sheet import Sheet
from thirdear.tui.tagging.target import landing

if TYPE_CHECKING:
    from thirdear.study import Study

QUIT = "q"


class Plain:
    """One session, a segment at a time; :meth:`answer` takes a line and gives lines back."""

    def __init__(self, seat: Seat, case: str, session: int) -> None:
        self.seat = seat
        self.sheet = Sheet(seat.study, seat.pass_, case, session)
        kept = seat.study.place(seat.pass_, case, session)
        self.place = min(max(0, (kept or 1) - 1), max(0, len(self.sheet) - 1))

    def answer(self, line: str) -> Iterator[str]:
        """Do what a line asks and yield what is to be said; a refusal is said, not raised."""
        try:
            yield from self._do(line.strip())
        except Refusal as refusal:
            self.sheet.reload()
            yield sentence(refusal)

    def keep_place(self) -> None:
        """Remember the segment for the next time."""
        if len(self.sheet):
            sheet = self.sheet
            self.seat.study.store.keep_place(
                self.seat.pass_, sheet.case, sheet.session, "turn", self.place + 1
            )

    # -- what is said

    def opening(self) -> Iterator[str]:
        """Yield where one is, and the current segment."""
        sheet = self.sheet
        yield self.seat.say(
            "plain.session",
            case=titled(safe(sheet.case, one_line=True), self.seat.language),
            session=sheet.session,
            all=len(sheet),
            tagged=sheet.tagged,
        )
        yield from self.current()

    def current(self) -> Iterator[str]:
        """Yield the current segment: number, speaker, words, codes, memo, flag."""
        if not len(self.sheet):
            yield self.seat.say("tagging.empty")
            return
        say, place = self.seat.say, self.place
        segment = self.sheet.segment(place)
        yield say(
            "plain.one",
            number=segment.index,
            all=len(self.sheet),
            speaker=safe(segment.speaker, one_line=True) or self.seat.role_name(segment.role),
            words=safe(self.sheet.words(place), one_line=True),
        )
        if tags := self.sheet.tags(place):
            yield say("plain.tags", codes=self._codes(tags))
        if self.sheet.flagged(place):
            yield say("plain.flagged")
        for told in memos.told(self.seat, self.sheet, place, "plain.memo"):
            yield safe(told, one_line=True)

    def help(self) -> Iterator[str]:
        """Yield what can be answered."""
        for part in ("plain.help", "plain.help.tags", "plain.help.more"):
            yield self.seat.say(part)

    def _codes(self, tags: Sequence[Tag]) -> str:
        return ", ".join(self._code(tag) for tag in tags)

    def _code(self, tag: Tag) -> str:
        look = self.seat.looks.get(tag.code)
        name = look.name if look else safe(tag.code, one_line=True)
        return f"{name}{'' if tag.value is None else f' {tag.value}'}{'?' if tag.uncertain else ''}"

    def _offered(self) -> Iterator[str]:
        for code in self.sheet.codes_for(self.sheet.role(self.place)):
            look = self.seat.looks[code.key]
            yield f"{look.mnemonic}  {look.name}{_values(code)}"

    # -- what is done

    def _do(self, line: str) -> Iterator[str]:
        moves = {"": 1, "b": -1}
        if line in moves:
            yield from self._go(self.place + moves[line])
        elif line == "n":
            found = self.sheet.untagged(self.place, 1)
            yield from self._go_or(found, "tag.none_untagged")
        elif line.isdecimal() and len(line) < 10:
            yield from self._go(int(line) - 1)
        elif line == "h":
            yield from self.help()
        elif line == "?":
            yield from self._offered()
        elif line.startswith("/"):
            yield from self._find(line[1:])
        elif line in ("u", "U"):
            yield from self._take_back(again=line == "U")
        else:
            yield from self._judge(line)

    def _go(self, place: int) -> Iterator[str]:
        self.place = min(max(0, place), max(0, len(self.sheet) - 1))
        yield from self.current()

    def _go_or(self, place: int | None, entry: str) -> Iterator[str]:
        if place is None:
            yield self.seat.say(entry)
        else:
            yield from self._go(place)

    def _find(self, words: str) -> Iterator[str]:
        from thirdear.study import search

        place = self.sheet.case, self.sheet.session
        wanted = search.pattern(self.seat.study, words, *place) if words else None
        found = self.sheet.find(wanted) if wanted else []
        if found:
            yield self.seat.say("plain.found", count=len(found))
        after = (place for place in found if place > self.place)
        yield from self._go_or(next(after, found[0] if found else None), "find.none")

    def _take_back(self, *, again: bool) -> Iterator[str]:
        study, rater = self.seat.study, self.seat.pass_.rater
        way = "redo" if again else "undo"
        changes = (study.redo if again else study.undo)(rater)
        self.sheet.reload()
        if not changes:
            yield self.seat.say(f"{way}.none")
            return
        first = changes[0]
        here = (first.case, first.session) == (self.sheet.case, self.sheet.session)
        place = landing(study, first) if here else None
        yield from self._go(self.place if place is None else place)

    def _judge(self, line: str) -> Iterator[str]:
        if not len(self.sheet):
            yield self.seat.say("tagging.empty")
        elif line == "!":
            self.sheet.flag([self.place])
            yield from self.current()
        elif line == "c" or line.startswith("c "):
            self.sheet.set_memo(self.place, line[1:].strip())
            yield from self.current()
        elif line.startswith("c/"):
            yield from self._note_tag(*line[2:].partition(" ")[::2])
        elif self.sheet.finished:
            yield self.seat.say("plain.finished")
        elif line == "x":
            yield self.seat.say("tag.removed", count=self.sheet.remove([self.place]))
        else:
            yield from self._set(line)

    def _note_tag(self, typed: str, words: str) -> Iterator[str]:
        """Write a memo on the tag of a code here; without words it is taken away."""
        codes = read(typed, self.sheet.codes, self.seat.looks, self.sheet.role(self.place))
        wanted = {code for word in codes for code in word.codes}
        about = [one for one in memos.subjects(self.sheet, self.place) if one]
        found = next((one for one in about if one.code in wanted), None)
        if found is None:
            yield self.seat.say("plain.no_tag", code=safe(typed, one_line=True))
            return
        self.sheet.set_tag_memo(found, words.strip())
        yield from self.current()

    def _set(self, line: str) -> Iterator[str]:
        if line == ".":
            picks = self.seat.last
            if not picks:
                yield self.seat.say("tag.nothing_last")
                return
        else:
            words = read(line, self.sheet.codes, self.seat.looks, self.sheet.role(self.place))
            unknown = next((word.text for word in words if not word.codes), None)
            if unknown is not None:
                yield self.seat.say("bar.unknown", word=safe(unknown, one_line=True))
                return
            picks = tuple(pick for word in words if (pick := word.pick))
        if why := objection(self.seat, self.sheet, picks, [self.place]):
            yield why
            return
        yield from self._apply(picks)

    def _apply(self, picks: tuple[Pick, ...]) -> Iterator[str]:
        self.sheet.apply(picks, [self.place])
        self.seat.last = picks
        codes = self._codes(self.sheet.tags(self.place))
        yield self.seat.say("plain.set", count=len(picks), codes=codes)
        if self.place + 1 < len(self.sheet):
            yield from self._go(self.place + 1)


def _values(code: Code) -> str:
    return f" {code.scale.low}–{code.scale.high}" if code.scale else ""


def run(study: Study, rater: str, start: Place | None, answers: TextIO, out: TextIO) -> None:
    """Tag a session line by line until ``q`` or the end of the answers.

    ``start`` is case and session; None asks. Refuses an unknown session.
    """
    seat = Seat(study, Pass(rater), study.language)
    place = start or _asked(seat, answers, out)
    if place is None:
        return
    plain = Plain(seat, *place)
    _write(out, plain.help())
    _write(out, plain.opening())
    for line in answers:
        if line.strip() == QUIT:
            break
        _write(out, plain.answer(line))
    plain.keep_place()
    open_ = sum(not plain.sheet.tags(place) for place in range(len(plain.sheet)))
    _write(out, (seat.say("plain.bye", count=open_),))


def _asked(seat: Seat, answers: TextIO, out: TextIO) -> Place | None:
    infos = seat.study.sessions()
    for info in infos:
        case = safe(info.case, one_line=True)
        _write(out, (f"{case} {info.session}  ({info.turns})",))
    _write(out, (seat.say("plain.which"),))
    known = {f"{info.case} {info.session}": (info.case, info.session) for info in infos}
    for line in answers:
        if line.strip() == QUIT:
            return None
        if found := known.get(" ".join(line.split())):
            return found
        _write(out, (seat.say("plain.no_session"),))
    return None


def _write(out: TextIO, lines: Iterator[str] | tuple[str, ...]) -> None:
    out.writelines(f"{line}\n" for line in lines)
    out.flush()
