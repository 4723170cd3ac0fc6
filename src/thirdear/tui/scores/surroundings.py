"""What stands around a test, as rows: sentences, grid, influence, responses, checks, lineage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from thirdear.base.numbers import decimals, figure, p_statement
from thirdear.base.safe import safe
from thirdear.model.language import spoken
from thirdear.model.precedence import TRENDS
from thirdear.model.protocol import Check, GridCell, Influence, Protocol, Response, Row
from thirdear.model.ruptures import ResidualChart
from thirdear.model.single_case import PhaseContrast, SuddenGain
from thirdear.model.synthesis import Synthesis
from thirdear.tui.looks.families import column
from thirdear.tui.parts.lines import Part, Parts
from thirdear.tui.scores.findings import named, probability, statement
from thirdear.tui.transcript.wrap import wrap
from thirdear.tui.wording import Say

STEPS = ((0.001, "█"), (0.01, "▓"), (0.05, "▒"))
"""How small a p is, told by how full a cell is; the p itself stands beside it."""
CELL, LEFT, BETWEEN = 8, 7, 3
"""Cells of a p with its sign, of the lags' names, and between two panels."""
PANEL = LEFT + CELL * len(TRENDS)
BAR = 30
IN_WEEKS = {"influence": "around.influence.weeks", "rows": "around.rows.weeks"}
"""Headings of sections that say what lags count, where they count weeks."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the screen: a heading or not, and the session that it opens, if any."""

    parts: Parts
    heading: bool = False
    session: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a test and, where there are several cases, of their comparison."""

    finding: tuple[str, ...] = ()
    comparison: tuple[str, ...] = ()
    loop: tuple[str, ...] = ()
    together: Synthesis | None = None
    ruptures: ResidualChart | None = None
    phases: tuple[PhaseContrast, ...] = ()
    gains: tuple[SuddenGain, ...] = ()


def entries(
    whole: Protocol, told: Told, names: Mapping[str, str], say: Say, width: int
) -> tuple[Entry, ...]:
    """Return every row, section by section; a section with nothing in it is left out."""
    sections = (
        ("finding", _sentences((*told.finding, *whole.sentences), width)),
        ("grid", _grid(whole, names, say, width)),
        ("influence", _influence(whole, say)),
        ("loop", _sentences(told.loop, width)),
        ("comparison", _sentences(told.comparison, width)),
        ("ruptures", _ruptures(told.ruptures, names, say, width)),
        ("phases", _phases(told.phases, say, width)),
        ("gains", _gains(told.gains, say)),
        ("together", _together(told.together, say, width)),
        ("responses", _responses(whole, say)),
        ("checks", _checks((*whole.checks, *whole.diagnostics), whole, names, say, width)),
        ("rows", _rows(whole.rows, names, say)),
    )
    found: list[Entry] = []
    headings = IN_WEEKS if whole.test.lag_in == "weeks" else {}
    for name, rows in sections:
        inside = tuple(rows)
        if inside:
            title = say(headings[name]) if name in headings else say(f"around.{name}")
            found += [Entry([(f" {title}", "title")], heading=True), *inside]
    return tuple(found)


def _sentences(sentences: Sequence[str], width: int) -> Iterator[Entry]:
    for sentence in sentences:
        text = safe(sentence, one_line=True)
        for start, stop in wrap(text, max(20, width - 6)):
            yield Entry([(f"   {text[start:stop]}", "")])


def _ruptures(
    found: ResidualChart | None, names: Mapping[str, str], say: Say, width: int
) -> Iterator[Entry]:
    """Yield the sessions of the effect below their limit, each of which opens, or that none is."""
    if found is None:
        return
    for one in found.ruptures:
        told = say("around.rupture", session=one.session, p=decimals(p_statement(one.p), spoken()))
        numbers = f"{figure(one.value, '8.2f')} < {figure(one.limit)}"
        yield Entry([(f"   {told:<24}", "strong"), (numbers, "")], session=one.session)
    sentences = found.sentences or (found.refused or "",)
    yield from _sentences([named(one, names) for one in sentences], width)


def _phases(found: Sequence[PhaseContrast], say: Say, width: int) -> Iterator[Entry]:
    """Yield each phase against the one before it."""
    for one in found:
        name = column(safe(f"{one.earlier} → {one.later}", one_line=True), 28)
        if one.refused is not None:
            yield from _sentences((one.refused,), width)
            continue
        numbers = f"NAP {_between(one.nap, one.nap_interval)}  Tau-U {_number(one.tau_u)}"
        yield Entry([(f"   {name} ", "strong"), (f"{numbers}  {p_statement(one.p or 0)}", "")])
    if found:
        yield from _sentences((say("around.independent"),), width)


def _between(value: float | None, ends: tuple[float, float] | None) -> str:
    return "–" if value is None or ends is None else f"{value:.2f} [{ends[0]:.2f}, {ends[1]:.2f}]"


def _gains(found: Sequence[SuddenGain], say: Say) -> Iterator[Entry]:
    """Yield the sudden gains, each of which opens the session after it."""
    for one in found:
        told = say("around.gain", session=one.session, next=one.next)
        numbers = f"{one.before:.2f} → {one.after:.2f}"
        yield Entry([(f"   {told:<28} ", "strong"), (numbers, "")], session=one.next)


def _together(found: Synthesis | None, say: Say, width: int) -> Iterator[Entry]:
    """Yield the forest plot of all cases, and what their mean says."""
    if found is None:
        return
    from thirdear.series import forest

    for line in forest.lines(found, say("around.mean"), max(20, min(60, width - 44))):
        label = column(safe(line.label, one_line=True), 12)
        text = f"   {label} {line.drawn}  {line.numbers}"
        yield Entry([(text, "strong" if line.strong else "")])
    yield from _sentences(found.sentences, width)


# -- the same question asked otherwise


def _grid(whole: Protocol, names: Mapping[str, str], say: Say, width: int) -> Iterator[Entry]:
    """Yield small multiples: a panel for whose scores and which rule, lags down, trends across."""
    if whole.grid is None:
        return
    panels = [list(cells) for _, cells in groupby(whole.grid.cells, key=lambda cell: cell.series)]
    across = max(1, (width - 3) // (PANEL + BETWEEN))
    for start in range(0, len(panels), across):
        drawn = [_panel(cells, names, say) for cells in panels[start : start + across]]
        for lines in zip(*drawn, strict=True):
            yield Entry([("   ", ""), *(part for line in lines for part in (*line, _GAP))])
    joint = probability(whole.grid.p_joint)
    count = say("around.below", below=whole.grid.below, all=len(whole.grid.cells), p=joint)
    yield Entry([(f"   {count}", "strong")])
    yield Entry([(f"   {say('around.legend')}", "dim")])


_GAP: Part = (" " * BETWEEN, "")


def _panel(cells: Sequence[GridCell], names: Mapping[str, str], say: Say) -> list[list[Part]]:
    series = cells[0].series
    name = say("scores.mean") if series == "mean" else names.get(series, series)
    head = "".join(f"{column(say(f'trend.{trend}'), CELL - 1)} " for trend in TRENDS)
    lines: list[list[Part]] = [
        [(f"{column(safe(name, one_line=True), PANEL - 1)} ", "key")],
        [(f"{'':{LEFT}}{head}", "dim")],
    ]
    for lag in sorted({cell.lag for cell in cells}):
        label = say("around.lag", lag=lag)
        line: list[Part] = [(f"{column(label, LEFT)}", "dim")]
        by_trend = {cell.trend: cell for cell in cells if cell.lag == lag}
        lines.append([*line, *(_cell(by_trend.get(trend)) for trend in TRENDS)])
    return lines


def _cell(cell: GridCell | None) -> Part:
    if cell is None or cell.p_bootstrap is None:
        return f"{'–':<{CELL}}", "dim"
    p = cell.p_bootstrap
    sign = next((glyph for limit, glyph in STEPS if p < limit), "·")
    shown = probability(p).replace(" ", "")
    return f"{f'{sign}{shown}':<{CELL}}", "strong" if cell.declared else ""


# -- session by session


def _influence(whole: Protocol, say: Say) -> Iterator[Entry]:
    """Yield the F without each session as a dot on one axis; a line stands where the whole F is."""
    made = [one for one in whole.influences if one.f is not None]
    if not made or whole.test.f is None:
        return
    most = whole.most_influential
    high = max(whole.test.f, *(one.f or 0.0 for one in made))
    axis = f"{say('around.without'):>10}  0{'F':^{BAR - 2}}{figure(high, '.1f')}"
    yield Entry([(f"   {axis}", "dim")])
    for one in whole.influences:
        said = ""
        if one is most:
            said = say("around.carries" if whole.test.found else "around.moves")
        yield Entry(_dots(one, whole.test.f, high, said), session=one.session)


def _dots(one: Influence, whole: float, high: float, said: str) -> Parts:
    """Return a session's line; one of which something is ``said`` stands out."""
    look = "strong" if said else ""
    if one.f is None:
        why = safe(one.why or "", one_line=True)
        return [(f"   {_place(one):>10}  ", ""), (why, "dim")]
    at, line = (round(value / high * (BAR - 1)) for value in (one.f, whole))
    cells = ["·"] * BAR
    cells[line] = "│"
    cells[at] = "●"
    told = f"  F {figure(one.f, '6.2f')}   {statement(one.p_bootstrap):<8}"
    note = f"  ◂ {said}" if said else ""
    return [(f"   {_place(one):>10}  ", look), ("".join(cells), look), (told, look), (note, "key")]


def _place(one: Influence | Row) -> str:
    """Return the session, or all that fell in its week."""
    return ", ".join(str(number) for number in (one.session, *one.together))


def _responses(whole: Protocol, say: Say) -> Iterator[Entry]:
    key = "around.ahead" if whole.test.lag_in == "sessions" else "around.ahead.weeks"
    for one in whole.responses:
        ahead = say(key, count=one.ahead)
        yield Entry([(f"   {column(ahead, 22)}{figure(one.value, '>8.3f')}  {_interval(one)}", "")])
    if whole.toda_yamamoto is not None:
        f, df, p = whole.toda_yamamoto
        words = f"Toda-Yamamoto  F({df[0]}, {df[1]}) = {f:.2f}, {p_statement(p)}"
        words = decimals(words, spoken())
        yield Entry([(f"   {words}", "dim")])


def _interval(one: Response) -> str:
    return decimals(f"[{one.low:.3f}, {one.high:.3f}]", spoken())


def _checks(
    checks: Sequence[Check], whole: Protocol, names: Mapping[str, str], say: Say, width: int
) -> Iterator[Entry]:
    for one in checks:
        number = one.why or _number(one.statistic, ".2f")
        of = names.get(one.of, one.of) if one.of else ""
        room = max(10, width - 64)
        look = "warn" if one.p is not None and one.p < 0.05 else ""
        yield Entry(
            [
                (f"   {column(one.name, 24)} {column(safe(of, one_line=True), 20)} ", ""),
                (column(one.null, room), "dim"),
                (f"{number:>7}  {probability(one.p)}", look),
            ]
        )
    if whole.roots:
        roots = "; ".join(figure(root) for root in whole.roots)
        yield Entry([(f"   {say('around.roots', roots=roots)}", "dim")])


def _rows(rows: Sequence[Row], names: Mapping[str, str], say: Say) -> Iterator[Entry]:
    for row in rows:
        before = "; ".join(f"{s}: {_number(y)}, {_number(x)}" for s, y, x in row.before)
        told = safe(named(row.why or "", names), one_line=True)
        why = f"  {say('around.unused', why=told)}" if row.why else ""
        look = "dim" if row.why else ""
        parts: Parts = [
            (f"   {_place(row):>4}  {_number(row.effect):>8}  ← {before}", look),
            (why, "warn"),
        ]
        yield Entry(parts, session=row.session)


def _number(value: float | None, form: str = ".4g") -> str:
    return "–" if value is None else figure(value, form)
