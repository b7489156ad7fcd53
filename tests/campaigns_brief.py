"""What random sets leave out or say once: names of levels, codes under their parents' codes, values used again."""

from __future__ import annotations

import re
from random import Random
from typing import Any

Mapping = dict[str, Any]


def shortened(rng: Random, head: Mapping, tree: list[Mapping]) -> None:
    """Leave out what a reader can know, and print other things than codes."""
    if rng.random() < 0.3:
        names = [level["id"] for level in head.pop("levels")]
        for grade in head.get("grades", []):
            if "each" in grade:
                grade["each"]["level"] = str(names.index(grade["each"]["level"]) + 1)
    if rng.random() < 0.5:
        below(rng, tree, "")


def below(rng: Random, nodes: list[Mapping], above: str) -> None:
    """Write codes under their parent's, give labels, take titles away."""
    for node in nodes:
        code = node["code"]
        below(rng, node.get("children", []), code)
        if above and rng.random() < 0.7:
            node["code"] = code.removeprefix(above)
        if rng.random() < 0.3:
            node["label"] = f"{code.rpartition('.')[2]})"
        if rng.random() < 0.1:
            del node[rng.choice(["vi", "en"])]


def with_aliases(text: str) -> str:
    """The same file with every rule that stands in it again as an alias of the first."""
    written = re.findall(r"^ *rule: (\{.*\})$", text, re.MULTILINE)
    names = {rule: f"r{place}" for place, rule in enumerate(dict.fromkeys(written)) if written.count(rule) > 1}
    for rule, name in names.items():
        first, *others = text.split(f"rule: {rule}\n")
        text = f"{first}rule: &{name} {rule}\n" + f"rule: *{name}\n".join(others)
    return text
