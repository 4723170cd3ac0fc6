"""Deciding written forms at a terminal, one key a form; and pseudonyms for a whole list."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from thirdear.base.safe import safe
from thirdear.base.streams import is_terminal
from thirdear.cli.app import (
    LANGUAGES,
    Weak,
    err,
    note,
    one_of,
    open_study,
    print_text,
    say,
    show,
    write_text,
)
from thirdear.cli.common import with_common
from thirdear.model.disguise import Pseudonym
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.study import Study, pseudonyms, questions
from thirdear.study.questions import Answers, Question

_KEYS = (
    (
        "y: it is {name}   p: a new person   o: a new place or other   n: nobody   "
        "a: always ask   s: skip   u: undo   q: stop"
    ),
    (
        "y: {name}   p: yeni kişi   o: yeni yer ya da başka   n: hiç kimse   "
        "a: hep sor   s: geç   u: geri al   q: bitir"
    ),
)


def add_to(disguise: typer.Typer) -> None:
    """Add these commands to `thirdear disguise`."""
    disguise.command("propose")(with_common(propose))


def decide(study: Study, case: str | None) -> None:
    """Ask about each undecided written form; every answer is written at once."""
    if not is_terminal(sys.stdin):
        raise Refusal(
            "Deciding needs a terminal; `thirdear disguise keep`, `add` and `variant` decide one "
            "form each.",
            "Karar vermek için bir terminal gerekir; `thirdear disguise keep`, `add` ve "
            "`variant` birer "
            "biçimi karara bağlar.",
        )
    open_ = [one for one in questions.questions(study, case, progress()) if not one.always]
    answers, place = Answers(study), 0
    while place < len(open_):
        if questions.settled(study, open_[place]):
            place += 1
            continue
        _show(open_[place], place, len(open_))
        key = _key()
        if key == "q":
            break
        if key == "u":
            back = answers.undo()
            place = open_.index(back) if back in open_ else place
        elif key == "s" or _answered(study, answers, open_[place], key):
            place += 1
    say(
        f"{answers.count} decided; `thirdear disguise scan` lists what is open.",
        f"{answers.count} karar verildi; açık kalanları `thirdear disguise scan` listeler.",
    )


def _show(question: Question, place: int, total: int) -> None:
    head = Text()
    head.append(f"\n{place + 1}/{total}  ", style="dim")
    head.append(safe(question.form, one_line=True), style="bold")
    head.append(f"  ×{question.times}", style="dim")
    err.print(head)
    for one in question.examples:
        line = Text("   ")
        line.append(safe(f"…{one.before}", one_line=True), style="dim")
        line.append(safe(one.form, one_line=True), style="bold reverse")
        line.append(safe(f"{one.after}…", one_line=True), style="dim")
        line.append(f"  ({one.where.shown()})", style="dim italic")
        err.print(line, soft_wrap=True)
    name = "–" if question.name is None else question.name.real
    err.print(Text(safe(said(*_KEYS).format(name=name), one_line=True), style="cyan"))


def _key() -> str:
    """Return one key; Ctrl+C and the end of input stop."""
    try:
        return typer.getchar().lower()
    except (EOFError, KeyboardInterrupt):
        return "q"


def _answered(study: Study, answers: Answers, question: Question, key: str) -> bool:
    """Carry out an answer; False where the question has to be shown again."""
    try:
        if key == "y" and question.name is not None:
            answers.is_name(question, question.name)
        elif key == "n":
            answers.is_nobody(question)
        elif key == "a":
            answers.always_ask(question)
        elif key in ("p", "o"):
            answers.is_new(question, _new(study, question, "person" if key == "p" else "other"))
        else:
            return False
    except Refusal as refusal:
        note(str(refusal))
        return False
    except typer.Abort:
        return False
    return True


def _new(study: Study, question: Question, kind: str) -> Pseudonym:
    from thirdear.disguise import is_everyday

    if kind == "other":
        asked = said("place, school or other", "place (yer), school (okul) ya da other (başka)")
        kind = str(typer.prompt(asked, default="place", err=True))
    real = str(typer.prompt(said("Name", "Ad"), default=question.form, err=True))
    offered = questions.proposal(study, real, kind)
    chosen = str(typer.prompt(said("Pseudonym", "Takma ad"), default=offered, err=True))
    return Pseudonym(real, chosen, kind, question.case, also_a_word=is_everyday(real))


def progress() -> pseudonyms.Progress | None:
    """Return what shows how far a scan is, on a terminal."""
    if not is_terminal(sys.stderr):
        return None

    def tell(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{done}/{total}{end}")
        sys.stderr.flush()

    return tell


def propose(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...")] = None,
    file: Annotated[
        Path | None, typer.Option(help="Table with a column real; other columns are kept.")
    ] = None,
    kind: Annotated[
        str, typer.Option(help="Kind of name: person, place, school or other.")
    ] = "person",
    case: Annotated[str | None, typer.Option(help="Case that the names belong to.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the pseudonyms: en or tr.")
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Add the proposals to the list at once.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write (.csv).")
    ] = None,
    weak: Weak = False,
) -> None:
    """Propose pseudonyms, as a table for `disguise import`."""
    from thirdear.cli.names import unlock, unlock_to_write

    spoken = None if language is None else one_of(LANGUAGES, language, "--language")
    with open_study() as study:
        opened = unlock_to_write(study, weak=weak) if add else unlock(study)
        entries = pseudonyms.proposed(opened, tuple(names or ()), file, (kind, case, spoken))
        if add:
            for entry in entries:
                pseudonyms.add(opened, entry)
        rows = [pseudonyms.as_row(entry) for entry in entries]
        if output is not None:
            write_text(study, _csv(rows), output, "pseudonyms")
    show(rows, lambda: None if output is not None else print_text(_csv(rows)))


def _csv(rows: list[dict[str, str]]) -> str:
    page = io.StringIO()
    writer = csv.DictWriter(page, pseudonyms.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()
