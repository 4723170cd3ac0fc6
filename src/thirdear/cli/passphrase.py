"""The command `thirdear privacy passphrase`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base import keychain
from thirdear.cli.app import Weak, new_passphrase, note, passphrase, say, show, study_folder
from thirdear.cli.common import common, with_common
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.study import NAMES_FILE, STUDY_FILE
from thirdear.study.copies import passphrases, sheet
from thirdear.study.copies.lock import is_encrypted


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command("passphrase")(with_common(change))


def change(
    new_passphrase_file: Annotated[
        Path | None, typer.Option(help="File whose first line is the new passphrase.")
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Change the passphrase of the pseudonym list.")
    ] = False,
    remember: Annotated[
        bool,
        typer.Option("--remember", help="Store the current passphrase in the system's keyring."),
    ] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Remove it from the keyring.")] = False,
    print_sheet: Annotated[
        bool, typer.Option("--sheet", help="Print a sheet to write it on by hand and lock away.")
    ] = False,
    weak: Weak = False,
) -> None:
    """Change a passphrase, store it in the keyring, or print a sheet for it."""
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
    check(file, encrypted=True)
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
    done(folder, told, ("The passphrase is another one.", "Parola değişti."), LOST)


LOST = (
    "A lost passphrase is lost data: `thirdear privacy passphrase --sheet` prints a sheet for it.",
    (
        "Kaybolan parola, kaybolan veridir: `thirdear privacy passphrase --sheet` onun için bir "
        "kâğıt yazar."
    ),
)


def check(file: Path, *, encrypted: bool) -> None:
    """Refuse a file that is not there, or is encrypted already or not yet."""
    if not file.is_file():
        raise Refusal(f"There is no file {file}.", f"{file} adlı bir dosya yok.")
    if is_encrypted(file) != encrypted:
        raise Refusal(
            f"{file} is {'not encrypted' if encrypted else 'encrypted already'}.",
            f"{file} {'şifreli değil' if encrypted else 'zaten şifreli'}.",
        )


def done(folder: Path, told: tuple[str, ...], *sentences: tuple[str, str]) -> None:
    """Say what became of the study, and what is left to do."""
    for one in told:
        note(one)
    encrypted = is_encrypted(folder / STUDY_FILE)
    sentence = " ".join(said(*both) for both in sentences)
    show({"study": str(folder), "encrypted": encrypted}, lambda: say(sentence))
