"""How far ranks hold, for people (tables) and for programs (CSV, data for JSON)."""

import textwrap
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.campaign.campaign import Campaign
from scoring.campaign.table import write_table
from scoring.points import rounded_text
from scoring.problems import Said
from scoring.show.mark import mark_of
from scoring.show.tables import Cell, Figure, Shown
from scoring.words import tell

if TYPE_CHECKING:
    from scoring.analysis.robustness import Robustness, Shift, UnitRanks

LINE_WIDTH = 110
SHARE_DIGITS = 4
COLUMNS = ("unit", "name", "rank", "low", "median", "high", "in_grade", "kept_before_next", "self_rank")


def robustness_text(campaign: Campaign, robust: "Robustness", lang: str) -> str:
    """Every ranked unit with the interval of its rank; below it other methods, nodes left out, how to read it."""
    title, stage = campaign.settings.title.text(), Said(f"scored-{robust.results.stage}", {})
    parts = [
        tell("robustness-heading", lang, title=title, stage=stage) + "\n" + drawn(robust, lang),
        units_table(robust, lang).printed(),
        tell("robustness-methods", lang) + "\n" + methods_table(robust, lang).printed(),
        tell("robustness-nodes", lang) + "\n" + nodes_table(robust, lang).printed(),
        textwrap.fill(reading(lang), LINE_WIDTH),
        tell("digests", lang, criteria=robust.results.criteria.digest, results=robust.results.digest),
    ]
    mark = mark_of(lang, campaign.settings)
    return "\n\n".join(part for part in (mark, *parts, mark) if part)


def drawn(robust: "Robustness", lang: str) -> str:
    """How many times, over which nodes, by how much, from which seed."""
    level = robust.results.criteria.levels[robust.level]
    return tell(
        "robustness-drawn", lang,
        draws=robust.draws, level=level.title_or(level.id), spread=robust.spread, seed=robust.seed,
    )  # fmt: skip


def reading(lang: str) -> str:
    """How to read it."""
    return tell("robustness-reading", lang)


def units_table(robust: "Robustness", lang: str) -> Shown:
    """Every ranked unit with the interval of its rank."""
    kept = [*(pair.kept for pair in robust.pairs), None]
    rows: list[list[Cell]] = [
        [
            unit.placed.rank,
            unit.placed.result.unit.code,
            unit.placed.result.unit.name,
            interval(unit),
            unit.middle,
            Figure(unit.in_grade, 1, percent=True),
            Figure(ahead, 1, percent=True),
            unit.at_self,
        ]
        for unit, ahead in zip(robust.units, kept, strict=True)
    ]
    codes = (
        "word-rank", "word-code", "word-unit", "robustness-col-interval", "word-median",
        "robustness-col-in-grade", "robustness-col-next", "robustness-col-self",
    )  # fmt: skip
    return Shown(lang, [tell(code, lang) for code in codes], rows, right=(0, 3, 4, 5, 6, 7))


def interval(unit: "UnitRanks") -> str:
    """From the best to the worst rank of 90 % of the draws."""
    return str(unit.low) if unit.low == unit.high else f"{unit.low}–{unit.high}"


def methods_table(robust: "Robustness", lang: str) -> Shown:
    """How far ranks move under every other method."""
    return _shifts(robust.methods, [tell(f"robustness-method-{shift.name}", lang) for shift in robust.methods], lang)


def nodes_table(robust: "Robustness", lang: str) -> Shown:
    """How far ranks move with every node left out."""
    nodes = robust.results.criteria.nodes
    titles = [f"{nodes[shift.name].printed}  {nodes[shift.name].title.in_language(lang)}" for shift in robust.nodes]
    return _shifts(robust.nodes, titles, lang)


def _shifts(shifts: "Sequence[Shift]", titles: Sequence[str], lang: str) -> Shown:
    rows: list[list[Cell]] = [
        [title, Figure(shift.mean, 2), shift.most, shift.who.result.unit.name if shift.most else None]
        for title, shift in zip(titles, shifts, strict=True)
    ]
    codes = ("col-title", "robustness-col-mean", "robustness-col-most", "robustness-col-who")
    return Shown(lang, [tell(code, lang) for code in codes], rows, (1, 2), [60, None, None, None])


def robustness_csv(robust: "Robustness") -> str:
    """A row a ranked unit: `COLUMNS`, then its rank by every other method and with every node left out."""
    data = [_unit_data(unit) for unit in robust.units]
    kept = [*(_share(pair.kept) for pair in robust.pairs), ""]
    methods, nodes = [shift.name for shift in robust.methods], [shift.name for shift in robust.nodes]
    rows = []
    for unit, ahead in zip(data, kept, strict=True):
        cells = {**unit, "kept_before_next": ahead}
        others = [unit["by_method"][name] for name in methods] + [unit["left_out"][code] for code in nodes]
        rows.append(["" if cell is None else str(cell) for cell in (*(cells[name] for name in COLUMNS), *others)])
    return write_table([*COLUMNS, *(f"by_{name}" for name in methods), *(f"without_{code}" for code in nodes)], rows)


def robustness_data(robust: "Robustness") -> dict[str, object]:
    """All figures, with what makes them again."""
    criteria = robust.results.criteria
    return {
        **robust.results.heading(),
        "level": criteria.levels[robust.level].id,
        "draws": robust.draws,
        "spread": rounded_text(robust.spread, 2),
        "seed": robust.seed,
        "units": [_unit_data(unit) for unit in robust.units],
        "pairs": [
            {
                "ahead": pair.ahead.result.unit.code,
                "behind": pair.behind.result.unit.code,
                "kept": _share(pair.kept),
            }
            for pair in robust.pairs
        ],
        "methods": [_shift_data(shift) for shift in robust.methods],
        "nodes": [_shift_data(shift) for shift in robust.nodes],
    }


def _unit_data(unit: "UnitRanks") -> dict[str, Any]:
    return {
        "unit": unit.placed.result.unit.code,
        "name": unit.placed.result.unit.name,
        "rank": unit.placed.rank,
        "low": unit.low,
        "median": unit.middle,
        "high": unit.high,
        "in_grade": None if unit.in_grade is None else _share(unit.in_grade),
        "self_rank": unit.at_self,
        "by_method": dict(unit.by_method),
        "left_out": dict(unit.left_out),
    }


def _shift_data(shift: "Shift") -> dict[str, object]:
    who = shift.who.result.unit.code
    return {"name": shift.name, "mean": rounded_text(shift.mean, SHARE_DIGITS), "most": shift.most, "unit": who}


def _share(share: Fraction) -> str:
    return rounded_text(share, SHARE_DIGITS)
