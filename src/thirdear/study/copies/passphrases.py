"""Another passphrase for a study, or none: the database, its snapshots and its pseudonyms."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import parts, swaps
from thirdear.base.files import erase
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.store import connection, copies
from thirdear.store.connection import Database
from thirdear.study import leftovers
from thirdear.study.copies import rotation, snapshots
from thirdear.study.core import NAMES_FILE, STUDY_FILE

if TYPE_CHECKING:
    from thirdear.study.core import Core


@dataclass(frozen=True)
class Change:
    """What the passphrase of a file and of its snapshots is, and what it is to be; None is none."""

    file: str
    stem: str
    """What the names of its snapshots begin with."""
    old: str | None
    new: str | None


def give_passphrase(folder: Path, old: str | None, new: str | None) -> tuple[str, ...]:
    """Let a closed study and all its snapshots have another passphrase; return what to know.

    None is no passphrase. All files give way together to verified copies, or none does, whenever
    the program dies; the former ones are overwritten.
    """
    return change(folder, [Change(STUDY_FILE, snapshots.STUDY, old, new)])


def give_names_passphrase(folder: Path, old: str | None, new: str | None) -> tuple[str, ...]:
    """Do the same to the list of pseudonyms."""
    if not (folder / NAMES_FILE).is_file():
        raise Refusal(
            f"{folder} has no list of pseudonyms.", f"{folder} içinde takma ad listesi yok."
        )
    return change(folder, [Change(NAMES_FILE, snapshots.NAMES, old, new)])


def change(folder: Path, wishes: Sequence[Change]) -> tuple[str, ...]:
    """Let a study and its list of pseudonyms have other passphrases, both together or none."""
    folder = folder.absolute()
    leftovers.clear(folder)
    drafts: dict[Path, Path] = {}
    told: list[str] = []
    with ExitStack() as held:
        held.callback(_discard, drafts)
        # Nobody opens the files themselves before all of it is done.
        main = [held.enter_context(closing(copies.alone(folder / w.file, w.old))) for w in wishes]
        for wish, db in zip(wishes, main, strict=True):
            _recode(db, wish.new, drafts)
            told += _recode_snapshots(folder, wish, drafts)
        if os.name == "nt":  # an open file keeps its name there
            for db in main:
                db.close()
        swaps.commit(folder, drafts, leftovers.PASSPHRASE)
    return tuple(told)


def _recode(db: Database, new: str | None, drafts: dict[Path, Path]) -> None:
    draft = parts.new(db.path)
    drafts[draft] = db.path
    copies.recode(db, draft, new)


def _recode_snapshots(folder: Path, wish: Change, drafts: dict[Path, Path]) -> Iterator[str]:
    """Recode the snapshots that open with the old passphrase; yield what to know of others."""
    for one in rotation.listed(folder / snapshots.FOLDER, wish.stem):
        try:
            db = copies.alone(one.path, wish.old)
        except Refusal:
            if not _opens(one.path, wish.new):
                yield said(
                    f"{one.path.name} opens with neither passphrase and stays as it is; delete it "
                    "if you do not know its passphrase.",
                    f"{one.path.name} iki parolayla da açılmıyor ve olduğu gibi kalıyor; "
                    "parolasını bilmiyorsanız silin.",
                )
        else:
            with closing(db):
                _recode(db, wish.new, drafts)


def _discard(drafts: Mapping[Path, Path]) -> None:
    """Erase the copies that did not take their places, and what a database kept beside them."""
    for draft in drafts:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            erase(left)


def prove(file: Path, passphrase: str | None) -> None:
    """Refuse a passphrase that does not open a file."""
    connection.connect(file, passphrase, read_only=True).close()


def _opens(path: Path, passphrase: str | None) -> bool:
    try:
        connection.connect(path, passphrase, read_only=True).close()
    except Refusal:
        return False
    return True


def in_clear(study: Core) -> tuple[Path, ...]:
    """Return the files of an encrypted study's folder from which its sessions were imported.

    They are the researcher's own and are never touched; the database holds their bytes.
    """
    return originals(study) if study.encrypted else ()


def originals(study: Core, case: str | None = None) -> tuple[Path, ...]:
    """Return the files in the folder ``transcripts`` that sessions were read from."""
    import hashlib

    digests = {info.source.sha256 for info in study.sessions(case)}
    inside = (path for path in sorted((study.folder / "transcripts").rglob("*")) if path.is_file())
    return tuple(p for p in inside if hashlib.sha256(p.read_bytes()).hexdigest() in digests)
