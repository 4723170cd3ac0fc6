"""The command `thirdear transcripts timing`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from thirdear.cli.app import open_study, show, table
from thirdear.cli.common import with_common
from thirdear.cli.options import Case, OnlySession
from thirdear.model.marks import Overlap, Pause
from thirdear.model.text import Place

_TIMING = (
    *("case", "session", "turns", "with time", "with end"),
    *("pauses", "seconds", "overlaps", "seconds"),
)


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(timing))


def timing(
    case: Case = None,
    session: OnlySession = None,
    pause: Annotated[
        float, typer.Option(min=0.0, help="Shortest silence to count, in seconds.")
    ] = 1.0,
) -> None:
    """Count silences and overlapping speech in files with times."""
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
    kind: str, place: Place, first: int, second: int, time: float, seconds: float
) -> dict[str, object]:
    where = {"case": place[0], "session": place[1], "turns": [first, second]}
    return {"kind": kind} | where | {"time": time, "seconds": seconds}
