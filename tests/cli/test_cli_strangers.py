"""Studies of strangers go through every command; more of them: ``benchmarks/strangers.py``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import strangers_plan
from tests.strangers_tour import tour

SEEDS = (1, 4, 7, 9, 10, 16)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stranger_goes_through_every_command(seed: int, tmp_path: Path) -> None:
    """No fault, documented exits, remedies that work, documents that hold, scores as by hand."""
    failures = tour(strangers_plan.draw(seed), tmp_path / "stranger")
    assert not failures, "\n".join(map(str, failures))


def test_the_seeds_are_of_many_kinds() -> None:
    """The seeds that are tried hold both languages, an encrypted study and several raters."""
    plans = [strangers_plan.draw(seed) for seed in SEEDS]
    assert {plan.language for plan in plans} == {"en", "tr"}
    assert any(plan.encrypted for plan in plans)
    assert {len(plan.raters) for plan in plans} >= {0, 1, 2, 3}
    assert any(plan.names for plan in plans)
    assert any(plan.files for plan in plans)


def test_a_plan_is_drawn_from_its_seed_alone() -> None:
    """A seed gives the same study every time, and another one another study."""
    assert strangers_plan.draw(7) == strangers_plan.draw(7)
    assert strangers_plan.draw(7) != strangers_plan.draw(8)
