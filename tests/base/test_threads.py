"""One thread for numeric libraries, said before they are imported."""

from __future__ import annotations

import os

import pytest

from thirdear import __main__, cli
from thirdear.base.threads import one_thread

NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@pytest.fixture(autouse=True)
def _unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")  # so that it is put back even where it was not there
        monkeypatch.delenv(name)


def test_the_program_takes_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before the command line runs, so before anything heavy is imported."""
    seen: list[list[str | None]] = []
    monkeypatch.setattr(cli, "main", lambda: seen.append([os.environ.get(n) for n in NAMES]))
    __main__.main()
    assert seen == [["1", "1", "1"]]


def test_somebody_who_says_more_gets_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says stays."""
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    one_thread()
    assert [os.environ[name] for name in NAMES] == ["8", "1", "1"]
