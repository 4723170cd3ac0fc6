"""The study's own list of references, which commentary and facts may cite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import bibtex
from thirdear.base.encoding import decode
from thirdear.model.references import Reference
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.study.core import Core

SETTING = "references"


def read(study: Core) -> tuple[Reference, ...]:
    """Return the study's references in the order in which they came."""
    text = study.store.settings().get(SETTING, "")
    return bibtex.read(text, "the study's references") if text else ()


def add(study: Core, path: Path, actor: str = "study") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Add a BibTeX file's references; return the keys that are new and those that changed.

    A key that is there already gets the file's entry. The act can be taken back with `undo`.
    """
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise Refusal(f"{path} cannot be read.", f"{path} okunamıyor.") from error
    given = {one.key: one for one in bibtex.read(text, path.name)}
    if not given:
        raise Refusal(
            f"{path.name} holds no entry; export the references as BibTeX (.bib).",
            f"{path.name} içinde kayıt yok; kaynakları BibTeX (.bib) olarak aktarın.",
        )
    known = {one.key: one for one in read(study)}
    _keep(study, {**known, **given}, actor)
    new = tuple(key for key in given if key not in known)
    changed = tuple(key for key, one in given.items() if known.get(key, one) != one)
    return new, changed


def remove(study: Core, key: str, actor: str = "study") -> None:
    """Take a reference off the list; refused is a key that is not on it."""
    known = {one.key: one for one in read(study)}
    if key not in known:
        raise Refusal(
            f"There is no reference {key}; `thirdear report references list` shows them.",
            f"{key} adlı bir kaynak yok; `thirdear report references list` gösterir.",
        )
    del known[key]
    _keep(study, known, actor)


def _keep(study: Core, references: dict[str, Reference], actor: str) -> None:
    study.store.change_setting(SETTING, bibtex.write(tuple(references.values())), actor)
