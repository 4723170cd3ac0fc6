"""What stands in a file that was handed on, whatever it is packed in."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

_MARKUP = re.compile(rb"<[^<>]*>")


def parts(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a file, and of the archives in it, beside its name; names are texts."""
    yield name, name
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from parts(archive.read(inner), f"{name}/{inner}")
        return
    yield name, data.decode("utf-8", "replace")
    yield name, _MARKUP.sub(b"", data).decode("utf-8", "replace")


_ACCENTS = re.compile(r"[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return a text without case, dots and accents."""
    bare = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("İ", "i").casefold())
    return _ACCENTS.sub("", bare)


def standing(paths: Iterable[Path], names: Iterable[str]) -> Iterator[str]:
    """Yield where a listed name stands in files, or in folders of them."""
    wanted = {fold(name): name for name in names}
    if not wanted:
        return
    for path in paths:
        files = (
            [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
        )
        for file in files:
            for where, text in parts(file.read_bytes(), file.name):
                folded = fold(text)
                yield from (f"{name} in {where}" for key, name in wanted.items() if key in folded)
