"""Judgements side by side: rows kept once a session say what looking at every unit says."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear import agreement
from thirdear.agreement import alpha
from thirdear.base import bits
from thirdear.model.agreement import Level
from thirdear.study.sheets import Part, Row, Sheet, marked, valued

SETS = st.frozensets(st.integers(1, 20))
RATERS = st.lists(st.none() | SETS, min_size=1, max_size=4)
SAID = st.none() | st.integers(0, 3).map(float)


def as_bits(numbers: frozenset[int]) -> int:
    """Return a set as bits."""
    return sum(1 << number for number in numbers)


@given(SETS)
def test_bits_are_gone_through_in_order(numbers: frozenset[int]) -> None:
    """From the lowest up, each once."""
    assert list(bits.each(as_bits(numbers))) == sorted(numbers)


@given(SETS, RATERS)
def test_presence_is_that_of_every_unit(
    units: frozenset[int], own: list[frozenset[int] | None]
) -> None:
    """1 where a rater marked the unit, 0 where not, None who has not judged."""
    found = marked(as_bits(units), [None if marks is None else as_bits(marks) for marks in own])
    rows = {n: tuple(None if m is None else float(n in m) for m in own) for n in units}
    assert {n: row for row, those in found.items() for n in bits.each(those)} == rows
    assert all(found.values())


@given(SETS, st.lists(st.dictionaries(st.integers(1, 20), st.integers(1, 5)), min_size=1))
def test_values_are_those_that_two_gave(units: frozenset[int], own: list[dict[int, int]]) -> None:
    """Of the units that were judged, those with two values or more."""
    rows = {n: tuple(values.get(n) for values in own) for n in units}
    expected = {n: row for n, row in rows.items() if sum(v is not None for v in row) > 1}
    found = valued(as_bits(units), own)
    assert {n: row for row, those in found.items() for n in bits.each(those)} == expected


@given(st.lists(st.tuples(SETS, SETS, SETS), max_size=4))
def test_a_sheet_counts_and_lists_its_units(
    sessions: list[tuple[frozenset[int], frozenset[int], frozenset[int]]],
) -> None:
    """In the order of sessions and segments, whole, where raters differ, and case by case."""
    parts: list[Part] = [
        (("AB"[at % 2], at), marked(as_bits(units), [as_bits(one), as_bits(other)]))
        for at, (units, one, other) in enumerate(sessions)
    ]
    sheet = Sheet("x.a", "nominal", "turn", ("R1", "R2"), parts)
    listed = [
        (("AB"[at % 2], at), number, (float(number in one), float(number in other)))
        for at, (units, one, other) in enumerate(sessions)
        for number in sorted(units)
    ]
    assert list(sheet.judged) == listed
    assert dict(zip(*sheet.table, strict=True)) == Counter(row for _, _, row in listed)
    for case, own in sheet.by_case().items():
        assert list(own.judged) == [unit for unit in listed if unit[0][0] == case]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.tuples(SAID, SAID, SAID), st.integers(1, 6)), min_size=1, max_size=8),
    st.sampled_from(["nominal", "ordinal", "interval"]),
    st.sampled_from([2, 3]),
)
def test_units_that_are_alike_may_be_counted(
    counted: list[tuple[Row, int]], level: Level, raters: int
) -> None:
    """Every statistic of rows with how many units have each is that of the units one by one."""
    rows = [row[:raters] for row, _ in counted]
    times = [often for _, often in counted]
    singly = [row for row, often in zip(rows, times, strict=True) for _ in range(often)]
    choices = agreement.Choices(resamples=50)
    found = agreement.of(rows, level, "x.a", choices=choices, times=times)
    expected = agreement.of(singly, level, "x.a", choices=choices)
    assert [one.statistic for one in found] == [one.statistic for one in expected]
    for one, other in zip(found, expected, strict=True):
        assert (one.units, one.judgements, one.why) == (other.units, other.judgements, other.why)
        assert one.value == pytest.approx(other.value, abs=1e-12)
        assert one.base_rate == pytest.approx(other.base_rate, abs=1e-12)
        assert (one.ci is None) == (other.ci is None)
        if one.ci and other.ci:
            assert one.ci == pytest.approx(other.ci, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(SAID, SAID, SAID), min_size=3, max_size=20),
    st.sampled_from(["nominal", "ordinal", "interval"]),
)
def test_alpha_is_the_librarys_however_many_units_there_are(table: list[Row], level: Level) -> None:
    """Where there are too many units and values to ask the library, the value is the same."""
    found = {one.statistic: one for one in agreement.of(table, level)}.get("krippendorff_alpha")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alpha, "_PAIRS", 0)
        own = {one.statistic: one for one in agreement.of(table, level)}.get("krippendorff_alpha")
    assert (found is None) == (own is None)
    if found and own:
        assert own.value == pytest.approx(found.value, abs=1e-12)
        assert own.ci == found.ci
