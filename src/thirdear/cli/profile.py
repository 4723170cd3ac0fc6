"""`thirdear transcripts profile`: show or forget what imports have learnt about files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.model.language import said
from thirdear.model.profile import Profile
from thirdear.model.text import ROLE_NAMES
from thirdear.study.core import LEAD


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(profile))


def profile(
    forget: Annotated[
        bool, typer.Option("--forget", help="Forget all of it; stored sessions stay as they are.")
    ] = False,
) -> None:
    """Show or forget what imports have learned about the study's files."""
    from thirdear.study.imports import profile

    with open_study() as study:
        if forget:
            profile.keep(study.store, Profile(), LEAD)
        kept = profile.profile(study.store)
    rows = list(_rows(kept))

    def told() -> None:
        table("", ("label or file", "case", "is"), rows)
        if not rows:
            say(
                "Nothing is kept about this study's files.",
                "Bu çalışmanın dosyaları için saklanan bir şey yok.",
            )

    show(_as_json(kept), told)


def _rows(kept: Profile) -> Iterator[tuple[str, str, str]]:
    """Yield what is kept: the label or file, the case that it is kept for, and what it is."""
    for case, labels in (("", kept.labels), *kept.cases.items()):
        for label, role in labels.roles.items():
            yield label, case, said(*ROLE_NAMES[role])
        for label, other in labels.merged.items():
            yield label, case, said(f"merged with {other}", f"{other} ile birleşik")
    for ending, name in kept.formats.items():
        yield ending, "", said(f"format {name}", f"biçim: {name}")
    for ending, name in kept.encodings.items():
        yield ending, "", said(f"encoding {name}", f"kodlama: {name}")
    for header, names in kept.columns.items():
        for column, name in names.items():
            yield header, "", said(f"{column} is {name}", f"{column}: {name}")


def _as_json(kept: Profile) -> dict[str, object]:
    return {
        "roles": kept.labels.roles,
        "merged": kept.labels.merged,
        "cases": {
            case: {"roles": own.roles, "merged": own.merged} for case, own in kept.cases.items()
        },
        "formats": kept.formats,
        "encodings": kept.encodings,
        "columns": kept.columns,
    }
