"""`thirdear history`: show who did what when; no words of transcripts stand in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.safe import safe
from thirdear.cli import redo
from thirdear.cli.app import open_study, show, table, write_text, wrong
from thirdear.cli.common import with_common
from thirdear.cli.words import minute
from thirdear.model.history import HistoryEntry
from thirdear.model.language import said, spoken
from thirdear.study.core import LEAD

events = typer.Typer(rich_markup_mode=None)
_FEW = 30


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    redo.add_to(events)
    events.callback(invoke_without_command=True)(with_common(history))
    program.add_typer(events, name="history")


def history(
    context: typer.Context,
    last: Annotated[
        int | None, typer.Option(min=1, help="Number of entries, the newest last (default: 30).")
    ] = None,
    actor: Annotated[
        str | None, typer.Option(help="Only this rater's actions, or `study`.")
    ] = None,
    case: Annotated[str | None, typer.Option(help="Only actions in this case.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="Only this kind of action: tag, rate, ...")
    ] = None,
    since: Annotated[str | None, typer.Option(help="From this day on (UTC), YYYY-MM-DD.")] = None,
    until: Annotated[
        str | None, typer.Option(help="Up to and including this day (UTC), YYYY-MM-DD.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write all matching entries as CSV.")
    ] = None,
) -> None:
    """Show the audit log: who did what, when."""
    from thirdear.study import journal

    if context.invoked_subcommand is not None:
        return
    first, end = _day(since, "--since"), _day(until, "--until")
    filtered = any(given is not None for given in (actor, case, kind, first, end, output))
    most = last or (None if filtered else _FEW)
    with open_study() as study:
        entries = journal.history(study, most, actor, case, kind, (first, end))
        rows = [_row(entry) for entry in entries]
        if output is not None:
            write_text(study, _csv(rows), output, "history")
            return
    show(
        rows,
        lambda: table(
            "",
            ("when (UTC)", "who", "act", "what", ""),
            map(_shown, entries),
        ),
    )


def _shown(entry: HistoryEntry) -> tuple[str, ...]:
    from thirdear.tui.wording.history import act_name

    undone = said("undone", "geri alındı") if entry.undone else ""
    kind = act_name(entry.kind, None, spoken())
    actor = said("study", "çalışma") if entry.actor == LEAD else entry.actor
    return minute(entry.at), actor, kind, entry.what, undone


def _row(entry: HistoryEntry) -> dict[str, object]:
    told = {name: getattr(entry, name) for name in _COLUMNS[:-2]}
    return told | {"replica": entry.id.replica, "seq": entry.id.seq}


def _csv(rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows as CSV; a text that a spreadsheet would calculate is made one it shows."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        cells = (
            "" if row[name] is None else safe(str(row[name]), one_line=True) for name in _COLUMNS
        )
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in cells])
    return page.getvalue()


_COLUMNS = ("at", "actor", "kind", "what", "case", "session", "undone", "replica", "seq")


def _day(text: str | None, flag: str) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise wrong(
            "write the day as YYYY-MM-DD", "günü YYYY-AA-GG biçiminde yazın", flag
        ) from error
