"""The command that brings transcripts in."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.safe import safe
from thirdear.cli.app import common, note, open_study, say, show, table, with_common
from thirdear.model.refusal import Refusal
from thirdear.model.text import Imported, Role


def add_to(program: typer.Typer) -> None:
    """Add this command to the program."""
    program.command("import")(with_common(import_))


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    case: Annotated[str | None, typer.Option(help="The case's key.")] = None,
    session: Annotated[int | None, typer.Option(help="The session's number.")] = None,
    format: Annotated[str | None, typer.Option(help="Overrules the guessed format.")] = None,  # noqa: A002
    speakers: Annotated[
        str | None, typer.Option(help="Labels and roles: T=therapist,Ç=client,A=parent.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Overrules the guessed encoding.")] = None,
    codes: Annotated[
        str | None, typer.Option(help="Columns of a table that hold codes, with a comma between.")
    ] = None,
    rater: Annotated[str | None, typer.Option(help="Whose tags those codes become.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
) -> None:
    """Read transcripts; what was placed and every line that was not is printed."""
    from thirdear.study import importing

    if bool(codes) != bool(rater):
        raise typer.BadParameter("--codes and --rater go together")
    files, passed_over = importing.expand(paths)
    with open_study() as study:
        planned = partial(
            study.plan_import,
            files,
            case=case,
            session=session,
            format=format,
            encoding=encoding,
            codes=tuple(codes.split(",")) if codes else (),
        )
        plan = planned(speakers=speakers)
        unclear = importing.unclear(plan)
        if unclear and sys.stdin.isatty() and not common.json:
            plan = planned(speakers=_ask(unclear, speakers))
        if not dry_run:
            study.bring_in(plan, rater=rater)
    for sentence in passed_over:
        note(sentence)
    show(importing.imported_json(plan), lambda: _tell(plan, dry_run=dry_run))
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


def _role(word: str) -> Role:
    if word.strip() not in set(Role):
        raise typer.BadParameter(f"take one of {', '.join(Role)}")
    return Role(word.strip())


def _tell(plan: Sequence[Imported], *, dry_run: bool) -> None:
    table(
        "",
        ("file", "case", "session", "format", "turns", "unplaced", ""),
        (
            (
                one.file,
                one.case,
                one.session,
                one.reading.format if one.reading else "",
                len(one.reading.spans) if one.reading else "",
                len(one.reading.unplaced) if one.reading else "",
                "refused" if one.refused else "already there" if one.already else "",
            )
            for one in plan
        ),
    )
    for one in plan:
        if one.reading is None:
            continue
        for warning in one.reading.warnings:
            say(f"{one.file}: {warning}")
        for left in one.reading.unplaced:
            words = one.reading.text[left.start : left.stop].strip()
            say(f"{one.file}, line {left.line} not placed: {words}")
    for roles, sessions in Counter(one.roles for one in plan if one.roles).items():
        who = ", ".join(f"{label} = {role}" for label, role in roles)
        say(f"Who speaks in {sessions} session(s): {who}")
    placed = sum(one.refused is None and not one.already for one in plan)
    say(f"{placed} session(s) {'would be' if dry_run else 'were'} imported.")
