"""How often the tests reject a true null hypothesis, and find an effect, at 20 to 60 sessions.

    python benchmarks/calibration.py [--cases 10000] [--draws 199] [--power 4000] [--hard 4000]
        [--intervals 2000] [--compared 1000] [--part sizes] [--write docs/calibration.md]

Simulated cases (benchmarks/batched.py): two autoregressive series with correlated errors, four
kinds of scores, three courses, and courses that no polynomial holds. Every p is that of lag 1 at a
nominal 5%. statsmodels' F and chi-square are transforms of the same F, which one call of
statsmodels confirms at the start. One part alone is printed with --part; seeds and numbers of
draws stand in every caption.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import batched
import numpy as np
from batched import COURSES, HARD, KINDS, RISE, SHARED, Course, Kind, Values
from calibration_page import CAPTIONS, HEAD, LED, READING
from scipy.special import chdtrc
from scipy.stats import binom
from statsmodels.tsa.stattools import grangercausalitytests

from thirdear.model.scores import Series
from thirdear.model.synthesis import Estimate
from thirdear.series.bootstrap import f_values
from thirdear.series.comparison import compare
from thirdear.series.intervals import intervals
from thirdear.series.precedence import fit
from thirdear.series.rows import Pair, equation, usable
from thirdear.series.synthesis import synthesise

LENGTHS = (20, 31, 34, 45, 60)
POWERED = (31, 34)
PERSISTENCE = (0.0, 0.5, 0.8)
MOST_PERSISTENT = (0.0, 0.5, 0.8, 0.9)
LEADS = (0.3, 0.5)
PORTION = 200
LONG = 20_000
LEVEL = 0.05

RULES = {
    "F": "F, statsmodels' `ssr_ftest` (no trend)",
    "chi2": "χ², statsmodels' `ssr_chi2test` (no trend)",
    "F linear": "F, linear trend",
    "linear": "the declared equation's bootstrap p, linear trend",
    "quadratic": "F with quadratic trend alone, under the verdict's null process",
    "two": "mean of the F with linear and quadratic trend, under the verdict's null process",
    "verdict": "the verdict: mean of the F without, with linear and with quadratic trend",
}
GUARDED = "found"
QUADRATIC = "F quadratic"
"""The p of the F table for the quadratic equation, wanted for its power alone."""

FOUND = dict[str, Values]


def main() -> None:
    """Print the tables, or write them as a page."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--draws", type=int, default=199)
    options.add_argument("--power", type=int, default=4_000, help="cases of a cell with an effect")
    options.add_argument("--hard", type=int, default=4_000, help="cases of a cell of hard courses")
    options.add_argument("--intervals", type=int, default=2_000, help="cases of a cell")
    options.add_argument("--compared", type=int, default=1_000, help="pairs of cases compared")
    options.add_argument("--sessions", type=int, nargs="*", default=LENGTHS)
    options.add_argument("--part", choices=sorted(PARTS))
    options.add_argument("--write", type=Path)
    chosen = options.parse_args()
    begun = time.process_time()
    lines = []
    parts = [PARTS[chosen.part]] if chosen.part else list(PARTS.values())
    for part in parts:
        for line in part(chosen):
            print(line, file=sys.stderr)
            lines.append(line)
    text = "\n".join(lines)
    spent = (time.process_time() - begun) / 60
    print(f"{spent:.1f} minutes of CPU", file=sys.stderr)
    if chosen.write:
        chosen.write.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)


def _head(chosen: argparse.Namespace) -> Iterator[str]:
    yield HEAD.format(
        cases=f"{chosen.cases:,}",
        draws=chosen.draws,
        error=f"{100 * binom.std(chosen.cases, LEVEL) / chosen.cases:.2f}",
        agrees=f"{batched.agrees():.0e}",
        statsmodels=f"{_as_statsmodels():.0e}",
    )


def _reading(_: argparse.Namespace) -> Iterator[str]:
    yield f"\n{READING.rstrip()}"


def _led(_: argparse.Namespace) -> Iterator[str]:
    """Yield what the past of the cause says beyond that of the effect in very long series."""
    yield "\n## What a true null hypothesis is not, in scores that are cut or counted\n"
    yield LED
    yield _row("scores", *(f"φ = {own}" for own in PERSISTENCE))
    yield _row("---", *["---:"] * len(PERSISTENCE))
    layout = batched.lay(LONG, "none")[0]
    for kind in KINDS:
        shares = []
        for own in PERSISTENCE:
            drawn = np.random.default_rng([14, int(own * 10), KINDS.index(kind)])
            made = batched.cases(drawn, 40, sessions=LONG, own=own, kind=kind)
            f = f_values(batched.standardised(made), layout)
            shares.append(np.mean((f - 1) / (f + layout.freedom)))
        yield _row(kind, *(f"{round(100 * share, 3) + 0:.3f}" for share in shares))


def _comparisons(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield the table of `compare`: two cases of 34 and 31 sessions, normal scores."""
    count, draws = chosen.compared, chosen.draws
    error = 100 * binom.std(count, LEVEL) / count
    yield f"\n## The comparison of two cases, in % ({count:,} pairs, sampling error {error:.1f})\n"
    yield (
        "34 and 31 sessions, normal scores, linear trend. *Differ*: `compare` rejects. *One only*: "
        "the test of one case is below .05 and that of the other is not, which is no comparison.\n"
    )
    yield _row("φ", "β in A", "β in B", "differ", "one only")
    yield _row(*["---:"] * 5)
    for own in PERSISTENCE:
        for leads in ((0.0, 0.0), (0.3, 0.3), (0.5, 0.5), (0.0, 0.5)):
            drawn = np.random.default_rng([int(own * 10), int(leads[0] * 10), int(leads[1] * 10)])
            made = [
                batched.cases(drawn, count, sessions=n, own=own, kind="normal", lead=lead)
                for n, lead in zip((34, 31), leads, strict=True)
            ]
            differ = one = 0
            for i in range(count):
                found = compare(
                    [_pair(key, m[:, :, i]) for key, m in zip("AB", made, strict=True)],
                    resamples=draws,
                    seed=i,
                )
                differ += (found.p_bootstrap or 1.0) <= LEVEL
                below = [(t.p_bootstrap or 1.0) <= LEVEL for t in found.each]
                one += below[0] != below[1]
            yield _row(own, *leads, *(f"{100 * n / count:.1f}" for n in (differ, one)))


def _cases(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield how often the interval of the mean over cases holds it, and what is found."""
    count = chosen.compared
    error = 100 * binom.std(count, LEVEL) / count
    yield f"\n## The mean over cases, in % ({count:,} studies, sampling error {error:.1f})\n"
    yield CAPTIONS["cases"]
    yield _row("φ", "cases", "β", "τ", *MEANS, "mean found", "mean of the means")
    yield _row(*["---:"] * (6 + len(MEANS)))
    for own in PERSISTENCE[1:]:
        for many in (5, 20):
            for lead, spread in ((0.0, 0.0), (0.0, 0.15), (0.3, 0.15)):
                drawn = np.random.default_rng([int(own * 10), many, int(lead * 10)])
                found = [_one_study(drawn, many, own, lead, spread) for _ in range(count)]
                held = [
                    100 * np.mean([one[name].low <= lead <= one[name].high for one in found])
                    for name in MEANS.values()
                ]
                below = 100 * np.mean([one["mean"].p <= LEVEL for one in found])
                middle = np.mean([one["mean"].value for one in found])
                told = (*(f"{share:.1f}" for share in held), f"{below:.1f}", f"{middle:.3f}")
                yield _row(own, many, lead, spread, *told)


MEANS = {
    "Hartung-Knapp": "mean",
    "unweighted": "average",
    "jackknife": "jackknife",
    "pooled": "pooled",
}
"""What the table calls the ways to put cases together, and what the product does."""


def _one_study(
    drawn: np.random.Generator, many: int, own: float, lead: float, spread: float
) -> dict[str, Estimate]:
    """Return the estimates of a study of so many cases of 31 sessions, linear trend."""
    leads = lead + spread * drawn.normal(size=many)
    made = batched.cases(drawn, many, sessions=31, own=own, kind="normal", lead=leads)
    found = synthesise([_pair(f"C{i}", made[:, :, i]) for i in range(many)])
    ways = {name: getattr(found, name) for name in MEANS.values()}
    return {name: one for name, one in ways.items() if one is not None}


def _pair(case: str, made: Values) -> tuple[Series, Series]:
    """Return cause and effect of a simulated case as series."""
    numbers = tuple(range(1, len(made) + 1))
    cause, effect = made[:, 1], made[:, 0]
    return (
        Series(case, "cause", numbers, tuple(map(float, cause))),
        Series(case, "effect", numbers, tuple(map(float, effect))),
    )


def _sizes(chosen: argparse.Namespace) -> Iterator[str]:
    yield "\n## Size: how often a true null hypothesis is rejected, in %\n"
    yield CAPTIONS["sizes"].format(cases=f"{chosen.cases:,}", draws=chosen.draws)
    yield from (f"- {key}: {meaning}" for key, meaning in RULES.items())
    yield ""
    yield _row("sessions", "φ", "scores", "course", *RULES)
    yield _row(*["---"] * 4, *["---:"] * len(RULES))
    for sessions in chosen.sessions:
        rates: dict[str, list[float]] = {rule: [] for rule in RULES}
        for own in PERSISTENCE:
            for kind in KINDS:
                for course in COURSES:
                    found = cell(chosen.cases, chosen.draws, sessions, own, kind, course)
                    shares = [100 * np.mean(found[rule] <= LEVEL) for rule in RULES]
                    for rule, share in zip(RULES, shares, strict=True):
                        rates[rule].append(share)
                    yield _row(sessions, own, kind, course, *(f"{s:.1f}" for s in shares))
        yield _row(f"{sessions}, highest", *[""] * 3, *(f"{max(rates[r]):.1f}" for r in RULES))


def _apart(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield the verdict's size where both series have nothing in common, so that none leads."""
    yield "\n## The same where the errors of a session are not shared: size of the verdict in %\n"
    yield CAPTIONS["apart"].format(cases=f"{chosen.cases:,}", draws=chosen.draws)
    yield _row("sessions", "φ", "scores", *COURSES)
    yield _row(*["---"] * 3, *["---:"] * len(COURSES))
    for sessions in (45, 60):
        for own in PERSISTENCE[1:]:
            for kind in KINDS[2:]:
                cells = (
                    cell(chosen.cases, chosen.draws, sessions, own, kind, course, shared=0.0)
                    for course in COURSES
                )
                shares = (100 * np.mean(found["verdict"] <= LEVEL) for found in cells)
                yield _row(sessions, own, kind, *(f"{s:.1f}" for s in shares))


def _powers(chosen: argparse.Namespace) -> Iterator[str]:
    count, draws = chosen.power, chosen.draws
    yield "\n## Power without a course, in %\n"
    yield CAPTIONS["power"].format(cases=f"{count:,}", draws=draws)
    corrected = ["F, corrected", "F quadratic, corrected"]
    rules = ["linear", "quadratic", "two", "verdict", GUARDED]
    yield _row("sessions", "φ", "scores", "β", *corrected, *rules, "verdict / F quadratic")
    yield _row(*["---"] * 4, *["---:"] * (len(corrected) + len(rules) + 1))
    ratios: dict[float, list[tuple[float, float, float]]] = {lead: [] for lead in LEADS}
    for sessions in POWERED:
        for own in PERSISTENCE:
            for kind in KINDS:
                null = cell(4 * count, 9, sessions, own, kind, "none", seed=5)
                limits = {name: np.quantile(null[name], LEVEL) for name in ("F", QUADRATIC)}
                for lead in LEADS:
                    found = cell(count, draws, sessions, own, kind, "none", lead=lead, guard=True)
                    shares = [np.mean(found[name] <= limit) for name, limit in limits.items()]
                    shares += [np.mean(found[rule] <= LEVEL) for rule in rules]
                    ratios[lead].append((shares[1], shares[-2], shares[-1]))
                    told = (f"{100 * s:.0f}" for s in shares)
                    yield _row(sessions, own, kind, lead, *told, f"{shares[-2] / shares[1]:.2f}")
    for lead, cells in ratios.items():
        base, verdict, guarded = np.sum(cells, axis=0)
        cells_ = ["", ""] + [""] * (len(rules) - 2)
        yield _row(
            "all", "", "", lead, *cells_, "", f"{guarded / base:.2f} ×", f"{verdict / base:.2f}"
        )


def _hard(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield how often courses that no polynomial holds are taken for precedence."""
    yield "\n## Courses that no polynomial holds: size in % at 31 and 45 sessions\n"
    yield CAPTIONS["hard"].format(cases=f"{chosen.hard:,}", draws=chosen.draws)
    names = ["F", "linear", "quadratic", "verdict", "course seen", GUARDED]
    yield _row("sessions", "φ", "scores", "course", "SDs", *names)
    yield _row(*["---"] * 4, *["---:"] * (len(names) + 1))
    for sessions in (31, 45):
        for own, kind in ((0.0, "normal"), (0.5, "normal"), (0.0, "ordinal")):
            for course in HARD:
                for rise in (RISE, 5.0) if own == 0 and kind == "normal" else (RISE,):
                    found = cell(
                        chosen.hard,
                        chosen.draws,
                        sessions,
                        own,
                        kind,
                        course,
                        guard=True,
                        rise=rise,
                    )
                    found["course seen"] = found["course"]
                    shares = (100 * np.mean(found[name] <= LEVEL) for name in names)
                    yield _row(
                        sessions, own, kind, course, f"{rise:g}", *(f"{s:.1f}" for s in shares)
                    )


def _intervals(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield how often the 95% intervals of b hold the true value."""
    yield "\n## Intervals of b: how often one of 95% holds the true value, in %, 31 sessions\n"
    error = 100 * binom.std(chosen.intervals, LEVEL) / chosen.intervals
    yield CAPTIONS["intervals"].format(cases=f"{chosen.intervals:,}", error=f"{error:.1f}")
    yield _row("equation", "φ", "scores", "β", "least squares", "bootstrap", "times as wide")
    yield _row(*["---"] * 4, *["---:"] * 3)
    for trend in ("linear", "quadratic"):
        for own in MOST_PERSISTENT:
            for kind in KINDS[:2]:
                for lead in (0.0, 0.4):
                    drawn = np.random.default_rng([17, int(own * 10), int(lead * 10)])
                    made = batched.cases(
                        drawn, chosen.intervals, sessions=31, own=own, kind=kind, lead=lead
                    )
                    straight, curved, wide = _held(made, trend, lead)
                    yield _row(
                        trend, own, kind, lead, f"{straight:.1f}", f"{curved:.1f}", f"{wide:.2f}"
                    )


def _held(made: Values, trend: str, lead: float) -> tuple[float, float, float]:
    """Return how often either interval holds the lead, in %, and the median of their widths."""
    course = "quadratic" if trend == "quadratic" else "linear"
    held, widths = np.zeros(2), []
    axis = np.arange(1, len(made) + 1, dtype=np.int64)
    for i in range(made.shape[2]):
        pair = Pair(axis, made[:, 0, i], made[:, 1, i])
        rows = usable(pair, 1)
        found = fit(equation(pair, rows, 1, course)).coefficients
        (drawn,) = intervals(pair, rows, found, trend=course, resamples=399, seed=i)
        one = replace(found[0], drawn=drawn)
        low, high = one.interval
        held += [one.low <= lead <= one.high, low <= lead <= high]
        widths.append((high - low) / (one.high - one.low))
    straight, curved = 100 * held / made.shape[2]
    return float(straight), float(curved), float(np.median(widths))


def cell(  # noqa: PLR0913 - what a cell is
    count: int,
    draws: int,
    sessions: int,
    own: float,
    kind: Kind,
    course: Course,
    *,
    lead: float = 0.0,
    seed: int = 1,
    guard: bool = False,
    rise: float = RISE,
    shared: float = SHARED,
) -> FOUND:
    """Return every rule's p of ``count`` cases; cases and draws have a seed of their own."""
    parts: list[FOUND] = []
    courses = (*COURSES, *HARD)
    place = [seed, sessions, int(own * 10), KINDS.index(kind), courses.index(course)]
    for start in range(0, count, PORTION):
        drawn = np.random.default_rng([*place, int(lead * 10), start])
        made = batched.cases(
            drawn,
            PORTION,
            sessions=sessions,
            own=own,
            kind=kind,
            course=course,
            lead=lead,
            rise=rise,
            shared=shared,
        )
        parts.append(_portion(made, draws, drawn, guard=guard))
    return {rule: np.concatenate([part[rule] for part in parts])[:count] for rule in parts[0]}


def _portion(made: Values, draws: int, drawn: np.random.Generator, *, guard: bool) -> FOUND:
    """Return every rule's p of these cases."""
    p: FOUND = {}
    for name, trend in (("F", "none"), ("F linear", "linear"), (QUADRATIC, "quadratic")):
        layout = batched.lay(len(made), trend)[0]
        f = f_values(batched.standardised(made), layout)
        p[name] = batched.table_p(f, layout)
        if trend == "none":
            p["chi2"] = chdtrc(1, np.nan_to_num(f) * layout.rows / layout.freedom)
    p["linear"] = batched.draw(made, "linear", draws, drawn, batched.f_of("linear")).p("linear")
    of = batched.guarded_of if guard else batched.verdict_of
    found = batched.draw(made, "quadratic", draws, drawn, of, near=True)
    p |= {name: found.p(name) for name in found.observed}
    if guard:
        bent = batched.guarded_p(made, p["course"], draws, int(drawn.integers(1 << 30)))
        p[GUARDED] = np.maximum(p["verdict"], bent)
    return p


def _as_statsmodels() -> float:
    """Return the largest difference of F and chi-square p from statsmodels' own, in 20 cases."""
    made = batched.cases(np.random.default_rng(8), 20, sessions=31, own=0.5, kind="normal")
    layout = batched.lay(31, "none")[0]
    f = f_values(batched.standardised(made), layout)
    ours = batched.table_p(f, layout), chdtrc(1, f * layout.rows / layout.freedom)
    worst = 0.0
    for i in range(20):
        tests = grangercausalitytests(made[:, :, i], maxlag=[1])[1][0]
        for mine, name in zip(ours, ("ssr_ftest", "ssr_chi2test"), strict=True):
            worst = max(worst, abs(float(mine[i]) - float(tests[name][1])))
    return worst


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


PARTS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "head": _head,
    "sizes": _sizes,
    "power": _powers,
    "hard": _hard,
    "intervals": _intervals,
    "led": _led,
    "apart": _apart,
    "compared": _comparisons,
    "cases": _cases,
    "reading": _reading,
}

if __name__ == "__main__":
    main()
