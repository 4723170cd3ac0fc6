"""Agreement beyond chance on categories: percent, Cohen, weighted, Fleiss, Gwet, specific."""

from __future__ import annotations

import numpy as np

from thirdear.agreement import quantiles
from thirdear.agreement.sheet import POINT, Estimate, Floats, Sheet, draws, percentiles
from thirdear.model.agreement import Weights

SAME = "all values are the same"
LINEARISED = "linearised variance, t (Gwet 2014)"
_Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""


def percent(sheet: Sheet) -> Estimate:
    """Return the share of pairs of raters that agree, averaged over units.

    The interval is Wilson's (1927) for two raters, else from the variance over units (Gwet 2014).
    """
    observed, share = _observed(sheet)
    if sheet.raters == 2:
        wilson = _wilson(share, sheet.units)
        return Estimate("percent_agreement", share, wilson, method="Wilson score interval")
    ci = _around(share, sheet.judged / sheet.units * observed - share, sheet.times, 0.0)
    return Estimate("percent_agreement", share, ci, method=LINEARISED)


def cohen(sheet: Sheet, weights: Weights | None = None) -> Estimate:
    """Return Cohen's kappa (1960; weighted 1968) of two raters over the units that both judged.

    Weights are over the ranks of the values that occur. The interval has the large-sample variance
    of Fleiss, Cohen and Everitt (1969).
    """
    both, times = sheet.complete()
    units = int(times.sum())
    name, method = "cohen_kappa", "Fleiss, Cohen and Everitt (1969)"
    if weights:
        name, method = "weighted_kappa", f"{weights} weights; {method}"
    if len(np.unique(both)) < 2:
        return Estimate(name, None, None, SAME, method, units, 2 * units)
    places = np.searchsorted(sheet.values, both)
    table = np.zeros((len(sheet.values), len(sheet.values)))
    np.add.at(table, (places[:, 0], places[:, 1]), times)
    kappa, error = _kappa(table / units, _agreeing(len(table), weights), units)
    # Where raters agree on everything, or one never varies, the estimated variance is 0: an
    # interval of no width would claim to know kappa exactly.
    half = _Z * error
    ci = (max(kappa - half, -1.0), min(kappa + half, 1.0)) if error > 0 else None
    return Estimate(name, kappa, ci, None, method, units, 2 * units)


def _agreeing(values: int, weights: Weights | None) -> Floats:
    """Return how far each pair of values agrees, 1 for the same and 0 for the two ends."""
    apart = np.abs(np.subtract.outer(np.arange(values), np.arange(values))) / (values - 1)
    if weights is None:
        return np.eye(values)
    return 1 - (apart if weights == "linear" else apart**2)


def _kappa(shares: Floats, weight: Floats, units: int) -> tuple[float, float]:
    """Return kappa and its standard error from the shares of pairs of values.

    Fleiss, Cohen and Everitt (1969), equations 8 and 13. What rounding leaves of a variance of 0
    counts as 0.
    """
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed = float((weight * shares).sum())
    chance = float(rows @ weight @ columns)
    margins = np.add.outer(weight @ columns, rows @ weight)
    spread = (shares * (weight * (1 - chance) - margins * (1 - observed)) ** 2).sum()
    spread -= (observed * chance - 2 * chance + observed) ** 2
    kappa = (observed - chance) / (1 - chance)
    error = float(np.sqrt(spread / units)) / (1 - chance) ** 2 if spread > 1e-12 else 0.0
    return kappa, error


def fleiss(sheet: Sheet) -> Estimate:
    """Return Fleiss' kappa (1971), for units with unequally many judgements as in Gwet (2014)."""
    shares = sheet.counts / sheet.judges[:, None]
    classes = sheet.times @ shares / sheet.judged
    chance = float(classes @ classes)
    return _corrected("fleiss_kappa", sheet, chance, shares @ classes)


def gwet(sheet: Sheet) -> Estimate:
    """Return Gwet's AC1 (2008), which does not fall when a code is rare or very common."""
    shares = sheet.counts / sheet.judges[:, None]
    classes = sheet.times @ shares / sheet.judged
    others = max(len(sheet.values) - 1, 1)
    chance = float(classes @ (1 - classes)) / others
    return _corrected("gwet_ac1", sheet, chance, shares @ (1 - classes) / others)


def specific(sheet: Sheet, resamples: int, seed: int) -> tuple[Estimate, Estimate]:
    """Return positive and negative agreement of yes-or-no data (Cicchetti and Feinstein 1990).

    Given that one rater says "present" ("absent"), how often does another say so, too? Intervals
    from resampled units.
    """
    rows, times = sheet.patterns()
    drawn = draws(times, resamples, seed)
    judges = rows.sum(axis=1)
    found = []
    for name, said in (("positive_agreement", rows[:, 1]), ("negative_agreement", rows[:, 0])):
        alike, possible = said * (said - 1), said * (judges - 1)
        if not (times @ possible):
            found.append(Estimate(name, None, None, "nobody said so"))
            continue
        with np.errstate(invalid="ignore", divide="ignore"):
            again = (drawn @ alike) / (drawn @ possible)
        value = float((times @ alike) / (times @ possible))
        method, ci = f"{resamples} resamples of units", percentiles(again)
        if ci is None:
            ci, method = _of_few(sheet, value, said, times), "Wilson, over units with the value"
        found.append(Estimate(name, value, ci, None, method))
    return found[0], found[1]


def _of_few(sheet: Sheet, value: float, said: Floats, times: Floats) -> tuple[float, float] | None:
    """Return the interval of specific agreement where all resamples are alike, for two raters.

    With a share j of the units on which anybody said so both did; agreement is 2j / (1 + j).
    """
    if sheet.raters != 2:
        return None
    low, high = _wilson(value / (2 - value), int(times @ (said > 0)))
    return 2 * low / (1 + low), 2 * high / (1 + high)


def _observed(sheet: Sheet) -> tuple[Floats, float]:
    """Return each row's share of agreeing pairs (0 where there is none), and the units' mean."""
    pairs = sheet.judges * (sheet.judges - 1)
    alike = (sheet.counts * (sheet.counts - 1)).sum(axis=1)
    shares = np.divide(alike, pairs, out=np.zeros_like(pairs), where=pairs > 0)
    return shares, float(sheet.times @ shares) / sheet.units


def _corrected(name: str, sheet: Sheet, chance: float, by_row: Floats) -> Estimate:
    """Return (observed - chance) / (1 - chance) with Gwet's linearised variance."""
    if chance >= 1 - 1e-12:
        return Estimate(name, None, None, SAME, LINEARISED)
    observed, share = _observed(sheet)
    value = (share - chance) / (1 - chance)
    scale = sheet.judged / sheet.units
    own = scale * (observed - chance * sheet.paired) / (1 - chance)
    around = own - 2 * (1 - value) * (by_row - chance) / (1 - chance) - value
    return Estimate(name, value, _around(value, around, sheet.times), None, LINEARISED)


def _around(
    value: float, deviations: Floats, times: Floats, lowest: float = -1.0
) -> tuple[float, float] | None:
    """Return a value's interval from how far the units deviate; ``times`` have each deviation.

    None where they do not deviate: an interval of no width would claim to know the value exactly.
    """
    n = int(times.sum())
    if n < 2:
        return None
    half = quantiles.t(0.975, n - 1) * float(np.sqrt((times @ deviations**2) / (n * (n - 1))))
    ends = max(value - half, min(value, lowest)), min(value + half, 1.0)
    return ends if ends[1] - ends[0] > POINT else None


def _wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's score interval for a share (Wilson 1927)."""
    z = _Z
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))
