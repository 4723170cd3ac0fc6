"""What the tests of the room study start from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.a_cli import Prompt
from tests.study.a_writing import FakeStudy


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A command line."""
    return Prompt(capsys)


@pytest.fixture
def study(tmp_path: Path) -> Any:
    """Return the fake study in a folder of its own."""
    return FakeStudy(tmp_path)
