"""An explanation for people (a tree in the terminal) and for programs (data for JSON)."""

import textwrap
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from scoring.campaign.answers import VIET_NAM, moment
from scoring.campaign.campaign import Campaign
from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation
from scoring.engine.explain_whole import met_said
from scoring.engine.results import Missing, NotApplicable, is_met, number
from scoring.problems import Decimals, Joined, Said
from scoring.show.mark import mark_of
from scoring.show.numbers import points_text, signed_points
from scoring.show.tables import table
from scoring.tree.model import Condition, Leaf
from scoring.words import LANGUAGES, printable, say, tell

WIDTH = 110
LAYER_COLUMNS = (
    "word-stage",
    "word-facts",
    "word-points",
    "word-change",
    "word-by-whom",
    "word-at",
    "word-reason-note",
)


def explanation_text(campaign: Campaign, explanation: UnitExplanation, lang: str) -> str:
    """The tree of points of a unit, with every reason, adjustment and line of the criteria file."""
    return "\n".join(_lines(campaign, explanation, lang))


def _lines(campaign: Campaign, explanation: UnitExplanation, lang: str) -> Iterator[str]:
    settings, results = campaign.settings, explanation.results
    mark = mark_of(lang, settings)
    unit = explanation.placed.result.unit
    if mark:
        yield mark
    stage = Said(f"scored-{results.stage}", {})
    yield tell("rank-heading", lang, title=settings.title.text(), stage=stage)
    yield f"{printable(unit.name)} ({printable(unit.code)})"
    yield ""
    for label, reasons in (
        ("label-whole", explanation.whole),
        ("word-grade", explanation.grade),
        ("word-ranked", (explanation.rank,)),
    ):
        if reasons:
            yield from _wrapped(f"{tell(label, lang)}: " + "; ".join(say(reason, lang) for reason in reasons), "")
    criteria = campaign.criteria
    for node in explanation.nodes:
        blocks = (criteria.in_bonus, criteria.in_penalty, criteria.conditions)
        if node.node.code in (leaf.code for block in blocks for leaf in block[:1]):
            yield ""
            yield _block_heading(campaign, node, lang)
        yield ""
        yield from _node_lines(campaign, node, node.depth - explanation.nodes[0].depth, lang)
    yield ""
    yield tell("digests", lang, criteria=criteria.digest, results=results.digest)
    if mark:
        yield mark


def _block_heading(campaign: Campaign, node: NodeExplanation, lang: str) -> str:
    criteria = campaign.criteria
    if criteria.bonus and criteria.blocks[node.node.code] == "bonus":
        return tell("word-bonus-at-most", lang, max=Decimals(criteria.bonus.cap, criteria.digits))
    if isinstance(node.node, Condition):
        return tell("word-conditions", lang)
    cap = criteria.penalty.cap if criteria.penalty else Fraction(0)
    return tell("word-penalty-at-most", lang, max=Decimals(cap, criteria.digits))


def _node_lines(campaign: Campaign, node: NodeExplanation, depth: int, lang: str) -> Iterator[str]:
    indent = "  " * depth
    title = printable(node.node.title.in_language(lang))
    yield from _wrapped(f"{node.node.printed}  {title}: {_points(campaign, node, lang)}", indent)
    inner = indent + "    "
    yield from _wrapped(node_sentence(campaign, node, lang), inner)
    if node.terms is not None:
        yield from _wrapped(f"{tell('label-rule', lang)}: {say(node.terms, lang)}", inner)
    if len(node.layers) == 1:
        yield from _wrapped(_layer_line(node.layers[0], lang), inner)
    elif node.layers:
        yield textwrap.indent(_layers_table(campaign, node, lang), inner)
    file = campaign.criteria_file
    if isinstance(node.node, Leaf):
        yield inner + tell("from-file", lang, file=file.file, line=file.lines[node.node.code])


def _wrapped(text: str, indent: str) -> list[str]:
    width = max(40, WIDTH - len(indent))
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)


def _points(campaign: Campaign, node: NodeExplanation, lang: str) -> str:
    if isinstance(node.node, Condition):
        return say(met_said(node.result), lang)
    if node.result.max is None:
        return tell("not-applicable", lang)
    if node.result.points is None:
        return tell("no-points", lang)
    digits = campaign.criteria.precision
    shown = {"points": node.result.points, "max": node.result.max}
    return tell(
        "word-points-of-max",
        lang,
        **{key: Decimals.of_steps(value, digits) for key, value in shown.items()},
    )


def node_sentence(campaign: Campaign, node: NodeExplanation, lang: str) -> str:
    """The reason with the points it led to: "45/50 = 90 % ≥ 90 % → 1,00 trên 1,00 điểm"."""
    if node.result.points is None or node.result.max is None or isinstance(node.node, Condition):
        return say(node.why, lang)
    digits = campaign.criteria.precision
    values = {
        "why": node.why,
        "points": Decimals.of_steps(node.result.points, digits),
        "max": Decimals.of_steps(node.result.max, digits),
    }
    return tell("sentence", lang, **values)


def _layers_table(campaign: Campaign, node: NodeExplanation, lang: str) -> str:
    """The rows about a node, first to last; a column that is empty in all of them is left out."""
    headers = ["", *(tell(code, lang) for code in LAYER_COLUMNS)]
    rows = [_layer_row(campaign, layer, lang) for layer in node.layers]
    kept = [index for index in range(len(headers)) if any(row[index] for row in rows)]
    return table(
        [[row[index] for index in kept] for row in rows],
        [headers[index] for index in kept],
        right=[place for place, index in enumerate(kept) if index in (3, 4)],
        widths=[(None, None, 24, None, None, 24, None, 48)[index] for index in kept],
        style="presto",
    )


def _layer_row(campaign: Campaign, layer: Layer, lang: str) -> list[str]:
    return [
        tell("counts-mark", lang) if layer.counts else "",
        _stage(layer, lang),
        _stated(layer, lang),
        "" if layer.points is None else points_text(layer.points, campaign.criteria.precision, lang),
        change_text(campaign, layer, lang),
        layer.answer.by,
        _when(layer),
        _reason(layer, lang),
    ]


def _layer_line(layer: Layer, lang: str) -> str:
    """The only row about a node, on one line: what was stated, who, when, note, evidence."""
    stated = _stated(layer, lang) or layer.answer.points
    parts = [part for part in (stated, layer.answer.by, _when(layer), _reason(layer, lang)) if part]
    return printable(tell("layer-line", lang, stage=_stage(layer, lang), parts=Joined(parts, "; ")))


def _stage(layer: Layer, lang: str) -> str:
    return tell("stage-second" if layer.second_round else f"stage-{layer.answer.stage}", lang)


def _stated(layer: Layer, lang: str) -> str:
    if layer.kind in ("claim", "applies", "withdrawn"):
        return tell(f"layer-{layer.kind}", lang)
    return layer.answer.facts


def _when(layer: Layer) -> str:
    """When, in Viet Nam time whatever the offset; a bare date stays one."""
    at = layer.answer.at
    return at if len(at) <= len("2022-12-31") else f"{moment(at).astimezone(VIET_NAM):%Y-%m-%d %H:%M}"


def _reason(layer: Layer, lang: str) -> str:
    evidence = tell("label-evidence", lang, what=layer.answer.evidence) if layer.answer.evidence else ""
    return "; ".join(part.rstrip(".") for part in (layer.answer.note, evidence) if part)


def change_text(campaign: Campaign, layer: Layer, lang: str) -> str:
    """Before → after with the signed difference: "1,00 → 0,50 (−0,50)"."""
    if layer.change is None or layer.points is None or layer.before is None:
        return ""
    precision = campaign.criteria.precision
    before, after = (points_text(steps, precision, lang) for steps in (layer.before, layer.points))
    sign = "±" if layer.change == 0 else ""
    return f"{before} → {after} ({sign}{signed_points(layer.change, precision, lang)})"


# For programs


def explanation_data(campaign: Campaign, explanation: UnitExplanation) -> dict[str, Any]:
    """The explanation as data, its sentences in both languages, with the digests."""
    results = explanation.results
    of_unit = next(unit for unit in results.units_data if unit["unit"] == explanation.placed.result.unit.code)
    return {
        **results.heading(),
        "sample": campaign.settings.sample,
        "unit": {key: value for key, value in of_unit.items() if key != "nodes"},
        "whole": [_both(said) for said in explanation.whole],
        "grade": [_both(said) for said in explanation.grade],
        "rank": _both(explanation.rank),
        "nodes": [_node_data(campaign, node) for node in explanation.nodes],
    }


def _both(said: Said) -> dict[str, str]:
    return {lang: say(said, lang) for lang in LANGUAGES}


def _node_data(campaign: Campaign, node: NodeExplanation) -> dict[str, Any]:
    precision = campaign.criteria.precision
    result = node.result
    data: dict[str, Any] = {
        "code": node.node.code,
        "title": node.node.title._asdict(),
        "depth": node.depth,
        **_points_data(node, precision),
        "state": "missing" if isinstance(result, Missing) else "scored",
        "because": None,
        "effect": None,
        "reason": {lang: node_sentence(campaign, node, lang) for lang in LANGUAGES},
        "rule": _both(node.terms) if node.terms else None,
        "layers": [_layer_data(layer, precision) for layer in node.layers],
        "file": campaign.criteria_file.file,
        "line": campaign.criteria_file.lines[node.node.code],
    }
    if isinstance(result, NotApplicable):
        data |= {"state": "not_applicable", "because": result.because, "effect": result.effect}
    return data


def _points_data(node: NodeExplanation, precision: int) -> dict[str, Any]:
    """Points and max; of a condition, which has none, whether it is met."""
    if isinstance(node.node, Condition):
        return {"points": None, "max": None, "met": is_met(node.result)}
    return {"points": number(node.result.points, precision), "max": number(node.result.max, precision)}


def _layer_data(layer: Layer, precision: int) -> dict[str, Any]:
    answer = layer.answer
    return {
        "stage": answer.stage,
        "kind": layer.kind,
        "second_round": layer.second_round,
        "counts": layer.counts,
        "facts": answer.facts or None,
        "typed_points": answer.points or None,
        "points": number(layer.points, precision),
        "before": number(layer.before, precision),
        "change": number(layer.change, precision),
        "note": answer.note or None,
        "evidence": answer.evidence or None,
        "by": answer.by or None,
        "at": answer.at or None,
    }
