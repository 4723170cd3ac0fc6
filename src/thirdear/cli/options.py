"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Cause = Annotated[str | None, typer.Option(help="The score (or column) that comes first.")]
Effect = Annotated[str | None, typer.Option(help="The score (or column) that follows.")]
Lag = Annotated[int | None, typer.Option(min=1, help="How many sessions back; 1 unless told.")]
TrendOption = Annotated[str | None, typer.Option(help="none, linear or quadratic.")]
LagInOption = Annotated[str | None, typer.Option(help="What lags count: sessions (held) or weeks.")]
Resamples = Annotated[int, typer.Option(min=0, help="Bootstrap draws.")]
Seed = Annotated[int, typer.Option(min=0, help="Of the bootstrap.")]
Case = Annotated[str | None, typer.Option(help="Only this case.")]
Rater = Annotated[str | None, typer.Option(help="One rater's scores.")]
Combine = Annotated[
    str, typer.Option(help="mean of the raters, main: the main rater, or consensus.")
]
Speakers = Annotated[
    str | None, typer.Option(help="Labels and roles, as for import: T=therapist,Ç=client.")
]
Columns = Annotated[
    str | None, typer.Option(help="Which column of a table is what, as for import.")
]
Accept = Annotated[
    bool, typer.Option("--accept-unplaced", help="Though less than 97 % of the file is in turns.")
]
