"""From events to tables: each kind does what its thing's file says, and acts are taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from thirdear.model.language import counted, said
from thirdear.store.journal import Event, act
from thirdear.store.kind import KINDS, Kind
from thirdear.store.projector import DONE, DROPPED, UNDONE, Projector

TABLES = {
    "act": """replica INTEGER NOT NULL, root INTEGER NOT NULL, last INTEGER NOT NULL,
        state INTEGER NOT NULL, PRIMARY KEY(replica, root)) STRICT, WITHOUT ROWID""",
}
INDEX = "CREATE INDEX act_undone ON act(replica, root) WHERE state = 0"
_PURGED = f"""UPDATE act SET state = {DROPPED} WHERE EXISTS(SELECT 1 FROM event e
    WHERE e.replica = act.replica AND e.seq >= act.root AND e.act = act.root
        AND json_extract(e.body, '$.case') = ?)"""  # noqa: S608
_BATCH = 10_000
_DROP = f"UPDATE act SET state = {DROPPED} WHERE replica = ? AND state = {UNDONE}"  # noqa: S608


def apply(projector: Projector, events: Iterable[Event]) -> None:
    """Let events act on the tables, in their order; runs of one kind go together."""
    for kind, run in groupby(events, key=lambda e: e.kind):
        for batch in _batches(run):
            KINDS[kind].apply(projector, batch)
            if KINDS[kind].inverse is not None:
                _stand(projector, batch)


def _batches(events: Iterator[Event]) -> Iterator[list[Event]]:
    while batch := list(islice(events, _BATCH)):
        yield batch


def _stand(p: Projector, events: Sequence[Event]) -> None:
    """Note that acts stand, and that what was undone before them cannot be redone any more."""
    roots = [(e.replica, e.seq, e.seq, DONE) for e in events if e.seq == e.act]
    for replica in sorted({row[0] for row in roots}):
        p.db.run(_DROP, (replica,))
    p.db.many("INSERT INTO act VALUES(?, ?, ?, ?)", roots)


def _undo(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        root = e.data["act"]
        for taken in reversed(act(p.db, e.replica, root)):
            inverse = KINDS[taken.kind].inverse
            assert inverse is not None, taken.kind
            inverse(p, taken)
        _note(p, e, root, UNDONE)


def _redo(p: Projector, events: Sequence[Event]) -> None:
    for e in events:
        root = e.data["act"]
        for kind, run in groupby(act(p.db, e.replica, root), key=lambda found: found.kind):
            again = KINDS[kind].again
            if again is None:
                KINDS[kind].apply(p, list(run))
            else:
                again(p, list(run), e.clock)
        _note(p, e, root, DONE)


def _note(p: Projector, e: Event, root: int, state: int) -> None:
    p.db.run(
        "UPDATE act SET last = ?, state = ? WHERE replica = ? AND root = ?",
        (e.seq, state, e.replica, root),
    )


def _purge(p: Projector, events: Sequence[Event]) -> None:
    """Let nothing that was done in an erased case be taken back or done again.

    Its rows are not deleted here: replay leaves out what has no words.
    """
    p.db.many(_PURGED, [(e.data["case"],) for e in events])


def _merge(_: Projector, __: Sequence[Event]) -> None:
    """Do nothing: what a merge brought is told by its own events; this one says when."""


def _merged(body: Mapping[str, Any]) -> str:
    number = int(body["events"])
    return said(
        f"{counted(number, 'entry', 'entries')} of another copy",
        f"başka bir kopyadan {number} kayıt",
    )


def _erased(body: Mapping[str, Any]) -> str:
    number: int = len(body["erased"])
    return said(f"{counted(number, 'text')} erased", f"{number} metin silindi")


OWN = {
    "merge": Kind(_merge, told=_merged),
    "purge": Kind(_purge, told=_erased),
    "undo": Kind(_undo),
    "redo": Kind(_redo),
}
"""The kinds that are about the journal itself."""
