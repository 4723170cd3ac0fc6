"""How often direction and loop are found in series made under known processes.

`python benchmarks/loops.py` prints the table of docs/statistics.md, in percent. REPLICATIONS cases
a row, each tested with 199 draws and a linear trend declared.
"""

from __future__ import annotations

import sys

import numpy as np

from thirdear.model.scores import Series
from thirdear.series.loop import loop_test

REPLICATIONS = 2000
DRAWS = 199
SETTLING = 50
ROWS = (
    ("no relation, own .3", ((0.3, 0.0), (0.0, 0.3)), 31, 0.0),
    ("no relation, own .7", ((0.7, 0.0), (0.0, 0.7)), 31, 0.0),
    ("no relation, a quadratic trend in both", ((0.3, 0.0), (0.0, 0.3)), 31, 1.5),
    ("both .15, own .7", ((0.7, 0.15), (0.15, 0.7)), 31, 0.0),
    ("both .3, own .3", ((0.3, 0.3), (0.3, 0.3)), 31, 0.0),
    ("both .3, own .1 and .6", ((0.1, 0.3), (0.3, 0.6)), 31, 0.0),
    ("both .4, own .2", ((0.2, 0.4), (0.4, 0.2)), 31, 0.0),
    ("both .3, own .3, 60 sessions", ((0.3, 0.3), (0.3, 0.3)), 60, 0.0),
    ("both .4, own .2, 60 sessions", ((0.2, 0.4), (0.4, 0.2)), 60, 0.0),
    ("one .5, other 0, own .3", ((0.3, 0.5), (0.0, 0.3)), 31, 0.0),
    ("the same, a quadratic trend in both", ((0.3, 0.5), (0.0, 0.3)), 31, 1.5),
    ("one .5, other 0, own .3, 60 sessions", ((0.3, 0.5), (0.0, 0.3)), 60, 0.0),
    ("one .5, other −.3, own .3", ((0.3, 0.5), (-0.3, 0.3)), 31, 0.0),
)
"""What the process is called, its coefficients, sessions, and the depth of a common bend."""

Values = np.ndarray


def drawn(
    steps: Values, sessions: int, bend: float, generator: np.random.Generator
) -> tuple[Series, Series]:
    """Return cause and effect of one case; errors of one session correlate by .3."""
    errors = generator.multivariate_normal([0, 0], [[1, 0.3], [0.3, 1]], sessions + SETTLING)
    values = np.zeros_like(errors)
    for t in range(1, len(values)):
        values[t] = steps @ values[t - 1] + errors[t]
    course = 2 * bend * (np.linspace(-1, 1, sessions) ** 2 - 1 / 3)
    made = values[SETTLING:] + course[:, None]
    numbers = tuple(range(1, sessions + 1))
    effect, cause = (Series("A", n, numbers, tuple(v)) for n, v in zip("yx", made.T, strict=True))
    return cause, effect


def row(name: str, steps: Values, sessions: int, bend: float, replications: int) -> str:
    """Return one row: direction and loop found, and the interval's cover of the true path."""
    generator, found = np.random.default_rng(7), []
    for seed in range(1, replications + 1):
        pair = drawn(steps, sessions, bend, generator)
        one = loop_test(*pair, resamples=DRAWS, seed=seed)
        if one.direction is None or None in (one.direction.p, one.p, one.low, one.high):
            continue
        path = steps[0, 1] * steps[1, 0]
        found.append((one.direction.p < 0.05, one.p < 0.05, one.low <= path <= one.high))
    direction, loop, cover = 100 * np.mean(found, axis=0)
    return f"| {name} | {direction:.1f} | {loop:.1f} | {cover:.1f} |"


def main(replications: int = REPLICATIONS) -> None:
    """Print the table."""
    print("| process | direction | loop | interval covers |\n|---|---|---|---|")
    for name, steps, sessions, bend in ROWS:
        print(row(name, np.array(steps), sessions, bend, replications), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
