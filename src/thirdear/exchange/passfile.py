"""Passes as one small file: judgements keyed by the transcript's hash, without its words.

JSON, format "thirdear-passes" 4; files of version 3 have memos on tags and segments only, those of
version 2 on segments only, those of version 1 none. A tag names its transcript by SHA-256, its
layer with a digest of the layer's boundaries, its segment, code, value and offsets; a memo on a tag
names code and offsets, too. Memos are a rater's own words and may quote the session.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from thirdear.model.refusal import Refusal

FORMAT, VERSION = "thirdear-passes", 4
_READ = (1, 2, 3, 4)


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


@dataclass(frozen=True, slots=True)
class FileTopic:
    """A pass's memo on a session, its case, or a code.

    ``sha256`` is the session's transcript, of a case the one of its first session; ``of_case`` says
    that the memo is on the case. One on a code has its key instead.
    """

    rater: str
    number: int
    text: str
    sha256: str | None = None
    of_case: bool = False
    code: str | None = None


def dumps(
    sessions: Sequence[FileSession], names: Mapping[str, str], topics: Sequence[FileTopic] = ()
) -> str:
    """Return the file's text; the same passes always give the same text."""
    ordered = sorted(sessions, key=lambda one: (one.rater, one.number, one.sha256))
    data = {
        "format": FORMAT,
        "version": VERSION,
        "raters": dict(sorted(names.items())),
        "sessions": [asdict(one) for one in ordered],
        "topics": [asdict(one) for one in topics],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(path: Path) -> tuple[tuple[FileSession, ...], dict[str, str]]:
    """Return what a file of passes says, and the raters' names by key."""
    data = _data(path)
    with _whole(path):
        names = {str(key): str(name) for key, name in data["raters"].items()}
        return tuple(_session(one) for one in data["sessions"]), names


def read_topics(path: Path) -> tuple[FileTopic, ...]:
    """Return the memos on sessions, cases and codes of a file of passes; older ones have none."""
    data = _data(path)
    with _whole(path):
        return tuple(_topic(one) for one in data.get("topics", ()))


def _data(path: Path) -> dict[str, Any]:
    """Return what stands in a file of passes; refuse any other file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal(
            f"{path.name} cannot be read as a file of coding rounds.",
            f"{path.name} kodlama turu dosyası olarak okunamıyor.",
        ) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refusal(
            f"{path.name} is no file of coding rounds; `thirdear export passes` writes one.",
            f"{path.name} bir kodlama turu dosyası değil; `thirdear export passes` böyle "
            "bir dosya yazar.",
        )
    if data.get("version") not in _READ:
        raise Refusal(
            f"{path.name} was made by a newer program; bring this one up to date.",
            f"{path.name} daha yeni bir sürümle yazılmış; bu programı güncelleyin.",
        )
    return data


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Refuse a file an entry of which is not what it should be."""
    try:
        yield
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


def _topic(one: Mapping[str, Any]) -> FileTopic:
    found = FileTopic(**one)
    words = (found.rater, found.text, found.code if found.sha256 is None else found.sha256)
    if not all(isinstance(word, str) and word for word in words):
        raise ValueError("a memo has no words, or is on nothing")
    if found.sha256 is not None and found.code is not None:
        raise ValueError("a memo is on two things")
    if not isinstance(one["number"], int) or not isinstance(one.get("of_case", False), bool):
        raise TypeError("a number is none")
    return found
