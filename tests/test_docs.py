"""The documentation says what the program does."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.main import get_command

from thirdear import codebook
from thirdear.cli import program
from thirdear.codebook import book
from thirdear.model.coding import RULES

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))


def test_the_page_of_commands_is_up_to_date() -> None:
    """Every command and option stands in the page; `python docs/commands.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "commands.py"))["page"]()
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == page


def test_the_page_of_keys_is_up_to_date() -> None:
    """Every action with its keys stands in the page; `python docs/keys.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "keys.py"))["page"]()
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == page


def test_the_page_of_codebooks_is_up_to_date() -> None:
    """Every shipped codebook stands in the page; `python docs/codebooks.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "codebooks.py"))["page"]()
    assert (ROOT / "docs" / "codebooks.md").read_text(encoding="utf-8") == page
    told = {line.split("`")[1] for line in page.splitlines() if line.startswith("## `")}
    assert told == set(codebook.shipped())


def test_the_format_of_codebooks_is_told_whole() -> None:
    """Every field of the file and every rule has its row, and the page's example is valid."""
    page = (ROOT / "docs" / "codebook-format.md").read_text(encoding="utf-8")
    rows = [row for row in page.splitlines() if row.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    fields = set().union(*book._FIELDS.values()) | book._TOP - set(book._TABLES)
    assert fields | set(RULES) <= told
    (example,) = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    read = codebook.parse(example, "warmth.toml")
    assert [code.key for code in read.codes] == ["warm.warm", "warm.humour"]


def test_every_page_stands_in_the_table_of_contents() -> None:
    """No page is left out of the site, and none is listed that does not exist."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    trees = re.findall(r"^```{toctree}\n(.*?)^```", index, re.MULTILINE | re.DOTALL)
    listed = [n for tree in trees for n in tree.split("\n") if n and not n.startswith(":")]
    assert sorted([*listed, "index"]) == [page.stem for page in PAGES]


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_no_link_is_dead(page: Path) -> None:
    """Every link to a file or a heading of this project leads somewhere."""
    for link in _links(page.read_text(encoding="utf-8")):
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, heading = link.partition("#")
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
    """The README shows pictures that `python docs/pictures.py` makes; they ask no server."""
    made = runpy.run_path(str(ROOT / "docs" / "pictures.py"))["PICTURES"]
    shown = re.findall(r"docs/pictures/([\w-]+)\.svg", (ROOT / "README.md").read_text("utf-8"))
    assert set(shown) <= {one.name for one in made}
    for one in made:
        svg = (ROOT / "docs" / "pictures" / f"{one.name}.svg").read_text("utf-8")
        addresses = re.findall(r"https?://[^\s\"')<]+", svg)
        assert {a.rstrip("./") for a in addresses} <= {"http://www.w3.org/2000/svg"} | _OURS


_OURS = {"https://www.textualize.io"}
"""Who wrote the library that draws the pictures stands in a comment."""


def test_the_readme_names_only_commands_that_exist() -> None:
    """Each `thirdear ...` line of the README is a command with options that it has."""
    root = get_command(program)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:uv run )?thirdear ([a-z].*?)(?:\s{2,}#.*)?$", text, re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        words = line.split()
        command = root.commands[words[0]]  # type: ignore[attr-defined]
        alone = getattr(command, "invoke_without_command", False) and len(words) == 1
        if hasattr(command, "commands") and not alone:
            command = command.commands.get(words[1], command)
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known, line


def test_the_security_page_names_only_what_exists() -> None:
    """Each command that the page advises, with its options, is one that the program has."""
    root = get_command(program)
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`thirdear ([a-z][^`]*)`", text)
    assert len(named) > 10
    for line in named:
        first, *options = line.split()
        command = root.commands[first]  # type: ignore[attr-defined]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in options if word.startswith("-")} <= known, line
