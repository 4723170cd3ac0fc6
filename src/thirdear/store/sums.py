"""Sums of tags for scores and agreement: over the tallies, or by one GROUP BY."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from thirdear.model.coding import Pass, PassPlace
from thirdear.model.text import Role
from thirdear.model.totals import Sums, TagTotal
from thirdear.store.connection import Database, Row

# Conditions on the first columns of the covering index, in its order: groups come out sorted, so
# that only different segments and codes need a place of their own to be counted in.
_TAGS = """
    SELECT p.rater, p.number, c.key, s.number, t.tags, t.segments, t.codes, t.total, t.mean,
        t.maximum
    FROM (SELECT tag.layer_id AS layer_id, pass_id, count(*) AS tags,
            count(DISTINCT segment) AS segments, count(DISTINCT code) AS codes,
            total(value) AS total, avg(value) AS mean, max(value) AS maximum
        FROM (SELECT tag.layer_id, pass_id, segment, coalesce(k.now, k.id) AS code,
                max(value) AS value
            FROM tag INDEXED BY tag_score CROSS JOIN code k ON k.id = tag.code_id {spoken}
            WHERE tag.layer_id IN (SELECT id FROM layer WHERE key = ?)
                AND pass_id IN (SELECT id FROM pass_ WHERE ? IS NULL OR rater = ?)
                AND code_id IN (SELECT id FROM code WHERE coalesce(now, id) IN
                    (SELECT id FROM code WHERE key IN ({marks}))) {beside}
            GROUP BY tag.layer_id, pass_id, segment, tag.start, tag.stop, coalesce(k.now, k.id)) tag
        GROUP BY layer_id, pass_id) t
    JOIN layer l ON l.id = t.layer_id JOIN session s ON s.id = l.session_id
    JOIN case_ c ON c.id = s.case_id JOIN pass_ p ON p.id = t.pass_id
    ORDER BY c.key, s.number, p.rater, p.number"""

_SPOKEN = """CROSS JOIN segment g
            ON g.layer_id = tag.layer_id AND g.number = tag.segment AND g.role = ?"""

_BESIDE = """AND EXISTS(SELECT 1 FROM tag o WHERE o.layer_id = tag.layer_id
            AND o.pass_id = tag.pass_id AND o.segment = tag.segment
            AND o.code_id IN (SELECT id FROM code WHERE coalesce(now, id) IN
                (SELECT id FROM code WHERE key IN ({marks}))))"""

# From session to session and pass to pass by the key of the tallies, codes being few.
_TALLIED = """
    SELECT k.key, l.session_id, p.id, t.tags, t.segments, t.total, t.valued, t.maximum
    FROM layer l CROSS JOIN pass_ p CROSS JOIN tally t ON t.layer_id = l.id AND t.pass_id = p.id
        AND t.code_id IN (SELECT id FROM code WHERE key IN ({marks}))
    JOIN code k ON k.id = t.code_id
    WHERE l.key = ? AND (? IS NULL OR p.rater = ?)"""

_Ids = tuple[int, int]
"""A session and a pass, as the tables number them."""
_Column = list[Row | None]
"""A code's tallies, place by place, None where there is none."""


class Adder:
    """Sums of tags in one layer, of all raters or of one; each code's tallies are read once.

    It lives as long as what is added up: it does not see what is judged meanwhile.
    """

    def __init__(self, db: Database, layer: str, rater: str | None = None) -> None:
        self._db = db
        self._layer = layer
        self._rater = rater
        self._read: dict[str, _Column] = {}
        self._spoken = cache(self._read_spoken)
        self._marked = cache(self._bits)

    @cached_property
    def places(self) -> tuple[PassPlace, ...]:
        """The passes in the sessions in which they judged, by case, session, rater and number."""
        return tuple(self._ids.values())

    @cached_property
    def _ids(self) -> Mapping[_Ids, PassPlace]:
        return dict(_places(self._db))

    def tag_totals(
        self, codes: Sequence[str], role: Role | None = None, beside: Sequence[str] = ()
    ) -> tuple[TagTotal, ...]:
        """Return the tags of some codes, summed by session and pass, finished or not.

        A session and pass without such a tag has no total. With ``role`` only tags on that role's
        segments count; with ``beside`` only segments that the pass has tagged with one of these
        codes, too.
        """
        found = zip(self.places, self.sums(codes, role, beside), strict=True)
        return tuple(TagTotal._make((*place, *sums)) for place, sums in found if sums is not None)

    def sums(
        self, codes: Sequence[str], role: Role | None = None, beside: Sequence[str] = ()
    ) -> Sequence[Sums | None]:
        """Return the same for every one of :attr:`places`, None where there is no such tag."""
        found = self._from_tallies(codes, role, tuple(beside))
        return self._from_tags(codes, role, beside) if found is None else found

    def marked(self, codes: Sequence[str]) -> dict[PassPlace, int]:
        """Return on which segments passes set any of some codes, each the bit of its number."""
        found = zip(self.places, self._marked(tuple(codes)), strict=True)
        return {place: bits for place, bits in found if bits}

    def _from_tallies(
        self, codes: Sequence[str], role: Role | None, beside: tuple[str, ...]
    ) -> list[Sums | None] | None:
        """Return the sums from the tallies of the codes, of which there are few for every session.

        None where tallies do not tell: which of several tags, or of several values, are on
        segments of the role or beside another code.
        """
        masks: list[int] | None = None
        if role is not None:
            masks = self._spoken(role)
        if beside:
            also = self._marked(beside)
            masks = also if masks is None else [a & b for a, b in zip(masks, also, strict=True)]
        found: list[Sums | None] = []
        columns = self._tallies(codes) or [[None] * len(self.places)]
        for at, rows in enumerate(zip(*columns, strict=True)):
            there = [row for row in rows if row is not None]
            kept = there if masks is None or not there else _only(there, masks[at])
            if kept is None:
                return None
            found.append(_added(kept) if kept else None)
        return found

    def _from_tags(
        self, codes: Sequence[str], role: Role | None, beside: Sequence[str]
    ) -> list[Sums | None]:
        """Return the same from the tags themselves."""
        marks = ", ".join("?" * len(codes))
        also = _BESIDE.format(marks=", ".join("?" * len(beside))) if beside else ""
        query = _TAGS.format(marks=marks, spoken=_SPOKEN if role else "", beside=also)
        values = (self._layer, self._rater, self._rater, *codes, *beside)
        rows = self._db.all(query, (role, *values) if role else values)
        found = {(Pass(*row[:2]), *row[2:4]): Sums(*row[4:]) for row in rows}
        return [found.get(place) for place in self.places]

    def _tallies(self, codes: Sequence[str]) -> list[_Column]:
        """Return each code's tallies by place; segments are bits."""
        new = [code for code in dict.fromkeys(codes) if code not in self._read]
        if new:
            at = {ids: number for number, ids in enumerate(self._ids)}
            self._read |= {code: [None] * len(at) for code in new}
            query = _TALLIED.format(marks=", ".join("?" * len(new)))
            values = (*new, self._layer, self._rater, self._rater)
            for code, session, by, tags, segments, *rest in self._db.each(query, values):
                bits = int.from_bytes(segments, "little")
                self._read[code][at[session, by]] = (tags, bits, *rest)
        return [self._read[code] for code in dict.fromkeys(codes)]

    def _bits(self, codes: tuple[str, ...]) -> list[int]:
        found = [0] * len(self.places)
        for column in self._tallies(codes):
            found = [
                bits if row is None else bits | row[1]
                for bits, row in zip(found, column, strict=True)
            ]
        return found

    def _read_spoken(self, role: Role) -> list[int]:
        """Return a role's segments in the session of every place, each the bit of its number."""
        rows = self._db.all(
            "SELECT l.session_id, x.numbers FROM layer l JOIN extent x ON x.layer_id = l.id "
            "AND x.role = ? WHERE l.key = ?",
            (role, self._layer),
        )
        found = {session: int.from_bytes(bits, "little") for session, bits in rows}
        return [found.get(session, 0) for session, _ in self._ids]


def _places(db: Database) -> Iterator[tuple[_Ids, PassPlace]]:
    """Yield the passes in the sessions in which they judged, by case, session, rater and number."""
    passes = {
        id_: Pass(rater, number)
        for id_, rater, number in db.all("SELECT id, rater, number FROM pass_")
    }
    query = """SELECT DISTINCT s.id, p.id, c.key, s.number
        FROM layer l CROSS JOIN pass_ p JOIN session s ON s.id = l.session_id
        JOIN case_ c ON c.id = s.case_id
        WHERE EXISTS(SELECT 1 FROM tally t WHERE t.layer_id = l.id AND t.pass_id = p.id)
        ORDER BY c.key, s.number, p.rater, p.number"""
    for session, by, case, number in db.all(query):
        yield (session, by), (passes[by], case, number)


def _only(rows: Sequence[Row], bits: int) -> list[Row] | None:
    """Return tallies of some segments only; None where a tally does not tell how it divides."""
    kept = []
    for row in rows:
        tags, segments, _, valued, _ = row
        left = segments & bits
        if left == segments:
            kept.append(row)
        elif left and (valued or tags > segments.bit_count()):
            return None
        elif left:
            kept.append((left.bit_count(), left, 0, 0, None))
    return kept


def _added(rows: Sequence[Row]) -> Sums:
    """Return the sums of one or several tallies."""
    tags, segments, total, valued, maximum = rows[0]
    for more, others, sum_, count, highest in rows[1:]:
        tags, segments, total, valued = tags + more, segments | others, total + sum_, valued + count
        if highest is not None:
            maximum = highest if maximum is None else max(maximum, highest)
    mean = total / valued if valued else None
    return Sums(tags, segments.bit_count(), len(rows), float(total), mean, maximum)
