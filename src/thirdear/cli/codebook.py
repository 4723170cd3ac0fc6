"""`thirdear codebook`: instruments: codes, rating items and scores."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli import recoding
from thirdear.cli.app import note, open_study, say, show, speak_as_study, table
from thirdear.cli.common import common, with_common
from thirdear.cli.words import role_name
from thirdear.model.coding import OURS, Codebook
from thirdear.model.language import said, spoken
from thirdear.model.text import Role
from thirdear.study import STUDY_FILE, find
from thirdear.study.copies.lock import is_encrypted

codebooks = typer.Typer(help="Show, check, add or change codebooks.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    codebooks.command("list")(with_common(list_))
    codebooks.command("show")(with_common(show_))
    codebooks.command("check")(with_common(check_))
    codebooks.command("add")(with_common(add))
    recoding.add_to(codebooks)
    program.add_typer(codebooks, name="codebook")


def list_() -> None:
    """List the study's codebooks and the shipped ones."""
    from thirdear import codebook as room

    own = _own_books()
    books = {key: room.load(key) for key in room.shipped()} | own
    show(
        [
            {"key": b.key, "version": b.version, "name": b.name(), "in_study": b.key in own}
            for b in books.values()
        ],
        lambda: table(
            "",
            ("key", "version", "name", "codes", "items", "scores", "in the study"),
            (
                (b.key, b.version, b.name(spoken()), len(b.codes), len(b.items), len(b.scores))
                + ("✓" if b.key in own else "",)
                for b in books.values()
            ),
        ),
    )


def _own_books() -> dict[str, Codebook]:
    """Return the codebooks of the study around, none where there is no study."""
    folder = common.study or find(Path.cwd())
    if folder is None:
        return {}
    given = common.passphrase_file is not None or common.keyring or is_terminal(sys.stdin)
    if is_encrypted(folder / STUDY_FILE) and not given:
        return {}
    with open_study(warn=False) as study:
        return {book.key: book for book in study.codebooks()}


def show_(
    key: Annotated[str, typer.Argument(metavar="KEY", help="Key or file of a codebook.")],
    toml: Annotated[
        bool, typer.Option("--toml", help="Print it as TOML, to change it and add it again.")
    ] = False,
) -> None:
    """Show a codebook: codes, rating items, scores."""
    from thirdear import codebook as room

    own = _own_books()
    book = own[key] if key in own else room.load(key)
    if toml and not common.json:
        sys.stdout.write(book.toml if book.toml.endswith("\n") else f"{book.toml}\n")
        return

    show(
        {
            "key": book.key,
            "version": book.version,
            "codes": [c.key for c in book.codes],
            "items": [i.key for i in book.items],
            "scores": [s.key for s in book.scores],
            "texts": {one.key: dict(one.texts) for one in book.entries if one.texts},
        }
        | ({"piles": dict(book.qsort.wanted)} if book.qsort else {})
        | ({"toml": book.toml} if toml else {}),
        lambda: _tell(book),
    )


def _tell(book: Codebook) -> None:
    """Print a codebook: where it comes from, its codes, items and scores."""
    say(
        f"{book.name()} ({book.key}, version {book.version})",
        f"{book.name('tr')} ({book.key}, sürüm {book.version})",
    )
    say(
        f"Source: {book.source()}\nPermission: {book.permission()}",
        f"Kaynak: {book.source('tr')}\nİzin: {book.permission('tr')}",
    )
    table(
        said("\nCodes", "\nKodlar"),
        ("", "key", "name", "speaker", "definition"),
        (
            (c.mnemonic, c.key, c.name(spoken()))
            + (c.speaker and role_name(Role(c.speaker), spoken()), c.text("definition", spoken()))
            for c in book.codes
        ),
    )
    table(
        said("\nItems", "\nMaddeler"),
        ("key", "name", "scale", "reversed", "definition"),
        (
            (i.key, i.name(spoken()), f"{i.scale.low}-{i.scale.high}", "R" if i.reverse else "")
            + (i.text("definition", spoken()),)
            for i in book.items
        ),
    )
    if any(one.wording == OURS for one in book.entries):
        say(
            "\nDefinitions and examples are thirdear's own wording, not the manual's.",
            "\nTanımlar ve örnekler thirdear'ın kendi sözleridir, kılavuzdan alınmamıştır.",
        )
    if book.qsort:
        piles = ", ".join(f"{value}: {count}" for value, count in book.qsort.wanted.items())
        say(f"\nCards a pile: {piles}", f"\nDeste başına kart: {piles}")
    scores = ((s.key, s.name(spoken()), s.rule) for s in book.scores)
    table(said("\nScores", "\nPuanlar"), ("key", "name", "rule"), scores)


def check_(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Check a codebook file; messages name the line."""
    from thirdear import codebook as room

    book = room.load(str(file))
    speak_as_study()
    show(
        {"file": str(file), "key": book.key, "holds": True},
        lambda: say(
            f"{file.name} is a sound codebook: {len(book.codes)} codes, {len(book.items)} items, "
            f"{len(book.scores)} scores.",
            f"{file.name} sağlam bir kod kitabı: {len(book.codes)} kod, "
            f"{len(book.items)} madde, {len(book.scores)} puan.",
        ),
    )


def add(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="File, or key of a shipped codebook.")
    ],
) -> None:
    """Add a codebook to the study (.toml or REFI-QDA .qdc)."""
    from thirdear import codebook as room
    from thirdear.study.refi import judgements

    with open_study() as study:
        if file.lower().endswith(".qdc"):
            book, losses = judgements.codebook_from(study, Path(file))
            for loss in losses:
                note(f"Not taken over: {loss}", f"Alınmayan: {loss}")
        else:
            book = room.load(file)
            study.add_codebook(book)
        for sentence in recoding.lost(study):
            note(sentence)
    show(
        {"key": book.key, "version": book.version},
        lambda: say(f"{book.key} is in the study.", f"{book.key} çalışmaya eklendi."),
    )
