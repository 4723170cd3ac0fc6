"""`thirdear privacy`: passphrases, encryption, and erasing a case."""

from __future__ import annotations

import typer

from thirdear.cli import decrypt, encrypt, passphrase, purge

safe = typer.Typer(
    help="Encrypt the study, change passphrases, erase a case.", rich_markup_mode=None
)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    for module in (encrypt, decrypt, passphrase, purge):
        module.add_to(safe)
    program.add_typer(safe, name="privacy")
