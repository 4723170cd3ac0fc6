"""The command `thirdear privacy decrypt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.cli.app import passphrase, study_folder
from thirdear.cli.common import common, with_common
from thirdear.cli.passphrase import check, done
from thirdear.study import STUDY_FILE
from thirdear.study.copies import passphrases

if TYPE_CHECKING:
    import typer


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(decrypt))


def decrypt() -> None:
    """Decrypt a study and its snapshots.

    The list of pseudonyms stays encrypted.
    """
    folder = study_folder()
    file = folder / STUDY_FILE
    check(file, encrypted=True)
    told = passphrases.give_passphrase(folder, passphrase(file, common.passphrase_file), None)
    done(
        folder,
        told,
        (
            "The transcripts lie readable on this disk now, in the snapshots, too.",
            "Transkriptler artık bu diskte, anlık kopyalarda da, okunabilir durumda.",
        ),
    )
