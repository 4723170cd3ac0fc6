"""Single-case standards: nonoverlap of two phases (NAP, Tau, Tau-U), and sudden gains.

NAP after Parker and Vannest (2009) with the score interval of Newcombe (2006, method 5); Tau-U
after Parker, Vannest, Davis and Sauber (2011), S of both phases less S of the earlier phase's
trend over all pairs, its interval from the normal null distribution of S. Sudden gains after Tang
and DeRubeis (1999), the third criterion adjusted for missing sessions as Lutz et al. (2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from thirdear.model.language import Language
from thirdear.model.scores import Series
from thirdear.model.single_case import Better, PhaseContrast, SuddenGain
from thirdear.series.rows import Floats

Z = 1.959963984540054
FEWEST = 3
"""Sessions with a score that each phase needs."""
SHARE = 0.25
REACH = 3
"""Sessions before and after a gain that are compared."""
_STEPS = 200
_FEW = {
    "en": "Sessions with a score: {first} in {earlier} and {second} in {later}; three each are "
    "needed.",
    "tr": "{earlier} evresinde {first}, {later} evresinde {second} seansın puanı var; her birinde "
    "üç gerekir.",
}


def contrast(
    series: Series,
    earlier: tuple[str, int, int],
    later: tuple[str, int, int],
    *,
    better: Better = "higher",
    language: Language = "en",
) -> PhaseContrast:
    """Compare two phases of a score, each a name with its first and last session."""
    one, other = (_within(series, first, last) for _, first, last in (earlier, later))
    made = PhaseContrast(
        series.case or "?", series.score, earlier[0], later[0], better, len(one), len(other)
    )
    if min(len(one), len(other)) < FEWEST:
        names = {"earlier": earlier[0], "later": later[0]}
        told = _FEW[language].format(first=len(one), second=len(other), **names)
        return replace(made, refused=told)
    sign = 1.0 if better == "higher" else -1.0
    return _numbers(made, sign * np.array(one), sign * np.array(other))


def _within(series: Series, first: int, last: int) -> list[float]:
    return [
        value
        for session, value in zip(series.sessions, series.values, strict=True)
        if first <= session <= last and value is not None
    ]


def _numbers(made: PhaseContrast, one: Floats, other: Floats) -> PhaseContrast:
    from scipy.special import ndtr

    m, n = len(one), len(other)
    over = np.sign(other[None, :] - one[:, None])
    nap = float((over.mean() + 1) / 2)
    low, high = nap_interval(nap, m, n)
    trend = np.sign(one[None, :] - one[:, None])[np.triu_indices(m, 1)].sum()
    tau_u = float(over.sum() - trend) / (m * n)
    spread = np.sqrt(m * n * (m + n + 1) / 3 + m * (m - 1) * (2 * m + 5) / 18) / (m * n)
    return replace(
        made,
        nap=nap,
        nap_interval=(low, high),
        tau=2 * nap - 1,
        tau_interval=(2 * low - 1, 2 * high - 1),
        tau_u=tau_u,
        tau_u_interval=(tau_u - Z * float(spread), tau_u + Z * float(spread)),
        p=2 * float(ndtr(-abs(tau_u) / spread)),
    )


def nap_interval(nap: float, m: int, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of the share of pairs (Newcombe 2006, method 5)."""
    half = (m + n) / 2 - 1

    def away(x: float) -> float:
        """Return how far the share lies from x, less what chance explains; below 0 inside."""
        chance = x * (1 - x) * (1 + half * (1 - x) / (2 - x) + half * x / (1 + x))
        return m * n * (nap - x) ** 2 - Z**2 * chance

    ends = []
    for end in (0.0, 1.0):
        inside, outside = nap, end
        for _ in range(_STEPS):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if away(middle) <= 0 else (inside, middle)
        ends.append(inside)
    return ends[0], ends[1]


def sudden_gains(series: Series, by: float, *, better: Better = "lower") -> tuple[SuddenGain, ...]:
    """Return the sudden gains of a score: ``by`` is the smallest gain that counts, on its scale.

    A gain between two neighbouring sessions of at least ``by``, of at least a quarter of the score
    before it, and between the means of three sessions before and after it more than the critical t
    times their pooled SD; at least two of each three must have a score.
    """
    sign = -1.0 if better == "lower" else 1.0
    found = (_gain(series, place, by, sign) for place in range(len(series.sessions) - 1))
    return tuple(one for one in found if one is not None)


def _gain(series: Series, place: int, by: float, sign: float) -> SuddenGain | None:
    before, after = series.values[place], series.values[place + 1]
    if before is None or after is None:
        return None
    gain = sign * (after - before)
    if gain < by or gain < SHARE * abs(before):
        return None
    earlier = _known(series.values[max(0, place - REACH + 1) : place + 1])
    later = _known(series.values[place + 1 : place + 1 + REACH])
    if min(len(earlier), len(later)) < 2:
        return None
    needed = _critical(earlier, later)
    means = float(earlier.mean()), float(later.mean())
    if not sign * (means[1] - means[0]) > needed:
        return None
    first, second = series.sessions[place : place + 2]
    whose = series.case or "?"
    return SuddenGain(whose, series.score, first, second, before, after, *means, needed)


def _known(values: Sequence[float | None]) -> Floats:
    return np.array([value for value in values if value is not None])


def _critical(earlier: Floats, later: Floats) -> float:
    """Return the critical t (two-sided 5 %) times the pooled SD of both."""
    from scipy.special import stdtrit

    freedom = len(earlier) + len(later) - 2
    squares = sum(float(((one - one.mean()) ** 2).sum()) for one in (earlier, later))
    return float(stdtrit(freedom, 0.975) * np.sqrt(squares / freedom))
