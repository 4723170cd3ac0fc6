"""The R script holds series, gaps and what R must meet, and R meets it where R is there."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.a_series import a_series, drawn, fixture
from thirdear import series
from thirdear.exchange.rscript import script
from thirdear.model.precedence import Trend


def text(missing: tuple[int, ...] = ()) -> str:
    """Return the script of three tests of the simulated case and of one that is refused."""
    case = fixture(missing)
    cause, effect = case["technique"], case["alliance"]
    made = [
        (series.test(cause, effect, lag=lag, trend=trend, resamples=0), cause, effect)
        for lag, trend in ((1, "none"), (2, "linear"), (1, "quadratic"))
    ]
    flat = a_series("x", [1.0] * 34), a_series('y"\\', drawn(1)[0].values)
    made.append((series.test(*flat), *flat))
    return script(made)


def test_series_and_specification_stand_in_the_script() -> None:
    """Gaps are NA; a refused test has its reason and no data; a quote in a name ends nothing."""
    found = text((12,))
    assert found.count("session = 1:34") == 3
    assert found.count("NA") > 2 * 3
    assert 'repeated(d, 2, "linear", c())' in found
    assert "refused: x has the same value" in found
    assert '-> y\\"\\\\, lag 1' in found


def broken(breaks: tuple[int, ...], missing: tuple[int, ...] = (), trend: Trend = "linear") -> str:
    """Return the script of a test whose case has these declared breaks, with its draws."""
    case = fixture(missing)
    pair = [replace(case[name], breaks=breaks) for name in ("technique", "alliance")]
    return script([(series.test(*pair, trend=trend, resamples=99), *pair)])


def test_declared_breaks_are_steps_in_the_script() -> None:
    """Both the equation and the system get the places of the steps; without any they get none."""
    found = broken((12, 20))
    assert 'w <- repeated(d, 1, "linear", c(12, 20))' in found
    assert 'system_of(d, 1, "linear", c(12, 20))' in found
    assert "linear, steps from session 12, 20 on" in found
    assert "p of the verdict in thirdear: 0." in found
    assert 'repeated(d, 2, "linear", c())' in text()


def test_a_break_of_one_series_is_a_step_too() -> None:
    """The script takes the breaks of either series, as the test does."""
    cause, effect = drawn(1)
    pair = replace(cause, breaks=(9,)), effect
    assert "c(9))" in script([(series.test(*pair, resamples=0), *pair)])


def there(package: str) -> bool:
    """Say whether R is there, and a package of it."""
    asked = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    if shutil.which("Rscript") is None:
        return False
    return (
        subprocess.run(["Rscript", "-e", asked], capture_output=True, check=False).returncode == 0
    )


def run(folder: Path, written: str) -> subprocess.CompletedProcess[str]:
    """Run a script in R."""
    file = folder / "tests.R"
    file.write_text(written, encoding="utf-8")
    return subprocess.run(["Rscript", file], capture_output=True, encoding="utf-8", check=False)


needs_r = pytest.mark.skipif(not there("lmtest"), reason="R or its package lmtest is not installed")


@needs_r
@pytest.mark.parametrize("missing", [(), (12, 20)])
def test_r_meets_every_number(tmp_path: Path, missing: tuple[int, ...]) -> None:
    """Rscript runs to the end: it stops at the first F or p that differs by more than 1e-8."""
    ran = run(tmp_path, text(missing))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("thirdear") == 6
    left_out = "A session has no score" if missing else "The package vars is not there"
    assert ran.stdout.count(left_out) == (3 if missing or not there("vars") else 0)


@needs_r
@pytest.mark.parametrize("trend", ["none", "linear", "quadratic"])
@pytest.mark.parametrize(
    ("breaks", "missing"), [((12,), ()), ((9, 20), (12, 21)), ((1, 15, 15, 99), ()), ((2,), (5,))]
)
def test_r_meets_the_equation_with_its_steps(
    tmp_path: Path, trend: Trend, breaks: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    """Also where a break lies in a gap, at the first row, behind all, or stands twice."""
    ran = run(tmp_path, broken(breaks, missing, trend))
    assert ran.returncode == 0, ran.stderr


@needs_r
def test_r_stops_where_the_steps_are_left_out(tmp_path: Path) -> None:
    """The comparison tells one equation from the other."""
    ran = run(tmp_path, broken((12,)).replace("c(12))", "c())"))
    assert ran.returncode != 0
    assert "is not TRUE" in ran.stderr
