"""Every call in the source that names a message, with the values that it gives, as far as they are written out."""

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import scoring
from scoring.messages import CATALOGUE

ROOT = Path(scoring.__file__).parent
BY_NAME = ("tell", "_told", "t", "Fault", "Misuse", "_refuse", "_problem")
"""Functions that take the values of a message as arguments of their names."""
MAPPED = {"Said": 1, "Problem": 2}
"""Functions that take them as one mapping, and where."""


class Call(NamedTuple):
    """A call with the codes that it may name; `given` None where its values are put together elsewhere.

    `shared` where several messages may be given the same values, each naming some of them.
    """

    place: str
    function: str
    codes: tuple[str, ...]
    given: frozenset[str] | None
    shared: bool


@cache
def sources() -> dict[Path, ast.Module]:
    """Every module but the catalogue's."""
    paths = (path for path in sorted(ROOT.rglob("*.py")) if path.parent.name != "messages")
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def calls() -> tuple[Call, ...]:
    """The calls whose code, or each of two, is written out."""
    return tuple(call for path, tree in sources().items() for call in _calls_in(tree, path))


def _calls_in(tree: ast.Module, path: Path) -> Iterator[Call]:
    for function, node in _within_functions(tree, None):
        name = _name_of(node.func)
        if name not in BY_NAME and name not in MAPPED:
            continue
        codes = tuple(_texts(node.args[0])) if node.args else ()
        listed = () if codes or not node.args else tuple(_listed(node.args[0], function, tree))
        if codes or listed:
            codes, shared = codes or listed, bool(listed)
            shared |= name in MAPPED and any(isinstance(part, ast.Name) for part in node.args[MAPPED[name] :])
            yield Call(f"{path.relative_to(ROOT)}:{node.lineno}", name, codes, _given(node, name, function), shared)


def _name_of(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _within_functions(node: ast.AST, function: ast.AST | None) -> Iterator[tuple[ast.AST | None, ast.Call]]:
    """Every call with the function that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield function, child
        inner = child if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) else function
        yield from _within_functions(child, inner)


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be: one written out, or either of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _listed(code: ast.expr, function: ast.AST | None, module: ast.Module) -> Iterator[str]:
    """The codes that a name goes through in a comprehension: a list written out there or under a name of its own."""
    if not isinstance(code, ast.Name) or function is None:
        return
    for loop in (node for node in ast.walk(function) if isinstance(node, ast.comprehension)):
        if isinstance(loop.target, ast.Name) and loop.target.id == code.id:
            yield from filter(None, _items(loop.iter, function, module))


def _items(values: ast.expr, function: ast.AST, module: ast.Module) -> Iterator[str]:
    if isinstance(values, ast.Name):
        for node in (*ast.walk(function), *module.body):
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and _assigns(node, values.id) and node.value is not None:
                yield from _items(node.value, function, module)
    elif isinstance(values, (ast.Tuple, ast.List)):
        for item in values.elts:
            yield from _texts(item)


def _given(call: ast.Call, name: str, function: ast.AST | None) -> frozenset[str] | None:
    if name in MAPPED:
        at = MAPPED[name]
        return _keys(call.args[at], function) if len(call.args) > at else None
    names = [keyword.arg for keyword in call.keywords]
    return frozenset(str(given) for given in names) if None not in names else None


def _keys(values: ast.expr, function: ast.AST | None) -> frozenset[str] | None:
    """The keys of a mapping that is written out, here or under a name that the function gives once."""
    if isinstance(values, ast.Name) and function is not None:
        named = [node for node in ast.walk(function) if _assigns(node, values.id)]
        stated = named[0].value if len(named) == 1 and isinstance(named[0], (ast.Assign, ast.AnnAssign)) else None
        return _keys(stated, None) if stated is not None else None
    if not isinstance(values, ast.Dict) or not all(isinstance(key, ast.Constant) for key in values.keys):
        return None
    return frozenset(str(key.value) for key in values.keys if isinstance(key, ast.Constant))


def _assigns(node: ast.AST, name: str) -> bool:
    """Whether a statement gives that name a value, or changes one of its items."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    names = [target.value if isinstance(target, ast.Subscript) else target for target in targets]
    return any(isinstance(target, ast.Name) and target.id == name for target in names)


def fields(template: str) -> frozenset[str]:
    """The values that a template names."""
    names = (name for _, name, _, _ in string.Formatter().parse(template) if name)
    return frozenset(name.partition("[")[0] for name in names)


def named(code: str) -> frozenset[str]:
    """The values that a message names, in what is wrong and in what to do."""
    return frozenset().union(*map(fields, CATALOGUE[code]))
