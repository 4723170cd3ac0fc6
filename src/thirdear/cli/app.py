"""What commands share: the study and its passphrases, and how results are printed."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thirdear.base import paths
from thirdear.base.safe import safe
from thirdear.base.streams import is_terminal
from thirdear.cli.common import common
from thirdear.cli.folds import to_width
from thirdear.cli.grid import Column, lines
from thirdear.cli.words import heading, is_numeric, local
from thirdear.model.language import said, speak, spoken
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.study import STUDY_FILE, Language, Study, find, leftovers
from thirdear.study.copies.lock import is_encrypted

LONGEST = 120
"""Letters of a cell that goes into a pipe; a longer one wraps, so that it pads no other row."""
WIDE = 10_000
"""Columns of a table that goes into a pipe or a file, where no window cuts it."""

REPEAT = ("The same once more", "Aynısını bir daha")

err = Console(stderr=True)


class Own(str):
    """A heading in the study's own words, such as a case's key, which is never translated."""

    __slots__ = ()


LANGUAGES: tuple[Language, ...] = ("en", "tr")

Word = TypeVar("Word", bound=str)


def one_of(options: Sequence[Word], word: str, flag: str) -> Word:
    """Return the option that was typed; anything else is wrong usage."""
    for option in options:
        if option == word:
            return option
    named = ", ".join(options)
    raise wrong(f"take one of {named}", f"şunlardan biri olmalı: {named}", flag)


def wrong(english: str, turkish: str, hint: str | None = None) -> typer.BadParameter:
    """Return what is wrong with the words that were typed; ``hint`` names the option."""
    error = typer.BadParameter(english, param_hint=hint)
    error.both = (english, turkish)  # type: ignore[attr-defined]
    return error


def study_folder() -> Path:
    """Return the folder of the study that the common options mean."""
    folder = paths.expanded(common.study) if common.study else find(Path.cwd())
    if folder is None:
        raise Refusal(
            "This folder is in no study; name one with --study, or make one with `thirdear init`.",
            "Bu klasör bir çalışmanın içinde değil; --study ile birini gösterin ya "
            "da `thirdear init` ile yenisini kurun.",
        )
    for sentence in leftovers.clear(folder):
        note(sentence)
    return folder


def open_study(*, warn: bool = True) -> Study:
    """Open the study that the common options mean; say once where it lies badly."""
    from thirdear.study.copies import location

    folder = study_folder()
    study = Study.open(folder, passphrase=passphrase(folder / STUDY_FILE, common.passphrase_file))
    speak(study.language)
    study.ask_names = lambda: passphrase(study.names_file, common.names_passphrase_file)
    if study.read_only:
        note(
            f"{folder} cannot be written; the study is open for reading only.",
            f"{folder} klasörüne yazılamıyor; çalışma yalnızca okumak için açık.",
        )
    elif warn and (hazard := location.warning(study)):
        note(f"Warning: {hazard}", f"Uyarı: {hazard}")
    return study


def speak_as_study() -> None:
    """Speak the language of the study around, if there is one that opens without a question."""
    folder = common.study or find(Path.cwd())
    if folder is None:
        return
    file, known = folder / STUDY_FILE, common.passphrase_file
    if is_encrypted(file) and not (known or common.keyring):
        return
    with suppress(Refusal), Study.open(folder, passphrase=passphrase(file, known)) as study:
        speak(study.language)


def passphrase(database: Path, file: Path | None, flag: str | None = None) -> str | None:
    """Return the passphrase from its file, or ask for it where the database has one."""
    if file is not None:
        return from_file(file)
    if not is_encrypted(database):
        return None
    if common.keyring:
        from thirdear.base import keychain

        return keychain.remembered(database)
    if not is_terminal(sys.stdin):
        known = "--passphrase-file" if database.name == STUDY_FILE else "--names-passphrase-file"
        raise Refusal(
            f"{database.name} is encrypted; name its passphrase with {flag or known}.",
            f"{database.name} şifreli; parolasını {flag or known} ile gösterin.",
        )
    asked = said(f"Passphrase of {database.name}", f"{database.name} parolası")
    return str(typer.prompt(asked, hide_input=True, err=True))


def from_file(file: Path) -> str:
    """Return the first line of a passphrase file."""
    try:
        # Windows' own editor writes a mark before the first letter, which is no part of it.
        line = file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            f"{file} cannot be read as a passphrase file.",
            f"{file} parola dosyası olarak okunamıyor.",
        ) from error
    if not line:
        raise Refusal(
            f"{file}: the first line is empty; it must be the passphrase.",
            f"{file}: ilk satır boş; orada parola olmalı.",
        )
    return line


Weak = Annotated[
    bool, typer.Option("--weak", help="Accept a passphrase that is easy to guess, with a warning.")
]
"""The option of every command that sets a passphrase."""


def strong(passphrase: str, *, weak: bool) -> str:
    """Return a new passphrase; one that is easy to guess is refused, or warned about if wanted."""
    from thirdear.study import strength

    if not weak:
        strength.check(passphrase)
    elif warning := strength.warning(passphrase):
        note(*warning)
    return passphrase


def new_passphrase(file: Path | None, what: str, flag: str, *, weak: bool = False) -> str:
    """Return a new passphrase that is not weak, from a file or typed twice."""
    if file is not None:
        return strong(from_file(file), weak=weak)
    if not is_terminal(sys.stdin):
        raise Refusal(
            f"Name the new passphrase of {what} with {flag}.",
            f"Yeni parolayı ({what}) {flag} ile gösterin.",
        )
    typed = typer.prompt(
        said(f"New passphrase of {what}", f"Yeni parola ({what})"),
        hide_input=True,
        confirmation_prompt=said(*REPEAT),
        err=True,
    )
    return strong(str(typed), weak=weak)


def show(data: object, otherwise: Callable[[], None]) -> None:
    """Print JSON if it was asked for, else what a person reads."""
    if common.json:
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        otherwise()


def say(sentence: str, turkish: str | None = None) -> None:
    """Print a sentence on stdout in the language that is spoken; it is text, never markup.

    In a terminal it is broken between words, and its lines keep their indentation.
    """
    _print(Console(), said(sentence, turkish or sentence))


def _print(page: Console, sentence: str) -> None:
    text = safe(sentence)
    shown = to_width(text, page.width) if page.is_terminal else text
    page.print(Text(shown), soft_wrap=True)


def note(sentence: str, turkish: str | None = None) -> None:
    """Print a sentence on stderr, so that stdout stays what it promises."""
    _print(err, said(sentence, turkish or sentence))


def table(
    title: str,
    columns: Iterable[str],
    rows: Iterable[Iterable[object]],
    *,
    empty: tuple[str, str] | None = None,
    keys: int = 1,
) -> None:
    """Print a table; every cell is text, never markup. ``empty`` is said where it has no row.

    Headings are given in English, and stand in the language that is spoken as far as it has them.
    In a terminal, columns that do not fit stand below, again behind the first ``keys`` ones.
    """
    cells = [[_cell(cell) for cell in row] for row in rows]
    if not cells:
        if empty is not None:
            say(*empty)
        return
    heads = [
        safe(one if isinstance(one, Own) else heading(one, spoken()), one_line=True)
        for one in columns
    ]
    cells = [row + [""] * (len(heads) - len(row)) for row in cells]
    numbers = [_aligned(cells, at) for at in range(len(heads))]
    grid = [Column(head, [row[at] for row in cells], numbers[at]) for at, head in enumerate(heads)]
    if is_terminal(sys.stdout):
        _in_terminal(title, grid, keys)
    else:
        _in_a_pipe(title, grid)


def _in_terminal(title: str, columns: Sequence[Column], keys: int) -> None:
    page = Console()
    if title:
        say(title)
    for text, head in lines(columns, page.width, keys):
        page.print(Text(text, style="bold" if head else ""), soft_wrap=True)


def _in_a_pipe(title: str, columns: Sequence[Column]) -> None:
    grid = Table(title=Text(safe(title)), title_justify="left", box=None, pad_edge=False)
    for one in columns:
        grid.add_column(
            Text(one.head),
            overflow="fold",
            justify="right" if one.numbers else "left",
            max_width=LONGEST,
        )
    for row in zip(*(one.cells for one in columns), strict=True):
        grid.add_row(*map(Text, row))
    page = io.StringIO()
    Console(file=page, width=WIDE).print(grid)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def told_keys(names: Mapping[str, str], keys: Iterable[str]) -> None:
    """Print the keys of what a table calls by name, since they are what is typed."""
    for key in dict.fromkeys(keys):
        if names.get(key, key) != key:
            say(f"{names[key]}: {key}")


def print_text(text: str) -> None:
    """Print a text as it is, for a file or another program."""
    sys.stdout.write(text)


def write_text(study: Study, text: str, target: Path | None, kind: str) -> None:
    """Write a text to a file of the owner's only, of which the journal tells; or print it."""
    from thirdear.study import gate

    if target is None:
        print_text(text)
        return
    settings = {"cases": list(study.cases())}
    gate.hand_on(study, target, text.encode(), kind=kind, settings=settings)
    note(f"Written to {target}.", f"Yazıldı: {target}.")


def show_tables(
    tables: Iterable[tuple[str, Iterable[str], Iterable[Iterable[object]]]],
) -> None:
    """Print several tables, a blank line between them."""
    for number, (title, columns, rows) in enumerate(tables):
        if number:
            sys.stdout.write("\n")
        table(title, columns, rows)


_MISSING = re.compile(r"–?|\([a-z]+\)")
"""What stands where there is no number: nothing, a dash, or the letter of a reason."""


def _cell(cell: object) -> str:
    """Return a cell as text; a number that is whole has no decimals."""
    if isinstance(cell, float):
        cell = f"{cell:g}"
    return local(safe("" if cell is None else str(cell), one_line=True), spoken())


def _aligned(cells: list[list[str]], place: int) -> bool:
    """Pad a column of numbers so that their points stand below each other; whether it is one."""
    rows = [row for row in cells if len(row) > place and not _MISSING.fullmatch(row[place])]
    if not rows or not all(is_numeric(row[place]) for row in rows):
        return False
    if all(re.fullmatch(r"[−-]?\d*[.,]?\d*", row[place]) for row in rows):
        behind = [len(re.sub(r"^[−-]?\d*", "", row[place])) for row in rows]
        for row, length in zip(rows, behind, strict=True):
            row[place] += " " * (max(behind) - length)
    return True


def confirm_identifiable(confirm: str | None = None) -> None:
    """Let somebody type that a file may identify people; anything else is a refusal.

    Where nobody can be asked, ``--confirm identifiable`` says so.
    """
    if confirm is None:
        confirm = _typed()
    if confirm.strip().lower() != "identifiable":
        raise GateRefusal(
            "Nothing was written. Without a terminal, --confirm identifiable goes with "
            "--identifiable.",
            "Hiçbir şey yazılmadı. Terminal yoksa --identifiable ile birlikte "
            "--confirm identifiable verilir.",
        )


def _typed() -> str:
    try:
        asked = said(
            "This document will identify people. Type IDENTIFIABLE to go on",
            "Bu belge kişileri ele verecek. Sürdürmek için IDENTIFIABLE yazın",
        )
        return str(typer.prompt(asked, err=True))
    except typer.Abort:
        return ""
