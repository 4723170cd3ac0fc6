"""What a store tells beside its sums: values, suggestions, speakers and extents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from thirdear.model.coding import Pass
from thirdear.model.text import Place, Role
from thirdear.model.totals import Extent
from thirdear.store.connection import Database

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


def prompted(
    db: Database, codes: Sequence[str], layer: str = "turn"
) -> dict[tuple[Pass, str, int], int]:
    """Return the same of what a pass accepted from a suggestion."""
    found = defaultdict[tuple[Pass, str, int], int](int)
    for place, segment, _, suggested in _given(db, codes, layer):
        if suggested:
            found[place] |= 1 << segment
    return dict(found)


def values_of(
    db: Database, code: str, layer: str = "turn"
) -> dict[tuple[Pass, str, int, int], int]:
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


def spoken(db: Database, layer: str = "turn") -> dict[Place, dict[str, int]]:
    """Return each role's segments in every session with the layer, each the bit of its number."""
    rows = db.all(
        "SELECT c.key, s.number, x.role, x.numbers FROM layer l "
        "JOIN session s ON s.id = l.session_id JOIN case_ c ON c.id = s.case_id "
        "JOIN extent x ON x.layer_id = l.id WHERE l.key = ?",
        (layer,),
    )
    found: dict[Place, dict[str, int]] = {}
    for case, session, role, numbers in rows:
        found.setdefault((case, session), {})[role] = int.from_bytes(numbers, "little")
    return found


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


def tags_elsewhere(db: Database, layer: str = "turn") -> frozenset[tuple[Pass, str, int, str, str]]:
    """Return which codes a pass has used in a session on other layers: code and layer last."""
    rows = db.all(_ELSEWHERE, (layer,))
    return frozenset((Pass(rater, number), *rest) for rater, number, *rest in rows)


def extents(db: Database, role: Role | None, layer: str = "turn") -> dict[Place, Extent]:
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
