"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

Cause = Annotated[str | None, typer.Option(help="Score (or column) that comes first.")]
Effect = Annotated[str | None, typer.Option(help="Score (or column) that follows.")]


class Way(StrEnum):
    """How turns are compared."""

    WORDS = "words"
    MEANING = "meaning"


ByWay = Annotated[
    Way, typer.Option("--by", help="Compare words or meaning (needs the extra meaning).")
]
LAG = "Lag: number of sessions (or weeks) back."
TREND = "Trend in both scores: none, linear or quadratic."
LAG_IN = "Unit of the lag: sessions (held) or weeks."
"""Said once, wherever a question is asked."""
Lag = Annotated[
    int | None, typer.Option(min=1, help="Lag: number of sessions (or weeks) back (default: 1).")
]
LagDeclared = Annotated[int | None, typer.Option(min=1, help=LAG)]
TrendOption = Annotated[str | None, typer.Option(help=TREND)]
LagInOption = Annotated[str | None, typer.Option(help=LAG_IN)]
Scheduler = Annotated[str | None, typer.Option(help="Address of a running Dask scheduler.")]
Resamples = Annotated[int, typer.Option(min=0, help="Number of bootstrap draws.")]
Seed = Annotated[int, typer.Option(min=0, help="Seed of the bootstrap.")]
Case = Annotated[str | None, typer.Option(help="Only this case.")]
CaseKey = Annotated[str, typer.Argument(metavar="CASE")]
SessionNumber = Annotated[int, typer.Argument(metavar="SESSION")]
DoneBy = Annotated[
    str | None, typer.Option(help="Rater recorded for the change (default: the study).")
]
OnlySession = Annotated[int | None, typer.Option(help="Only this session.")]
Rater = Annotated[str | None, typer.Option(help="Use this rater's scores only.")]
Combine = Annotated[
    str, typer.Option(help="Scores to use: mean, main, consensus or a rater's name.")
]
Speakers = Annotated[
    str | None, typer.Option(help="Roles of labels, as for import: T=therapist,Ç=client.")
]
Columns = Annotated[str | None, typer.Option(help="Meaning of a table's columns, as for import.")]
Accept = Annotated[
    bool,
    typer.Option("--accept-unplaced", help="Accept a file of which less than 97% is in turns."),
]
