"""What a rater's keys do to a session: codes, values, doubts, flags and memos, each one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.tui.refused import telling
from thirdear.tui.tagging.matches import Pick
from thirdear.tui.tagging.objections import objection

if TYPE_CHECKING:
    from thirdear.model.coding import NewTag, Tag
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.memos import Subject
    from thirdear.tui.tagging.sheet import Sheet
    from thirdear.tui.transcript.view import TranscriptView


@dataclass
class Judge:
    """Applies what was asked to the chosen segments, or to the chosen part of one.

    ``tell`` says an entry of the words on the screen, ``warn`` a sentence; ``renew`` reads the work
    again after a refusal; ``shown`` repaints what stands around the text.
    """

    seat: Seat
    sheet: Sheet
    view: TranscriptView
    tell: Callable[..., None]
    warn: Callable[[str], None]
    renew: Callable[[str, str], None]
    shown: Callable[[], None]
    fresh: tuple[int, ...] = ()
    waiting: Pick | None = None
    """A code that still has to be given its value, by a digit."""
    giving: bool = False
    """Whether the next digit is the value of the last code."""

    def moved(self) -> None:
        """Forget what was just tagged, and what waits for a value."""
        self.fresh, self.waiting, self.giving = (), None, False

    def may(self) -> bool:
        """Say whether there is something that may be tagged; say why not, if not."""
        if self.sheet.finished:
            # Another window may have opened it again.
            self.renew("", "")
        if self.sheet.finished:
            self.tell("closed", "warn")
        elif not len(self.sheet):
            self.tell("tagging.empty", "warn")
        return bool(len(self.sheet)) and not self.sheet.finished

    def _refused(self, words: str) -> None:
        self.renew(words, "warn")

    # -- codes

    def toggle(self, pick: Pick) -> None:
        """Set a code, or take it away where everything chosen has it."""
        places = list(self.view.chosen)
        if self._objects([pick], places):
            return
        if self.sheet.needs_value(pick) and self._absent(pick, places):
            self.ask_value(pick)
            return
        took = self.sheet.allowed(pick.code, places)
        with telling(self._refused):
            given_way = self._given_way([pick], took)
            if was_set := self.sheet.toggle(pick, took, self.view.part):
                self.seat.last = (pick,)
            self._after(places, took, advance=was_set)
            self._say_given_way(given_way if was_set else ())

    def ask_value(self, pick: Pick) -> None:
        """Let the next digit be the value with which a code is set."""
        scale = self.sheet.codes[pick.code].scale
        assert scale is not None
        self.waiting = pick
        name = self.seat.looks[pick.code].name
        self.tell("tag.which_value", "key", code=name, low=scale.low, high=scale.high)

    def _absent(self, pick: Pick, places: Sequence[int]) -> bool:
        return any(
            pick.code not in {tag.code for tag in self.sheet.tags(place)} for place in places
        )

    def apply(self, picks: Sequence[Pick]) -> None:
        """Set codes with their values."""
        places = list(self.view.chosen)
        if self._objects(picks, places):
            return
        with telling(self._refused):
            given_way = self._given_way(picks, places)
            took = self.sheet.apply(picks, places, self.view.part)
            self.seat.last = tuple(picks)
            self._after(places, took, advance=True)
            self._say_given_way(given_way)

    def repeat(self) -> None:
        """Set the last codes again."""
        if self.seat.last:
            self.apply(self.seat.last)
        else:
            self.tell("tag.nothing_last", "warn")

    def _objects(self, picks: Sequence[Pick], places: Sequence[int]) -> bool:
        why = objection(self.seat, self.sheet, picks, places)
        if why:
            self.warn(why)
        return bool(why)

    def _given_way(self, picks: Sequence[Pick], places: Sequence[int]) -> tuple[str, ...]:
        gone = (
            tag.code
            for pick in picks
            for place in self.sheet.allowed(pick.code, places)
            for tag in self.sheet.excluded(pick.code, place, self.view.part)
        )
        return tuple(dict.fromkeys(gone))

    def _say_given_way(self, codes: Sequence[str]) -> None:
        if codes:
            names = ", ".join(self.seat.looks[code].name for code in codes)
            self.tell("tag.gave_way", "", codes=names)

    def _after(self, places: Sequence[int], took: Sequence[int], *, advance: bool) -> None:
        """Repaint, go on if the rater wants that, say what was left out."""
        self.view.repaint(places)
        scattered = bool(self.view.marks)
        if scattered:
            self.view.let_go()
        elif advance and self.seat.auto and not self.view.part and places[-1] + 1 < len(self.sheet):
            self.view.go(places[-1] + 1)
        self.fresh = tuple(took)
        self.shown()
        if len(took) < len(places):
            self.tell("tag.part", "warn", took=len(took), all=len(places))

    # -- values

    def answer(self, digit: int) -> bool:
        """Give what waits for it a value; say whether anything waited."""
        if self.giving:
            self.giving = False
            self.give(digit)
            return True
        pick, self.waiting = self.waiting, None
        if pick is None:
            return False
        self.apply([Pick(pick.code, digit)])
        return True

    def value(self, step: int) -> None:
        """Change the value of what was just tagged, or of the last code here that has one."""
        places = self._fresh_or_chosen()
        with telling(self._refused):
            self._say_value(places, self.sheet.revalue(places, step) is not None)

    def give(self, value: int) -> None:
        """Give what was just tagged, or the last code here with a scale, this value."""
        places = self._fresh_or_chosen()
        with telling(self._refused):
            tag = self.sheet.give_value(places, value)
            if tag is not None and tag.value != value:
                pick = Pick(tag.code, value)
                self._objects([pick], places)
            else:
                self._say_value(places, tag is not None)

    def _fresh_or_chosen(self) -> tuple[int, ...]:
        return self.fresh or tuple(self.view.chosen)

    def _say_value(self, places: Sequence[int], found: bool) -> None:
        if not found:
            self.tell("tag.nothing_value", "warn")
            return
        self.view.repaint(places)
        tags = (tag for place in places for tag in reversed(self.sheet.tags(place)))
        tag = next(tag for tag in tags if tag.value is not None)
        self.tell("tag.valued", "", code=self.seat.looks[tag.code].name, value=tag.value)

    def change(self, place: int, tag: Tag, new: NewTag | None) -> None:
        """Let a tag be another one, or nothing."""
        if not self.may():
            return
        with telling(self._refused):
            self.sheet.change(tag, new)
            self.view.repaint_all() if tag.start is not None else self.view.repaint([place])
            self.shown()
            if new is None:
                self.tell("tag.removed", "", count=1)

    # -- taking away, doubting, flagging

    def remove(self, code: str | None = None) -> None:
        """Take codes away from what is chosen: one, or all."""
        places = list(self.view.chosen)
        with telling(self._refused):
            if count := self.sheet.remove(places, code, self.view.part):
                self.view.repaint(places)
                self.shown()
                self.tell("tag.removed", "", count=count)
            else:
                self.tell("tag.nothing_here", "warn")

    def doubt(self) -> None:
        """Mark the tags of what was just tagged, or is chosen, as uncertain or as certain."""
        places = self._fresh_or_chosen()
        with telling(self._refused):
            codes = {pick.code for pick in self.seat.last} if self.fresh else ()
            if self.sheet.doubt(places, codes):
                self.view.repaint(places)
            else:
                self.tell("tag.nothing_here", "warn")

    def flag(self) -> None:
        """Flag what is chosen to discuss, or take the flags away."""
        places = list(self.view.chosen)
        with telling(self._refused):
            on = self.sheet.flag(places)
            self.view.repaint(places)
            self.tell("tag.flagged" if on else "tag.unflagged", "")

    def memo(self, about: Subject, text: str, place: int) -> str | None:
        """Let the memo of a segment, or of a tag on it, be this text; return why it cannot be."""
        refused: list[str] = []
        with telling(refused.append):
            if about is None:
                self.sheet.set_memo(place, text)
            else:
                self.sheet.set_tag_memo(about, text)
            # A stretch of the free layer has its memo wherever it goes.
            self.view.repaint_all() if about else self.view.repaint([place])
            self.shown()
            self.tell("tag.memo_kept" if text else "tag.memo_gone", "")
        return refused[0] if refused else None
