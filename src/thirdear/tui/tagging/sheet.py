"""One pass's work on one session, as the tagging screen changes it; no screen in here.

Every change is committed through the study before the sheet shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.coding import Codebook, EventId, Memo, NewTag, Pass, Scale, Tag
from thirdear.model.refusal import Refusal
from thirdear.study.layers import FREE
from thirdear.tui.tagging.matches import Pick, takes
from thirdear.tui.tagging.reading import Reading

if TYPE_CHECKING:
    from thirdear.study import Study


FREE_RUN = (
    "In the layer free one stretch is tagged at a time; let the marks go with Esc.",
    "Serbest katmanda her seferinde tek bir aralık kodlanır; işaretleri Esc ile bırakın.",
)
Part = tuple[int, int] | None
"""A stretch of the transcript within one segment, None for the whole segment."""


class Sheet(Reading):
    """What a pass sets, takes away and changes on the segments of a session."""

    def __init__(
        self, study: Study, pass_: Pass, case: str, session: int, layer: str = "turn"
    ) -> None:
        super().__init__(study, pass_, case, session, layer)
        self._exclusive = _exclusive(study.codebooks())
        self._given: dict[str, int] = {}

    # -- tagging

    def toggle(self, pick: Pick, places: Sequence[int], part: Part = None) -> bool:
        """Set a code on all places, or take it away where all of them have it; one act.

        ``part`` is a stretch of the transcript within the one place; without it whole segments are
        meant. Returns whether it was set.
        """
        places, part = self._stretch(places, part)
        have = [tag for place in places if (tag := self._same(pick.code, place, part))]
        if len(have) == len(places):
            self._commit(have, [])
            return False
        self.apply([pick], places, part)
        return True

    def _stretch(self, places: Sequence[int], part: Part) -> tuple[Sequence[int], Part]:
        """Return places and part as a tag takes them: in the free layer a run is one stretch."""
        if self.layer != FREE or part is not None or not places:
            return places, part
        first, last = min(places), max(places)
        if last - first + 1 != len(places):
            raise Refusal(*FREE_RUN)
        return [first], (self.segments[first].start, self.segments[last].stop)

    def apply(self, picks: Sequence[Pick], places: Iterable[int], part: Part = None) -> list[int]:
        """Set codes with values on the places whose speaker they are for; one act.

        Returns the places that took at least one of them. A code that is there keeps its tag
        unless its value changes; another code of an exclusive family gives way. Of codes that are
        the same or exclude each other the last one counts.
        """
        places, part = self._stretch(list(places), part)
        remove: dict[EventId, Tag] = {}
        add: list[NewTag] = []
        took: set[int] = set()
        for place in places:
            picked = {
                self._exclusive.get(pick.code, pick.code): pick
                for pick in picks
                if self.allowed(pick.code, [place])
            }
            for pick in picked.values():
                took.add(place)
                remove.update((tag.id, tag) for tag in self.excluded(pick.code, place, part))
                value, have = self.value_for(pick), self._same(pick.code, place, part)
                if have is None or (have.value != value and pick.value is not None):
                    remove.update({have.id: have} if have else {})
                    add.append(self._new(place, pick.code, value, *(part or (None, None))))
        self._commit(list(remove.values()), add)
        return sorted(took)

    def excluded(self, code: str, place: int, part: Part = None) -> list[Tag]:
        """Return the tags that give way to a code, since a segment has one of its family only."""
        if code not in self._exclusive:
            return []
        return [
            tag
            for tag in self.tags(place)
            if tag.code != code
            and self._exclusive.get(tag.code) == self._exclusive[code]
            and (part is None or (tag.start, tag.stop) in ((None, None), part))
        ]

    def revalue(self, places: Sequence[int], step: int) -> Tag | None:
        """Move the value of each place's last code with a scale by a step; one act.

        Values stay within the scale. Returns the first such tag as it is now, if there is one.
        """

        def moved(tag: Tag, scale: Scale) -> int:
            now = scale.low if tag.value is None else tag.value
            return min(scale.high, max(scale.low, now + step))

        return self._revalue(places, moved)

    def _revalue(
        self, places: Sequence[int], value: Callable[[Tag, Scale], int | None]
    ) -> Tag | None:
        changed: list[tuple[Tag, int]] = []
        for tag in filter(None, map(self._scaled, places)):
            scale = self._scale(tag.code)
            new = value(tag, scale) if scale else None
            if new is not None and new != tag.value:
                changed.append((tag, new))
        self._commit(
            [tag for tag, _ in changed], [replace(tag.again(), value=new) for tag, new in changed]
        )
        return next(filter(None, map(self._scaled, places)), None)

    def _scaled(self, place: int) -> Tag | None:
        """Return a place's last tag whose code has a scale."""
        return next((t for t in reversed(self.tags(place)) if self._scale(t.code)), None)

    def give_value(self, places: Sequence[int], value: int) -> Tag | None:
        """Give each place's last code with a scale a value, where the scale has it; one act."""
        return self._revalue(places, lambda _, scale: value if value in scale else None)

    def doubt(self, places: Iterable[int], codes: Collection[str] = ()) -> int:
        """Mark tags of the places as uncertain, or as certain where all are; one act.

        ``codes`` says which, all where it is empty. Returns how many there are.
        """
        here = (tag for place in places for tag in self.tags(place))
        tags = [tag for tag in here if not codes or tag.code in codes]
        on = not all(tag.uncertain for tag in tags)
        changed = [tag for tag in tags if tag.uncertain != on]
        self._commit(changed, [replace(tag.again(), uncertain=on) for tag in changed])
        return len(tags)

    def change(self, tag: Tag, new: NewTag | None) -> None:
        """Let a tag be another one, or take it away; one act."""
        self._commit([tag], [new] if new else [])

    def flag(self, places: Sequence[int]) -> bool:
        """Flag the places to discuss, or take the flags away where all have one; one act."""
        on = not all(place in self._flags for place in places)
        segments = [place + 1 for place in places]
        self._study.flag(self.pass_, self.case, self.session, segments, on, self.lines)
        self._flags = self._flags.union(places) if on else self._flags.difference(places)
        return on

    def set_memo(self, place: int, text: str) -> None:
        """Let a segment's memo be this text; an empty one takes it away."""
        self._study.set_memo(self.pass_, self.case, self.session, place + 1, text, self.lines)
        self._memos.pop(place, None)
        if text:
            self._memos[place] = text

    def set_tag_memo(self, one: Tag | Memo, text: str) -> None:
        """Let the memo of a tag be this text; an empty one takes it away."""
        self._study.set_tag_memo(one, text)
        self._tag_memos = self._read_tag_memos()

    def remove(self, places: Iterable[int], code: str | None = None, part: Part = None) -> int:
        """Take tags away from the places, those of one code or all; one act.

        With ``part`` only tags that touch it. Returns how many there were.
        """
        gone = [
            tag
            for place in places
            for tag in self.tags(place)
            if (code is None or tag.code == code) and (part is None or _touches(tag, part))
        ]
        self._commit(gone, [])
        return len(gone)

    def value_for(self, pick: Pick) -> int | None:
        """Return the value a code is set with: the one given, the one given last, the middle."""
        scale = self._scale(pick.code)
        if pick.value is not None or scale is None:
            return pick.value
        return self._given.get(pick.code, (scale.low + scale.high) // 2)

    def fits(self, pick: Pick) -> bool:
        """Say whether the code takes the value that was given for it, if one was."""
        return takes(self.codes[pick.code], pick.value)

    def _scale(self, code: str) -> Scale | None:
        known = self.known.get(code)
        return known.scale if known else None

    def _same(self, code: str, place: int, part: Part) -> Tag | None:
        """Return the tag of a code on the same words: the whole segment, or the very part."""
        wanted: tuple[int | None, int | None] = part or (None, None)
        tags = (t for t in self.tags(place) if t.code == code and (t.start, t.stop) == wanted)
        return next(tags, None)

    def _new(
        self,
        place: int,
        code: str,
        value: int | None,
        start: int | None = None,
        stop: int | None = None,
    ) -> NewTag:
        number = 1 if self.layer == FREE else self.segments[place].index
        return NewTag(self.case, self.session, number, code, self.layer, value, start, stop)

    def needs_value(self, pick: Pick) -> Scale | None:
        """Return the scale of a code that has to be given a value and was not."""
        code = self.codes[pick.code]
        return code.scale if code.value_required and pick.value is None else None

    def _commit(self, remove: Sequence[Tag], add: Sequence[NewTag]) -> None:
        if not remove and not add:
            return
        ids: list[EventId] = [tag.id for tag in remove]
        made = self._study.change_tags(self.pass_, ids, add)
        for tag in remove:
            for place in self._places_of(tag):
                self._put(place, tuple(t for t in self.tags(place) if t.id != tag.id))
        for tag in made:
            for place in self._places_of(tag):
                # One that stood already, and is like a changed one now, is returned again.
                others = tuple(t for t in self.tags(place) if t.id != tag.id)
                self._put(place, (*others, tag))
            if tag.value is not None:
                self._given[tag.code] = tag.value

    def _put(self, place: int, tags: tuple[Tag, ...]) -> None:
        before, after = self._counted(place, self.tags(place)), self._counted(place, tags)
        self.spread.change(place, before, after)
        if tags:
            self._tags[place] = tags
        else:
            self._tags.pop(place, None)

    # -- suggested codes

    def suggest(self, place: int, code: str) -> None:
        """Keep a code as a suggestion for a segment, behind those that are there."""
        self._suggested[place] = (*self._suggested.get(place, ()), code)

    def suggest_nothing(self) -> None:
        """Suggest nothing any more."""
        self._suggested.clear()

    def dismiss(self, place: int, code: str) -> None:
        """Suggest a code for a segment no longer."""
        left = (one for one in self._suggested.get(place, ()) if one != code)
        self._suggested[place] = tuple(left)

    def accept(self, place: int, code: str) -> bool:
        """Let a suggested code stand, marked as suggested; False where it needs a value."""
        if self.codes[code].value_required:
            return False
        new = replace(self._new(place, code, None), suggested=True)
        self._commit(self.excluded(code, place), [new])
        return True


def _exclusive(books: Iterable[Codebook]) -> dict[str, str]:
    """Return the exclusive family of every code that is in one."""
    return {
        code.key: f"{book.prefix}:{family.key}"
        for book in books
        for family in book.families
        for code in book.codes
        if family.exclusive and code.family == family.key
    }


def _touches(tag: Tag, part: tuple[int, int]) -> bool:
    if tag.start is None or tag.stop is None:
        return False
    return tag.start < part[1] and tag.stop > part[0]
