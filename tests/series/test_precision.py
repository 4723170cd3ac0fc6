"""What unreliable scores do to a test is told with their own numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.series.test_words_sentences import MADE, MISSED
from thirdear.model.precedence import PrecedenceTest
from thirdear.series import precision


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (MISSED, "(φ = .5 and .6)"),
        (replace(MISSED, persistence=None), "(φ = .0 and .0)"),
        (MISSED, "(technique .80, alliance .90)"),
    ],
)
def test_reliabilities_and_persistence_stand_in_the_sentence(
    test: PrecedenceTest, told: str
) -> None:
    """The cause's first; without persistence none is taken."""
    assert told in precision.reliability(test, 0.8, 0.9)


def test_only_a_declared_smallest_effect_is_judged() -> None:
    """An effect of .04 (SE .014, 24 df): below .08 with p = .004, not below .05 with p = .241."""
    # R 4.2.2: max(pt(-(.04 + s)/.014, 24), pt((.04 - s)/.014, 24)) for s of .08 and of .05
    assert precision.equivalence(MADE) == ""
    assert precision.equivalence(replace(MADE, smallest=0.08, df=None)) == ""
    small = precision.equivalence(replace(MADE, smallest=0.08))
    assert "is smaller than 0.08 either way" in small
    assert "p = .004" in small
    large = precision.equivalence(replace(MADE, smallest=0.05))
    assert "0.05 or more at lag 1 is not excluded" in large
    assert "p = .241" in large
