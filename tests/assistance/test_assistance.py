"""Likeness and learning: their values against arithmetic and scikit-learn, and their promises."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import sparse

from thirdear.assistance import (
    average_precision,
    expectation,
    expected,
    f1,
    folds,
    learn,
    nearest,
    precision_at,
)
from thirdear.assistance.classifier import fit
from thirdear.assistance.likeness import Likeness, terms


def test_terms_fold_turkish_letters() -> None:
    """İSTANBUL, istanbul and ıstanbul are one word; pieces find a stem under its suffixes."""
    assert set(terms("İSTANBUL")) == set(terms("istanbul")) == set(terms("ıstanbul"))
    assert "*dusu" in set(terms("düşünüyorum")) & set(terms("düşündü"))


def test_a_row_is_as_the_formula_says() -> None:
    """Terms of one text weigh 1 + ln(3/2), shared ones 1, and the row has length one."""
    table = Likeness.of(["ab", "ab cd"]).rows(["ab"]).toarray()[0]
    # The word and the beginning are shared, number of words and end are not; ab has no piece.
    rare = 1 + math.log(3 / 2)
    length = math.sqrt(2 + 2 * rare**2)
    assert sorted(value for value in table if value) == pytest.approx(
        [1 / length] * 2 + [rare / length] * 2
    )


def test_the_nearest_shares_words_and_strangers_are_left_out() -> None:
    """The same words come first with cosine one; no shared term, no likeness."""
    texts = ["I wonder what it thinks.", "Yes?", "I WONDER WHAT IT THINKS", "We wonder."]
    found = nearest(texts, 0, 10)
    assert found[0] == (2, pytest.approx(1.0))
    assert [place for place, _ in found] == [2, 3]


@pytest.mark.parametrize(
    ("yes", "weights", "constant"),
    [
        ([1, 1, 0, 1, 0, 0], [2.249828868346561, -0.511951409825472], -0.72080861227399),
        ([1, 0, 0, 0], [0.9272273647891561, -1.7428688356097821], -0.0038786127348276953),
    ],
)
def test_the_regression_is_scikit_learns(
    yes: list[int], weights: list[float], constant: float
) -> None:
    """Values of scikit-learn 1.9.1, LogisticRegression(C=4, class_weight="balanced", tol=1e-10)."""
    points = np.array([[1, 0], [0.5, 0.5], [0, 1], [1, 1], [0, 0.2], [0.3, 0.9]])[: len(yes)]
    found, at = fit(sparse.csr_matrix(points), np.array(yes, dtype=bool))
    assert found == pytest.approx(weights, abs=2e-3)
    assert at == pytest.approx(constant, abs=2e-3)


def test_what_was_always_said_is_learned_without_words() -> None:
    """Only yes gives near certainty, only no the opposite."""
    judged = np.array([[True, False], [True, False]])
    assert learn(["a", "b"], judged).chances(["c"])[0] == pytest.approx([1, 0], abs=1e-6)


def test_folds_keep_sessions_together() -> None:
    """No session lies in two folds, and every fold has something."""
    groups = [number // 7 for number in range(70)]
    found = folds(groups)
    assert {len(set(found[np.array(groups) == g])) for g in range(10)} == {1}
    assert np.bincount(found).tolist() == [14] * 5


def test_measures_by_hand() -> None:
    """F1 of 1 hit, 1 false, 1 missed is 1/2; of the two most likely one is true."""
    true = np.array([True, True, False, False])
    assert f1(np.array([True, False, True, False]), true) == 0.5
    assert precision_at(np.array([0.9, 0.1, 0.8, 0.2]), true, 2) == 0.5


def test_what_words_say_is_found_and_what_they_do_not_say_is_not() -> None:
    """A code that hangs on a word reaches 1; one given by lot stays near its constant answer."""
    texts = [f"I wonder {n}" if n % 4 == 0 else f"we play {n}" for n in range(80)]
    groups = [n // 8 for n in range(80)]
    word = np.array([n % 4 == 0 for n in range(80)])
    lot = np.random.default_rng(1).random(80) < 0.25
    clear, chance = expected(["a", "b"], texts, np.array([word, lot]).T, groups)
    assert (clear.f1, clear.precision, clear.base_rate, clear.always) == (1, 1, 0.25, 0.4)
    assert (clear.average, clear.helps) == (1, True)
    assert chance.f1 < 0.5
    assert not chance.helps


def test_average_precision_is_scikit_learns() -> None:
    """Value of scikit-learn 1.9.1, average_precision_score; texts alike count at once."""
    true = np.array([1, 0, 1, 1, 0, 0, 1, 0], dtype=bool)
    chances = np.array([0.9, 0.8, 0.8, 0.5, 0.5, 0.5, 0.2, 0.1])
    assert average_precision(chances, true) == pytest.approx(0.6845238095238095, abs=1e-15)
    assert average_precision(chances, np.zeros(8, dtype=bool)) == 0


def test_codes_given_by_lot_pass_as_help_one_time_in_twenty() -> None:
    """Of 100 codes without any order, at most ten are taken for ordered (binomial, p < .02)."""
    random = np.random.default_rng(2)
    groups = [n // 40 for n in range(400)]
    passed = 0
    for _ in range(100):
        yes = random.random(400) < 0.1
        passed += expectation._told(
            "a", random.random(400), yes, expectation._members(groups)
        ).helps
    assert passed <= 10
