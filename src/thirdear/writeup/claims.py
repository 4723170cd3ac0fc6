"""Numbers that carry their source: marked while a sentence is made, wrapped when it is written.

A mark stands in the sentence itself, in three characters of the private use area, so that fixed
wording, lists and table cells can be put together as plain strings and lose nobody's source.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

_OPEN, _MIDDLE, _SHUT = "\ue0f0", "\ue0f1", "\ue0f2"
_CLAIM = re.compile(f"{_OPEN}([^{_OPEN}{_MIDDLE}{_SHUT}]*){_MIDDLE}([^{_OPEN}{_SHUT}]*){_SHUT}")
_STRAY = re.compile(f"[{_OPEN}{_MIDDLE}{_SHUT}]")
_DIGIT = re.compile(r"\d")
NAMES = frozenset(
    "among case cases cause codes code direction effect figures letter list name rule score scores "
    "source speaker table tables text title values who".split()
)
"""Facts that are names or lists of finished parts: their digits are no numbers of the study."""
PREFIX = "thirdear.claim."


def claim(key: str, shown: str) -> str:
    """Return text as a claim: what is printed, and the key of where it comes from."""
    return f"{_OPEN}{_STRAY.sub('', key)}{_MIDDLE}{_STRAY.sub('', shown)}{_SHUT}"


def is_number(key: str, value: object) -> bool:
    """Say whether the fact that a key ends with is a number that is no claim yet."""
    shown = str(value)
    return key.rpartition(" ")[2] not in NAMES and _OPEN not in shown and bool(_DIGIT.search(shown))


def known(sentence: str, facts: list[tuple[str, str]]) -> str:
    """Return a finished sentence with each fact (printed, key) marked where it next stands."""
    made, at = [], 0
    for shown, key in facts:
        found = re.compile(rf"(?<![\w.,−]){re.escape(shown)}(?![\w]|[.,]\d)").search(sentence, at)
        if shown and found:
            made.append(sentence[at : found.start()] + claim(key, shown))
            at = found.end()
    return "".join(made) + sentence[at:]


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield (key, words) through a text; the key is empty for what is no claim."""
    at = 0
    for found in () if text.isprintable() else _CLAIM.finditer(text):
        if found.start() > at:
            yield "", _STRAY.sub("", text[at : found.start()])
        yield found[1], _STRAY.sub("", found[2])
        at = found.end()
    if at < len(text):
        yield "", _STRAY.sub("", text[at:])


def plain(text: str) -> str:
    """Return a text without its marks."""
    if text.isprintable() or not _STRAY.search(text):  # the marks are not printable
        return text
    return _STRAY.sub("", _CLAIM.sub(r"\2", text))


@lru_cache(maxsize=1 << 15)
def tag(key: str) -> str:
    """Return the tag of a claim's content control: short, and the same in every document."""
    return PREFIX + hashlib.sha256(key.encode()).hexdigest()[:20]
