"""The command `thirdear transcripts segments`."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, show, table
from thirdear.cli.common import with_common
from thirdear.cli.words import cell_word
from thirdear.model.language import spoken

Case = Annotated[str, typer.Option(help="Case.")]
Session = Annotated[int, typer.Option(help="Session.")]


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(segments))


def segments(
    case: Case,
    session: Session,
    layer: Annotated[
        str | None, typer.Option(help="Layer to list (default: list the layers).")
    ] = None,
) -> None:
    """List a session's layers, or the segments of one layer."""
    with open_study() as study:
        if layer is None:
            _list_layers(
                {
                    key: len(study.segments(case, session, key))
                    for key in study.layers(case, session)
                }
            )
            return
        found = study.segments(case, session, layer)
        text = study.transcript(case, session).text
    rows = [
        {"segment": s.index, "start": s.start, "end": s.stop, "speaker": s.speaker}
        | {"role": s.role.value, "time": s.time, "text": text[s.start : s.stop]}
        for s in found
    ]
    shown = ("segment", "start", "end", "speaker", "text")
    show(rows, lambda: table("", shown, ([row[key] for key in shown] for row in rows)))


def _list_layers(counts: dict[str, int]) -> None:
    show(
        [{"layer": layer, "segments": count} for layer, count in counts.items()],
        lambda: table(
            "",
            ("layer", "segments"),
            ((cell_word(layer, spoken()), count) for layer, count in counts.items()),
        ),
    )
