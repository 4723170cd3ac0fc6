"""Praat's TextGrid, in its long and its short form: interval tiers, one a speaker."""

from __future__ import annotations

import re
from typing import NoReturn

from thirdear.model.language import counted, said
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts.entries import Said, reading_of
from thirdear.transcripts.material import Material

NAME = "textgrid"
_BEGIN = re.compile('\ufeff?\\s*(?:File type\\s*=\\s*)?"ooTextFile')
# Both forms are the same values in the same order: texts in quotes (doubled inside), numbers,
# flags. Whatever stands between them is a name for the reader; "[3]" is an index and no value.
_VALUE = re.compile(
    r'"((?:[^"]|"")*)"|<(exists|absent)>|(?<![\w\[.])(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)'
)
_INTERVALS, _POINTS = "IntervalTier", "TextTier"


def recognises(material: Material) -> bool:
    """Whether it is a text file of Praat's with a TextGrid in it."""
    return not material.is_packed and (
        _BEGIN.match(material.decoded) is not None and '"TextGrid"' in material.decoded[:500]
    )


def read(material: Material) -> Reading:
    """Return the labelled intervals of all tiers by the time they begin; empty ones are silence.

    A tier is a speaker. Tiers of points mark moments, not speech, and are counted.
    """
    values = _Values(material.text)
    values.text(), values.text()  # the kinds of file and object
    values.number(), values.number()
    spoken: list[Said] = []
    points = 0
    for _ in range(values.tiers()):
        kind, name = values.text(), values.text().strip()
        values.number(), values.number()
        if kind not in {_INTERVALS, _POINTS}:
            raise Refusal(
                "it is no TextGrid that can be understood: it has a tier of another kind",
                "anlaşılabilir bir TextGrid değil: başka türden bir katmanı var",
            )
        points += kind == _POINTS
        for _ in range(values.count()):
            time = values.number()
            end = values.number() if kind == _INTERVALS else time
            words, line = values.text().strip(), values.line
            if words and kind == _INTERVALS:
                spoken.append(Said(line, name, words, time, end))
    spoken.sort(key=lambda one: one.time or 0.0)
    left = said(f"{counted(points, 'tier')} of points left out", f"{points} nokta katmanı alınmadı")
    warnings = (left,) if points else ()
    return reading_of(
        spoken,
        format_name=NAME,
        encoding=material.encoding,
        warnings=material.warnings + warnings,
    )


class _Values:
    """The values of a TextGrid one after the other; one that is missing is a Refusal."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._values = _VALUE.finditer(text)
        self._place = 0
        self._lines = 1

    @property
    def line(self) -> int:
        """The line on which the last value began."""
        return self._lines

    def text(self) -> str:
        """Return the next value, which is a text."""
        words = self._next()[1]
        if words is None:
            self._fail()
        return words.replace('""', '"')

    def number(self) -> float:
        """Return the next value, which is a number."""
        digits = self._next()[3]
        if digits is None:
            self._fail()
        return float(digits)

    def count(self) -> int:
        """Return the next value, which is a whole number."""
        number = self.number()
        if not 0 <= number <= 10_000_000:
            self._fail()
        return int(number)

    def tiers(self) -> int:
        """Return how many tiers there are."""
        return self.count() if self._next()[2] == "exists" else 0

    def _next(self) -> re.Match[str]:
        found = next(self._values, None)
        if found is None:
            self._fail()
        self._lines += self._text.count("\n", self._place, found.start())
        self._place = found.start()
        return found

    def _fail(self) -> NoReturn:
        raise Refusal(
            f"it is no whole TextGrid: a value is missing after line {self._lines}",
            f"tam bir TextGrid değil: {self._lines}. satırdan sonra bir değer eksik",
        )
