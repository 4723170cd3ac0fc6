"""Direction and loop: which score leads the other more, and whether it goes round."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.a_series import a_series, drawn, fixture, without
from thirdear.model.scores import Series
from thirdear.series.loop import adjust, loop_test
from thirdear.series.loop_words import as_json, in_words
from thirdear.series.rows import align, usable
from thirdear.series.simulation import simulate

DRAWS = 199


def _loop(seed: int = 3, length: int = 60) -> tuple[Series, Series]:
    """Return two scores that follow each other by half of what they deviate."""
    generator = np.random.default_rng(seed)
    x, y = generator.normal(size=(2, length))
    for t in range(1, length):
        x[t] += 0.5 * y[t - 1]
        y[t] += 0.5 * x[t - 1]
    return a_series("x", x), a_series("y", y)


def test_estimates_and_their_t_are_those_of_r() -> None:
    """The standardised cross-lags are R's: lm with both scores as response, vcov of it."""
    # R 4.2.2: m <- lm(cbind(y[t], x[t]) ~ poly(t, 2) + y[t-1] + x[t-1]); cross-lags times the
    # ratio of the residual SDs of lm(v[t] ~ poly(t, 2)); t of their difference from vcov(m).
    from thirdear.series import loop as room

    series = fixture()
    made = loop_test(series["technique"], series["alliance"], resamples=0)
    assert made.direction is not None
    assert made.direction.forth == pytest.approx(0.5803722920, abs=1e-9)
    assert made.direction.back == pytest.approx(-0.1219030243, abs=1e-9)
    assert made.direction.difference == pytest.approx(0.7022753163, abs=1e-9)
    pair = align(series["technique"], series["alliance"])
    data = room._laid_out(pair, usable(pair, 1), "quadratic")
    fits = room._fit(np.nan_to_num(data.values)[:, :, None], data)
    assert room._t(fits)[0][0] == pytest.approx(2.8796696719, abs=1e-9)
    assert fits.steps[0, 0, 1] * fits.steps[0, 1, 0] == pytest.approx(-0.0707491376, abs=1e-9)


def test_one_way_has_a_direction_and_no_loop() -> None:
    """Where only the cause leads, the direction is found; nothing comes back."""
    made = loop_test(*drawn(5, 80, effect=0.7), resamples=DRAWS)
    assert made.direction is not None
    assert made.direction.p is not None
    assert made.direction.p < 0.05
    assert made.direction.forth > made.direction.back
    assert made.p is not None
    assert made.p > 0.05


def test_both_ways_make_a_loop_without_a_direction() -> None:
    """Where both lead alike, the loop is found and no direction; the path's interval is above 0."""
    made = loop_test(*_loop(), resamples=DRAWS)
    assert made.direction is not None
    assert made.p is not None
    assert made.p == max(made.p_forth or 0, made.p_back or 0) < 0.05
    assert (made.direction.p or 0) > 0.05
    assert made.low is not None
    assert made.path is not None
    assert made.high is not None
    assert 0 < made.low < made.path < made.high


def test_turned_round_it_is_the_same_question() -> None:
    """Cause and effect exchanged: the difference changes its sign, p stays about the same."""
    x, y = drawn(5, 60, effect=0.6)
    one, other = loop_test(x, y, resamples=999), loop_test(y, x, resamples=999)
    assert one.direction is not None
    assert other.direction is not None
    assert one.direction.difference == pytest.approx(-other.direction.difference)
    assert one.path == pytest.approx(other.path)
    assert one.direction.p == pytest.approx(other.direction.p, abs=0.03)
    assert (one.p_forth, one.p_back) == pytest.approx((other.p_back, other.p_forth), abs=0.03)


def test_neither_scale_nor_shift_matters() -> None:
    """Points that count ten times as much, from another zero, change no number."""
    x, y = _loop()
    scaled = a_series("x", [None if v is None else 10 * v + 40 for v in x.values])
    one, other = loop_test(x, y, resamples=DRAWS), loop_test(scaled, y, resamples=DRAWS)
    assert one.direction is not None
    assert other.direction is not None
    assert one.direction.difference == pytest.approx(other.direction.difference)
    assert (one.p, one.direction.p) == (other.p, other.direction.p)
    assert (one.path, one.low, one.high) == pytest.approx((other.path, other.low, other.high))


def test_opposite_signs_are_no_loop() -> None:
    """One raises the other, which lowers it: p is 1, whatever each direction says."""
    generator = np.random.default_rng(2)
    x, y = generator.normal(size=(2, 80))
    for t in range(1, 80):
        x[t] -= 0.6 * y[t - 1]
        y[t] += 0.6 * x[t - 1]
    made = loop_test(a_series("x", x), a_series("y", y), resamples=DRAWS)
    assert made.p == 1
    assert max(made.p_forth or 1, made.p_back or 1) < 0.05
    assert "opposite signs" in in_words(made)[-1]
    assert "ters işaretli" in in_words(made, "tr")[-1]


def test_gaps_are_left_out_and_simulated() -> None:
    """Missing sessions cost their rows; numbers come all the same."""
    x, y = _loop()
    made = loop_test(without(x, [10, 30]), y, resamples=DRAWS)
    assert made.pairs == 59 - 4
    assert made.direction is not None
    assert made.direction.p is not None


def test_a_series_that_cannot_be_tested_says_why() -> None:
    """The reason is that of the precedence test, and the sentences tell it."""
    x, _ = _loop()
    made = loop_test(x, a_series("y", [1.0] * 60))
    assert made.refused
    assert made.direction is None
    assert made.p is None
    assert made.refused in in_words(made)[0]
    assert as_json(made)["direction"]["p"] is None


def test_holm_runs_over_all_that_were_made() -> None:
    """Directions and loops are two families; a refused one belongs to neither."""
    x, y = _loop()
    refused = loop_test(x, a_series("y", [1.0] * 60))
    one, two, three = adjust([loop_test(x, y, resamples=DRAWS), refused, loop_test(y, x)])
    assert one.p is not None
    assert one.p_holm is not None
    assert one.p_holm >= one.p
    assert two.p_holm is None
    assert three.direction is not None
    assert three.direction.p_holm is not None


@pytest.mark.parametrize("language", ["en", "tr"])
def test_an_undeclared_pair_is_called_exploratory(language: str) -> None:
    """The sentence stands before both findings."""
    made = loop_test(*_loop(), resamples=DRAWS)
    first, *rest = in_words(made, language)  # type: ignore[arg-type]
    assert first.startswith(("Exploratory", "Keşif"))
    assert len(rest) == 2
    assert "1." not in rest[1]


def test_json_has_the_promised_keys() -> None:
    """direction.difference, direction.p, loop.p, loop.path, loop.low, loop.high."""
    told = as_json(loop_test(*_loop(), resamples=DRAWS))
    assert {"difference", "p"} <= told["direction"].keys()
    assert {"p", "path", "low", "high"} <= told["loop"].keys()


def test_as_many_series_are_drawn_as_were_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many fit into the memory at once: 199 in portions of 60 are 60, 60, 60 and 19."""
    from thirdear.series import loop as room

    sizes: list[int] = []

    def counted(null: object, draws: int, generator: object) -> object:
        sizes.append(draws)
        return simulate(null, draws, generator)  # type: ignore[arg-type]

    monkeypatch.setattr(room, "portion", lambda length: 60)
    monkeypatch.setattr(room, "simulate", counted)
    made = loop_test(*_loop(), resamples=DRAWS)
    assert sizes == [60, 60, 60, 19]
    assert made.direction is not None
    assert (made.direction.p or 0) > 0.05


def test_without_draws_there_are_estimates_and_no_p_of_the_direction() -> None:
    """No interval of the path either; the loop rests on the F tables' p."""
    made = loop_test(*_loop(), resamples=0)
    assert made.direction is not None
    assert made.direction.p is None
    assert (made.low, made.high) == (None, None)
    assert made.path is not None
    assert made.p == max(made.p_forth or 0, made.p_back or 0)


def test_the_nearest_equal_cross_lags_are_equal_and_no_others_nearer() -> None:
    """Of all points with equal standardised cross-lags none has a smaller Mahalanobis distance."""
    from thirdear.series import loop as room

    pair = align(*_loop(length=40))
    data = room._laid_out(pair, usable(pair, 1), "linear")
    fits = room._fit(np.nan_to_num(data.values)[:, :, None], data)
    steps, ratio = fits.steps[0], float(fits.ratio[0])
    even = room._equal(steps, fits)
    assert even[0, 1] * ratio == pytest.approx(even[1, 0] / ratio)
    weight = np.kron(np.linalg.inv(fits.noise[0]), np.linalg.inv(fits.inverse[0]))

    def far(point: np.ndarray) -> float:
        away = (point - steps).ravel()
        return float(away @ weight @ away)

    generator = np.random.default_rng(1)
    for _ in range(50):
        other = even + generator.normal(scale=0.05, size=(2, 2))
        other[1, 0] = other[0, 1] * ratio**2
        assert far(even) < far(other)


@pytest.mark.parametrize(
    ("language", "begins"), [("en", "In Case can, "), ("tr", "Vaka can için, ")]
)
def test_a_sentence_begins_with_a_capital_but_a_name_stays_as_it_is(
    language: str, begins: str
) -> None:
    """In Turkish the case's name comes first."""
    x, y = (a_series(one.score, one.values, case="can") for one in _loop())
    told = in_words(replace(loop_test(x, y, resamples=0), declared=True), language)  # type: ignore[arg-type]
    assert told[0].startswith(begins)


@pytest.mark.parametrize("turned", [False, True])
def test_the_score_that_leads_is_named_first(turned: bool) -> None:
    """With its own cross-lag first, whichever was asked about."""
    pair = drawn(5, 80, effect=0.7)
    made = loop_test(*(pair[::-1] if turned else pair), resamples=DRAWS)
    assert made.direction is not None
    sentence = next(one for one in in_words(made) if "more strongly than" in one)
    assert "x led y more strongly than y led x" in sentence
    ahead = made.direction.back if turned else made.direction.forth
    assert f"cross-lags {ahead:.2f} and " in sentence.replace("−", "-")
    assert f"difference {abs(made.direction.difference):.2f}, " in sentence
