"""`thirdear disguise`: pseudonyms, and what still identifies somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from thirdear.cli import decisions
from thirdear.cli.app import (
    Weak,
    note,
    open_study,
    say,
    show,
    table,
)
from thirdear.cli.common import with_common
from thirdear.cli.handouts import checklist
from thirdear.cli.names import unlock, unlock_to_write
from thirdear.cli.options import Case
from thirdear.cli.words import cell_word
from thirdear.model.disguise import Pseudonym, Spot
from thirdear.model.language import counted, said, spoken, the_case, vaka
from thirdear.model.refusal import GateRefusal

disguise = typer.Typer(
    help="Replace names by pseudonyms, and find what still identifies people.",
    rich_markup_mode=None,
)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    disguise.command("list")(with_common(list_names))
    disguise.command("add")(with_common(add_name))
    disguise.command("variant")(with_common(add_variant))
    disguise.command("import")(with_common(import_names))
    disguise.command("keep")(with_common(keep_form))
    disguise.command("scan")(with_common(scan))
    decisions.add_to(disguise)
    disguise.command("checklist")(with_common(checklist))
    program.add_typer(disguise, name="disguise")


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
    kind: Annotated[
        str, typer.Option(help="Kind of name: person, place, school or other.")
    ] = "person",
    variant: Annotated[
        list[str] | None, typer.Option(help="Another written form, always replaced (repeatable).")
    ] = None,
    also_a_word: Annotated[
        bool,
        typer.Option(
            "--also-a-word", help="The name is also an everyday word, such as Will or Can."
        ),
    ] = False,
    only_a_name: Annotated[
        bool, typer.Option("--only-a-name", help="Never ask, although it is also an everyday word.")
    ] = False,
    weak: Weak = False,
) -> None:
    """Add a pseudonym; it is used in exports, never in the source."""
    from thirdear.disguise import is_everyday
    from thirdear.study import pseudonyms

    word = also_a_word or (not only_a_name and is_everyday(real))
    entry = Pseudonym(real, pseudonym, kind, case, tuple(variant or ()), word)
    with open_study() as study:
        opened = unlock_to_write(study, weak=weak)
        others = pseudonyms.others(opened, entry)
        replaced = pseudonyms.add(opened, entry)
    if word and not also_a_word:
        note(
            "It is taken as an everyday word, too; --only-a-name says that it is none.",
            "Gündelik bir sözcük olarak da alındı; --only-a-name böyle olmadığını söyler.",
        )
    show({"added": 1, "replaced": replaced}, lambda: _tell_added(entry, others))


def _tell_added(entry: Pseudonym, others: Sequence[Pseudonym]) -> None:
    """Say what came of it, and what else the list has for the name, the own case first."""
    was = next((one for one in others if one.case == entry.case), None)
    if was is not None and was.pseudonym != entry.pseudonym:
        say(
            f"The pseudonym takes the place of {was.pseudonym}.",
            f"Takma ad listede {was.pseudonym} adının yerine geçti.",
        )
    else:
        say("The pseudonym is in the list.", "Takma ad listeye eklendi.")
    for one in others:
        if one.case == entry.case or one.pseudonym == entry.pseudonym:
            continue
        if one.case is None:
            say(
                f"In the other cases, {one.real} is {one.pseudonym} already.",
                f"Öteki vakalarda {one.real} için listede {one.pseudonym} var.",
            )
        elif entry.case is None:
            say(
                f"In {the_case(one.case)}, {one.real} is {one.pseudonym} already, and that one is "
                "used there.",
                f"{vaka(one.case)} için listede {one.real} adının karşılığı zaten "
                f"{one.pseudonym}; orada o kullanılır.",
            )


def add_variant(
    real: Annotated[str, typer.Argument(metavar="REAL", help="Listed name.")],
    form: Annotated[str, typer.Argument(metavar="FORM", help="Form as it is written.")],
    case: Case = None,
) -> None:
    """Add a written form of a listed name; it is always replaced."""
    from thirdear.study import pseudonyms

    with open_study() as study:
        pseudonyms.add_variant(unlock(study), real, form, case)
    show({"added": 1}, lambda: say("The form is in the list.", "Biçim listeye eklendi."))


def import_names(file: Annotated[Path, typer.Argument(metavar="FILE")], weak: Weak = False) -> None:
    """Import pseudonyms from a table: real,pseudonym (and more)."""
    from thirdear.study import pseudonyms

    with open_study() as study:
        added = pseudonyms.import_names(unlock_to_write(study, weak=weak), file)
    show(
        {"added": added},
        lambda: say(f"{counted(added, 'pseudonym')} imported.", f"{added} takma ad içe aktarıldı."),
    )


def keep_form(
    form: Annotated[str, typer.Argument(metavar="WORD", help="Word as it is written.")],
    case: Case = None,
    weak: Weak = False,
) -> None:
    """Keep a written form, because it identifies nobody."""
    with open_study() as study, unlock_to_write(study, weak=weak).names() as names:
        names.keep(form, case)
    show({"kept": 1}, lambda: say("It stays as it is.", "Olduğu gibi kalıyor."))


def scan(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="File to scan (.docx or .txt).")
    ] = None,
    case: Case = None,
    decide: Annotated[
        bool, typer.Option("--decide", help="Decide the written forms one by one, with a key.")
    ] = False,
) -> None:
    """Scan a file or the transcripts for what still identifies people."""
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
            f"{counted(forms, 'written form')} may identify somebody: decide them one by one with "
            "`thirdear disguise scan --decide`, or list a pseudonym with `thirdear disguise add`, "
            "a form of one with `thirdear disguise variant`, or decide that one stays with "
            "`thirdear disguise keep`.",
            f"Metindeki {forms} yazılış birini ele verebilir: `thirdear disguise scan --decide` "
            "ile "
            "teker teker karar verin ya da `thirdear disguise add` ile bir takma ad, `thirdear "
            "disguise variant` ile onun bir biçimini ekleyin ya da `thirdear disguise keep` ile "
            "kalmasına karar verin.",
        )
    note(
        "Nothing was found; that is no proof that nobody would recognize the story.",
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
