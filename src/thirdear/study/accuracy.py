"""How far two transcripts of one session say the same: word errors, by speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from thirdear.base import notation
from thirdear.base.letters import lower_turkish
from thirdear.model.accuracy import Compared, RoleErrors
from thirdear.model.imported import Imported
from thirdear.model.refusal import Refusal
from thirdear.study import search

if TYPE_CHECKING:
    from thirdear.study.core import Core

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Errors:
    """What the second transcript does to the words of one speaker of the first, or of all.

    ``other_speaker`` are words that both have and give to speakers of different roles.
    """

    speaker: str
    words: int
    substituted: int
    left_out: int
    added: int
    other_speaker: int

    @property
    def rate(self) -> float | None:
        """The word error rate: all three kinds of errors a word of the first transcript."""
        wrong = self.substituted + self.left_out + self.added
        return wrong / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Difference:
    """Words in a row that the two transcripts have otherwise, in a turn of the first."""

    turn: int
    first: str
    second: str


class Word(NamedTuple):
    """A word that is compared: its letters in lower case, who says it, and in which turn."""

    letters: str
    speaker: str
    role: str
    turn: int


Piece = tuple[str, str]
"""Words of the first transcript and what the second has there; alike, or one of them empty."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A turn of the first transcript, piece by piece beside the second."""

    turn: int
    speaker: str
    pieces: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        """Whether any piece does."""
        return any(mine != other for mine, other in self.pieces)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The errors of all words and of each speaker's, where they differ, and all turns aligned."""

    all: Errors
    speakers: tuple[Errors, ...]
    places: tuple[Difference, ...]
    turns: tuple[Aligned, ...] = ()
    roles: tuple[RoleErrors, ...] = ()
    """The errors by role, in the order of first words: what may be kept, since it names nobody."""


def accuracy(study: Core, other: Imported) -> Accuracy:
    """Return how another file of a session differs from what the study has, corrections included.

    Compared are words in lower case without punctuation; what stands in brackets beside the words
    is left out. The fewest substitutions, omissions and additions that make one of the other are
    counted (Levenshtein 1966); words that are added belong to the speaker of the word before.
    """
    assert other.session is not None and other.reading is not None
    turkish = search.spoken(study, other.case, other.session) == "tr"
    first = list(_own(study, other.case, other.session, turkish=turkish))
    second = list(_of(other, turkish=turkish))
    if not first:
        raise Refusal(
            f"Case {other.case}, session {other.session} has no words to compare.",
            f"{other.case} vakasının {other.session}. seansında karşılaştırılacak söz yok.",
        )
    return compared(first, second)


def compared(first: Sequence[Word], second: Sequence[Word]) -> Accuracy:
    """Return the errors of the second words, which are held against the first."""
    from rapidfuzz.distance import Levenshtein

    counts: dict[str, Counter[str]] = {word.speaker: Counter() for word in first}
    for word in first:
        counts[word.speaker]["words"] += 1
    places = []
    turns: dict[tuple[int, str], list[Piece]] = {}
    steps = Levenshtein.opcodes([w.letters for w in first], [w.letters for w in second])
    for step in steps:
        kind, start, stop = step.tag, step.src_start, step.src_end
        begin, end = step.dest_start, step.dest_end
        before = first[min(max(start - (start == stop), 0), len(first) - 1)]
        _align(turns, before, first[start:stop], second[begin:end], alike=kind == "equal")
        if kind == "equal":
            for mine, other in zip(first[start:stop], second[begin:end], strict=True):
                counts[mine.speaker]["other"] += mine.role != other.role
            continue
        for mine in first[start:stop]:
            counts[mine.speaker][kind] += 1
        if kind == "insert":
            counts[before.speaker][kind] += end - begin
        places.append(Difference(before.turn, _said(first[start:stop]), _said(second[begin:end])))
    speakers = tuple(_errors(speaker, found) for speaker, found in counts.items())
    total = sum(counts.values(), Counter[str]())
    aligned = tuple(Aligned(*turn, tuple(pieces)) for turn, pieces in turns.items())
    roles = tuple(_by_role(first, speakers))
    return Accuracy(_errors("", total), speakers, tuple(places), aligned, roles)


def keep(study: Core, case: str, session: int, found: Accuracy, actor: str) -> Compared:
    """Keep the counts of a comparison for the Method section; no word of the other file.

    An act that its actor may take back. What is kept is of the session's source as it is now.
    """
    (info,) = (one for one in study.sessions(case) if one.session == session)
    kept = Compared(case, session, info.sha256, found.roles)
    study.store.keep_accuracy(kept, actor)
    return kept


def kept(study: Core, cases: Sequence[str]) -> tuple[Compared, ...]:
    """Return what is kept of these cases, as far as the sessions' sources are still the same."""
    sources = {(one.case, one.session): one.sha256 for one in study.sessions()}
    return tuple(
        one
        for one in study.store.kept_accuracy()
        if one.case in cases and sources.get((one.case, one.session)) == one.text
    )


def _by_role(first: Sequence[Word], speakers: Sequence[Errors]) -> Iterator[RoleErrors]:
    """Yield the errors of each role's speakers; a label has the role of its first word."""
    role_of = {word.speaker: word.role for word in reversed(first)}
    for role in dict.fromkeys(role_of[one.speaker] for one in speakers):
        own = [one for one in speakers if role_of[one.speaker] == role]
        counts = zip(
            *((o.words, o.substituted, o.left_out, o.added, o.other_speaker) for o in own),
            strict=True,
        )
        yield RoleErrors(role, *map(sum, counts))


def _align(
    turns: dict[tuple[int, str], list[Piece]],
    before: Word,
    first: Sequence[Word],
    second: Sequence[Word],
    *,
    alike: bool,
) -> None:
    """Put a step's words beside each other, each turn its own; the first gets what is not its."""
    if not first:
        turns.setdefault((before.turn, before.speaker), []).append(("", _said(second)))
    other = _said(second)
    for (turn, speaker), own in groupby(first, lambda word: (word.turn, word.speaker)):
        mine = _said(list(own))
        turns.setdefault((turn, speaker), []).append((mine, mine if alike else other))
        other = ""


def _errors(speaker: str, found: Counter[str]) -> Errors:
    counted = (found[kind] for kind in ("words", "replace", "delete", "insert", "other"))
    return Errors(speaker, *counted)


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.letters for word in words)


def _own(study: Core, case: str, session: int, *, turkish: bool) -> Iterator[Word]:
    current = study.corrected(case, session).transcript
    for turn in current.turns:
        for word in words(current.words(turn), turkish=turkish):
            yield Word(word, turn.speaker, turn.role.value, turn.index)


def _of(other: Imported, *, turkish: bool) -> Iterator[Word]:
    assert other.reading is not None
    roles = dict(other.roles)
    for number, span in enumerate(other.reading.spans, 1):
        role = roles.get(span.speaker)
        for word in words(other.reading.text[span.start : span.stop], turkish=turkish):
            yield Word(word, span.speaker, role.value if role else "", number)


def words(text: str, *, turkish: bool) -> Iterator[str]:
    """Yield the spoken words of a text in lower case, without what stands in brackets."""
    at = 0
    for start, stop in (*((m.start, m.stop) for m in notation.marks(text)), (len(text), len(text))):
        said = text[at:start]
        lowered = lower_turkish(said) if turkish else said.lower()
        yield from (word.replace("’", "'") for word in _WORD.findall(lowered))
        at = stop
