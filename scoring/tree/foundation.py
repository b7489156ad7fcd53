"""What the points of a node rest on, as a digest: where it is the same, facts given before still mean the same."""

from typing import Any

from scoring.tree.canonical import canonical_json, digest_of
from scoring.tree.fields import Frozen

_KEPT = {"code", "max", "rule", "rules_for", "from_", "not_applicable", "combine", "met_at"}
_LENGTH = 16
"""Hexadecimal digits that are kept: enough to see a change, short enough to stand at every row of a form."""


def rests_on(node: Frozen) -> str:
    """The digest of rule, maximum and code; not of titles, guides and the evidence asked for."""
    data = node.model_dump(mode="json", by_alias=True, exclude_defaults=True, include=_KEPT)
    return digest_of(canonical_json(_without_titles(data))).removeprefix("sha256:")[:_LENGTH]


def _without_titles(data: Any) -> Any:
    if isinstance(data, dict):
        if "is" in data:  # a fact of a formula, which may say what is offered for it
            data = {key: value for key, value in data.items() if key != "before"}
        return {key: _without_titles(value) for key, value in data.items() if key not in ("vi", "en")}
    return [_without_titles(item) for item in data] if isinstance(data, list) else data
