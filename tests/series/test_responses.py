"""What follows a change of the cause, session by session, and processes freed of their bias."""

from __future__ import annotations

import numpy as np
import pytest

from thirdear.series import bias
from thirdear.series.responses import AHEAD, freed, reactions

CALM = np.array([[[0.5, 0.25], [0.125, 0.25]]])
WILD = np.array([[[1.5, 0.25], [0.125, 0.25]]])


def test_reactions_are_the_powers_of_the_process() -> None:
    """Nothing at once, then what the cause alone gives, then what is handed on."""
    (found,) = reactions(CALM)
    powers = [np.linalg.matrix_power(CALM[0], ahead)[0, 1] for ahead in range(AHEAD + 1)]
    assert found.tolist() == pytest.approx(powers)
    assert found[:3].tolist() == [0.0, 0.25, 0.5 * 0.25 + 0.25 * 0.25]


def test_reactions_with_two_lags_are_those_of_going_on_step_by_step() -> None:
    """A unit of the cause once, and both equations from there on."""
    steps = np.array([[[0.4, 0.3, 0.2, -0.1], [0.1, 0.5, 0.0, 0.2]]])
    past = [np.zeros(2), np.array([0.0, 1.0])]
    for _ in range(AHEAD):
        past.append(steps[0, :, :2] @ past[-1] + steps[0, :, 2:] @ past[-2])
    assert reactions(steps)[0].tolist() == pytest.approx([both[0] for both in past[1:]])


def _largest(steps: np.ndarray) -> float:
    return float(np.abs(np.linalg.eigvals(steps[0])).max())


def test_the_bias_of_the_first_fit_is_taken_from_every_draw() -> None:
    """All of it, where the process stays calm."""
    shift = np.array([[-0.1, 0.0], [0.05, -0.05]])
    both = freed(np.concatenate([CALM, CALM / 2]), shift)
    assert both == pytest.approx(np.concatenate([CALM, CALM / 2]) - shift)


def test_a_draw_that_explodes_already_is_left_alone() -> None:
    """There is nothing to be freed of."""
    assert freed(WILD, np.full((2, 2), 0.1)).tolist() == WILD.tolist()


def test_less_is_taken_where_all_would_make_it_explode() -> None:
    """As much as leaves the process calm; another draw beside it gives all of it."""
    shift = np.array([[-0.9, 0.0], [0.0, 0.0]])
    found = freed(np.concatenate([CALM, CALM - [[0.6, 0], [0, 0]]]), shift)
    assert _largest(CALM - shift) > bias.STABLE
    assert _largest(found[:1]) <= bias.STABLE
    assert 0.5 < found[0, 0, 0] < 1.4
    assert found[1, 0, 0] == pytest.approx(0.8)
