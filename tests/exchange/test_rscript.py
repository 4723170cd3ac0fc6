"""The R script holds series, gaps and what R must meet, and R meets it where R is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.a_series import a_series, drawn, fixture
from thirdear import series
from thirdear.exchange.rscript import script


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
    assert 'repeated(d, 2, "linear")' in found
    assert "refused: x has the same value" in found
    assert '-> y\\"\\\\, lag 1' in found


def there(package: str) -> bool:
    """Say whether R is there, and a package of it."""
    asked = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    if shutil.which("Rscript") is None:
        return False
    return (
        subprocess.run(["Rscript", "-e", asked], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not there("lmtest"), reason="R or its package lmtest is not installed")
@pytest.mark.parametrize("missing", [(), (12, 20)])
def test_r_meets_every_number(tmp_path: Path, missing: tuple[int, ...]) -> None:
    """Rscript runs to the end: it stops at the first F or p that differs by more than 1e-8."""
    file = tmp_path / "tests.R"
    file.write_text(text(missing), encoding="utf-8")
    ran = subprocess.run(["Rscript", file], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("thirdear") == 6
    left_out = "A session has no score" if missing else "The package vars is not there"
    assert ran.stdout.count(left_out) == (3 if missing or not there("vars") else 0)
