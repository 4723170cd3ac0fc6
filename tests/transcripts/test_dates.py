"""Days in names and titles, as people write them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from thirdear.transcripts.dates import blank, find

D = date(2024, 3, 18)

ONE_WAY = """
2024-03-18
2024.03.18
2024_03_18
2024/03/18
2024 03 18
20240318
2024-3-18
18.03.2024
18.3.2024
18-03-2024
18/03/2024
18 03 2024
18032024
18.03.24
18 Mart 2024
18. Mart 2024
18MART2024
18-mar-2024
18 MÄRZ 2024
18 marzo 2024
18th March, 2024
March 18, 2024
March 18th 2024
mart_18_2024
"""


@pytest.mark.parametrize("written", ONE_WAY.strip().splitlines())
@pytest.mark.parametrize("around", ["{}", "C07 {} notlar", "seans_4_{}.v2", "({})"])
def test_a_day_is_found_however_it_is_written(written: str, around: str) -> None:
    """Wherever it stands; what it covers is the day and nothing else."""
    text = around.format(written)
    (found,) = (one for one in find(text) if one.days)
    assert (found.days[0], text[found.start : found.stop]) == (D, written)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("03-04-2024", {"dmy": date(2024, 4, 3), "mdy": date(2024, 3, 4)}),
        ("03/04/2024", {"dmy": date(2024, 4, 3), "mdy": date(2024, 3, 4)}),
        ("03042024", {"dmy": date(2024, 4, 3), "mdy": date(2024, 3, 4)}),
        ("03.04.2024", {"": date(2024, 4, 3)}),  # dots are read in this order
        ("03.18.2024", {"": D}),  # unless it is no day so
        ("03-18-2024", {"mdy": D}),
        ("18-03-2024", {"dmy": D}),
        ("04-04-2024", {"dmy": date(2024, 4, 4)}),
        (
            "03-04-05",
            {"dmy": date(2005, 4, 3), "mdy": date(2005, 3, 4), "ymd": date(2003, 4, 5)},
        ),
        ("24-03-18", {"dmy": date(2018, 3, 24), "ymd": D}),
        ("24.03.18", {"": date(2018, 3, 24)}),
        ("2024-04-03", {"": date(2024, 4, 3)}),
    ],
)
def test_each_order_that_is_a_day_counts(written: str, days: dict[str, date]) -> None:
    """The likeliest first: the day before the month, then the month, then the year."""
    (found,) = find(written)
    assert dict(zip(found.orders, found.days, strict=True)) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C07",
        "31-02-31",
        "99.99.9999",
        "Session 12",
        "1899-03-18",
        "2100-03-18",
        "1:20:24",
        "120240318",
        "202403181",
        "Maya 12",
        "mayday 3",
    ],
)
def test_what_is_no_day(text: str) -> None:
    """Numbers of cases and clocks, and days that no calendar has."""
    assert not any(one.days for one in find(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [("seans 2024", "2024"), ("oturum 18.03", "18.03"), ("18.03. C07", "18.03."), ("x 1.9", "1.9")],
)
def test_parts_of_a_day_are_known_as_such(text: str, part: str) -> None:
    """A year alone, a day and a month: no number of a session."""
    (found,) = find(text)
    assert (found.days, found.orders, text[found.start : found.stop]) == ((), (), part)


@pytest.mark.parametrize("text", ["x 32.03", "x 18.32", "x 0.3", "1.2.3.4", "v 1900.5"])
def test_other_numbers_with_dots_are_no_parts(text: str) -> None:
    """There is no such day, or it goes on."""
    assert find(text) == ()


def test_days_come_in_their_order_and_do_not_overlap() -> None:
    """A day behind another, and a year that belongs to one is no second find."""
    found = find("18 Mart 2024 - 2024-03-25, 2023")
    assert [one.days[:1] for one in found] == [(D,), (date(2024, 3, 25),), ()]
    assert all(a.stop <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("C07 2024-03-18 S4", "C07            S4"),
        ("C07 1234 S4", "C07 1234 S4"),
        ("C07 12345 S4", "C07       S4"),
        ("C07 2024 S4", "C07      S4"),
        ("Çağrı", "Çağrı"),
    ],
)
def test_days_and_long_numbers_are_blanked_in_place(text: str, blanked: str) -> None:
    """What stays is where it was, so that what is found beside it has its place."""
    assert blank(text) == blanked
    assert len(blanked) == len(text)
