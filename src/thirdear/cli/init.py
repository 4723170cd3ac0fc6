"""`thirdear init`: make a new study."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.shell import quoted
from thirdear.base.streams import is_terminal
from thirdear.cli.app import LANGUAGES, REPEAT, Weak, from_file, note, one_of, say, show, strong
from thirdear.cli.common import common, with_common
from thirdear.model.language import said, speak, spoken
from thirdear.model.refusal import Refusal
from thirdear.study import STUDY_FILE, Study


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(init))


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the new study.")],
    codebook: Annotated[
        list[str] | None, typer.Option(help="Key of a shipped codebook, or a file (repeatable).")
    ] = None,
    language: Annotated[
        str, typer.Option(help="Language of screen and documents: en or tr.")
    ] = "en",
    weak: Weak = False,
) -> None:
    """Create a study."""
    chosen = one_of(LANGUAGES, language, "--language")
    if (folder / STUDY_FILE).exists():
        raise Refusal(
            f"{folder} is a study already; nothing was changed.",
            f"{folder} zaten bir çalışma; hiçbir şey değişmedi.",
        )
    speak(chosen)
    secret = _new_passphrase(weak=weak)
    with Study.create(
        folder,
        codebooks=codebook or (),
        language=spoken(),
        passphrase=secret,
    ) as study:
        keys = [book.key for book in study.codebooks()]
    show(
        {"study": str(folder), "codebooks": keys, "encrypted": secret is not None},
        lambda: say(
            f"The study is in {folder}. Go there with `cd {quoted(str(folder))}`, then import "
            "transcripts with `thirdear import`.",
            f"Çalışma {folder} klasöründe. `cd {quoted(str(folder))}` ile oraya gidin; sonra "
            "`thirdear import` transkriptleri içe aktarır.",
        ),
    )


def _new_passphrase(*, weak: bool) -> str | None:
    if common.passphrase_file is not None:
        return strong(from_file(common.passphrase_file), weak=weak)
    secret = ""
    if is_terminal(sys.stdin):
        secret = typer.prompt(
            said(
                "Passphrase (a lost one is lost data; empty: the study is not encrypted)",
                "Parola (kaybolursa veri de kaybolur; boş bırakılırsa çalışma şifrelenmez)",
            ),
            default="",
            hide_input=True,
            confirmation_prompt=said(*REPEAT),
            show_default=False,
            err=True,
        )
    if not secret:
        note(
            "Warning: without a passphrase the transcripts lie readable on this disk.",
            "Uyarı: parola olmayınca transkriptler bu diskte herkesin okuyabileceği biçimde durur.",
        )
    return strong(secret, weak=weak) if secret else None
