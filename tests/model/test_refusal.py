"""Refusals are said in English and Turkish, whoever raises them."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import thirdear
from thirdear.model.language import speak
from thirdear.model.refusal import Refusal

SOURCE = Path(thirdear.__file__).parent


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call that makes a refusal, with its file and line."""
    kinds = {"Refusal", *(kind.__name__ for kind in _below(Refusal))}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in kinds:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    from thirdear.transcripts import formats  # noqa: F401 - its kinds count, too

    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _name(node: ast.expr) -> str:
    """Return the class that is called, be it by its name or through a method that makes one."""
    if isinstance(node, ast.Attribute) and node.attr == "spoken":
        return _name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _words(node: ast.expr) -> str:
    """Return what is written in an expression, without what is filled in."""
    parts = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
    return "".join(part for part in parts if isinstance(part, str))


def test_every_refusal_has_both_languages() -> None:
    """A refusal is made of two sentences, or of a pair of them."""
    calls = list(_calls())
    assert len(calls) > 400
    for place, call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "spoken":
            # Put together of what is in the spoken language already: no sentence of its own.
            assert not any(word.isalpha() for word in _words(call.args[0]).split()), place
            continue
        pair = any(isinstance(one, ast.Starred) for one in call.args)
        assert pair or len(call.args) >= 2, f"{place} has one language"


def test_the_two_sentences_differ() -> None:
    """Nobody passes the English sentence off as a Turkish one."""
    for place, call in _calls():
        if len(call.args) == 2 and _words(call.args[0]).strip(" .:"):
            assert _words(call.args[0]) != _words(call.args[1]), place


def test_a_refusal_speaks_the_language_of_the_moment() -> None:
    """The same refusal is said in the language that is spoken when it is shown."""
    refusal = Refusal("There is no such file.", "Böyle bir dosya yok.")
    assert str(refusal) == "There is no such file."
    try:
        speak("tr")
        assert str(refusal) == "Böyle bir dosya yok."
    finally:
        speak("en")


@pytest.mark.parametrize("kind", [Refusal, *_below(Refusal)])
def test_a_refusal_keeps_both_languages_between_processes(kind: type[Refusal]) -> None:
    """What a worker process refuses is said in both languages here."""
    back = pickle.loads(pickle.dumps(kind("No.", "Hayır.")))
    assert (back.english, back.turkish) == ("No.", "Hayır.")
