"""Passphrases in the system's keyring, for whoever wants that: the keyring door, an extra."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thirdear.model.refusal import Refusal

_SERVICE = "thirdear"


def remember(file: Path, passphrase: str) -> None:
    """Put a file's passphrase into the keyring."""
    _asked("set_password", file, passphrase)


def remembered(file: Path) -> str:
    """Return a file's passphrase; refuse where the keyring has none."""
    found = _asked("get_password", file)
    if not found:
        raise Refusal(
            f"The keyring has no passphrase for {file}; put it there with "
            "`thirdear privacy passphrase --remember`.",
            f"Sistemin anahtarlığında {file} için parola yok; `thirdear privacy passphrase "
            "--remember` ile ekleyin.",
        )
    return str(found)


def forget(file: Path) -> None:
    """Take a file's passphrase out of the keyring, if it is there."""
    if _asked("get_password", file):
        _asked("delete_password", file)


def _asked(what: str, file: Path, *more: str) -> Any:
    try:
        import keyring
        import keyring.errors
    except ImportError as error:
        raise Refusal(
            "The keyring needs `pip install thirdear[keyring]`.",
            "Anahtarlık için `pip install thirdear[keyring]` gerekir.",
        ) from error
    try:
        return getattr(keyring, what)(_SERVICE, str(file.resolve()), *more)
    except keyring.errors.KeyringError as error:
        raise Refusal(
            f"The system's keyring does not answer ({type(error).__name__}); type the passphrase, "
            "or name its file with --passphrase-file.",
            f"Sistemin anahtarlığı yanıt vermiyor ({type(error).__name__}); parolayı yazın "
            "ya da dosyasını --passphrase-file ile gösterin.",
        ) from error
