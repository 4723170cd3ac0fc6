"""One term a thing: nothing that is shown uses a word that the glossary does not."""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import thirdear
from thirdear.cli.translation import table
from thirdear.cli.words import CELLS, HEADINGS
from thirdear.cli.words import WORDS as COMMANDS
from thirdear.model.glossary import BRITISH, GLOSSARY, forbidden
from thirdear.study.text_scores import RULES as TEXT_SCORES
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.wording import TABLES
from thirdear.vignettes.words import WORDS as VIGNETTES
from thirdear.writeup.labels import LABELS
from thirdear.writeup.words import WORDS as DOCUMENTS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DEVELOPERS = {"architecture.md", "python.md", "calibration.md"}
"""Pages about the program's own modules and functions, whose names are English words of code."""
PAGES = {
    "en": sorted({*DOCS.glob("*.md"), *DOCS.glob("howto/*.md"), ROOT / "README.md"}),
    "tr": sorted({*DOCS.glob("tr/*.md"), ROOT / "README.tr.md"}),
}
SOURCE = Path(thirdear.__file__).parent
BOOKS = SOURCE / "codebooks"
SPELLED_SO = re.compile(r'^key = .*$|"[a-z-]+/[^"]*"|mi-behaviour', re.MULTILINE)
"""Keys of codebooks are typed, so they stay as they were."""
SAID = {"Refusal", "GateRefusal", "DamageRefusal", "say", "note", "said", "wrong"}
OTHERWISE = re.compile(
    r"journal \(|coded, journal|as journals print|the journal’s instructions|journal articles?"
    r"|for a journal:|serbestlik dereceleri|can pass for|pass(?:es)? this|just passes|pass a plain"
    r"|[Nn]on-judgmental"
    r"|Language Teaching, 43|columns: pass|and pass\)|\(a pass,"
)
"""Other meanings: journals that print papers, degrees of freedom, and columns of a file."""
TYPED = re.compile(
    r"\*Yargılamayan duruş\*|```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>|--[a-z-]+|\{[^}]*\}|\*pass\*",
    re.DOTALL,
)
"""What is typed or linked: names of commands, options, files and pages."""


def _shown(language: str) -> Iterator[tuple[str, str]]:
    """Yield every sentence that a person can see, with where it stands."""
    tr = language == "tr"
    yield from _listed(language)
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in SAID and len(node.args) > tr:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", _text(node.args[tr])


def _listed(language: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in tables of words, of screens, commands and documents."""
    tr = language == "tr"
    for entry, text in TABLES[language].items():
        yield f"tui/wording {entry}", text
    for action in ACTIONS:
        yield f"tui/keys {action.id}", action.tr if tr else action.en
    for key, both in COMMANDS.items():
        yield f"cli/words {key}", both[tr]
    for english, turkish in (*HEADINGS.items(), *CELLS.items(), *table().items()):
        yield f"cli {english}", turkish if tr else english
    for name, words in (("writeup", DOCUMENTS), ("vignettes", VIGNETTES), ("labels", LABELS)):
        yield from ((f"{name} {key}", text) for key, text in words[language].items())
    yield from ((f"scores {rule.key}", rule.name(language)) for rule in TEXT_SCORES.values())


RATING, SCORE = re.compile(r"\brat(?:ing|ed)", re.IGNORECASE), re.compile(r"scor", re.IGNORECASE)
PUAN = re.compile(r"(?<!\w)puan(?!la[mnyd])", re.IGNORECASE)
PUANLAMA = re.compile(r"(?<!\w)puanlama(?!d)", re.IGNORECASE)


def test_turkish_calls_ratings_and_scores_by_two_words() -> None:
    """A rating of an item is *puanlama*, a score of a session *puan*; neither stands for both."""
    english = dict(_shown("en"))
    both = [(place, english[place], text) for place, text in _shown("tr") if place in english]
    assert len(both) > 2000
    found = [
        f"{place}: {told[:60]}: {text[:80]}"
        for place, told, text in both
        if (RATING.search(told) and not SCORE.search(told) and PUAN.search(text))
        or (SCORE.search(told) and not RATING.search(told) and PUANLAMA.search(text))
    ]
    assert not found, "\n".join(found)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "")


def _text(node: ast.expr) -> str:
    """Return what is written in an expression; what is filled in is no word of ours."""
    parts = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
    return " ".join(one for one in parts if isinstance(one, str))


def _not_ours(shown: Iterable[tuple[str, str]], language: str) -> list[str]:
    """Return where a word stands that the glossary does not use, with the word it has instead.

    A word of English is looked for as it is, one of Turkish with any suffix.
    """
    words = forbidden(language)
    end = "" if language == "tr" else r"(?!\w)"
    known = "|".join(map(re.escape, words))
    pattern = re.compile(rf"(?<!\w)(?:{known}){end}", re.IGNORECASE)
    return [
        f"{place}: {match[0]} (say {words.get(match[0].casefold(), '?')}): {text[:70]}"
        for place, text in shown
        for match in pattern.finditer(OTHERWISE.sub("", TYPED.sub("", text)))
    ]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_nothing_shown_uses_a_word_that_is_not_ours(language: str) -> None:
    """Screens, keys, commands, their help, headings, cells, refusals and messages."""
    found = _not_ours(_shown(language), language)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_no_page_uses_a_word_that_is_not_ours(language: str) -> None:
    """What somebody reads before typing has the terms of the screen that follows."""
    pages = [one for one in PAGES[language] if one.name not in DEVELOPERS | {"codebooks.md"}]
    pages += [ROOT / "CHANGELOG.md"] if language == "en" else []
    shown = [(one.name, one.read_text(encoding="utf-8")) for one in pages]
    found = _not_ours(shown, language)
    assert not found, "\n".join(found)


def test_english_is_written_as_apa_style_writes_it() -> None:
    """American spelling in everything shown, in the pages and in the shipped codebooks."""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(BRITISH)})\w*", re.IGNORECASE)
    read = [*PAGES["en"], ROOT / "CHANGELOG.md"]
    pages = [(one.name, one.read_text(encoding="utf-8")) for one in read]
    books = [(one.name, one.read_text(encoding="utf-8")) for one in BOOKS.glob("*.toml")]
    told = [*_shown("en"), *((name, SPELLED_SO.sub("", text)) for name, text in (*pages, *books))]
    found = [
        f"{place}: {match[0]}"
        for place, text in told
        for match in pattern.finditer(TYPED.sub("", text))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_sign_of_percent_stands_where_the_language_writes_it(language: str) -> None:
    """95% in English, %95 in Turkish, never with a space between."""
    pages = [(one.name, one.read_text(encoding="utf-8")) for one in PAGES[language]]
    pattern = re.compile(r"\d [%](?!\d)" if language == "en" else r"\d ?%(?!\d)|% \d")
    found = [
        f"{place}: {text[max(0, match.start() - 30) : match.end() + 10]}"
        for place, text in (*_shown(language), *pages)
        for match in pattern.finditer(TYPED.sub("", text))
    ]
    assert not found, "\n".join(found)


def test_turkish_writes_the_zero_before_a_comma() -> None:
    """0,05 and never ,05, as documents and commands print it."""
    found = [
        f"{place}: {text[:80]}" for place, text in _shown("tr") if re.search(r"[ <=],\d", text)
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
