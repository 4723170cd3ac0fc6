"""What a person looks at before a session is stored, and the same as JSON."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from thirdear.base.notation import written_words
from thirdear.model.imported import Imported
from thirdear.model.profile import Origin, Preview, Speaker
from thirdear.model.reading import Reading, Span

_FIRST_TURNS = 3
_BEGINNING = 120
_TITLE_WORDS = 40


def preview(imported: Imported) -> Preview:
    """Return who speaks how much in a planned session, how much was placed, how it begins."""
    reading = imported.reading
    if reading is None:
        return Preview((), 0.0, ())
    first = tuple((span.speaker, beginning(reading, span)) for span in reading.spans[:_FIRST_TURNS])
    return Preview(tuple(_speakers(imported, reading)), _coverage(reading), first)


def beginning(reading: Reading, span: Span) -> str:
    """Return how a turn begins, in one line."""
    return " ".join(reading.text[span.start : span.stop].split())[:_BEGINNING]


def _speakers(imported: Imported, reading: Reading) -> Iterable[Speaker]:
    turns = Counter(span.speaker for span in reading.spans)
    words: Counter[str] = Counter()
    for span in reading.spans:
        words[span.speaker] += written_words(reading.text[span.start : span.stop])
    roles = dict(imported.roles)
    for label, count in turns.items():
        yield Speaker(label, count, words[label], roles.get(label), _origin(imported, label))


def _origin(imported: Imported, label: str) -> Origin:
    if label in imported.told:
        return Origin.TOLD
    if label in imported.kept:
        return Origin.KEPT
    return Origin.GUESSED if label in dict(imported.roles) else Origin.ASKED


def _coverage(reading: Reading) -> float:
    signs = _signs(reading.text) + reading.left_out
    left = sum(_signs(reading.text[part.start : part.stop]) for part in reading.unplaced)
    left += reading.left_out
    return (signs - left) / signs if signs else 0.0


def only_titles(reading: Reading) -> bool:
    """Whether only a few lines above the first turn were left out: a title, a day, a name."""
    first = min((span.start for span in reading.spans), default=0)
    above = all(part.stop <= first for part in reading.unplaced)
    words = sum(len(reading.text[p.start : p.stop].split()) for p in reading.unplaced)
    return above and not reading.left_out and words <= _TITLE_WORDS


def _signs(text: str) -> int:
    return sum(map(len, text.split()))


def imported_json(plan: Iterable[Imported]) -> list[dict[str, object]]:
    """Return a plan as the command line's JSON: one object a session.

    ``sha256`` is of the canonical text; ``case`` and the numbers are null where nothing was read.
    """
    return [_json(imported) for imported in plan]


def _json(imported: Imported) -> dict[str, object]:
    reading = imported.reading
    text = reading.text if reading else ""
    seen = preview(imported)
    return {
        "file": imported.file,
        "case": imported.case or None,
        "session": imported.session,
        "format": reading.format if reading else None,
        "encoding": reading.encoding if reading else None,
        "turns": len(reading.spans) if reading else None,
        "words": sum(speaker.words for speaker in seen.speakers) if reading else None,
        "sha256": text_sha256(reading) if reading else None,
        "unplaced": [
            {"line": part.line, "text": text[part.start : part.stop]}
            for part in (reading.unplaced if reading else ())
        ],
        "refused": imported.refused,
        "already": imported.already,
        "speakers": {label: role.value for label, role in imported.roles},
        "warnings": list(reading.warnings) if reading else [],
        "coverage": seen.coverage if reading else None,
        "labels": [
            {"label": one.label, "turns": one.turns, "words": one.words}
            | {"role": one.role.value if one.role else None, "from": one.origin.value}
            for one in seen.speakers
        ],
        "merged": dict(imported.merged),
        "codings": len(imported.part.source.codings) if imported.part else 0,
        "remarks": len(reading.remarks) if reading else 0,
        "unlabelled": imported.unlabelled,
    }


def text_sha256(reading: Reading) -> str:
    """Return the SHA-256 of a reading's canonical text."""
    return hashlib.sha256(reading.text.encode("utf-8")).hexdigest()
