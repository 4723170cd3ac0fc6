"""Small faults planted in a room: how many do the room's own tests notice?

    python benchmarks/mutants.py series [--count 40] [--seed 1] [--tests tests/series] [--jobs 2]

A fault is one change in one place: a comparison turned, a sign, a number by one, ``and`` for
``or``, a condition negated, an argument of a return dropped. Each is planted in a copy of the
sources, and the tests run over the copy until the first failure. Survivors are printed with their
line, to be looked at: some change nothing that anybody could see. Ends with 1 where fewer than
85 % are noticed. Faults in text, annotations and defaults of messages are not planted.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "thirdear"
WANTED = 0.85
PATIENCE = 300
"""Seconds after which tests that do not end count as having noticed."""
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}


@dataclass(frozen=True)
class Fault:
    """One change: the file, the place, and the source text before and after."""

    file: Path
    line: int
    before: str
    after: str
    source: str
    """The whole file with the fault in it."""


def main() -> None:
    """Plant the faults, run the tests and print what was not noticed."""
    asked = _asked()
    rng = random.Random(asked.seed)
    files = sorted(SOURCES.glob(f"{asked.room}/**/*.py")) or [SOURCES / f"{asked.room}.py"]
    every = [fault for file in files for fault in faults(file)]
    chosen = rng.sample(every, min(asked.count, len(every)))
    if is_noticed(replace(chosen[0], source=chosen[0].file.read_text("utf-8")), asked.tests):
        sys.exit("The tests fail without a fault, so that they can notice none.")
    with ThreadPoolExecutor(asked.jobs) as pool:
        noticed = list(pool.map(lambda fault: is_noticed(fault, asked.tests), chosen))
    for fault, seen in zip(chosen, noticed, strict=True):
        if not seen:
            place = f"{fault.file.relative_to(ROOT)}:{fault.line}"
            print(f"{place}: {fault.before!r} became {fault.after!r}")
    share = sum(noticed) / len(noticed)
    print(
        f"{asked.room}: {sum(noticed)} of {len(noticed)} noticed ({share:.0%}; {len(every)} places)"
    )
    sys.exit(share < WANTED)


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("room", help="a folder of src/thirdear, or study/imports")
    asked.add_argument("--count", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--tests", nargs="+", help="default: tests/ROOM")
    given = asked.parse_args()
    named = [Path(path) for path in given.tests or [f"tests/{given.room}"]]
    files = [sorted(path.rglob("test_*.py")) if path.is_dir() else [path] for path in named]
    given.tests = [str(path) for path in chain.from_iterable(files)]
    return given


def faults(file: Path) -> Iterator[Fault]:
    """Yield every fault that can be planted in a file, in the order of its lines."""
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    data = text.encode()
    for node in _code(ast.parse(text)):
        for part, new in _changes(node):
            begin = starts[part.lineno - 1] + part.col_offset
            end = starts[part.end_lineno - 1] + part.end_col_offset
            changed = data[:begin] + new.encode() + data[end:]
            yield Fault(file, part.lineno, data[begin:end].decode(), new, changed.decode())


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run: no annotations, no text, no decorators."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.JoinedStr) or not isinstance(node, ast.AST):
                continue
            if isinstance(node, ast.keyword) and node.arg == "strict":
                continue  # zip's own guard, which only a fault of the program would meet
            yield node
            yield from _code(node)


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield the expressions that a fault replaces, with what stands there then."""
    match node:
        case ast.Compare(ops=[op], left=left, comparators=[right]) if type(op) in TURNED:
            yield node, _said(ast.Compare(left, [TURNED[type(op)]()], [right]))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in SIGNS and not _is_text(node):
            yield node, _said(ast.BinOp(left, SIGNS[type(op)](), right))
        case ast.BoolOp(op=op, values=values):
            yield (
                node,
                _said(ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)),
            )
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, _said(operand)
        case ast.Constant(value=bool(value)):
            yield node, str(not value)
        case ast.Constant(value=int(value)):
            yield node, f"({value + 1})"
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            pass
        case ast.If(test=test) | ast.IfExp(test=test) if not isinstance(test, ast.Compare):
            yield test, f"(not ({ast.unparse(test)}))"


def _said(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def _is_text(node: ast.AST) -> bool:
    return any(isinstance(n, ast.Constant) and isinstance(n.value, str) for n in ast.walk(node))


def is_noticed(fault: Fault, tests: list[str]) -> bool:
    """Run the tests over a copy of the sources with the fault in it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy)  # with its bytecode, so that one file is compiled
        (copy / fault.file.relative_to(ROOT / "src")).write_text(fault.source, encoding="utf-8")
        options = ["-x", "-n", "0", "-p", "no:cacheprovider"]
        nearest = sorted(tests, key=lambda path: not _is_near(path, fault.file))
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", *options, *nearest],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(copy), "HYPOTHESIS_STORAGE_DIRECTORY": folder},
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return True
    if done.returncode not in {0, 1, 2, 3}:
        sys.exit(done.stdout.decode() + done.stderr.decode())
    return done.returncode != 0


def _is_near(tests: str, file: Path) -> bool:
    """Return whether a file of tests is named after a module; it runs first."""
    return file.stem in Path(tests).stem


if __name__ == "__main__":
    main()
