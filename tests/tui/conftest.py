"""What the tests of the room tui start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a_desk import a_study
from thirdear.study import Study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three sessions of eight turns, nothing tagged."""
    return a_study(tmp_path)
