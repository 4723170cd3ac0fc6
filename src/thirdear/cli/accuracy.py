"""The command `thirdear transcripts accuracy`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thirdear.base.numbers import percent
from thirdear.cli.app import note, open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.options import Accept, CaseKey, Columns, DoneBy, SessionNumber, Speakers
from thirdear.model.language import said
from thirdear.study import LEAD

if TYPE_CHECKING:
    from thirdear.study.accuracy import Accuracy, Errors


def add_to(program: typer.Typer) -> None:
    """Add the command to the group."""
    program.command("accuracy")(with_common(accuracy))


def accuracy(
    case: CaseKey,
    session: SessionNumber,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Other transcript of the session.")],
    speakers: Speakers = None,
    columns: Columns = None,
    accept_unplaced: Accept = False,
    places: Annotated[bool, typer.Option("--places", help="Show where they differ.")] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the counts for the report's Method section.")
    ] = False,
    rater: DoneBy = None,
) -> None:
    """Compare another transcript of a session: word errors by speaker.

    The session is the standard; the file is only read, and no word of it is kept.
    """
    from thirdear.study import accuracy as room
    from thirdear.study import replacement

    told = {"speakers": speakers, "columns": columns, "accept_unplaced": accept_unplaced}
    with open_study() as study:
        other = replacement.plan(study, case, session, file, **told)
        found = room.accuracy(study, other)
        if keep:
            room.keep(study, case, session, found, rater or LEAD)
    data = {
        "all": _record(found.all),
        "speakers": [_record(one) for one in found.speakers],
        "places": [asdict(one) for one in found.places] if places else len(found.places),
        "kept": keep,
    }
    show(data, lambda: _tell(found, places=places))
    if keep:
        note(
            "The counts are kept; the next report's Method section tells them. `thirdear undo` "
            "takes them back.",
            "Sayılar saklandı; bir sonraki raporun Yöntem bölümünde yer alır. `thirdear undo` geri "
            "alır.",
        )


def _record(one: Errors) -> dict[str, object]:
    return asdict(one) | {"rate": one.rate}


def _tell(found: Accuracy, *, places: bool) -> None:
    rows = ((one.speaker or said("all", "hepsi"), *_cells(one)) for one in _every(found))
    heads = (
        said("speaker", "konuşan"),
        said("words", "sözcük"),
        said("substituted", "değişik"),
        said("left out", "eksik"),
        said("added", "fazla"),
        said("word error rate", "sözcük hata oranı"),
        said("other speaker", "başka konuşan"),
    )
    table("", heads, rows)
    if places:
        columns = (said("turn", "söz"), said("study", "çalışma"), said("file", "dosya"))
        lines = ((one.turn, one.first, one.second) for one in found.places)
        none = ("The words are the same.", "Sözler aynı.")
        table("", columns, lines, empty=none)
    elif found.places:
        say(
            f"They differ in {len(found.places):,} places; --places shows them.",
            f"{len(found.places)} yerde ayrılıyorlar; --places gösterir.",
        )


def _every(found: Accuracy) -> tuple[Errors, ...]:
    return (*found.speakers, found.all)


def _cells(one: Errors) -> tuple[object, ...]:
    told = "" if one.rate is None else percent(one.rate, ".1f")
    return one.words, one.substituted, one.left_out, one.added, told, one.other_speaker
