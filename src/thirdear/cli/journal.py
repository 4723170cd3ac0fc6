"""Commands that tell and prove what was done: history, check."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from thirdear.base.safe import safe
from thirdear.cli.app import note, open_study, say, show, table, with_common, write_text
from thirdear.model.history import HistoryEntry
from thirdear.model.language import said, spoken
from thirdear.model.refusal import DamageRefusal, GateRefusal

_FEW = 30


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    program.command()(with_common(history))
    program.command()(with_common(check))


def history(
    last: Annotated[
        int | None, typer.Option(min=1, help="How many events, the newest last; else 30.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="What this rater did, or `study`.")] = None,
    case: Annotated[str | None, typer.Option(help="What was done in this case.")] = None,
    kind: Annotated[str | None, typer.Option(help="Acts of this kind: tag, rate, ...")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on (UTC), YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day, it included.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write all that fits as CSV.")
    ] = None,
) -> None:
    """Show who did what when; no words of transcripts stand in it."""
    first, end = _day(since, "--since"), _day(until, "--until")
    filtered = any(given is not None for given in (actor, case, kind, first, end, output))
    most = last or (None if filtered else _FEW)
    with open_study() as study:
        entries = study.history(most, actor=actor, case=case, kind=kind, since=first, until=end)
    rows = [_row(entry) for entry in entries]
    if output is not None:
        write_text(_csv(rows), output)
        return
    from thirdear.tui.wording.history import act_name

    show(
        rows,
        lambda: table(
            "",
            ("when (UTC)", "who", "act", "what", ""),
            (
                (
                    r["at"],
                    r["actor"],
                    act_name(str(r["kind"]), None, spoken()),
                    r["what"],
                    said("undone", "geri alındı") if r["undone"] else "",
                )
                for r in rows
            ),
        ),
    )


def _row(entry: HistoryEntry) -> dict[str, object]:
    return {
        "at": entry.at,
        "actor": entry.actor,
        "kind": entry.kind,
        "what": entry.what,
        "case": entry.case,
        "session": entry.session,
        "undone": entry.undone,
        "replica": entry.id.replica,
        "seq": entry.id.seq,
    }


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
        raise typer.BadParameter("write the day as YYYY-MM-DD", param_hint=flag) from error


def check(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the tables anew.")] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A snapshot, another copy, a document or printed heads: is the journal's end cut?",
        ),
    ] = None,
) -> None:
    """Prove that nothing was changed behind the journal and every tag still covers its words."""
    try:
        found = _prove(rebuild, against)
    except DamageRefusal as damage:
        raise GateRefusal(str(damage)) from damage

    def told() -> None:
        for problem in found.problems:
            say(problem)
        if rebuild and not found.anew:
            say(
                "The tables made anew from the journal are byte for byte those that were there.",
                "Günlükten yeniden kurulan tablolar eskileriyle bayt bayt aynı.",
            )
        if not found.problems:
            say("Everything holds.", "Her şey yerli yerinde.")
        for replica, (seq, digest) in found.heads.items():
            say(f"head {replica}:{seq}:{digest[:16]}")

    for path in found.in_clear:
        note(
            f"{path} lies readable beside the encrypted study, which holds its bytes.",
            f"{path} şifreli çalışmanın yanında okunabilir durumda duruyor; çalışmada "
            "o baytlar zaten var.",
        )
    data = {"holds": not found.problems, "problems": found.problems, "heads": found.heads}
    data["in_clear"] = found.in_clear
    show(data | ({"made_anew": found.anew} if rebuild else {}), told)
    if found.problems:
        raise GateRefusal(
            f"{len(found.problems)} finding(s); restore a backup if you cannot explain them.",
            f"{len(found.problems)} bulgu var; açıklayamıyorsanız bir yedeği geri yükleyin.",
        )


class _Found(NamedTuple):
    problems: list[str]
    anew: list[str]
    heads: dict[str, tuple[int, str]]
    in_clear: list[str]


def _prove(rebuild: bool, against: Path | None) -> _Found:
    with open_study() as study:
        problems = list(study.check(against))
        anew = list(study.store.rebuild()) if rebuild else []
        problems += [f"Table {name} was made anew." for name in anew]
        heads = {str(r): (seq, digest.hex()) for r, (seq, digest) in study.store.heads().items()}
        return _Found(problems, anew, heads, [str(path) for path in study.in_clear()])
