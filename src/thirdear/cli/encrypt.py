"""The command `thirdear privacy encrypt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.cli.app import Weak, new_passphrase, study_folder
from thirdear.cli.common import common, with_common
from thirdear.cli.passphrase import LOST, check, done
from thirdear.model.language import said
from thirdear.study import NAMES_FILE, STUDY_FILE
from thirdear.study.copies import passphrases, snapshots
from thirdear.study.copies.lock import is_encrypted

if TYPE_CHECKING:
    import typer


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(encrypt))


def encrypt(weak: Weak = False) -> None:
    """Encrypt a study, its snapshots and its pseudonyms.

    --passphrase-file and --names-passphrase-file give the new passphrases; in a terminal they
    are asked for. Each file is copied and verified, and the readable one is overwritten. In an
    encrypted study only the list of pseudonyms is encrypted, if it is not yet.
    """
    folder = study_folder()
    file, names = folder / STUDY_FILE, folder / NAMES_FILE
    bare = names.is_file() and not is_encrypted(names)
    if not (bare and is_encrypted(file)):
        check(file, encrypted=False)
    wishes = []
    if not is_encrypted(file):
        what = said("the study", "çalışma")
        secret = new_passphrase(common.passphrase_file, what, "--passphrase-file", weak=weak)
        wishes.append(passphrases.Change(STUDY_FILE, snapshots.STUDY, None, secret))
    if bare:
        what, given = said("the pseudonyms", "takma adlar"), common.names_passphrase_file
        other = new_passphrase(given, what, "--names-passphrase-file", weak=weak)
        wishes.append(passphrases.Change(NAMES_FILE, snapshots.NAMES, None, other))
    done(
        folder,
        passphrases.change(folder, wishes),
        _ENCRYPTED if wishes[0].file == STUDY_FILE else _NAMES_ENCRYPTED,
        LOST,
    )


_ENCRYPTED = (
    "The study and its snapshots are encrypted.",
    "Çalışma ve anlık kopyaları şifrelendi.",
)

_NAMES_ENCRYPTED = (
    "The list of pseudonyms and its copies are encrypted.",
    "Takma ad listesi ve kopyaları şifrelendi.",
)
