"""The command line: one thin function a command; names, flags and exit codes are a promise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli import outcome
from thirdear.cli.app import wrong
from thirdear.cli.commands import Commands
from thirdear.cli.common import common, with_common
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place


class Looks(NamedTuple):
    """How the desk is to look and listen."""

    accessible: bool
    ascii_only: bool
    mouse: bool


program = typer.Typer(
    name="thirdear",
    cls=Commands,
    help="Code, rate, score and test psychotherapy transcripts, and write the report.\n\n"
    "`thirdear PATH` opens the study in that folder; without PATH, the one around.",
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@program.callback()
@with_common
def desk(
    context: typer.Context,
    rater: Annotated[str | None, typer.Option(help="Your rater name.")] = None,
    case: Annotated[str | None, typer.Option(help="Case to open (with --session).")] = None,
    session: Annotated[int | None, typer.Option(help="Session to open (with --case).")] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Work line by line, without the full screen.")
    ] = False,
    accessible: Annotated[
        bool, typer.Option("--accessible", help="Show a cursor, and words instead of bars.")
    ] = False,
    no_mouse: Annotated[
        bool, typer.Option("--no-mouse", help="Leave the mouse to the terminal.")
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    cite: Annotated[bool, typer.Option("--cite", help="Print how to cite thirdear.")] = False,
) -> None:
    """Open the desk in the current study, if no command is given."""
    if version:
        from thirdear import __version__

        typer.echo(f"thirdear {__version__}")
        raise typer.Exit
    if cite:
        from thirdear.cli.citation import citation

        typer.echo(citation())
        raise typer.Exit
    if context.invoked_subcommand is not None:
        return
    if (case is None) != (session is None):
        raise wrong(
            "take both or neither", "ikisini birden verin ya da hiç vermeyin", "--case, --session"
        )
    start = None if case is None or session is None else (case, session)
    if plain:
        _open_plain(rater, start)
    else:
        _open_desk(rater, start, Looks(accessible, common.ascii, not no_mouse))


def _open_desk(rater: str | None, start: Place | None, how: Looks) -> None:
    import os
    import sys

    from thirdear.cli.app import note, open_study
    from thirdear.study import find

    served = "TEXTUAL_DRIVER" in os.environ
    if not is_terminal(sys.stdout) and not served:
        note(
            "thirdear's screen needs a terminal; `thirdear --help` lists the commands.",
            "thirdear ekranı için bir terminal gerekir; komutları `thirdear --help` listeler.",
        )
        raise typer.Exit(1)
    from thirdear import tui

    folder = common.study or find(Path.cwd())
    if folder is None or served:
        # In a browser the desk itself asks for a passphrase: there is no other place to type it.
        tui.run(None, rater, start, folder=folder, **how._asdict())
        return
    with open_study(warn=False) as study:  # the desk warns itself
        tui.run(study, rater, start, **how._asdict())


def _open_plain(rater: str | None, start: Place | None) -> None:
    from thirdear import tui
    from thirdear.cli.app import open_study
    from thirdear.study import judgements

    with open_study() as study:
        known = list(study.raters())
        if rater is None and len(known) != 1:
            raise Refusal(
                f"Name the rater with --rater; the study has: {', '.join(known) or 'nobody'}.",
                "Kimin kodladığını --rater ile belirtin; çalışmadakiler: "
                f"{', '.join(known) or 'kimse'}.",
            )
        who = rater or known[0]
        judgements.check_person(study, who)
        study.add_rater(who)
        tui.run_plain(study, who, start)


def main() -> None:
    """Run the command line."""
    outcome.run(program)
