"""Commands on how a session is cut into segments: segment, segments, split, join."""

from __future__ import annotations

from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table, with_common
from thirdear.study import LEAD

Case = Annotated[str, typer.Option(help="The case.")]
Session = Annotated[int, typer.Option(help="The session.")]
Layer = Annotated[str, typer.Option(help="A layer made by hand.")]
By = Annotated[str | None, typer.Option(help="Who does it; the study, if nobody is named.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (segment, segments, split, join):
        program.command()(with_common(command))


def segment(
    by: Annotated[
        str,
        typer.Option(
            help="sentence, minutes:5, turns:3, blank (lines), hand, hand:LAYER (its segments to "
            "begin with), or free (tags say themselves where they begin and end)."
        ),
    ] = "sentence",
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    session: Annotated[int | None, typer.Option(help="Only this session.")] = None,
    pipeline: Annotated[
        str | None, typer.Option(help="An installed spaCy pipeline that finds the sentences.")
    ] = None,
) -> None:
    """Add a segmentation layer; turns are always there."""
    with open_study() as study:
        layer, added = study.segment(by, case, session, pipeline)
    show(
        {"layer": layer, "sessions": added},
        lambda: say(
            f"Layer {layer} was added to {added} session(s).",
            f"{layer} katmanı {added} oturuma eklendi.",
        ),
    )


def segments(
    case: Case,
    session: Session,
    layer: Annotated[
        str | None, typer.Option(help="Which layer; without it, which there are.")
    ] = None,
) -> None:
    """List the layers of a session, or the segments of one with their offsets and words."""
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
        lambda: table("", ("layer", "segments"), counts.items()),
    )


def split(
    case: Case,
    session: Session,
    at: Annotated[int, typer.Option(help="Offset into the transcript, between two words.")],
    layer: Layer = "hand",
    rater: By = None,
) -> None:
    """Split a segment of a layer made by hand; refused once the layer has tags."""
    with open_study() as study:
        found = study.split(case, session, layer, at, rater or LEAD)
    _tell(layer, len(found))


def join(
    case: Case,
    session: Session,
    segment: Annotated[int, typer.Option(help="The segment that takes the next one in.")],
    layer: Layer = "hand",
    rater: By = None,
) -> None:
    """Join a segment of a layer made by hand with the next; refused once the layer has tags."""
    with open_study() as study:
        found = study.join(case, session, layer, segment, rater or LEAD)
    _tell(layer, len(found))


def _tell(layer: str, count: int) -> None:
    show(
        {"layer": layer, "segments": count},
        lambda: say(
            f"The layer {layer} has {count} segments now.",
            f"{layer} katmanında şimdi {count} bölüt var.",
        ),
    )
