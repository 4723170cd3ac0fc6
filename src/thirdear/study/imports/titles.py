"""Which case, session and day each file of an import is: by names, titles, and the other files."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import transcripts
from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.model.imported import Imported
from thirdear.model.language import said, the_case, vaka
from thirdear.model.reading import Reading
from thirdear.study.imports.preview import text_sha256

if TYPE_CHECKING:
    from thirdear.store import Store

_LONGEST_CASE = 60


@dataclass(frozen=True, slots=True)
class Titled:
    """A session of a file, and what its name says of it; ``told`` is whether a person said it."""

    imported: Imported
    name: transcripts.Heading
    told: bool = False


def placed(
    file: Path,
    reading: Reading,
    told: tuple[str | None, int | None],
    name: transcripts.Heading,
) -> Titled:
    """Decide case and session; a table's own columns come before its name, title lines after it."""
    if reading.format.endswith("-table"):
        stem = unicodedata.normalize("NFC", file.stem) if reading.session is not None else None
        cases = (told[0], reading.case, name.case, stem)
        sessions = (told[1], reading.session, name.session)
    else:
        cases = (told[0], name.case, reading.case, None)
        sessions = (told[1], name.session, reading.session)
    case = next((value.strip() for value in cases if value and value.strip()), "")
    session = next((value for value in sessions if value is not None), None)
    days = name.days or reading.days
    reading = replace(
        reading, warnings=(*reading.warnings, *_conflicts(reading, case, session, name))
    )
    imported = Imported(
        str(file),
        case,
        session,
        reading,
        refused=_unplaceable(file.name, case, session, name),
        day=days[0] if len(days) == 1 else None,
    )
    by_column = reading.format.endswith("-table") and reading.case is not None
    return Titled(imported, replace(name, days=days), told[0] is not None or by_column)


def _conflicts(
    reading: Reading, case: str, session: int | None, name: transcripts.Heading
) -> Iterator[str]:
    """Say where the file itself names another session, case or day than was taken."""
    if reading.session not in (None, session):
        yield said(
            f"the file itself says session {reading.session}; it was taken as {session}",
            f"dosyanın kendisi {reading.session}. seans diyor; {session} olarak alındı",
        )
    if reading.case and _alike(reading.case) != _alike(case):
        shown, taken = (safe(key, one_line=True)[:_LONGEST_CASE] for key in (reading.case, case))
        yield said(
            f"the file itself says {the_case(shown)}; it was taken as {taken}",
            f"dosyanın kendisi {shown} vakası diyor; {taken} olarak alındı",
        )
    if name.days and reading.days and not set(name.days) & set(reading.days):
        yield said(
            f"the file itself says {reading.days[0]}; its name says {name.days[0]}",
            f"dosyanın kendisi {reading.days[0]} diyor; adı ise {name.days[0]}",
        )


def _unplaceable(
    name: str, case: str, session: int | None, told: transcripts.Heading
) -> str | None:
    if not case and session is None:
        return said(
            f"{name}: which case and session it is cannot be told: name it like A-s01, or use "
            "--case and --session.",
            f"{name}: hangi vaka ve hangi seans olduğu anlaşılmıyor: A-s01 gibi adlandırın ya da "
            "--case ve --session kullanın.",
        )
    if not case:
        return said(
            f"{name}: whose session it is cannot be told: use --case.",
            f"{name}: hangi vakanın seansı olduğu anlaşılmıyor: --case kullanın.",
        )
    if session is None and told.dated:
        return said(
            f"{name}: its name has a date, but which session it is cannot be told: use --session, "
            f"or import all files of {the_case(case)} together, then their dates give the order.",
            f"{name}: adında tarih var ama hangi seans olduğu anlaşılmıyor: --session kullanın ya "
            f"da {vaka(case, 'nın')} bütün dosyalarını birlikte içe aktarın, sırayı tarihler "
            "verir.",
        )
    if session is None:
        return said(
            f"{name}: which session it is cannot be told: use --session.",
            f"{name}: hangi seans olduğu anlaşılmıyor: --session kullanın.",
        )
    if session < 0:
        return said(f"{name}: sessions count from 0.", f"{name}: seanslar 0'dan sayılır.")
    if len(case) > _LONGEST_CASE or not case.isprintable() or "/" in case or "\\" in case:
        return said(
            f"{name}: its case needs a short name without slashes: use --case.",
            f"{name}: vakasına kısa, eğik çizgisiz bir ad gerekiyor: --case kullanın.",
        )
    return None


def beside_each_other(found: Sequence[Titled], store: Store) -> list[Imported]:
    """Give one case one key, and sessions that have only dates their numbers in that order."""
    keyed = _one_key_each(found, store)
    cases = dict.fromkeys(one.imported.case for one in keyed)
    numbers: dict[int, tuple[int, date | None]] = {}
    for case in cases:
        numbers |= _by_day({n: o for n, o in enumerate(keyed) if o.imported.case == case}, store)
    return [_numbered(one.imported, *numbers.get(n, (None, None))) for n, one in enumerate(keyed)]


def _one_key_each(found: Sequence[Titled], store: Store) -> list[Titled]:
    """Give a case that is written in several ways (``C07``, ``c7``) one key, the study's own."""
    stored = {info.case for info in store.sessions()}
    written: dict[str, Counter[str]] = {}
    for one in found:
        if one.imported.case:
            written.setdefault(_alike(one.imported.case), Counter())[one.imported.case] += 1
    keys = {alike: max(cases, key=lambda c: cases[c]) for alike, cases in written.items()}
    keys |= {_alike(case): case for case in sorted(stored)}
    return [
        one
        if one.told or not one.imported.case or one.imported.case in stored
        else replace(one, imported=_with_case(one.imported, keys[_alike(one.imported.case)]))
        for one in found
    ]


def _with_case(imported: Imported, case: str) -> Imported:
    if case == imported.case:
        return imported
    return _warned(
        replace(imported, case=case),
        said(
            f"{the_case(imported.case)} is taken as {case}", f"{vaka(imported.case)} {case} sayıldı"
        ),
    )


def _alike(case: str) -> str:
    """Return what two ways of writing a case's key share."""
    words = " ".join(re.split(r"[\s_-]+", fold(case.strip())))
    return re.sub(r"(?<!\d)0+(?=\d)", "", words)


def _by_day(files: Mapping[int, Titled], store: Store) -> dict[int, tuple[int, date | None]]:
    """Return number and day of a case's files by their days, if that is all that tells the order.

    Nothing where another file has a number, two have the same day, days can be read in ways that
    give different orders, or the study has other sessions of the case.
    """
    titled = list(files.values())
    if len(files) < 2 or any(f.imported.session is not None or not f.name.days for f in titled):
        return {}
    texts = {text_sha256(f.imported.reading) for f in titled if f.imported.reading}
    case = titled[0].imported.case
    if any(info.case == case and info.sha256 not in texts for info in store.sessions()):
        return {}
    ways = _ways([file.name for file in titled])
    orders = {tuple(sorted(range(len(titled)), key=way.__getitem__)) for way in ways}
    if len(orders) > 1 or any(len(set(way)) < len(way) for way in ways):
        return {}
    places = list(files)
    day = ways[0] if len(ways) == 1 else [None] * len(titled)
    return {places[at]: (n, day[at]) for n, at in enumerate(orders.pop(), start=1)}


def _ways(names: Sequence[transcripts.Heading]) -> list[list[date]]:
    """Return the ways to read the days of names: one, where a day among them tells the order."""
    sure = {name.orders[0] for name in names if len(name.days) == 1} - {""}
    known = sure.pop() if len(sure) == 1 else ""
    ways = [[_read(name, known or order) for name in names] for order in ("dmy", "mdy", "ymd")]
    return [list(way) for way in dict.fromkeys(map(tuple, ways))]


def _read(name: transcripts.Heading, order: str) -> date:
    """Return a name's day as one order reads it, else in the likeliest way."""
    return dict(zip(name.orders, name.days, strict=True)).get(order, name.days[0])


def _numbered(imported: Imported, number: int | None, day: date | None) -> Imported:
    if number is None:
        return imported
    return _warned(
        replace(imported, session=number, refused=None, day=day),
        said(
            f"session {number} by the dates of the names",
            f"adlardaki tarihlere göre {number}. seans",
        ),
    )


def _warned(imported: Imported, sentence: str) -> Imported:
    if imported.reading is None:
        return imported
    reading = imported.reading
    return replace(imported, reading=replace(reading, warnings=(*reading.warnings, sentence)))
