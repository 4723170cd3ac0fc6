"""What many laboratories' registry files say together, file by file: here, or on a Dask cluster.

Each file is read by itself, by whoever computes it, and only sums and estimates come back; these
are put together here, in the order of the files. So a cluster's answer is this machine's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thirdear.model.refusal import Refusal
from thirdear.model.text import Place

if TYPE_CHECKING:
    import pandas as pd

    from thirdear.model.language import Language
    from thirdear.model.precedence import Trend
    from thirdear.model.scores import Series
    from thirdear.model.synthesis import Synthesis
    from thirdear.series.synthesis import Estimated


class _Asked(NamedTuple):
    """A question about one file, as a worker gets it."""

    file: str
    cause: str
    effect: str
    lag: int
    trend: Trend
    language: Language


class _Found(NamedTuple):
    """What one file says: its laboratories, its codes, and its cases."""

    laboratories: tuple[str, ...]
    codes: tuple[str, ...]
    cases: tuple[Estimated, ...]


class Laboratory(NamedTuple):
    """What one laboratory has in the files."""

    name: str
    cases: int
    sessions: int
    raters: int
    tags: int


class Pair(NamedTuple):
    """Two codes of a codebook: how many segments have both, over all laboratories."""

    code: str
    other: str
    laboratories: int
    both: int
    expected: float
    jaccard: float


_LABORATORIES = """
    SELECT laboratory, count(DISTINCT "case"), count(DISTINCT ("case", session)),
        count(DISTINCT rater), count(segment)
    FROM registry GROUP BY laboratory ORDER BY laboratory"""


def laboratories(files: Sequence[Path]) -> tuple[Laboratory, ...]:
    """Return the laboratories that are in the files, and how much each has judged."""
    from thirdear.exchange.registry import Registry

    found = Registry(files).sql(_LABORATORIES)
    rows = found.itertuples(index=False, name=None)
    return tuple(Laboratory(str(name), *map(int, counts)) for name, *counts in rows)


def pairs(files: Sequence[Path]) -> tuple[Pair, ...]:
    """Return what :func:`together` does, as values."""
    rows = together(files).itertuples(index=False, name=None)
    return tuple(
        Pair(str(code), str(other), int(labs), int(both), float(expected), float(jaccard))
        for code, other, labs, both, expected, jaccard in rows
    )


def together(files: Sequence[Path], scheduler: str | None = None) -> pd.DataFrame:
    """Return which codes share segments over all laboratories, the most frequent first.

    ``expected`` is what independent codes would share of each laboratory's coded segments,
    ``jaccard`` both over either. Refusal where two files are of one laboratory.
    """
    import pandas as pd

    from thirdear.series.many import spread

    parts = spread(_pairs, _places(files), scheduler)
    _check_apart(files, [tuple(part.laboratory.unique()) for part in parts])
    rows = pd.concat(parts, ignore_index=True)
    rows["expected"] = rows.code_segments * rows.other_segments / rows.coded_segments
    rows["laboratories"] = 1
    summed = rows.drop(columns=["laboratory", "coded_segments"])
    found = summed.groupby(["code", "other"], as_index=False).sum()
    either = found.code_segments + found.other_segments - found.both
    found["jaccard"] = (found.both / either).round(6)
    found["expected"] = found.expected.round(4)
    columns = ["code", "other", "laboratories", "both", "expected", "jaccard"]
    ordered = found.sort_values(["both", "code", "other"], ascending=[False, True, True])
    return ordered[columns].reset_index(drop=True)


def cross_lags(
    files: Sequence[Path],
    cause: str,
    effect: str,
    *,
    lag: int = 1,
    trend: Trend = "linear",
    language: Language = "en",
    scheduler: str | None = None,
) -> Synthesis:
    """Put the cross-lags of two codes in all cases of all laboratories together, as `cases` does.

    A session's score is how often a code was given per 100 segments. Refusal where no file has a
    code, where fewer than two cases have both, or where two files are of one laboratory.
    """
    from dataclasses import replace

    from thirdear.model.synthesis import Synthesis
    from thirdear.series.many import spread
    from thirdear.series.synthesis import combined
    from thirdear.series.synthesis_words import in_words

    asked = [_Asked(one, cause, effect, lag, trend, language) for one in _places(files)]
    parts = spread(_estimated, asked, scheduler)
    _check_apart(files, [part.laboratories for part in parts])
    _check_codes({cause, effect}, {code for part in parts for code in part.codes})
    cases = [case for part in parts for case in part.cases]
    if len(cases) < 2:
        raise Refusal(
            f"Fewer than two cases were coded for both {cause} and {effect}; a mean needs two.",
            f"Hem {cause} hem {effect} kodu aranan iki vaka yok; ortalama için iki vaka gerekir.",
        )
    found = combined(Synthesis(cause, effect, lag, trend), cases, language)
    return replace(found, sentences=in_words(found, language))


def _places(files: Sequence[Path]) -> list[str]:
    """Return the files as a worker finds them, whatever folder it is in."""
    return [str(Path(file).resolve()) for file in files]


def _pairs(file: str) -> pd.DataFrame:
    from thirdear.exchange.registry import Registry

    return Registry([Path(file)]).pairs()


def _estimated(asked: _Asked) -> _Found:
    """Estimate every case of one file."""
    from thirdear.exchange.registry import Registry
    from thirdear.series.synthesis import estimated

    own = Registry([Path(asked.file)])
    known = own.sql("SELECT DISTINCT laboratory, code FROM registry ORDER BY ALL")
    rates: dict[Place, dict[str, dict[int, float]]] = defaultdict(dict)
    rows: list[tuple[str, int, int, str, float]] = list(
        own.courses(asked.cause, asked.effect).itertuples(index=False, name=None)
    )
    for laboratory, case, session, code, rate in rows:
        rates[laboratory, case].setdefault(code, {})[session] = rate
    pairs = [
        (_series(place, asked.cause, both), _series(place, asked.effect, both))
        for place, both in rates.items()
        if {asked.cause, asked.effect} <= both.keys()
    ]
    made = estimated(pairs, asked.lag, asked.trend, asked.language)
    laboratories = tuple(dict.fromkeys(known.laboratory))
    return _Found(laboratories, tuple(dict.fromkeys(known.code)), made)


def _series(place: Place, code: str, rates: Mapping[str, Mapping[int, float]]) -> Series:
    from thirdear.model.scores import Series

    own = rates[code]
    sessions = tuple(range(min(own), max(own) + 1))
    values = tuple(own.get(number) for number in sessions)
    return Series(f"{place[0]} {place[1]}", code, sessions, values)


def _check_apart(files: Sequence[Path], laboratories: Sequence[Sequence[str]]) -> None:
    """Refuse two files of one laboratory, whose numbers of cases would be taken for each other."""
    seen: dict[str, Path] = {}
    for file, names in zip(files, laboratories, strict=True):
        for name in names:
            if name in seen:
                raise Refusal(
                    f"{seen[name].name} and {file.name} are both of the laboratory {name}; name "
                    "one file a laboratory.",
                    f"{seen[name].name} ile {file.name} aynı laboratuvarın ({name}); her "
                    "laboratuvardan bir dosya verin.",
                )
            seen[name] = file


def _check_codes(asked: set[str], known: set[str]) -> None:
    for code in sorted(asked - known):
        listed = ", ".join(sorted(known))
        raise Refusal(
            f"No file has the code {code}; they have {listed or 'none'}.",
            f"Hiçbir dosyada {code} kodu yok; olanlar: {listed or 'hiç yok'}.",
        )
