"""What a program that was killed left in a study's folder: finished, or taken back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from thirdear.base import parts, swaps
from thirdear.base.files import sweep
from thirdear.model.language import said
from thirdear.study.core import NAMES_FILE, STUDY_FILE

PASSPHRASE, RESTORE = "passphrase", "restore"
"""What can have been decided and not finished."""


def clear(folder: Path) -> tuple[str, ...]:
    """Finish what was decided, and take the rest back; return sentences about either.

    What a living program writes stays. Nothing is done where nothing can be written.
    """
    if not os.access(folder, os.W_OK):
        return ()
    resumed = swaps.resume(folder)
    for place in (folder, folder / "backups"):
        swaps.settle(place)
    swept = [path for place in _places(folder) for path in sweep(place)]
    if resumed is None and (folder / STUDY_FILE).is_file():
        return tuple(_taken_back(swept))
    return _finished(resumed)


def _places(folder: Path) -> Iterator[Path]:
    """Yield the folders in which files are written, those of exports at any depth."""
    yield from (folder, folder / "backups", folder / "transcripts")
    for place, _, _ in os.walk(folder / "exports"):
        yield Path(place)


def _taken_back(swept: list[Path]) -> Iterator[str]:
    for name in (STUDY_FILE, NAMES_FILE):
        if any(parts.is_part_of(path, name) for path in swept):
            yield said(
                f"A change of the passphrase of {name} was interrupted and taken back: it opens "
                "as before.",
                f"{name} için başlanan parola değişikliği yarıda kalmıştı ve geri alındı: dosya "
                "eskisi gibi açılıyor.",
            )


def _finished(what: str | None) -> tuple[str, ...]:
    if what == PASSPHRASE:
        return (
            said(
                "A change of the passphrase was interrupted and is finished now: only the new "
                "passphrase holds (none after `decrypt`).",
                "Yarıda kalan parola değişikliği şimdi tamamlandı: yalnızca yeni parola geçerli "
                "(`decrypt` ile başlandıysa parola yok).",
            ),
        )
    if what == RESTORE:
        return (
            said(
                "A restore was interrupted and is finished now.",
                "Yarıda kalan geri yükleme şimdi tamamlandı.",
            ),
        )
    return ()
