"""Commands about passphrases: encrypt, decrypt, passphrase."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base import keychain
from thirdear.cli.app import (
    Weak,
    common,
    new_passphrase,
    note,
    passphrase,
    say,
    show,
    study_folder,
    with_common,
)
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.study import NAMES_FILE, STUDY_FILE
from thirdear.study.copies import passphrases, sheet, snapshots
from thirdear.study.copies.lock import is_encrypted


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    for function in (encrypt, decrypt):
        program.command()(with_common(function))
    program.command("passphrase")(with_common(change))


def encrypt(weak: Weak = False) -> None:
    """Encrypt a study, its snapshots and its pseudonyms, each through a verified copy.

    --passphrase-file and --names-passphrase-file name the passphrases that they will have; on a
    terminal they are asked for. The readable files are overwritten. Of an encrypted study the list
    of pseudonyms alone is encrypted, if it is not yet.
    """
    folder = study_folder()
    file, names = folder / STUDY_FILE, folder / NAMES_FILE
    bare = names.is_file() and not is_encrypted(names)
    if not (bare and is_encrypted(file)):
        _check(file, encrypted=False)
    wishes = []
    if not is_encrypted(file):
        what = said("the study", "çalışma")
        secret = new_passphrase(common.passphrase_file, what, "--passphrase-file", weak=weak)
        wishes.append(passphrases.Change(STUDY_FILE, snapshots.STUDY, None, secret))
    if bare:
        what, given = said("the pseudonyms", "takma adlar"), common.names_passphrase_file
        other = new_passphrase(given, what, "--names-passphrase-file", weak=weak)
        wishes.append(passphrases.Change(NAMES_FILE, snapshots.NAMES, None, other))
    _done(
        folder,
        passphrases.change(folder, wishes),
        _ENCRYPTED if wishes[0].file == STUDY_FILE else _NAMES_ENCRYPTED,
        _LOST,
    )


def decrypt() -> None:
    """Take the encryption off a study and its snapshots, each through a verified copy.

    The list of pseudonyms stays encrypted.
    """
    folder = study_folder()
    file = folder / STUDY_FILE
    _check(file, encrypted=True)
    told = passphrases.give_passphrase(folder, passphrase(file, common.passphrase_file), None)
    _done(
        folder,
        told,
        (
            "The transcripts lie readable on this disk now, in the snapshots, too.",
            "Dökümler artık bu diskte, anlık kopyalarda da, okunabilir durumda.",
        ),
    )


def change(
    new_passphrase_file: Annotated[
        Path | None, typer.Option(help="A file whose first line is the new passphrase.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="That of the list of pseudonyms.")] = False,
    remember: Annotated[
        bool, typer.Option("--remember", help="Put the present one into the system's keyring.")
    ] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Take it out of the keyring.")] = False,
    print_sheet: Annotated[
        bool, typer.Option("--sheet", help="Print a sheet to write it on by hand, to be locked up.")
    ] = False,
    weak: Weak = False,
) -> None:
    """Change a passphrase, of the snapshots, too; or have it remembered, or written on paper."""
    folder = study_folder()
    file = folder / (NAMES_FILE if names else STUDY_FILE)
    if print_sheet:
        sys.stdout.write(sheet.recovery(folder, names=names))
        return
    if forget:
        keychain.forget(file)
        show(
            {"remembered": False},
            lambda: say(
                "The keyring does not have it any more.", "Parola artık anahtarlıkta değil."
            ),
        )
        return
    _check(file, encrypted=True)
    given = common.names_passphrase_file if names else common.passphrase_file
    old = passphrase(file, given)
    if remember:
        passphrases.prove(file, old)
        keychain.remember(file, old or "")
        show(
            {"remembered": True},
            lambda: say(
                "The keyring has it; open with --keyring.",
                "Parola anahtarlıkta; --keyring ile açın.",
            ),
        )
        return
    passphrases.prove(file, old)
    new = new_passphrase(new_passphrase_file, file.name, "--new-passphrase-file", weak=weak)
    change_it = passphrases.give_names_passphrase if names else passphrases.give_passphrase
    told = change_it(folder, old, new)
    _done(folder, told, ("The passphrase is another one.", "Parola değişti."), _LOST)


_ENCRYPTED = (
    "The study and its snapshots are encrypted.",
    "Çalışma ve anlık kopyaları şifrelendi.",
)
_NAMES_ENCRYPTED = (
    "The list of pseudonyms and its copies are encrypted.",
    "Takma ad listesi ve kopyaları şifrelendi.",
)
_LOST = (
    "A lost passphrase is lost data: `thirdear passphrase --sheet` prints a sheet for it.",
    "Kaybolan parola, kaybolan veridir: `thirdear passphrase --sheet` onun için bir kâğıt yazar.",
)


def _check(file: Path, *, encrypted: bool) -> None:
    if not file.is_file():
        raise Refusal(f"There is no file {file}.", f"{file} adlı bir dosya yok.")
    if is_encrypted(file) != encrypted:
        raise Refusal(
            f"{file} is {'not encrypted' if encrypted else 'encrypted already'}.",
            f"{file} {'şifreli değil' if encrypted else 'zaten şifreli'}.",
        )


def _done(folder: Path, told: tuple[str, ...], *sentences: tuple[str, str]) -> None:
    for one in told:
        note(one)
    encrypted = is_encrypted(folder / STUDY_FILE)
    sentence = " ".join(said(*both) for both in sentences)
    show({"study": str(folder), "encrypted": encrypted}, lambda: say(sentence))
