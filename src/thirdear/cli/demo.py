"""`thirdear demo`: make the invented demonstration study and run the whole main job on it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli.app import LANGUAGES, err, one_of, say, show
from thirdear.cli.common import common, with_common
from thirdear.model.language import speak
from thirdear.study import Study


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(demo))


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]")] = Path("thirdear-demo"),
    language: Annotated[
        str, typer.Option(help="Language of screen and document: en or tr.")
    ] = "en",
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open thirdear's screen afterwards.")
    ] = False,
) -> None:
    """Create the invented demonstration study and run the whole analysis."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from thirdear.cli.findings import print_tests, score_names
    from thirdear.study import demo

    chosen = one_of(LANGUAGES, language, "--language")
    speak(chosen)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("")
        done = demo.demonstrate(
            folder,
            chosen,
            lambda step: bar.update(task, description=step),
        )
    from thirdear.series import as_json

    def told() -> None:
        say(
            f"The demonstration study (invented people, invented words) is in {folder}.",
            f"Örnek çalışma (kişiler de sözler de uydurma) {folder} klasöründe.",
        )
        with Study.open(folder) as study:
            names = score_names(study)
        print_tests(done.tests, chosen, names)
        say(f"The report: {done.document}", f"Rapor: {done.document}")

    show(
        {
            "study": str(folder),
            "document": str(done.document),
            "sessions": dict(done.sessions),
            "tests": [as_json(test) for test in done.tests],
        },
        told,
    )
    if is_terminal(sys.stdout) and is_terminal(sys.stdin) and not (no_open or common.json):
        from thirdear import tui

        with Study.open(folder) as study:
            tui.run(study)
