"""How often the tests reject a true null hypothesis, and find an effect, at 31 and 34 sessions.

    python benchmarks/calibration.py [--cases 10000] [--longer 10000] [--draws 199]
        [--power 4000] [--tried 2000] [--doubled 500] [--compared 1000]
        [--write docs/calibration.md]

Simulated cases (benchmarks/batched.py): two autoregressive series with correlated errors, four
kinds of scores, three courses. Every p is that of lag 1 at a nominal 5 %. statsmodels' F and
chi-square are transforms of the same F, which one call of statsmodels confirms at the start.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import batched
import numpy as np
from batched import COURSES, KINDS, Course, Kind, Scheme, Values
from calibration_page import HEAD, LED, OTHERS, READING, TRIED
from scipy.special import chdtrc
from scipy.stats import binom
from statsmodels.tsa.stattools import grangercausalitytests

from thirdear.model.precedence import Trend
from thirdear.model.scores import Series
from thirdear.series.comparison import compare

LENGTHS = (31, 34)
PERSISTENCE = (0.0, 0.5, 0.8)
LEADS = (0.3, 0.5)
PORTION = 100
LONG = 20_000
LEVEL = 0.05
BENT = 4.0
"""F of the trend terms from which the pre-test takes a score to have a course."""

EQUATIONS: tuple[Trend, ...] = ("none", "linear", "quadratic")
RULES = {
    "F": "F, statsmodels' `ssr_ftest` (no trend)",
    "chi2": "χ², statsmodels' `ssr_chi2test` (no trend)",
    "F linear": "F, linear trend",
    "none": "bootstrap, no trend",
    "linear": "bootstrap, linear trend",
    "quadratic": "bootstrap, quadratic trend",
    "both": "verdict: linear and quadratic both",
    "three": "all three equations with one p (not what the product says; see below)",
}
QUADRATIC = "F quadratic"
"""The p of the F table for the quadratic equation, wanted for its power alone."""

FOUND = dict[str, Values]


def main() -> None:
    """Print the tables, or write them as a page."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument(
        "--longer", type=int, default=10_000, help="cases of a cell at 34 sessions"
    )
    options.add_argument("--draws", type=int, default=199)
    options.add_argument("--power", type=int, default=4_000, help="cases of a cell with an effect")
    options.add_argument(
        "--tried", type=int, default=2_000, help="cases of a cell of what was tried"
    )
    options.add_argument("--doubled", type=int, default=500, help="cases of a cell drawn twice")
    options.add_argument("--compared", type=int, default=1_000, help="pairs of cases compared")
    options.add_argument("--write", type=Path)
    chosen = options.parse_args()
    begun = time.perf_counter()
    lines = []
    for line in page(chosen):
        print(line, file=sys.stderr)
        lines.append(line)
    text = "\n".join(lines)
    spent = (time.perf_counter() - begun) / 60
    text += f"\n\n{READING}\nMade in {spent:.0f} minutes by one process.\n"
    if chosen.write:
        chosen.write.write_text(text, encoding="utf-8")
    else:
        print(text)


def page(chosen: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the page."""
    errors = (100 * binom.std(n, LEVEL) / n for n in (chosen.cases, chosen.longer))
    yield HEAD.format(
        cases=f"{chosen.cases:,}",
        longer=f"{chosen.longer:,}",
        draws=chosen.draws,
        errors=" and ".join(f"{error:.2f}" for error in errors),
        agrees=f"{batched.agrees():.0e}",
        statsmodels=f"{_as_statsmodels():.0e}",
    )
    yield from _sizes({31: chosen.cases, 34: chosen.longer}, chosen.draws)
    yield from _powers(chosen.power, chosen.draws)
    yield from _verdicts(chosen.tried, chosen.draws)
    yield from _variants(chosen.doubled, chosen.draws)
    yield from _led()
    yield from comparisons(chosen.compared, chosen.draws)


def _led() -> Iterator[str]:
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
            f = batched.f_values(batched.standardised(made), layout)
            shares.append(np.mean((f - 1) / (f + layout.freedom)))
        yield _row(kind, *(f"{round(100 * share, 3) + 0:.3f}" for share in shares))


def comparisons(count: int, draws: int) -> Iterator[str]:
    """Yield the table of `compare`: two cases of 34 and 31 sessions, normal scores."""
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


def _pair(case: str, made: Values) -> tuple[Series, Series]:
    """Return cause and effect of a simulated case as series."""
    numbers = tuple(range(1, len(made) + 1))
    cause, effect = made[:, 1], made[:, 0]
    return (
        Series(case, "cause", numbers, tuple(map(float, cause))),
        Series(case, "effect", numbers, tuple(map(float, effect))),
    )


def _sizes(counts: Mapping[int, int], draws: int) -> Iterator[str]:
    yield "\n## Size: how often a true null hypothesis is rejected, in %\n"
    yield from _legend()
    yield _row("sessions", "φ", "scores", "course", *RULES)
    yield _row(*["---"] * 4, *["---:"] * len(RULES))
    rates: dict[str, list[float]] = {rule: [] for rule in RULES}
    for sessions, count in counts.items():
        for own in PERSISTENCE:
            for kind in KINDS:
                for course in COURSES:
                    found = cell(count, draws, sessions, own, kind, course)
                    shares = [100 * np.mean(found[rule] <= LEVEL) for rule in RULES]
                    for rule, share in zip(RULES, shares, strict=True):
                        rates[rule].append(share)
                    yield _row(sessions, own, kind, course, *(f"{s:.1f}" for s in shares))
    yield _row("highest", "", "", "", *(f"{max(rates[rule]):.1f}" for rule in RULES))


def _powers(count: int, draws: int) -> Iterator[str]:
    yield f"\n## Power without a course, in % ({count:,} cases a cell)\n"
    yield (
        "*Corrected* rejects at the quantile at which the F of the equation without, or with a "
        "quadratic, trend rejects 5 % of cases without an effect.\n"
    )
    corrected = ["F, corrected", "F quadratic, corrected"]
    yield _row("sessions", "φ", "scores", "β", *corrected, *RULES)
    yield _row(*["---"] * 4, *["---:"] * (len(corrected) + len(RULES)))
    for sessions in LENGTHS:
        for own in PERSISTENCE:
            for kind in KINDS:
                null = cell(count, 9, sessions, own, kind, "none", seed=5)
                limits = {name: np.quantile(null[name], LEVEL) for name in ("F", QUADRATIC)}
                for lead in LEADS:
                    found = cell(count, draws, sessions, own, kind, "none", lead=lead)
                    shares = [np.mean(found[name] <= limit) for name, limit in limits.items()]
                    shares += [np.mean(found[rule] <= LEVEL) for rule in RULES]
                    yield _row(sessions, own, kind, lead, *(f"{100 * s:.0f}" for s in shares))


def _verdicts(count: int, draws: int) -> Iterator[str]:
    yield f"\n## Other verdicts that were tried, 31 sessions, in % ({count:,} cases a cell)\n"
    yield OTHERS
    names = ["both", "two", "three", "mean", "pre-test"]
    names += [f"{name}, {how}" for how in ("wild", "uneven") for name in ("three", "mean")]
    yield _row("φ", "scores", "course", "β", "F", *names)
    yield _row(*["---"] * 3, "---:", "---:", *["---:"] * len(names))
    for own in PERSISTENCE:
        for kind in KINDS:
            for course, lead in (*((c, 0.0) for c in COURSES), ("none", 0.5)):
                p: dict[str, list[Values]] = {name: [] for name in ("F", *names)}
                for start in range(0, count, PORTION):
                    drawn = np.random.default_rng([start, 10, int(own * 10), int(lead * 10)])
                    made = batched.cases(
                        drawn, PORTION, sessions=31, own=own, kind=kind, course=course, lead=lead
                    )
                    for name, values in zip(p, _tried(made, draws, drawn), strict=True):
                        p[name].append(values)
                shares = (np.mean(np.concatenate(p[name])[:count] <= LEVEL) for name in p)
                yield _row(own, kind, course, lead, *(f"{100 * s:.1f}" for s in shares))


def _tried(made: Values, draws: int, drawn: np.random.Generator) -> Iterator[Values]:
    """Yield the p of the plain F, of the verdict, and of what else it could have been."""
    linear = batched.bootstrap_p(made, "linear", draws, drawn)[1]
    found = batched.draw(made, "quadratic", draws, drawn, _statistics)
    yield batched.table_p(found.observed["none"], batched.lay(len(made), "none")[0])
    yield np.maximum(linear, found.p("quadratic"))
    yield from (found.p(name) for name in ("two", "three", "mean", "pre-test"))
    schemes: tuple[Scheme, ...] = ("freed wild", "freed uneven")
    for scheme in schemes:
        other = batched.draw(made, "quadratic", draws, drawn, _statistics, scheme=scheme)
        yield from (other.p(name) for name in ("three", "mean"))


def _statistics(made: Values) -> dict[str, Values]:
    """Return what the F of the three equations can be made into, for series (.., 2, many)."""
    f = batched.f_of(*EQUATIONS)(made)
    none, linear, quadratic = f.values()
    two = np.minimum(linear, quadratic)
    return f | {
        "two": two,
        "three": np.minimum(none, two),
        "mean": (none + linear + quadratic) / 3,
        "pre-test": np.where(batched.bent(made) > BENT, quadratic, none),
    }


def _variants(count: int, draws: int) -> Iterator[str]:
    yield f"\n## What else was tried: size in % at 31 sessions without a course ({count:,} cases)\n"
    yield TRIED
    schemes: tuple[Scheme, ...] = ("plain", "freed", "freed wild")
    names = ["plain", "freed of bias", "freed, wild", "double, plain", "double, freed"]
    yield _row("φ", "scores", "equation", *names)
    yield _row(*["---"] * 3, *["---:"] * len(names))
    for own in (0.5, 0.8):
        for kind in KINDS:
            for trend in EQUATIONS:
                p: dict[str, list[Values]] = {name: [] for name in names}
                for start in range(0, count, PORTION):
                    drawn = np.random.default_rng([start, 9])
                    made = batched.cases(drawn, PORTION, sessions=31, own=own, kind=kind)
                    for name, scheme in zip(names, schemes, strict=False):
                        p[name].append(batched.bootstrap_p(made, trend, draws, drawn, scheme)[1])
                    for name, scheme in zip(names[3:], schemes, strict=False):
                        p[name].append(batched.doubled_p(made, trend, draws, drawn, scheme))
                shares = (np.mean(np.concatenate(p[name]) <= LEVEL) for name in names)
                yield _row(own, kind, trend, *(f"{100 * s:.1f}" for s in shares))


def cell(
    count: int,
    draws: int,
    sessions: int,
    own: float,
    kind: Kind,
    course: Course,
    *,
    lead: float = 0.0,
    seed: int = 1,
) -> FOUND:
    """Return every rule's p of ``count`` cases; cases and draws have a seed of their own."""
    parts: dict[str, list[Values]] = {rule: [] for rule in (*RULES, QUADRATIC)}
    place = [seed, sessions, int(own * 10), KINDS.index(kind), COURSES.index(course)]
    for start in range(0, count, PORTION):
        drawn = np.random.default_rng([*place, int(lead * 10), start])
        made = batched.cases(
            drawn, PORTION, sessions=sessions, own=own, kind=kind, course=course, lead=lead
        )
        p: dict[str, Values] = {}
        for trend in EQUATIONS:
            of = _agreed if trend == "quadratic" else batched.f_of(trend)
            found = batched.draw(made, trend, draws, drawn, of)
            f, p[trend] = found.observed[trend], found.p(trend)
            layout = batched.lay(sessions, trend)[0]
            if trend == "none":
                p["F"] = batched.table_p(f, layout)
                p["chi2"] = chdtrc(1, np.nan_to_num(f) * layout.rows / layout.freedom)
            else:
                p[f"F {trend}"] = batched.table_p(f, layout)
        p["both"] = np.maximum(p["linear"], p["quadratic"])
        p["three"] = found.p("three")
        for rule, values in parts.items():
            values.append(p[rule])
    return {rule: np.concatenate(values)[:count] for rule, values in parts.items()}


def _agreed(made: Values) -> dict[str, Values]:
    """Return the F of the quadratic equation, and the smallest of all three."""
    f = batched.f_of(*EQUATIONS)(made)
    return {"quadratic": f["quadratic"], "three": np.minimum.reduce(list(f.values()))}


def _as_statsmodels() -> float:
    """Return the largest difference of F and chi-square p from statsmodels' own, in 20 cases."""
    made = batched.cases(np.random.default_rng(8), 20, sessions=31, own=0.5, kind="normal")
    layout = batched.lay(31, "none")[0]
    f = batched.f_values(batched.standardised(made), layout)
    ours = batched.table_p(f, layout), chdtrc(1, f * layout.rows / layout.freedom)
    worst = 0.0
    for i in range(20):
        tests = grangercausalitytests(made[:, :, i], maxlag=[1])[1][0]
        for mine, name in zip(ours, ("ssr_ftest", "ssr_chi2test"), strict=True):
            worst = max(worst, abs(float(mine[i]) - float(tests[name][1])))
    return worst


def _legend() -> Iterator[str]:
    for key, meaning in RULES.items():
        yield f"- {key}: {meaning}"
    yield ""


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


if __name__ == "__main__":
    main()
