"""`thirdear vignettes`: passages for the write-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from thirdear.base.reasons import reason
from thirdear.cli.app import LANGUAGES, note, one_of, open_study, say, show, table, wrong
from thirdear.cli.common import with_common
from thirdear.cli.documents import (
    Cases,
    Confirm,
    Corrected,
    Identifiable,
    Layouts,
    Spoken,
    wanted,
)
from thirdear.cli.names import unlock
from thirdear.cli.options import Case, CaseKey, Combine, SessionNumber
from thirdear.cli.usage import ends_in, only_with
from thirdear.model.refusal import Refusal
from thirdear.model.writeup import RESULTS, Beside, Vignette
from thirdear.study import Study, lookup
from thirdear.study.core import LEAD

vignettes = typer.Typer(help="Choose and export vignettes.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    vignettes.command("list")(with_common(list_vignettes))
    vignettes.command("show")(with_common(show_vignette))
    vignettes.command("remove")(with_common(remove_vignette))
    for name, function in (
        ("suggest", suggest),
        ("add", add),
        ("change", change),
        ("translate", translate),
        ("export", export),
    ):
        vignettes.command(name)(with_common(function))
    program.add_typer(vignettes, name="vignettes")


def list_vignettes(case: Case = None) -> None:
    """List the chosen vignettes."""
    with open_study() as study:
        show_all(study.vignettes(case), _NONE_PICKED)


_NONE_PICKED = (
    "No vignette is picked; `thirdear vignettes suggest` offers passages.",
    "Hiç vinyet seçilmedi; `thirdear vignettes suggest` bölümler önerir.",
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
    more = {"context": v.context, "stars": v.stars, "rejected": v.rejected, "beside": v.beside}
    runs = {"omitted": [list(run) for run in v.omitted]}
    return told | more | runs | {"translation": [list(turn) for turn in v.translation]}


def name_of(v: Vignette) -> str:
    """Return a vignette's id as it is typed; nothing for a suggestion."""
    return f"{v.id.replica}:{v.id.seq}" if v.id else ""


def show_vignette(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    corrected: Corrected = False,
) -> None:
    """Show a vignette as it is in the transcript, with real names."""
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
    """Remove a vignette."""
    with open_study() as study:
        v = find(study, id_)
        if v.id is not None:
            study.store.remove_vignette(v.id, LEAD)
    show(
        {"removed": id_},
        lambda: say(
            f"Vignette {id_} is gone; undo brings it back.",
            f"{id_} numaralı vinyet kaldırıldı; undo geri getirir.",
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
        f"{name} numaralı bir vinyet yok; `thirdear vignettes list` olanları gösterir.",
    )


MAX_TRANSLATION = 1 << 20
"""Bytes of a file of translated turns."""

Omit = Annotated[
    list[str] | None,
    typer.Option(metavar="TURNS", help="Turns to print as […]: 12 or 12-15 (repeatable)."),
]
Context = Annotated[str | None, typer.Option(help="Line of context before the first turn.")]
Stars = Annotated[int | None, typer.Option(min=0, max=5, help="Stars, from 0 to 5.")]
Illustrates = Annotated[
    str | None,
    typer.Option(
        "--beside",
        metavar="RESULT",
        help="Result to print it beside: verdicts, gains, ruptures, clinical, or auto.",
    ),
]
_AUTO = "auto"


def _beside(given: str | None) -> Beside:
    """Return the result that an option names; none for ``auto``."""
    if given is None:
        return ""
    chosen = one_of((*RESULTS, _AUTO), given, "--beside")
    return next((result for result in RESULTS if result == chosen), "")


_NONE_OFFERED = (
    "There is nothing to suggest: no session with tags or ratings is finished.",
    "Önerilecek bölüm yok: kodu ya da puanı olan, bitmiş bir seans yok.",
)


def suggest(
    case: Case = None,
    most: Annotated[int, typer.Option(min=1)] = 6,
    code: Annotated[
        list[str] | None, typer.Option(help="Passages with many tags of this code (repeatable).")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of title and criterion: en or tr.")
    ] = None,
) -> None:
    """Suggest passages by stated criteria; nothing is stored."""
    from thirdear.study import vignettes

    with open_study() as study:
        spoken = None if language is None else one_of(LANGUAGES, language, "--language")
        found = vignettes.suggest(study, [case] if case else (), most, spoken, code or ())
    show_all(found, _NONE_OFFERED)


def add(
    case: CaseKey,
    session: SessionNumber,
    first: Annotated[int, typer.Argument(metavar="FIRST", help="First turn.")],
    last: Annotated[int, typer.Argument(metavar="LAST", help="Last turn.")],
    criterion: Annotated[
        str, typer.Option(help="Criterion: why this passage was chosen; it is printed.")
    ],
    title: Annotated[str, typer.Option(help="Title.")] = "",
    commentary: Annotated[str, typer.Option(help="Commentary: what the vignette shows.")] = "",
    context: Context = None,
    omit: Omit = None,
    stars: Stars = None,
    beside: Illustrates = None,
) -> None:
    """Choose consecutive turns as a vignette."""
    result = _beside(beside)
    with open_study() as study:
        study.transcript(case, session)
        made = Vignette(case, session, first, last, title, criterion, commentary)
        made = replace(made, context=context or "", stars=stars or 0, omitted=_runs(omit or ()))
        made = replace(made, beside=result)
        kept = study.add_vignette(made)
    show(
        as_json(kept),
        lambda: say(
            f"Vignette {name_of(kept)} is kept.", f"{name_of(kept)} numaralı vinyet saklandı."
        ),
    )


def change(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    first: Annotated[int | None, typer.Option(help="First turn.")] = None,
    last: Annotated[int | None, typer.Option(help="Last turn.")] = None,
    criterion: Annotated[
        str | None, typer.Option(help="Criterion: why this passage was chosen.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title.")] = None,
    commentary: Annotated[
        str | None, typer.Option(help="Commentary: what the vignette shows.")
    ] = None,
    context: Context = None,
    omit: Omit = None,
    omit_nothing: Annotated[
        bool, typer.Option("--omit-nothing", help="Print every turn again.")
    ] = False,
    stars: Stars = None,
    beside: Illustrates = None,
    reject: Annotated[
        bool | None,
        typer.Option("--reject/--take-back", help="Never suggest it again; or undo that."),
    ] = None,
) -> None:
    """Change a vignette: its ends, omissions, texts, stars, place."""
    words = {"criterion": criterion, "title": title, "commentary": commentary}
    result = None if beside is None else _beside(beside)
    given = words | {"context": context, "stars": stars, "rejected": reject, "beside": result}
    with open_study() as study:
        was = find(study, id_)
        new = _cut(was, first, last, omit or (), omit_nothing=omit_nothing)
        changes: dict[str, Any] = {name: one for name, one in given.items() if one is not None}
        study.store.change_vignette(replace(new, **changes), LEAD)
        now = find(study, id_)
    show(
        as_json(now),
        lambda: say(
            f"Vignette {id_} is changed; undo brings it back.",
            f"{id_} numaralı vinyet değişti; undo geri alır.",
        ),
    )
    _tell_length(now)
    if criterion is None and not now.rejected and _place(was) != _place(now):
        note(
            "Its criterion is as it was: if it speaks of other turns now, give --criterion.",
            "Ölçütü eskisi gibi; artık başka sözlerden söz ediyorsa --criterion ile yazın.",
        )


def _cut(
    was: Vignette,
    first: int | None,
    last: int | None,
    omit: Sequence[str],
    *,
    omit_nothing: bool,
) -> Vignette:
    """Return a vignette with other ends and omissions, as far as they are given."""
    from thirdear import vignettes as room

    new = room.cut(was, was.first if first is None else first, was.last if last is None else last)
    if not (omit or omit_nothing):
        return new
    kept = () if omit_nothing else new.omitted
    return replace(new, omitted=(*kept, *_runs(omit)))


def _tell_length(one: Vignette) -> None:
    """Say so where a vignette is shorter or longer than usual."""
    from thirdear import vignettes as room

    turns = one.last - one.first + 1
    if not room.SHORTEST <= turns <= room.LONGEST:
        note(
            f"{turns} turns; {room.SHORTEST} to {room.LONGEST} are usual.",
            f"{turns} söz; {room.SHORTEST} ile {room.LONGEST} arası olağandır.",
        )


def _place(one: Vignette) -> tuple[object, ...]:
    return one.first, one.last, one.omitted


def translate(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    file: Annotated[
        Path | None, typer.Argument(help="File with one turn a line: its number, then its text.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Remove the translation.")] = False,
) -> None:
    """Add a translation to print beside a vignette's original text."""
    from thirdear.vignettes import translation

    if (file is None) is not remove:
        raise wrong("name a file, or --remove", "bir dosya ya da --remove verin")
    with open_study() as study:
        was = find(study, id_)
        told = () if file is None else translation.read(_text(file), file.name, was.first, was.last)
        study.store.change_vignette(replace(was, translation=told), LEAD)
        now = find(study, id_)
    show(
        as_json(now),
        lambda: say(
            f"Vignette {id_} has {len(told)} translated turns.",
            f"{id_} numaralı vinyette çevrilmiş {len(told)} söz var.",
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
            f"{file} cannot be read ({reason(error)[0]}).",
            f"{file} okunamıyor ({reason(error)[1]}).",
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
    output: Annotated[
        Path, typer.Option("-o", "--output", help="File to write (.docx, .md or .html).")
    ],
    case: Cases = None,
    language: Spoken = None,
    combine: Combine = "mean",
    identifiable: Identifiable = False,
    confirm: Confirm = None,
    corrected: Corrected = False,
    layout: Layouts = "coded",
) -> None:
    """Write the chosen vignettes, with pseudonyms."""
    from thirdear.study.documents import handouts

    ends_in(output, ".docx", ".md", ".html", name="--output")
    if output.suffix.lower() != ".docx":
        only_with("a .docx file", "bir .docx dosyası", {"--layout": layout != "coded"})
    with open_study() as study:
        how = wanted(language, identifiable, confirm, combine, corrected=corrected, layout=layout)
        written = handouts.vignettes(unlock(study), output, case or (), how)
    show({"file": str(written)}, lambda: say(f"The vignettes: {written}", f"Vinyetler: {written}"))
