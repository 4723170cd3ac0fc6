"""Time stamps as transcribers write them."""

from __future__ import annotations

import re

_CLOCK = r"\d{1,2}:\d{1,3}(?::\d{2,3})?(?:[.,]\d{1,3})?"  # "00:09:025" is a known slip of the pen
# Dots only between three parts: "(1.20)" is a pause of 1.2 seconds in speech, not a time.
CLOCK = rf"(?:{_CLOCK}|\d{{1,2}}\.\d{{2}}\.\d{{2}})"
_F4 = r"\#(\d{1,2}:\d{2}:\d{2,3}(?:[-.,]\d{1,3})?)\#"
_RANGE = rf"(?:\s?(?:-->|-|–|—)\s?{CLOCK})?"

_BRACKETED = re.compile(rf"[\[({{<]\s?({CLOCK}){_RANGE}\s?[\])}}>]|{_F4}|¤<(\d{{1,9}})>")
_BARE = re.compile(rf"({_CLOCK}){_RANGE}(?=\s|$)")
_AT_END = re.compile(rf"{_F4}\s*$")
_SECONDS = re.compile(rf"\s*(?:({CLOCK})(?:-(\d{{1,3}})$)?|(\d{{1,6}}(?:[.,]\d{{1,6}})?))(?![\d:])")

_UNTIL = re.compile(rf"[\[({{<]?\s?{CLOCK}\s?(?:-->|-|–|—)\s?({CLOCK})(?=[\s\])}}>]|$)")
_SPAN = re.compile(rf"\s*{CLOCK}\s?(?:-->|-|–|—)\s?({CLOCK})\s*")


def leading(text: str, start: int, stop: int) -> tuple[int, float | None]:
    """Return where the words begin after stamps in brackets or hashes, and the first's seconds."""
    time = None
    place = _skip_blanks(text, start, stop)
    while found := _BRACKETED.match(text, place, stop):
        if time is None:
            time = _value(found)
        place = _skip_blanks(text, found.end(), stop)
    return place, time


def bare(text: str, start: int, stop: int) -> tuple[int, float | None]:
    """Return where the words begin after one time without brackets, and its seconds."""
    found = _BARE.match(text, start, stop)
    if found is None:
        return start, None
    return _skip_blanks(text, found.end(), stop), seconds(found[1])


def closing(text: str, start: int, stop: int) -> tuple[int, float | None]:
    """Return where the words end before a ``#00:00:10-5#`` at the end, and its seconds."""
    place = text.rfind("#", start, max(start, stop - 4))
    found = _AT_END.match(text, place, stop) if place >= 0 else None
    if found is None:
        return stop, None
    while place > start and text[place - 1].isspace():
        place -= 1
    return place, seconds(found[1])


def seconds(text: str) -> float | None:
    """Return a time or the beginning of a time span in seconds; None where there is none.

    ``1:02:03.5``, ``02:03``, ``1.02.03``, f4's ``00:00:10-5``, and plain seconds with a decimal
    point or comma.
    """
    found = _SECONDS.match(text)
    if found is None:
        return None
    if found[3] is not None:
        return float(found[3].replace(",", "."))
    clock = found[1].replace(",", ".")
    if ":" not in clock:
        clock = clock.replace(".", ":")
    if found[2] is not None:
        clock += "." + found[2]
    return sexagesimal(clock)


def sexagesimal(clock: str) -> float:
    """Return hours, minutes and seconds as seconds, however they are padded: ``0:0:3.2``."""
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def ending(text: str) -> float | None:
    """Return the end of a time span such as "0:00:03.2 - 0:00:09.8"; None where there is none."""
    found = _SPAN.fullmatch(text)
    return seconds(found[1]) if found else None


def until(text: str, start: int, stop: int) -> float | None:
    """Return the end of a time span "[0:03 - 0:09]" at the beginning; None where there is none."""
    found = _UNTIL.match(text, start, stop)
    return seconds(found[1]) if found else None


def _value(found: re.Match[str]) -> float | None:
    if found[3] is not None:  # milliseconds, as Transana writes them
        return int(found[3]) / 1000
    return seconds(found[1] or found[2])


def _skip_blanks(text: str, start: int, stop: int) -> int:
    while start < stop and (text[start].isspace() or text[start] in "\u200b\ufeff\u200e\u200f"):
        start += 1
    return start
