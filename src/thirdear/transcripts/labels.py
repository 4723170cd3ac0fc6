"""Learning a transcript's speaker labels: the written style first, then who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from thirdear.transcripts.lines import Line
from thirdear.transcripts.preface import is_about
from thirdear.transcripts.roles import guess, is_known, label_key
from thirdear.transcripts.styles import STYLES, Style

_MOST_WORDS = 4
_RARE = 0.02
_NOTE_OR_NAME = 0.15
_MOST_BY_CHANCE = 0.5
_WORDLESS = 0.1
_ABOVE = 6
_UNSURE: Mapping[str, float] = {"bracket": 0.3, "alone": 0.4}
_SPEAKERS = 8  # so many people at most are named for somebody to say who they are


@dataclass(frozen=True, slots=True)
class Labels:
    """The style that a transcript is written in, and the keys of its labels.

    ``doubtful`` are the numbers of lines that look like a turn of somebody who speaks only once.
    """

    pattern: re.Pattern[str]
    keys: frozenset[str]
    doubtful: tuple[int, ...] = ()

    def match(self, text: str, line: Line) -> re.Match[str] | None:
        """Return the label at the beginning of a line, if it is one that was learnt."""
        found = self.pattern.match(text, line.label_at, line.last)
        return found if found and label_key(found["label"]) in self.keys else None


@dataclass(slots=True)
class _Seen:
    label: str
    lines: list[int] = field(default_factory=list)

    @property
    def is_name(self) -> bool:
        """Whether every word of the label begins with a capital or a digit."""
        return all(word[0].isupper() or word[0].isdigit() for word in self.label.split())


def learn(text: str, lines: Iterable[Line], told: Collection[str] = ()) -> Labels | None:
    """Find the style with the most believable labels; None where no line has one.

    ``told`` are keys of labels that somebody said are labels, however rare they are.
    """
    filled = [line for line in lines if not line.blank]
    seen = {name: _look(text, filled, style) for name, style in STYLES.items()}
    kept = {
        name: _sure(labels, told, filled) if STYLES[name].share else _believable(labels, told, name)
        for name, labels in seen.items()
    }
    kept = {
        name: keys if _enough(seen[name], keys, name, told, filled) else frozenset()
        for name, keys in kept.items()
    }
    best = max(STYLES, key=lambda name: STYLES[name].weight * _lines(seen[name], kept[name]))
    if not kept[best]:
        return None
    first = min(seen[best][key].lines[0] for key in kept[best])
    doubtful = sorted(
        entry.lines[0]
        for key, entry in seen[best].items()
        if key not in kept[best] and entry.is_name and entry.lines[0] > first
    )
    doubtful = [] if STYLES[best].share else doubtful
    return Labels(STYLES[best].pattern, kept[best], tuple(doubtful))


def _enough(
    seen: Mapping[str, _Seen],
    keys: Collection[str],
    name: str,
    told: Collection[str],
    lines: Sequence[Line],
) -> bool:
    """Whether so many lines begin with labels as their style asks.

    Without an everyday label, brackets and lines of their own must be many: they may be remarks
    and answers ("[laughs]", "Yes").
    """
    begun = {number for key in keys for number in seen[key].lines}
    sure = any(key in told or is_known(seen[key].label) for key in keys)
    share = STYLES[name].share if sure else max(STYLES[name].share, _UNSURE.get(name, 0.0))
    many = len(begun) >= share * len(lines) and (sure or name not in _UNSURE or len(keys) > 1)
    return many and (name != "alone" or _carry(begun, lines))


def _carry(begun: Collection[int], lines: Sequence[Line]) -> bool:
    """Whether lines that would be labels have words below them, and few lines stand above."""
    follows = [line.number in begun for line in lines] + [True]
    wordless = sum(one and two for one, two in pairwise(follows))
    above = follows.index(True)
    return wordless <= _WORDLESS * len(begun) and above <= max(_ABOVE, _WORDLESS * len(lines))


def possible(text: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the names before a colon, where most lines have one; nobody said yet who they are."""
    filled = [line for line in lines if not line.blank]
    seen = _look(text, filled, STYLES["colon"])
    names = [entry for entry in seen.values() if entry.is_name]
    many = sum(len(entry.lines) for entry in names) >= _MOST_BY_CHANCE * len(filled)
    return tuple(entry.label for entry in names) if many and len(names) <= _SPEAKERS else ()


def _look(text: str, lines: Iterable[Line], style: Style) -> dict[str, _Seen]:
    """Return what might be labels in a style, by key."""
    seen: dict[str, _Seen] = {}
    for line in lines:
        found = style.pattern.match(text, line.label_at, line.last)
        if found and _possible(found["label"]):
            label = found["label"].strip()
            seen.setdefault(label_key(label), _Seen(label)).lines.append(line.number)
    return seen


def _possible(label: str) -> bool:
    return len(label.split()) <= _MOST_WORDS and not is_about(label)


def _believable(seen: Mapping[str, _Seen], told: Collection[str], style: str) -> frozenset[str]:
    """Keep everyday labels, and others that return; prose such as "he said:" must return often."""
    most = max((len(entry.lines) for entry in seen.values()), default=0)
    kept = set()
    for key, entry in seen.items():
        times = len(entry.lines)
        returns = times >= 2 and (entry.is_name or times >= _RARE * most)
        if style == "bracket" and not entry.label[-1].isdigit():  # or it is a note: [laughs]
            returns = entry.is_name and times >= max(2, _NOTE_OR_NAME * most)
        if returns or key in told or is_known(entry.label):
            kept.add(key)
    return frozenset(kept - _headers(seen, kept))


def _sure(
    seen: Mapping[str, _Seen], told: Collection[str], lines: Sequence[Line]
) -> frozenset[str]:
    """Keep labels of a style that words have by chance, too: two speakers at least, who return.

    In a text that hardly consists of anything else, everyday labels need not return.
    """
    named = {key: entry for key, entry in seen.items() if entry.is_name}
    known = {key for key, entry in named.items() if key in told or is_known(entry.label)}
    if sum(len(named[key].lines) for key in known) < _MOST_BY_CHANCE * len(lines):
        known = {key for key in known if len(named[key].lines) > 1}
    most = max((len(entry.lines) for entry in named.values()), default=0)
    often = {
        key
        for key, entry in named.items()
        if len(entry.lines) >= max(2, _NOTE_OR_NAME * most) and len(named) <= len(lines) / 2
    }
    kept = known | often
    return frozenset(kept - _headers(seen, kept)) if len(kept) > 1 else frozenset()


def _headers(seen: Mapping[str, _Seen], kept: set[str]) -> set[str]:
    """Return labels of a title block, as "Therapist: Dr. Kaya" above a session of T and C."""
    often = [seen[key] for key in kept if len(seen[key].lines) >= 2]
    begin = min((entry.lines[0] for entry in often), default=0)
    roles = {guess(entry.label) for entry in often} - {None}
    return {
        key
        for key in kept
        if len(seen[key].lines) == 1
        and seen[key].lines[0] < begin
        and guess(seen[key].label) in roles
    }


def _lines(seen: Mapping[str, _Seen], keys: Iterable[str]) -> int:
    return sum(len(seen[key].lines) for key in keys)
