"""Commands that bring transcripts in: import, profile."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import click
import typer

from thirdear.base.safe import safe
from thirdear.cli.app import common, note, open_study, say, show, table, with_common
from thirdear.model.exchange import Brought
from thirdear.model.profile import Origin, Preview, Profile, Speaker
from thirdear.model.refusal import Refusal
from thirdear.model.text import Imported, Role


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    program.command("import")(with_common(import_))
    program.command()(with_common(profile))


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    case: Annotated[str | None, typer.Option(help="The case's key.")] = None,
    session: Annotated[int | None, typer.Option(help="The session's number.")] = None,
    format: Annotated[str | None, typer.Option(help="Overrules the guessed format.")] = None,  # noqa: A002
    speakers: Annotated[
        str | None,
        typer.Option(
            help="Labels and roles: T=therapist,Ç=client; for one case only: C07/D=parent."
        ),
    ] = None,
    merge: Annotated[
        str | None, typer.Option(help="Labels that another stands for: Th=T,Terapist=T.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Overrules the guessed encoding.")] = None,
    codes: Annotated[
        str | None, typer.Option(help="Columns of a table that hold codes, with a comma between.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(help="Which column of a table is what: text=Metin,speaker=Konuşan."),
    ] = None,
    rater: Annotated[
        str | None,
        typer.Option(help="Whose tags those codes become, and whose memos a document's comments."),
    ] = None,
    codings: Annotated[
        bool,
        typer.Option(
            "--codings/--no-codings", help="Whether a .qdpx project's codings come with its texts."
        ),
    ] = True,
    positions: Annotated[
        str | None,
        typer.Option(help="How a .qdpx project counts, where that is not sure: utf-16, ..."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
) -> None:
    """Read transcripts; what was placed and every line that was not is printed.

    Who speaks, merged labels, columns, format and encoding are kept for the study's next files, and
    a label that names nobody (D, P, A, K) for its case: see `thirdear profile`.
    """
    from thirdear.study import folders, importing, previewing

    if codes and not rater:
        raise typer.BadParameter("--codes needs --rater")
    files, passed_over = folders.expand(paths)
    with open_study() as study:
        planned = partial(
            study.plan_import,
            files,
            case=case,
            session=session,
            format=format,
            encoding=encoding,
            merge=merge,
            codes=tuple(codes.split(",")) if codes else (),
            columns=columns,
            codings=codings,
        )
        plan = planned(speakers=speakers, positions=positions)
        readings = importing.uncounted(plan)
        if readings and sys.stdin.isatty() and not common.json:
            positions = _ask_positions(readings)
            plan = planned(speakers=speakers, positions=positions)
        unclear = importing.unclear(plan)
        if unclear and sys.stdin.isatty() and not common.json:
            plan = planned(speakers=_ask(unclear, speakers), positions=positions)
        brought = Brought() if dry_run else study.bring_in(plan, rater=rater)
    for sentence in passed_over:
        note(sentence)
    show(previewing.imported_json(plan), lambda: _tell(plan, brought, dry_run=dry_run))
    refused = [one.refused for one in plan if one.refused]
    for sentence in refused[:-1]:
        note(sentence)
    if refused:
        count = f" {len(refused)} sessions were refused." if len(refused) > 1 else ""
        raise Refusal(f"{refused[-1]}{count}")


def _ask(unclear: Mapping[str, int], known: str | None) -> str:
    """Ask a person for the role of each label that could be anybody's."""
    answers = [known] if known else []
    for label, turns in unclear.items():
        role = typer.prompt(
            safe(f"Who is {label!r} ({turns} turns)? {', '.join(Role)}", one_line=True),
            value_proc=_role,
            err=True,
        )
        answers.append(f"{label}={role}")
    return ",".join(answers)


def _ask_positions(readings: Mapping[str, float]) -> str:
    """Ask a person how a project counts, where two ways fit nearly as well."""
    for name, score in readings.items():
        say(f"{name} fits {score:.0%}")
    return str(
        typer.prompt(
            "How does the project count positions?",
            type=click.Choice(list(readings)),
            default=next(iter(readings)),
            err=True,
        )
    )


def _role(word: str) -> Role:
    if word.strip() not in set(Role):
        raise typer.BadParameter(f"take one of {', '.join(Role)}")
    return Role(word.strip())


def _tell(plan: Sequence[Imported], brought: Brought, *, dry_run: bool) -> None:
    from thirdear.study import previewing

    seen = [(one, previewing.preview(one)) for one in plan]
    table(
        "",
        ("file", "case", "session", "format", "encoding", "turns", "words", "placed", ""),
        (_row(one, preview) for one, preview in seen),
    )
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
        for left in one.reading.unplaced:
            words = one.reading.text[left.start : left.stop].strip()
            say(
                f"{one.file}, line {left.line} not placed: {words}",
                f"{one.file}, {left.line}. satır yerleştirilmedi: {words}",
            )
    for label, other in dict.fromkeys(pair for one in plan for pair in one.merged):
        say(f"{label} is taken as {other}.", f"{label}, {other} sayıldı.")
    _tell_speakers(one for _, preview in seen for one in preview.speakers)
    placed = sum(one.refused is None and not one.already for one in plan)
    say(
        f"{placed} session(s) {'would be' if dry_run else 'were'} imported.",
        f"{placed} oturum {'getirilirdi' if dry_run else 'getirildi'}.",
    )
    if brought.codebooks:
        say(
            f"Codebooks: {', '.join(brought.codebooks)}; see `thirdear codebook show`.",
            f"Kod kitapları: {', '.join(brought.codebooks)}; `thirdear codebook show` gösterir.",
        )
    if brought.raters:
        raters = ", ".join(brought.raters)
        say(
            f"New: {brought.tags:,} tag(s) and {brought.memos:,} memo(s) of {raters}.",
            f"Yeni: {raters} için {brought.tags:,} etiket, {brought.memos:,} not.",
        )


def _row(one: Imported, preview: Preview) -> tuple[object, ...]:
    reading = one.reading
    state = "refused" if one.refused else "already there" if one.already else ""
    if reading is None:
        return (one.file, one.case, one.session, "", "", "", "", "", state)
    words = sum(speaker.words for speaker in preview.speakers)
    placed = f"{math.floor(1000 * preview.coverage) / 10:g} %"  # 100 only where nothing is left
    about = (reading.format, reading.encoding, len(reading.spans), words, placed)
    return (one.file, one.case, one.session, *about, state)


def _tell_speakers(speakers: Iterable[Speaker]) -> None:
    """Print who speaks how often over all sessions, and who says that it is so."""
    turns: Counter[tuple[str, Role | None, Origin]] = Counter()
    sessions: Counter[tuple[str, Role | None, Origin]] = Counter()
    for one in speakers:
        turns[one.label, one.role, one.origin] += one.turns
        sessions[one.label, one.role, one.origin] += 1
    table(
        "Who speaks",
        ("label", "role", "", "sessions", "turns"),
        (
            (label, role.value if role else "?", origin.value, sessions[label, role, origin], count)
            for (label, role, origin), count in turns.most_common()
        ),
    )


def profile(
    forget: Annotated[
        bool, typer.Option("--forget", help="Forget all of it; stored sessions stay as they are.")
    ] = False,
) -> None:
    """Show what imports have learnt about the study's files, or forget it."""
    with open_study() as study:
        if forget:
            study.keep_profile(Profile())
        kept = study.profile()
    rows = [
        (label, case, meaning)
        for case, labels in (("", kept.labels), *kept.cases.items())
        for label, meaning in (
            *((label, role.value) for label, role in labels.roles.items()),
            *((label, f"merged with {other}") for label, other in labels.merged.items()),
        )
    ]
    rows += [(ending, "", f"format {name}") for ending, name in kept.formats.items()]
    rows += [(ending, "", f"encoding {name}") for ending, name in kept.encodings.items()]
    rows += [
        (header, "", f"{column} is {name}")
        for header, names in kept.columns.items()
        for column, name in names.items()
    ]

    def told() -> None:
        table("", ("label or file", "case", "is"), rows)
        if not rows:
            say(
                "Nothing is kept about this study's files.",
                "Bu çalışmanın dosyaları için saklanan bir şey yok.",
            )

    show(
        {
            "roles": kept.labels.roles,
            "merged": kept.labels.merged,
            "cases": {
                case: {"roles": own.roles, "merged": own.merged} for case, own in kept.cases.items()
            },
            "formats": kept.formats,
            "encodings": kept.encodings,
            "columns": kept.columns,
        },
        told,
    )
