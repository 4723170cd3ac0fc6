"""Every test sees the same terminal, whatever the one it was started from is like."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.a_demonstration import Made, made_once
from thirdear.model.language import speak

# A loaded machine is slow, not wrong.
slow = [HealthCheck.too_slow]
settings.register_profile("thirdear", deadline=None, suppress_health_check=slow)
settings.load_profile("thirdear")

TERMINAL = ("NO_COLOR", "COLORTERM", "TERM_PROGRAM", "FORCE_COLOR")


@pytest.fixture(autouse=True)
def _plain_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    speak("en")
    for name in [*TERMINAL, *(name for name in os.environ if name.startswith("TEXTUAL_"))]:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The demonstration study, made once for all workers; copy it before changing anything."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return made_once(shared / "demonstration")
