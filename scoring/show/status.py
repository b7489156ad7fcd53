"""What is left to do, for people (tables) and for programs (CSV, data for JSON)."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from scoring.campaign.table import write_table
from scoring.engine.progress import FLAGS, LEAF_STATES, UNIT_STATES, NodeProgress, Progress, UnitProgress
from scoring.engine.results import number
from scoring.points import decimal_text
from scoring.problems import Decimals, Said
from scoring.show.mark import mark_of
from scoring.show.moments import end_text
from scoring.show.numbers import points_text
from scoring.show.tables import table
from scoring.tree.model import CriteriaSet
from scoring.words import say, tell

WIDTH = 110
TITLE_WIDTH = 40
NOTE_WIDTH = 36

_PLAIN = ("counts", "stage", "nothing")
"""Leaves that need nobody's attention, unless they have a flag."""


def status_text(progress: Progress, lang: str) -> str:
    """The campaign: counts above, then a row a unit."""
    headers = [
        "word-code",
        "word-unit",
        "left-col-state",
        "col-percent",
        *(f"left-col-{word.replace('_', '-')}" for word in _COLUMNS),
    ]
    rows = [
        [
            unit.unit.code,
            unit.unit.name,
            _state(unit, lang),
            str(unit.percent),
            *(str(unit.counts[word]) for word in _COLUMNS),
        ]
        for unit in progress.units
    ]
    units = table(rows, [tell(code, lang) for code in headers], right=range(3, len(headers)))
    parts = [
        "\n".join(_heading(progress, lang)),
        "\n".join(_summary(progress.units, progress, lang)),
        units,
        _wrapped(tell("left-legend", lang)),
    ]
    return "\n\n".join([*parts, *_mark(progress, lang)])


_COLUMNS = (
    "done", "without_points", "left", "not_applicable", "unconfirmed", "unevidenced", "unexplained", "disputed",
)  # fmt: skip


def unit_status_text(progress: Progress, unit: UnitProgress, lang: str) -> str:
    """One unit: counts above, then a row a leaf that is not simply done."""
    values = {"name": unit.unit.name, "code": unit.unit.code, "state": _state(unit, lang), "percent": unit.percent}
    shown = [node for node in unit.nodes if node.because not in _PLAIN or node.flags or node.late]
    parts = [
        "\n".join(_heading(progress, lang)),
        "\n".join([tell("left-unit", lang, **values), *_leaves([unit], lang)]),
    ]
    if shown:
        headers = ["word-code", "col-title", "left-col-state", "word-points", "left-col-remarks"]
        rows = [_node_row(node, progress.campaign.criteria, lang) for node in shown]
        parts.append(
            table(
                rows,
                [tell(code, lang) for code in headers],
                right=(3,),
                widths=[None, TITLE_WIDTH, None, None, NOTE_WIDTH],
            )
        )
    rest = Counter(node.because for node in unit.nodes if node not in shown)
    lines = [
        tell(f"left-rest-{because}", lang, count=rest[because])
        for because in ("counts", "stage", "nothing")
        if rest[because]
    ]
    return "\n\n".join([*parts, *(["\n".join(lines)] if lines else []), *_mark(progress, lang)])


def _node_row(node: NodeProgress, criteria: CriteriaSet, lang: str) -> list[str]:
    points = ""
    if node.result.points is not None and node.result.max is not None and node.state in ("done", "not_applicable"):
        points = "/".join(
            points_text(steps, criteria.precision, lang) for steps in (node.result.points, node.result.max)
        )
    state = tell(f"left-because-{node.because}", lang) if node.because else tell("left-branch", lang)
    remarks = [say(remark, lang) for remark in _remarks(node, criteria)]
    return [node.node.printed, node.node.title.in_language(lang), state, points, "; ".join(remarks)]


def _remarks(node: NodeProgress, criteria: CriteriaSet) -> Iterator[Said]:
    for flag in node.flags:
        if flag == "unconfirmed" and node.because == "unconfirmed":
            continue  # its state says so
        if flag in ("unexplained", "disputed") and node.change:
            worth = [_worth(steps, criteria) for steps in (node.change.before, node.change.after)]
            yield Said(f"left-flag-{flag}", {"before": worth[0], "after": worth[1]})
        else:
            yield Said(f"left-flag-{flag}", {})
    if node.late:
        yield Said("word-late", {})


def _worth(steps: int | None, criteria: CriteriaSet) -> object:
    """Points as a sentence shows them, or that there was a claim in their place."""
    if steps is None:
        return Said("not-applicable", {})
    return Decimals(Fraction(steps, 10**criteria.precision), criteria.precision)


def _heading(progress: Progress, lang: str) -> Iterator[str]:
    yield from _mark(progress, lang)
    stage = Said(f"scored-{progress.stage}", {})
    title = progress.campaign.settings.title.text()
    yield _wrapped(tell("left-heading", lang, title=title, stage=stage))
    if progress.deadline:
        code = "left-deadline-passed" if progress.now and progress.now > progress.deadline else "left-deadline"
        yield tell(code, lang, deadline=end_text(progress.deadline, lang))


def _summary(units: Sequence[UnitProgress], progress: Progress, lang: str) -> Iterator[str]:
    states = Counter(unit.state for unit in units)
    late = sum(unit.late for unit in units)
    counts = {state: states[state] for state in UNIT_STATES}
    said = Said("left-late-units", {"count": late}) if progress.deadline else ""
    yield _wrapped(tell("left-units", lang, units=len(units), late=said, **counts))
    yield from _leaves(units, lang)


def _leaves(units: Sequence[UnitProgress], lang: str) -> Iterator[str]:
    counts = _totals(units)
    total = sum(counts[state] for state in LEAF_STATES)
    yield _wrapped(tell("left-leaves", lang, total=total, **counts))
    yield _wrapped(tell("left-waiting", lang, **counts))


def _totals(units: Sequence[UnitProgress]) -> dict[str, int]:
    """All leaf states and flags, over units, in their order; `nothing` and `unknown` are not left out."""
    return {word: sum(unit.counts[word] for unit in units) for word in (*LEAF_STATES, *FLAGS)}


def _state(unit: UnitProgress, lang: str) -> str:
    state = tell(f"left-state-{unit.state}", lang)
    return f"{state}, {tell('word-late', lang)}" if unit.late else state


def _mark(progress: Progress, lang: str) -> list[str]:
    return [*filter(None, (mark_of(lang, progress.campaign.settings),))]


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH)


# For programs

UNIT_COLUMNS = ("unit", "name", "state", "late", "percent", "leaves", *LEAF_STATES, *FLAGS)
LEAF_COLUMNS = ("unit", "code", "title", "state", "because", "points", "max", *FLAGS, "before", "after", "late")


def status_csv(progress: Progress) -> str:
    """A row a unit."""
    rows = [[_cell(value) for value in _unit_data(unit).values()] for unit in progress.units]
    return write_table(UNIT_COLUMNS, rows)


def unit_status_csv(progress: Progress, unit: UnitProgress) -> str:
    """A row a leaf (and a branch with something to look at)."""
    precision = progress.campaign.criteria.precision
    rows = []
    for node in unit.nodes:
        data = _node_data(node, precision)
        flags = [flag in node.flags for flag in FLAGS]
        change = node.change
        worth = [_worth_data(steps, precision) for steps in (change.before, change.after)] if change else ["", ""]
        cells = [data[key] for key in ("code", "title", "state", "because", "points", "max")]
        rows.append([_cell(value) for value in (unit.unit.code, *cells, *flags, *worth, node.late)])
    return write_table(LEAF_COLUMNS, rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def status_data(progress: Progress) -> dict[str, Any]:
    """The campaign as data for JSON: counts, and for every unit the codes in each state and with each flag."""
    states = Counter(unit.state for unit in progress.units)
    return {
        **_heading_data(progress),
        "summary": {
            "units": len(progress.units),
            **{state: states[state] for state in UNIT_STATES},
            "late": sum(unit.late for unit in progress.units),
            "leaves": sum(unit.leaves for unit in progress.units),
            **_totals(progress.units),
        },
        "units": [
            {**_unit_data(unit), "codes": {word: unit.codes(word) for word in (*LEAF_STATES[1:], *FLAGS)}}
            for unit in progress.units
        ],
    }


def unit_status_data(progress: Progress, unit: UnitProgress) -> dict[str, Any]:
    """One unit as data for JSON, with every leaf."""
    precision = progress.campaign.criteria.precision
    nodes = []
    for node in unit.nodes:
        change = None
        if node.change:
            change = {
                "before": _worth_data(node.change.before, precision),
                "after": _worth_data(node.change.after, precision),
            }
        nodes.append({**_node_data(node, precision), "flags": list(node.flags), "change": change, "late": node.late})
    return {**_heading_data(progress), **_unit_data(unit), "nodes": nodes}


def _heading_data(progress: Progress) -> dict[str, Any]:
    criteria = progress.campaign.criteria
    return {
        "campaign": progress.campaign.settings.id,
        "sample": progress.campaign.settings.sample,
        "criteria": {"id": criteria.id, "edition": criteria.edition, "digest": criteria.digest},
        "stage": progress.stage,
        "deadline": progress.deadline.isoformat() if progress.deadline else None,
        "now": progress.now.isoformat() if progress.deadline and progress.now else None,
    }


def _unit_data(unit: UnitProgress) -> dict[str, Any]:
    return {
        "unit": unit.unit.code,
        "name": unit.unit.name,
        "state": unit.state,
        "late": unit.late,
        "percent": unit.percent,
        "leaves": unit.leaves,
        **_totals([unit]),
    }


def _node_data(node: NodeProgress, precision: int) -> dict[str, Any]:
    return {
        "code": node.node.code,
        "title": node.node.title.vi,
        "state": node.state,
        "because": node.because,
        "points": number(node.result.points, precision),
        "max": number(node.result.max, precision),
    }


def _worth_data(steps: int | None, precision: int) -> str:
    return "n/a" if steps is None else decimal_text(steps, precision)
