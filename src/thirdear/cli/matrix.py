"""The commands `thirdear tags matrix` and `thirdear tags together`."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import Own, open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.names import unlock
from thirdear.cli.options import Case
from thirdear.cli.usage import ends_in
from thirdear.model.language import said


class By(StrEnum):
    """What the columns are."""

    CASE = "case"
    SESSION = "session"
    RATER = "rater"


Book = Annotated[str | None, typer.Option("--codebook", help="Only codes of this codebook.")]
Whose = Annotated[str | None, typer.Option("--rater", help="Only this rater's tags.")]

NONE = ("No tags are there yet.", "Henüz kodlama yok.")


def add_to(program: typer.Typer) -> None:
    """Add the commands to the group."""
    program.command("matrix")(with_common(matrix))
    program.command("together")(with_common(together))


def matrix(
    by: Annotated[By, typer.Option(help="Count by case, session or rater.")] = By.CASE,
    codebook: Book = None,
    rater: Whose = None,
    case: Case = None,
) -> None:
    """Count how often each code was used in each case."""
    from thirdear.study import matrix as room

    with open_study() as study:
        chosen = [case] if case else []
        places, rows = room.matrix(study, by.value, book=codebook, rater=rater, cases=chosen)
        names = {key: code.name(study.language) for key, code in study.codes().items()}
    total, kinds = said("in all", "toplam"), said("with its kinds", "alt kodlarıyla")
    nested = any(row.total != row.with_kinds for row in rows)
    columns = ("code", *map(Own, places), total, *([kinds] if nested else []))
    lines = (
        (
            "  " * row.depth + names[row.code],
            *(row.counts[place] or "" for place in places),
            row.total,
            *([row.with_kinds] if nested else []),
        )
        for row in rows
    )
    show([asdict(row) for row in rows], lambda: table("", columns, lines, empty=NONE))


def together(
    codebook: Book = None,
    rater: Whose = None,
    case: Case = None,
    network: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also draw them as a network (.png or .svg)."),
    ] = None,
) -> None:
    """List codes that occur on the same segments, most frequent first."""
    from thirdear.study import matrix as room
    from thirdear.study.documents import handouts

    if network is not None:
        ends_in(network, ".png", ".svg")
    with open_study() as study:
        chosen = [case] if case else []
        pairs = room.together(study, book=codebook, rater=rater, cases=chosen)
        if network is not None:
            handouts.network(unlock(study), network, pairs, chosen)
        names = {key: code.name(study.language) for key, code in study.codes().items()}
    columns = (
        said("code", "kod"),
        said("other code", "öteki kod"),
        said("both", "ikisi de"),
        said("expected", "beklenen"),
        "n",
        said("n of the other", "ötekinin n’i"),
        "Jaccard",
    )
    lines = (
        (
            names[pair.code],
            names[pair.other],
            pair.both,
            f"{pair.expected:.1f}",
            pair.code_segments,
            pair.other_segments,
            f"{pair.jaccard:.2f}",
        )
        for pair in pairs
    )
    none = ("No two codes stand on the same segment.", "Aynı birimde iki kod yok.")

    def otherwise() -> None:
        table("", columns, lines, empty=none)
        if network is not None:
            say(f"The network: {network}", f"Ağ: {network}")

    show([asdict(pair) for pair in pairs], otherwise)
