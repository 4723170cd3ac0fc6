"""Another passphrase for a study, or none: the database, its snapshots and its pseudonyms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.store import connection, copying
from thirdear.study import backing, rotating
from thirdear.study.locking import is_encrypted
from thirdear.study.parts.part import NAMES_FILE, STUDY_FILE

if TYPE_CHECKING:
    from thirdear.study.study import Study


def give_passphrase(folder: Path, old: str | None, new: str | None) -> tuple[str, ...]:
    """Let a closed study and all its snapshots have another passphrase; return what to know.

    None is no passphrase. Each file gives way to a verified copy in one step and is overwritten
    then; done again after an interruption, it goes on where it stopped.
    """
    return _each(folder / STUDY_FILE, folder, backing.STUDY, old, new)


def give_names_passphrase(folder: Path, old: str | None, new: str | None) -> tuple[str, ...]:
    """Do the same to the list of pseudonyms."""
    if not (folder / NAMES_FILE).is_file():
        raise Refusal(
            f"{folder} has no list of pseudonyms.", f"{folder} içinde takma ad listesi yok."
        )
    return _each(folder / NAMES_FILE, folder, backing.NAMES, old, new)


def prove(file: Path, passphrase: str | None) -> None:
    """Refuse a passphrase that does not open a file."""
    connection.connect(file, passphrase, read_only=True).close()


def _each(file: Path, folder: Path, stem: str, old: str | None, new: str | None) -> tuple[str, ...]:
    if not (_opens(file, old) or _opens(file, new)):
        copying.alone(file, old).close()  # says why it does not open
    told = []
    kept = rotating.listed(folder / backing.FOLDER, stem)
    for path in (*(one.path for one in kept), file):
        if is_encrypted(path) == (new is not None) and _opens(path, new):
            continue
        if path != file and not _opens(path, old):
            told.append(
                f"{path.name} opens with neither passphrase and stays as it is; delete it if you "
                "do not know its passphrase."
            )
            continue
        copying.give_passphrase(path, old, new)
    return tuple(told)


def _opens(path: Path, passphrase: str | None) -> bool:
    try:
        connection.connect(path, passphrase, read_only=True).close()
    except Refusal:
        return False
    return True


def in_clear(study: Study) -> tuple[Path, ...]:
    """Return the files of an encrypted study's folder from which its sessions were imported.

    They are the researcher's own and are never touched; the database holds their bytes.
    """
    return originals(study) if study.encrypted else ()


def originals(study: Study, case: str | None = None) -> tuple[Path, ...]:
    """Return the files in the folder ``transcripts`` that sessions were read from."""
    import hashlib

    digests = {info.source.sha256 for info in study.sessions(case)}
    inside = (path for path in sorted((study.folder / "transcripts").rglob("*")) if path.is_file())
    return tuple(p for p in inside if hashlib.sha256(p.read_bytes()).hexdigest() in digests)
