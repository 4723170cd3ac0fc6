"""Commands that choose vignettes: vignettes suggest, add, change, export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli.app import LANGUAGES, note, one_of, open_study, say, show
from thirdear.cli.common import with_common
from thirdear.cli.disguise import unlock
from thirdear.cli.report import Confirm, Identifiable, Layouts, wanted
from thirdear.cli.vignettes import Case, as_json, find, name_of, show_all
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Vignette
from thirdear.study.core import LEAD


def add_to(vignettes: typer.Typer) -> None:
    """Add these commands to `thirdear vignettes`."""
    for name, function in (
        ("suggest", suggest),
        ("add", add),
        ("change", change),
        ("translate", translate),
        ("export", export),
    ):
        vignettes.command(name)(with_common(function))


MAX_TRANSLATION = 1 << 20
"""Bytes of a file of translated turns."""

Omit = Annotated[
    list[str] | None,
    typer.Option(metavar="TURNS", help="Print […] instead: 12 or 12-15; may be repeated."),
]
Context = Annotated[str | None, typer.Option(help="A line before the first turn.")]
Stars = Annotated[int | None, typer.Option(min=0, max=5, help="How good it is, 0 to 5.")]


_NONE_OFFERED = (
    "There is nothing to suggest: no session with tags or ratings is finished.",
    "Önerilecek bölüm yok: etiketi ya da puanı olan, bitmiş bir oturum yok.",
)


def suggest(
    case: Case = None,
    most: Annotated[int, typer.Option(min=1)] = 6,
    code: Annotated[
        list[str] | None, typer.Option(help="Passages dense in this code; may be repeated.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="en or tr, of title and criterion.")] = None,
) -> None:
    """Suggest passages by stated criteria; nothing is stored."""
    from thirdear.study import vignettes

    with open_study() as study:
        spoken = None if language is None else one_of(LANGUAGES, language, "--language")
        found = vignettes.suggest(study, [case] if case else (), most, spoken, code or ())
    show_all(found, _NONE_OFFERED)


def add(
    case: Annotated[str, typer.Argument(metavar="CASE")],
    session: Annotated[int, typer.Argument(metavar="SESSION")],
    first: Annotated[int, typer.Argument(metavar="FIRST", help="The first turn.")],
    last: Annotated[int, typer.Argument(metavar="LAST", help="The last turn.")],
    criterion: Annotated[str, typer.Option(help="Why this passage, in words; it is printed.")],
    title: Annotated[str, typer.Option(help="A heading.")] = "",
    commentary: Annotated[str, typer.Option(help="What it shows.")] = "",
    context: Context = None,
    omit: Omit = None,
    stars: Stars = None,
) -> None:
    """Pick a run of turns as a vignette."""
    with open_study() as study:
        study.transcript(case, session)
        made = Vignette(case, session, first, last, title, criterion, commentary)
        made = replace(made, context=context or "", stars=stars or 0, omitted=_runs(omit or ()))
        kept = study.add_vignette(made)
    show(
        as_json(kept),
        lambda: say(
            f"Vignette {name_of(kept)} is kept.", f"{name_of(kept)} numaralı kesit saklandı."
        ),
    )


def change(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    first: Annotated[int | None, typer.Option(help="The first turn.")] = None,
    last: Annotated[int | None, typer.Option(help="The last turn.")] = None,
    criterion: Annotated[str | None, typer.Option(help="Why this passage, in words.")] = None,
    title: Annotated[str | None, typer.Option(help="A heading.")] = None,
    commentary: Annotated[str | None, typer.Option(help="What it shows.")] = None,
    context: Context = None,
    omit: Omit = None,
    omit_nothing: Annotated[
        bool, typer.Option("--omit-nothing", help="Print every turn again.")
    ] = False,
    stars: Stars = None,
    reject: Annotated[
        bool | None,
        typer.Option("--reject/--take-back", help="Never offer it again; or take it back."),
    ] = None,
) -> None:
    """Move a vignette's ends, omit turns, change its words, give stars, or reject it."""
    from thirdear import vignettes as room

    with open_study() as study:
        was = find(study, id_)
        new = room.cut(
            was, was.first if first is None else first, was.last if last is None else last
        )
        words = {"criterion": criterion, "title": title, "commentary": commentary}
        for field, value in (words | {"context": context}).items():
            new = new if value is None else replace(new, **{field: value})  # type: ignore[arg-type]
        if omit or omit_nothing:
            kept = () if omit_nothing else new.omitted
            new = replace(new, omitted=(*kept, *_runs(omit or ())))
        new = new if stars is None else replace(new, stars=stars)
        new = new if reject is None else replace(new, rejected=reject)
        study.store.change_vignette(new, LEAD)
        now = find(study, id_)
    show(
        as_json(now),
        lambda: say(
            f"Vignette {id_} is changed; undo brings it back.",
            f"{id_} numaralı kesit değişti; undo geri alır.",
        ),
    )
    turns = now.last - now.first + 1
    if not room.SHORTEST <= turns <= room.LONGEST:
        note(
            f"{turns} turns; {room.SHORTEST} to {room.LONGEST} are usual.",
            f"{turns} söz; {room.SHORTEST} ile {room.LONGEST} arası olağandır.",
        )
    if criterion is None and not now.rejected and _place(was) != _place(now):
        note(
            "Its criterion is as it was: if it speaks of other turns now, give --criterion.",
            "Ölçütü eskisi gibi; artık başka sözlerden söz ediyorsa --criterion ile yazın.",
        )


def _place(one: Vignette) -> tuple[object, ...]:
    return one.first, one.last, one.omitted


def translate(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    file: Annotated[
        Path | None, typer.Argument(help="A turn a line: its number, then its words.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Print no translation.")] = False,
) -> None:
    """Print a vignette's turns in a second language beside the words that were spoken."""
    from thirdear.vignettes import translation

    if (file is None) is not remove:
        raise typer.BadParameter("name a file, or --remove")
    with open_study() as study:
        was = find(study, id_)
        told = () if file is None else translation.read(_text(file), file.name, was.first, was.last)
        study.store.change_vignette(replace(was, translation=told), LEAD)
        now = find(study, id_)
    show(
        as_json(now),
        lambda: say(
            f"Vignette {id_} has {len(told)} translated turns.",
            f"{id_} numaralı kesitte çevrilmiş {len(told)} söz var.",
        ),
    )


def _text(file: Path) -> str:
    from thirdear.base.encoding import decode

    try:
        if file.stat().st_size > MAX_TRANSLATION:
            raise Refusal(
                f"{file.name} is larger than {MAX_TRANSLATION >> 20} MB.",
                f"{file.name}, {MAX_TRANSLATION >> 20} MB sınırını aşıyor.",
            )
        return decode(file.read_bytes())[0]
    except OSError as error:
        raise Refusal(
            f"{file} cannot be read ({error.strerror}).", f"{file} okunamıyor ({error.strerror})."
        ) from error


def _runs(named: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the runs of turns that "12" and "12-15" mean."""
    found = []
    for one in named:
        first, dash, last = one.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise Refusal(
                f"--omit {one}: write a turn's number, or two with a hyphen: 12-15.",
                f"--omit {one}: bir sözün numarasını ya da tireyle iki numara yazın: 12-15.",
            )
        run = (int(first), int(last or first))
        if run[0] > run[1]:
            raise Refusal(
                f"--omit {one}: the first turn stands before the hyphen.",
                f"--omit {one}: önce ilk söz, sonra tire gelir.",
            )
        found.append(run)
    return tuple(found)


def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="A .docx, .md or .html file.")],
    case: Annotated[list[str] | None, typer.Option(help="Only this case; may be repeated.")] = None,
    language: Annotated[str | None, typer.Option(help="en or tr.")] = None,
    combine: Annotated[str, typer.Option(help="mean, main, consensus or a rater's key.")] = "mean",
    identifiable: Identifiable = False,
    confirm: Confirm = None,
    corrected: Annotated[
        bool, typer.Option("--corrected", help="Turns as corrected, not word for word.")
    ] = False,
    layout: Layouts = "coded",
) -> None:
    """Write the picked vignettes alone, disguised."""
    from thirdear.study.documents import handouts

    with open_study() as study:
        how = wanted(language, identifiable, confirm, combine, corrected=corrected, layout=layout)
        written = handouts.vignettes(unlock(study), output, case or (), how)
    show({"file": str(written)}, lambda: say(f"The vignettes: {written}", f"Kesitler: {written}"))
