"""Passes as one small file: judgements keyed by the transcript's hash, without its words.

JSON, format "thirdear-passes" 3; files of version 2 have memos on segments only, those of version 1
none. A tag names its transcript by SHA-256, its layer with a digest of the layer's boundaries, its
segment, code, value and offsets; a memo on a tag names code and offsets, too. Memos are a rater's
own words and may quote the session.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from thirdear.model.refusal import Refusal

FORMAT, VERSION = "thirdear-passes", 3
_READ = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class FileTag:
    """One tag: where it lies, the code, and the version of the codebook it was made under."""

    layer: str
    cut: str
    segment: int
    code: str
    value: int | None = None
    start: int | None = None
    stop: int | None = None
    uncertain: bool = False
    version: int | None = None
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class FileMemo:
    """A memo: where it lies, its words, and the code and offsets of the tag that it is on."""

    layer: str
    cut: str
    segment: int
    text: str
    code: str | None = None
    start: int | None = None
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class FileSession:
    """What one pass says of one transcript; ``ratings`` by item, None for "cannot be rated"."""

    rater: str
    number: int
    sha256: str
    finished: bool
    tags: tuple[FileTag, ...]
    ratings: Mapping[str, float | None]
    memos: tuple[FileMemo, ...] = ()


def dumps(sessions: Sequence[FileSession], names: Mapping[str, str]) -> str:
    """Return the file's text; the same passes always give the same text."""
    ordered = sorted(sessions, key=lambda one: (one.rater, one.number, one.sha256))
    data = {
        "format": FORMAT,
        "version": VERSION,
        "raters": dict(sorted(names.items())),
        "sessions": [asdict(one) for one in ordered],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(path: Path) -> tuple[tuple[FileSession, ...], dict[str, str]]:
    """Return what a file of passes says, and the raters' names by key."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal(
            f"{path.name} cannot be read as a file of passes.",
            f"{path.name} kodlama turu dosyası olarak okunamıyor.",
        ) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refusal(
            f"{path.name} is no file of passes; `thirdear export passes` makes one.",
            f"{path.name} bir kodlama turu dosyası değil; `thirdear export passes` böyle "
            "bir dosya yazar.",
        )
    if data.get("version") not in _READ:
        raise Refusal(
            f"{path.name} was made by a newer program; bring this one up to date.",
            f"{path.name} daha yeni bir sürümle yazılmış; bu programı güncelleyin.",
        )
    try:
        names = {str(key): str(name) for key, name in data["raters"].items()}
        return tuple(_session(one) for one in data["sessions"]), names
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise Refusal(
            f"{path.name} is damaged: an entry is not what it should be.",
            f"{path.name} bozuk: kayıtlarından biri beklenen biçimde değil.",
        ) from error


def _session(one: Mapping[str, Any]) -> FileSession:
    tags = tuple(FileTag(**tag) for tag in one["tags"])
    for tag in tags:
        numbers = (tag.value, tag.start, tag.stop, tag.version)
        if not all(isinstance(n, int) for n in (tag.segment, *(n or 0 for n in numbers))):
            raise ValueError("a number is none")
        if not all(isinstance(word, str) for word in (tag.layer, tag.cut, tag.code)):
            raise ValueError("a name is none")
    ratings = {str(k): None if v is None else float(v) for k, v in one["ratings"].items()}
    memos = tuple(FileMemo(**memo) for memo in one.get("memos", ()))
    for memo in one.get("memos", ()):
        parts = [memo["layer"], memo["cut"], memo["text"]]
        if not all(isinstance(part, str) and part for part in parts):
            raise ValueError("a memo has no words")
        if not isinstance(memo["segment"], int):
            raise ValueError("a number is none")
        edges = (memo.get("start"), memo.get("stop"))
        if not isinstance(memo.get("code") or "", str) or not (
            edges == (None, None) or (memo.get("code") and all(isinstance(n, int) for n in edges))
        ):
            raise ValueError("a memo's tag is none")
    place = (str(one["rater"]), int(one["number"]), str(one["sha256"]))
    return FileSession(*place, bool(one["finished"]), tags, ratings, memos)
