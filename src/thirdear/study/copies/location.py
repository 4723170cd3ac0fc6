"""A warning about the folder that a study lies in, once a place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import places
from thirdear.model.language import said
from thirdear.study.core import LEAD

if TYPE_CHECKING:
    from thirdear.study.core import Core

SETTING = "warned"
"""The setting that keeps of which place a warning was given."""


def warning(study: Core) -> str | None:
    """Return the warning, None where there is nothing to warn of or it was given before."""
    found = _place(study.store.path)
    if found is None or study.store.settings().get(SETTING) == " ".join(found):
        return None
    if not study.read_only:
        study.store.set_setting(SETTING, " ".join(found), LEAD)
    return _sentence(*found)


def hazard(file: Path) -> str | None:
    """Return what may happen to a study where it lies, in a sentence."""
    found = _place(file)
    return None if found is None else _sentence(*found)


def _place(file: Path) -> tuple[str, str] | None:
    """Return of which kind a bad place is, and which one; None where a file lies well."""
    if kind := places.network(file):
        return "network", kind
    folder = places.synced(file)
    return None if folder is None else ("synced", folder)


def _sentence(kind: str, name: str) -> str:
    if kind == "network":
        return said(
            f"The study lies on a network file system ({name}): work on it at one computer at a "
            "time; it is written more slowly there, without a write-ahead log.",
            f"Çalışma bir ağ dosya sisteminde duruyor ({name}): aynı anda yalnızca bir "
            "bilgisayarda çalışın; orada daha yavaş, önden yazılan günlük olmadan yazılır.",
        )
    return said(
        f"The study lies in a folder that another program copies away ({name}): its words "
        "leave this computer with it, and a copy taken while you work may lack the last acts. "
        "Keep it elsewhere, and put a file of `thirdear backup` there if you must.",
        f"Çalışma, başka bir programın dışarı kopyaladığı bir klasörde duruyor ({name}): "
        "sözler onunla birlikte bu bilgisayardan çıkar, siz çalışırken alınan kopyada da son "
        "işlemler eksik olabilir. Çalışmayı başka yerde tutun; gerekirse oraya `thirdear "
        "backup` ile yazılmış bir dosya koyun.",
    )
