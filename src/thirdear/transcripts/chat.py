"""CHAT, the format of CHILDES and TalkBank: ``*MOT:`` tiers with times behind the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thirdear.model.text import Reading
from thirdear.transcripts.entries import Loose, Said, reading_of
from thirdear.transcripts.material import Material
from thirdear.transcripts.wording import counted

NAME = "chat"

_BEGIN = re.compile("\ufeff?\\s*@(?:UTF8|Begin)\\b")
_TIER = re.compile(r"\*(?P<speaker>[^:\s]{1,40}):[\t ]*(?P<words>.*)", re.DOTALL)
_TIMES = re.compile('\x15(?:%snd:)?(?:"[^"\x15]{0,200}"_)?(\\d{1,10})_(\\d{1,10})-?\x15')
_BARE_TIMES = re.compile(r"\s(\d{1,10})_(\d{1,10})\s*$")  # where the marks around it were lost


def recognises(material: Material) -> bool:
    """Whether it begins with one of the headers that every CHAT file begins with."""
    return not material.is_packed and _BEGIN.match(material.decoded) is not None


def read(material: Material) -> Reading:
    """Return an entry for each main tier, as transcribed, marks and all; times are taken out.

    Headers and dependent tiers (``%com:``) are no speech: comments (``@Comment``, ``%com``) are
    reported as not placed, other tiers and headers are counted.
    """
    parts: list[Said | Loose] = []
    left = {"@": 0, "%": 0}
    for line, tier in _tiers(material.text):
        found = _TIER.fullmatch(tier)
        if found:
            parts.append(_said(line, found["speaker"], found["words"]))
        elif tier[0] in left and not tier.lower().startswith(("%com", "@comment")):
            left[tier[0]] += 1
        else:
            parts.append(Loose(line, tier))
    warnings = tuple(
        f"{counted(left[mark], noun)} left out"
        for mark, noun in (("%", "dependent tier"), ("@", "header line"))
        if left[mark]
    )
    return reading_of(
        parts,
        format_name=NAME,
        encoding=material.encoding,
        warnings=material.warnings + warnings,
    )


def _tiers(text: str) -> Iterator[tuple[int, str]]:
    """Yield each tier with the number of its first line; lines that a tab begins go on with it."""
    first = 0
    rows: list[str] = []
    for number, row in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if row.startswith("\t") and rows:
            rows.append(row.strip())
        elif row.strip():
            if rows:
                yield first, "\n".join(rows)
            first, rows = number, [row.strip()]
    if rows:
        yield first, "\n".join(rows)


def _said(line: int, speaker: str, words: str) -> Said:
    found = _TIMES.search(words) or _BARE_TIMES.search(words)
    if found is None:
        return Said(line, speaker, words.strip())
    time, end = int(found[1]) / 1000, int(found[2]) / 1000
    cut = words[: found.start()].rstrip() + words[found.end() :]
    return Said(line, speaker, _TIMES.sub("", cut).strip(), time, end)
