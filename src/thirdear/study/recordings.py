"""Recordings of sessions: where they lie, and copies that an encrypted study keeps."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.files import erase, private_folder
from thirdear.base.paths import file_name
from thirdear.base.reasons import reason
from thirdear.model.language import at_start, vaka
from thirdear.model.recordings import Recording
from thirdear.model.refusal import Refusal
from thirdear.store import recordings as kept
from thirdear.study.core import LEAD

if TYPE_CHECKING:
    from thirdear.study.core import Core

FOLDER = "recordings"
"""The folder of the study in which encrypted copies lie."""
_HEAD = 12
_BEGINNINGS = (
    *(b"RIFF", b"RIFX", b"RF64", b"FORM", b"OggS", b"fLaC", b"ID3", b"caff", b"#!AMR", b".snd"),
    *(b"\x1aE\xdf\xa3", b"0&\xb2u\x8ef\xcf\x11", b"\x00\x00\x01\xba", b"FLV\x01", b"wvpk"),
    *(b"\x02dss", b"\x03ds2", b"MAC "),
)
"""How files of sound or film begin, besides those of MPEG."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A recording whose file is not there, or is another one than it was when it was added."""

    recording: Recording
    file: Path
    missing: bool


def add(
    study: Core, case: str, session: int, path: Path, by: str = LEAD, *, copied: bool = False
) -> bool:
    """Let a file be a session's recording; False where it is so already.

    ``copied`` keeps an encrypted copy in the folder of an encrypted study; otherwise the file stays
    where it is, and only its path is kept.
    """
    study.transcript(case, session)  # refuses a session that is not there
    path = path.expanduser()
    check(path)
    path = path.resolve()
    size = path.stat().st_size
    if not copied:
        return study.store.set_recording(
            case, session, Recording(case, session, _path(study, path), size), by
        )
    if not study.encrypted:
        raise Refusal(
            "The study is not encrypted, and neither would the copy be; leave --copy out, or "
            "encrypt the study first with `thirdear privacy encrypt`.",
            "Çalışma şifreli değil, kopya da olmazdı; --copy seçeneğini bırakın ya da çalışmayı "
            "önce `thirdear privacy encrypt` ile şifreleyin.",
        )
    folder = private_folder(study.folder / FOLDER)
    name = f"{file_name(case)}-s{session:02}-{secrets.token_hex(4)}.thirdear-recording"
    key = kept.copy(path, folder / name)
    told = Recording(case, session, f"{FOLDER}/{name}", size, key)
    return study.store.set_recording(case, session, told, by)


def remove(study: Core, case: str, session: int, by: str = LEAD) -> Recording:
    """Let a session have no recording; its file stays. Return what it was."""
    found = of(study, case, session)
    if found is None:
        raise Refusal(
            f"{at_start(case)}, session {session} has no recording; nothing was changed.",
            f"{vaka(case, 'nın')} {session}. seansının kaydı yok; hiçbir şey değişmedi.",
        )
    study.store.set_recording(case, session, None, by)
    return found


def of(study: Core, case: str, session: int) -> Recording | None:
    """Return a session's recording, None where there is none."""
    return next(iter(study.store.recordings(case, session)), None)


def file(study: Core, recording: Recording) -> Path:
    """Return where a recording's file ought to lie."""
    return Path(os.path.normpath(study.folder.resolve() / recording.path))


def troubles(study: Core) -> Iterator[Trouble]:
    """Yield the recordings whose files are not there, or have another size than when added."""
    for one in study.store.recordings():
        path = file(study, one)
        if not path.is_file():
            yield Trouble(one, path, missing=True)
        elif not one.key and path.stat().st_size != one.size:
            yield Trouble(one, path, missing=False)


def check(path: Path) -> None:
    """Refuse a file that is not there, cannot be read, or holds neither sound nor film."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise Refusal(
            f"{path} cannot be read ({reason(error)[0]}); name the file of the recording.",
            f"{path} okunamıyor ({reason(error)[1]}); kaydın dosyasını gösterin.",
        ) from error
    if not _is_media(head):
        raise Refusal(
            f"{path} is neither sound nor film; name a recording, such as .mp3, .wav, .m4a or "
            ".mp4.",
            f"{path} ses ya da video değil; bir kayıt gösterin (.mp3, .wav, .m4a, .mp4 gibi).",
        )


def _is_media(head: bytes) -> bool:
    """Whether a file begins as one of sound or film; playlists and texts do not."""
    sync = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] != 0xFE
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return head.startswith(_BEGINNINGS) or head[4:8] == b"ftyp" or (sync and not utf16)


def _path(study: Core, path: Path) -> str:
    """Return a path as it is kept: relative where the file lies in the study's folder or beside it.

    The study and what lies beside it are moved together; what lies elsewhere is not.
    """
    folder = study.folder.resolve()
    if path.is_relative_to(folder.parent):
        return Path(os.path.relpath(path, folder)).as_posix()
    return path.as_posix()


def forget(study: Core, case: str) -> tuple[Path, ...]:
    """Erase the encrypted copies of a case's recordings; return the files that a person deletes."""
    left = []
    for one in study.store.ever_recorded(case):
        path = file(study, one)
        if one.key:
            erase(path)
        elif path.is_file():
            left.append(path)
    return tuple(dict.fromkeys(left))


def opened(path: Path, key: str) -> int:
    """Return a descriptor of an encrypted copy's bytes in memory: no disk ever has them readable.

    Only Linux has such files.
    """
    make = getattr(os, "memfd_create", None)
    if make is None:
        raise Refusal(
            "An encrypted copy is played on Linux only; link the file itself, without --copy.",
            "Şifreli kopya yalnız Linux'ta çalınır; dosyanın kendisini --copy olmadan bağlayın.",
        )
    memory: int = make("recording", os.MFD_CLOEXEC)
    try:
        with open(memory, "wb", closefd=False) as stream:
            stream.writelines(kept.pieces(path, key))
        os.lseek(memory, 0, os.SEEK_SET)
    except BaseException:
        os.close(memory)
        raise
    return memory
