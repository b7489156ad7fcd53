"""The code stays small: no file past 400 lines, no function past 50, every package says what is in it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
MOST_IN_FILE = 400
MOST_IN_FUNCTION = 50
FILES = sorted(path for folder in ("scoring", "samples", "tests") for path in (ROOT / folder).rglob("*.py"))
SCRIPTS = [path for path in sorted((ROOT / ".ci").iterdir()) if path.is_file()]


class Module(NamedTuple):
    """What is asked of a module: its docstring, each function with its lines, each import of a module's names."""

    docstring: str | None
    functions: dict[str, int]
    imports: tuple[ast.ImportFrom, ...]


@cache
def module(path: Path) -> Module:
    """Of a module that is read once; its tree, of hundreds of thousands of objects in all, is not kept."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [*statements(tree)]
    functions = {
        f"{shown(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for node in found
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    return Module(ast.get_docstring(tree), functions, tuple(node for node in found if isinstance(node, ast.ImportFrom)))


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Everything below that may hold a function or an import; expressions hold none."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for inner in getattr(node, part, ()):
            yield inner
            yield from statements(inner)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_past_400_lines() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in (*FILES, *SCRIPTS)}
    assert len(lengths) > 300
    assert {path: lines for path, lines in lengths.items() if lines > MOST_IN_FILE} == {}


def test_no_function_is_past_50_lines() -> None:
    lengths = {name: lines for path in FILES for name, lines in module(path).functions.items()}
    assert len(lengths) > 3000
    assert {name: lines for name, lines in lengths.items() if lines > MOST_IN_FUNCTION} == {}


@pytest.mark.parametrize("path", [path for path in FILES if path.relative_to(ROOT).parts[0] != "tests"], ids=shown)
def test_module_opens_with_what_is_in_it(path: Path) -> None:
    assert module(path).docstring


def test_no_module_imports_anothers_private_names() -> None:
    taken = [
        f"{shown(path)}:{node.lineno} {alias.name}"
        for path in FILES
        for node in module(path).imports
        if (node.module or "").split(".")[0] in ("scoring", "samples", "tests")
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]
    assert taken == []
