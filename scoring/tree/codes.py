"""Codes written short: under II.1 a code `.2` is II.1.2."""

from typing import Any

from scoring.tree.fields import is_name


def is_relative(code: str) -> bool:
    """Whether a code goes on from the one above: `.2`."""
    return code.startswith(".") and is_name(code[1:])


def write_out_codes(data: Any) -> None:
    """Puts the code of the node above before every code that begins with a point, in the data of a criteria file."""
    if isinstance(data, dict):
        _write_out(data.get("tree"), "")


def _write_out(nodes: Any, above: str) -> None:
    for node in nodes if isinstance(nodes, list) else ():
        if not isinstance(node, dict):
            continue
        code = node.get("code")
        if isinstance(code, str) and is_relative(code) and above:
            code = node["code"] = above + code
        _write_out(node.get("children"), code if isinstance(code, str) else "")
