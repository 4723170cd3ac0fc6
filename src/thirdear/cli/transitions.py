"""The command `thirdear tags transitions`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Annotated

import typer

from thirdear.base.numbers import ALPHA
from thirdear.cli.app import open_study, show, table
from thirdear.cli.common import with_common
from thirdear.cli.findings import shown_p
from thirdear.cli.options import Case, Seed
from thirdear.cli.usage import exclude
from thirdear.cli.words import cell_word
from thirdear.model.language import said, spoken
from thirdear.model.sequences import Transition


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(transitions))


def transitions(
    given: Annotated[list[str], typer.Option(help="Code that comes first (repeatable).")],
    target: Annotated[list[str], typer.Option(help="Code that follows (repeatable).")],
    within: Annotated[int, typer.Option(min=1, help="Number of turns to look ahead.")] = 1,
    lag: Annotated[
        int | None, typer.Option(min=1, help="Look only at the turn this many turns later.")
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(help="Look at turns that begin within this many seconds.")
    ] = None,
    case: Case = None,
    rater: Annotated[str, typer.Option(help="Rater (default: the main rater).")] = "main",
    layer: Annotated[str, typer.Option(help="Layer whose segments count as turns.")] = "turn",
    matrix: Annotated[
        bool,
        typer.Option(
            "--matrix", help="Print a matrix: a row per first code, a column per following code."
        ),
    ] = False,
    resamples: Annotated[int, typer.Option(min=0, help="Number of random rotations.")] = 1999,
    seed: Seed = 1,
) -> None:
    """Test which codes follow a code within sessions, turn by turn."""
    exclude({"--lag": lag, "--seconds": seconds})
    with open_study() as study:
        found = study.transitions(
            given,
            target,
            raters=rater,
            cases=[case] if case else (),
            layer=layer,
            within=within,
            lag=lag,
            seconds=seconds,
            resamples=resamples,
            seed=seed,
        )
    if matrix:
        columns, rows = ["", *dict.fromkeys(target)], _crossed(found)
        title = said(
            "z of what follows, how often; * where p Holm < .05",
            "ardından gelenin z değeri ve sayısı; p Holm < 0,05 ise *",
        )
    else:
        columns, rows, title = (
            COLUMNS,
            _listed(found),
            said("Within a session", "Bir seansın içinde"),
        )
    show([asdict(t) for t in found], lambda: table(title, columns, rows))


COLUMNS = ["transition", "followed", "without it", "Q", "z", "p", "p Holm", "G²", "p"]


def _listed(found: Sequence[Transition]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each transition."""
    for t in found:
        yield (
            f"{t.given} → {t.target}",
            said(f"{t.followed} of {t.given_count}", f"{t.followed} / {t.given_count}"),
            said(f"{t.others_followed} of {t.others}", f"{t.others_followed} / {t.others}"),
            "" if t.q is None else f"{t.q:.2f}",
            cell_word(t.why, spoken()) if t.why else f"{t.z:.2f}",
            shown_p(t.p),
            shown_p(t.p_holm),
            "" if t.g2 is None else f"{t.g2:.2f}",
            shown_p(t.g2_p),
        )


def _crossed(found: Sequence[Transition]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each first code: the residuals and counts of what follows it."""
    for code, row in groupby(found, key=lambda one: one.given):
        yield (code, *map(_crossing, row))


def _crossing(one: Transition) -> str:
    if one.z is None:
        return "–"
    star = "*" if one.p_holm is not None and one.p_holm < ALPHA else ""
    return f"{one.z:.2f}{star} ({one.followed})"
