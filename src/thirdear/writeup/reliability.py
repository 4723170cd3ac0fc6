"""How far the raters agree: a sentence for the scores in question, tables for everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from thirdear.model.agreement import Agreement
from thirdear.writeup import courses, tables
from thirdear.writeup.apa import DASH, count, share
from thirdear.writeup.claims import plain
from thirdear.writeup.manuscript import Manuscript
from thirdear.writeup.words import curly

_SINGLE, _MEAN = "icc_2_1", "icc_2_k"
_Q, _STEPPED = "q_correlation", "spearman_brown"
_COHEN, _FLEISS, _PERCENT = "cohen_kappa", "fleiss_kappa", "percent_agreement"

Row = Mapping[str, Agreement]


def sentences(paper: Manuscript) -> Iterator[str]:
    """Yield what the method section says of agreement."""
    by_code = _by_code(paper.writeup.agreement)
    found = [
        _in_words(paper, key, by_code[key])
        for key in courses.central(paper.writeup)
        if key in by_code and any(_values(by_code[key]))
    ]
    if found:
        yield paper.say("agreement.scores", list="; ".join(found))
    if by_code and "agreement" in paper.writeup.appendices:
        codes = any(_PERCENT in row for row in by_code.values())
        scores = any(_PERCENT not in row for row in by_code.values())
        which = "" if codes and scores else ".codes" if codes else ".scores"
        yield paper.say(f"agreement.table{which}")


def _in_words(paper: Manuscript, key: str, row: Row) -> str:
    shown = (
        f"{_name(paper, one.statistic)} = {_value(paper, one)}"
        + (f" {_interval(paper, one)}" if one.ci else "")
        for one in _values(row)
    )
    sessions = next(iter(row.values())).units
    return paper.say("agreement.one", score=paper.in_text(key), values=", ".join(shown), n=sessions)


def _values(row: Row) -> Iterator[Agreement]:
    """Yield the intraclass correlations of a score that are defined."""
    found = (row.get(statistic) for statistic in (_SINGLE, _MEAN))
    yield from (one for one in found if one is not None and one.value is not None)


def appendix(paper: Manuscript) -> None:
    """Add a table of codes and one of session scores, where there is something to tell."""
    by_code = _by_code(paper.writeup.agreement)
    if not by_code:
        return
    paper.section(2, "appendix.agreement")
    lone = set(_lone(paper))
    codes = {key: row for key, row in by_code.items() if _PERCENT in row and key not in lone}
    scores = {key: row for key, row in by_code.items() if _SINGLE in row}
    if codes:
        _codes(paper, codes)
    if scores:
        _scores(paper, scores)
    if sorts := {key: row for key, row in by_code.items() if _Q in row}:
        _sorts(paper, sorts)


def _codes(paper: Manuscript, rows: Mapping[str, Row]) -> None:
    heads = [paper.say(f"column.{one}") for one in ("interval", "percent", "base", "units")]
    cells = [_code_row(paper, key, row) for key, row in rows.items()]
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("agreement.codes.title"),
        paper.say("agreement.codes.description"),
        [paper.say("column.code"), "κ", *heads],
        cells,
        (3826, 900, 1500, 1100, 900, 800),
        noted=True,
    )
    used = {row[_kappa(row)].statistic for row in rows.values() if _kappa(row) in row}
    known = {frozenset((_COHEN,)): "cohen", frozenset((_FLEISS,)): "fleiss"}
    whose = [paper.say(f"agreement.codes.{known.get(frozenset(used), 'both')}")] * bool(used)
    paper.note(" ".join([*whose, paper.say("agreement.codes.note"), *_dash(paper, cells)]))


def _kappa(row: Row) -> str:
    """Return the kappa of a code: Cohen's of two raters, Fleiss' of more."""
    return _COHEN if _COHEN in row else _FLEISS


def _dash(paper: Manuscript, rows: Sequence[Sequence[str]]) -> list[str]:
    """Return what a dash stands for, where a row has one."""
    there = any(plain(cell) == DASH for row in rows for cell in row)
    return [paper.say("agreement.note.dash")] * there


def _lone(paper: Manuscript) -> Iterator[str]:
    """Yield the families of one code, whose row would say again what that of the code says."""
    for book in paper.writeup.codebooks:
        for family in book.families:
            if sum(code.family == family.key for code in book.codes) == 1:
                yield f"{book.prefix}:{family.key}"


def _scores(paper: Manuscript, rows: Mapping[str, Row]) -> None:
    interval = paper.say("column.interval")
    cells = [_score_row(paper, key, row) for key, row in rows.items()]
    iccs = (_name(paper, _SINGLE), interval, _name(paper, _MEAN), interval)
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("agreement.scores.title"),
        paper.say("agreement.scores.description"),
        [paper.say("column.score"), *iccs, paper.say("column.units")],
        cells,
        (3126, 1000, 1500, 1000, 1500, 900),
        noted=True,
    )
    paper.note(" ".join([paper.say("agreement.scores.note"), *_dash(paper, cells)]))


def _sorts(paper: Manuscript, rows: Mapping[str, Row]) -> None:
    interval = paper.say("column.interval")
    books = {book.key: book.name(paper.language) for book in paper.writeup.codebooks}
    cells = [
        [
            books.get(key, key),
            *(cell for name in (_Q, _STEPPED) for cell in _both(paper, row.get(name))),
            paper.claim(f"agreement {key} units", str(row[_Q].units)),
        ]
        for key, row in rows.items()
    ]
    tables.plain(
        paper,
        paper.label("table", appendix="A"),
        paper.say("agreement.sorts.title"),
        paper.say("agreement.sorts.description"),
        ["Q-sort", "r", interval, "Spearman–Brown", interval, paper.say("column.units")],
        cells,
        (2926, 900, 1500, 1300, 1500, 900),
        noted=True,
    )
    paper.note(" ".join([paper.say("agreement.sorts.note"), *_dash(paper, cells)]))


def _both(paper: Manuscript, one: Agreement | None) -> tuple[str, str]:
    return _value(paper, one), _interval(paper, one)


def _by_code(rows: tuple[Agreement, ...]) -> dict[str, dict[str, Agreement]]:
    """Return the statistics of each code and score of which at least one could be estimated."""
    found: dict[str, dict[str, Agreement]] = {}
    for row in rows:
        found.setdefault(row.code or "", {})[row.statistic] = row
    return {
        key: own for key, own in found.items() if any(r.value is not None for r in own.values())
    }


def _code_row(paper: Manuscript, key: str, row: Row) -> tuple[str, ...]:
    kappa, percent = row.get(_kappa(row)), row[_PERCENT]
    agreed = DASH if percent.value is None else f"{100 * percent.value:.1f}"
    return (
        _code_name(paper, key),
        _value(paper, kappa),
        _interval(paper, kappa),
        paper.claim(f"agreement {key} percent", agreed),
        paper.claim(f"agreement {key} base rate", share(percent.base_rate, 3)),
        paper.claim(f"agreement {key} units", count(percent.units, paper.language)),
    )


def _score_row(paper: Manuscript, key: str, row: Row) -> tuple[str, ...]:
    cells = [paper.score(key)]
    for statistic in (_SINGLE, _MEAN):
        one = row.get(statistic)
        cells += [_value(paper, one), _interval(paper, one)]
    return (*cells, paper.claim(f"agreement {key} units", str(row[_SINGLE].units)))


def _code_name(paper: Manuscript, key: str) -> str:
    for book in paper.writeup.codebooks:
        for family in book.families:
            if key == f"{book.prefix}:{family.key}":
                return paper.say("agreement.family", name=curly(family.name(paper.language)))
        for code in book.codes:
            if code.key == key:
                return curly(code.name(paper.language))
    return key


def _interval(paper: Manuscript, one: Agreement | None) -> str:
    if one is None or one.ci is None:
        return DASH
    return paper.claim(
        f"agreement {one.code} {one.statistic} interval",
        f"[{share(one.ci[0])}, {share(one.ci[1])}]",
    )


def _value(paper: Manuscript, one: Agreement | None) -> str:
    if one is None:
        return DASH
    return paper.claim(f"agreement {one.code} {one.statistic}", share(one.value))


def _name(paper: Manuscript, statistic: str) -> str:
    return f"{paper.say('icc')}{_VARIANTS[statistic]}"


_VARIANTS = {_SINGLE: "(2,1)", _MEAN: "(2,k)"}
