"""A warning about the folder that a study lies in, once a place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import places
from thirdear.study.parts.part import LEAD

if TYPE_CHECKING:
    from thirdear.study.study import Study

SETTING = "warned"
"""The setting that keeps of which place a warning was given."""


def warning(study: Study) -> str | None:
    """Return the warning, None where there is nothing to warn of or it was given before."""
    found = hazard(study.store.path)
    if found is None or study.store.settings().get(SETTING) == found:
        return None
    if not study.read_only:
        study.store.set_setting(SETTING, found, LEAD)
    return found


def hazard(file: Path) -> str | None:
    """Return what may happen to a study where it lies, in a sentence."""
    kind = places.network(file)
    if kind is not None:
        return (
            f"The study lies on a network file system ({kind}): work on it at one computer at a "
            "time; it is written more slowly there, without a write-ahead log."
        )
    folder = places.synced(file)
    if folder is not None:
        return (
            f"The study lies in a folder that another program copies away ({folder}): its words "
            "leave this computer with it, and a copy taken while you work may lack the last acts. "
            "Keep it elsewhere, and put a file of `thirdear backup` there if you must."
        )
    return None
