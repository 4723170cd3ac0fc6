"""Agreement against published tables and against R; tests/data/agreement.toml names the sources."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear import agreement
from thirdear.model.agreement import Agreement, Level, Weights

DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "agreement.toml").read_text(encoding="utf-8")
)
KRIPPENDORFF = [[None if v == "" else v for v in row] for row in DATA["krippendorff"]["table"]]
SHROUT_FLEISS = DATA["shrout_fleiss"]["table"]
T_11 = 2.200985160082949
"""The 97.5 % point of t with 11 degrees of freedom."""


def by_name(rows: tuple[Agreement, ...]) -> dict[str, Agreement]:
    """The rows by the name of their statistic."""
    return {row.statistic: row for row in rows}


@pytest.mark.parametrize("name", ["icc_1_1", "icc_1_k", "icc_2_1", "icc_2_k", "icc_3_1", "icc_3_k"])
def test_intraclass_correlations_of_shrout_and_fleiss(name: str) -> None:
    """All six forms and their intervals are those of R's psych::ICC."""
    row = by_name(agreement.of(SHROUT_FLEISS, "interval"))[name]
    value, low, high = DATA["shrout_fleiss"][name]
    assert row.value == pytest.approx(value, abs=1e-8)
    assert row.ci == pytest.approx((low, high), abs=1e-8)
    assert (row.units, row.raters, row.judgements) == (6, 4, 24)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_krippendorffs_canonical_matrix(level: Level) -> None:
    """.743 nominal, .815 ordinal, .849 interval, with gaps; one unit has a single judgement."""
    row = by_name(agreement.of(KRIPPENDORFF, level))["krippendorff_alpha"]
    assert row.value == pytest.approx(DATA["krippendorff"][level], abs=1e-8)
    assert (row.units, row.judgements) == (11, 40)
    assert row.ci is not None
    assert row.ci[0] < row.value < row.ci[1] <= 1


@pytest.mark.parametrize("name", ["percent_agreement", "fleiss_kappa", "gwet_ac1"])
def test_coefficients_with_gaps_and_their_standard_errors(name: str) -> None:
    """Value and standard error are those of R's irrCAC to its five decimals."""
    row = by_name(agreement.of(KRIPPENDORFF, "nominal"))[name]
    value, error = DATA["krippendorff"][name]
    assert row.value == pytest.approx(value, abs=5e-6)
    assert row.ci is not None
    assert (row.value - row.ci[0]) / T_11 == pytest.approx(error, abs=5e-6)
    assert row.ci[1] == 1


@pytest.mark.parametrize("name", ["percent_agreement", "fleiss_kappa", "gwet_ac1"])
def test_coefficients_with_gaps_to_all_places(name: str) -> None:
    """Observed and chance agreement are those of R's irrCAC."""
    observed, chance = DATA["krippendorff"]["whole"][name]
    row = by_name(agreement.of(KRIPPENDORFF, "nominal"))[name]
    assert row.value == pytest.approx((observed - chance) / (1 - chance), abs=1e-8)


def test_kappa_of_two_raters_and_its_weights() -> None:
    """Cohen's kappa with its interval, and with linear and quadratic weights, as R has them."""
    known = DATA["anxiety"]
    table = [row[:2] for row in known["table"]]
    row = by_name(agreement.of(table, "nominal"))["cohen_kappa"]
    assert row.value == pytest.approx(known["cohen_kappa"], abs=1e-8)
    assert row.ci == pytest.approx(known["cohen_interval"], abs=1e-8)
    for weights in ("linear", "quadratic"):
        choices = agreement.Choices(weights=weights)
        found = by_name(agreement.of(table, "ordinal", choices=choices))["weighted_kappa"]
        assert found.value == pytest.approx(known[weights], abs=1e-8)


@pytest.mark.parametrize("name", ["icc_1_1", "icc_1_k", "icc_2_1", "icc_2_k", "icc_3_1", "icc_3_k"])
def test_intraclass_correlations_of_other_data(name: str) -> None:
    """Three raters who hardly agree: values and intervals are those of R's irr::icc."""
    row = by_name(agreement.of(DATA["anxiety"]["table"], "interval"))[name]
    value, *interval = DATA["anxiety"][name]
    assert row.value == pytest.approx(value, abs=1e-8)
    if interval:
        assert row.ci == pytest.approx(interval, abs=1e-8)


def test_fleiss_kappa_of_his_own_table() -> None:
    """Thirty patients, six psychiatrists, five categories."""
    table = [
        [place for place, often in enumerate(row) for _ in range(often)]
        for row in DATA["fleiss"]["counts"]
    ]
    row = by_name(agreement.of(table, "nominal"))["fleiss_kappa"]
    assert row.value == pytest.approx(DATA["fleiss"]["fleiss_kappa"], abs=1e-8)


# Spans over characters, and what Cohen's (1960) formula gives; a widely used tool takes
# Pe = Pyes x Pno, counts overlapping tags twice, and is wrong on every one of these.
KAPPAS = [
    ([(0, 75)], [(25, 100)], 1000, 0.6396),
    ([(0, 75)], [(25, 100)], 100, -0.3333),
    ([(0, 200)], [(100, 300)], 400, 0.0),
    ([(0, 500)], [(450, 950)], 1000, -0.8),
    ([(0, 100), (0, 101)], [], 1000, 0.0),
    ([(0, 100), (50, 150)], [], 1000, 0.0),
    ([(0, 100)], [(100, 200)], 1000, -0.1111),
]


@pytest.mark.parametrize(("first", "second", "units", "kappa"), KAPPAS)
def test_cohens_kappa(
    first: list[tuple[int, int]], second: list[tuple[int, int]], units: int, kappa: float
) -> None:
    """Chance agreement counts both yes and no; one rater's silence gives no credit."""

    def judged(spans: list[tuple[int, int]], unit: int) -> float:
        return float(any(start <= unit < stop for start, stop in spans))

    table = [[judged(first, unit), judged(second, unit)] for unit in range(units)]
    row = by_name(agreement.of(table, "nominal"))["cohen_kappa"]
    assert row.value == pytest.approx(kappa, abs=5e-5)
    assert row.units == units


ratings = st.integers(0, 5).map(float)
pairs = st.lists(st.lists(ratings, min_size=2, max_size=2), min_size=4, max_size=12)


@settings(max_examples=100, deadline=None)
@given(pairs)
def test_quadratic_kappa_is_lins_concordance(table: list[list[float]]) -> None:
    """Over ranks: 2 cov / (var + var + (mean - mean)^2), which is Lin's (1989) with n for n - 1."""
    table = [*table, *([float(v), float(v)] for v in range(6))]
    n = len(table)
    means = [sum(row[side] for row in table) / n for side in (0, 1)]
    spread = [sum((row[side] - means[side]) ** 2 for row in table) / n for side in (0, 1)]
    both = sum((a - means[0]) * (b - means[1]) for a, b in table) / n
    lin = 2 * both / (sum(spread) + (means[0] - means[1]) ** 2)
    row = by_name(agreement.of(table, "ordinal"))["weighted_kappa"]
    assert row.value == pytest.approx(lin, abs=1e-9)
    assert row.method.startswith("quadratic weights")


@given(
    table=st.lists(
        st.lists(st.integers(0, 3), min_size=2, max_size=2).map(lambda pair: [*map(float, pair)]),
        min_size=3,
        max_size=40,
    ).filter(lambda rows: all(len({row[i] for row in rows}) > 1 for i in (0, 1))),
    weights=st.sampled_from([None, "linear", "quadratic"]),
)
def test_kappa_and_its_interval_are_those_of_statsmodels(
    table: list[list[float]], weights: Weights | None
) -> None:
    """Value and large-sample interval of any two raters are those of statsmodels."""
    import numpy as np
    from statsmodels.stats.inter_rater import cohens_kappa

    values = sorted({value for row in table for value in row})
    counts = np.zeros((len(values), len(values)))
    for one, other in table:
        counts[values.index(one), values.index(other)] += 1
    with np.errstate(all="ignore"):  # rounding may leave it a variance just below zero
        theirs = cohens_kappa(counts, wt=weights)
    level: Level = "ordinal" if weights else "nominal"
    name = "weighted_kappa" if weights else "cohen_kappa"
    choices = agreement.Choices(weights=weights or "quadratic", resamples=2)
    ours = by_name(agreement.of(table, level, choices=choices))[name]
    assert ours.value == pytest.approx(theirs.kappa, abs=1e-12)
    if ours.ci is None:
        assert np.nan_to_num(theirs.std_kappa) == pytest.approx(0, abs=1e-6)
        return
    assert ours.ci[0] == pytest.approx(max(theirs.kappa_low, -1), abs=1e-6)
    assert ours.ci[1] == pytest.approx(min(theirs.kappa_upp, 1), abs=1e-6)


def test_a_rater_who_never_varies_leaves_kappa_without_an_interval() -> None:
    """It is 0 by construction, not known to be 0."""
    table = [[float(unit == 3), 0.0] for unit in range(18)]
    row = by_name(agreement.of(table, "nominal"))["cohen_kappa"]
    assert row.value == pytest.approx(0)
    assert row.ci is None


def test_weights_are_a_choice() -> None:
    """One step apart of two: linear weights give half the credit, quadratic three quarters."""
    table = [[0, 0], [1, 1], [2, 2], [0, 1], [1, 2]]
    found = {
        weights: by_name(
            agreement.of(table, "ordinal", choices=agreement.Choices(weights=weights))
        )["weighted_kappa"].value
        for weights in ("linear", "quadratic")
    }
    # By hand: observed .4/2 and .4/4; expected from margins (.4 .4 .2) and (.2 .4 .4).
    assert found["linear"] == pytest.approx(1 - 0.2 / (0.48 * 0.5 + 0.2))
    assert found["quadratic"] == pytest.approx(1 - 0.1 / (0.48 * 0.25 + 0.2))


def test_positive_and_negative_agreement() -> None:
    """Two say yes alike, two apart, six no alike: 4/6 of the yes, 12/14 of the no."""
    table = [[1, 1]] * 2 + [[1, 0], [0, 1]] + [[0, 0]] * 6
    found = by_name(agreement.of(table, "nominal"))
    assert found["positive_agreement"].value == pytest.approx(4 / 6)
    assert found["negative_agreement"].value == pytest.approx(12 / 14)
    for name in ("positive_agreement", "negative_agreement"):
        ci = found[name].ci
        assert ci is not None
        assert ci[0] < (found[name].value or 0) < ci[1]


gappy = st.lists(
    st.lists(st.one_of(st.none(), st.integers(0, 3).map(float)), min_size=3, max_size=3),
    min_size=3,
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(gappy, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_alpha_by_pairs(table: list[list[float | None]], level: Level) -> None:
    """At every level alpha is 1 - observed / expected difference of pairs, written out."""
    row = by_name(agreement.of(table, level)).get("krippendorff_alpha")
    paired = [[v for v in r if v is not None] for r in table]
    paired = [r for r in paired if len(r) > 1]
    values = [v for r in paired for v in r]
    if row is None or row.value is None:
        assert len(paired) < 2 or len(set(values)) < 2
        return

    def apart(a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        if level == "nominal":
            return float(a != b)
        if level == "interval":
            return (a - b) ** 2
        between = sum(low <= v <= high for v in values)
        return (between - (values.count(a) + values.count(b)) / 2) ** 2 if a != b else 0.0

    observed = sum(2 * apart(a, b) / (len(r) - 1) for r in paired for a, b in combinations(r, 2))
    expected = sum(2 * apart(a, b) for a, b in combinations(values, 2)) / (len(values) - 1)
    assert row.value == pytest.approx(1 - observed / expected, abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(st.one_of(pairs, gappy), st.sampled_from(["nominal", "ordinal", "interval"]))
def test_an_interval_holds_its_value(table: list[list[float | None]], level: Level) -> None:
    """Whatever the ratings: nothing above 1, no value without a reason, no interval beside it."""
    for row in agreement.of(table, level, choices=agreement.Choices(resamples=200)):
        assert (row.value is None) == (row.why is not None)
        if row.value is not None:
            assert row.value <= 1 + 1e-12
            if row.ci and "resamples" not in row.method:
                assert row.ci[0] <= row.value + 1e-12
                assert row.value <= row.ci[1] + 1e-12


def test_raters_who_differ_more_than_the_units_have_no_correlation() -> None:
    """Opposite judgements give no number above 1, but the reason why there is none."""
    rows = agreement.interval([[1, 2], [2, 1], [1, 2], [2, 1.1]])
    assert all(row.value is None or row.value <= 1 for row in rows)


def test_percent_and_base_rate() -> None:
    """Three of four pairs agree; three of eight judgements say yes."""
    percent = agreement.nominal([[1, 1], [0, 0], [1, 0], [0, 0]])[0]
    assert percent.value == 0.75
    assert percent.base_rate == pytest.approx(3 / 8)
    assert percent.ci is not None
    assert percent.ci[0] < 0.75 < percent.ci[1]


def test_kappa_is_undefined_where_nobody_ever_differs() -> None:
    """All "absent" is agreement without information: no kappa, no alpha, and the reason."""
    found = by_name(agreement.nominal([[0, 0], [0, 0]]))
    for name in ("cohen_kappa", "fleiss_kappa", "krippendorff_alpha"):
        assert found[name].value is None
        assert found[name].why


def test_nothing_is_claimed_of_too_little() -> None:
    """One comparable unit or one rater gives no statistic."""
    assert agreement.nominal([[1, 1], [1, None]]) == ()
    assert agreement.interval([[1.0], [2.0], [3.0]]) == ()
    assert agreement.of([], "nominal") == ()


def test_correlations_need_units_that_everybody_judged() -> None:
    """With gaps in all but two units, the correlations say so; alpha uses every pair."""
    table = [[1, 2, 1], [4, 4, None], [3, None, 3], [5, 5, 4], [None, 2, 2]]
    found = by_name(agreement.of(table, "interval"))
    assert found["icc_2_1"].value is None
    assert found["icc_2_1"].why == "2 units were coded by all 3 raters; three are needed"
    assert found["krippendorff_alpha"].units == 5


def test_agreement_over_the_order_of_rating() -> None:
    """Raters agree in the first third only, and the blocks say which units they are."""
    table = [[1, 1], [0, 0]] * 3 + [[1, 0], [0, 1]] * 6
    blocks = agreement.over_order(table, "nominal", "x.c")
    assert [(b.first, b.last) for b in blocks] == [(1, 6), (7, 12), (13, 18)]
    assert [by_name(b.rows)["percent_agreement"].value for b in blocks] == [1, 0, 0]
    assert agreement.over_order(table[:4], "nominal") == ()


def test_a_seed_gives_the_same_interval() -> None:
    """Resampling is reproducible and another seed moves the bounds."""
    first, again, other = (
        by_name(agreement.of(KRIPPENDORFF, "nominal", choices=agreement.Choices(seed=seed)))
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first["krippendorff_alpha"].ci != other["krippendorff_alpha"].ci


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_alpha_of_gaps_is_the_librarys(monkeypatch: pytest.MonkeyPatch, level: Level) -> None:
    """Units with two, three and four judgements: our own way, which resamples, gives the same."""
    monkeypatch.setattr("thirdear.agreement.alpha._PAIRS", 0)
    ours = by_name(agreement.of(KRIPPENDORFF, level))["krippendorff_alpha"].value
    monkeypatch.undo()
    theirs = by_name(agreement.of(KRIPPENDORFF, level))["krippendorff_alpha"].value
    assert ours == pytest.approx(theirs, abs=1e-12)


def test_alpha_of_many_numbers_is_the_librarys() -> None:
    """More values than the library's table of pairs is made for give what the library says."""
    import krippendorff
    import numpy as np

    random = np.random.default_rng(3)
    table = random.normal(size=(150, 2)) + random.normal(size=(150, 1))
    table[::7, 1] = np.nan
    rows = [[None if np.isnan(value) else float(value) for value in row] for row in table]
    found = {one.statistic: one for one in agreement.of(rows, "interval")}["krippendorff_alpha"]
    theirs = krippendorff.alpha(reliability_data=table.T, level_of_measurement="interval")
    assert found.value == pytest.approx(theirs, abs=1e-12)
    assert found.ci is not None
    assert found.ci[0] < theirs < found.ci[1]


def test_two_raters_have_correlations_and_two_judgements_a_unit() -> None:
    """The forms of Shrout and Fleiss (1979) from mean squares that are added up here by hand."""
    table = [[1.0, 2.0], [2.0, 3.0], [3.0, 3.0], [4.0, 6.0], [5.0, 6.0]]
    n, k = 5, 2
    grand = sum(map(sum, table)) / (n * k)
    units = k * sum((sum(row) / k - grand) ** 2 for row in table) / (n - 1)
    columns = list(zip(*table, strict=True))
    raters = n * sum((sum(column) / n - grand) ** 2 for column in columns) / (k - 1)
    total = sum((value - grand) ** 2 for row in table for value in row)
    within = (total - units * (n - 1)) / (n * (k - 1))
    error = (total - units * (n - 1) - raters * (k - 1)) / ((n - 1) * (k - 1))
    found = by_name(agreement.of(table, "interval"))
    expected = {
        "icc_1_1": (units - within) / (units + (k - 1) * within),
        "icc_2_1": (units - error) / (units + (k - 1) * error + k * (raters - error) / n),
        "icc_3_1": (units - error) / (units + (k - 1) * error),
        "icc_1_k": (units - within) / units,
        "icc_2_k": (units - error) / (units + (raters - error) / n),
        "icc_3_k": (units - error) / units,
    }
    for name, value in expected.items():
        assert found[name].value == pytest.approx(value, abs=1e-12)
        assert (found[name].units, found[name].raters, found[name].judgements) == (5, 2, 10)


@pytest.mark.parametrize(
    ("table", "level", "name"),
    [
        ([[1, 2], [2, 2], [3, 3]], "ordinal", "weighted_kappa"),
        ([[2, 2], [2, 2], [2, 2]], "ordinal", "weighted_kappa"),
        ([[0, 1], [1, 1], [0, 0]], "nominal", "cohen_kappa"),
        ([[1, 1], [1, 1], [1, 1]], "nominal", "cohen_kappa"),
    ],
)
def test_two_raters_judge_each_unit_twice(table: Any, level: Level, name: str) -> None:
    """Also where nobody varies, so that there is no kappa."""
    row = by_name(agreement.of(table, level))[name]
    assert (row.units, row.judgements) == (3, 6)


def test_only_the_statistics_that_are_wanted_are_made() -> None:
    """With the values that they have among all."""
    table = [[1, 1], [0, 0], [1, 0], [1, 1]]
    every = by_name(agreement.of(table, "nominal"))
    only = agreement.Choices(only=frozenset(("percent_agreement", "cohen_kappa")))
    some = by_name(agreement.of(table, "nominal", choices=only))
    assert list(some) == ["percent_agreement", "cohen_kappa"]
    assert some["cohen_kappa"] == every["cohen_kappa"]
    assert not agreement.of([[1, 2], [2, 2], [3, 1]], "interval", choices=only)


def test_specific_agreement_says_how_its_interval_was_made() -> None:
    """From resampled units; where all of them are alike, by Wilson's formula for two raters."""
    found = by_name(agreement.of([[1, 1]] * 3 + [[1, 0]] * 2 + [[0, 0]] * 6, "nominal"))
    assert "resamples of units" in found["positive_agreement"].method
    alike = by_name(agreement.of([[1, 1]] * 4 + [[0, 0]] * 6, "nominal"))
    assert "Wilson" in alike["positive_agreement"].method
    ci = alike["positive_agreement"].ci
    assert ci is not None
    assert 0 < ci[0] < ci[1] == pytest.approx(1)
    three = by_name(agreement.of([[1, 1, 1]] * 4 + [[0, 0, 0]] * 6, "nominal"))
    assert three["positive_agreement"].ci is None


@pytest.mark.parametrize(
    ("table", "rate"),
    [
        ([[1, 2], [2, 2], [1, 1]], None),
        ([[0, 2], [2, 2], [0, 0]], None),
        ([[0, 0], [0, 0]], 0.0),
        ([[1, 1], [1, 1]], 1.0),
        ([[0, 1], [1, 1]], 0.75),
    ],
)
def test_only_yes_and_no_have_a_base_rate(table: list[list[float]], rate: float | None) -> None:
    """The share of the judgements that say yes."""
    assert agreement.nominal(table)[0].base_rate == rate
