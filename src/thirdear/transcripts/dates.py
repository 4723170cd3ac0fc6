"""Days as people write them in names and titles: 2024-03-18, 18.03.2024, 18 Mart 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thirdear.base.letters import fold

# By month; folded, so that Turkish letters need no second spelling. Longer ones come first below.
_MONTHS = (
    "january jan ocak oca januar janner jaenner janvier janv enero ene gennaio",
    "february feb subat sub februar fevrier fevr febrero febbraio",
    "march mar mart marz maerz mars marzo",
    "april apr nisan nis avril avr abril aprile",
    "may mayis mai mayo maggio",
    "june jun haziran haz juni juin junio giugno",
    "july jul temmuz tem juli juillet julio luglio",
    "august aug agustos agu aout agosto",
    "september sept sep eylul eyl septembre septiembre settembre",
    "october oct ekim eki oktober okt octobre octubre ottobre",
    "november nov kasim kas novembre noviembre",
    "december dec aralik ara dezember dez decembre diciembre dicembre",
)
_NUMBER = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAME = "|".join(sorted(_NUMBER, key=len, reverse=True))
_PLAIN = str.maketrans("äéûèñÄÉÛÈÑ", "aeuenaeuen")
_AT = r"(?<!\d)(?<!\d[.,:])"
_YEAR_FIRST = re.compile(rf"{_AT}((?:19|20)\d\d)([-._/ ]?)(\d\d)\2(\d\d)(?!\d)")
_LOOSE_YEAR_FIRST = re.compile(rf"{_AT}((?:19|20)\d\d)([-._/])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_YEAR_LAST = re.compile(rf"{_AT}(\d{{1,2}})([-._/ ])(\d{{1,2}})\2((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(rf"{_AT}(\d\d)([-._/])(\d\d)\2(\d\d)(?![\d.]\d)(?!\d)")
_DENSE = re.compile(rf"{_AT}(\d\d)()(\d\d)((?:19|20)\d\d)(?!\d)")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY_NAMED = re.compile(
    rf"{_AT}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-._ ,]*(?<![^\W\d_])(?P<month>{_NAME})(?![^\W\d_])"
    rf"[-._ ,]*{_YEAR}"
)
_NAMED_DAY = re.compile(
    rf"(?<![^\W\d_])(?P<month>{_NAME})[-._ ]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-._ ,]+{_YEAR}"
)
_DAY_ALONE = re.compile(rf"{_AT}(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|[12]\d|3[01])\.?(?![\d.]*\d)")
_YEAR_ALONE = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.]*\d)")
_LONG_NUMBER = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True)
class Found:
    """A day in a text, ``start:stop``: ``days`` are the ways to read it, the likeliest first.

    There is none where it is a part of a day: a year, or a day and a month. ``orders`` says which
    of "dmy", "mdy" and "ymd" each way is; "" where the day can be read in one way only.
    """

    start: int
    stop: int
    days: tuple[date, ...] = ()
    orders: tuple[str, ...] = ()


def find(text: str) -> tuple[Found, ...]:
    """Return the days in a text by their place; none overlaps another.

    Day and month are read in this order with dots; otherwise every order that is a day counts.
    """
    folded = fold(text).translate(_PLAIN)
    found: list[Found] = []
    for one in _candidates(folded):
        if all(one.stop <= other.start or other.stop <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def blank(text: str) -> str:
    """Return a text, as long as it was, with spaces for days, parts of days and long numbers."""
    for one in find(text):
        text = text[: one.start] + " " * (one.stop - one.start) + text[one.stop :]
    return _LONG_NUMBER.sub(lambda long: " " * len(long[0]), text)


def _candidates(folded: str) -> Iterator[Found]:
    for pattern, understood in _PATTERNS:
        for at in pattern.finditer(folded):
            ways = understood(at)
            if ways or pattern in _PARTS:
                yield Found(*at.span(), tuple(ways.values()), tuple(ways))


_Ways = dict[str, date]
"""Days by the order in which they are read."""


def _year_first(at: re.Match[str]) -> _Ways:
    return _only(_day(int(at[1]), int(at[3]), int(at[4])))


def _day_named(at: re.Match[str]) -> _Ways:
    return _only(_day(int(at["year"]), _NUMBER[at["month"]], int(at["day"])))


def _either(at: re.Match[str]) -> _Ways:
    """Return the ways to read a day whose order only other files may tell."""
    short = len(at[4]) == 2
    year = int(at[4]) + (2000 if short else 0)
    first, second = int(at[1]), int(at[3])
    ways = [("dmy", _day(year, second, first)), ("mdy", _day(year, first, second))]
    if short:
        ways.append(("ymd", _day(2000 + first, second, int(at[4]))))
    read = {day: order for order, day in reversed(ways) if day is not None}
    days = [day for day in dict.fromkeys(day for _, day in ways) if day is not None]
    if at[2] == ".":
        return _only(days[0] if days else None)
    return {read[day]: day for day in days}


def _part(_: re.Match[str]) -> _Ways:
    return {}


def _only(day: date | None) -> _Ways:
    return {"": day} if day else {}


_PATTERNS = (
    (_YEAR_FIRST, _year_first),
    (_LOOSE_YEAR_FIRST, _year_first),
    (_YEAR_LAST, _either),
    (_DENSE, _either),
    (_SHORT, _either),
    (_DAY_NAMED, _day_named),
    (_NAMED_DAY, _day_named),
    (_DAY_ALONE, _part),
    (_YEAR_ALONE, _part),
)
_PARTS = (_DAY_ALONE, _YEAR_ALONE)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
