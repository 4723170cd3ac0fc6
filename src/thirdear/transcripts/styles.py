"""The ways in which people write a speaker before the words, as patterns for one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from thirdear.transcripts.stamps import CLOCK

_NAME = r"(?P<label>[^\W\d_][\w.’' /&-]{0,40}?)"
_LONG_NAME = r"(?P<label>[^\W\d_][\w.’' -]{0,60}?)"
_SHORT_NAME = r"(?P<label>[^\W\d_][\w.’' ]{0,30}?)"
_TIME = rf"(?P<time>{CLOCK})"
_NOTE = r"(?P<note>\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\])"
_BULLET = r"(?:[-–—•·+>]\s{0,3}|\*\s{1,3})?"  # a dash of dialogue, a mark of a list


@dataclass(frozen=True, slots=True)
class Style:
    """One way of writing labels.

    In ``pattern`` "label" is the speaker, "time" a stamp beside it, "note" a remark in brackets,
    which belongs to the words. ``weight`` decides between equally frequent styles: the more a line
    has to look like, the surer it is. A style with a ``share`` is one in which words may look like
    labels by chance: at least so much of the lines must begin so, with two labels that return.
    """

    pattern: re.Pattern[str]
    weight: float
    share: float = 0.0


STYLES: Mapping[str, Style] = {
    "name (time)": Style(re.compile(rf"{_LONG_NAME}\s*\({_TIME}\)\s*:?$"), 1.3),
    "name time": Style(re.compile(rf"{_LONG_NAME}\s+{_TIME}$"), 1.2),
    "emphasis": Style(
        re.compile(
            rf"(?:[-+>]\s+|#{{1,6}}\s+)?(?P<mark>\*{{1,3}}|_{{1,3}}){_NAME}\s*"
            rf"(?:[\[(]{_TIME}[\])]\s*)?"
            r"(?:[:：]\s*(?P=mark)|(?P=mark)\s*[:：]|(?P=mark)(?=\s|$))\s*"
        ),
        1.15,
    ),
    "colon": Style(
        re.compile(
            rf"{_BULLET}{_NAME}\s*(?:[\[(]{_TIME}[\])]\s*)?{_NOTE}?\s*[:：](?!//|(?<=\d:)\d)\s*"
        ),
        1.1,
    ),
    "tab": Style(re.compile(rf"{_NAME}\s*\t\s*"), 1.0),
    "bracket": Style(re.compile(rf"[\[<{{(]{_NAME}[\]>}})]\s*:?\s*"), 0.9),
    "dash": Style(re.compile(rf"{_NAME}(?:\s+[-–—]{{1,2}}\s*|[-–—]{{1,2}}\s+)"), 0.8, 0.1),
    "hyphen": Style(re.compile(r"(?P<label>[^\W\d_]{1,2}\d?)[-–—](?=\S)"), 0.7, 0.4),
    "number": Style(re.compile(r"(?P<label>\d{1,2})\s*[:：](?!\d)\s*"), 0.7, 0.3),
    "dot": Style(re.compile(r"(?P<label>[^\W\d_]{1,4}\d?)\.\s+"), 0.6, 0.3),
    "sign": Style(re.compile(rf"{_SHORT_NAME}\s*[)>»|=;/]\s*"), 0.6, 0.3),
    "alone": Style(re.compile(rf"(?:#{{1,6}}\s+)?{_LONG_NAME}(?<!\.)\s*$"), 0.5, 0.2),
}
