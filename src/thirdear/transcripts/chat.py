"""CHAT, the format of CHILDES and TalkBank: ``*MOT:`` tiers with times behind the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thirdear.model.language import counted, said
from thirdear.model.reading import Reading
from thirdear.transcripts.entries import Loose, Said, reading_of
from thirdear.transcripts.material import Material

NAME = "chat"

_HEADS = "UTF8|Begin|Languages|Participants|Options|ID|PID|Font|Media|Date"
_SLIP = re.compile(rf"@\s*(?:{_HEADS}|UTF-8|End)\b", re.IGNORECASE)
_BEGIN = re.compile(f"\ufeff?\\s*{_SLIP.pattern}", re.IGNORECASE)
_RIGHT = re.compile(rf"@(?:{_HEADS}|End)\b")
_TOLD = re.compile(r"(?i)@comment|%(?:act|alt|com|def|eng|exp|fac|gls|gpx|int|ort|par|sit)\b")
_WHOLE = re.compile("\ufeff?\\s*@(?:UTF8|Begin)\\b")
_MAIN = re.compile(r"^\*[^:\s]{1,40}:", re.MULTILINE)
_TIER = re.compile(r"\*\s?(?P<speaker>[^:\s]{1,40})\s?:[\t ]*(?P<words>.*)", re.DOTALL)
_TIMES = re.compile('\x15(?:%snd:)?(?:"[^"\x15]{0,200}"_)?(\\d{1,10})_(\\d{1,10})-?\x15')
_BARE_TIMES = re.compile(r"\s(\d{1,10})_(\d{1,10})\s*$")  # where the marks around it were lost


def recognises(material: Material) -> bool:
    """Whether it begins with one of the headers that CHAT files begin with.

    A header that is damaged (``@ UTF8``), or not the first one, needs a main tier below it.
    """
    if material.is_packed or not _BEGIN.match(material.decoded):
        return False
    return bool(_WHOLE.match(material.decoded) or _MAIN.search(material.decoded))


def read(material: Material) -> Reading:
    """Return an entry for each main tier, as transcribed, marks and all; times are taken out.

    Headers and dependent tiers are no speech: what somebody wrote in words (``@Comment``, ``%com``,
    ``%act``, a translation) is reported as not placed; analyses (``%mor``) and other headers are
    counted. Slips of the pen in headers are told.
    """
    parts: list[Said | Loose] = []
    left = {"@": 0, "%": 0}
    slips: list[str] = []
    for line, tier in _tiers(material.text):
        found = _TIER.fullmatch(tier)
        if found:
            parts.append(_said(line, found["speaker"], found["words"]))
        elif tier[0] in left and not _TOLD.match(tier):
            left[tier[0]] += 1
            slips += _slip(line, tier)
        else:
            parts.append(Loose(line, tier))
    warnings = tuple(
        said(f"{counted(left[mark], noun)} left out", f"{left[mark]} {noun_tr} alınmadı")
        for mark, noun, noun_tr in (
            ("%", "dependent tier", "bağımlı katman"),
            ("@", "header line", "başlık satırı"),
        )
        if left[mark]
    )
    return reading_of(
        parts,
        format_name=NAME,
        encoding=material.encoding,
        warnings=material.warnings + _missing(material.text) + tuple(slips) + warnings,
    )


def _slip(line: int, tier: str) -> Iterator[str]:
    """Say how a header is meant that is not written as CHAT writes it."""
    found = _SLIP.match(tier)
    if found is None or _RIGHT.match(tier):
        return
    word = re.sub(r"\W", "", found[0]).lower()
    meant = next(head for head in f"{_HEADS}|End".split("|") if head.lower() == word)
    written = " ".join(found[0].split())
    yield said(
        f"line {line}: {written!r} is read as '@{meant}'",
        f"{line}. satır: {written!r}, '@{meant}' olarak okundu",
    )


def _missing(text: str) -> tuple[str, ...]:
    """Name the headers that every CHAT file has and this one lacks."""
    heads = ("UTF8", "Begin", "End")
    written = {re.sub(r"\W", "", found[0]).lower() for found in _SLIP.finditer(text)}
    lacking = [f"@{head}" for head in heads if head.lower() not in written]
    if not lacking:
        return ()
    listed = ", ".join(lacking)
    return (said(f"header lines missing: {listed}", f"eksik başlık satırları: {listed}"),)


def _tiers(text: str) -> Iterator[tuple[int, str]]:
    """Yield each tier with the number of its first line; lines that a tab begins go on with it."""
    first = 0
    rows: list[str] = []
    for number, row in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if row.startswith(("\t", "    ")) and rows and row.lstrip()[:1] not in set("*@%"):
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
