"""Sentences in the language of the person before the program."""

from __future__ import annotations

import ast
import locale
import pickle
import re
import string
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import thirdear
from tests.a_cli import Prompt
from thirdear.cli.words import CELLS, HEADINGS
from thirdear.model import language as model_language
from thirdear.model.language import filled, said, speak, spoken_here, the_case, vaka
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.study import Study

SOURCE = Path(thirdear.__file__).parent
SENTENCE = (ast.JoinedStr, ast.Constant)
PAIRED = ("Refusal", "GateRefusal", "DamageRefusal", "say", "note", "said")


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """A command line in a wide, dumb terminal."""
    monkeypatch.setenv("COLUMNS", "200")
    return Prompt(capsys)


def test_a_refusal_is_told_in_the_language_that_is_spoken() -> None:
    """A refusal is made once and said in either language; pickling keeps both."""
    both, one = Refusal("No case.", "Vaka yok."), GateRefusal("Closed.", "Kapalı.")
    assert (str(both), str(one)) == ("No case.", "Closed.")
    speak("tr")
    assert (str(both), str(one)) == ("Vaka yok.", "Kapalı.")
    assert str(pickle.loads(pickle.dumps(both))) == "Vaka yok."
    assert f"oak.docx: {both}" == "oak.docx: Vaka yok."
    speak("fr")
    assert said("one", "bir") == "one"


@pytest.mark.parametrize(
    ("case", "english", "turkish"),
    [
        ("A", "case A", "A vakasının"),
        ("A vakası", "A vakası", "A vakasının"),
        ("Ela olgusu", "Ela olgusu", "Ela olgusunun"),
        ("Case 7", "Case 7", "Case 7’nin"),
    ],
)
def test_a_case_is_called_a_case_once(case: str, english: str, turkish: str) -> None:
    """A key that says that it is a case is not called one again."""
    assert (the_case(case), vaka(case, "nın")) == (english, turkish)


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ({"LC_ALL": "tr_TR.UTF-8"}, "tr"),
        ({"LANG": "tr_TR"}, "tr"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_without_a_study_the_computers_language_is_spoken(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, str], language: str
) -> None:
    """LC_ALL, LC_MESSAGES and LANG tell, in this order; English where they tell neither."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert spoken_here() == language


@pytest.mark.parametrize(
    ("told", "language"), [("Turkish_Türkiye", "tr"), ("tr_TR", "tr"), ("German_Austria", "en")]
)
def test_windows_tells_its_language_by_itself(
    monkeypatch: pytest.MonkeyPatch, told: str, language: str
) -> None:
    """Not in the environment, as other systems do."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(model_language, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(locale, "getlocale", lambda _: (told, "1254"))
    assert spoken_here() == language


def test_a_turkish_study_speaks_turkish_on_the_command_line(prompt: Prompt, tmp_path: Path) -> None:
    """Results, headings and refusals; a study in English does not."""
    with Study.create(tmp_path / "mese", codebooks=["mbt-c-as"], language="tr") as study:
        study.add_rater("NN")
    with Study.create(tmp_path / "oak", codebooks=["mbt-c-as"]):
        pass
    turkish, english = ("--study", tmp_path / "mese"), ("--study", tmp_path / "oak")
    assert prompt.well(*turkish, "undo").out == "Geri alınacak bir şey yok.\n"
    assert "Hiç vinyet seçilmedi" in prompt.well(*turkish, "vignettes", "list").out
    assert "Hiçbir şey düzeltilmedi." in prompt.well(*turkish, "corrections").out
    assert prompt.well(*turkish, "history").out.startswith("zaman (UTC)")
    assert "37" in prompt.well(*turkish, "plan", "--r2", "0.2").out
    refused = prompt(*turkish, "scores", "--case", "Z")
    assert (refused.code, refused.err) == (
        1,
        "Z adlı bir vaka yok; çalışmadaki vakalar: hiç yok.\n",
    )
    refused = prompt(*english, "scores", "--case", "Z")
    assert (refused.code, refused.err) == (1, "There is no case Z; the study has none.\n")
    assert "Nothing was corrected." in prompt.well(*english, "corrections").out


def _pairs() -> Iterator[tuple[str, ast.expr, ast.expr]]:
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) != 2:
                continue
            if isinstance(node.func, ast.Name) and node.func.id in PAIRED:
                first, second = node.args
                if isinstance(first, SENTENCE) and isinstance(second, SENTENCE):
                    yield f"{file.name}:{node.lineno}", first, second


def _filled(sentence: ast.expr) -> set[str]:
    """Return the names that are filled into a sentence, at any depth; functions say them only.

    What stands in one language (``hint``) may have a companion in the other (``hint_tr``), and
    tables of words hold both.
    """
    called = {id(node.func) for node in ast.walk(sentence) if isinstance(node, ast.Call)}
    return {
        node.id.removesuffix("_tr").removesuffix("_en")
        for node in ast.walk(sentence)
        if isinstance(node, ast.Name) and id(node) not in called and not node.id.isupper()
    }


LIBRARIES = {"toml.py"}
"""Where what a library says is translated beside it."""
ELSEWHERE = {
    "one.conflict": ("store/merge.py", "_conflict"),
    "unclear": ("transcripts/contents.py", "unclear"),
    "sentences": ("transcripts/material.py", "_REFUSED_BYTES"),
}
"""Where the pairs stand that reach a refusal by a value or a loop."""


def test_a_refusal_has_two_sentences_wherever_they_stand() -> None:
    """Two arguments that differ, or one pair that stands or is returned somewhere else.

    Of a pair that is a table's or a function's, both sides are looked at there; the words of a
    library or of the system are never put into both.
    """
    one_sided, pairs = [], 0
    for file, tree in _trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and _called(node).endswith("Refusal")):
                continue
            match node.args:
                case [ast.Starred(value=value)]:
                    pairs += 1
                    if not _is_pair(value, tree):
                        one_sided.append(f"{file.name}:{node.lineno} {ast.unparse(value)}")
                case [english, turkish] if ast.unparse(english) != ast.unparse(turkish):
                    borrowed = [
                        one
                        for one in ast.walk(turkish)
                        if isinstance(one, ast.FormattedValue)
                        and re.match(r"(str\()?error\b(?!\.filename)", ast.unparse(one.value))
                    ]
                    if borrowed and file.name not in LIBRARIES:
                        one_sided.append(f"{file.name}:{node.lineno} says what a library says")
                case _:
                    one_sided.append(f"{file.name}:{node.lineno} {ast.unparse(node)}")
    assert pairs >= 15
    assert not one_sided


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(SOURCE.rglob("*.py")):
        yield file, ast.parse(file.read_text(encoding="utf-8"))


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def _is_pair(value: ast.expr, tree: ast.Module) -> bool:
    """Say whether every pair of sentences that a value can be is made of two unlike ones.

    Names are looked up in their module, and in the one that they are imported from.
    """
    if elsewhere := ELSEWHERE.get(ast.unparse(value)):
        file, name = elsewhere
        tree = ast.parse((SOURCE / file).read_text(encoding="utf-8"))
        value = ast.Name(name)
    names = {one.id for one in ast.walk(value) if isinstance(one, ast.Name)}
    names |= {one.attr for one in ast.walk(value) if isinstance(one, ast.Attribute)}
    found = [pair for name in names for pair in _tuples_of(name, tree)]
    return bool(found) and all(ast.unparse(one) != ast.unparse(other) for one, other in found)


def _tuples_of(name: str, tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the pairs of sentences that a module's name or function, or an import of it, holds."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets) if name in map(ast.unparse, targets):
                yield from _sentences(node.value)
            case ast.AnnAssign(target=target, value=ast.expr() as value) if (
                ast.unparse(target) == name
            ):
                yield from _sentences(value)
            case ast.FunctionDef(name=called) if called == name:
                yield from _sentences(node)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("thirdear"):
            for alias in node.names:
                origin = SOURCE.parent.joinpath(*(node.module or "").split("."))
                for file in (
                    origin.with_suffix(".py"),
                    origin / "__init__.py",
                    origin / f"{alias.name}.py",
                ):
                    wanted = alias.name in (name, file.stem)
                    if wanted and file.is_file():
                        yield from _tuples_of(name, ast.parse(file.read_text(encoding="utf-8")))


def _sentences(of: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    for node in ast.walk(of):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            first, second = node.elts
            if all(
                isinstance(one, (*SENTENCE, ast.BinOp)) and " " in ast.unparse(one)
                for one in (first, second)
            ):
                yield first, second


def test_both_sentences_say_the_same_things() -> None:
    """What one of them fills in, the other does, too."""
    pairs = list(_pairs())
    assert len(pairs) > 200
    unlike = [place for place, one, other in pairs if _filled(one) != _filled(other)]
    assert not unlike


def test_headings_and_cells_are_translated_into_something_else() -> None:
    """No empty word, no placeholder, and none that is given twice for nothing."""
    for english, turkish in (*HEADINGS.items(), *CELLS.items()):
        assert turkish, english
        assert turkish == turkish.strip()
        assert not any(field for _, field, *_ in string.Formatter().parse(turkish) if field)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{n} turns", "1 turn"),
        ("{n} turns are left", "1 turn is left"),
        ("Of {n} passes, {m} were open", "Of 1 pass, 2 were open"),
        ("{m} turns", "2 turns"),
        ("{n} of {m} sessions carry it", "1 of 2 sessions carry it"),
        ("{text} turns", "1 turns turns"),
    ],
)
def test_what_is_counted_agrees_with_its_number(template: str, said: str) -> None:
    """Only the noun and verb behind a place that holds one change, never words filled in."""
    assert filled(template, {"n": 1, "m": 2, "text": "1 turns"}, "en") == said


def test_no_wording_says_one_of_a_plural() -> None:
    """Every wording of documents, screens and tests is singular when it is rendered with one."""
    from thirdear.cli.words import WORDS as COMMANDS
    from thirdear.series.messages import _CAUTIONS, _REFUSALS
    from thirdear.tui.wording import TABLES
    from thirdear.writeup.words import WORDS, Counted, say

    for key, template in WORDS["en"].items():
        facts = dict.fromkeys(_places(template), Counted("1", "one"))
        assert not _PLURAL.search(say("en", key, **facts)), key
    others = [*TABLES["en"].items()]
    others += [(key, both[0]) for key, both in COMMANDS.items()]
    others += [
        (key, both["en"]) for both_of in (_CAUTIONS, _REFUSALS) for key, both in both_of.items()
    ]
    for key, template in others:
        told = filled(template, dict.fromkeys(_places(template), 1), "en")
        assert not _PLURAL.search(told), (key, told)


_NO_PLURALS = (
    "is has was takes needs carries brings imports reopens opens gives declares shows finishes "
    "does differs goes "
    "means belongs stands "
    "follows compares holds pass less"
)
_PLURAL = re.compile(
    r"(?<![\w.,–-])1 (?:finished |usable |bootstrap |rating )?"
    rf"(?!(?:{_NO_PLURALS.replace(' ', '|')})\b)[a-z]{{2,}}s\b"
)


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize(
    ("case", "of", "in_it", "to"),
    [
        ("Vaka 12", "Vaka 12’nin", "Vaka 12’de", "Vaka 12’ye"),
        ("Vaka 3", "Vaka 3’ün", "Vaka 3’te", "Vaka 3’e"),
        ("vaka 30", "vaka 30’un", "vaka 30’da", "vaka 30’a"),
        ("Case 100", "Case 100’ün", "Case 100’de", "Case 100’e"),
        ("Vaka B", "Vaka B’nin", "Vaka B’de", "Vaka B’ye"),
        ("Vaka Umut", "Vaka Umut’un", "Vaka Umut’ta", "Vaka Umut’a"),
        ("A vakası", "A vakasının", "A vakasında", "A vakasına"),
        ("12", "12 vakasının", "12 vakasında", "12 vakasına"),
    ],
)
def test_a_case_that_says_so_itself_takes_the_ending(
    case: str, of: str, in_it: str, to: str
) -> None:
    """Never ``Vaka 12 vakasında``: the ending follows how the key is read aloud."""
    assert vaka(case, "nın") == of
    assert (vaka(case, "nda"), vaka(case, "na")) == (in_it, to)
