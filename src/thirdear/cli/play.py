"""`thirdear transcripts play`: which turns are in play, in character or out of play."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from thirdear.cli.app import one_of, open_study, say, show, table, wrong
from thirdear.cli.common import with_common
from thirdear.cli.options import CaseKey, SessionNumber
from thirdear.cli.words import cell_word
from thirdear.model.coding import Pass, Play
from thirdear.model.language import counted, spoken

play = typer.Typer(
    help="Mark turns as play: in play, in character, out of play.",
    rich_markup_mode=None,
)

Rater = Annotated[str, typer.Option(help="Rater.")]
Round = Annotated[int, typer.Option("--pass", min=1, help="Coding round of the rater.")]
Layer = Annotated[str, typer.Option(help="Layer of the segments.")]

_NONE = "none"
_STATES = (*(state.value for state in Play), _NONE)
_RUN = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_LONGEST = 200_000


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    play.command("set")(with_common(set_))
    play.command("list")(with_common(list_))
    program.add_typer(play, name="play")


def set_(
    case: CaseKey,
    session: SessionNumber,
    state: Annotated[str, typer.Argument(metavar="STATE", help=f"{', '.join(_STATES)}.")],
    segments: Annotated[
        list[str], typer.Argument(metavar="TURN...", help="Numbers or ranges of turns: 3 5-9.")
    ],
    rater: Rater,
    number: Round = 1,
    layer: Layer = "turn",
) -> None:
    """Set the play state of turns."""
    chosen = one_of(_STATES, state, "STATE")
    numbers = [number for run in segments for number in _numbers(run)]
    with open_study() as study:
        study.set_play(
            Pass(rater, number),
            case,
            session,
            numbers,
            None if chosen == _NONE else Play(chosen),
            layer,
        )
    show(
        {"segments": numbers, "state": None if chosen == _NONE else chosen},
        lambda: say(
            f"{counted(len(numbers), 'segment')}: {cell_word(chosen, 'en')}.",
            f"{len(numbers)} birim: {cell_word(chosen, 'tr')}.",
        ),
    )


def list_(
    case: CaseKey, session: SessionNumber, rater: Rater, number: Round = 1, layer: Layer = "turn"
) -> None:
    """List the play states that a rater has set."""
    with open_study() as study:
        found = study.play(Pass(rater, number), case, session, layer)
    show(
        [{"segment": segment, "state": state.value} for segment, state in found.items()],
        lambda: table(
            "",
            ("segment", ""),
            ((segment, cell_word(state.value, spoken())) for segment, state in found.items()),
            empty=("No play state is set.", "Oyun durumu belirlenmemiş."),
        ),
    )


def _numbers(run: str) -> range:
    found = _RUN.fullmatch(run)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not 0 <= last - first < _LONGEST:
        raise wrong("name turns as in 3 or 5-9", "sözleri 3 ya da 5-9 gibi verin", "TURN")
    return range(first, last + 1)
