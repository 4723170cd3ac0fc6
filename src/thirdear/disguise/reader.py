"""A second reader of Turkish names: akana, where somebody installed it (extra ``turkish``).

It is a young program; what it finds is asked about, never replaced, and nothing depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Protocol

from thirdear.model.disguise import Finding

_NAMES = ("AD", "SOYAD", "AD_SOYAD", "KISI")
"""What it calls first and family names; numbers and addresses are looked for by this program."""


class _Engine(Protocol):
    def detect(self, text: str) -> list[dict[str, object]]: ...


def find(text: str) -> Iterator[Finding]:
    """Yield what the second reader takes for people's names; nothing where it is not installed."""
    engine = _engine()
    for one in engine.detect(text) if engine is not None else ():
        start, stop = one["start"], one["end"]
        if one["label"] in _NAMES and isinstance(start, int) and isinstance(stop, int):
            yield Finding(start, stop, "candidate", None, "a name, by the second reader")


@cache
def _engine() -> _Engine | None:
    if find_spec("akana") is None:
        return None
    import akana

    engine: _Engine = akana.TurkishPiiEngine()
    return engine
