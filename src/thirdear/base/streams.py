"""The standard streams: their encoding, and whether a person sits at the other end."""

from __future__ import annotations

import codecs
import sys
import unicodedata
from typing import IO, Any

_STAND_INS = {
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "−": "-",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "…": "...",
    "·": ".",
    "•": "*",
    "×": "x",
    "÷": "/",
    "±": "+-",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~",
    "√": "sqrt",
    "∞": "inf",
    "∅": "-",
    "′": "'",
    "″": '"',
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‹": "<",
    "›": ">",
    "⟦": "[",
    "⟧": "]",
    "✓": "+",
    "✗": "x",
    "●": "*",
    "○": "o",
    "■": "#",
    "□": "-",
    "█": "#",
    "░": ".",
    "│": "|",
    "─": "-",
    "␛": "^[",
    "ı": "i",
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "Δ": "Delta",
    "η": "eta",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "φ": "phi",
    "χ": "chi",
    "ω": "omega",
    "₀": "0",
    "₁": "1",
    "₂": "2",
    "²": "2",
    "³": "3",
}
"""What stands for a sign that a terminal cannot show."""
_HANDLER = "thirdear.stand-ins"


def prepare() -> None:
    """Let output be UTF-8 in files and pipes, and never fail for a sign that a terminal lacks.

    What comes in through a pipe is UTF-8, too. Line ends of files are written as they are.
    """
    codecs.register_error(_HANDLER, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        if is_terminal(stream):
            _reconfigure(stream, errors=_HANDLER)
        else:
            _reconfigure(stream, encoding="utf-8", errors="backslashreplace", newline="")
    if not is_terminal(sys.stdin):
        _reconfigure(sys.stdin, encoding="utf-8", errors="replace")


def is_terminal(stream: IO[str] | None) -> bool:
    """Say whether a stream is a terminal; NUL on Windows only calls itself one."""
    if stream is None or stream.closed or not stream.isatty():
        return False
    if sys.platform == "win32":
        return _is_console(stream)
    return True


def _reconfigure(stream: Any, **how: str) -> None:
    # Whoever catches the output (a test, a notebook) may have put another kind of stream there.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**how)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = "".join(_plain(sign, error.encoding) for sign in error.object[error.start : error.end])
    return plain, error.end


def _plain(sign: str, encoding: str) -> str:
    """Return what stands for a sign: one that is listed, the letter without its marks, or ``?``."""
    for other in (_STAND_INS.get(sign, ""), _without_marks(sign)):
        if other:
            try:
                other.encode(encoding)
            except UnicodeEncodeError:
                continue
            return other
    return "?"


def _without_marks(sign: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", sign)
    return "".join(one for one in taken_apart if not unicodedata.combining(one))


if sys.platform == "win32":

    def _is_console(stream: IO[str]) -> bool:
        """Ask the system: there every device of characters calls itself a terminal."""
        import ctypes
        import msvcrt

        mode = ctypes.c_ulong()
        try:
            handle = msvcrt.get_osfhandle(stream.fileno())
        except OSError:
            return False
        return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode)))
