"""Commands on the way out: vignettes, disguise, report."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli import decisions
from thirdear.cli.app import (
    LANGUAGES,
    Weak,
    common,
    confirm_identifiable,
    from_file,
    new_passphrase,
    note,
    one_of,
    open_study,
    passphrase,
    say,
    show,
    strong,
    table,
    with_common,
)
from thirdear.cli.wording import cell_word
from thirdear.model.disguise import Pseudonym, Spot
from thirdear.model.language import said, spoken
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.model.writeup import LAYOUTS, Vignette, Written
from thirdear.study import Study, lookup
from thirdear.study.documents.handouts import Wanted

vignettes = typer.Typer(help="Passages for the write-up.", rich_markup_mode=None)
disguise = typer.Typer(
    help="Pseudonyms, and what still identifies somebody.", rich_markup_mode=None
)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    commands: dict[str, Callable[..., None]] = {
        "list": list_vignettes,
        "show": show_vignette,
        "remove": remove_vignette,
    }
    for name, function in commands.items():
        vignettes.command(name)(with_common(function))
    program.add_typer(vignettes, name="vignettes")
    commands = {
        "list": list_names,
        "add": add_name,
        "variant": add_variant,
        "import": import_names,
        "keep": keep_form,
        "scan": scan,
    }
    for name, function in commands.items():
        disguise.command(name)(with_common(function))
    decisions.add_to(disguise)
    program.add_typer(disguise, name="disguise")
    program.command()(with_common(report))


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
            study.remove_vignette(v.id)
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


def unlock(study: Study) -> Study:
    """Return the study with the passphrase of its pseudonyms."""
    study.names_passphrase = passphrase(study.names_file, common.names_passphrase_file)
    return study


def unlock_to_write(study: Study, *, weak: bool) -> Study:
    """Return the study as :func:`unlock`; a person gives the first list its own passphrase."""
    first = study.encrypted and not study.names_file.exists()
    if not study.names_file.exists() and common.names_passphrase_file is not None:
        strong(from_file(common.names_passphrase_file), weak=weak)
    if not first or common.names_passphrase_file is not None or not is_terminal(sys.stdin):
        return unlock(study)
    note(
        "The list of pseudonyms has a passphrase of its own, so that who opens the study does "
        "not learn the names.",
        "Takma ad listesinin ayrı bir parolası vardır: çalışmayı açan, adları öğrenmiş olmaz.",
    )
    what = said("the pseudonyms", "takma adlar")
    study.names_passphrase = new_passphrase(None, what, "--names-passphrase-file", weak=weak)
    return study


def list_names() -> None:
    """List the pseudonyms."""
    with open_study() as study:
        rows, _ = unlock(study).pseudonyms()
    show(
        [
            {"case": n.case, "real": n.real, "pseudonym": n.pseudonym, "kind": n.kind}
            | {"variants": list(n.variants), "also_a_word": n.also_a_word}
            for n in rows
        ],
        lambda: table(
            "",
            ("case", "real", "pseudonym", "kind", "variants", ""),
            (
                (n.case, n.real, n.pseudonym, _cell(n.kind), ", ".join(n.variants))
                + (said("also a word", "sözcük de") if n.also_a_word else "",)
                for n in rows
            ),
            empty=(
                "No pseudonym is listed; `thirdear disguise add` lists one.",
                "Listede takma ad yok; `thirdear disguise add` ekler.",
            ),
        ),
    )


def add_name(
    real: Annotated[str, typer.Argument(metavar="REAL")],
    pseudonym: Annotated[str, typer.Argument(metavar="PSEUDONYM")],
    case: Case = None,
    kind: Annotated[str, typer.Option(help="person, place, school or other.")] = "person",
    variant: Annotated[
        list[str] | None, typer.Option(help="Another form; exactly so it is always the name.")
    ] = None,
    also_a_word: Annotated[bool, typer.Option("--also-a-word", help="Such as Will, Can.")] = False,
    only_a_name: Annotated[
        bool, typer.Option("--only-a-name", help="Though it is a known word: never asked about.")
    ] = False,
    weak: Weak = False,
) -> None:
    """Add a pseudonym; it is applied on the way out, never to the source."""
    from thirdear.disguise import is_everyday
    from thirdear.study import pseudonyms

    word = also_a_word or (not only_a_name and is_everyday(real))
    entry = Pseudonym(real, pseudonym, kind, case, tuple(variant or ()), word)
    with open_study() as study:
        replaced = pseudonyms.add(unlock_to_write(study, weak=weak), entry)
    if word and not also_a_word:
        note(
            "It is taken as an everyday word, too; --only-a-name says that it is none.",
            "Gündelik bir sözcük olarak da alındı; --only-a-name böyle olmadığını söyler.",
        )
    show({"added": 1, "replaced": replaced}, lambda: _tell_added(replaced=replaced))


def _tell_added(*, replaced: bool) -> None:
    if replaced:
        say("The pseudonym takes the place of another.", "Takma ad bir başkasının yerine geçti.")
    else:
        say("The pseudonym is in the list.", "Takma ad listeye eklendi.")


def add_variant(
    real: Annotated[str, typer.Argument(metavar="REAL", help="A listed name.")],
    form: Annotated[str, typer.Argument(metavar="FORM", help="As it is written somewhere.")],
    case: Case = None,
) -> None:
    """Add a written form to a listed name; exactly so it is always replaced."""
    from thirdear.study import pseudonyms

    with open_study() as study:
        pseudonyms.add_variant(unlock(study), real, form, case)
    show({"added": 1}, lambda: say("The form is in the list.", "Biçim listeye eklendi."))


def import_names(file: Annotated[Path, typer.Argument(metavar="FILE")], weak: Weak = False) -> None:
    """Bring in a table: real,pseudonym and, optional, case,kind,variants (|),also_a_word."""
    from thirdear.study import pseudonyms

    with open_study() as study:
        added = pseudonyms.import_names(unlock_to_write(study, weak=weak), file)
    show(
        {"added": added}, lambda: say(f"{added} pseudonym(s) came in.", f"{added} takma ad geldi.")
    )


def keep_form(
    form: Annotated[str, typer.Argument(metavar="WORD", help="As it is written.")],
    case: Case = None,
    weak: Weak = False,
) -> None:
    """Decide that a written form identifies nobody and stays."""
    with open_study() as study, unlock_to_write(study, weak=weak).names() as names:
        names.keep(form, case)
    show({"kept": 1}, lambda: say("It stays as it is.", "Olduğu gibi kalıyor."))


def scan(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help=".docx or .txt")] = None,
    case: Case = None,
    decide: Annotated[
        bool, typer.Option("--decide", help="Decide one written form at a time, with a key.")
    ] = False,
) -> None:
    """Say what still identifies somebody, in a file or in the study's transcripts."""
    from thirdear.study import pseudonyms, scanned

    if decide:
        with open_study() as study:
            decisions.decide(unlock_to_write(study, weak=False), case)
        return
    with open_study() as study:
        unlock(study)
        found = list(
            scanned.places(study, case, decisions.progress())
            if file is None
            else pseudonyms.in_file(study, file)
        )
        shortened = pseudonyms.shortened(study, case) if file is None else 0
    counted = Counter(place[:4] for place in found)
    where: dict[tuple[object, ...], dict[Spot, None]] = {}
    for place in found:
        where.setdefault(place[:4], {})[place.where] = None
    rows = [
        {"case": key[0], "form": key[1], "level": key[2], "why": key[3], "times": times}
        | {"where": [spot._asdict() for spot in where[key]]}
        for key, times in counted.most_common()
    ]
    cells = (
        (*key[:2], times, _cell(key[2]), _cell(key[3]), _few([*where[key]]))
        for key, times in counted.most_common()
    )
    columns = ("case", "written", "times", "level", "why", "where")
    show(rows, lambda: table("", columns, cells))
    _tell_scanned({str(row["level"]) for row in rows}, len(rows), shortened)


def _tell_scanned(levels: set[str], forms: int, shortened: int) -> None:
    """Say what to do about what a scan found; anything undecided is a refusal."""
    if shortened:
        note(
            f"Initials and masked names of listed people: {shortened}; they are counted, not "
            "asked about.",
            f"Listedeki kişilerin baş harfleri ve maskelenmiş adları: {shortened}; sayılır, "
            "sorulmaz.",
        )
    if "review" in levels:
        note(
            "A listed name that is an everyday word, too, is asked about wherever it may be the "
            "word: `thirdear disguise add REAL PSEUDONYM --only-a-name` says that it never is.",
            "Gündelik bir sözcük de olan bir ad, sözcük olabileceği her yerde sorulur: "
            "`thirdear disguise add GERÇEK TAKMA --only-a-name` hiç öyle olmadığını söyler.",
        )
    if forms:
        raise GateRefusal(
            f"{forms} written form(s) may identify somebody: decide them one by one with "
            "`thirdear disguise scan --decide`, or list a pseudonym with `thirdear disguise add`, "
            "a form of one with `thirdear disguise variant`, or decide that one stays with "
            "`thirdear disguise keep`.",
            f"Yazılı {forms} biçim birini ele verebilir: `thirdear disguise scan --decide` ile "
            "teker teker karar verin ya da `thirdear disguise add` ile bir takma ad, `thirdear "
            "disguise variant` ile onun bir biçimini ekleyin ya da `thirdear disguise keep` ile "
            "kalmasına karar verin.",
        )
    note(
        "Nothing was found; that is no proof that nobody would recognise the story.",
        "Hiçbir şey bulunmadı; bu, öyküyü kimsenin tanımayacağını göstermez.",
    )


def _cell(word: object) -> str:
    return cell_word(str(word), spoken())


def _few(places: Sequence[Spot]) -> str:
    named = [place.shown() for place in places]
    return "; ".join(named[:3]) + (
        said(f"; and {len(named) - 3} more", f"; {len(named) - 3} yer daha")
        if len(named) > 3
        else ""
    )


Identifiable = Annotated[
    bool, typer.Option("--identifiable", help="Without disguise, and marked as such.")
]
Confirm = Annotated[
    str | None, typer.Option(help="Where nobody can be asked: --confirm identifiable.")
]

Layouts = Annotated[
    str, typer.Option("--layout", help="Vignettes: coded, journal (words alone) or comments.")
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
    if identifiable:
        confirm_identifiable(confirm)
    spoken = None if language is None else one_of(LANGUAGES, language, "--language")
    shape = one_of(LAYOUTS, layout, "--layout")
    return Wanted(spoken, combine, identifiable, corrected, shape)


def report(
    case: Annotated[list[str] | None, typer.Option(help="Only this case; may be repeated.")] = None,
    language: Annotated[str | None, typer.Option(help="en or tr.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A .docx file.")] = None,
    combine: Annotated[str, typer.Option(help="mean, main, consensus or a rater's key.")] = "mean",
    identifiable: Identifiable = False,
    confirm: Confirm = None,
    corrected: Annotated[
        bool, typer.Option("--corrected", help="Turns as corrected, not word for word.")
    ] = False,
    template: Annotated[
        Path | None, typer.Option(help="A .docx of your own to write into: letterhead, styles.")
    ] = None,
    layout: Layouts = "coded",
) -> None:
    """Write the case study as a Word document.

    In a document that somebody has worked on only what was generated is exchanged.
    """
    with open_study() as study:
        how = wanted(language, identifiable, confirm, combine, corrected=corrected, layout=layout)
        opened = unlock(study)
        written = opened.write_report(output, cases=case or (), template=template, wanted=how)
    show(_written(written), lambda: _tell(written))


def _written(written: Written) -> dict[str, object]:
    left = ("edited", "deleted", "dropped")
    former = None if written.former is None else str(written.former)
    return {"document": str(written.path), "former": former} | {
        name: list(getattr(written, name)) for name in left
    }


def _tell(written: Written) -> None:
    say(f"The write-up: {written.path}", f"Yazım: {written.path}")
    if written.former is not None:
        say(
            f"The document as it was before: {written.former}",
            f"Belgenin önceki hali: {written.former}",
        )
    for parts, what in (
        (
            written.edited,
            said("Changed by hand, so left as it stands", "Elle değiştirilmiş, olduğu gibi kaldı"),
        ),
        (
            written.deleted,
            said("Taken out by hand, so not put back", "Elle çıkarılmış, yerine konmadı"),
        ),
        (written.dropped, said("Not made any more, so taken out", "Artık üretilmiyor, çıkarıldı")),
    ):
        for part in parts:
            say(f"{what}: {part}")
