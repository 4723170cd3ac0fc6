"""What a command says: in which language, and which commands a refusal tells somebody to type."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

from tests.strangers_shell import built
from thirdear.cli import program

MARKERS = {
    "en": frozenset(
        "the is are of and not with there was this that has have which it for to be from its "
        "were".split()
    ),
    "tr": frozenset(
        "bir ve değil yok bu için ile olan şu var ama hiçbir adlı sonra önce olarak olmalı göre da "
        "de".split()
    ),
}
PROSE = frozenset("warnings refused sentences problems cautions notes".split())
"""Keys of JSON whose values are sentences for people, in the study's language."""
TEXT = frozenset(
    "what why reason text words title criterion commentary context name definition memo told "
    "was now file study database document printed translation altered consent former".split()
)
"""Keys whose values are somebody's own words, or a document's; a case and session stand beside."""
PLACES = re.compile(
    r"\b(?:session|turn|segment|oturum|seans|söz|birim|bölüt)s? \d"
    r"|\d+\. (?:oturum|seans|söz|birim|bölüt)"
)
_TYPED = re.compile(r"`(thirdear(?: [^`]*)?)`")
_ASIDE = re.compile(r"`[^`]*`|“[^”]*”|'[^']*'|\"[^\"]*\"|\S*/\S*|--\S+")


def foreign(text: str, language: str) -> str:
    """Return the sentence that is in the other language, or nothing."""
    other = "en" if language == "tr" else "tr"
    for line in text.splitlines():
        words = set(re.findall(r"\w+", _ASIDE.sub(" ", line).lower()))
        if len(words & MARKERS[other]) >= 2 and len(words & MARKERS[other]) > len(
            words & MARKERS[language]
        ):
            return line
    return ""


def prose(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every string of a JSON document beside the key that it stands under."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from prose(value, str(name))
    elif isinstance(data, list):
        for value in data:
            yield from prose(value, key)
    elif isinstance(data, str):
        yield key, data


def told_as_data(data: Any) -> Iterator[str]:
    """Yield what stands as a sentence for people where a machine needs data."""
    for key, value in prose(data):
        if key not in PROSE | TEXT and PLACES.search(value):
            yield f"{key}: {value}"


def typed(text: str) -> list[list[str]]:
    """Return the commands that a refusal names, as they would be typed."""
    return [shlex.split(found)[1:] for found in _TYPED.findall(text)]


def unknown(command: list[str]) -> str:
    """Return what of a command that was named does not exist, or nothing."""
    here = built(program)
    rest = list(command)
    while hasattr(here, "commands") and rest and not rest[0].startswith("-"):
        if rest[0] not in here.commands:
            return "" if here.invoke_without_command else rest[0]
        here = here.commands[rest.pop(0)]
    options = {name for one in here.params for name in (*one.opts, *one.secondary_opts)}
    options.add("--help")  # every command has it, and none has it among its parameters
    return next(
        (one for one in rest if one.startswith("--") and one.partition("=")[0] not in options), ""
    )
