"""The words of the screens: each entry stands once, in English and in Turkish."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from thirdear.model.language import filled
from thirdear.tui.wording import (
    accuracy,
    again,
    agreement,
    assignment,
    codebook,
    completion,
    consensus,
    facts,
    first,
    history,
    imports,
    keys,
    leaving,
    lists,
    lock,
    matrix,
    palette,
    panel,
    passages,
    plain,
    qsort,
    ratings,
    registry,
    safekeeping,
    scores,
    sessions,
    settings,
    shapes,
    shared,
    sound,
    suggestions,
    tagging,
    vignettes,
)

Say = Callable[..., str]

AREAS: tuple[Mapping[str, tuple[str, str]], ...] = tuple(
    area.WORDS
    for area in (
        shared,
        again,
        keys,
        first,
        sessions,
        tagging,
        panel,
        ratings,
        registry,
        qsort,
        completion,
        scores,
        vignettes,
        agreement,
        consensus,
        assignment,
        matrix,
        accuracy,
        facts,
        codebook,
        history,
        palette,
        settings,
        lock,
        imports,
        shapes,
        sound,
        lists,
        leaving,
        passages,
        safekeeping,
        suggestions,
        plain,
    )
)
TABLES: Mapping[str, Mapping[str, str]] = {
    language: {entry: both[place] for area in AREAS for entry, both in area.items()}
    for place, language in enumerate(("en", "tr"))
}


def words(language: str) -> Say:
    """Return the function that says an entry in a language, its places filled in."""
    table = TABLES.get(language, TABLES["en"])

    def say(entry: str, **values: object) -> str:
        return filled(table[entry], values, language)

    return say
