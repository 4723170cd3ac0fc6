"""How far raters agree: percent, Cohen's kappa and intraclass correlations, with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from thirdear.model.agreeing import Agreement

Table = Sequence[Sequence[float]]
"""One row a unit, one value a rater, none missing."""

_Row = tuple[float | None, tuple[float, float] | None, str | None]
"""Value, 95 % interval, and why there is none."""


def nominal(table: Table, code: str | None = None) -> tuple[Agreement, ...]:
    """Return percent agreement and, for two raters, Cohen's kappa.

    Where the values are 0 and 1 the base rate is the share of ones over all judgements.
    """
    if len(table) < 2 or len(table[0]) < 2:
        return ()
    yes_no = all(value in (0, 1) for row in table for value in row)
    base = fmean(value for row in table for value in row) if yes_no else None
    units, raters = len(table), len(table[0])
    rows: list[tuple[str, *_Row]] = [
        ("percent_agreement", _percent(table), _wilson(_percent(table), units), None)
    ]
    if raters == 2:
        rows.append(("cohen_kappa", *_cohen(table)))
    return tuple(
        Agreement(code, "nominal", units, raters, name, value, ci, base, why)
        for name, value, ci, why in rows
    )


def interval(table: Table, code: str | None = None) -> tuple[Agreement, ...]:
    """Return the two-way random intraclass correlations of single and of averaged judgements."""
    if len(table) < 3 or len(table[0]) < 2:
        return ()
    units, raters = len(table), len(table[0])
    return tuple(
        Agreement(code, "interval", units, raters, name, value, ci, None, why)
        for name, value, ci, why in _icc(table)
    )


def _percent(table: Table) -> float:
    """Share of pairs of raters that agree, over all units."""
    pairs = [
        first == second
        for row in table
        for place, first in enumerate(row)
        for second in row[place + 1 :]
    ]
    return fmean(pairs)


def _wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's score interval for a share (Wilson 1927)."""
    z = 1.959963984540054
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, centre - half), min(1.0, centre + half)


def _cohen(table: Table) -> _Row:
    """Cohen's kappa (1960) with the large-sample interval of Fleiss, Cohen and Everitt (1969)."""
    import numpy as np
    from statsmodels.stats.inter_rater import cohens_kappa

    values = sorted({value for row in table for value in row})
    if len(values) < 2:
        return None, None, "every judgement is the same"
    place = {value: index for index, value in enumerate(values)}
    counts = np.zeros((len(values), len(values)))
    for first, second in table:
        counts[place[first], place[second]] += 1
    # Where one rater never varies the variance is zero but for rounding: kappa 0, no interval.
    with np.errstate(invalid="ignore"):
        result = cohens_kappa(counts)
    low, high = float(result.kappa_low), float(result.kappa_upp)
    return float(result.kappa), None if np.isnan(low) else (low, high), None


def _icc(table: Table) -> Iterator[tuple[str, *_Row]]:
    """ICC(2,1) and ICC(2,k) of Shrout and Fleiss (1979), intervals after McGraw and Wong (1996)."""
    import numpy as np
    from scipy.stats import f

    x = np.asarray(table, dtype=float)
    n, k = x.shape
    rows, columns, grand = x.mean(axis=1), x.mean(axis=0), x.mean()
    msr = k * ((rows - grand) ** 2).sum() / (n - 1)
    msc = n * ((columns - grand) ** 2).sum() / (k - 1)
    mse = ((x - rows[:, None] - columns + grand) ** 2).sum() / ((n - 1) * (k - 1))
    between = msr + (msc - mse) / n
    total = msr + (k - 1) * mse + k * (msc - mse) / n
    if mse + msc == 0 and msr > 0:
        yield from ((name, 1.0, None, None) for name in ("icc_2_1", "icc_2_k"))
        return
    if msr == 0 or min(between, total) <= 1e-12 * (msr + msc + mse):
        why = "the units do not differ more than the raters"
        yield from ((name, None, None, why) for name in ("icc_2_1", "icc_2_k"))
        return
    single, averaged = float((msr - mse) / total), float((msr - mse) / between)
    a = k * single / (n * (1 - single))
    b = 1 + k * single * (n - 1) / (n * (1 - single))
    # Where the approximate degrees of freedom are not defined there is no interval.
    with np.errstate(all="ignore"):
        spread_of = (a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1))
        v = (a * msc + b * mse) ** 2 / spread_of
        upper_f, lower_f = f.ppf(0.975, n - 1, v), f.ppf(0.975, v, n - 1)
        spread = k * msc + (k * n - k - n) * mse
        low = float(n * (msr - upper_f * mse) / (upper_f * spread + n * msr))
        high = float(n * (lower_f * msr - mse) / (spread + n * lower_f * msr))
    yield "icc_2_1", single, _around(single, low, high), None
    steps = [_stepped(bound, k) for bound in (low, high)]
    yield "icc_2_k", averaged, _around(averaged, *steps), None


def _around(value: float, low: float | None, high: float | None) -> tuple[float, float] | None:
    """Return an interval that holds its value; where the formulas leave their range, none."""
    if low is None or high is None or not low <= value <= high:
        return None
    return low, min(high, 1.0)


def _stepped(single: float, k: int) -> float | None:
    """Spearman and Brown: from one judge to the mean of k; None where it is not defined."""
    base = 1 + (k - 1) * single
    return k * single / base if base > 0 else None
