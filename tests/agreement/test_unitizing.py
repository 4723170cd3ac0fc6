"""Agreement where raters set boundaries themselves; sources in tests/data/agreement.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thirdear.agreement.unitizing import boundaries, pieces
from thirdear.model.agreement import Agreement, Mark

DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "agreement.toml").read_text(encoding="utf-8")
)["unitizing"]


def marks(*raters: str) -> list[Mark]:
    """The invented raters' marks."""
    return [Mark(rater, code, start, stop) for rater in raters for code, start, stop in DATA[rater]]


def told(rows: tuple[Agreement, ...]) -> dict[str, float | None]:
    """Values by statistic, those of single codes by their code."""
    return {(row.code or row.statistic): row.value for row in rows}


@pytest.mark.parametrize(
    ("raters", "expected"),
    [(("first", "second"), DATA["two"]), (("first", "second", "third"), DATA["three"])],
)
def test_the_family_as_other_software_has_it(
    raters: tuple[str, ...], expected: dict[str, float]
) -> None:
    """Two and three raters, two codes, units of different lengths, gaps."""
    found = told(boundaries([(DATA["length"], marks(*raters))]))
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=12, max_size=12), min_size=2, max_size=4))
def test_units_of_one_letter_are_nominal_data(raters: list[list[str]]) -> None:
    """Where every unit is one character and no gap is left, u-alpha is the nominal alpha."""
    given_ = [
        Mark(str(rater), code, at, at + 1)
        for rater, codes in enumerate(raters)
        for at, code in enumerate(codes)
    ]
    found = boundaries([(12, given_)])[0]
    if len({code for codes in raters for code in codes}) < 2:
        assert found.value is None
        return
    as_numbers = np.array([["abc".index(code) for code in codes] for codes in raters], float)
    alpha = krippendorff.alpha(as_numbers, level_of_measurement="nominal")
    assert found.value == pytest.approx(alpha, abs=1e-9)


def test_equal_marks_agree_and_shifted_ones_less() -> None:
    """The same marks give 1; the further they are shifted, the lower."""
    values = []
    for shift in (0, 2, 4, 8):
        both = [Mark("A", "x", 10, 20), Mark("B", "x", 10 + shift, 20 + shift)]
        values.append(boundaries([(40, both)])[0].value)
    assert values[0] == pytest.approx(1)
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 4


def test_a_rater_who_marked_nothing_has_judged_all_the_same() -> None:
    """A mark of length zero names him: against silence there is less than chance agreement."""
    rows = boundaries([(40, [Mark("A", "x", 10, 20), Mark("B", "", 0, 0)])])
    assert told(rows)["u_alpha"] < 0
    assert boundaries([(40, [Mark("A", "x", 10, 20)])]) == ()


def test_intervals_come_from_sessions() -> None:
    """From five continua on they are resampled; with fewer there is no interval."""
    continua = [
        (40, [Mark("A", "x", at, at + 9), Mark("B", "x", at + at % 4, at + 8)]) for at in range(6)
    ]
    row = boundaries(continua, "x")[0]
    assert row.ci is not None
    assert row.value is not None
    assert row.ci[0] < row.value < row.ci[1]
    assert boundaries(continua[:4], "x")[0].ci is None


def test_one_raters_overlapping_marks_count_once() -> None:
    """0 to 10 and 5 to 15 are one unit; different codes on the same words are refused."""
    once = pieces([Mark("A", "x", 0, 10), Mark("A", "x", 5, 15)], 20, {"x": 1})
    assert once == [(0, 15, 1), (15, 20, 0)]
    with pytest.raises(ValueError, match="overlap"):
        pieces([Mark("A", "x", 0, 10), Mark("A", "y", 5, 15)], 20, {"x": 1, "y": 2})


@pytest.mark.parametrize(
    ("codes", "statistics"),
    [
        ("x", {"u_alpha", "bar_u_alpha"}),
        ("xy", {"u_alpha", "bar_u_alpha", "cu_alpha", "ku_alpha"}),
    ],
)
def test_one_code_cannot_be_taken_for_another(codes: str, statistics: set[str]) -> None:
    """What tells codes apart needs two."""
    both = [Mark(who, c, 10 * n, 10 * n + 5) for who in "AB" for n, c in enumerate(codes)]
    assert {row.statistic for row in boundaries([(40, both)])} == statistics
