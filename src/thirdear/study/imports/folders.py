"""Which files of the paths that a person named are read."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from thirdear import transcripts
from thirdear.base.letters import lower_turkish
from thirdear.base.reasons import reason
from thirdear.model.language import said
from thirdear.model.refusal import Refusal

_MAY_BE_OTHER = frozenset({".csv", ".tsv", ".json", ".html", ".htm", ".md"})


def expand(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the files to read, folders opened in natural order, and notes on what was passed over.

    Files that are named are always taken. Inside folders hidden files, README files, Word's
    ``~$`` files are passed over, with a note also other endings and tables that hold no speech
    (tags, ratings, names).
    """
    files: list[Path] = []
    notes: list[str] = []
    others: Counter[str] = Counter()
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        for file in sorted(_inside(path), key=_natural):
            ending = file.suffix.lower()
            if ending not in transcripts.SUFFIXES:
                others[ending or said("without an ending", "uzantısız")] += 1
            elif ending in _MAY_BE_OTHER and not transcripts.holds_speech(file):
                notes.append(
                    said(
                        f"{file.name}: passed over, it holds no speech.",
                        f"{file.name}: atlandı, içinde konuşma yok.",
                    )
                )
            else:
                files.append(file)
    notes += [
        said(f"Other files passed over: {n} {ending}.", f"Atlanan başka dosyalar: {n} {ending}.")
        for ending, n in sorted(others.items())
    ]
    return tuple(files), tuple(notes)


def _inside(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not (name.startswith((".", "~$")) or name.lower().startswith("readme")):
                yield Path(parent) / name


def _refuse(error: OSError) -> None:
    """Refuse a folder that cannot be opened, rather than miss the transcripts in it."""
    raise Refusal(
        f"The folder {error.filename} cannot be opened: {reason(error)[0]}.",
        f"{error.filename} klasörü açılamıyor: {reason(error)[1]}.",
    ) from error


def _natural(path: Path) -> list[list[str | int]]:
    """Return a key that sorts s2 before s10, folder by folder."""
    return [
        [int(piece) if piece.isdecimal() else piece for piece in re.split(r"(\d+)", part)]
        for part in map(lower_turkish, path.parts)
    ]
