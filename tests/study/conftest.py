"""What the tests of the room study start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.a_cli import Prompt
from tests.study.a_writing import FakeStudy
from thirdear.study import facts, loops, precedence, rules, ruptures, scores

ANSWERS = (
    (rules, "rules", "rules"),
    (scores, "scores", "score_values"),
    (precedence, "tests", "tests"),
    (loops, "loops", "loops"),
    (ruptures, "charts", "charts"),
    (facts, "read", "facts"),
    (facts, "outcomes", "outcomes"),
)
"""What a write-up asks of a study's numbers, and the fake study's method that answers."""


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A command line."""
    return Prompt(capsys)


@pytest.fixture
def study(tmp_path: Path) -> Any:
    """Return the fake study in a folder of its own."""
    return FakeStudy(tmp_path)


def _from_the_fake(function: Callable[..., Any], method: str) -> Callable[..., Any]:
    """Let the fake study answer by its own method, whatever function of the study is asked."""

    def answer(study: Any, *given: Any, **named: Any) -> Any:
        if isinstance(study, FakeStudy):
            return getattr(study, method)(*given, **named)
        return function(study, *given, **named)

    return answer


@pytest.fixture(autouse=True)
def _the_fake_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, method in ANSWERS:
        monkeypatch.setattr(module, name, _from_the_fake(getattr(module, name), method))
