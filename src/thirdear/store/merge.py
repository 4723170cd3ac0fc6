"""Taking over another copy of the study: the union of both journals, replayed in their one order.

Each copy appends to chains of its own, so two journals differ by whole ends of chains. What one
copy has is inserted as it is, and all tables follow from the union by replay, whatever came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.model.language import Both, vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.store import checks, journal, purge, words
from thirdear.store.acts import record
from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.sessions import REMOVE

if TYPE_CHECKING:
    from thirdear.model.merge import Coming

_INSERT = f"INSERT INTO event({journal.COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BATCH = 10_000


def coming(db: Database, other: Database) -> tuple[Coming, ...]:
    """Return what another copy would bring, by pass; what cannot be taken says why."""
    from thirdear.model.merge import Coming

    _check_related(db, other)
    theirs, ours = list(_beyond(other, db)), list(_beyond(db, other))
    forked = _forked(db, other)
    mine = {_pass(event) for event in ours}
    found: dict[tuple[str, Pass | None], int] = defaultdict(int)
    broken: set[tuple[str, Pass | None]] = set()
    for event in theirs:
        found[event.actor, _pass(event)] += 1
        if event.replica in forked:
            broken.add((event.actor, _pass(event)))
    return tuple(
        Coming(actor, pass_, n, _conflict(actor, pass_, mine, (actor, pass_) in broken))
        for (actor, pass_), n in sorted(found.items(), key=lambda one: (one[0][0], str(one[0][1])))
    )


def take(db: Database, other: Database) -> int:
    """Take over everything that another copy has; return how many events came.

    Refuse, and change nothing, where a pass was continued in both copies or a chain has two ends.
    """
    plan = coming(db, other)
    for one in plan:
        if one.conflict:
            raise Refusal(*one.conflict)
    news = list(_beyond(other, db))
    if not news:
        return 0
    with db.transaction():
        rows = other.all("SELECT digest, salt, body, media FROM text")
        have = {digest for (digest,) in db.all("SELECT digest FROM text")}
        db.many("INSERT INTO text VALUES(?, ?, ?, ?)", [row for row in rows if row[0] not in have])
        for start in range(0, len(news), _BATCH):
            db.many(_INSERT, news[start : start + _BATCH])
        purge.erase(db, words.erased(db))
        checks.rebuild(db)
        if any(event.kind != "merge" for event in news):
            # Two copies that merge each other in turn must come to rest.
            record(db, "study", [("merge", {"events": len(news), "heads": _heads(other)})])
    return len(news)


def _heads(other: Database) -> dict[str, list[object]]:
    heads = sorted(journal.heads(other).items())
    return {str(replica): [seq, digest.hex()] for replica, (seq, digest) in heads}


def _check_related(db: Database, other: Database) -> None:
    """Refuse what is no copy of this study, or has other words under the same session."""
    ours, theirs = _firsts(db), _firsts(other)
    if not any(theirs.get(replica) == digest for replica, digest in ours.items()):
        raise Refusal(
            f"{other.path} is not a copy of this study: copy the study's folder and tag in the "
            "copy, "
            "or import tags with `thirdear tags import`.",
            f"{other.path} bu çalışmanın kopyası değil: çalışmanın klasörünü "
            "kopyalayıp kopyada kodlayın ya da kodları `thirdear tags import` "
            "ile içe aktarın.",
        )
    mine = dict(_texts(db))
    gone = _removed(db, other)
    for place, digest in _texts(other):
        if place not in gone and mine.get(place, digest) != digest:
            raise Refusal(
                f"Case {place[0]}, session {place[1]} was imported in both copies; import it in "
                "one, and copy the study then.",
                f"{vaka(place[0], 'nın')} {place[1]}. seansı iki kopyada da içe aktarılmış; "
                "birinde içe aktarın, çalışmayı ondan sonra kopyalayın.",
            )


def _removed(db: Database, other: Database) -> set[Place]:
    """Return the sessions that one copy took out or replaced; refuse what the other judged there.

    By the union of both the session would be gone, and what was judged in it with it.
    """
    every: set[Place] = set()
    for one, two in ((db, other), (other, db)):
        gone = {_place(event) for event in _beyond(one, two) if event.kind == REMOVE}
        every |= gone
        for event in _beyond(two, one) if gone else ():
            if event.kind not in {REMOVE, "session", "layer"} and _place(event) in gone:
                case, session = _place(event)
                raise Refusal(
                    f"Case {case}, session {session} was removed or replaced in {one.path}, and "
                    f"coded in {two.path}: undo the removal there with `thirdear undo`, then "
                    "merge.",
                    f"{vaka(case, 'nın')} {session}. seansı {one.path} kopyasında çıkarılmış ya da "
                    f"değiştirilmiş, {two.path} kopyasında ise üzerinde çalışılmış: orada "
                    "`thirdear undo` ile geri alın, sonra birleştirin.",
                )
    return every


def _place(event: Event) -> Place:
    body = event.data
    return str(body.get("case", "")), int(body.get("session") or 0)


def _firsts(db: Database) -> dict[int, bytes]:
    return dict(db.all("SELECT replica, hash FROM event WHERE seq = 1"))


def _texts(db: Database) -> Iterator[tuple[Place, str]]:
    rows = db.all("SELECT c.key, s.number, s.text FROM session s JOIN case_ c ON c.id = s.case_id")
    yield from (((case, number), text) for case, number, text in rows)


def _beyond(one: Database, other: Database) -> Iterator[Event]:
    """Yield the events that one copy has and the other lacks, in order."""
    known = _lengths(one, other)
    for event in journal.in_order(one):
        if event.seq > known.get(event.replica, 0):
            yield event


def _lengths(one: Database, other: Database) -> dict[int, int]:
    """Return how far each chain of the first is shared by the second, by comparing hashes."""
    shared = {}
    for replica, (end, _) in journal.heads(other).items():
        low, high = 0, min(end, journal.head(one, replica)[0])
        while low < high:
            middle = (low + high + 1) // 2
            same = _hash(one, replica, middle) == _hash(other, replica, middle)
            low, high = (middle, high) if same else (low, middle - 1)
        shared[replica] = low
    return shared


def _hash(db: Database, replica: int, seq: int) -> bytes | None:
    row = db.one("SELECT hash FROM event WHERE replica = ? AND seq = ?", (replica, seq))
    return None if row is None else row[0]


def _forked(db: Database, other: Database) -> set[int]:
    """Return the chains that have two ends: one copy was put back and both went on."""
    shared = _lengths(db, other)
    return {
        replica
        for replica, length in shared.items()
        if journal.head(db, replica)[0] > length and journal.head(other, replica)[0] > length
    }


def _pass(event: Event) -> Pass | None:
    body = event.data
    return Pass(body["rater"], body["pass"]) if "rater" in body and "pass" in body else None


def _conflict(
    actor: str, pass_: Pass | None, mine: Iterable[Pass | None], forked: bool
) -> Both | None:
    if pass_ is not None and pass_ in mine:
        return (
            (
                f"Pass {pass_.number} of {pass_.rater} was continued in both copies; take over the "
                "other copy's as a separate pass with --as-pass N."
            ),
            (
                f"{pass_.rater} adlı kodlayıcının {pass_.number}. turu iki kopyada da sürmüş; "
                "öteki "
                "kopyadakini --as-pass N ile ayrı bir tur olarak alın."
            ),
        )
    if forked:
        return (
            (
                f"The actions of {actor} have two histories, as after a restored backup; take them "
                "over as a separate pass with --as-pass N."
            ),
            (
                f"{actor} adlı kişinin işlemlerinin iki ayrı geçmişi var (yedekten dönmüş gibi); "
                "--as-pass N ile ayrı bir tur olarak alın."
            ),
        )
    return None
