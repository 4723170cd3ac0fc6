"""Turns by what they mean: vectors made once, kept in the study, and compared with words or turns.

Needs the extra; every function that reads a meaning refuses without it, in one sentence.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from thirdear.model.refusal import Refusal
from thirdear.model.text import Hit
from thirdear.study import lookup

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from thirdear.study.core import Core

    Vectors = NDArray[np.float32]

Told = Callable[[int, int], None]
"""Called with how many turns were read and how many there are to read."""
PORTION = 32
"""Turns that are read at a time; whoever is told may stop the work between two portions."""
_KEPT = "<f2"
"""How numbers of vectors are kept: cosines hold to three places."""


class Near(NamedTuple):
    """A turn, and the cosine of its meaning with what was asked."""

    turn: Hit
    much: float


def installed() -> bool:
    """Say whether the extra is there."""
    from thirdear.assistance import meaning

    return meaning.installed()


def encoder() -> str:
    """Return the name and version of the encoder."""
    from thirdear.assistance import meaning

    return meaning.version()


def lacking(study: Core) -> int:
    """Return how many turns have no vector yet."""
    return sum(turns for *_, turns in study.store.lacking_meanings(encoder()))


def prepare(study: Core, told: Told | None = None) -> int:
    """Read all turns that have no vector yet, session by session; return how many they were.

    Each session is kept as soon as it is read, so that work that is stopped goes on there. Of a
    study that cannot be written nothing is read.
    """
    if study.read_only:
        return 0
    name = encoder()
    waiting = study.store.lacking_meanings(name)
    done, all_ = 0, sum(turns for *_, turns in waiting)
    for case, session, turns in waiting:
        if told is not None:
            told(done, all_)
        at = done
        made = _read(study, case, session, name, told and (lambda n, b=at: told(b + n, all_)))
        study.store.keep_meanings(case, session, name, made)
        done += turns
    if told is not None and all_:
        told(all_, all_)
    return all_


def _read(
    study: Core, case: str, session: int, name: str, told: Callable[[int], None] | None
) -> dict[bytes, bytes]:
    """Return the vectors of a session's turns by the hash of their words; known ones are copied."""
    words = {_hash(text): text for text in _turns(study, case, session)}
    return _made(study, words, name, told)


def _made(
    study: Core, words: Mapping[bytes, str], name: str, told: Callable[[int], None] | None
) -> dict[bytes, bytes]:
    from thirdear.assistance import meaning

    found = study.store.known_meanings(words, name)
    left = [hash_ for hash_ in words if hash_ not in found]
    for at in range(0, len(left), PORTION):
        part = left[at : at + PORTION]
        rows = meaning.vectors([words[hash_] for hash_ in part])
        kept = rows.astype(_KEPT)
        found |= {hash_: row.tobytes() for hash_, row in zip(part, kept, strict=True)}
        if told is not None:
            told(at)
    return found


def vectors(study: Core, case: str, session: int) -> Vectors:
    """Return a row for each turn of a session; what is not kept yet is read and not kept."""
    import numpy as np

    from thirdear.assistance import meaning

    name = encoder()
    texts = _turns(study, case, session)
    kept = study.store.meanings(case, session, name)
    size = np.dtype(_KEPT).itemsize * meaning.SIZE
    found = {hash_: row for hash_, row in kept.items() if len(row) == size}
    if lacks := {hash_: text for text in texts if (hash_ := _hash(text)) not in found}:
        found |= _made(study, lacks, name, None)
    whole = b"".join(found[_hash(text)] for text in texts)
    rows = np.frombuffer(whole, dtype=_KEPT).astype(np.float32)
    return rows.reshape(len(texts), meaning.SIZE)


def search(
    study: Core,
    words: str,
    case: str | None = None,
    limit: int | None = 20,
    sessions: Callable[[int], bool] = lambda _: True,
) -> tuple[Near, ...]:
    """Return the turns whose meaning is nearest to some words, the nearest first; None is all.

    ``sessions`` says which session numbers are looked through.
    """
    from thirdear.assistance import meaning

    if not words.strip():
        raise Refusal("Say what to search for.", "Ne aranacağını söyleyin.")
    (wanted,) = meaning.vectors([" ".join(words.split())])
    return _nearest(study, wanted, limit, case, sessions)


def more_like(
    study: Core, case: str, session: int, segment: int, limit: int = 10
) -> tuple[Near, ...]:
    """Return the study's turns whose meaning is nearest to a turn's; no tag is read for it."""
    lookup.cases(study, [case])
    turns = len(study.segments(case, session))
    if not 1 <= segment <= turns:
        raise lookup.no_segment(case, session, segment)
    wanted = vectors(study, case, session)[segment - 1]
    found = _nearest(study, wanted, limit + 1, None, lambda _: True)
    place = (case, session, segment)
    others = [n for n in found if (n.turn.case, n.turn.session, n.turn.segment) != place]
    return tuple(others[:limit])


def _nearest(
    study: Core,
    wanted: NDArray[np.float32],
    limit: int | None,
    case: str | None,
    sessions: Callable[[int], bool],
) -> tuple[Near, ...]:
    """Return the nearest turns; one session's vectors are in memory at a time."""
    found = _likenesses(study, wanted, case, sessions)
    best = sorted(found, reverse=True) if limit is None else heapq.nlargest(limit, found)
    return tuple(Near(_hit(study, one, number, at), much) for much, _, one, number, at in best)


def _likenesses(
    study: Core,
    wanted: NDArray[np.float32],
    case: str | None,
    sessions: Callable[[int], bool],
) -> Iterator[tuple[float, int, str, int, int]]:
    """Yield the cosine of every turn with what is wanted; of equal ones the first comes first."""
    order = 0
    for one in lookup.cases(study, [case] if case else []):
        for info in study.sessions(one):
            if not sessions(info.session):
                continue
            for at, much in enumerate((vectors(study, one, info.session) @ wanted).tolist()):
                order -= 1
                yield much, order, one, info.session, at


def _hit(study: Core, case: str, session: int, at: int) -> Hit:
    turn = study.segments(case, session)[at]
    said = study.transcript(case, session).text[turn.start : turn.stop]
    return Hit(case, session, turn.index, turn.speaker, said)


def _turns(study: Core, case: str, session: int) -> Sequence[str]:
    text = study.transcript(case, session).text
    return [text[turn.start : turn.stop] for turn in study.segments(case, session)]


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:16]
