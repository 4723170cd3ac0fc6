"""The house keeps its order: names that tell, a folder of tests for each room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from typer.main import get_command

import thirdear
from thirdear.cli import program

SOURCE = Path(thirdear.__file__).parent
TESTS = Path(__file__).parent

OF_THE_WHOLE = {
    "docs": "the pages say what the program does",
    "house": "this file",
    "imports": "what is loaded before the desk appears",
    "no_network": "the whole program, cut off from every network",
    "notebook": "the examples of docs/python.md",
    "outcomes": "a room that is one module",
    "release": "the file for Windows, which is made beside the program",
    "tutorial": "both tutorials, from one end to the other",
}
"""Tests that belong to no room's folder, and why."""


def _modules(room: Path) -> dict[str, Path]:
    """Return a room's modules and packages by name, those in packages by both names, too."""
    found = {room.name: room}
    for path in room.rglob("*.py"):
        parts = path.relative_to(room).with_suffix("").parts
        parts = tuple(part.rstrip("_") for part in parts if part != "__init__")
        if parts:
            found[parts[-1]] = found["_".join(parts)] = path
    return found


def _rooms() -> list[Path]:
    return sorted({path.parent for path in TESTS.rglob("test_*.py")} - {TESTS})


@pytest.mark.parametrize("folder", _rooms(), ids=lambda path: str(path.name))
def test_a_folder_of_tests_is_a_room(folder: Path) -> None:
    """Each folder has a room's name, and each file in it begins with a name of that room."""
    room = SOURCE / folder.relative_to(TESTS)
    assert room.is_dir(), f"{folder} mirrors no room"
    known = _modules(room)
    for path in folder.glob("test_*.py"):
        name = path.stem.removeprefix("test_")
        assert any(name == one or name.startswith(f"{one}_") for one in known), path


def test_what_belongs_to_no_room_is_listed() -> None:
    """Tests beside the folders are those of the whole program, each with its reason."""
    beside = {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")}
    assert beside == set(OF_THE_WHOLE)


def test_a_command_is_defined_in_the_file_of_its_name() -> None:
    """`thirdear X` and `thirdear X Y` are found in `cli/X.py`: what adds X stands there."""
    for name in get_command(program).commands:  # type: ignore[attr-defined]
        stem = {"import": "import_"}.get(name, name.replace("-", "_"))
        path = SOURCE / "cli" / f"{stem}.py"
        assert path.is_file(), f"`thirdear {name}` has no file {path.name}"
        assert _adds(path, name), f"{path.name} does not add `thirdear {name}`"


def _adds(path: Path, name: str) -> bool:
    """Tell whether a file's ``add_to`` adds this command or group to the program."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.name == "add_to":
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _added(call) == name:
                    return True
    return False


def _added(call: ast.Call) -> str | None:
    """Return the name under which a call adds something to the program, if it does."""
    target = call.func if isinstance(call.func, ast.Attribute) else None
    if target is not None and target.attr == "add_typer" and _is_program(target.value):
        names = [word.value for word in call.keywords if word.arg == "name"]
        return str(ast.literal_eval(names[0]))
    inner = call.func
    if not (isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute)):
        return None
    if inner.func.attr != "command" or not _is_program(inner.func.value):
        return None
    if inner.args:
        return str(ast.literal_eval(inner.args[0]))
    given = call.args[0]
    function = given.args[0] if isinstance(given, ast.Call) else given
    return ast.unparse(function).rstrip("_").replace("_", "-")


def _is_program(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "program"


def test_modules_are_nouns() -> None:
    """At most eight of a hundred modules are named by what is being done in them."""
    names = [
        path.parent.name if path.stem == "__init__" else path.stem for path in SOURCE.rglob("*.py")
    ]
    doing = [name for name in names if name.endswith("ing")]
    assert len(doing) <= 0.08 * len(names), doing


def test_functions_are_short() -> None:
    """A function has less than 60 lines, and 95 of a hundred have less than 30."""
    lengths: dict[str, list[int]] = {}
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                lengths.setdefault(name, []).append(node.end_lineno - node.lineno + 1)
    for name, found in lengths.items():
        assert max(found) < 60, f"{name}: a function of {max(found)} lines"
    every = [length for found in lengths.values() for length in found]
    assert sum(length < 30 for length in every) >= 0.95 * len(every)


def test_files_are_short() -> None:
    """A file has at most 600 lines."""
    for path in SOURCE.rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 600, path


def _guesses_encoding(call: ast.Call) -> bool:
    named = {one.arg: one.value for one in call.keywords}
    if "encoding" in named:
        return False
    if isinstance(text := named.get("text"), ast.Constant) and text.value is True:
        return True
    if not isinstance(call.func, ast.Attribute) or ast.unparse(call.func.value) == "formatter":
        return False  # the help's formatter writes no file
    at = {"read_text": 0, "write_text": 1}
    return len(call.args) <= at.get(call.func.attr, -1)


@pytest.mark.parametrize("root", [SOURCE, TESTS], ids=["program", "tests"])
def test_text_has_a_named_encoding(root: Path) -> None:
    """Files and pipes are text in a named encoding: Windows' own choice has no ğ and no κ."""
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                assert not _guesses_encoding(node), f"{path}, line {node.lineno}"


WRITES = {
    "base/files.py": "whole files, of the owner's only",
    "base/swaps.py": "what is to be swapped, should the program die",
    "demo/__init__.py": "the invented transcripts",
    "exchange/registry.py": "a table of numbers, to a path that it is given",
    "store/connection.py": "a study's own file",
    "store/copies.py": "copies of a study's own file",
    "study/gate.py": "whatever leaves a study",
    "study/exports/tables.py": "tables of numbers",
    "study/documents/report.py": "a copy of the document that was there before",
    "study/documents/handouts.py": "the draft that the gate gives",
    "study/copies/snapshots.py": "copies of the list of pseudonyms",
    "tui/crash.py": "a fault's traceback, without words",
    "tui/preferences.py": "the desk's settings",
    "tui/terminal.py": "the terminal itself",
    "writeup/__init__.py": "the draft that it is given",
    "writeup/package.py": "the draft that it is given",
}
"""The modules that write files, and what; whatever leaves a study goes through study/gate.py."""
_WRITING = {"replacing", "write_private", "write_bytes", "write_text", "copyfile", "copytree"}


def test_files_are_written_by_few() -> None:
    """A module that begins to write files is named with what it writes, or writes by the gate."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _writes(node):
                found.add(path.relative_to(SOURCE).as_posix())
    assert found == WRITES.keys()


def _writes(call: ast.Call) -> bool:
    """Tell whether a call writes a file, or makes a function that does."""
    called = call.func
    if isinstance(called, ast.Attribute):
        is_own = isinstance(called.value, ast.Name) and called.value.id == "formatter"
        name = "" if is_own else called.attr
        if name == "open":
            return any("w" in str(ast.literal_eval(a)) for a in call.args if _is_text(a))
        return name in _WRITING
    names = {one.id for one in (called, *call.args) if isinstance(one, ast.Name)}
    return bool(names & (_WRITING - {"write_text"}))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _arrows(room: Path) -> dict[str, set[str]]:
    """Return which modules of a room import which others of it, for types only included."""
    names = {_dotted(path): path for path in room.rglob("*.py")}
    found: dict[str, set[str]] = {name: set() for name in names}
    for name, path in names.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    one = f"{node.module}.{alias.name}"
                    found[name] |= {one if one in names else node.module} & names.keys()
    return found


def _dotted(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _in_circles(arrows: dict[str, set[str]]) -> set[str]:
    """Return the modules from which a walk along the arrows comes back."""
    left = dict(arrows)
    while free := [name for name, to in left.items() if not to & left.keys()]:
        for name in free:
            del left[name]
    while free := [name for name in left if not any(name in to for to in left.values())]:
        for name in free:
            del left[name]
    return set(left)


@pytest.mark.parametrize(
    "room",
    sorted(path.parent for path in SOURCE.glob("*/__init__.py")),
    ids=lambda path: str(path.name),
)
def test_no_circle_in_a_room(room: Path) -> None:
    """No module needs one that needs it, by whatever way, not for types either."""
    knot = _in_circles(_arrows(room))
    assert not knot
