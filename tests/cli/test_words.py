"""Words and numbers in the tables of the command line, in either language."""

from __future__ import annotations

import time
from datetime import date, datetime
from typing import get_args

import pytest

from thirdear.base.numbers import grouped, percent
from thirdear.cli.words import apa, cell_word, heading, is_numeric, local, minute
from thirdear.model.facts import HELD
from thirdear.model.language import day, day_and_minute, speak
from thirdear.model.marks import MarkKind
from thirdear.model.outcomes import Status


@pytest.mark.parametrize(
    ("cell", "turkish"),
    [
        ("0.77", "0,77"),
        (".05", "0,05"),
        ("0.77 [0.71; 0.83]", "0,77 [0,71; 0,83]"),
        ("< .001", "< 0,001"),
        ("12", "12"),
        ("2026-11-24", "24.11.2026"),
        ("2026-11-24T09:30:00Z", "24.11.2026 09:30"),
        ("mbtc.empathy", "mbtc.empathy"),
        ("1.2.0", "1.2.0"),
        ("It was 3.5 metres.", "It was 3.5 metres."),
        ("A-1.txt", "A-1.txt"),
    ],
)
def test_only_numbers_and_days_are_written_otherwise_in_turkish(cell: str, turkish: str) -> None:
    """A cell that is a number, interval or day as a whole; keys, versions and texts stay."""
    assert local(cell, "tr") == turkish
    assert local(cell, "en") == cell


def test_coefficients_have_no_zero_in_english_and_one_in_turkish() -> None:
    """As APA style and as Turkish journals print them."""
    assert [apa(value) for value in (0.774, -0.04, 1.0, None)] == [".77", "-.04", "1.00", ""]
    speak("tr")
    assert apa(0.774) == "0.77"
    assert local(apa(0.774), "tr") == "0,77"


@pytest.mark.parametrize(
    ("cell", "numeric"),
    [("0.5", True), (".77 [.71, .83]", True), ("12", True), ("2026-11-24", False), ("R1", False)],
)
def test_numbers_stand_to_the_right(cell: str, numeric: bool) -> None:
    """A column of numbers is aligned, one of days or names is not."""
    assert is_numeric(cell) is numeric


def test_a_number_below_zero_has_a_true_minus() -> None:
    """Numbers and intervals only: days, ranges and names keep their hyphens."""
    assert local("-0.35", "en") == "−0.35"
    assert local("-0.35 [-0.40, 0.20]", "en") == "−0.35 [−0.40, 0.20]"
    assert local("-0.35", "tr") == "−0,35"
    for kept in ("2026-11-24", "1-3", "A-1", "-x"):
        assert local(kept, "en") == kept


def test_a_moment_is_printed_to_the_minute() -> None:
    """As the history prints it, and as a day of the language in a cell."""
    assert minute("2026-11-30T00:59:33Z") == "2026-11-30 00:59"
    assert local(minute("2026-11-30T00:59:33Z"), "tr") == "30.11.2026 00:59"
    assert minute("") == ""


def test_counts_and_minutes_are_written_as_each_language_writes_them() -> None:
    """Thousands and days, on the screen as in sentences."""
    at = datetime.fromisoformat("2026-11-30T01:03:59")
    assert (grouped(3797), grouped(97), day_and_minute(at)) == ("3,797", "97", "2026-11-30 01:03")
    speak("tr")
    assert (grouped(3797), grouped(97), day_and_minute(at)) == ("3.797", "97", "30.11.2026 01:03")


@pytest.mark.parametrize(
    ("zone", "minute_here", "day_here"),
    [
        ("Europe/Istanbul", "2026-12-01 01:03", "2026-12-01"),
        ("UTC", "2026-11-30 22:03", "2026-11-30"),
    ],
)
def test_a_moment_of_the_audit_log_is_shown_by_the_clock_here(
    monkeypatch: pytest.MonkeyPatch, zone: str, minute_here: str, day_here: str
) -> None:
    """The log keeps UTC; a day without a clock is the same everywhere."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be changed here")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        stamp = "2026-11-30T22:03:59Z"
        assert (day_and_minute(stamp), day(stamp)) == (minute_here, day_here)
        assert (day("2026-11-30"), day(date(2026, 11, 30))) == ("2026-11-30", "2026-11-30")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_no_heading_of_notes_and_no_status_stays_english() -> None:
    """Kinds of a transcriber's notes head a table; statuses and states stand in cells."""
    for kind in MarkKind:
        assert heading(kind.value, "tr") != kind.value
        assert heading(kind.value, "en") == kind.value
    for status in (*get_args(Status), *HELD):
        assert cell_word(status, "tr") != status
        assert cell_word(status, "en") == status


def test_a_share_has_its_sign_where_each_language_writes_it() -> None:
    """Behind the number in English, before it in Turkish, whose decimals have a comma."""
    assert (percent(0.57), percent(0.975, ".1f"), percent(1, "g")) == ("57%", "97.5%", "100%")
    speak("tr")
    assert (percent(0.57), percent(0.975, ".1f"), percent(1, "g")) == ("%57", "%97,5", "%100")
    assert is_numeric(percent(0.975, ".1f"))
