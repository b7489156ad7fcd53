"""Cells that forms and publications share: how points, numbers and headings look, where a rule finds its input."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from scoring.campaign.campaign import Campaign
from scoring.points import decimal_text, to_steps
from scoring.spreadsheet.book import Book, Value
from scoring.spreadsheet.fields import levels_of, titles_of
from scoring.spreadsheet.formulas import Inputs, Scale, rule_in_cells
from scoring.spreadsheet.limbs import DIGITS
from scoring.tree.model import CriteriaSet, Leaf
from scoring.tree.rule import Yardstick

BASE = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
GRID: dict[str, Any] = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True}
HEAD = {**GRID, "bold": True, "align": "center", "bg_color": "#D9E2F3"}
OUT = {"bg_color": "#EDEDED", "font_color": "#7F7F7F"}
MISSING = {"bg_color": "#F8CBAD"}
LEAST_HEIGHT = 18.5
VALUE = {"bg_color": "#E4DFEC", "italic": True}
"""How a cell looks that holds points as a value, since no formula is exact for it."""


def points_format(criteria: CriteriaSet) -> str:
    """How points are shown: the printed digits, and the further ones where there are some."""
    most, least = criteria.precision, min(criteria.digits, criteria.precision)
    return "0" + ("." + "0" * least + "#" * (most - least) if least else "")


def points_value(steps: int, precision: int) -> float:
    return float(decimal_text(steps, precision))


def number_of(text: str, is_count: bool = False) -> Value:
    """The text of a number as a number; a text where it has more digits than a number keeps."""
    digits = "".join(character for character in text if character.isdigit())
    held = int(digits) <= 10**DIGITS if is_count else len(digits.strip("0")) <= DIGITS
    return float(text.replace(",", ".")) if held else text


def height_of(text: str, width: float, small: bool = False) -> float:
    """About how high a row has to be for a wrapped text in a column of that width."""
    characters = max(4.0, width * (1.4 if small else 1.25))
    lines = sum(max(1, math.ceil(len(line) / characters)) for line in text.split("\n"))
    return 4 + lines * (13 if small else 14.5)


def inputs_of(book: Book, leaf: Leaf, cells: Sequence[str], precision: int) -> Inputs:
    """Where the formula of a leaf finds its input."""
    levels = levels_of(leaf.rule)
    if not levels:
        return Inputs(tuple(cells))
    titles, values = titles_of(levels), level_values(leaf, precision)
    return Inputs(tuple(cells), titles=book.list_range(titles), values=book.list_range(values))


def level_values(leaf: Leaf, precision: int) -> list[float]:
    """The points of each level that is offered; of a condition 1 where it is met with it, else 0."""
    levels = levels_of(rule_in_cells(leaf) or leaf.rule)
    return [points_value(to_steps(level.points, precision), precision) for level in levels]


def scale_of(campaign: Campaign, leaf: Leaf) -> Scale:
    return Scale(Yardstick(leaf.max, campaign.settings.year), campaign.criteria.precision)


def full_of(leaf: Leaf) -> Fraction | None:
    """What a judgement can reach, which its rule does not know."""
    return leaf.max if leaf.rule.points_step else None
