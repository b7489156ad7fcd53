"""Which features a generated campaign reaches, from its texts and its scores: names such as `kind:levels`."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import yaml

from tests.campaigns import GeneratedCampaign

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Node = dict[str, Any]
Row = dict[str, str]


def features(parsed: Parsed, units: list[dict[str, Any]]) -> set[str]:
    """Return all features that a campaign and its scored units reach."""
    texts = [*from_settings(parsed), *from_tree(parsed), *from_answers(parsed)]
    return {*texts, *from_lists(parsed, units), *from_results(parsed, units)}


class Parsed:
    """The texts of a campaign, read with nothing but YAML and CSV."""

    def __init__(self, texts: GeneratedCampaign) -> None:
        self.texts = texts
        self.settings: Node = yaml.load(texts.campaign_yaml, Loader=LOADER)
        self.criteria: Node = yaml.load(texts.criteria_yaml, Loader=LOADER)
        self.units = self.table(texts.units_csv)
        self.answers = self.table(texts.answers_csv)
        self.is_relative = any(node["code"].startswith(".") for node in below(self.criteria["tree"]))
        write_out(self.criteria["tree"], "")
        self.tree = list(below(self.criteria["tree"]))
        self.depth = 1 + max(node["code"].count(".") for node in self.tree)
        self.blocks = {name: self.criteria.get(name, {}).get("children", []) for name in ("bonus", "penalty")}
        self.nodes = {node["code"]: node for node in [*self.tree, *self.blocks["bonus"], *self.blocks["penalty"]]}
        self.conditions = {node["code"] for node in self.criteria.get("conditions", [])}
        self.rows: dict[tuple[str, str], list[Row]] = {}
        for row in self.answers:
            self.rows.setdefault((row["unit"], row["code"]), []).append(row)

    def node_of(self, row: Row) -> Node:
        """The node of a row, a leaf with the rule of the row's unit."""
        node: Node = self.nodes[row["code"]]
        unit = next(unit for unit in self.units if unit["code"] == row["unit"])
        return {**node, "rule": rule_of(node, unit)} if "rule" in node else node

    def takes_in(self, row: Row) -> bool:
        """Whether the node of a row, and every node above it, applies to the row's unit."""
        unit = next(unit for unit in self.units if unit["code"] == row["unit"])
        parts = row["code"].split(".")
        codes = [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
        return all(applies(self.nodes[code], unit) for code in codes if code in self.nodes)

    def table(self, text: str) -> list[Row]:
        head = text.splitlines()[0]
        return list(csv.DictReader(text.lstrip("\ufeff").splitlines(), delimiter=";" if ";" in head else ","))

    def all_nodes(self) -> list[Node]:
        return list(self.nodes.values())


def write_out(nodes: list[Node], above: str) -> None:
    """Put the parent's code before those that go on from it."""
    for node in nodes:
        node["code"] = above + node["code"] if node["code"].startswith(".") else node["code"]
        write_out(node.get("children", []), node["code"])


def below(nodes: list[Node]) -> Iterator[Node]:
    """Yield nodes in the order of the tree."""
    for node in nodes:
        yield node
        yield from below(node.get("children", []))


def from_settings(parsed: Parsed) -> Iterator[str]:
    """Yield what campaign.yaml, units.csv and the head of criteria.yaml reach."""
    for name in ("claims", "when_missing", "without_evidence"):
        yield f"{name}:{parsed.settings.get(name, 'default')}"
    yield "groups:" + ["none", "one", "two"][len(parsed.settings.get("groups", []))]
    yield f"precision:{parsed.criteria.get('precision', 2)}"
    yield f"units:{len(parsed.units)}"
    yield f"depth:{parsed.depth}"
    yield "depths:" + ("named" if "levels" in parsed.criteria else "unnamed")
    yield "code:relative" if parsed.is_relative else ""
    yield "rule:alias" if "rule: *" in parsed.texts.criteria_yaml else ""
    yield "node:label" if any("label" in node for node in parsed.tree) else ""
    yield "node:one-language" if any("vi" not in node or "en" not in node for node in parsed.tree) else ""
    ranking = parsed.criteria.get("ranking", {})
    yield f"ties:{ranking.get('ties', 'min')}"
    yield "ranking:" + ("tie_break" if "tie_break" in ranking else "no-tie_break")
    yield f"whole:{parsed.criteria.get('combine', 'sum')}"
    grades = parsed.criteria.get("grades", [])
    yield from (f"grades:{name}" for grade in grades for name in grade if name in ("each", "requires"))
    yield "grades:yes" if grades else "grades:no"
    for name, leaves in parsed.blocks.items():
        yield f"{name}:yes" if leaves else f"{name}:no"
        yield from (f"{name}:{leaf['rule']['kind']}" for leaf in leaves)
        yield from ("block-from:other" for leaf in leaves if leaf.get("from", "self") != "self")
    if parsed.criteria.get("bonus", {}).get("above_scale") == "true":
        yield "bonus:above_scale"
    yield "csv:semicolon" if ";" in parsed.texts.units_csv else "csv:comma"
    yield "csv:bom" if parsed.texts.units_csv.startswith("\ufeff") else ""
    yield "csv:crlf" if "\r\n" in parsed.texts.units_csv else ""
    names = [unit["name"] for unit in parsed.units]
    yield "sort:same-name" if len(set(names)) < len(names) else ""
    yield "text:decomposed-name" if any(unicodedata.normalize("NFC", name) != name for name in names) else ""
    yield "group:empty" if any(not unit["cluster"] for unit in parsed.units) else ""


def from_tree(parsed: Parsed) -> Iterator[str]:
    """Yield what the nodes reach."""
    depth = parsed.depth
    leaf_depths = {node["code"].count(".") + 1 for node in parsed.tree if "rule" in node}
    yield "depth:unbalanced" if len(leaf_depths) > 1 and depth in leaf_depths else ""
    yield "top:leaf" if 1 in leaf_depths else ""
    for node in parsed.all_nodes():
        if "rule" in node:
            yield f"kind:{node['rule']['kind']}"
            yield f"from:{node.get('from', 'self')}"
            yield from from_rule(node)
            yield "formula:before" if any("before" in fact for fact in node["rule"].get("facts", [])) else ""
            yield from (f"rules_for:{entry['rule']['kind']}" for entry in node.get("rules_for", []))
            yield "rules_for:several" if len(node.get("rules_for", [])) > 1 else ""
            used = {str(rule_of(node, unit)) for unit in parsed.units if applies(node, unit)}
            yield "rules_for:mixed" if len(used) > 1 else ""
        else:
            yield f"combine:{node.get('combine', 'sum')}"
        yield "weight:zero" if node.get("weight") == "0" else ""
        applies_to = node.get("applies_to", {})
        if applies_to:
            yield "applies_to:both" if len(applies_to) == 2 else f"applies_to:{next(iter(applies_to))}"
            yield "applies_to:case" if any(v != v.lower() for v in applies_to.get("kind", [])) else ""
    for unit in parsed.units:
        for node in parsed.all_nodes():
            if not applies(node, unit):
                yield "row:ignored" if (unit["code"], node["code"]) in parsed.rows else ""


def rule_of(node: Node, unit: Row) -> Node:
    """The rule of a unit."""
    rules: list[Node] = [entry["rule"] for entry in node.get("rules_for", []) if within(entry["units"], unit)]
    rules.append(node["rule"])
    return rules[0]


def within(units: dict[str, list[str]], unit: Row) -> bool:
    """Tell whether a unit is among those named."""
    return all(unit[column].lower() in [value.lower() for value in values] for column, values in units.items())


def applies(node: Node, unit: Row) -> bool:
    """Tell whether a unit is within `applies_to`."""
    return within(node.get("applies_to", {}), unit)


def from_rule(node: Node) -> Iterator[str]:
    """Yield what the options of a rule reach."""
    rule = node["rule"]
    kind = rule["kind"]
    if kind in ("steps", "bands"):
        yield f"measure:{rule.get('measure', 'default')}"
    if kind == "levels":
        yield "levels:negative" if any(level["points"].startswith("-") for level in rule["levels"]) else ""
    elif kind == "steps":
        yield from (f"steps:{name}" for step in rule["steps"] for name in step if name != "points")
    elif kind == "proportional":
        yield from (f"proportional:{name}" for name in rule if rule[name] != "false")
    elif kind == "bands":
        for band in rule["bands"]:
            yield "bands:to" if "to" in band else ""
            linear = isinstance(band["points"], list)
            yield "bands:linear" if linear else "bands:fixed"
            yield ("bands:falling" if linear and Fraction(band["points"][0]) > Fraction(band["points"][1]) else "")
    elif kind == "checklist":
        yield "checklist:" + ("all" if "all" in rule else "at-least" if "at_least" in rule else "points")
    elif kind == "per_item":
        yield "per_item:each" if "each" in rule else "per_item:points"
    elif kind == "deduction":
        yield "deduction:floor" if rule.get("floor", "0").startswith("-") else ""
        yield "deduction:one" if len(rule["each"]) == 1 else "deduction:many"
    elif kind == "deadline":
        for entry in rule["by"]:
            full = entry.get("date", entry.get("before", "")).count("-") == 2
            yield "deadline:before" if "before" in entry else ""
            yield "deadline:full" if full else "deadline:year" if "year" in entry else "deadline:same-year"
    elif kind == "survey":
        yield "survey:scale" if "scale" in rule else "survey:default"
    elif kind == "value":
        yield "value:min" if rule["min"] != "0" else ""
        yield "value:no-max" if "max" not in node else ""
    elif kind == "normalised":
        goalposts = rule.get("goalposts", "default")
        yield "normalised:one-end" if "observed" in goalposts and isinstance(goalposts, list) else ""
        yield "normalised:fixed" if isinstance(goalposts, list) else f"normalised:{goalposts}"
        yield f"normalised:{rule.get('direction', 'up')}"
        yield "normalised:to" if "to" in rule else ""


def from_answers(parsed: Parsed) -> Iterator[str]:
    """Yield what the rows reach, one by one and together."""
    for row in parsed.answers:
        if row["code"] in parsed.conditions:
            yield "row:condition"
            continue
        node = parsed.node_of(row)
        inner = "rule" not in node
        yield f"row:{row['stage']}"
        yield "row:inner" if inner else ""
        if not row["facts"] and not row["points"]:
            if row["stage"] != "explanation":
                yield "row:withdrawn-inner" if inner else "row:withdrawn"
        elif row["points"]:
            yield "row:points"
            yield "row:points-comma" if "," in row["points"] else ""
            yield "row:points-negative" if row["points"].startswith("-") else ""
            yield "row:points-zero" if row["points"] == "0" else ""
            yield "judged:typed" if node["rule"]["kind"] == "judged" else ""
        elif row["facts"].lower() in ("n/a", "applies"):
            yield f"row:{row['facts']}"
        else:
            yield from from_facts(node, row["facts"], int(parsed.criteria.get("precision", 2)))
            if row["stage"] == "self":
                required = node.get("evidence", {}).get("required") == "true"
                absent = "absent-noted" if row["note"] else "absent"
                yield "evidence:" + ("not-required" if not required else "given" if row["evidence"] else absent)
        at = row["at"]
        offset = "utc" if at.endswith(("Z", "+00:00")) else "offset" if "+" in at else "naive"
        yield "row:at-" + ("empty" if not at else "date" if len(at) == 10 else offset)
    for rows in parsed.rows.values():
        stages = Counter(row["stage"] for row in rows)
        yield "row:older" if max(stages.values()) > 1 else ""
        yield "row:second-round" if stages["explanation"] and stages["appraisal"] > 1 else ""
        claimed = any(row["stage"] == "self" and row["facts"].lower() == "n/a" for row in rows)
        later = [row for row in rows if row["stage"] in ("appraisal", "council") and (row["facts"] or row["points"])]
        if claimed:
            yield "claim:waits" if not later else ""
            yield from ("claim:" + ("confirmed" if row["facts"].lower() == "n/a" else "refused") for row in later)


def from_facts(node: Node, facts: str, precision: int) -> Iterator[str]:
    """Yield the forms in which facts are written."""
    kind = node["rule"]["kind"]
    if kind in ("steps", "bands", "proportional", "survey"):
        forms = {"slash": "/", "of": " of ", "OF": " OF ", "percent": "%"}
        form = next((name for name, mark in forms.items() if mark in facts), "bare")
        yield f"facts:{form}" if kind != "survey" or form != "bare" else "facts:mean-on-scale"
    if kind == "yes_no":
        composed = unicodedata.normalize("NFC", facts)
        yield "facts:accent" if composed in ("có", "không") else ""
        yield "facts:accent-apart" if composed != facts else ""
        yield "facts:accent-case" if composed != composed.lower() and not composed.isascii() else ""
    elif kind == "deadline":
        slashes = "date-slashes" if "/" in facts else "date-iso"
        yield "facts:" + ("no-date" if facts.lower() == "none" else slashes)
    elif kind == "checklist":
        yield "facts:none" if facts.lower() == "none" else "facts:ids" if " " in facts else ""
    elif kind == "deduction":
        yield "facts:counts" if "=" in facts else "facts:bare-count" if facts != "0" else ""
    elif kind not in ("levels", "per_item"):
        yield "facts:comma" if "," in facts else "facts:point" if "." in facts else ""
        yield "facts:negative-number" if facts.startswith("-") else ""
        more = kind == "value" and re.search(rf"[.,]\d{{{precision + 1}}}$", facts)
        yield "facts:more-decimals" if more else ""


def from_lists(parsed: Parsed, units: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what the lists of codes reach: which effects at which nodes, for which cause."""
    by_code = {unit["code"]: unit for unit in parsed.units}
    for unit in units:
        for name in ("missing", "unevidenced", "unconfirmed", "not_applicable"):
            yield f"result:{name}" if unit[name] else ""
        unconfirmed = [code for code in unit["unconfirmed"] if code not in parsed.conditions]
        inner = [code for code in unconfirmed if "rule" not in parsed.nodes[code]]
        yield "result:unconfirmed-inner" if inner else ""
        yield "result:missing-unranked" if unit["missing"] and unit["rank"] is None else ""
        for code in unit["not_applicable"]:
            if code in parsed.conditions:
                continue
            node = parsed.nodes[code]
            cause = "claim" if applies(node, by_code[unit["unit"]]) else "out"
            effect = "block" if code[0] in "BP" else node.get("not_applicable", "forbidden")
            yield f"{'leaf' if 'rule' in node else 'inner'}-{cause}:{effect}"


def from_results(parsed: Parsed, units: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what the scores reach."""
    grades = [grade["id"] for grade in parsed.criteria.get("grades", [])]
    ranked = [unit for unit in units if unit["rank"] is not None]
    for unit in units:
        yield "result:unranked" if unit["rank"] is None else ""
        top = [unit["nodes"][node["code"]]["max"] for node in parsed.criteria["tree"]]
        yield "result:nothing-left" if not any(top) else ""
        for code, node in unit["nodes"].items():
            yield "result:negative-points" if (node["points"] or "").startswith("-") else ""
            out = node["max"] is None and code not in unit["not_applicable"] and "children" in parsed.nodes[code]
            yield "result:inner-out" if out else ""
        for name, leaves in parsed.blocks.items():
            raw = sum(Fraction(unit["nodes"][leaf["code"]]["points"] or 0) for leaf in leaves)
            yield f"{name}:bounded" if raw != Fraction(unit[name]) else ""
    for unit in ranked:
        yield "passed:max" if Fraction(unit["score"]) > Fraction(unit["max"]) else ""
        yield "kept:zero" if Fraction(unit["score"]) == 0 and Fraction(unit["penalty"]) > 0 else ""
        if len(grades) > 2:
            position = grades.index(unit["grade"])
            yield "grade:" + ("first" if position == 0 else "last" if unit["grade"] == grades[-1] else "middle")
            held = Fraction(unit["percent"]) > Fraction(parsed.criteria["grades"][0]["at_least"]) and position > 0
            yield "grade:held-back" if held else ""
    ranks = {unit["rank"] for unit in ranked}
    if len(ranks) < len(ranked) and max(ranks) > 1:
        yield f"tied:{parsed.criteria.get('ranking', {}).get('ties', 'min')}"
    scores = {Fraction(unit["score"]) / Fraction(unit["max"]) for unit in ranked}
    yield "tie:broken" if len(scores) < len(ranks) else ""
    for node in parsed.all_nodes():
        if (
            node.get("rule", {}).get("kind") == "normalised"
            and "goalposts" not in node["rule"]
            and "rules_for" not in node
        ):
            facts = {row["facts"] for row in parsed.answers if row["code"] == node["code"] and row["facts"]}
            yield "normalised:all-equal" if len(facts) == 1 and len(units) > 1 else ""
