"""The commands `thirdear raters model`: a language model on this computer as one more rater."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from thirdear.cli.app import note, open_study, say, show, table, wrong
from thirdear.cli.common import with_common
from thirdear.cli.decisions import progress
from thirdear.cli.options import Case
from thirdear.model.assignment import Share
from thirdear.model.coding import Pass
from thirdear.model.language import counted, said

if TYPE_CHECKING:
    from thirdear.model.machines import Answers

model = typer.Typer(
    help="Ask a language model on this computer to code, as one more rater.",
    rich_markup_mode=None,
)
Name = Annotated[str, typer.Argument(metavar="RATER", help="Rater name of the model.")]
Items = Annotated[
    bool, typer.Option("--items", help="Rate the items of whole sessions, too, not only segments.")
]
Round = Annotated[int, typer.Option("--pass", min=1, help="Coding round of the rater.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the group."""
    model.command("ask")(with_common(ask))
    model.command("list")(with_common(list_))
    model.command("prompt")(with_common(prompt))
    model.command("count")(with_common(count))
    program.add_typer(model, name="model")


def ask(
    rater: Name,
    url: Annotated[str, typer.Option(help="Address on this computer: http://127.0.0.1:8080.")],
    name: Annotated[str, typer.Option("--model", help="Name of the model at that address.")],
    number: Round = 1,
    codebook: Annotated[
        list[str] | None, typer.Option(help="Only with this codebook (repeatable).")
    ] = None,
    part: Annotated[
        float | None, typer.Option(help="Share of each case, drawn at random (0.25: a quarter).")
    ] = None,
    case: Case = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the model's answers.")] = 1,
    context: Annotated[
        int, typer.Option(min=0, max=50, help="Segments before each one that are shown, too.")
    ] = 3,
    seconds: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 120.0,
    schema: Annotated[
        bool, typer.Option("--schema/--no-schema", help="Let the server enforce the answer's form.")
    ] = True,
    items: Items = False,
) -> None:
    """Ask the model to code the sessions that it has not finished.

    It gets pseudonyms, neither cases nor session numbers, and the definitions of the codebook. The
    address must be this computer's own. Its codes count in no score until `thirdear raters model
    count` says so; `thirdear agreement --raters AY,RATER` compares them.
    """
    from thirdear.study import machines

    share = None
    if codebook or part is not None:
        share = Share(rater, 1.0 if part is None else part, tuple(codebook or ()))
    server = machines.Server(url, name, seed, context, seconds, schema, items)
    with open_study() as study:
        found = machines.ask(
            study, Pass(rater, number), server, share, [case] if case else [], progress()
        )
    show({"rater": rater, "pass": number, **asdict(found)}, lambda: _tell(rater, found))


def _tell(rater: str, found: Answers) -> None:
    from thirdear.study.machines import WHY

    if not found.asked:
        say(
            f"{rater} has nothing left to code; --pass 2 asks the same again.",
            f"{rater} için kodlanacak bir şey kalmadı; --pass 2 aynılarını yeniden sorar.",
        )
        return
    rated = found.ratings
    say(
        f"{rater} answered {found.answered:,} of {counted(found.asked, 'question')} and gave "
        f"{counted(found.tags, 'code')}"
        + (f" and {counted(rated, 'rating')}" if rated else "")
        + f"; {counted(found.sessions, 'session')} finished.",
        f"{rater} {found.asked} sorunun {found.answered} tanesini yanıtladı, {found.tags} kod "
        + (f"koydu, {rated} puanlama yaptı" if rated else "koydu")
        + f"; {found.sessions} seans bitti.",
    )
    for why, times in found.misread.items():
        told = said(*WHY[why])
        note(f"Not taken: {told}: {times:,}.", f"Alınmayan: {told}: {times}.")
    if found.left:
        note(
            f"{counted(found.left, 'question')} without an answer; the same command asks again.",
            f"Yanıtsız soru: {found.left}; aynı komut yeniden sorar.",
        )


def list_() -> None:
    """List models, what they were asked with, and whether they count."""
    with open_study() as study:
        found = study.store.machines()
        done = [sum(line.finished for line in study.progress(one.pass_)) for one in found]
        rows = [
            {"rater": one.pass_.rater, "pass": one.pass_.number}
            | {key: value for key, value in asdict(one).items() if key != "pass_"}
            | {"sessions": n, "left": sum(map(len, study.store.left(one.pass_).values()))}
            for one, n in zip(found, done, strict=True)
        ]
    heads = (
        *(said("rater", "kodlayıcı"), said("round", "tur"), "model", said("seed", "tohum değeri")),
        *(said("prompt", "istem"), said("since", "başlangıç"), said("sessions", "seans")),
        *(said("without answer", "yanıtsız"), said("counts", "sayılır")),
    )
    cells = (
        (r["rater"], r["pass"], r["model"], r["seed"], str(r["prompt"])[:12], r["begun"])
        + (r["sessions"], r["left"], r["declared"] or said("no", "hayır"))
        for r in rows
    )
    none = ("No model has been asked yet.", "Henüz hiçbir modele sorulmadı.")
    show(rows, lambda: table("", heads, cells, empty=none))


def prompt(
    codebook: Annotated[
        list[str] | None, typer.Option(help="Only with this codebook (repeatable).")
    ] = None,
    items: Items = False,
) -> None:
    """Print what a model is told beside the segments; nothing is asked."""
    from thirdear.study import machines

    with open_study() as study:
        named = machines.books_named(study, codebook or (), items=items)
        told = machines.prompt(study, named, items=items)
    digest = hashlib.sha256(told.encode()).hexdigest()
    show({"prompt": told, "sha256": digest}, lambda: _print(told, digest))


def _print(told: str, digest: str) -> None:
    for line in told.splitlines():
        say(line)
    note(f"SHA-256 {digest}")


def count(
    rater: Name,
    reason: Annotated[str | None, typer.Option(help="Why its codes count as a rater's.")] = None,
    off: Annotated[bool, typer.Option("--off", help="Stop counting its codes.")] = False,
) -> None:
    """Declare that a model's codes count in scores, or no longer do.

    The audit log keeps the declaration, its reason and its time.
    """
    from thirdear.study import machines

    if off == bool(reason and reason.strip()):
        raise wrong("give --reason, or --off", "--reason ya da --off verin")
    with open_study() as study:
        machines.declare(study, rater, "" if off else reason or "")
    show(
        {"rater": rater, "counts": not off, "reason": reason},
        lambda: say(
            f"{rater} counts in no score." if off else f"{rater} counts in scores from now on.",
            f"{rater} hiçbir puanda sayılmaz." if off else f"{rater} artık puanlarda sayılır.",
        ),
    )
