"""The forest plot in text: how far its axis goes, and what lies outside of it."""

from __future__ import annotations

import pytest

from thirdear.model.synthesis import CaseEffect, Estimate, Synthesis
from thirdear.series.forest import MOST, NARROW, Line, lines

MEAN = Estimate(0.5, 0.1, 0.4, 0.6, 0.01, 3)


def plot(*cases: tuple[float, float, float], width: int = 13, mean: Estimate = MEAN) -> list[Line]:
    """Return the plot of cases with estimate and interval."""
    effects = tuple(CaseEffect(f"C{n}", 30, b, 0.1, *ends) for n, (b, *ends) in enumerate(cases))
    return list(lines(Synthesis("x", "y", 1, "linear", effects=effects, mean=mean), "all", width))


PLAIN, WIDE = (0.5, 0.4, 0.6), (0.5, -9.0, 9.0)


def test_the_widest_interval_of_ten_does_not_stretch_the_axis() -> None:
    """It goes on beyond both ends, which arrows show; the others keep their width."""
    drawn = {line.drawn for line in plot(*[PLAIN] * 9, WIDE)[:-1]}
    assert drawn == {"│       ├─●─┤", "←─────────●─→"}


def test_of_nine_every_interval_is_drawn_whole() -> None:
    """The axis reaches from the lowest end to the highest."""
    *cases, _ = plot(*[PLAIN] * 8, WIDE)
    assert cases[-1].drawn[0] == "├"
    assert cases[-1].drawn[-1] == "┤"
    assert not any(arrow in line.drawn for line in cases for arrow in "←→")


def test_zero_is_on_the_axis_wherever_the_cases_lie() -> None:
    """At its left end above all of them, at its right end below."""
    above, *_ = plot((0.5, 0.4, 0.6))
    assert above.drawn.startswith("│")
    low = Estimate(-0.5, 0.1, -0.6, -0.4, 0.01, 1)
    below, mean = plot((-0.5, -0.6, -0.4), mean=low)
    assert below.drawn.endswith("│")
    assert mean.drawn.endswith("│")


@pytest.mark.parametrize(("asked", "cells"), [(3, NARROW), (NARROW, NARROW), (30, 30)])
def test_a_drawing_is_never_too_narrow_to_read(asked: int, cells: int) -> None:
    """As wide as asked, ten cells at least."""
    assert {len(line.drawn) for line in plot(PLAIN, WIDE, width=asked)} == {cells}


def test_cases_without_any_effect_have_an_axis_all_the_same() -> None:
    """Everything lies at zero."""
    nought = Estimate(0.0, 0.0, 0.0, 0.0, 1.0, 1)
    case, mean = plot((0.0, 0.0, 0.0), mean=nought)
    assert case.drawn == "●" + " " * 12
    assert mean.drawn == "◆" + " " * 12


@pytest.mark.parametrize(("cases", "drawn"), [(MOST, MOST + 1), (MOST + 1, 0)])
def test_more_cases_than_can_be_told_apart_are_not_drawn(cases: int, drawn: int) -> None:
    """A line a case and one for the mean, or none at all."""
    assert len(plot(*[PLAIN] * cases)) == drawn


def test_numbers_stand_beside_with_a_true_minus() -> None:
    """Estimate and interval; small ones with one more decimal."""
    case, mean = plot((-0.05, -0.25, 0.15))
    assert case.numbers == "−0.050  [−0.25, 0.15]"
    assert (mean.label, mean.numbers, mean.strong) == ("all", "  0.50  [0.40, 0.60]", True)
