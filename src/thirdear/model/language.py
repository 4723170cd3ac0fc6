"""The language of the person before the program, and sentences that stand in both.

One process serves one person, so the language is the process's. Whoever knows it says so: the
command line when it has opened a study, the desk when it shows one. A sentence then stands where it
is said, in English and Turkish side by side.
"""

from __future__ import annotations

import locale
import os
import re
import sys
from collections.abc import Collection, Mapping
from datetime import date, datetime
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


def day_and_minute(at: datetime | str) -> str:
    """Return a moment's day and minute by this computer's clock, in the language spoken now.

    ``at`` is a time of the audit log, or any other one that knows its zone.
    """
    here = _here(at)
    return f"{here:%d.%m.%Y %H:%M}" if _now == "tr" else f"{here:%Y-%m-%d %H:%M}"


def day(at: date | str) -> str:
    """Return a day, or a moment's day by this computer's clock, in the language spoken now."""
    here = _here(at) if isinstance(at, datetime | str) else at
    return f"{here:%d.%m.%Y}" if _now == "tr" else f"{here:%Y-%m-%d}"


def _here(at: datetime | str) -> datetime:
    return (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone()


Both = tuple[str, str]
"""A sentence in English and in Turkish."""

_POSSESSED = ("vakası", "olgusu")


def the_case(case: str) -> str:
    """Return a case in an English sentence: ``case A``; a key that says so itself stays."""
    return case if says_case(case) else f"case {case}"


def at_start(case: str) -> str:
    """Return a case where an English sentence begins with it: ``Case A``."""
    told = the_case(case)
    return told[:1].upper() + told[1:]


def titled(case: str, language: str) -> str:
    """Return a case as a heading names it: ``Case A``, ``A vakası``."""
    return vaka(case) if language == "tr" else at_start(case)


def says_case(case: str) -> bool:
    """Whether a key says itself that it is a case: ``Case 1``, ``Vaka 2``, ``A vakası``."""
    return case.casefold().startswith(("case ", "vaka ")) or case.endswith(_POSSESSED)


def vaka(case: str, ending: str = "") -> str:
    """Return a case in a Turkish sentence: ``A vakası``, with an ending such as ``nın``.

    A key that says that it is a case (``A vakası``, ``Vaka 12``) is not called one again.
    """
    if case.endswith("olgusu"):
        return case + ending.translate(str.maketrans("ıa", "ue"))
    if case.endswith("vakası"):
        return case + ending
    if says_case(case):
        return f"{case}’{_suffix(case, ending)}" if ending else case
    return f"{case} vakası{ending}"


_DIGITS = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}


def _suffix(name: str, ending: str) -> str:
    """Return what ``vakası`` would take (``nın``, ``nda``, ``na``) as it sounds after a name."""
    word = _aloud(name)
    vowel = next((letter for letter in reversed(word) if letter in _HIGH), "e")
    high, low = _HIGH[vowel], "a" if _HIGH[vowel] in "ıu" else "e"
    open_ = word[-1:] in _HIGH
    if ending == "nda":
        return f"{'t' if word[-1:] in 'çfhkpsşt' else 'd'}{low}"
    if ending == "na":
        return f"{'y' if open_ else ''}{low}"
    return f"{'n' if open_ else ''}{high}n"


def _aloud(name: str) -> str:
    """Return the end of a name as it is read: ``12`` is iki, ``30`` is otuz, ``B`` is be."""
    last = name.replace("İ", "i").replace("I", "ı").lower().split()[-1]
    if not last[-1:].isdecimal():
        return f"{last}e" if len(last) == 1 and last not in _HIGH else last
    number = last[len(last.rstrip("0123456789")) :].lstrip("0") or "0"
    zeros = len(number) - len(number.rstrip("0"))
    if number == "0" or not zeros:
        return _DIGITS[int(number[-1])]
    return _TENS[int(number[-2])] if zeros == 1 else "yüz" if zeros == 2 else "bin"


def as_document(case: str, language: str) -> str:
    """Return a case as documents call it everywhere: ``Case A``, ``Vaka A``.

    A key that says that it is a case stays as it is.
    """
    word = "Vaka" if language == "tr" else "Case"
    return case if says_case(case) else f"{word} {case}"


def in_case(case: str, language: str) -> str:
    """Return how a sentence of a document on a case begins: ``In Case A, ``, ``Vaka A için, ``."""
    named = as_document(case, language)
    return f"{named} için, " if language == "tr" else f"In {named}, "


def counted(number: int, noun: str, several: str = "") -> str:
    """Return "1 label" or "2 labels"; ``several`` is a plural that takes more than an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {several or noun + 's'}"


_NOUNS = (
    "turns|readings|passages|actions|things|snapshots|pseudonyms|sessions|cases|weeks|words|segments|units|tests|rows|passes|tags|claims|places|entries|items|"
    "raters|codes|pairs|events|acts|questions|scores|draws|links|vignettes|texts|files|times|ways|laboratories|ratings"
)
_ONE_OF = {
    " passes": " pass",
    " entries": " entry",
    " laboratories": " laboratory",
    " degrees of freedom": " degree of freedom",
}
_VERBS = {
    "are": "is",
    "do": "does",
    "were": "was",
    "have": "has",
    "carry": "carries",
    "stand": "stands",
}
_COUNTED = re.compile(
    r"(?P<place>\{(?P<name>\w+)(?::w)?\}(?: (?:finished|usable|bootstrap|rating|more)\b)?)"
    rf"(?P<noun> (?:{_NOUNS}|degrees of freedom)\b)?(?P<verb> (?:{'|'.join(_VERBS)})\b)?"
)


def agreed(template: str, ones: Collection[str]) -> str:
    """Return an English template in which what follows a place that holds one is singular.

    Only a noun right behind the place, and a verb right behind that, are looked at; words that
    are filled in later are never touched.
    """
    return _COUNTED.sub(lambda found: _singular(found, ones), template) if ones else template


def _singular(found: re.Match[str], ones: Collection[str]) -> str:
    if found["name"] not in ones:
        return found[0]
    noun, verb = found["noun"] or "", (found["verb"] or "").strip()
    short = _ONE_OF.get(noun, noun.removesuffix("s"))
    return f"{found['place']}{short}{' ' + _VERBS[verb] if verb else ''}"


def filled(template: str, values: Mapping[str, object], language: str) -> str:
    """Return a template with its values; in English what is counted agrees with its number."""
    if language == "en":
        ones = {name for name, value in values.items() if str(value) == "1"}
        template = agreed(template, ones)
    return template.format(**values)
