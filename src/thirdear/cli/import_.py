"""`thirdear import`: read transcripts; what was placed and every line that was not is printed."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from thirdear.base.numbers import grouped, percent
from thirdear.base.safe import safe
from thirdear.base.shell import quoted
from thirdear.base.streams import is_terminal
from thirdear.cli.app import note, open_study, say, show, table, wrong
from thirdear.cli.common import common, with_common
from thirdear.cli.usage import only_with
from thirdear.cli.words import cell_word, role_name, units
from thirdear.model.imported import Imported
from thirdear.model.language import counted, said, spoken
from thirdear.model.profile import Origin, Preview, Speaker
from thirdear.model.projects import Brought
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command("import")(with_common(import_))


Format = Annotated[str | None, typer.Option(help="File format (default: recognized by content).")]
Speakers = Annotated[
    str | None,
    typer.Option(help="Roles of labels: T=therapist,Ç=client; for one case only: C07/D=parent."),
]
Merge = Annotated[str | None, typer.Option(help="Labels that mean another one: Th=T,Terapist=T.")]
Codes = Annotated[
    str | None, typer.Option(help="Columns of a table that hold codes, separated by commas.")
]
Columns = Annotated[
    str | None, typer.Option(help="Meaning of a table's columns: text=Metin,speaker=Konuşan.")
]
InTurn = Annotated[
    str | None,
    typer.Option(help="Speakers who take turns where there are no labels: Therapist,Client."),
]
FirstLine = Annotated[int, typer.Option(min=1, help="Line on which the first turn begins.")]
Whose = Annotated[
    str | None,
    typer.Option(help="Rater who gets the codes as tags and the comments as memos."),
]
Codings = Annotated[
    bool,
    typer.Option("--codings/--no-codings", help="Import the codings of a .qdpx project, too."),
]
Positions = Annotated[
    str | None,
    typer.Option(help="Unit of positions in a .qdpx project, if unclear: utf-16, ..."),
]
Raters = Annotated[
    str | None,
    typer.Option(help="Column that names the rater of each row's codes."),
]
Tiers = Annotated[
    str | None, typer.Option(help="Tiers of an ELAN file that hold the speech: tx, or tx@T,tx@C.")
]
Accept = Annotated[
    bool,
    typer.Option("--accept-unplaced", help="Import sessions of which less than 97% is in turns."),
]
OfCase = Annotated[str | None, typer.Option(help="Key of the case.")]
OfSession = Annotated[int | None, typer.Option(help="Number of the session.")]
Encoding = Annotated[
    str | None, typer.Option(help="Character encoding (default: recognized by content).")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would happen, and change nothing.")
]


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    case: OfCase = None,
    session: OfSession = None,
    format: Format = None,  # noqa: A002
    speakers: Speakers = None,
    merge: Merge = None,
    encoding: Encoding = None,
    codes: Codes = None,
    columns: Columns = None,
    in_turn: InTurn = None,
    first_line: FirstLine = 1,
    rater: Whose = None,
    codings: Codings = True,
    positions: Positions = None,
    raters: Raters = None,
    tiers: Tiers = None,
    accept_unplaced: Accept = False,
    dry_run: DryRun = False,
) -> None:
    """Import transcripts, and print every line that could not be placed.

    Speakers, merged labels, columns, format and encoding are kept for the study's next files; a
    label that names nobody (D, P, A, K) is kept for its case. See `thirdear transcripts
    profile`.
    """
    from thirdear.study.imports import folders

    if not (rater or raters):
        only_with("--rater or --raters", "--rater ya da --raters", {"--codes": codes})
    files, passed_over = folders.expand(paths)
    told: dict[str, Any] = {"speakers": speakers, "positions": positions, "in_turn": in_turn or ""}
    with open_study() as study:
        planned = partial(
            study.plan_import,
            files or paths,
            case=case,
            session=session,
            format=format,
            encoding=encoding,
            merge=merge,
            codes=_listed(codes),
            columns=columns,
            codings=codings,
            first_line=first_line,
            raters=raters or "",
            tiers=_listed(tiers),
            accept_unplaced=accept_unplaced,
        )
        plan = _agreed(planned, told, dry_run=dry_run)
        brought = Brought() if dry_run else study.bring_in(plan, rater=rater)
    for sentence in passed_over:
        note(sentence)
    _show(plan, brought, dry_run=dry_run)


def _listed(told: str | None) -> tuple[str, ...]:
    return tuple(told.split(",")) if told else ()


def _agreed(
    planned: Callable[..., tuple[Imported, ...]], told: dict[str, Any], *, dry_run: bool
) -> tuple[Imported, ...]:
    """Return what is to be brought in, after whatever a person at a terminal has to answer."""
    from thirdear.study.imports import plan as imports_plan

    plan = planned(**told)
    if common.json or not is_terminal(sys.stdin):
        return plan
    speakers = told["speakers"]
    plan = _with_answers(planned, plan, told)
    if dry_run and told["speakers"] != speakers:
        again = quoted(str(told["speakers"]))
        note(
            f"The same without questions: --speakers {again}",
            f"Aynısı, sorusuz: --speakers {again}",
        )
    sparse = imports_plan.sparse(plan)
    if sparse and not dry_run and _accept(plan, sparse):
        return planned(**told, accept_unplaced=True)
    return plan


def _show(plan: tuple[Imported, ...], brought: Brought, *, dry_run: bool) -> None:
    """Show what came or would come; the last of what was refused is the command's refusal."""
    from thirdear.study.imports import preview

    show(preview.imported_json(plan), lambda: _tell(plan, brought, dry_run=dry_run))
    refused = [one.refused for one in plan if one.refused]
    for sentence in refused[:-1]:
        note(sentence)
    if refused:
        raise _refusal(refused)


def _refusal(refused: Sequence[str]) -> Refusal:
    """Return the last refusal, and how many there were."""
    many = len(refused)
    count = said(f" {many} sessions were refused.", f" {many} seans geri çevrildi.")
    return Refusal.spoken(f"{refused[-1]}{count if many > 1 else ''}")


def _with_answers(
    planned: Callable[..., tuple[Imported, ...]],
    plan: tuple[Imported, ...],
    told: dict[str, Any],
) -> tuple[Imported, ...]:
    """Ask a person whatever files leave open; ``told`` takes the answers."""
    from thirdear.study.imports import plan as imports_plan

    if readings := imports_plan.uncounted(plan):
        told["positions"] = _ask_positions(readings)
        plan = planned(**told)
    if open_ := [one for one in plan if one.unlabelled]:
        told["in_turn"] = _ask_in_turn(open_)
        plan = planned(**told) if told["in_turn"] else plan
    if unclear := imports_plan.unclear(plan):
        told["speakers"] = _ask(unclear, told["speakers"])
        plan = planned(**told)
    return plan


def _ask_in_turn(files: Sequence[Imported]) -> str:
    """Ask who speaks in turn in texts without labels; an empty answer leaves them out."""
    names = safe(", ".join(Path(one.file).name for one in files), one_line=True)
    note(
        f"No labels of speakers: {names}. Name the speakers if they talk in turn, the first one "
        "first (Therapist,Client), or the only one; Enter leaves the text out.",
        f"Konuşan etiketi yok: {names}. Sırayla konuşuyorlarsa konuşanları yazın, ilk konuşan önce "
        "(Terapist,Danışan), ya da tek konuşanı; Enter metni dışarıda bırakır.",
    )
    asked = said("Who speaks in turn?", "Sırayla kim konuşuyor?")
    return str(typer.prompt(asked, default="", show_default=False, err=True))


def _ask(unclear: Mapping[str, int], known: str | None) -> str:
    """Ask a person for the role of each label that could be anybody's."""
    answers = [known] if known else []
    for label, turns in unclear.items():
        asked = said(f"Who is {label!r} ({turns} turns)?", f"{label!r} kim ({turns} söz)?")
        known_roles = ", ".join(role_name(role, spoken()) for role in Role)
        role = typer.prompt(
            safe(f"{asked} {known_roles}", one_line=True), value_proc=_role, err=True
        )
        answers.append(f"{label}={role}")
    return ",".join(answers)


def _accept(plan: Sequence[Imported], sparse: Mapping[str, float]) -> bool:
    """Show what was left out of sparse sessions; ask whether they are to come in all the same."""
    for one in plan:
        if one.file in sparse:
            _tell_left_out(one)
    for file, placed in sparse.items():
        say(
            f"{file}: only {percent(placed, '.1f')} of its text is in turns.",
            f"{file}: metnin yalnızca {percent(placed, '.1f')} kadarı sözlerde.",
        )
    return typer.confirm(said("Import anyway?", "Yine de içe aktarılsın mı?"), err=True)


def _ask_positions(readings: Mapping[str, float]) -> str:
    """Ask a person how a project counts, where two ways fit nearly as well."""
    for name, score in readings.items():
        say(f"{name} fits {percent(score)}", f"{name} uyuyor: {percent(score)}")
    return str(
        typer.prompt(
            said("How does the project count positions?", "Proje yerleri nasıl sayıyor?"),
            type=click.Choice(list(readings)),
            default=next(iter(readings)),
            err=True,
        )
    )


def _role(word: str) -> Role:
    """Return the role of a word in English or in the language that is spoken."""
    by_word = {name: role for role in Role for name in (role.value, role_name(role, spoken()))}
    if word.strip() not in by_word:
        names = ", ".join(role_name(role, spoken()) for role in Role)
        raise wrong(f"take one of {names}", f"şunlardan biri olmalı: {names}")
    return by_word[word.strip()]


def _tell(plan: Sequence[Imported], brought: Brought, *, dry_run: bool) -> None:
    from thirdear.study.imports import preview as imports_preview

    seen = [(one, imports_preview.preview(one)) for one in plan]
    heads = ("file", "case", "session", "format", "encoding", "turns", "words", "placed", "")
    rows = [_row(one, preview) for one, preview in seen]
    kept = [at for at, head in enumerate(heads) if head != "encoding" or any(r[at] for r in rows)]
    table("", (heads[at] for at in kept), ([row[at] for at in kept] for row in rows))
    for one, preview in seen:
        if one.reading is None:
            continue
        if dry_run:
            for label, beginning in preview.first:
                say(
                    f"{one.file}: {label or '(nobody)'}: {beginning}",
                    f"{one.file}: {label or '(kimse)'}: {beginning}",
                )
        for warning in one.reading.warnings:
            say(f"{one.file}: {warning}")
        _tell_left_out(one)
    for label, other in dict.fromkeys(pair for one in plan for pair in one.merged):
        say(f"{label} is taken as {other}.", f"{label}, {other} sayıldı.")
    _tell_speakers(one for _, preview in seen for one in preview.speakers)
    placed = sum(one.refused is None and not one.already for one in plan)
    say(
        f"{counted(placed, 'session')} {'to import' if dry_run else 'imported'}.",
        f"{placed} seans {'içe aktarılacak' if dry_run else 'içe aktarıldı'}.",
    )
    if brought.codebooks:
        say(
            f"Codebooks: {', '.join(brought.codebooks)}; see `thirdear codebook show`.",
            f"Kod kitapları: {', '.join(brought.codebooks)}; `thirdear codebook show` gösterir.",
        )
    if brought.raters:
        raters = ", ".join(brought.raters)
        say(
            f"New: {units(brought.tags, 'tag', 'en')} and {units(brought.memos, 'memo', 'en')} "
            f"of {raters}.",
            f"Yeni: {raters} için {grouped(brought.tags)} kod, {grouped(brought.memos)} not.",
        )


def _tell_left_out(one: Imported) -> None:
    """Print every line that is in no turn, and how much of the file is not even in the text."""
    reading = one.reading
    if reading is None:
        return
    for left in reading.unplaced:
        words = reading.text[left.start : left.stop].strip()
        say(
            f"{one.file}, line {left.line} not placed: {words}",
            f"{one.file}, {left.line}. satır yerleştirilmedi: {words}",
        )
    if reading.left_out:
        say(
            f"{one.file}: {reading.left_out:,} letters of the file were left out.",
            f"{one.file}: dosyanın {grouped(reading.left_out)} harfi dışarıda bırakıldı.",
        )


def _row(one: Imported, preview: Preview) -> tuple[object, ...]:
    reading = one.reading
    state = "already there" if one.already else ""
    if one.refused:
        state = "refused"
    state = cell_word(state, spoken())
    name = Path(one.file).name
    if reading is None:
        return (name, one.case, one.session, "", "", "", "", "", state)
    words = sum(speaker.words for speaker in preview.speakers)
    placed = percent(
        math.floor(1000 * preview.coverage) / 1000, "g"
    )  # 100 only where nothing is left
    about = (reading.format, reading.encoding, len(reading.spans), words, placed)
    return (name, one.case, one.session, *about, state)


def _tell_speakers(speakers: Iterable[Speaker]) -> None:
    """Print who speaks how often over all sessions, and who says that it is so."""
    turns: Counter[tuple[str, Role | None, Origin]] = Counter()
    sessions: Counter[tuple[str, Role | None, Origin]] = Counter()
    for one in speakers:
        turns[one.label, one.role, one.origin] += one.turns
        sessions[one.label, one.role, one.origin] += 1
    language = spoken()
    rows = (
        (
            one[0],
            role_name(one[1], language),
            cell_word(one[2].value, language),
            sessions[one],
            count,
        )
        for one, count in turns.most_common()
    )
    table(said("Who speaks", "Kim konuşuyor"), ("label", "role", "", "sessions", "turns"), rows)
