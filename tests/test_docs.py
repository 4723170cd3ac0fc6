"""The documentation says what the program does."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from textual.dom import DOMNode
from typer.main import get_command

from thirdear import codebook, tui
from thirdear.cli import program
from thirdear.codebook import book, cards
from thirdear.model.coding import RULES
from thirdear.tui.keys.mouse import MOUSE

ROOT = Path(__file__).parents[1]
PROGRAM: Any = get_command(program)
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
GARDEN = [ROOT / name for name in ("README.md", "README.tr.md", "CONTRIBUTING.md", "SECURITY.md")]
WRITTEN = [p for p in PAGES if p.name != "commands.md"]
"""The pages that somebody wrote; the other one is written by the program."""
GUIDES = [p for p in PAGES if p.parent.name == "howto" or p.stem.startswith("tutorial")]


def test_the_page_of_commands_is_up_to_date() -> None:
    """Every command and option stands in the page; `python docs/commands.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "commands.py"))["page"]()
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == page


def test_the_page_of_keys_is_up_to_date() -> None:
    """Every action with its keys stands in the page; `python docs/keys.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "keys.py"))["page"]
    for language, name in (("en", "keys.md"), ("tr", "tr/keys.md")):
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(language)


def test_the_table_of_the_mouse_names_what_answers_it() -> None:
    """Each method of the desk that hears the mouse has its row, and each row such a method."""
    named = {name for gesture in MOUSE for name in gesture.by}
    heard = {
        f"{kind.name}.{one.name}"
        for path in Path(tui.__path__[0]).rglob("*.py")
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(kind, ast.ClassDef)
        for one in kind.body
        if isinstance(one, ast.FunctionDef) and re.match(r"_?on_(click|mouse_\w+)$", one.name)
    }
    assert named == heard


def test_the_page_of_codebooks_is_up_to_date() -> None:
    """Every shipped codebook stands in the page; `python docs/codebooks.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "codebooks.py"))["page"]()
    assert (ROOT / "docs" / "codebooks.md").read_text(encoding="utf-8") == page
    told = {line.split("`")[1] for line in page.splitlines() if line.startswith("## `")}
    assert told == set(codebook.shipped())


def test_the_picture_of_rooms_is_up_to_date() -> None:
    """It is drawn from the imports as they are; `python docs/rooms.py` draws it."""
    rooms = runpy.run_path(str(ROOT / "docs" / "rooms.py"))
    drawn = (ROOT / "docs" / "pictures" / "rooms.svg").read_text(encoding="utf-8")
    assert drawn == rooms["picture"]()
    ranks = [set(rank) for rank in rooms["ranks"](rooms["arrows"]())]
    assert ranks[:3] == [{"cli"}, {"tui"}, {"study"}]
    assert ranks[-2:] == [{"base"}, {"model"}]


def test_the_format_of_codebooks_is_told_whole() -> None:
    """Every field of the file and every rule has its row, and the page's example is valid."""
    page = (ROOT / "docs" / "codebook-format.md").read_text(encoding="utf-8")
    rows = [row for row in page.splitlines() if row.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    fields = set().union(*book._FIELDS.values()) | book._TOP - set(book._TABLES)
    assert fields | cards._FIELDS | set(RULES) <= told
    example, sorted_ = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    read = codebook.parse(example, "warmth.toml")
    assert [code.key for code in read.codes] == ["warm.warm", "warm.humour"]
    assert codebook.parse(sorted_, "hours.toml").qsort is not None


def test_every_page_stands_in_the_table_of_contents() -> None:
    """No page is left out of the site, and none is listed that does not exist."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    trees = re.findall(r"^```{toctree}\n(.*?)^```", index, re.MULTILINE | re.DOTALL)
    listed = [n for tree in trees for n in tree.split("\n") if n and not n.startswith(":")]
    there = [page.relative_to(DOCS).with_suffix("").as_posix() for page in PAGES]
    assert sorted([*listed, "index"]) == sorted(there)


@pytest.mark.parametrize("page", [*GARDEN, *PAGES], ids=lambda page: page.name)
def test_no_link_is_dead(page: Path) -> None:
    """Every link to a file or a heading of this project leads somewhere."""
    for link in _links(page.read_text(encoding="utf-8")):
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, heading = unquote(link).partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if heading:
            assert heading in _anchors(target.read_text(encoding="utf-8")), link


def _links(text: str) -> list[str]:
    inner = [t for block in MarkdownIt().enable("table").parse(text) for t in block.children or ()]
    return [str(t.attrs[name]) for t in inner for name in ("href", "src") if name in t.attrs]


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}
    return made | set(re.findall(r"^\((.+)\)=$", text, re.MULTILINE))


def test_the_pictures_are_all_there() -> None:
    """The pages show pictures that `python docs/pictures.py` makes, each in their own language.

    They ask no server, and a moving one is of at most 2 MB.
    """
    made = runpy.run_path(str(ROOT / "docs" / "pictures.py"))["PICTURES"]
    names = [*(one.name for one in made), "moving"]
    for page, begin in (("README.md", ""), ("README.tr.md", "tr-")):
        shown = re.findall(r"docs/pictures/([\w-]+)\.svg", (ROOT / page).read_text("utf-8"))
        assert shown
        assert set(shown) <= {f"{begin}{name}" for name in names}
        for name in names:
            svg = (ROOT / "docs" / "pictures" / f"{begin}{name}.svg").read_text("utf-8")
            assert len(svg.encode()) <= 2_000_000
            addresses = re.findall(r"https?://[^\s\"')<]+", svg)
            assert {a.rstrip("./") for a in addresses} <= {"http://www.w3.org/2000/svg"} | _OURS


_OURS = {"https://www.textualize.io"}
"""Who wrote the library that draws the pictures stands in a comment."""


def _said(page: Path) -> list[list[str]]:
    """Return the words of every `thirdear ...` of a page: lines of blocks, and in running text."""
    text = page.read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"^```(?:sh|text)\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    lines = re.findall(r"^(?:uv run )?thirdear((?: .*)?)$", blocks, re.MULTILINE)
    running = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    lines += re.findall(r"`(?:uv run )?thirdear( [^`]*)`", running)
    return [shlex.split(line, comments=True) for line in lines]


def _command(words: list[str]) -> tuple[str, set[str]]:
    """Return the command that words begin with, "" for the desk and its PATH, and its options."""
    found, told = PROGRAM, []
    for word in words:
        inner = getattr(found, "commands", {})
        if word not in inner:
            break
        found = inner[word]
        told.append(word)
    named = [word for word in words if not word.startswith("-")]
    assert told or named in ([], ["PATH"]) or words[0].startswith("-"), f"thirdear {words[0]}"
    common = set() if not told else _options(PROGRAM)
    return " ".join(told), _options(found) | (common & COMMON)


FIXED = {
    "enter": "Enter",
    "tab": "Tab",
    "down": "↓",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "ctrl+q": "Ctrl+q",
    "ctrl+c": "Ctrl+q",
    "question_mark": "?",
}
"""Keys of forms, which no set of keys changes, as the page names them."""


def _options(command: Any) -> set[str]:
    both = ((*p.opts, *p.secondary_opts) for p in command.params)
    every = {option for options in both for option in options}
    return {option for option in every if option.startswith("-")} | {"--help", "-h"}


COMMON = {"--study", "--json", "--ascii", "--debug", "--keyring"} | {
    f"--{what}passphrase-file" for what in ("", "names-")
}


@pytest.mark.parametrize("page", [*GARDEN, *WRITTEN], ids=lambda page: page.name)
def test_a_page_names_only_commands_and_options_that_exist(page: Path) -> None:
    """Each `thirdear ...`, in a block or in a sentence, is a command with options that it has."""
    for words in _said(page):
        name, options = _command(words)
        given = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert given <= options, f"thirdear {name}: {given - options}"


def test_the_example_of_a_format_passes_the_linter() -> None:
    """Who copies the first example into the project gets no complaint about it."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)[0]
    name = ["--stdin-filename", "src/thirdear/transcripts/bars.py", "-"]
    for what in (["check"], ["format", "--check"]):
        run = [sys.executable, "-m", "ruff", *what, *name]
        done = subprocess.run(
            run, input=example, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout


def test_the_pages_say_many_commands() -> None:
    """What is looked through is not empty."""
    assert len(_said(ROOT / "README.md")) > 20
    assert len(_said(DOCS / "security.md")) > 10
    assert all(_said(page) for page in GUIDES)


def test_every_command_stands_in_a_tutorial_or_a_task() -> None:
    """A reader who has a task finds the command for it, and not only in the list of all."""
    told = {_command(words)[0] for page in GUIDES for words in _said(page)}
    assert _all(PROGRAM) - told == _ENOUGH_IN_THE_LIST


_ENOUGH_IN_THE_LIST: set[str] = set()


def _all(command: Any, name: str = "") -> set[str]:
    """Return every command that can be run, by its words."""
    inner = getattr(command, "commands", {})
    found = {one for key, below in inner.items() for one in _all(below, f"{name} {key}".strip())}
    alone = not inner or (name and getattr(command, "invoke_without_command", False))
    return found | ({name} if alone else set())


def test_every_option_stands_in_the_list_of_commands() -> None:
    """No option of any command is missing from its section, the common ones from the top."""
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    sections = {part.splitlines()[0]: part for part in page.split("\n## ")[1:]}
    for name in _all(PROGRAM):
        heading = next(h for h in sections if re.match(rf"`thirdear {name}( [A-Z\[{{].*)?`$", h))
        found = PROGRAM
        for word in name.split():
            found = found.commands[word]
        for option in _options(found) - {"--help", "-h"}:
            near = page if option in COMMON else sections[heading]
            assert f"`{option}`" in near or option.startswith("--no-"), f"{name} {option}"


def test_every_binding_of_the_desk_stands_in_the_page_of_keys() -> None:
    """Whatever a screen, a window or a view of the desk binds to a key has its row."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    page = (DOCS / "keys.md").read_text(encoding="utf-8")
    rows = {row.rsplit("`", 2)[1] for row in page.splitlines() if row.endswith("` |")}
    every = [
        (kind.__name__, binding)
        for kind in _below(DOMNode)
        if kind.__module__.startswith(tui.__name__)
        for binding in kind.__dict__.get("BINDINGS", ())
    ]
    fixed = {key for _, one in every if isinstance(one, tuple) for key in one[0].split(",")}
    keys = {key for key in fixed if not key.isdigit()}
    assert {key for key in keys if f"`{FIXED.get(key, key)}`" not in page} == set()
    bound = {
        (kind, re.sub(r"\.\d$", "", one.id or str(one.key)))  # digits have one row together
        for kind, one in every
        if not isinstance(one, tuple)
    }
    assert len({name for _, name in bound}) > 100
    assert {one for one in bound if one[1] not in rows} == set()


def _below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def test_every_shell_is_offered_completion() -> None:
    """Words are completed from the command line itself, through the variable that bash sets."""
    program = shutil.which("thirdear", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("thirdear is imported here from its source, without a program of its own")
    asked = {"_THIRDEAR_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    for typed, wanted in (
        ("thirdear codebook s", {"show", "split"}),
        ("thirdear granger --ma", {"--max-lag"}),
    ):
        done = subprocess.run(
            [program],
            env={**os.environ, **asked, "COMP_WORDS": typed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert set(done.stdout.split()) == wanted
