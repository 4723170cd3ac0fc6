"""Paths as people type and drag them, and names that every system takes for a file."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from thirdear.model.refusal import Refusal

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
_FORBIDDEN = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
_LONGEST = 100
"""Bytes of a name, with room for an ending where 143 are the most (encrypted home folders)."""
WINDOWS = sys.platform == "win32"


def typed(text: str, *, windows: bool = WINDOWS) -> Path:
    """Return the path that somebody typed or dragged into a window.

    Quotes around it, ``file:`` addresses, ``~`` and, but on Windows, backslashes before blanks are
    understood, as terminals and file managers write them.
    """
    text = _unquoted(text.strip(), windows)
    if text.casefold().startswith("file:"):
        text = _of_address(text, windows)
    return expanded(Path(text))


def expanded(path: Path) -> Path:
    """Return a path with ``~`` as the home folder; an unknown person's home is refused."""
    if not str(path).startswith("~") or path.exists():
        return path
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise Refusal(
            f"{path.parts[0]} is nobody's home folder on this computer; write the whole path.",
            f"{path.parts[0]} bu bilgisayarda kimsenin ev klasörü değil; yolun tamamını yazın.",
        ) from error


def _unquoted(text: str, windows: bool) -> str:
    if len(text) > 1 and _QUOTES.get(text[0]) == text[-1]:
        return text[1:-1]
    if not windows and "\\" in text and not Path(text).exists():
        return re.sub(r"\\(.)", r"\1", text)
    return text


def _of_address(text: str, windows: bool) -> str:
    """Return the path that a ``file:`` address means: of a drive, of a share, or of this disk."""
    try:
        address = urlsplit(text)
    except ValueError:
        return text
    path = unquote(address.path)
    if address.netloc and address.netloc != "localhost":
        return f"//{address.netloc}{path}"
    if windows and re.match(r"/[A-Za-z]:", path):
        return path[1:]
    return path


def file_name(words: str, otherwise: str = "_") -> str:
    """Return words as the name of a file that Windows, macOS and Linux all take, without ending.

    What is forbidden somewhere becomes ``_``, so do blanks and dots at the end; a device's name
    (``CON``) gets ``_`` before it. Words of which nothing is left are named ``otherwise``.
    """
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", words)).strip()
    stem = name.rstrip(". ")
    name = stem + "_" * (len(name) - len(stem)) if stem else ""
    name = name.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(". ")
    if name.startswith("."):
        name = f"_{name[1:]}"
    return f"_{name}" if _DEVICE.fullmatch(name) else name or otherwise


def file_names(words: Iterable[str], otherwise: str = "_") -> dict[str, str]:
    """Return a file name for each, no two alike where capitals do not count, in a fixed order."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in dict.fromkeys(words):
        name = first = file_name(one, otherwise)
        number = 2
        while (alike := unicodedata.normalize("NFC", name.casefold())) in taken:
            name = f"{first}-{number}"
            number += 1
        taken.add(alike)
        found[one] = name
    return found
