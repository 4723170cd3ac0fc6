"""The system's keyring keeps passphrases for whoever wants that."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from thirdear.base import keychain
from thirdear.model.refusal import Refusal


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """Return the passphrases of a keyring that stands in for the system's, by service and file."""
    found: dict[tuple[str, str], str] = {}
    ring, errors = types.ModuleType("keyring"), types.ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]

    def put(service: str, file: str, passphrase: str) -> None:
        found[service, file] = passphrase

    for name, value in {
        "errors": errors,
        "set_password": put,
        "get_password": lambda *of: found.get(of),
        "delete_password": lambda *of: found.pop(of),
    }.items():
        setattr(ring, name, value)
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return found


def test_what_is_remembered_comes_back_until_it_is_forgotten(
    kept: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    """Each file has its own, by its whole path; what is not there is no matter to forget."""
    keychain.remember(tmp_path / "x" / ".." / "a", "one")
    keychain.remember(tmp_path / "b", "two")
    assert keychain.remembered(tmp_path / "a") == "one"
    keychain.forget(tmp_path / "a")
    keychain.forget(tmp_path / "a")
    assert list(kept.values()) == ["two"]
    with pytest.raises(Refusal, match="has no passphrase for") as refused:
        keychain.remembered(tmp_path / "a")
    assert "parola yok" in refused.value.turkish


def test_a_keyring_that_does_not_answer_is_refused(
    kept: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to do instead."""

    def silent(*_: object) -> None:
        raise sys.modules["keyring.errors"].KeyringError

    monkeypatch.setattr(sys.modules["keyring"], "get_password", silent)
    with pytest.raises(Refusal, match=r"does not answer .*--passphrase-file"):
        keychain.remembered(Path("a"))
    assert kept == {}
