"""`thirdear vignettes`: passages for the write-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Vignette
from thirdear.study import Study, lookup
from thirdear.study.core import LEAD

vignettes = typer.Typer(help="Passages for the write-up.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    from thirdear.cli import passages

    vignettes.command("list")(with_common(list_vignettes))
    vignettes.command("show")(with_common(show_vignette))
    vignettes.command("remove")(with_common(remove_vignette))
    passages.add_to(vignettes)
    program.add_typer(vignettes, name="vignettes")


Case = Annotated[str | None, typer.Option(help="Only this case.")]


def list_vignettes(case: Case = None) -> None:
    """List the vignettes that somebody picked."""
    with open_study() as study:
        show_all(study.vignettes(case), _NONE_PICKED)


_NONE_PICKED = (
    "No vignette is picked; `thirdear vignettes suggest` offers passages.",
    "Hiç kesit seçilmedi; `thirdear vignettes suggest` bölümler önerir.",
)


def show_all(found: Sequence[Vignette], none: tuple[str, str]) -> None:
    """Print vignettes as a table or as JSON; ``none`` is said where there are none."""
    show(
        [as_json(v) for v in found],
        lambda: table(
            "",
            ("id", "case", "session", "turns", "title", "criterion"),
            (
                (name_of(v), v.case, v.session, f"{v.first}-{v.last}", v.title, v.criterion)
                for v in found
            ),
            empty=none,
        ),
    )


def as_json(v: Vignette) -> dict[str, object]:
    """Return a vignette as JSON has it."""
    fields = ("case", "session", "first", "last", "title", "criterion", "commentary")
    told = {"id": name_of(v) or None} | {field: getattr(v, field) for field in fields}
    more = {"context": v.context, "stars": v.stars, "rejected": v.rejected}
    runs = {"omitted": [list(run) for run in v.omitted]}
    return told | more | runs | {"translation": [list(turn) for turn in v.translation]}


def name_of(v: Vignette) -> str:
    """Return a vignette's id as it is typed; nothing for a suggestion."""
    return f"{v.id.replica}:{v.id.seq}" if v.id else ""


def show_vignette(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    corrected: Annotated[
        bool, typer.Option("--corrected", help="Turns as corrected, not word for word.")
    ] = False,
) -> None:
    """Show a vignette's turns as they stand in the transcript (not disguised)."""
    with open_study() as study:
        v = find(study, id_)
        overlay = study.corrected(v.case, v.session)
        transcript = overlay.transcript if corrected else overlay.source
        run = slice(v.first - 1, v.last)
        turns = overlay.turns(v.first, v.last) if corrected else transcript.turns[run]
        rows = [(t.index, t.speaker, transcript.words(t)) for t in turns]
    show(
        as_json(v)
        | {"turns": [dict(zip(("turn", "speaker", "text"), r, strict=True)) for r in rows]},
        lambda: table(v.title or v.criterion, ("turn", "", ""), rows),
    )


def remove_vignette(id_: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Let a vignette go."""
    with open_study() as study:
        v = find(study, id_)
        if v.id is not None:
            study.store.remove_vignette(v.id, LEAD)
    show(
        {"removed": id_},
        lambda: say(
            f"Vignette {id_} is gone; undo brings it back.",
            f"{id_} numaralı kesit kaldırıldı; undo geri getirir.",
        ),
    )


def find(study: Study, name: str) -> Vignette:
    """Return the vignette of an id, picked or rejected."""
    if wanted := lookup.event(name):
        found = next((v for v in study.store.vignettes() if v.id == wanted), None)
        if found is not None:
            return found
    raise Refusal(
        f"There is no vignette {name}; `thirdear vignettes list` shows them.",
        f"{name} numaralı bir kesit yok; `thirdear vignettes list` olanları gösterir.",
    )
