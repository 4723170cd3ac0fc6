"""Commands that make a study and keep it: init, demo, serve, codebook."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli import recoding
from thirdear.cli.app import (
    LANGUAGES,
    REPEAT,
    Weak,
    common,
    err,
    from_file,
    note,
    one_of,
    open_study,
    say,
    show,
    strong,
    table,
    with_common,
)
from thirdear.model.coding import Codebook
from thirdear.model.language import said, speak, spoken
from thirdear.model.refusal import Refusal
from thirdear.study import STUDY_FILE, Study, find
from thirdear.study.copies.lock import is_encrypted

codebooks = typer.Typer(help="Instruments: codes, rating items and scores.", rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    program.command()(with_common(init))
    program.command()(with_common(demo))
    program.command()(with_common(serve))
    for name, function in (("list", list_), ("show", show_), ("check", check_), ("add", add)):
        codebooks.command(name)(with_common(function))
    recoding.add_to(codebooks)
    program.add_typer(codebooks, name="codebook")


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new study's folder.")],
    codebook: Annotated[
        list[str] | None, typer.Option(help="A shipped codebook's key or a file; may be repeated.")
    ] = None,
    language: Annotated[str, typer.Option(help="tr or en, for screen and documents.")] = "en",
    weak: Weak = False,
) -> None:
    """Make a new study."""
    speak(one_of(LANGUAGES, language, "--language"))
    secret = _new_passphrase(folder, weak=weak)
    with Study.create(
        folder,
        codebooks=codebook or (),
        language=spoken(),
        passphrase=secret,
    ) as study:
        keys = [book.key for book in study.codebooks()]
    show(
        {"study": str(folder), "codebooks": keys, "encrypted": secret is not None},
        lambda: say(
            f"The study is in {folder}. Go there, with `cd {quote(str(folder))}`; then `thirdear "
            "import` brings transcripts in.",
            f"Çalışma {folder} klasöründe. `cd {quote(str(folder))}` ile oraya gidin; sonra "
            "`thirdear import` dökümleri getirir.",
        ),
    )


def serve(
    rater: Annotated[str | None, typer.Option(help="Who sits down at the desk.")] = None,
    port: Annotated[
        int, typer.Option(help="A port of this computer; 0 takes a free one.", min=0, max=65535)
    ] = 8737,
) -> None:
    """Serve the desk to a browser of this computer, and to nobody else, until Ctrl+C.

    The address holds a token that lets one browser in, once; start again for another one. A
    passphrase is asked for in the browser.
    """
    from thirdear import tui

    folder = common.study or find(Path.cwd())
    command = [sys.executable, "-m", "thirdear"]
    command += [] if folder is None else ["--study", str(folder.resolve())]
    command += [] if rater is None else ["--rater", rater]
    tui.serve(
        command,
        port,
        lambda address: say(f"The desk is at {address}", f"Masanın adresi: {address}"),
    )


def _new_passphrase(folder: Path, *, weak: bool) -> str | None:
    if common.passphrase_file is not None:
        return strong(from_file(common.passphrase_file), weak=weak)
    if (folder / STUDY_FILE).exists():
        raise Refusal(
            f"{folder} is a study already; nothing was changed.",
            f"{folder} zaten bir çalışma; hiçbir şey değişmedi.",
        )
    secret = ""
    if is_terminal(sys.stdin):
        secret = typer.prompt(
            said(
                "Passphrase (a lost one is lost data; empty: the study is not encrypted)",
                "Parola (kaybolursa veri de kaybolur; boş bırakılırsa çalışma şifrelenmez)",
            ),
            default="",
            hide_input=True,
            confirmation_prompt=said(*REPEAT),
            show_default=False,
            err=True,
        )
    if not secret:
        note(
            "Warning: without a passphrase the transcripts lie readable on this disk.",
            "Uyarı: parola olmayınca dökümler bu diskte herkesin okuyabileceği biçimde durur.",
        )
    return strong(secret, weak=weak) if secret else None


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]")] = Path("thirdear-demo"),
    language: Annotated[str, typer.Option(help="tr or en, for screen and document.")] = "en",
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the desk.")] = False,
) -> None:
    """Make the invented demonstration study and run the whole main job on it."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from thirdear.cli.findings import print_tests
    from thirdear.study import demo

    chosen = one_of(LANGUAGES, language, "--language")
    speak(chosen)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("")
        done = demo.demonstrate(
            folder,
            chosen,
            lambda step: bar.update(task, description=step),
        )
    from thirdear.series import as_json

    def told() -> None:
        say(
            f"The demonstration study (invented people, invented words) is in {folder}.",
            f"Gösterim çalışması (kişiler de sözler de uydurma) {folder} klasöründe.",
        )
        print_tests(done.tests, chosen)
        say(f"The write-up: {done.document}", f"Yazım: {done.document}")

    show(
        {
            "study": str(folder),
            "document": str(done.document),
            "sessions": dict(done.sessions),
            "tests": [as_json(test) for test in done.tests],
        },
        told,
    )
    if is_terminal(sys.stdout) and is_terminal(sys.stdin) and not (no_open or common.json):
        from thirdear import tui

        with Study.open(folder) as study:
            tui.run(study)


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
    given = common.passphrase_file is not None or common.keyring or sys.stdin.isatty()
    if is_encrypted(folder / STUDY_FILE) and not given:
        return {}
    with open_study(warn=False) as study:
        return {book.key: book for book in study.codebooks()}


def show_(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A key or a file.")],
    toml: Annotated[
        bool, typer.Option("--toml", help="Print it as TOML, to be changed and added again.")
    ] = False,
) -> None:
    """Show a codebook, the study's own before a shipped one: codes, items, scores."""
    from thirdear import codebook as room

    own = _own_books()
    book = own[key] if key in own else room.load(key)
    if toml and not common.json:
        sys.stdout.write(book.toml if book.toml.endswith("\n") else f"{book.toml}\n")
        return

    def told() -> None:
        say(
            f"{book.name()} ({book.key}, version {book.version})",
            f"{book.name('tr')} ({book.key}, sürüm {book.version})",
        )
        say(
            f"Source: {book.source}\nPermission: {book.permission}",
            f"Kaynak: {book.source}\nİzin: {book.permission}",
        )
        table(
            said("\nCodes", "\nKodlar"),
            ("", "key", "name", "speaker", "definition"),
            (
                (c.mnemonic, c.key, c.name(spoken()), c.speaker or "", c.definition)
                for c in book.codes
            ),
        )
        table(
            said("\nItems", "\nMaddeler"),
            ("key", "name", "scale", "reversed"),
            (
                (i.key, i.name(spoken()), f"{i.scale.low}-{i.scale.high}", "R" if i.reverse else "")
                for i in book.items
            ),
        )
        scores = ((s.key, s.name(spoken()), s.rule) for s in book.scores)
        table(said("\nScores", "\nPuanlar"), ("key", "name", "rule"), scores)

    show(
        {
            "key": book.key,
            "version": book.version,
            "codes": [c.key for c in book.codes],
            "items": [i.key for i in book.items],
            "scores": [s.key for s in book.scores],
        }
        | ({"toml": book.toml} if toml else {}),
        told,
    )


def check_(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Check a codebook file; complaints name the line."""
    from thirdear import codebook as room

    book = room.load(str(file))
    show(
        {"file": str(file), "key": book.key, "holds": True},
        lambda: say(
            f"{file.name} is a sound codebook: {len(book.codes)} codes, {len(book.items)} items, "
            f"{len(book.scores)} scores.",
            f"{file.name} sağlam bir kod kitabı: {len(book.codes)} kod, "
            f"{len(book.items)} madde, {len(book.scores)} puan.",
        ),
    )


def add(file: Annotated[str, typer.Argument(metavar="FILE", help="A file or a key.")]) -> None:
    """Add a codebook to the study: one of its own kind, or a REFI-QDA codebook (.qdc)."""
    from thirdear import codebook as room

    with open_study() as study:
        if file.lower().endswith(".qdc"):
            book, losses = study.codebook_from(Path(file))
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
