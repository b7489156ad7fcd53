"""The code stays small: no file past 400 lines, no function past 50, every package says what is in it."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_IN_FILE = 400
MOST_IN_FUNCTION = 50
FILES = sorted(path for folder in ("scoring", "samples", "tests") for path in (ROOT / folder).rglob("*.py"))
SCRIPTS = [path for path in sorted((ROOT / ".ci").iterdir()) if path.is_file()]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_past_400_lines() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in (*FILES, *SCRIPTS)}
    assert len(lengths) > 300
    assert {path: lines for path, lines in lengths.items() if lines > MOST_IN_FILE} == {}


def test_no_function_is_past_50_lines() -> None:
    lengths = {
        f"{shown(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert len(lengths) > 3000
    assert {name: lines for name, lines in lengths.items() if lines > MOST_IN_FUNCTION} == {}


@pytest.mark.parametrize("path", [path for path in FILES if path.relative_to(ROOT).parts[0] != "tests"], ids=shown)
def test_module_opens_with_what_is_in_it(path: Path) -> None:
    assert ast.get_docstring(tree(path))


def test_no_module_imports_anothers_private_names() -> None:
    taken = [
        f"{shown(path)}:{node.lineno} {alias.name}"
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("scoring", "samples", "tests")
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]
    assert taken == []
