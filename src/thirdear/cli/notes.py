"""Commands on what stands beside the words: transcribers' marks, and raters' notes on play."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from thirdear.cli.app import one_of, open_study, say, show, table, with_common
from thirdear.model.coding import Pass, Play
from thirdear.model.text import MarkKind, Overlap, Pause

play = typer.Typer(
    help="Which turns are play: in play, in character, out of play; for each pass.",
    rich_markup_mode=None,
)

Case = Annotated[str, typer.Argument(metavar="CASE")]
Session = Annotated[int, typer.Argument(metavar="SESSION")]
Rater = Annotated[str, typer.Option(help="Whose pass.")]
Round = Annotated[int, typer.Option("--pass", min=1, help="The rater's pass.")]
Layer = Annotated[str, typer.Option(help="The layer whose segments are meant.")]

_TIMING = (
    *("case", "session", "turns", "with time", "with end"),
    *("pauses", "seconds", "overlaps", "seconds"),
)
_NONE = "none"
_STATES = (*(state.value for state in Play), _NONE)
_RUN = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_LONGEST = 200_000


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    program.command()(with_common(marks))
    program.command()(with_common(timing))
    play.command("set")(with_common(set_))
    play.command("list")(with_common(list_))
    program.add_typer(play, name="play")


def marks(
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    session: Annotated[int | None, typer.Option(help="Only this session.")] = None,
) -> None:
    """Count what transcribers noted beside the words; --json has each mark's offsets."""
    with open_study() as study:
        asked = [i for i in study.sessions(case) if session in (None, i.session)]
        found = {(i.case, i.session): study.marks(i.case, i.session) for i in asked}
    rows = []
    for place, all_ in found.items():
        counts = Counter(mark.kind for mark in all_)
        rows.append((*place, *(counts[kind] for kind in MarkKind)))
    show(
        [
            {"case": place[0], "session": place[1], "kind": mark.kind.value}
            | {"start": mark.start, "end": mark.stop}
            for place, all_ in found.items()
            for mark in all_
        ],
        lambda: table("", ("case", "session", *(kind.value for kind in MarkKind)), rows),
    )


def timing(
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    session: Annotated[int | None, typer.Option(help="Only this session.")] = None,
    pause: Annotated[float, typer.Option(min=0.0, help="Seconds of silence that count.")] = 1.0,
) -> None:
    """Count silences and speech at once, where files have times; --json has each of them."""
    rows: list[tuple[object, ...]] = []
    found: list[dict[str, object]] = []
    with open_study() as study:
        for info in study.sessions(case):
            if session not in (None, info.session):
                continue
            place = (info.case, info.session)
            turns = study.segments(*place)
            silent, both = study.pauses(*place, pause), study.overlaps(*place)
            known = (sum(t.time is not None for t in turns), sum(t.end is not None for t in turns))
            counts = (len(silent), _sum(silent), len(both), _sum(both))
            rows.append((*place, len(turns), *known, *counts))
            found += [_timed("pause", place, p.before, p.after, p.time, p.seconds) for p in silent]
            found += [_timed("overlap", place, o.first, o.second, o.time, o.seconds) for o in both]
    show(found, lambda: table("", _TIMING, rows))


def _sum(found: Sequence[Pause | Overlap]) -> float:
    return round(sum(one.seconds for one in found), 1)


def _timed(
    kind: str, place: tuple[str, int], first: int, second: int, time: float, seconds: float
) -> dict[str, object]:
    where = {"case": place[0], "session": place[1], "turns": [first, second]}
    return {"kind": kind} | where | {"time": time, "seconds": seconds}


def set_(
    case: Case,
    session: Session,
    state: Annotated[str, typer.Argument(metavar="STATE", help=f"{', '.join(_STATES)}.")],
    segments: Annotated[list[str], typer.Argument(metavar="TURN...", help="As in 3 5-9.")],
    rater: Rater,
    number: Round = 1,
    layer: Layer = "turn",
) -> None:
    """Say of turns whether they are play; one undo takes it back."""
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
        lambda: say(f"{len(numbers)} segment(s): {chosen}.", f"{len(numbers)} bölüt: {chosen}."),
    )


def list_(
    case: Case, session: Session, rater: Rater, number: Round = 1, layer: Layer = "turn"
) -> None:
    """List what a pass has said of turns, whether they are play."""
    with open_study() as study:
        found = study.play(Pass(rater, number), case, session, layer)
    show(
        [{"segment": segment, "state": state.value} for segment, state in found.items()],
        lambda: table("", ("segment", ""), found.items()),
    )


def _numbers(run: str) -> range:
    found = _RUN.fullmatch(run)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not 0 <= last - first < _LONGEST:
        raise typer.BadParameter("name turns as in 3 or 5-9", param_hint="TURN")
    return range(first, last + 1)
