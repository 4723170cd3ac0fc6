"""The command `thirdear serve`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import say
from thirdear.cli.common import common, with_common
from thirdear.study import find


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(serve))


def serve(
    rater: Annotated[str | None, typer.Option(help="Your rater name.")] = None,
    port: Annotated[
        int, typer.Option(help="Port of this computer (0: any free one).", min=0, max=65535)
    ] = 8737,
) -> None:
    """Open thirdear in a browser of this computer, until Ctrl+C.

    The address holds a token that admits one browser, once; start again for another. A
    passphrase is asked for in the browser.
    """
    from thirdear import tui

    folder = common.study or find(Path.cwd())
    command = [sys.executable, "-m", "thirdear"]
    command += [] if folder is None else ["--study", str(folder.resolve())]
    command += [] if rater is None else ["--rater", rater]
    tui.serve(
        command,
        port,
        lambda address: say(f"The desk is at {address}", f"Masanın adresi: {address}"),
    )
