"""Which session a suggested vignette is told to carry a test by."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.study import vignettes

ASKED = SimpleNamespace(cause="x.a", effect="x.b")


def outcome(f: float | None = 8.0, case: str = "A", cause: str = "x.a") -> Any:
    """Return a test that found something."""
    return SimpleNamespace(case=case, cause=cause, effect="x.b", f=f, found=True)


@pytest.mark.parametrize(
    ("tests", "without", "session"),
    [
        ([outcome()], 5.0, 4),
        ([outcome()], 8.0, None),  # F does not fall
        ([outcome()], 9.0, None),
        ([outcome()], None, None),
        ([outcome(None)], 5.0, None),
        ([outcome(case="B")], 5.0, None),
        ([outcome(cause="x.b")], 5.0, None),
        ([outcome(case="B"), outcome()], 5.0, 4),
        ([], 5.0, None),
    ],
)
def test_the_session_without_which_f_falls(
    tests: list[Any], without: float | None, session: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the first hypothesis' test in this case, and only where it falls."""
    most = SimpleNamespace(session=4, f=without)
    monkeypatch.setattr(vignettes.protocol, "most_influential", lambda *_: most)
    study: Any = SimpleNamespace(hypotheses=lambda: (ASKED, outcome()))
    found = vignettes._influential(study, "A", (), tests)
    assert (found.session if found else None) == session
    if found:
        assert (found.f, found.f_without, found.found) == (8.0, without, True)


def test_without_a_hypothesis_no_session_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where none can be left out."""
    monkeypatch.setattr(vignettes.protocol, "most_influential", lambda *_: None)
    study: Any = SimpleNamespace(hypotheses=lambda: ())
    assert vignettes._influential(study, "A", (), [outcome()]) is None
    study = SimpleNamespace(hypotheses=lambda: (ASKED,))
    assert vignettes._influential(study, "A", (), [outcome()]) is None
