"""Running the command line in this process, as a person would type it."""

from __future__ import annotations

import json
import sys
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from thirdear.cli import main


class Outcome(NamedTuple):
    """Exit code and what was printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


class Prompt:
    """A command line that remembers nothing between two commands."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: object) -> Outcome:
        """Run one command and return its outcome."""
        self._capture.readouterr()
        code = 0
        with patch.object(sys, "argv", ["thirdear", *map(str, arguments)]):
            try:
                main()
            except SystemExit as leaving:
                code = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
        told = self._capture.readouterr()
        return Outcome(code, told.out, told.err)

    def well(self, *arguments: object) -> Outcome:
        """Run a command that must succeed."""
        outcome = self(*arguments)
        assert outcome.code == 0, outcome
        return outcome
