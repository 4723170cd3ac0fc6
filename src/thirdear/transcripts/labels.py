"""Learning a transcript's speaker labels: the written style first, then who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thirdear.base.folding import fold
from thirdear.transcripts.lines import Line
from thirdear.transcripts.roles import guess, is_known, label_key
from thirdear.transcripts.stamps import CLOCK

_NAME = r"(?P<label>[^\W\d_][\w.’' /&-]{0,40}?)"
_LONG_NAME = r"(?P<label>[^\W\d_][\w.’' -]{0,60}?)"
_TIME = rf"(?P<time>{CLOCK})"
_NOTE = r"(?P<note>\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\])"

# Ways of writing a label, with the weight that decides between equally frequent ones: the more a
# line has to look like, the surer it is. "time" is a stamp beside the label, "note" a remark in
# brackets, which belongs to the words.
_STYLES: Mapping[str, tuple[re.Pattern[str], float]] = {
    "name (time)": (re.compile(rf"{_LONG_NAME}\s*\({_TIME}\)\s*:?$"), 1.3),
    "name time": (re.compile(rf"{_LONG_NAME}\s+{_TIME}$"), 1.2),
    "colon": (
        re.compile(rf"{_NAME}\s*(?:[\[(]{_TIME}[\])]\s*)?{_NOTE}?\s*[:：](?!//|(?<=\d:)\d)\s*"),
        1.1,
    ),
    "tab": (re.compile(rf"{_NAME}\s*\t\s*"), 1.0),
    "bracket": (re.compile(rf"[\[<{{(]{_NAME}[\]>}})]\s*:?\s*"), 0.9),
}
_MOST_WORDS = 4
_RARE = 0.02
_NOTE_OR_NAME = 0.15

_NEVER = frozenset(
    fold(word)
    for word in (
        "http https www date tarih note notes not notlar session seans oturum case vaka olgu süre"
        " duration place yer file dosya transcript transkript title başlık age yaş topic konu"
        " summary özet time saat transcriber participants katılımcılar"
    ).split()
)


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


def learn(text: str, lines: Iterable[Line]) -> Labels | None:
    """Find the style with the most believable labels; None where no line has one."""
    seen: dict[str, dict[str, _Seen]] = {style: {} for style in _STYLES}
    for line in lines:
        for style, (pattern, _) in _STYLES.items():
            found = pattern.match(text, line.label_at, line.last)
            if found and _possible(found["label"]):
                label = found["label"].strip()
                entry = seen[style].setdefault(label_key(label), _Seen(label))
                entry.lines.append(line.number)
    kept = {style: _believable(labels, style) for style, labels in seen.items()}
    best = max(_STYLES, key=lambda style: _STYLES[style][1] * _lines(seen[style], kept[style]))
    if not kept[best]:
        return None
    first = min(seen[best][key].lines[0] for key in kept[best])
    doubtful = sorted(
        entry.lines[0]
        for key, entry in seen[best].items()
        if key not in kept[best] and entry.is_name and entry.lines[0] > first
    )
    return Labels(_STYLES[best][0], kept[best], tuple(doubtful))


def _possible(label: str) -> bool:
    words = fold(label).split()
    return len(words) <= _MOST_WORDS and words[0].strip(".") not in _NEVER


def _believable(seen: Mapping[str, _Seen], style: str) -> frozenset[str]:
    """Keep everyday labels, and others that return; prose such as "he said:" must return often."""
    most = max((len(entry.lines) for entry in seen.values()), default=0)
    kept = set()
    for key, entry in seen.items():
        times = len(entry.lines)
        returns = times >= 2 and (entry.is_name or times >= _RARE * most)
        if style == "bracket" and not entry.label[-1].isdigit():
            returns = times >= max(2, _NOTE_OR_NAME * most)  # or it is a note: [laughs]
        if returns or is_known(entry.label):
            kept.add(key)
    return frozenset(kept - _headers(seen, kept))


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
