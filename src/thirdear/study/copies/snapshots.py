"""Snapshots of a study beside it: taken, rotated, and put back into a new folder."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import parts, swaps
from thirdear.base.files import erase, private_folder, replacing
from thirdear.model.copies import Snapshot
from thirdear.model.refusal import Refusal
from thirdear.store import Store, copies
from thirdear.study import gate, leftovers
from thirdear.study.copies import rotation
from thirdear.study.copies.lock import is_encrypted
from thirdear.study.core import NAMES_FILE, STUDY_FILE

if TYPE_CHECKING:
    from thirdear.study.core import Core

FOLDER = "backups"
STUDY, NAMES = "study", "names"
"""What the names of snapshots begin with: the database, and the list of pseudonyms."""
_FOLDERS = ("transcripts", "exports")


def snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """Return the snapshots of the study in a folder, the oldest first."""
    return rotation.listed(folder / FOLDER, STUDY)


def snapshot(study: Core) -> Snapshot | None:
    """Take a snapshot of the study and of its pseudonyms, and let old ones go.

    None where nothing was done since the last one. The study may be one of another thread's:
    its file is read through a connection of this one's own.
    """
    folder = study.folder / FOLDER
    before = snapshots(study.folder)
    with study.store.reader() as reader:
        state = reader.state()
    number = max((one.number for one in (*before, *_names(study.folder))), default=0) + 1
    _snapshot_names(study, number)
    if before and before[-1].state == state:
        return None
    target = rotation.named(private_folder(folder), STUDY, number, state)
    study.store.copy_to(target)
    _rotate(study.folder)
    return snapshots(study.folder)[-1]


def backup(study: Core, file: Path) -> Path:
    """Write a verified copy of the study's database to a file; one that is there is refused.

    The list of pseudonyms goes beside it, see :func:`companion`, encrypted as it is. It is written
    first, so that a copy that is there has its list; a list alone that says the same is what an
    ended backup has left, and is written anew. Any other is refused.
    """
    beside = companion(file) if study.names_file.is_file() else None
    if beside is not None and beside.exists() and (file.exists() or not _alike(study, beside)):
        raise Refusal(
            f"{beside} is there already; name another file.",
            f"{beside} zaten var; başka bir dosya gösterin.",
        )
    if not file.parent.is_dir():
        raise Refusal(
            f"{file}: there is no folder {file.parent}.",
            f"{file}: {file.parent} adlı bir klasör yok.",
        )
    if beside is not None and not file.exists():
        erase(beside)
        _copy_names(study, beside)
    try:
        study.store.copy_to(file)
    except BaseException:
        if beside is not None and not file.exists():
            erase(beside)
        raise
    gate.note(study, file, "backup", {"cases": list(study.cases())})
    return file


def _alike(study: Core, copy: Path) -> bool:
    """Say whether a list of pseudonyms says what the study's own does, byte by byte if closed."""
    from thirdear.store.names import Names

    source, secret = study.names_file, study.names_passphrase
    if secret is None and is_encrypted(source):
        return copy.read_bytes() == source.read_bytes()
    looked_at = parts.new(source)  # opening a list may write to its file
    try:
        shutil.copyfile(copy, looked_at)
        with (
            suppress(Refusal),
            Names.open(source, secret) as own,
            Names.open(looked_at, secret) as other,
        ):
            said = (other.all(), other.kept(), other.asked())
            return (own.all(), own.kept(), own.asked()) == said
        return False
    finally:
        erase(looked_at)


def companion(file: Path) -> Path:
    """Return where the pseudonyms of a copy lie: copy.names.thirdear beside copy.thirdear."""
    return file.with_name(f"{file.stem}.names{file.suffix}")


def _copy_names(study: Core, target: Path) -> None:
    """Copy the list of pseudonyms, opened where its passphrase is known."""
    source = study.names_file
    if study.names_passphrase is not None or not is_encrypted(source):
        copies.copy(source, study.names_passphrase, target)
        return
    _copy_closed(source, target)
    if not target.is_file():
        raise Refusal(
            f"{source} is in use by another program; close it and try again.",
            f"{source} başka bir programda açık; kapatıp yeniden deneyin.",
        )


def _names(folder: Path) -> tuple[Snapshot, ...]:
    return rotation.listed(folder / FOLDER, NAMES)


def _snapshot_names(study: Core, number: int) -> None:
    """Copy the list of pseudonyms, encrypted as it is, if it is another than last time."""
    source = study.names_file
    if not source.is_file():
        return
    secret = study.names_passphrase
    before = _names(study.folder)
    openable = secret is not None or not is_encrypted(source)
    state = _state(source)
    if before and before[-1].state == state:
        return
    target = rotation.named(private_folder(study.folder / FOLDER), NAMES, number, state)
    if openable:
        copies.copy(source, secret, target)
    else:
        _copy_closed(source, target)


def _state(file: Path) -> str:
    """Return what changes whenever a file does, without opening it: it may be locked by another."""
    told = file.stat()
    return hashlib.sha256(f"{told.st_mtime_ns} {told.st_size}".encode()).hexdigest()[:12]


def _copy_closed(source: Path, target: Path) -> None:
    """Copy a file whose passphrase is not known here byte by byte, if nobody has it open."""
    if any(source.with_name(source.name + end).exists() for end in ("-wal", "-journal")):
        return
    with replacing(target) as temporary:
        _fill_closed(temporary, source)


def _fill_closed(draft: Path, source: Path) -> None:
    before = _state(source)
    shutil.copyfile(source, draft)
    if _state(source) != before or draft.stat().st_size != source.stat().st_size:
        raise Refusal(
            f"{source} changed while it was copied; the copy was not kept.",
            f"{source} kopyalanırken değişti; kopya saklanmadı.",
        )


def _rotate(folder: Path) -> None:
    for stem in (STUDY, NAMES):
        for one in rotation.outdated(rotation.listed(folder / FOLDER, stem)):
            erase(one.path)


def restore(
    snapshot: Path, folder: Path, passphrase: str | None, names_passphrase: str | None = None
) -> tuple[tuple[str, str], ...]:
    """Make a study of a snapshot in a new folder, prove that it holds; return what to know.

    Never over what is there. The pseudonyms that lie beside the snapshot come with it. What there
    is to know stands in both languages.
    """
    if _occupied(folder):
        raise Refusal(
            f"{folder} is there already; name a new folder, nothing was changed.",
            f"{folder} zaten var; yeni bir klasör gösterin, hiçbir şey değişmedi.",
        )
    if not snapshot.is_file():
        raise Refusal(f"There is no file {snapshot}.", f"{snapshot} adlı bir dosya yok.")
    made = not folder.exists()
    private_folder(folder)
    drafts: dict[Path, Path] = {}
    try:
        told = _rebuild(snapshot, folder, (passphrase, names_passphrase), drafts)
        swaps.commit(folder, drafts, leftovers.RESTORE)
    except BaseException:
        for draft in drafts:
            erase(draft)
        if drafts:
            _take_away(folder, made)
        raise
    return told


def _rebuild(
    snapshot: Path, folder: Path, secrets: tuple[str | None, str | None], drafts: dict[Path, Path]
) -> tuple[tuple[str, str], ...]:
    """Write the files of a study that is being restored, and prove that it holds."""
    passphrase, names_passphrase = secrets
    for part in _FOLDERS:
        private_folder(folder / part)
    draft = parts.new(folder / STUDY_FILE)
    drafts[draft] = folder / STUDY_FILE
    copies.fill(draft, snapshot, passphrase)
    with Store.open(draft, passphrase=passphrase) as store:
        problems = store.check()
    if problems:
        raise Refusal(
            f"{snapshot} does not hold: {problems[0]} Nothing was restored.",
            f"{snapshot} sağlam değil: {problems[0]} Hiçbir şey geri yüklenmedi.",
        )
    return _restore_names(snapshot, folder, names_passphrase, drafts)


def _occupied(folder: Path) -> bool:
    """Say whether a folder holds more than what an interrupted restore leaves."""
    if not folder.exists():
        return False
    if not folder.is_dir():
        return True
    leftovers.clear(folder)
    return any(
        p.name not in _FOLDERS or not p.is_dir() or any(p.iterdir()) for p in folder.iterdir()
    )


def _take_away(folder: Path, made: bool) -> None:
    for part in _FOLDERS:
        with suppress(OSError):
            (folder / part).rmdir()
    if made:
        folder.rmdir()


def _restore_names(
    snapshot: Path, folder: Path, passphrase: str | None, drafts: dict[Path, Path]
) -> tuple[tuple[str, str], ...]:
    """Bring the list of pseudonyms back that was there when a copy was made."""
    source = _names_beside(snapshot)
    if source is None:
        return (_NO_NAMES,)
    draft = parts.new(folder / NAMES_FILE)
    drafts[draft] = folder / NAMES_FILE
    if passphrase is not None or not is_encrypted(source):
        copies.fill(draft, source, passphrase)
        return ()
    _fill_closed(draft, source)
    return (_NOT_OPENED,)


def _names_beside(snapshot: Path) -> Path | None:
    """Return the list that belongs to a copy: beside a file, or with or before a snapshot."""
    if companion(snapshot).is_file():
        return companion(snapshot)
    own = [one for one in rotation.listed(snapshot.parent, STUDY) if one.path.name == snapshot.name]
    lists = rotation.listed(snapshot.parent, NAMES)
    found = [one.path for one in lists if own and one.number <= own[0].number]
    return found[-1] if found else None


_NO_NAMES = (
    "No list of pseudonyms lies beside the copy.",
    "Kopyanın yanında takma ad listesi yok.",
)
_NOT_OPENED = (
    "The list of pseudonyms came with it, encrypted as it is; it was not opened.",
    "Takma ad listesi de şifreli haliyle geldi; açılmadı.",
)
