"""One term a thing: nothing that is shown uses a word that the glossary does not."""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

import thirdear
from thirdear.cli.translation import table
from thirdear.cli.words import CELLS, HEADINGS
from thirdear.cli.words import WORDS as COMMANDS
from thirdear.model.glossary import GLOSSARY, forbidden
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.wording import TABLES
from thirdear.writeup.words import WORDS as DOCUMENTS

DOCS = Path(__file__).parents[2] / "docs"
SOURCE = Path(thirdear.__file__).parent
SAID = {"Refusal", "GateRefusal", "DamageRefusal", "say", "note", "said", "wrong"}
JOURNAL_LAYOUT = re.compile(
    r"journal \(|coded, journal|as journals print|the journal's instructions|journal article"
    r"|serbestlik dereceleri"
)
"""Other meanings: journals that print papers, and degrees of freedom."""


def _shown(language: str) -> Iterator[tuple[str, str]]:
    """Yield every sentence that a person can see, with where it stands."""
    tr = language == "tr"
    for entry, text in TABLES[language].items():
        yield f"tui/wording {entry}", text
    for action in ACTIONS:
        yield f"tui/keys {action.id}", action.tr if tr else action.en
    for key, both in COMMANDS.items():
        yield f"cli/words {key}", both[tr]
    for key, text in DOCUMENTS[language].items():
        yield f"writeup {key}", text
    for english, turkish in (*HEADINGS.items(), *CELLS.items(), *table().items()):
        yield "cli", turkish if tr else english
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in SAID and len(node.args) > tr:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", _text(node.args[tr])


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "")


def _text(node: ast.expr) -> str:
    """Return what is written in an expression; what is filled in is no word of ours."""
    parts = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
    return " ".join(one for one in parts if isinstance(one, str))


@pytest.mark.parametrize("language", ["en", "tr"])
def test_nothing_shown_uses_a_word_that_is_not_ours(language: str) -> None:
    """Screens, keys, commands, their help, headings, cells, refusals and messages."""
    words = forbidden(language)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    found = [
        f"{place}: {match[0]} (say {words.get(match[0].casefold(), '?')}): {text[:70]}"
        for place, text in _shown(language)
        for match in pattern.finditer(re.sub(r"`[^`]*`", "", text))
        if not JOURNAL_LAYOUT.search(text)
    ]
    assert not found, "\n".join(found)


def test_headings_have_the_terms_of_the_glossary() -> None:
    """A heading that is a term stands in Turkish as the glossary has it."""
    for term in GLOSSARY:
        if term.english in HEADINGS and term.english not in {"score", "series"}:
            assert HEADINGS[term.english] == term.turkish, term.english


def test_the_page_of_words_is_the_glossary() -> None:
    """`python docs/words.py` writes it."""
    page = runpy.run_path(str(DOCS / "words.py"))["page"]()
    assert (DOCS / "words.md").read_text(encoding="utf-8") == page
