"""One pass's work on one session, as it is read and shown; no screen in here.

Segments are known by their place, counted from 0, the segment's number less one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.base.lines import Lines, LongText
from thirdear.model.coding import Code, Memo, Pass, Play, Tag
from thirdear.model.text import Role, Segment
from thirdear.study.layers import FREE
from thirdear.tui.looks.families import usable
from thirdear.tui.tagging.spread import Spread
from thirdear.tui.tagging.words import Words

if TYPE_CHECKING:
    from thirdear.model.corrections import Corrected
    from thirdear.study import Study


class Reading:
    """The segments of a session with one pass's tags; of other passes what may be seen."""

    def __init__(
        self, study: Study, pass_: Pass, case: str, session: int, layer: str = "turn"
    ) -> None:
        self.pass_, self.case, self.session, self.layer = pass_, case, session, layer
        self._study = study
        self._text = study.words(case, session)
        self._words = Words(self._text, None)
        self.lines = "turn" if layer == FREE else layer
        """The layer that is read; in the free one tags stand on any stretch of the turns."""
        self.segments = study.lines(case, session, self.lines)
        self.taggable = 0
        """How many segments could carry a tag."""
        books = study.codebooks()
        self.known = study.codes()
        """Every code that a tag may have, those that only others judge with among them."""
        self.codes = {c.key: c for b in study.assigned_books(pass_) for c in b.codes}
        """The codes that this pass may set."""
        self._families = {c.key: f"{b.prefix}:{c.family}" for b in books for c in b.codes}
        self.compared: tuple[Pass, ...] = ()
        self._shared: dict[Pass, set[str]] = {}
        self._tags: dict[int, tuple[Tag, ...]] = {}
        self._flags: set[int] = set()
        self._memos: dict[int, str] = {}
        self._tag_memos: dict[int, tuple[Memo, ...]] = {}
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

    @property
    def is_read(self) -> bool:
        """Whether all of the session is here; of a long one what is looked at comes first."""
        return not isinstance(self.segments, Lines) or self.segments.is_read

    def lengths(self) -> Iterator[int]:
        """Yield how many characters each segment has in the source."""
        if isinstance(self.segments, Lines):
            return self.segments.lengths()
        return (segment.stop - segment.start for segment in self.segments)

    def read_on(self) -> None:
        """Read what is not here yet."""
        if isinstance(self.segments, Lines):
            self.segments.read()
        if isinstance(self._text, LongText):
            self._text.read()

    def reload(self) -> None:
        """Read the pass's tags and its mark of completion again; a refusal leaves all as it was."""
        from thirdear.study import blinding

        self.segments = self._study.lines(self.case, self.session, self.lines)
        self.taggable = _count(self.segments, self._roles())
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
        tag_memos = self._read_tag_memos()
        self._play = {n - 1: state for n, state in self._study.play(*where, self.lines).items()}
        corrections = self._study.corrections(self.case, self.session)
        self.overlay = self._study.corrected(self.case, self.session) if corrections else None
        self.show_corrected(self.as_corrected)
        others = blinding.beside(self._study, self.pass_, self.case, self.session)
        self._tags = {place: tuple(tags) for place, tags in found.items()}
        self._compare(others)
        self.spread = Spread(len(self), self._families)
        for place, tags in self._tags.items():
            self.spread.change(place, (), self._counted(place, tags))
        self._flags = {segment - 1 for segment in flags}
        self._memos = {segment - 1: text for segment, text in memos.items()}
        self._tag_memos = tag_memos
        self.finished = finished

    def _read_tag_memos(self) -> dict[int, tuple[Memo, ...]]:
        """Return this pass's memos on tags by place; several on one are one of several lines."""
        found: dict[int, dict[object, Memo]] = {}
        for memo in self._study.tag_memos(self.pass_, self.case, self.session, self.layer):
            for place in self._places_of(memo):
                here, key = found.setdefault(place, {}), (memo.code, memo.start, memo.stop)
                before = here.get(key)
                text = memo.text if before is None else f"{before.text}\n{memo.text}"
                here[key] = replace(memo, text=text)
        return {place: tuple(here.values()) for place, here in found.items()}

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

    def _places_of(self, tag: Tag | Memo) -> range:
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

    def tag_memos(self, place: int) -> tuple[Memo, ...]:
        """Return this pass's memos on tags of a segment, those whose tag is gone among them."""
        return self._tag_memos.get(place, ())

    def noted(self, place: int) -> bool:
        """Say whether a segment, or a tag on it, has a memo of this pass."""
        return bool(self.memo(place) or self.tag_memos(place))

    def stands(self, place: int, memo: Memo) -> bool:
        """Say whether the tag that a memo is on is there."""
        about = (memo.code, memo.start, memo.stop)
        return any((tag.code, tag.start, tag.stop) == about for tag in self.tags(place))

    def part_words(self, place: int, one: Tag | Memo) -> str:
        """Return the shown words of a segment's part that a tag covers, "" for the whole of it."""
        if one.start is None or one.stop is None:
            return ""
        segment = self.segments[place]
        edges = max(one.start, segment.start), min(one.stop, segment.stop)
        start, stop = self._words.span(segment, *edges)
        return self.words(place)[start - segment.start : stop - segment.start]

    def suggested(self, place: int) -> tuple[str, ...]:
        """Return the codes that are suggested for a segment and do not stand, the likeliest first.

        They are no tags and count nowhere.
        """
        if not self._suggested:
            return ()
        stand = {tag.code for tag in self.tags(place)}
        return tuple(code for code in self._suggested.get(place, ()) if code not in stand)

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

    def _roles(self) -> frozenset[Role]:
        """Return the roles whose segments could carry a tag."""
        return frozenset(role for role in Role if self.codes_for(role))

    def untagged(self, place: int, step: int) -> int | None:
        """Return the nearest place in a direction that could carry a tag and carries none."""
        taggable = self._roles()
        at = place + step
        while 0 <= at < len(self):
            if at not in self._tags and self.role(at) in taggable:
                return at
            at += step
        return None

    # -- finding

    def having(self, fits: Callable[[int], bool]) -> list[int]:
        """Return the places of which something holds."""
        return [place for place in range(len(self)) if fits(place)]

    def find(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the places in whose words, folded, a pattern is found."""
        return self._words.find(pattern, self.segments)


def _count(segments: Sequence[Segment], roles: Container[Role]) -> int:
    """Return how many of the segments are of these roles."""
    if isinstance(segments, Lines):
        return sum(count for role, count in segments.counts.items() if role in roles)
    return sum(segment.role in roles for segment in segments)


def _within(tag: Tag, segment: Segment) -> Tag:
    """Return a tag with the part of it that lies in a segment."""
    if tag.start is None or tag.stop is None:
        return tag
    return replace(tag, start=max(tag.start, segment.start), stop=min(tag.stop, segment.stop))
