"""One pass's work on one session, as the tagging screen needs it; no screen in here.

Segments are known by their place, counted from 0, the segment's number less one. Every change is
committed through the study before the sheet shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from thirdear.base.folding import fold
from thirdear.base.safe import safe_in_place
from thirdear.model.coding import Code, EventId, NewTag, Pass, Scale, Tag
from thirdear.model.text import Role, Segment
from thirdear.tui.looks.families import usable
from thirdear.tui.tagging.matching import Pick

if TYPE_CHECKING:
    from thirdear.study import Study


class Sheet:
    """The segments of a session with one pass's tags; other passes are never read."""

    def __init__(
        self, study: Study, pass_: Pass, case: str, session: int, layer: str = "turn"
    ) -> None:
        self.pass_, self.case, self.session, self.layer = pass_, case, session, layer
        self._study = study
        self.text = study.transcript(case, session).text
        self.segments = study.segments(case, session, layer)
        self.codes = study.codes()
        self._folded = ""
        self._given: dict[str, int] = {}
        self._tags: dict[int, tuple[Tag, ...]] = {}
        self.finished = False
        self.reload()

    def __len__(self) -> int:
        return len(self.segments)

    def reload(self) -> None:
        """Read the pass's tags and its mark of completion again; a refusal leaves all as it was."""
        found: dict[int, list[Tag]] = {}
        for tag in self._study.tags(self.pass_, self.case, self.session):
            if tag.layer == self.layer:
                found.setdefault(tag.segment - 1, []).append(tag)
        finished = any(
            line.finished
            for line in self._study.progress(self.pass_)
            if (line.case, line.session) == (self.case, self.session)
        )
        self._tags = {place: tuple(tags) for place, tags in found.items()}
        self.finished = finished

    # -- reading

    def segment(self, place: int) -> Segment:
        """Return the segment at a place."""
        return self.segments[place]

    def words(self, place: int) -> str:
        """Return a segment's words, harmless for a terminal, exactly as long as they are stored."""
        segment = self.segments[place]
        return safe_in_place(self.text[segment.start : segment.stop])

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

    def toggle(self, code: str, places: Sequence[int]) -> bool:
        """Set a code on all places, or take it away where all of them have it; one act.

        Returns whether it was set. Spans inside segments are left alone.
        """
        have = {place: tag for place in places if (tag := self._whole(code, place))}
        if len(have) == len(places):
            self._commit(list(have.values()), [])
            return False
        value = self.value_for(Pick(code))
        new = [self._new(place, code, value) for place in places if place not in have]
        self._commit([], new)
        return True

    def apply(self, picks: Sequence[Pick], places: Iterable[int]) -> list[int]:
        """Set codes with values on the places whose speaker they are for; one act.

        Returns the places that took at least one of them. A code that is there keeps its tag
        unless its value changes.
        """
        remove: list[Tag] = []
        add: list[NewTag] = []
        took: set[int] = set()
        for pick in picks:
            value = self.value_for(pick)
            for place in self.allowed(pick.code, places):
                took.add(place)
                have = self._whole(pick.code, place)
                if have is None or (have.value != value and pick.value is not None):
                    remove += [have] if have else []
                    add.append(self._new(place, pick.code, value))
        self._commit(remove, add)
        return sorted(took)

    def revalue(self, places: Sequence[int], step: int) -> Tag | None:
        """Move the value of each place's last code with a scale by a step; one act.

        Values stay within the scale. Returns the first such tag as it is now, if there is one.
        """
        remove: list[Tag] = []
        add: list[NewTag] = []
        for place in places:
            tag = self._scaled(place)
            scale = self._scale(tag.code) if tag else None
            if tag is None or scale is None:
                continue
            now = scale.low if tag.value is None else tag.value
            value = min(scale.high, max(scale.low, now + step))
            if value != tag.value:
                remove.append(tag)
                add.append(self._new(place, tag.code, value, tag.start, tag.stop))
        self._commit(remove, add)
        return next((tag for place in places if (tag := self._scaled(place))), None)

    def _scaled(self, place: int) -> Tag | None:
        """Return a place's last tag whose code has a scale."""
        return next((t for t in reversed(self.tags(place)) if self._scale(t.code)), None)

    def remove(self, places: Iterable[int]) -> int:
        """Take every tag away from the places; one act. Returns how many there were."""
        gone = [tag for place in places for tag in self.tags(place)]
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
        known = self.codes.get(code)
        return known.scale if known else None

    def _whole(self, code: str, place: int) -> Tag | None:
        tags = (t for t in self.tags(place) if t.code == code and t.start is None)
        return next(tags, None)

    def _new(
        self,
        place: int,
        code: str,
        value: int | None,
        start: int | None = None,
        stop: int | None = None,
    ) -> NewTag:
        number = self.segments[place].index
        return NewTag(self.case, self.session, number, code, self.layer, value, start, stop)

    def _commit(self, remove: Sequence[Tag], add: Sequence[NewTag]) -> None:
        if not remove and not add:
            return
        ids: list[EventId] = [tag.id for tag in remove]
        made = self._study.change_tags(self.pass_, ids, add)
        for tag in remove:
            rest = tuple(t for t in self.tags(tag.segment - 1) if t.id != tag.id)
            self._put(tag.segment - 1, rest)
        for tag in made:
            self._put(tag.segment - 1, (*self.tags(tag.segment - 1), tag))
            if tag.value is not None:
                self._given[tag.code] = tag.value

    def _put(self, place: int, tags: tuple[Tag, ...]) -> None:
        if tags:
            self._tags[place] = tags
        else:
            self._tags.pop(place, None)

    # -- finding

    def find(self, pattern: str) -> list[int]:
        """Return the places whose words hold a pattern, letters compared forgivingly."""
        wanted = fold(pattern)
        if not wanted:
            return []
        if not self._folded:
            self._folded = fold(self.text)
        within: Callable[[str, int, int], int] = self._folded.find
        return [
            place
            for place, segment in enumerate(self.segments)
            if within(wanted, segment.start, segment.stop) >= 0
        ]
