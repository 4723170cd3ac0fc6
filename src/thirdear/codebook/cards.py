"""The [qsort] table: items that are sorted into piles of a given size, one a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from thirdear.codebook.fields import Fields, Source
from thirdear.model.coding import Item, QSort, Scale

_NUMBERED = re.compile(r"\d{1,3}[.)]\s+")
_FIELDS = {"piles", "lowest", "items"}


def read(
    source: Source, data: Mapping[str, Any], prefix: str
) -> tuple[QSort | None, tuple[Item, ...]]:
    """Return the piles and the items of a Q-sort; none where the file is of another kind."""
    told = data.get("qsort")
    if told is None:
        return None, ()
    line = source.line("qsort")
    if not isinstance(told, dict) or data.get("item") or told.keys() - _FIELDS:
        source.fail(
            line,
            f"write [qsort] with {', '.join(sorted(_FIELDS))} alone, and no [[item]] beside it",
            f"[qsort] yalnızca {', '.join(sorted(_FIELDS))} alır; yanında [[item]] olmaz",
        )
    table = Fields(source, told, line)
    texts = _texts(table)
    sort = QSort(_piles(table, len(texts)), _lowest(table))
    scale = Scale(sort.lowest, sort.lowest + len(sort.piles) - 1)
    return sort, tuple(
        Item(f"{prefix}.{number}", number, names, scale, unrateable=False)
        for number, names in enumerate(texts, 1)
    )


def _texts(table: Fields) -> list[dict[str, str]]:
    """Return the items by language; every language has the same number of lines."""
    by_language = {
        language: [_NUMBERED.sub("", line.strip(), count=1) for line in text.splitlines()]
        for language, text in table.by_language("items").items()
    }
    filled = {language: list(filter(None, lines)) for language, lines in by_language.items()}
    counts = {len(lines) for lines in filled.values()}
    if len(counts) > 1 or max(counts, default=0) < 3:
        table.fail(
            'items is three lines or more, an item each: items = """..."""; in every language '
            "as many",
            'items üç ya da daha çok satırdır, her satır bir madde: items = """..."""; '
            "her dilde satır sayısı aynı olur",
        )
    languages = list(filled)
    return [dict(zip(languages, one, strict=True)) for one in zip(*filled.values(), strict=True)]


def _piles(table: Fields, items: int) -> tuple[int, ...]:
    piles = table.list("piles")
    are_counts = all(type(one) is int and one > 0 for one in piles)
    if not are_counts or len(piles) < 3 or sum(piles) != items:
        table.fail(
            "piles says how many items each value takes, from the lowest on: three or more whole "
            f"numbers whose sum is that of the items, {items}",
            "piles, en düşükten başlayarak her değere kaç madde düştüğünü söyler: toplamı madde "
            f"sayısı ({items}) olan üç ya da daha çok tam sayı",
        )
    return tuple(piles)


def _lowest(table: Fields) -> int:
    lowest = table.data.get("lowest", 1)
    if type(lowest) is not int:
        table.fail("lowest is a whole number", "lowest bir tam sayı olmalı")
    return lowest
