"""The language of the person before the program, and sentences that stand in both.

One process serves one person, so the language is the process's. Whoever knows it says so: the
command line when it has opened a study, the desk when it shows one. A sentence then stands where it
is said, in English and Turkish side by side.
"""

from __future__ import annotations

import locale
import os
import sys
from typing import Literal

Language = Literal["en", "tr"]


def spoken_here() -> Language:
    """Return the language of this computer, English where it is neither."""
    told = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":
        # Windows tells it by itself ("Turkish_Türkiye"), unless somebody set one of those.
        told.append(locale.getlocale(locale.LC_CTYPE)[0])
    return "tr" if next(filter(None, told), "").lower().startswith(("tr", "turkish")) else "en"


_now: Language = "en"


def speak(language: str) -> None:
    """Say sentences in this language from now on; English where it is no other one."""
    global _now  # noqa: PLW0603 - one process, one person
    _now = "tr" if language == "tr" else "en"


def spoken() -> Language:
    """Return the language in which sentences are said now."""
    return _now


def said(english: str, turkish: str) -> str:
    """Return the sentence in the language that is spoken now."""
    return turkish if _now == "tr" else english
