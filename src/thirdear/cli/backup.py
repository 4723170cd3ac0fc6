"""`thirdear backup`: write a verified copy of the database, encrypted as the study is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thirdear.cli.app import from_file, open_study, say, show, table
from thirdear.cli.common import common, with_common
from thirdear.cli.words import minute
from thirdear.model.language import said
from thirdear.study.copies import snapshots

if TYPE_CHECKING:
    from thirdear.model.copies import Snapshot


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(backup))


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="File to write (default: in the folder backups)."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the snapshots.")] = False,
) -> None:
    """Back up the study: write a verified copy of its database.

    The copy is encrypted if the study is. thirdear's screen takes snapshots by itself, on
    opening and every half hour of work; it keeps the last ten, one for each of the last seven
    days and one for each of eight weeks.
    """
    with open_study() as study:
        study.names_passphrase = names_secret()
        names: str | None = None
        if file is not None:
            target, told = snapshots.backup(study, file), said(*_VERIFIED)
            beside = snapshots.companion(target)
            names = str(beside) if beside.is_file() else None
            if names:
                more = said(
                    f"The pseudonyms are {names}; keep both together.",
                    f"Takma adlar: {names}; ikisini birlikte saklayın.",
                )
                told = f"{told} {more}"
        elif not listed:
            made = snapshots.snapshot(study)
            target = study.snapshots()[-1].path
            told = said(*_VERIFIED) if made else said(*_SAME)
        kept = study.snapshots()
    if listed:
        show(
            [{"file": str(one.path), "at": one.at} for one in kept],
            lambda: _tell(kept),
        )
        return
    show(
        {"file": str(target)} | ({"names": names} if names else {}),
        lambda: say(f"The copy is {target}. {told}", f"Kopya: {target}. {told}"),
    )


def _tell(kept: Sequence[Snapshot]) -> None:
    """Print when each copy was made and what it is called, and the folder they lie in."""
    table("", ("when (UTC)", "file"), ((_moment(one.at), one.path.name) for one in kept))
    for folder in dict.fromkeys(str(one.path.parent) for one in kept):
        say(f"Folder: {folder}", f"Klasör: {folder}")


def _moment(at: str) -> str:
    """Return a moment in a file's name (``20261130T151023Z``) as tables have it."""
    day, _, time = at.partition("T")
    if len(day) != 8 or not day.isdecimal():
        return minute(at)
    return f"{day[:4]}-{day[4:6]}-{day[6:]} {time[:2]}:{time[2:4]}"


_VERIFIED = ("It was read back and verified.", "Yeniden okunup doğrulandı.")
_SAME = ("Nothing was done since.", "O zamandan beri bir şey yapılmadı.")


def names_secret() -> str | None:
    """Return the passphrase of the pseudonyms, if it was named; copying them needs none."""
    file = common.names_passphrase_file
    return None if file is None else from_file(file)
