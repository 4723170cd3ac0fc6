"""The few aggregates that scores are made of: sums over tallies, or one GROUP BY."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from thirdear.model.coding import Pass
from thirdear.model.text import Role
from thirdear.model.totals import Extent, TagTotal
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
    SELECT l.session_id, p.id, t.tags, t.segments, t.total, t.valued, t.maximum
    FROM layer l CROSS JOIN pass_ p CROSS JOIN tally t ON t.layer_id = l.id AND t.pass_id = p.id
        AND t.code_id IN (SELECT id FROM code WHERE key IN ({marks}))
    WHERE l.key = ? AND (? IS NULL OR p.rater = ?)"""

_GIVEN = """
    SELECT p.rater, p.number, c.key, s.number, t.segment, t.value, t.suggested
    FROM layer l CROSS JOIN pass_ p CROSS JOIN tag t INDEXED BY tag_score
        ON t.layer_id = l.id AND t.pass_id = p.id AND t.code_id IN (SELECT id FROM code
            WHERE coalesce(now, id) IN (SELECT id FROM code WHERE key IN ({marks})))
    JOIN session s ON s.id = l.session_id JOIN case_ c ON c.id = s.case_id
    WHERE l.key = ? ORDER BY t.layer_id, t.pass_id, t.segment, t.replica, t.seq"""

_ELSEWHERE = """
    SELECT p.rater, p.number, c.key, s.number, k.key, l.key
    FROM layer l CROSS JOIN tally t ON t.layer_id = l.id JOIN session s ON s.id = l.session_id
    JOIN case_ c ON c.id = s.case_id JOIN pass_ p ON p.id = t.pass_id
    JOIN code k ON k.id = t.code_id
    WHERE l.key <> ?"""

_EXTENTS = """
    SELECT c.key, s.number, coalesce(sum(x.segments) FILTER (WHERE ?2 IN (x.role, '')), 0),
        coalesce(sum(x.words) FILTER (WHERE ?2 IN (x.role, '')), 0),
        coalesce(sum(x.spoken) FILTER (WHERE ?2 IN (x.role, '')), 0)
    FROM layer l JOIN session s ON s.id = l.session_id JOIN case_ c ON c.id = s.case_id
    LEFT JOIN extent x ON x.layer_id = l.id
    WHERE l.key = ?1 GROUP BY l.id ORDER BY c.key, s.number"""

_MINUTES = """
    SELECT c.key, s.number, (max(x.last) - min(x.first)) / 60
    FROM layer l JOIN session s ON s.id = l.session_id JOIN case_ c ON c.id = s.case_id
    JOIN extent x ON x.layer_id = l.id
    WHERE l.key = 'turn' GROUP BY l.id HAVING sum(x.timed) > 1"""


def tag_totals(
    db: Database,
    codes: Sequence[str],
    layer: str,
    role: Role | None,
    rater: str | None,
    beside: Sequence[str] = (),
) -> tuple[TagTotal, ...]:
    """Return the tags of some codes, summed by session and pass, finished or not.

    A session and pass without such a tag has no total. With ``role`` only tags on that role's
    segments count; with ``rater`` nobody else's tags are read; with ``beside`` only segments count
    that the pass has tagged with one of these codes, too.
    """
    found = _from_tallies(db, codes, layer, role, rater, beside)
    if found is not None:
        return found
    marks = ", ".join("?" * len(codes))
    also = _BESIDE.format(marks=", ".join("?" * len(beside))) if beside else ""
    query = _TAGS.format(marks=marks, spoken=_SPOKEN if role else "", beside=also)
    values = (*([role] if role else []), layer, rater, rater, *codes, *beside)
    return tuple(TagTotal(Pass(who, number), *rest) for who, number, *rest in db.all(query, values))


def _from_tallies(
    db: Database,
    codes: Sequence[str],
    layer: str,
    role: Role | None,
    rater: str | None,
    beside: Sequence[str],
) -> tuple[TagTotal, ...] | None:
    """Return the same from the tallies of the codes, of which there are few for every session.

    None where tallies do not tell: which of several tags, or of several values, are on segments
    of the role or beside another code.
    """
    found: dict[_Ids, list[Row]] = defaultdict(list)
    for row in _tallied(db, codes, layer, rater):
        found[row[:2]].append(row[2:])
    spoken = None if role is None else _spoken(db, role, layer)
    also = _marked(db, beside, layer) if beside else None
    totals = []
    for ids, pass_, case, session in _places(db, found):
        rows: Sequence[Row] | None = found[ids]
        if spoken is not None and rows:
            rows = _only(rows, spoken.get(ids[0], 0))
        if also is not None and rows:
            rows = _only(rows, also.get(ids, 0))
        if rows is None:
            return None
        if rows:
            totals.append(TagTotal(pass_, case, session, *_added(rows)))
    return tuple(totals)


_Ids = tuple[int, int]
"""A session and a pass, as the tables number them."""


def _places(db: Database, wanted: Container[_Ids]) -> Iterator[tuple[_Ids, Pass, str, int]]:
    """Yield the passes in the sessions that are wanted, by case, session, rater and number."""
    passes = [
        (id_, Pass(rater, number))
        for id_, rater, number in db.all("SELECT id, rater, number FROM pass_ ORDER BY 2, 3")
    ]
    for session, case, number in db.all(
        "SELECT s.id, c.key, s.number FROM session s JOIN case_ c ON c.id = s.case_id ORDER BY 2, 3"
    ):
        for by, pass_ in passes:
            if (session, by) in wanted:
                yield (session, by), pass_, case, number


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


def _tallied(
    db: Database, codes: Sequence[str], layer: str, rater: str | None = None
) -> Iterator[Row]:
    """Yield session and pass by id; tags, segments as bits, total, how many values, maximum."""
    query = _TALLIED.format(marks=", ".join("?" * len(codes)))
    as_int = int.from_bytes
    for session, by, tags, segments, total, valued, maximum in db.each(
        query, (*codes, layer, rater, rater)
    ):
        yield session, by, tags, as_int(segments, "little"), total, valued, maximum


def _added(rows: Sequence[Row]) -> Row:
    """Return tags, segments, codes, total, mean and maximum of one or several tallies."""
    tags, segments, total, valued, maximum = rows[0]
    for more, others, sum_, count, highest in rows[1:]:
        tags, segments, total, valued = tags + more, segments | others, total + sum_, valued + count
        if highest is not None:
            maximum = highest if maximum is None else max(maximum, highest)
    mean = total / valued if valued else None
    return tags, segments.bit_count(), len(rows), float(total), mean, maximum


def marked(db: Database, codes: Sequence[str], layer: str) -> dict[tuple[Pass, str, int], int]:
    """Return on which segments passes set any of some codes, each the bit of its number."""
    found = _marked(db, codes, layer)
    return {(pass_, case, n): found[ids] for ids, pass_, case, n in _places(db, found)}


def _marked(db: Database, codes: Sequence[str], layer: str) -> dict[_Ids, int]:
    found = defaultdict[_Ids, int](int)
    for session, by, _, segments, *_ in _tallied(db, codes, layer):
        found[session, by] |= segments
    return dict(found)


def prompted(db: Database, codes: Sequence[str], layer: str) -> dict[tuple[Pass, str, int], int]:
    """Return the same of what a pass accepted from a suggestion."""
    found = defaultdict[tuple[Pass, str, int], int](int)
    for place, segment, _, suggested in _given(db, codes, layer):
        if suggested:
            found[place] |= 1 << segment
    return dict(found)


def values_of(db: Database, code: str, layer: str) -> dict[tuple[Pass, str, int, int], int]:
    """Return the values that passes gave with a code; the first on a segment counts."""
    found: dict[tuple[Pass, str, int, int], int | None] = {}
    for place, segment, value, _ in _given(db, [code], layer):
        found.setdefault((*place, segment), value)
    return {place: value for place, value in found.items() if value is not None}


def _given(
    db: Database, codes: Sequence[str], layer: str
) -> Iterator[tuple[tuple[Pass, str, int], int, int | None, int]]:
    """Yield the tags of codes in order: pass, case and session; segment, value, if suggested."""
    query = _GIVEN.format(marks=", ".join("?" * len(codes)))
    for rater, number, case, session, *rest in db.each(query, (*codes, layer)):
        segment, value, suggested = rest
        yield (Pass(rater, number), case, session), segment, value, suggested


def roles(db: Database, layer: str) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return who speaks in every session with the layer, segment by segment, as corrected."""
    layers = db.all(
        "SELECT l.id, c.key, s.number FROM layer l JOIN session s ON s.id = l.session_id "
        "JOIN case_ c ON c.id = s.case_id WHERE l.key = ?",
        (layer,),
    )
    query = "SELECT role FROM segment WHERE layer_id = ? ORDER BY number"
    return {
        (case, session): tuple(role for (role,) in db.all(query, (id_,)))
        for id_, case, session in layers
    }


def passes_with(db: Database, codes: Sequence[str]) -> tuple[Pass, ...]:
    """Return the passes that hold a tag of one of these codes, on any layer."""
    marks = ", ".join("?" * len(codes))
    rows = db.all(
        "SELECT rater, number FROM pass_ p WHERE EXISTS(SELECT 1 FROM layer l "  # noqa: S608
        "CROSS JOIN tally t ON t.layer_id = l.id AND t.pass_id = p.id "
        f"AND t.code_id IN (SELECT id FROM code WHERE key IN ({marks}))) ORDER BY rater, number",
        tuple(codes),
    )
    return tuple(Pass(rater, number) for rater, number in rows)


def tags_elsewhere(db: Database, layer: str) -> frozenset[tuple[Pass, str, int, str, str]]:
    """Return which codes a pass has used in a session on other layers: code and layer last."""
    rows = db.all(_ELSEWHERE, (layer,))
    return frozenset((Pass(rater, number), *rest) for rater, number, *rest in rows)


def extents(db: Database, role: Role | None, layer: str) -> dict[tuple[str, int], Extent]:
    """Return, for every session with the layer, how many segments and words a role has.

    None counts everybody. The minutes are the session's, whoever speaks: last time stamp of a turn
    minus the first; None where there are fewer than two.
    """
    minutes = {(case, session): value for case, session, value in db.all(_MINUTES)}
    rows = db.all(_EXTENTS, (layer, role or ""))
    return {
        (case, session): Extent(segments, words, minutes.get((case, session)), spoken)
        for case, session, segments, words, spoken in rows
    }
