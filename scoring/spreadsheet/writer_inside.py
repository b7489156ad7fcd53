"""What is asked of XlsxWriter beyond its public interface, all in one place; `pyproject.toml` caps its version for it.

Two things that it does not offer: formulas, also those of conditions and validations, without a look through each for
functions newer than Excel 2010, which takes a quarter of the time of a form and most of that of a sheet of hundreds of
thousands; and formulas that a column shares, which the file states once: written out, those of all communes would be
200 MB.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from xlsxwriter.worksheet import CellFormulaTuple  # type: ignore[import-untyped]

USED = (
    *("constant_memory", "previous_row", "table", "_write_single_row", "_check_dimensions"),
    *("_xml_formula_element", "_escape_attributes", "_escape_data", "_prepare_formula"),
)
"""What a worksheet has to have; its file, `fh`, is there while it is written."""


class SharedFormula(str):
    """A formula that cells share; `tag` are attributes of its element, which holds it where it is `first`."""

    __slots__ = ("first", "tag")
    tag: str
    first: bool


def own_formulas(raw: Any) -> None:
    """Teaches a worksheet to write shared formulas, and all as they are: the program's need nothing newer."""
    raw._xml_formula_element = partial(_formula_element, raw, raw._xml_formula_element)
    raw._prepare_formula = _as_it_is


def put_formula(raw: Any, row: int, column: int, formula: str, value: object, made: Any) -> None:
    """A formula with its value, as it is."""
    if raw.constant_memory and row > raw.previous_row:
        raw._write_single_row(row)
    raw._check_dimensions(row, column)
    raw.table[row][column] = CellFormulaTuple(formula, made, value)


def _as_it_is(formula: str, _: bool = False) -> str:
    return formula.removeprefix("=")


def _formula_element(raw: Any, plain: Callable[..., None], formula: str, value: object, attributes: Any = ()) -> None:
    if not isinstance(formula, SharedFormula):
        plain(formula, value, attributes)
        return
    named = "".join(f' {key}="{raw._escape_attributes(text)}"' for key, text in attributes)
    inside = f">{raw._escape_data(str(formula))}</f>" if formula.first else "/>"
    raw.fh.write(f"<c{named}><f {formula.tag}{inside}<v>{raw._escape_data(value)}</v></c>")
