"""Sums of tags for scores and agreement: over the tallies, or by one GROUP BY."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from thirdear.model.coding import Pass
from thirdear.model.text import Role
from thirdear.model.totals import TagTotal
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


class Adder:
    """Sums of tags in one layer, of all raters or of one; each code's tallies are read once.

    It lives as long as what is added up: it does not see what is judged meanwhile.
    """

    def __init__(self, db: Database, layer: str, rater: str | None = None) -> None:
        self._db = db
        self._layer = layer
        self._rater = rater
        self._read: dict[str, dict[_Ids, Row]] = {}
        self._places = cache(lambda: tuple(_places(db)))
        self._spoken = cache(lambda role: _spoken(db, role, layer))
        self._marked = cache(self._bits)

    def tag_totals(
        self, codes: Sequence[str], role: Role | None = None, beside: Sequence[str] = ()
    ) -> tuple[TagTotal, ...]:
        """Return the tags of some codes, summed by session and pass, finished or not.

        A session and pass without such a tag has no total. With ``role`` only tags on that role's
        segments count; with ``beside`` only segments that the pass has tagged with one of these
        codes, too.
        """
        found = self._from_tallies(codes, role, tuple(beside))
        return self._from_tags(codes, role, beside) if found is None else found

    def marked(self, codes: Sequence[str]) -> dict[tuple[Pass, str, int], int]:
        """Return on which segments passes set any of some codes, each the bit of its number."""
        found = self._marked(tuple(codes))
        return {
            (pass_, case, session): found[ids]
            for ids, pass_, case, session in self._places()
            if ids in found
        }

    def _from_tallies(
        self, codes: Sequence[str], role: Role | None, beside: tuple[str, ...]
    ) -> tuple[TagTotal, ...] | None:
        """Return the sums from the tallies of the codes, of which there are few for every session.

        None where tallies do not tell: which of several tags, or of several values, are on
        segments of the role or beside another code.
        """
        tallies = self._tallies(codes)
        spoken = None if role is None else self._spoken(role)
        also = self._marked(beside) if beside else None
        totals = []
        for ids, pass_, case, session in self._places():
            rows: Sequence[Row] | None = [one[ids] for one in tallies if ids in one]
            if spoken is not None and rows:
                rows = _only(rows, spoken.get(ids[0], 0))
            if also is not None and rows:
                rows = _only(rows, also.get(ids, 0))
            if rows is None:
                return None
            if rows:
                totals.append(TagTotal(pass_, case, session, *_added(rows)))
        return tuple(totals)

    def _from_tags(
        self, codes: Sequence[str], role: Role | None, beside: Sequence[str]
    ) -> tuple[TagTotal, ...]:
        """Return the same from the tags themselves."""
        marks = ", ".join("?" * len(codes))
        also = _BESIDE.format(marks=", ".join("?" * len(beside))) if beside else ""
        query = _TAGS.format(marks=marks, spoken=_SPOKEN if role else "", beside=also)
        values = (self._layer, self._rater, self._rater, *codes, *beside)
        rows = self._db.all(query, (role, *values) if role else values)
        return tuple(TagTotal(Pass(who, number), *rest) for who, number, *rest in rows)

    def _tallies(self, codes: Sequence[str]) -> list[Mapping[_Ids, Row]]:
        """Return each code's tallies by session and pass; segments are bits."""
        new = [code for code in dict.fromkeys(codes) if code not in self._read]
        if new:
            self._read |= {code: {} for code in new}
            query = _TALLIED.format(marks=", ".join("?" * len(new)))
            values = (*new, self._layer, self._rater, self._rater)
            for code, session, by, tags, segments, *rest in self._db.each(query, values):
                bits = int.from_bytes(segments, "little")
                self._read[code][session, by] = (tags, bits, *rest)
        return [self._read[code] for code in dict.fromkeys(codes)]

    def _bits(self, codes: tuple[str, ...]) -> Mapping[_Ids, int]:
        found = defaultdict[_Ids, int](int)
        for one in self._tallies(codes):
            for ids, row in one.items():
                found[ids] |= row[1]
        return dict(found)


def _places(db: Database) -> Iterator[tuple[_Ids, Pass, str, int]]:
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
        yield (session, by), passes[by], case, number


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


def _spoken(db: Database, role: Role, layer: str) -> dict[int, int]:
    """Return a role's segments in every session with the layer, each the bit of its number."""
    rows = db.all(
        "SELECT l.session_id, x.numbers FROM layer l JOIN extent x ON x.layer_id = l.id "
        "AND x.role = ? WHERE l.key = ?",
        (role, layer),
    )
    return {session: int.from_bytes(bits, "little") for session, bits in rows}


def _added(rows: Sequence[Row]) -> Row:
    """Return tags, segments, codes, total, mean and maximum of one or several tallies."""
    tags, segments, total, valued, maximum = rows[0]
    for more, others, sum_, count, highest in rows[1:]:
        tags, segments, total, valued = tags + more, segments | others, total + sum_, valued + count
        if highest is not None:
            maximum = highest if maximum is None else max(maximum, highest)
    mean = total / valued if valued else None
    return tags, segments.bit_count(), len(rows), float(total), mean, maximum
