"""What the protocol's checks are called in both languages, about sessions and about weeks."""

from __future__ import annotations

import pytest

from thirdear.model.protocol import Check
from thirdear.series.nulls import _TURKISH, spoken, why


@pytest.mark.parametrize(
    ("name", "language", "lag_in", "told"),
    [
        ("ARCH", "en", "sessions", ("ARCH", "made for 3")),
        ("ARCH", "tr", "sessions", ("ARCH", "hataların yayılımı önceki 3 seansa bağlı değildir")),
        (
            "ARCH",
            "en",
            "weeks",
            ("ARCH", "the spread of the errors does not depend on the 3 weeks before"),
        ),
        ("ARCH", "tr", "weeks", ("ARCH", "hataların yayılımı önceki 3 haftaya bağlı değildir")),
        ("same session", "en", "sessions", ("same session", "made for 3")),
        ("same session", "tr", "sessions", ("aynı seans", "bir seansın hataları ilişkisizdir")),
        ("same session", "en", "weeks", ("same week", "the errors of a week are uncorrelated")),
        ("same session", "tr", "weeks", ("aynı hafta", "bir haftanın hataları ilişkisizdir")),
        ("skewness", "en", "weeks", ("skewness", "made for 3")),
        ("skewness", "tr", "weeks", ("çarpıklık", "hatalar çarpık değildir")),
        (
            "Breusch-Godfrey",
            "tr",
            "weeks",
            ("Breusch-Godfrey", "hatalar 3. gecikmeye kadar ilişkisizdir"),
        ),
    ],
)
def test_a_check_is_told_in_a_language(
    name: str, language: str, lag_in: str, told: tuple[str, str]
) -> None:
    """Name and null hypothesis, with its lags; its numbers stay."""
    made = Check(name, "made for {lags}", 1.5, 2, 0.25, "x", 3)
    found = spoken(made, language, lag_in)  # type: ignore[arg-type]
    assert (found.name, found.null) == told
    assert (found.statistic, found.df, found.p, found.of, found.lags) == (1.5, 2, 0.25, "x", 3)


@pytest.mark.parametrize("name", _TURKISH)
@pytest.mark.parametrize("lag_in", ["sessions", "weeks"])
def test_no_mark_is_left_open(name: str, lag_in: str) -> None:
    """Every null hypothesis has its lags put in."""
    found = spoken(Check(name, "", lags=4), "tr", lag_in)  # type: ignore[arg-type]
    assert "{" not in found.null
    assert found.null


@pytest.mark.parametrize(
    ("reason", "turkish"),
    [
        ("too few rows", "satır sayısı yetersiz"),
        ("no variance", "değişkenlik yok"),
        ("something else", "something else"),
        (None, None),
    ],
)
def test_why_there_is_none(reason: str | None, turkish: str | None) -> None:
    """In Turkish where Turkish is spoken, as it was made else."""
    assert why(reason) == turkish
    made = Check("KPSS", "null", why=reason)
    assert spoken(made, "tr").why == turkish
    assert spoken(made, "en").why == reason
