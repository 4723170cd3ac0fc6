"""One pass's work on one session, as the tagging screen needs it; no screen in here.

Segments are known by their place, counted from 0, the segment's number less one. Every change is
committed through the study before the sheet shows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.coding import Code, Codebook, EventId, NewTag, Pass, Play, Scale, Tag
from thirdear.model.correcting import Corrected
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment
from thirdear.study.layering import FREE
from thirdear.tui.looks.families import usable
from thirdear.tui.tagging.matching import Pick
from thirdear.tui.tagging.spread import Spread
from thirdear.tui.tagging.words import Words

if TYPE_CHECKING:
    from thirdear.study import Study


FREE_RUN = "In the layer free one stretch is tagged at a time; let the marks go with Esc."
Part = tuple[int, int] | None
"""A stretch of the transcript within one segment, None for the whole segment."""


class Sheet:
    """The segments of a session with one pass's tags; other passes are never read."""

    def __init__(
        self, study: Study, pass_: Pass, case: str, session: int, layer: str = "turn"
    ) -> None:
        self.pass_, self.case, self.session, self.layer = pass_, case, session, layer
        self._study = study
        self._text = study.transcript(case, session).text
        self._words = Words(self._text, None)
        self.lines = "turn" if layer == FREE else layer
        """The layer that is read; in the free one tags stand on any stretch of the turns."""
        self.segments = study.segments(case, session, self.lines)
        books = study.codebooks()
        self.known = study.codes()
        """Every code that a tag may have, those that only others judge with among them."""
        self.codes = {c.key: c for b in study.assigned_books(pass_) for c in b.codes}
        """The codes that this pass may set."""
        self._exclusive = _exclusive(books)
        self._families = {c.key: f"{b.prefix}:{c.family}" for b in books for c in b.codes}
        self.compared: tuple[Pass, ...] = ()
        self._shared: dict[Pass, set[str]] = {}
        self._given: dict[str, int] = {}
        self._tags: dict[int, tuple[Tag, ...]] = {}
        self._flags: set[int] = set()
        self._memos: dict[int, str] = {}
        self._beside: dict[int, tuple[Tag, ...]] = {}
        self._play: dict[int, Play] = {}
        self._suggested: dict[int, tuple[str, ...]] = {}
        self.overlay: Corrected | None = None
        self.as_corrected = True
        """Whether words are shown as somebody corrected them; the source is as it was."""
        self.covering = False
        """Whether words that give a session's place in the order away are covered."""
        self.finished = False
        self.reload()

    def __len__(self) -> int:
        return len(self.segments)

    def reload(self) -> None:
        """Read the pass's tags and its mark of completion again; a refusal leaves all as it was."""
        self.segments = self._study.segments(self.case, self.session, self.lines)
        found: dict[int, list[Tag]] = {}
        for tag in self._study.tags(self.pass_, self.case, self.session):
            if tag.layer == self.layer:
                for place in self._places_of(tag):
                    found.setdefault(place, []).append(tag)
        finished = any(
            line.finished
            for line in self._study.progress(self.pass_)
            if (line.case, line.session) == (self.case, self.session)
        )
        where = (self.pass_, self.case, self.session)
        flags = self._study.flags(*where, self.lines)
        memos = self._study.memos(*where, self.lines)
        self._play = {n - 1: state for n, state in self._study.play(*where, self.lines).items()}
        corrections = self._study.corrections(self.case, self.session)
        self.overlay = self._study.corrected(self.case, self.session) if corrections else None
        self.show_corrected(self.as_corrected)
        others = self._study.beside(self.pass_, self.case, self.session)
        self._tags = {place: tuple(tags) for place, tags in found.items()}
        self._compare(others)
        self.spread = Spread(len(self), self._families)
        for place, tags in self._tags.items():
            self.spread.change(place, (), self._counted(place, tags))
        self._flags = {segment - 1 for segment in flags}
        self._memos = {segment - 1: text for segment, text in memos.items()}
        self.finished = finished

    def _compare(self, others: Mapping[Pass, Sequence[Tag]]) -> None:
        books = self._study.assigned_books
        found: dict[int, list[Tag]] = {}
        for tag in (tag for tags in others.values() for tag in tags):
            if tag.layer == self.layer:
                for place in self._places_of(tag):
                    found.setdefault(place, []).append(tag)
        self._beside = {place: tuple(tags) for place, tags in found.items()}
        self.compared = tuple(others)
        self._shared = {
            other: self.codes.keys() & {c.key for b in books(other) for c in b.codes}
            for other in others
        }

    def _places_of(self, tag: Tag) -> range:
        """Return where a tag stands: at its segment, or at every turn that a free one touches."""
        if self.layer != FREE or tag.start is None or tag.stop is None:
            return range(tag.segment - 1, tag.segment)
        first = bisect_right(self.segments, tag.start, key=lambda s: s.stop)
        last = bisect_left(self.segments, tag.stop, key=lambda s: s.start)
        return range(first, max(first + 1, last))

    def _counted(self, place: int, tags: Iterable[Tag]) -> list[Tag]:
        """Return those of the tags that are counted at a place: each once, where it begins."""
        return [tag for tag in tags if self._places_of(tag)[0] == place]

    # -- reading

    def segment(self, place: int) -> Segment:
        """Return the segment at a place."""
        return self.segments[place]

    def words(self, place: int) -> str:
        """Return a segment's words as they are shown, harmless for a terminal."""
        return self._words.of(self.segments[place])

    def stretch(self, place: int, start: int, stop: int) -> tuple[int, int]:
        """Return where a part of a segment's shown words stands in the transcript."""
        return self._words.stretch(self.segments[place], start, stop)

    def shown_tags(self, place: int) -> tuple[Tag, ...]:
        """Return the tags of a segment, their parts where they stand in the words as shown."""
        segment = self.segments[place]
        tags = self.tags(place)
        if self.layer == FREE:
            tags = tuple(_within(tag, segment) for tag in tags)
        return tuple(self._words.tag(segment, tag) for tag in tags)

    def corrected(self, place: int) -> bool:
        """Say whether words of a segment are shown as corrected."""
        return self._words.corrected(self.segments[place])

    def show_corrected(self, on: bool) -> None:
        """Show words as corrected, or word for word."""
        self.as_corrected = on
        self._words = Words(self._text, self.overlay if on else None, covering=self.covering)

    def cover(self, on: bool) -> None:
        """Cover words that give a session's place in the order away, or show them."""
        self.covering = on
        self.show_corrected(self.as_corrected)

    def play(self, place: int) -> Play | None:
        """Return whether this pass has called a segment play, and how."""
        return self._play.get(place)

    def role(self, place: int) -> Role:
        """Return whose segment it is."""
        return self.segments[place].role

    def tags(self, place: int) -> tuple[Tag, ...]:
        """Return this pass's tags of a segment."""
        return self._tags.get(place, ())

    @property
    def tagged(self) -> int:
        """How many segments carry a tag."""
        return len(self._tags)

    def tagged_places(self) -> Iterable[int]:
        """Return the places that carry a tag, in any order."""
        return self._tags.keys()

    def flagged_places(self) -> Iterable[int]:
        """Return the places that are flagged to discuss, in any order."""
        return self._flags

    def flagged(self, place: int) -> bool:
        """Say whether a segment is flagged to discuss."""
        return place in self._flags

    def memo(self, place: int) -> str:
        """Return this pass's memo on a segment, empty where there is none."""
        return self._memos.get(place, "")

    def suggested(self, place: int) -> tuple[str, ...]:
        """Return the codes that are suggested for a segment and do not stand, the likeliest first.

        They are no tags and count nowhere.
        """
        if not self._suggested:
            return ()
        stand = {tag.code for tag in self.tags(place)}
        return tuple(code for code in self._suggested.get(place, ()) if code not in stand)

    def suggest(self, place: int, code: str) -> None:
        """Keep a code as a suggestion for a segment, behind those that are there."""
        self._suggested[place] = (*self._suggested.get(place, ()), code)

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

    def beside(self, place: int) -> tuple[Tag, ...]:
        """Return other raters' tags of a segment; none is even read while the pass is blind."""
        return self._beside.get(place, ())

    def differs(self, place: int) -> bool:
        """Say whether another rater who may be seen judged a segment otherwise."""
        if not self.compared:
            return False
        own = {tag.code for tag in self.tags(place)}
        return any(
            own & shared != {tag.code for tag in self.beside(place) if tag.pass_ == other} & shared
            for other, shared in self._shared.items()
        )

    def codes_for(self, role: Role) -> list[Code]:
        """Return the codes that this speaker's segments may carry, in codebook order."""
        return [code for code in self.codes.values() if self._fits(code, role)]

    def allowed(self, code: str, places: Iterable[int]) -> list[int]:
        """Return those of the places whose speaker a code is for."""
        wanted = self.codes[code]
        return [place for place in places if self._fits(wanted, self.role(place))]

    def _fits(self, code: Code, role: Role) -> bool:
        """Only a turn is one speaker's for certain; segments of other layers may mix them."""
        return self.layer != "turn" or usable(code, role)

    def untagged(self, place: int, step: int) -> int | None:
        """Return the nearest place in a direction that could carry a tag and carries none."""
        taggable = {role for role in Role if self.codes_for(role)}
        at = place + step
        while 0 <= at < len(self):
            if at not in self._tags and self.role(at) in taggable:
                return at
            at += step
        return None

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
            raise Refusal(FREE_RUN)
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
        self._commit([tag for tag, _ in changed], [_again(tag, value=new) for tag, new in changed])
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
        self._commit(changed, [_again(tag, uncertain=on) for tag in changed])
        return len(tags)

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
        scale = self._scale(pick.code)
        return pick.value is None or (scale is not None and pick.value in scale)

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
                self._put(place, (*self.tags(place), tag))
            if tag.value is not None:
                self._given[tag.code] = tag.value

    def _put(self, place: int, tags: tuple[Tag, ...]) -> None:
        before, after = self._counted(place, self.tags(place)), self._counted(place, tags)
        self.spread.change(place, before, after)
        if tags:
            self._tags[place] = tags
        else:
            self._tags.pop(place, None)

    # -- finding

    def having(self, fits: Callable[[int], bool]) -> list[int]:
        """Return the places of which something holds."""
        return [place for place in range(len(self)) if fits(place)]

    def find(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the places in whose words, folded, a pattern is found."""
        return self._words.find(pattern, self.segments)


def _within(tag: Tag, segment: Segment) -> Tag:
    """Return a tag with the part of it that lies in a segment."""
    if tag.start is None or tag.stop is None:
        return tag
    return replace(tag, start=max(tag.start, segment.start), stop=min(tag.stop, segment.stop))


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


def _again(tag: Tag, *, value: int | None = None, uncertain: bool | None = None) -> NewTag:
    """Return a tag to be set anew on the same words, something of it changed."""
    return NewTag(
        case=tag.case,
        session=tag.session,
        segment=tag.segment,
        code=tag.code,
        layer=tag.layer,
        value=tag.value if value is None else value,
        start=tag.start,
        stop=tag.stop,
        uncertain=tag.uncertain if uncertain is None else uncertain,
    )
