"""Heads of chains that were noted elsewhere: what a chain without a key cannot show of itself.

A chain proves that nothing in it was changed, not that nothing was cut off its end. Whoever saw a
later head (a document, a snapshot, another copy) can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from thirdear.model.language import counted, said
from thirdear.store.connection import Database

Heads = Mapping[int, tuple[int, str]]
"""The number and the hash (or its beginning, hexadecimal) of an event, by chain."""

# As `check` prints them and stores them in JSON, and as documents say it in either language.
_FORMS = (
    re.compile(r"\b(\d{1,19}):(\d{1,12}):([0-9a-f]{16,64})\b"),
    re.compile(r'"(\d{1,19})"\s*:\s*\[\s*(\d{1,12})\s*,\s*"([0-9a-f]{16,64})"'),
    re.compile(r"(\d{1,19})\b[^\d:]{1,20}(\d{1,12})\b[^\d:]{1,20}SHA-256 ([0-9a-f]{64})\b"),
)


def noted(text: str) -> dict[int, tuple[int, str]]:
    """Return the heads that a text tells, the furthest of each chain."""
    found: dict[int, tuple[int, str]] = {}
    for form in _FORMS:
        for replica, seq, digest in form.findall(text):
            found[int(replica)] = max(found.get(int(replica), (0, "")), (int(seq), digest))
    return found


def cut_off(db: Database, heads: Heads, source: str) -> Iterator[str]:
    """Yield what a journal lacks of what ``source`` saw, a sentence a chain."""
    for replica, (seq, digest) in sorted(heads.items()):
        row = db.one("SELECT hash FROM event WHERE replica = ? AND seq = ?", (replica, seq))
        if row is not None:
            if not row[0].hex().startswith(digest):
                yield said(
                    f"Entry {replica}:{seq} of the audit log is not the one that {source} knew.",
                    f"İşlem günlüğünün {replica}:{seq} kaydı, {source} içindekinden farklı.",
                )
            continue
        (last,) = db.one("SELECT max(seq) FROM event WHERE replica = ?", (replica,)) or (None,)
        if last is None:
            yield said(
                f"The audit log lacks the chain {replica}, of which {source} knew "
                f"{counted(seq, 'entry', 'entries')}: it was cut off, or belongs to a copy that "
                "was not merged.",
                f"İşlem günlüğünde {replica} zinciri yok; {source} bu zincirin {seq} kaydını "
                "biliyordu: ya kesilmiş ya da birleştirilmemiş bir kopyanın.",
            )
        else:
            yield said(
                f"The audit log lacks entries {replica}:{last + 1} to {seq}, which {source} "
                "knew: its end was cut off, or a copy that has them was not merged.",
                f"İşlem günlüğünde {replica}:{last + 1}–{seq} kayıtları yok, {source} bunları "
                "biliyordu: ya günlüğün sonu kesilmiş ya da bunları içeren kopya birleştirilmemiş.",
            )
