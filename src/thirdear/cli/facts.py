"""`thirdear facts`: case facts, consent, sessions held or not, outcome measures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from thirdear.cli.app import open_study, say, show, table, told_keys
from thirdear.cli.common import with_common
from thirdear.cli.options import CaseKey
from thirdear.cli.reasons import reason
from thirdear.cli.words import cell_word
from thirdear.model.facts import Break, CaseRecord, Facts
from thirdear.model.language import said, spoken, vaka
from thirdear.model.outcomes import Outcome

facts = typer.Typer(help="Show or set the facts of a case.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    facts.command("show")(with_common(show_facts))
    facts.command("set")(with_common(set_facts))
    facts.command("break")(with_common(break_facts))
    program.add_typer(facts, name="facts")


def show_facts() -> None:
    """Show case facts, consent, sessions and outcome measures."""
    from thirdear.study import facts

    with open_study() as study:
        known, found = facts.read(study), facts.outcomes(study)
    show(_data(known, found), lambda: _tell(known, found))


def set_facts(file: Annotated[Path, typer.Argument(metavar="FILE.toml")]) -> None:
    """Set the study's case facts from a file (.toml)."""
    from thirdear.study import facts

    with open_study() as study:
        known = facts.set_from(study, file)
        found = facts.outcomes(study)
    show(_data(known, found), lambda: _tell(known, found))


def break_facts(
    case: CaseKey,
    session: Annotated[
        int, typer.Argument(min=1, metavar="SESSION", help="First session after the break.")
    ],
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="What it was, such as holiday, new therapist, medication."
        ),
    ] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Remove the break again.")] = False,
) -> None:
    """Declare a break in the treatment; tests model it as a step."""
    from thirdear.study import facts, facts_toml, lookup

    with open_study() as study:
        (case,) = lookup.cases(study, [case])
        known = facts.read(study)
        record = known.cases.get(case, CaseRecord(case))
        new = (
            facts_toml.without_break(record, session)
            if remove
            else facts_toml.with_break(record, Break(session, what.strip()))
        )
        facts_toml.state(study, facts_toml.with_case(known, new), "study")
    show(
        {"case": case, "breaks": [asdict(one) for one in new.breaks]},
        lambda: _tell_breaks(new),
    )


def _tell_breaks(record: CaseRecord) -> None:
    told = ", ".join(f"{one.session} {one.what}".strip() for one in record.breaks)
    say(
        f"  breaks before session: {told or 'none'}",
        f"  şu seanslardan önce ara: {told or 'yok'}",
    )


def _data(known: Facts, found: tuple[Outcome, ...]) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(asdict(known), default=str))
    return plain | {"outcomes": [asdict(one) for one in found]}


def _tell(known: Facts, found: tuple[Outcome, ...]) -> None:
    if not known.cases and not known.measures:
        say(
            "No facts are recorded yet; `thirdear facts set FILE.toml` records them.",
            "Henüz bilgi girilmedi; `thirdear facts set DOSYA.toml` ile girilir.",
        )
    for record in known.cases.values():
        held = [session.held for session in record.sessions]
        counts = ", ".join(
            f"{held.count(one)} {cell_word(one, spoken())}" for one in dict.fromkeys(held)
        )
        say(
            f"Case {record.case}: sessions {counts or 'not recorded'}",
            f"{vaka(record.case)}: seanslar {counts or 'kaydedilmemiş'}",
        )
        for name, text in ((said("consent", "onam"), record.consent), *record.facts.items()):
            if text:
                say(f"  {name}: {text}")
        if record.breaks:
            _tell_breaks(record)
    heads = ("case", "measure", "informant", "pre", "post", "change", "RCI", "cut-off", "status")
    names = {key: one.name or key for key, one in known.measures.items()}
    rows = (tuple(_row(one, names)) for one in found)
    table(said("Outcome", "Tedavi sonucu"), heads, rows, keys=3)
    told_keys(names, (one.measure for one in found))
    for source in dict.fromkeys(known.measures[one.measure].source for one in found):
        if source:
            say(f"SD and r: {source}", f"SS ve r: {source}")


def _row(one: Outcome, names: Mapping[str, str]) -> Iterator[object]:
    yield from (one.case, names[one.measure], one.informant)
    for value in (one.pre, one.post, one.change):
        yield "" if value is None else f"{value:.4g}"
    yield "" if one.rci is None else f"{one.rci:.2f}"
    yield "" if one.cutoff is None else f"{one.cutoff:.4g}"
    yield cell_word(one.status or "", spoken()) or reason(one.why or "", spoken())
