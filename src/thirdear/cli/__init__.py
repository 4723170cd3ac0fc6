"""The command line: one thin function a command; names, flags and exit codes are a promise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import app as frame
from thirdear.cli import judging, keeping, numbers, texts, writing

program = typer.Typer(
    name="thirdear",
    help="Read, tag, rate, score, test and write up the transcripts of a psychotherapy.",
    add_completion=False,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for room in (keeping, texts, judging, numbers, writing):
    room.add_to(program)


@program.callback()
@frame.with_common
def desk(
    context: typer.Context,
    rater: Annotated[str | None, typer.Option(help="Who sits down at the desk.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the desk in the current study, if no command is given."""
    if version:
        from thirdear import __version__

        frame.say(f"thirdear {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        _open_desk(rater)


def _open_desk(rater: str | None) -> None:
    import sys

    from thirdear.study import find

    if not sys.stdout.isatty():
        frame.note("The desk needs a terminal; `thirdear --help` lists the commands.")
        raise typer.Exit(1)
    from thirdear import tui

    if frame.common.study is None and find(Path.cwd()) is None:
        tui.run(None)
        return
    with frame.open_study() as study:
        tui.run(study, rater)


def main() -> None:
    """Run the command line."""
    frame.run(program)
