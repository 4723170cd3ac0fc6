"""Several files that give way to new ones together, or none of them, whenever the program dies.

The new files are written beside the old ones as unfinished. A list of them, put on the disk in one
step, is the moment from which all of them count: whoever comes next finishes what it names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from thirdear.base import parts
from thirdear.base.files import erase, exchange, sync, sync_folder
from thirdear.model.refusal import Refusal

_OLD = ".thirdear.old"
"""What the name of a database ends with that gave way to another and is being erased."""


def commit(folder: Path, files: dict[Path, Path], what: str) -> None:
    """Let unfinished files take the places of their targets below a folder, all or none.

    The former files are overwritten. ``what`` is what :func:`resume` says was done. ``files`` is
    empty from the moment that all of them count: what fails later is finished by the next start.
    """
    pairs = [
        [part.relative_to(folder).as_posix(), target.relative_to(folder).as_posix()]
        for part, target in files.items()
    ]
    draft = parts.new(folder / "files")
    draft.write_text(json.dumps({"what": what, "files": pairs}), "utf-8")
    for path in (*files, draft):
        sync(path)
    sync_folder(folder)
    marker = draft.with_name(draft.name.removesuffix(".part") + ".swap")
    draft.replace(marker)
    files.clear()
    sync_folder(folder)
    _finish(folder, marker)


def resume(folder: Path) -> str | None:
    """Finish a change that a killed program had decided; return what it was, None for none.

    Where a living program is at it, that is a refusal.
    """
    done = None
    for marker in list(parts.found(folder, "swap")):
        if not parts.abandoned(marker):
            if not marker.exists():
                continue
            raise Refusal(
                f"Another window is changing the files of {folder}; wait until it is done.",
                f"Başka bir pencere {folder} dosyalarını değiştiriyor; bitmesini bekleyin.",
            )
        mine = parts.taken_over(marker)
        try:
            marker.rename(mine)
        except FileNotFoundError:
            continue  # another program is finishing it
        done = _finish(folder, mine)
    return done


def waiting(folder: Path) -> bool:
    """Say whether a change of the files in a folder was decided and is not finished."""
    return next(parts.found(folder, "swap"), None) is not None


def settle(folder: Path) -> None:
    """Erase what gave way to another file; put it back where that one never came."""
    for aside in sorted(folder.glob(f".*{_OLD}")):
        target = aside.with_name(aside.name[1:].removesuffix(".old"))
        if not target.exists():
            aside.rename(target)
        else:
            _let_go(aside, target)


def _finish(folder: Path, marker: Path) -> str:
    what, pairs = _listed(marker)
    inside = folder.resolve()
    for part, target in pairs:
        if all(one.parent.resolve().is_relative_to(inside) for one in (part, target)):
            _swap(part, target)
    sync_folder(folder)
    marker.unlink()
    sync_folder(folder)
    return what


def _listed(marker: Path) -> tuple[str, list[tuple[Path, Path]]]:
    """Return what a list says; one that somebody damaged says nothing."""
    try:
        told = json.loads(marker.read_text("utf-8"))
        pairs = [(marker.parent / part, marker.parent / target) for part, target in told["files"]]
        return str(told["what"]), pairs
    except (ValueError, KeyError, TypeError):
        return "", []


def _swap(part: Path, target: Path) -> None:
    """Let a file have its target's place, from wherever an earlier attempt stopped."""
    aside = target.with_name(f".{target.name}.old")
    if part.exists():
        if target.exists():
            _let_go(aside, target)
            _stand_aside(target, aside)
        exchange(part, target)
        sync_folder(target.parent)
    _let_go(aside, target)


def _stand_aside(target: Path, aside: Path) -> None:
    """Give a file a second name, by which it is erased once another one has its first."""
    try:
        os.link(target, aside)
    except OSError:  # a file system without second names
        target.rename(aside)


def _let_go(aside: Path, target: Path) -> None:
    """Erase a file that gave way; a second name of the file itself is only taken away."""
    if not aside.exists():
        return
    if target.exists() and aside.samefile(target):
        aside.unlink()
    else:
        erase(aside)
