"""The precedence test: does the cause's past help to predict the effect beyond its own past?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from thirdear.model.language import Language
from thirdear.model.precedence import (
    TRENDS,
    Coefficient,
    PrecedenceTest,
    SharedCourse,
    Trend,
)
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Series
from thirdear.series import cautions, effects
from thirdear.series.bootstrap import Resampled, bootstrap
from thirdear.series.intervals import intervals
from thirdear.series.messages import caution, known, refusal, trend_name
from thirdear.series.rows import (
    Equation,
    Floats,
    Pair,
    Places,
    align,
    equation,
    standardised,
    steps_in,
    usable,
    varies,
)
from thirdear.series.verdict import Judged, judge

COLLINEAR = 1e-7
"""A column of which less than this share is its own is collinear: the tolerance of R's lm."""

EXACT = 1e-20
"""Residual sums of squares below this share of the total are rounding: nothing is left over."""

SAME = 1e-14
"""Values that lie closer together than this, relative to their size, were meant to be the same."""

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Fit:
    """The F test of one equation, and its cross-lags on the scales of the scores."""

    f: float
    df: tuple[int, int]
    p: float
    coefficients: tuple[Coefficient, ...]

    @property
    def partial_r2(self) -> float:
        """The share of what the own past and trend leave open that the cross-lags explain."""
        explained = self.df[0] * self.f
        return explained / (explained + self.df[1])


def test(  # noqa: PLR0913 - all but two are keywords with a usual value
    cause: Series,
    effect: Series,
    *,
    lag: int = 1,
    trend: Trend = "linear",
    resamples: int = 9999,
    seed: int = 1,
    language: Language = "en",
    whole: bool = True,
    judged: bool = True,
    declared: bool = True,
) -> PrecedenceTest:
    """Test whether the cause's last ``lag`` sessions help to predict the effect (Granger 1969).

    One least-squares equation with constant, trend in the session number, ``lag`` own lags and
    ``lag`` cross-lags, over the sessions whose lags reach across no gap. The F is that of
    lmtest::grangertest; ``p_bootstrap`` is described in :mod:`thirdear.series.bootstrap`,
    ``p_verdict`` in :mod:`thirdear.series.verdict`. There is no bootstrap with ``resamples=0``, no
    verdict without ``judged`` or where a quadratic trend leaves too few rows; without ``whole``
    neither the verdict's guard nor intervals are drawn, nor is anything said beside the numbers.
    Without ``declared`` there is a ``p_bootstrap`` only where there is no verdict. A test that
    cannot be made is a result with ``refused``; warnings and refusals are sentences in
    ``language``. Refusal is raised for impossible arguments only.
    """
    _check(lag, trend, resamples, seed)
    asked = _asked(cause, effect, lag, trend)
    asked = replace(asked, resamples=resamples, seed=seed if resamples else None)
    reason = _two_cases(cause, effect, language)
    if reason:
        return replace(asked, case=None, refused=reason)
    pair = align(cause, effect)
    rows = usable(pair, lag)
    asked = replace(asked, sessions=int(pair.both.sum()), pairs=len(rows))
    reason = _why_not(pair, rows, asked, language)
    if reason:
        return replace(asked, refused=reason)
    design = equation(pair, rows, lag, trend)
    reason = _why_no_f(design, asked, language)
    if reason:
        return replace(asked, refused=reason)
    fitted = fit(design)
    drawn = _draw(asked, pair, rows, fitted.f, declared=declared)
    result = _numbers(asked, pair, fitted, drawn)
    if whole:
        result = _complete(result, pair, rows, fitted, drawn, language)
    if judged and resamples:
        result = _judge(result, pair, rows, whole=whole)
    if not whole:
        return result
    result = _with_intervals(result, pair, rows)
    return replace(result, standardised=_standardised(pair, result))


def _draw(
    asked: PrecedenceTest, pair: Pair, rows: Places, f: float, *, declared: bool
) -> Resampled | None:
    """Return what came of the draws of the declared equation, where they are made."""
    if not asked.resamples or (not declared and judgeable(pair, rows, asked.lag)):
        return None
    return bootstrap(
        pair,
        rows,
        lag=asked.lag,
        observed={asked.trend: f},
        resamples=asked.resamples,
        seed=asked.seed or 0,
    )[asked.trend]


def _judge(asked: PrecedenceTest, pair: Pair, rows: Places, *, whole: bool) -> PrecedenceTest:
    """Return the test with its verdict, where all three of its equations have an F."""
    if not judgeable(pair, rows, asked.lag):
        return asked
    found = judge(
        pair, rows, lag=asked.lag, resamples=asked.resamples, seed=asked.seed or 0, guard=whole
    )
    return replace(
        asked,
        p_verdict=found.p,
        p_quadratic=found.each["quadratic"],
        p_course=found.p_course,
        course=_course(found, pair),
    )


def judgeable(pair: Pair, rows: Places, lag: int) -> bool:
    """Whether the equations without, with linear and with quadratic trend all have an F.

    They have where the quadratic one has: fewer terms leave each column more of its own, and the
    response, too.
    """
    if len(rows) < needed_rows(lag, "quadratic") + steps_in(pair, rows):
        return False
    return answerable(equation(pair, rows, lag, "quadratic"), lag)


def _course(found: Judged, pair: Pair) -> SharedCourse | None:
    """Return the course that the guard saw, with the sessions at which a step begins."""
    if found.bend is None or found.p_course is None or found.p_bent is None:
        return None
    if isinstance(found.bend, int):
        at = next(
            (
                who
                for place in range(found.bend, int(pair.sessions[-1]) + 1)
                if (who := pair.who(place))
            ),
            (),
        )
        return SharedCourse("step", at, found.p_course, found.p_bent)
    return SharedCourse(found.bend, (), found.p_course, found.p_bent)


def _with_intervals(result: PrecedenceTest, pair: Pair, rows: Places) -> PrecedenceTest:
    """Return the test with the bootstrap's intervals of its cross-lags."""
    if not result.resamples:
        return result
    drawn = intervals(
        pair,
        rows,
        result.coefficients,
        trend=result.trend,
        resamples=result.resamples,
        seed=result.seed or 0,
    )
    held = zip(result.coefficients, drawn, strict=True)
    return replace(result, coefficients=tuple(replace(c, drawn=ends) for c, ends in held))


def _standardised(pair: Pair, result: PrecedenceTest) -> tuple[float, ...]:
    (cause, unit), (effect, other) = (standardised(v) for v in (pair.cause, pair.effect))
    scale = float(np.nanstd(cause, ddof=1) / np.nanstd(effect, ddof=1)) * unit / other
    return tuple(c.b * scale for c in result.coefficients)


def adjust(tests: Sequence[PrecedenceTest]) -> tuple[PrecedenceTest, ...]:
    """Give every test that was made its p after Holm (1979) over all of them, which are a family.

    The deciding p is adjusted: the verdict's, or the declared equation's where there is none.
    """
    made = [i for i, result in enumerate(tests) if result.refused is None]
    values = [_reported_p(tests[i]) for i in made]
    adjusted = dict(zip(made, holm(values), strict=True))
    return tuple(
        _of_family(result, adjusted[i], len(made)) if i in adjusted else result
        for i, result in enumerate(tests)
    )


def _of_family(test: PrecedenceTest, p: float, family: int) -> PrecedenceTest:
    test = replace(test, p_holm=p, family=family)
    return replace(test, detectable_verdict=effects.shown_power(test)[2])


def holm(values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values adjusted by Holm's step-down procedure, in the order given."""
    order = sorted(range(len(values)), key=values.__getitem__)
    adjusted = [1.0] * len(values)
    highest = 0.0
    for rank, i in enumerate(order):
        highest = max(highest, min(1.0, (len(values) - rank) * values[i]))
        adjusted[i] = highest
    return tuple(adjusted)


def fit(design: Equation) -> Fit:
    """Fit the equation by QR: the cross-lags come last, so their part of Q'y holds the F."""
    from scipy.special import fdtrc, stdtrit

    known, lag = design.known.shape[1], design.cross.shape[1]
    q, r = np.linalg.qr(np.column_stack([design.known, design.cross]))
    on = q.T @ design.response
    left = design.response - q @ on
    variance = float(left @ left) / design.freedom
    f = float(on[known:] @ on[known:]) / lag / variance
    inverse = np.linalg.inv(r[known:, known:])
    b = inverse @ on[known:] * design.unit
    se = np.sqrt(variance * (inverse**2).sum(axis=1)) * design.unit
    reach = float(stdtrit(design.freedom, (1 + CONFIDENCE) / 2))
    coefficients = tuple(
        Coefficient(i + 1, float(b[i]), float(se[i]), *_interval(b[i], reach * se[i]))
        for i in range(lag)
    )
    return Fit(f, (lag, design.freedom), float(fdtrc(lag, design.freedom, f)), coefficients)


def _interval(middle: float, half: float) -> tuple[float, float]:
    return float(middle - half), float(middle + half)


def needed_rows(lag: int, trend: Trend) -> int:
    """Return the fewest rows with which a test is made: 3·lag + trend terms + 8."""
    return 3 * lag + TRENDS.index(trend) + 8


def _numbers(
    asked: PrecedenceTest, pair: Pair, fitted: Fit, drawn: Resampled | None
) -> PrecedenceTest:
    """Return a test that can be made with its numbers, and what came of the draws."""
    return replace(
        asked,
        f=fitted.f,
        df=fitted.df,
        p=fitted.p,
        p_bootstrap=drawn.p if drawn else None,
        coefficients=fitted.coefficients,
        partial_r2=fitted.partial_r2,
        breaks=_breaks(pair),
    )


def _complete(
    asked: PrecedenceTest,
    pair: Pair,
    rows: Places,
    fitted: Fit,
    drawn: Resampled | None,
    language: Language,
) -> PrecedenceTest:
    """Add to a test what stands beside its numbers: what it can detect, and the warnings."""
    names = (asked.effect, asked.cause)
    warnings = list(cautions.of_series(pair, rows, asked.lag, asked.trend, names, language))
    if drawn is not None:
        warnings += _of_draws(drawn, fitted, asked.resamples, language)
    return replace(
        asked,
        r2_interval=effects.interval(fitted.f, fitted.df),
        detectable=effects.detectable(fitted.df),
        persistence=(
            cautions.own_root(pair, rows, asked.lag, asked.trend, of_cause=True),
            cautions.own_root(pair, rows, asked.lag, asked.trend),
        ),
        warnings=tuple(warnings),
    )


def _breaks(pair: Pair) -> tuple[int, ...]:
    """Return the sessions at which the declared steps of the equation begin."""
    return tuple(n for bend in pair.bends if isinstance(bend, int) for n in pair.who(bend)[:1])


def _of_draws(drawn: Resampled, fitted: Fit, resamples: int, language: Language) -> Iterator[str]:
    if drawn.root > 1:
        yield caution("explosive", language, root=f"{drawn.root:.2f}")
    if drawn.without_f:
        yield caution("without_f", language, count=drawn.without_f, resamples=resamples)
    if (drawn.p < 0.05) != (fitted.p < 0.05):
        yield caution("sides", language, table=f"{fitted.p:.4f}", bootstrap=f"{drawn.p:.4f}")


def _check(lag: int, trend: str, resamples: int, seed: int) -> None:
    if lag < 1:
        raise Refusal(
            f"A lag of {lag} is no lag; give 1 for the next session, 2 or more.",
            f"{lag} geçerli bir gecikme değil; bir sonraki seans için 1, daha sonrası için "
            "2 ya da fazlasını verin.",
        )
    if trend not in TRENDS:
        raise Refusal(
            f"No trend is called {trend!r}; choose one of {', '.join(TRENDS)}.",
            f"{trend!r} adlı bir eğilim yok; şunlardan birini seçin: {', '.join(TRENDS)}.",
        )
    if resamples < 0:
        raise Refusal(
            "The number of bootstrap draws cannot be negative; give 0 for none.",
            "Bootstrap çekilişi sayısı negatif olamaz; hiç istemiyorsanız 0 verin.",
        )
    if seed < 0:
        raise Refusal(
            "The seed cannot be negative; give 0 or more.",
            "Çekirdek sayı negatif olamaz; 0 ya da daha büyük bir sayı verin.",
        )


def _asked(cause: Series, effect: Series, lag: int, trend: Trend) -> PrecedenceTest:
    """Return the question without any number; two raters are both named, the cause's first."""
    case = effect.case if effect.case is not None else cause.case
    rater = effect.rater
    if cause.rater != effect.rater:
        rater = f"{cause.rater or '?'} / {effect.rater or '?'}"
    return PrecedenceTest(
        case, cause.score, effect.score, lag, trend, rater, 0, 0, lag_in=effect.lag_in
    )


def _two_cases(cause: Series, effect: Series, language: Language) -> str | None:
    if cause.case is None or effect.case is None or cause.case == effect.case:
        return None
    return refusal("cases", language, cause_case=cause.case, effect_case=effect.case)


def _why_not(pair: Pair, rows: Places, asked: PrecedenceTest, language: Language) -> str | None:
    """Return the reason that lies in the series: no variation, or too few rows."""
    for name, values in ((asked.effect, pair.effect), (asked.cause, pair.cause)):
        if np.isfinite(values).sum() > 1 and not varies(values):
            apart = float(np.nanmax(values) - np.nanmin(values))
            same = apart < SAME * float(np.nanmax(np.abs(values)))
            return refusal("constant" if same or not apart else "rounding", language, name=name)
    needed = needed_rows(asked.lag, asked.trend) + steps_in(pair, rows)
    if len(rows) >= needed:
        return None
    if not len(rows) and asked.sessions >= needed:
        return refusal("apart", language, pair.lag_in, count=asked.lag + 1)
    told: dict[str, int | str] = {
        "lag": asked.lag,
        "trend": trend_name(asked.trend, language),
        "needed": needed,
    }
    if asked.sessions < 2:
        told["known"] = known(asked.sessions, language)
        return refusal("hardly", language, pair.lag_in, **told)
    told |= {"rows": len(rows), "sessions": asked.sessions}
    return refusal("few" if len(rows) else "unusable", language, pair.lag_in, **told)


def _why_no_f(design: Equation, asked: PrecedenceTest, language: Language) -> str | None:
    """Return the reason that lies in the equation: what does not vary, or follows from the rest."""
    found = _flaw(design, asked.lag)
    if found is None:
        return None
    reason, of_effect = found
    return refusal(reason, language, name=asked.effect if of_effect else asked.cause)


def answerable(design: Equation, own: int) -> bool:
    """Whether the equation has an F; the last ``own`` of what is known are lags."""
    return _flaw(design, own) is None


def _flaw(design: Equation, own: int) -> tuple[str, bool] | None:
    """Return why an equation has no F, and whether that lies with the effect."""
    if not varies(design.response):
        return "constant_rows", True
    for of_effect, lags in ((True, design.known[:, -own:]), (False, design.cross)):
        if not all(varies(column) for column in lags.T):
            return "constant_rows", of_effect
    terms, known = design.known.shape[1] - own, design.known.shape[1]
    columns = np.column_stack([design.known, design.cross])
    q, triangle = np.linalg.qr(columns)
    shares = _own_shares(columns, triangle)
    if shares[terms:].min() < COLLINEAR:
        return "collinear", bool(shares[terms:known].min() < COLLINEAR)
    left = design.response - q @ (q.T @ design.response)
    centred = design.response - design.response.mean()
    if left @ left < EXACT * (centred @ centred):
        return "perfect", True
    return None


def _own_shares(columns: Floats, triangle: Floats) -> Floats:
    """Return how much of each column's length (about its mean) the columns before it leave."""
    left = np.abs(np.diagonal(triangle))
    about = columns - columns.mean(axis=0)
    about[:, 0] = columns[:, 0]
    return np.asarray(left / np.sqrt((about**2).sum(axis=0)))


def _reported_p(result: PrecedenceTest) -> float:
    return 1.0 if result.deciding is None else result.deciding
