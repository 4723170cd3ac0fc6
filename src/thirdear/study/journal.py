"""What the journal tells and proves, also beside what was noted of it elsewhere."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.archive import open_archive
from thirdear.model.history import HistoryEntry
from thirdear.model.refusal import Refusal
from thirdear.store import Store
from thirdear.store.heads import Heads, noted
from thirdear.study.copies.lock import is_encrypted

if TYPE_CHECKING:
    from thirdear.study.core import Core

_DATABASE = b"SQLite format 3\0"
_ARCHIVE = b"PK\x03\x04"
_MOST_BYTES = 50_000_000


def history(
    study: Core,
    last: int | None,
    actor: str | None,
    case: str | None,
    kind: str | None,
    days: tuple[date | None, date | None],
) -> tuple[HistoryEntry, ...]:
    """Return the acts that fit, the newest last; both days (UTC) are included."""
    since, until = days
    return study.store.history(
        actor=actor,
        case=case,
        last=last,
        kind=kind,
        since=None if since is None else _milliseconds(since),
        until=None if until is None else _milliseconds(until + timedelta(days=1)),
    )


def _milliseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def check(study: Core, against: Path | None = None) -> tuple[str, ...]:
    """Return what does not hold in the study, and of what a file saw of its journal."""
    problems = study.store.check()
    if against is None:
        return problems
    return (*problems, *study.store.cut_off(heads_of(study, against), against.name))


def heads_of(study: Core, file: Path) -> Heads:
    """Return the heads of a study's journal that a file tells.

    The file is a snapshot or another copy of the study (or its folder), opened with this study's
    passphrase, a document that this program wrote, or any text in which heads stand.
    """
    from thirdear.study.core import STUDY_FILE

    path = file / STUDY_FILE if file.is_dir() else file
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(len(_DATABASE))
    except OSError as error:
        raise Refusal(f"{file} cannot be read.", f"{file} okunamıyor.") from error
    if start == _DATABASE or (path.suffix == Path(STUDY_FILE).suffix and is_encrypted(path)):
        with Store.open(path, passphrase=study.store.secret, read_only=True) as other:
            return {r: (seq, digest.hex()) for r, (seq, digest) in other.heads().items()}
    if size > _MOST_BYTES:
        raise Refusal(
            f"{file} is larger than 50 MB; that is no list of heads.",
            f"{file} 50 MB sınırını aşıyor; bu bir günlük ucu listesi değil.",
        )
    found = noted(_text(path.read_bytes()))
    if not found:
        raise Refusal(
            f"There are no heads of an audit log in {file}; take a snapshot, a document "
            "of thirdear or what `thirdear check` printed.",
            f"{file} içinde işlem günlüğü ucu yok; bir anlık kopya, bu programın yazdığı bir "
            "belge ya da `thirdear check` çıktısı verin.",
        )
    return found


def _text(data: bytes) -> str:
    """Return the text of a file; of a document, that of its body and of its properties."""
    if not data.startswith(_ARCHIVE):
        return data.decode("utf-8", "replace")
    package = open_archive(data)
    parts = [n for n in package.names if re.fullmatch(r"(word/document|docProps/\w+)\.xml", n)]
    markup = " ".join(package.read(name).decode("utf-8", "replace") for name in parts)
    # Runs of one cell belong together, cells do not.
    markup = re.sub(r"</w:(?:p|tc)>", " ", markup)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", markup))
