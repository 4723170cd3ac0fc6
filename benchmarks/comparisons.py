"""How often `compare` finds a difference between two cases made under known processes.

`python benchmarks/comparisons.py` prints the table of docs/statistics.md, in percent: the declared
linear equation, and the verdict over three equations. REPLICATIONS pairs of cases a row, 199 draws.
"""

from __future__ import annotations

import sys

import numpy as np

from thirdear.model.scores import Series
from thirdear.series.comparison import compare

REPLICATIONS = 1000
DRAWS = 199
SETTLING = 50
LENGTHS = (34, 31)
ROWS = (
    ("no relation in either", (0.0, 0.0), 0.3, (0.0, 0.0)),
    ("no relation in either, own .7", (0.0, 0.0), 0.7, (0.0, 0.0)),
    ("the same relation, .4", (0.4, 0.4), 0.3, (0.0, 0.0)),
    ("the same relation, .4; a quadratic trend in one case", (0.4, 0.4), 0.3, (1.5, 0.0)),
    ("no relation; a quadratic trend in one case", (0.0, 0.0), 0.3, (1.5, 0.0)),
    (".7 and 0", (0.7, 0.0), 0.3, (0.0, 0.0)),
    (".5 and −.3", (0.5, -0.3), 0.3, (0.0, 0.0)),
)
"""What it is called, each case's cross-lag, own lags, and each case's bend in both scores."""


def drawn(
    case: str, sessions: int, cross: float, own: float, bend: float, generator: np.random.Generator
) -> tuple[Series, Series]:
    """Return cause and effect of one case; errors of one session correlate by .3."""
    x, y = generator.multivariate_normal([0, 0], [[1, 0.3], [0.3, 1]], sessions + SETTLING).T
    for t in range(1, len(x)):
        x[t] += own * x[t - 1]
        y[t] += own * y[t - 1] + cross * x[t - 1]
    course = 2 * bend * (np.linspace(-1, 1, sessions) ** 2 - 1 / 3)
    numbers = tuple(range(1, sessions + 1))
    cause, effect = (
        Series(case, name, numbers, tuple(values[SETTLING:] + course))
        for name, values in (("x", x), ("y", y))
    )
    return cause, effect


def main(replications: int = REPLICATIONS) -> None:
    """Print the table."""
    print("| two cases | linear equation | verdict |\n|---|---|---|")
    for name, crosses, own, bends in ROWS:
        generator, found = np.random.default_rng(7), []
        for seed in range(1, replications + 1):
            pairs = [
                drawn(case, length, cross, own, bend, generator)
                for case, length, cross, bend in zip("AB", LENGTHS, crosses, bends, strict=True)
            ]
            one = compare(pairs, resamples=DRAWS, seed=seed)
            found.append((one.p_bootstrap < 0.05, one.p_verdict < 0.05))
        linear, verdict = 100 * np.mean(found, axis=0)
        print(f"| {name} | {linear:.1f} | {verdict:.1f} |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
