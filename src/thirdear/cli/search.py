"""The command `thirdear search`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from thirdear.base.streams import is_terminal
from thirdear.cli.app import note, open_study, say, show, table, wrong
from thirdear.cli.common import common, with_common
from thirdear.cli.options import ByWay, Case, Way
from thirdear.cli.usage import only_with
from thirdear.cli.words import word
from thirdear.model.language import spoken
from thirdear.study import Language

if TYPE_CHECKING:
    from thirdear.study.search import Listed


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(search))


Forms = Annotated[
    bool, typer.Option("--forms", help="Match whole words, the last one in all its forms.")
]
WordList = Annotated[
    str | None,
    typer.Option("--words", metavar="LIST", help="Word list to search with, such as mental-state."),
]
Category = Annotated[
    list[str] | None, typer.Option(help="Only this category of the list (repeatable).")
]
ListLanguage = Annotated[
    Language | None, typer.Option(help="Language of the list's words (default: each session's).")
]
Limit = Annotated[
    int | None,
    typer.Option(min=0, help="Most hits to print; 0: all (default in a terminal: 200)."),
]


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", show_default=False)] = "",
    case: Case = None,
    forms: Forms = False,
    word_list: WordList = None,
    category: Category = None,
    language: ListLanguage = None,
    limit: Limit = None,
    by: ByWay = Way.WORDS,
    lists: Annotated[bool, typer.Option("--lists", help="List the word lists instead.")] = False,
) -> None:
    """Search the text of all sessions; ı, i, İ and I are treated alike.

    With --words it finds turns with words of a list: where to look, not a measure of anything.
    """
    from thirdear.study import search

    if lists:
        _show_lists()
        return
    if bool(words.strip()) == bool(word_list):
        raise wrong("say WORDS, or --words LIST", "SÖZCÜKLER ya da --words LİSTE verin", "WORDS")
    if by == Way.MEANING:
        of_words = {"--forms": forms, "--words": word_list, "--category": category}
        only_with("--by words", "--by words", of_words | {"--language": language})
        _show_near(words, case, limit)
        return
    if word_list is None:
        of_list = {"--category": category, "--language": language}
        only_with("--words LIST", "--words LİSTE", of_list)
    else:
        only_with("WORDS", "SÖZCÜKLER", {"--forms": forms})
    with open_study() as study:
        if word_list is None:
            each = search.each_form if forms else search.each
            found = (asdict(hit) for hit in each(study, words, case))
        else:
            listed = search.listed(study, word_list, category or (), case, language)
            found = (_listed(one) for one in listed)
        rows, more = _first(found, limit)
        asked = more and word_list is None
        among = search.possible(study, words, case, forms=forms) if asked else 0
        none = word("search.none", study.language)
    names = ("case", "session", "segment", "speaker", *(_FOUND if word_list else ()), "text")
    called = _called(word_list) if word_list else {}
    shown = [row | {"category": called[str(row["category"])]} for row in rows] if called else rows
    show(rows, lambda: _tell_found(shown, names, none))
    if more:
        _note_more(len(rows), among)


_NEAR = 20
"""Turns that are listed by meaning where nobody said how many: the order has no end."""


def _show_near(words: str, case: str | None, limit: int | None) -> None:
    """Show the turns whose meaning is nearest to the words, the nearest first."""
    from thirdear.cli.suggest import read_meanings
    from thirdear.study import meaning

    with open_study() as study:
        read_meanings(study)
        near = meaning.search(study, words, case, _NEAR if limit is None else limit or None)
        none = word("search.none", study.language)
    rows = [asdict(one.turn) | {"likeness": one.much} for one in near]
    names = ("case", "session", "segment", "speaker", "likeness", "text")
    show(rows, lambda: _tell_found(rows, names, none))


def _note_more(count: int, among: int) -> None:
    """Say that there are more rows, and ``among`` how many sessions, 0 where that is not known."""
    note(
        f"Only the first {count} are listed; --limit 0 lists all, --case those of a case."
        + (f" {among:,} of all sessions may have the words." if among else ""),
        f"Yalnızca ilk {count} satır listelendi; --limit 0 hepsini, --case bir vakanınkileri "
        "listeler." + (f" Sözler tüm seansların {among} tanesinde bulunabilir." if among else ""),
    )


_FOUND = ("category", "words")


def _called(word_list: str) -> dict[str, str]:
    """Return what the categories of a list are called in the language that is spoken."""
    from thirdear.base import wordlists

    return {one.key: one.names[spoken()] for one in wordlists.load(word_list).categories}


_SCREEN = 200
"""Rows that a terminal gets where nobody said how many: the sessions after them are not read."""


def _first(
    found: Iterator[dict[str, object]], limit: int | None
) -> tuple[list[dict[str, object]], bool]:
    """Return the rows that are asked for, and whether there are more; files and pipes get all."""
    if limit is None:
        limit = _SCREEN if is_terminal(sys.stdout) and not common.json else 0
    rows = list(islice(found, limit or None))
    return rows, next(found, None) is not None


def _tell_found(rows: list[dict[str, Any]], names: Sequence[str], none: str) -> None:
    if not rows:
        say(none)
    table("", names, ([_cell(row[name]) for name in names] for row in rows))


def _listed(one: Listed) -> dict[str, object]:
    return asdict(one.turn) | {"category": one.category, "words": list(one.words)}


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.2f}"
    return ", ".join(value) if isinstance(value, list) else value


def _show_lists() -> None:
    """Show every list: its categories with their words, and where the categories come from."""
    from thirdear.base import wordlists

    found = [wordlists.load(key) for key in wordlists.shipped()]
    rows = [
        {"list": one.key, "category": c.key, "language": language, "words": list(c.words[language])}
        for one in found
        for c in one.categories
        for language in wordlists.LANGUAGES
    ]
    show(rows, lambda: _tell_lists(rows, [one.source for one in found]))


def _tell_lists(rows: list[dict[str, Any]], sources: Sequence[str]) -> None:
    table("", rows[0], ([_cell(cell) for cell in row.values()] for row in rows))
    for source in sources:
        say(source)
