"""Options that every written document has, and how they let it be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from thirdear.cli.app import LANGUAGES, confirm_identifiable, one_of
from thirdear.model.writeup import LAYOUTS

if TYPE_CHECKING:
    from thirdear.study.documents.handouts import Wanted

Cases = Annotated[list[str] | None, typer.Option(help="Only this case (repeatable).")]
Spoken = Annotated[str | None, typer.Option(help="Language: en or tr.")]
Corrected = Annotated[
    bool, typer.Option("--corrected", help="Use the corrected text instead of the source.")
]
Identifiable = Annotated[
    bool,
    typer.Option("--identifiable", help="Write real names; the file is marked as identifiable."),
]

Confirm = Annotated[
    str | None, typer.Option(help="Confirm without a terminal: --confirm identifiable.")
]

Layouts = Annotated[
    str,
    typer.Option("--layout", help="Layout of vignettes: coded, journal (text only) or comments."),
]


def wanted(
    language: str | None,
    identifiable: bool,
    confirm: str | None,
    combine: str = "mean",
    *,
    corrected: bool = False,
    layout: str = "coded",
) -> Wanted:
    """Return how something is handed on, by the options; what identifies people is confirmed."""
    from thirdear.study.documents.handouts import Wanted

    if identifiable:
        confirm_identifiable(confirm)
    spoken = None if language is None else one_of(LANGUAGES, language, "--language")
    shape = one_of(LAYOUTS, layout, "--layout")
    return Wanted(spoken, combine, identifiable, corrected, shape)
