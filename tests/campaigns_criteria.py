"""Random valid criteria sets, written as YAML."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.campaigns_brief import shortened, with_aliases
from tests.campaigns_gates import Met, add_gates, with_more
from tests.campaigns_rules import KINDS, YEAR, LeafRule, decimal, split

LEVELS = ["part", "content_index", "component", "sub_index"]
UNIT_KINDS = ["xa", "phuong", "thi_tran", "dac_khu"]
CLUSTERS = ["Đồng bằng", "Miền núi", "3"]
"""Groups of units; one is a number, which formulas may read."""
EFFECTS = ["exclude", "rescale", "full", "zero"]


def chance(rng: Random, probability: float) -> bool:
    return rng.random() < probability


def scalar(text: str) -> str:
    """Write a scalar plain where that is safe."""
    safe = re.fullmatch(r"-?[0-9A-Za-z][0-9A-Za-z_.\-]*", text)
    return text if safe else json.dumps(text, ensure_ascii=False)


def flow(value: Any) -> str:
    """Write a value in flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def lines(mapping: dict[str, Any], indent: int = 0) -> list[str]:
    """Write a mapping in block style, what is inside it in flow style except the nodes."""
    pad = " " * indent
    result = []
    for name, value in mapping.items():
        if name in ("tree", "children", "conditions"):
            result.append(f"{pad}{name}:")
            for node in value:
                first, *rest = lines(node, indent + 4)
                result += [f"{pad}  - {first.lstrip()}", *rest]
        elif name in ("bonus", "penalty"):
            result += [f"{pad}{name}:", *lines(value, indent + 2)]
        else:
            result.append(f"{pad}{name}: {flow(value)}")
    return result


def outside_of(blocks: dict[str, Any]) -> list[dict[str, Any]]:
    return [node for block in blocks.values() for node in block["children"]]


def drop_unreached(node: dict[str, Any], above: list[dict[str, list[str]]]) -> None:
    """Take out the rules for units to which the node, or one above it, does not apply."""
    here = [*above, node.get("applies_to", {})]
    kept = [entry for entry in node.pop("rules_for", []) if all(meet(entry["units"], taken) for taken in here)]
    if kept:
        node["rules_for"] = kept
    for child in node.get("children", []):
        drop_unreached(child, here)


def meet(units: dict[str, list[str]], taken: dict[str, list[str]]) -> bool:
    """Tell whether no column leaves all these units out."""
    both = units.keys() & taken.keys()
    return all({value.lower() for value in units[name]} & {value.lower() for value in taken[name]} for name in both)


@dataclass
class Leaf:
    """A leaf as the answers need it."""

    code: str
    max: int
    rule: LeafRule
    comes_from: str
    claimable: bool
    rules_for: tuple[tuple[dict[str, list[str]], LeafRule], ...] = ()

    def rule_of(self, kind: str, cluster: str) -> LeafRule:
        """The rule of units of that kind and cluster."""
        columns = {"kind": kind, "cluster": cluster}
        for units, rule in self.rules_for:
            if all(columns[column].lower() in [value.lower() for value in values] for column, values in units.items()):
                return rule
        return self.rule


class Criteria:
    """A random criteria set."""

    def __init__(self, rng: Random, depth: int, width: int, gates: bool = False, conditions: bool = False) -> None:
        self.rng = rng
        self.gates = gates
        self.conditions = conditions
        self.width = width
        self.precision = rng.choice([1, 2, 2, 2, 3, 4, 5, 6])
        self.leaves: list[Leaf] = []
        self.claimable_inners: list[str] = []
        self.codes: list[str] = []
        self.depth = 0
        self.twins: tuple[str, str] | None = None
        self.others = rng.choice([0.0, 0.2, 0.5])  # how many leaves are not `from: self`
        self.exceptions = rng.choice([0.0, 0.2, 0.5])  # how many nodes have applies_to
        self.tenth = int(10 ** (self.precision - 1))
        self.scale = rng.choice([1000, 1000, 1000, 800, 100, 125]) * self.tenth
        top: dict[str, Any] = {"code": ""}
        self.add_children(top, self.scale, depth)
        self.top = top

    def text(self) -> str:
        """Write criteria.yaml."""
        head = {
            "id": "generated",
            "edition": str(YEAR),
            "title": {"vi": "Bộ tiêu chí thử", "en": "Generated criteria"},
            "source": {"document": "none", "status": "reconstructed", "note": "made up by a test"},
            "scale": decimal(self.scale, self.precision),
            "precision": str(self.precision),
            "display": str(min(2, self.precision)),
            "levels": [{"id": name, "vi": f"Cấp {name}", "en": name} for name in LEVELS[: self.depth]],
            **self.grades(),
            "ranking": self.ranking(),
        }
        if "combine" in self.top:
            head["combine"] = self.top["combine"]
        blocks = self.blocks()
        met = self.some_conditions() if self.conditions else {}
        if self.gates:
            codes = [*self.codes, *(Met(node["code"]) for node in met.get("conditions", []))]
            add_gates(self.rng, head, blocks, codes, self.scale, self.precision)
        for node in [*self.top["children"], *met.get("conditions", []), *outside_of(blocks)]:
            drop_unreached(node, [])
        tree = deepcopy(self.top["children"])
        if self.gates:
            shortened(Random(f"{self.scale} {self.codes}"), head, tree)
        text = "\n".join(lines({**head, **met, "tree": tree, **blocks})) + "\n"
        return with_aliases(text) if self.gates else text

    def grades(self) -> dict[str, Any]:
        """Make grades, or none."""
        rng = self.rng
        if chance(rng, 0.2):
            return {}
        marks = sorted(rng.sample(["95", "90", "80", "65", "50", "33.3", "20"], rng.randint(0, 3)), key=float)
        grades: list[dict[str, Any]] = []
        for at_least in reversed(marks):
            name = f"g{len(grades)}"
            grade: dict[str, Any] = {"id": name, "vi": f"Loại {name}", "en": name, "at_least": at_least}
            wanted = rng.choice(["10", "30", "50", "62.5"])
            if chance(rng, 0.5):
                grade["each"] = {"level": rng.choice(LEVELS[: self.depth]), "at_least": wanted}
            if chance(rng, 0.5):
                codes = rng.sample(self.codes, rng.randint(1, min(2, len(self.codes))))
                marks_there = rng.choices(["20", "50", "70", "90"], k=len(codes))
                grade["requires"] = [
                    {"node": code, "at_least": mark} for code, mark in zip(codes, marks_there, strict=True)
                ]
            grades.append(grade)
        return {"grades": [*grades, {"id": "weak", "vi": "Yếu", "en": "Weak", "at_least": "0"}]}

    def ranking(self) -> dict[str, Any]:
        """Make the rules of ranking."""
        ranking: dict[str, Any] = {"ties": self.rng.choice(["min", "dense"])}
        if chance(self.rng, 0.6):
            codes = self.rng.sample(self.codes, self.rng.randint(1, min(3, len(self.codes))))
            if self.twins and self.twins[0] not in codes and chance(self.rng, 0.7):
                codes[-1] = self.twins[0]
            ranking["tie_break"] = codes
        return ranking

    def blocks(self) -> dict[str, Any]:
        """Make a bonus and a penalty, or none."""
        rng, result = self.rng, {}
        for name in ("bonus", "penalty"):
            if chance(rng, 0.5):
                continue
            leaves, total = [], 0
            for number in range(rng.randint(1, 3)):
                node = {"code": f"{name[0].upper()}.{number + 1}"}
                most = self.some_max()
                self.add_rule(node, most, name)
                leaves.append(node)
                total += most
            most = rng.choice([total, rng.randint(max(1, total // 4), total)])
            block: dict[str, Any] = {"max": decimal(most, self.precision)}
            if name == "bonus" and chance(rng, 0.6):
                block["above_scale"] = rng.choice(["true", "true", "false"])
            result[name] = {**block, "children": leaves}
        return result

    def some_conditions(self) -> dict[str, Any]:
        """Make conditions, or none."""
        rng = self.rng
        found: list[dict[str, Any]] = []
        for number in range(rng.choice([0, 1, 2, 3])):
            node: dict[str, Any] = {"code": f"DK.{number + 1}"}
            self.add_rule(node, 10**self.precision, "conditions")
            del node["max"]
            if chance(rng, 0.5):
                node["met_at"] = rng.choice(["100", "90", "62.5", "33.3", "0.1"])
            found.append(node)
        return {"conditions": found} if found else {}

    def some_max(self) -> int:
        """Draw a max that no sum has to meet."""
        return self.rng.choice([1, 2, 5, 10, 15, 50]) * self.tenth

    def add_children(self, node: dict[str, Any], most: int, levels_left: int) -> None:
        """Put children under a node, which combine to its max."""
        rng = self.rng
        combine = rng.choice(["", "", "", "sum", "mean", "weighted"])
        if self.gates and chance(rng, 0.25):
            combine = rng.choice(["best", "worst"])
        if combine:
            node["combine"] = combine
        summed = combine in ("", "sum")
        count = rng.randint(1, min(self.width, most) if summed else self.width)
        maxima = split(rng, most, count, self.precision) if summed else []
        maxima += [self.some_max() for _ in range(count - len(maxima))]
        twins = self.twins is None and count > 1 and chance(rng, 0.6) and sum(maxima[:2]) % 2 == 0
        if twins:
            maxima[:2] = [sum(maxima[:2]) // 2] * 2
        children: list[dict[str, Any]] = []
        node["children"] = children
        for number, child_max in enumerate(maxima):
            code = f"{node['code']}.{number + 1}".removeprefix(".")
            child: dict[str, Any] = {"code": code, "vi": f"Tiêu chí {code}", "en": f"Criterion {code}"}
            self.codes.append(code)
            self.depth = max(self.depth, code.count(".") + 1)
            children.append(child)
            if twins and number == 1:
                first = self.leaves[-1]
                child |= {name: item for name, item in children[0].items() if name not in child}
                self.leaves.append(replace(first, code=code))
                self.twins = (first.code, code)
            elif levels_left == 1 or chance(rng, 0.25) or (twins and number == 0):
                self.add_rule(child, child_max, "tree")
            else:
                child["max"] = decimal(child_max, self.precision)
                self.add_exceptions(child, self.claimable_inners)
                self.add_children(child, child_max, levels_left - 1)
        if combine == "weighted":
            weights = [rng.choice(["0", "0", "1", "2", "2.5", "0.3"]) for _ in children]
            weights[rng.randrange(count)] = rng.choice(["1", "3", "0.25"])
            for child, weight in zip(children, weights, strict=True):
                child["weight"] = weight

    def add_exceptions(self, node: dict[str, Any], claimable: list[str]) -> None:
        """Say to whom the node applies and what follows where it does not."""
        rng = self.rng
        if chance(rng, self.exceptions):
            where = rng.randrange(6)
            node["applies_to"] = self.some_kinds() if where else {}
            if where < 2:
                node["applies_to"] |= {"cluster": rng.choice([[CLUSTERS[0].upper()], CLUSTERS[1:]])}
        if chance(rng, 0.7 if "applies_to" in node else 0.4):
            node["not_applicable"] = rng.choice(EFFECTS)
            claimable.append(node["code"])
        elif chance(rng, 0.2):
            node["not_applicable"] = "forbidden"

    def some_rules_for(self, kinds: list[str], most: int, part: str) -> list[tuple[dict[str, list[str]], LeafRule]]:
        """Draw rules for some units; none after the first takes no unit of its own."""
        rng = self.rng
        found = []
        for units in rng.choice(
            [
                [{"kind": ["XA", "phuong"]}],
                [{"cluster": CLUSTERS[:1], "kind": ["xa", "thi_tran", "dac_khu"]}],
                [{"cluster": [CLUSTERS[1].upper(), CLUSTERS[2]]}, {"kind": ["xa"]}],
                [{"kind": ["xa"], "cluster": CLUSTERS[:2]}, {"kind": ["xa", "phuong"]}, {"cluster": CLUSTERS[2:]}],
            ]
        ):
            kind = rng.choice([name for name in kinds if part != "penalty" or name != "deduction"])
            found.append((units, with_more(rng, KINDS[kind](rng, most, self.precision))))
        return found

    def some_kinds(self) -> dict[str, list[str]]:
        """Draw kinds of units to which a node applies."""
        kinds = self.rng.sample(UNIT_KINDS, self.rng.randint(1, 3))
        return {"kind": [kind.upper() if chance(self.rng, 0.2) else kind for kind in kinds]}

    def add_rule(self, node: dict[str, Any], most: int, part: str) -> None:
        """Make the node a leaf with this max."""
        rng = self.rng
        kinds = [name for name in KINDS if self.gates or name != "formula"]
        if part == "conditions":
            kinds = ["yes_no", "levels", "steps", "proportional", "survey"]
        kind = rng.choice([name for name in kinds if part != "penalty" or name != "deduction"])
        rule = KINDS[kind](rng, most, self.precision)
        if self.gates:
            rule = with_more(rng, rule)
        node |= {"vi": f"Tiêu chí {node['code']}", "en": f"Criterion {node['code']}"}
        if kind != "value" or chance(rng, 0.5):
            node["max"] = decimal(most, self.precision)
        node["rule"] = rule.rule
        rules_for = self.some_rules_for(kinds, most, part) if self.gates and chance(rng, 0.25) else []
        if rules_for:
            node["rules_for"] = [{"units": units, "rule": other.rule} for units, other in rules_for]
        if chance(rng, 0.5):
            required = rng.choice(["true", "true", "false"])
            node["evidence"] = {"required": required, "what": "Báo cáo, quyết định"}
        comes_from = rng.choice(["survey", "register", "council"]) if chance(rng, self.others) else "self"
        if comes_from != "self" or chance(rng, 0.1):
            node["from"] = comes_from
        claimable: list[str] = []
        self.add_exceptions(node, claimable)
        if part in ("bonus", "penalty"):
            claimable.clear()
            node.pop("not_applicable", None)
        elif part == "conditions":  # 0 or 1 may be typed in place of facts
            rule = LeafRule(rule.rule, rule.facts, 0, most)
            rules_for = [(units, LeafRule(other.rule, other.facts, 0, most)) for units, other in rules_for]
        self.leaves.append(Leaf(node["code"], most, rule, comes_from, bool(claimable), tuple(rules_for)))
