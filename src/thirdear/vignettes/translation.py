"""A vignette's second language: the words of its turns, as a person translated them."""

from __future__ import annotations

import re

from thirdear.model.refusal import Refusal

_LINE = re.compile(r"\s*(\d{1,6})\s*(?:[.:,;|)]|\t| )\s*(\S.*?)\s*")


def read(text: str, name: str, first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Return the translated turns of a text with one turn a line, its number before its words.

    ``name`` is the file's, for refusals: a line without a number, a turn outside ``first`` to
    ``last``, the same turn twice. They name the line, never its words.
    """
    found: dict[int, str] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if not line.strip():
            continue
        made = _LINE.fullmatch(line)
        if made is None:
            raise Refusal(
                f"{name}, line {number}: write the turn's number and then its words, such as "
                "`12: Where does the bear sleep?`.",
                f"{name}, {number}. satır: önce sözün numarasını, sonra metnini yazın; örneğin "
                "`12: Ayı nerede uyuyor?`.",
            )
        turn = int(made[1])
        if not first <= turn <= last:
            raise Refusal(
                f"{name}, line {number}: turn {turn} is not in the vignette ({first} to {last}).",
                f"{name}, {number}. satır: {turn}. söz vinyette yok ({first} ile {last} arası).",
            )
        if turn in found:
            raise Refusal(
                f"{name}, line {number}: turn {turn} is there twice.",
                f"{name}, {number}. satır: {turn}. söz iki kez yazılmış.",
            )
        found[turn] = made[2]
    if not found:
        raise Refusal(f"{name} holds no translated turn.", f"{name} içinde çevrilmiş söz yok.")
    return tuple(sorted(found.items()))
