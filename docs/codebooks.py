"""Write codebooks.md from the shipped codebooks: `python docs/codebooks.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thirdear import codebook
from thirdear.model.coding import Code, Codebook, Item, Scale, ScoreRule

PAGE = Path(__file__).with_name("codebooks.md")
HEAD = """\
# Shipped codebooks

`thirdear init DIR --codebook KEY` makes a study with one, `thirdear codebook add KEY` adds one,
`thirdear codebook show KEY` prints it. Where an instrument's manual may not be copied, only its
labels are its authors'; definitions and examples, in English and Turkish, are then thirdear's own
wording and say so. Replace them with those of the manual that you work with, on the desk (`C`, then
`e`) or in a copy of the file ([the format](codebook-format.md)).

| key | name | codes | items | scores |
|---|---|---:|---:|---:|
"""


def page() -> str:
    """Return the page: every shipped codebook with codes, items, scores and source."""
    books = [codebook.load(key) for key in codebook.shipped()]
    lines = [
        _row(f"[`{b.key}`](#{b.key})", b.name(), len(b.codes), len(b.items), len(b.scores))
        for b in books
    ]
    return HEAD + "\n".join(lines) + "\n" + "".join(f"\n{_book(b)}" for b in books)


def _book(book: Codebook) -> str:
    lines = [
        f"({book.key})=",
        f"## `{book.key}`: {book.name()}",
        "",
        f"- Turkish: {book.name('tr')}",
        f"- Version: {book.version}",
        f"- Prefix of its keys: `{book.prefix}`",
        f"- Tagged are segments of the layer: `{book.layer}`",
        f"- Source: {book.source()}",
        f"- Permission: {book.permission()}",
    ]
    for part in (_codes(book), _items(book), _scores(book)):
        lines += part
    if any(one.wording for one in book.entries):
        lines += ["", "\\* Definition and example are thirdear's own wording."]
    return "\n".join(lines) + "\n"


def _codes(book: Codebook) -> Iterator[str]:
    if book.codes:
        yield from ("", "| code | letters | name | Turkish | family | of | value | definition |")
        yield "|---|---|---|---|---|---|---|---|"
    families = {family.key: family for family in book.families}
    for code in book.codes:
        family = families[code.family]
        group = family.name() + (" (one a segment)" if family.exclusive else "")
        cells = (f"`{code.key}`", f"`{code.mnemonic}`", code.name(), code.name("tr"), group)
        yield _row(*cells, code.speaker or "anybody", _value(code), _definition(code))


def _value(code: Code) -> str:
    if code.scale is None:
        return "–"
    return f"{_scale(code.scale)}{', required' if code.value_required else ''}"


def _definition(code: Code) -> str:
    kind = f"A kind of `{code.parent}`. " if code.parent else ""
    return (kind + (_told(code) or "–")).strip()


def _told(one: Code | Item) -> str:
    """Return definition and example in both languages, marked where they are our wording."""
    sides = [
        " ".join(filter(None, (one.text("definition", of), _quoted(one.text("example", of)))))
        for of in ("en", "tr")
        if one.texts
    ]
    return " / ".join(sides) + (" *" if one.wording else "")


def _quoted(example: str) -> str:
    return f"_{example}_" if example else ""


def _items(book: Codebook) -> Iterator[str]:
    if book.items:
        yield from ("", "| item | name | Turkish | scale | remarks |", "|---|---|---|---|---|")
    for item in book.items:
        scale = _scale(item.scale)
        yield _row(f"`{item.key}`", item.name(), item.name("tr"), scale, _remarks(item))


def _remarks(item: Item) -> str:
    anchors = [f"{value} {words}" for value, words in item.meanings().items()]
    told = ["reversed"] if item.reverse else []
    told += [f"only where `{item.needs}` is above its lowest value"] if item.needs else []
    told += ["an “other”, wants a memo"] if item.write_in else []
    about = _told(item)
    remarks = "; ".join([*told, ", ".join(anchors)]).strip("; ")
    return ". ".join(filter(None, (remarks, about))) or "–"


def _scores(book: Codebook) -> Iterator[str]:
    if book.scores:
        yield from ("", "| score | name | Turkish | rule | over |", "|---|---|---|---|---|")
    for score in book.scores:
        yield _row(
            f"`{score.key}`", score.name(), score.name("tr"), f"`{score.rule}`", _over(score)
        )


def _over(score: ScoreRule) -> str:
    told = [", ".join(f"`{key}`" for key in score.of)]
    told += [f"segments of: {score.speaker}"] if score.speaker else []
    told += [f"at least {score.at_least} of them"] if score.at_least else []
    told += [f"beside {', '.join(f'`{key}`' for key in score.beside)}"] if score.beside else []
    told += [f"among {', '.join(f'`{key}`' for key in score.among)}"] if score.among else []
    told += ["spoken words only"] if score.spoken_only else []
    return "; ".join(told)


def _scale(scale: Scale) -> str:
    return f"{scale.low} to {scale.high}"


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell).replace('|', '&#124;') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
