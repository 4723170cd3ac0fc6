"""Small faults for ``mutants.py``: which can be planted in a file, and in which function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

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
    function: str
    """The innermost function whose body holds it, by its qualified name; empty outside of any."""


def faults(file: Path) -> Iterator[Fault]:
    """Yield every fault that can be planted in a file, in the order of its lines."""
    text = file.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    data, tree = text.encode(), ast.parse(text)
    functions = list(named_functions(tree))
    for node in _code(tree):
        for part, new in _changes(node):
            assert part.end_lineno is not None
            assert part.end_col_offset is not None
            begin = starts[part.lineno - 1] + part.col_offset
            end = starts[part.end_lineno - 1] + part.end_col_offset
            changed = data[:begin] + new.encode() + data[end:]
            within = [name for name, body in functions if _holds(body, part)]
            yield Fault(
                file,
                part.lineno,
                data[begin:end].decode(),
                new,
                changed.decode(),
                within[-1] if within else "",
            )


def named_functions(
    tree: ast.AST, inside: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield the functions of a tree by qualified name, each before those inside it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield inside + node.name, node
            yield from named_functions(node, f"{inside}{node.name}.<locals>.")
        elif isinstance(node, ast.ClassDef):
            yield from named_functions(node, f"{inside}{node.name}.")
        else:
            yield from named_functions(node, inside)


def _holds(function: ast.FunctionDef | ast.AsyncFunctionDef, part: ast.expr) -> bool:
    """Return whether a place is in what a function does, not among what it takes."""
    first, last = function.body[0], function.body[-1]
    begin, end = (first.lineno, first.col_offset), (last.end_lineno, last.end_col_offset)
    return begin <= (part.lineno, part.col_offset) < end


def marked(file: Path, name: str) -> CodeType:
    """Compile a file so that each function calls ``name`` with its place before all else."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for function, node in named_functions(tree):
        call = ast.parse(f"{name}({f'{file}:{function}'!r})").body[0]
        for part in ast.walk(call):
            ast.copy_location(part, node.body[0])
        node.body.insert(bool(ast.get_docstring(node, clean=False)), call)
    return compile(tree, str(file), "exec")


def codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the code of a module's functions and methods, not of those inside a function."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from codes(inner)


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
