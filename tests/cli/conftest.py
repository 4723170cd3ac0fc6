"""What the tests of the room cli start from."""

from __future__ import annotations

import pytest

from tests.a_cli import Prompt


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """A command line in a wide, dumb terminal."""
    monkeypatch.setenv("COLUMNS", "200")
    return Prompt(capsys)
