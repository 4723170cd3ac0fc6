"""`thirdear restore`: make a study of a snapshot in a new folder, and prove that it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import note, passphrase, say, show
from thirdear.cli.backup import names_secret
from thirdear.cli.common import common, with_common
from thirdear.model.language import speak
from thirdear.study import STUDY_FILE, Study
from thirdear.study.copies import snapshots


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(restore))


def restore(
    snapshot: Annotated[Path, typer.Argument(metavar="SNAPSHOT")],
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="New folder; an existing one is refused.")
    ],
) -> None:
    """Restore a backup into a new folder, and check it."""
    secret = passphrase(snapshot, common.passphrase_file, "--passphrase-file")
    told = snapshots.restore(snapshot, folder, secret, names_secret())
    with Study.open(folder, passphrase=secret) as study:
        speak(study.language)
    for sentences in told:
        note(*sentences)
    show(
        {"study": str(folder), "database": str(folder / STUDY_FILE)},
        lambda: say(
            f"The study is in {folder}; `check` proved it. Files in exports stay behind.",
            f"Çalışma {folder} klasöründe; `check` sağlam olduğunu gösterdi. exports "
            "içindeki dosyalar geride kaldı.",
        ),
    )
