"""The rows of the self-assessment form: a branch, a leaf with its options, a node that is not asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.campaign.answers import is_known
from scoring.campaign.units import Unit
from scoring.engine.results import NodeResult, NotApplicable, UnitResult
from scoring.forms.issue_cover import CoverFormula
from scoring.forms.issue_rows import BranchRow, LeafRow
from scoring.forms.issue_sheet import NOTICE, DataSheet, guide_of
from scoring.points import exact_text, parse_number, to_steps
from scoring.problems import Decimals
from scoring.spreadsheet import totals
from scoring.spreadsheet.book import Value, area
from scoring.spreadsheet.cells import GRID, MISSING, OUT, full_of, inputs_of, points_value, scale_of
from scoring.spreadsheet.fields import fields_of
from scoring.spreadsheet.formulas import formula_of_leaf, text_literal
from scoring.spreadsheet.nodes import NOTHING, NodeFormulas, Nodes, all_empty, any_of
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.words import tell

UNSEEN = ("key", "live_max", "kept", "read")
"""Columns that hold what formulas need, for nobody to see."""
BRANCH_COLOURS = ("#BDD7EE", "#DDEBF7", "#EEF5FB")
_LACKING = ("missing", "options", "share", "text", "check", "note", "evidence")
UNFINISHED = tuple(f"form-st-{state}" for state in _LACKING)
"""The states of a row that still lacks something."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node's points and max stand, for its sheet and for others, and what they are now.

    `claim` is the cell of its claim for other sheets, a text where it is out in any case, "" where it can't be.
    """

    here: totals.Cells
    refs: totals.Cells
    points: Value
    max: Value
    left: CoverFormula | None
    claim: str = ""


class Self(NamedTuple):
    """What the rows of one sheet share."""

    data: DataSheet
    unit: Unit
    criteria: CriteriaSet
    result: UnitResult
    places: dict[str, Place]
    obligatory: bool
    inexact: set[str]
    """Nodes whose points no formula gives exactly, or may not because of one below: they stand when published."""

    @property
    def nodes(self) -> Nodes:
        return Nodes(self.criteria, tell("word-nothing", "vi"))


def write_leaf(context: Self, given: LeafRow, row: int, depth: int, above: tuple[str, ...]) -> int:
    """Writes a leaf and its options; gives the row behind them."""
    data, leaf = context.data, given.leaf
    options, fields = leaf.rule.rows, fields_of(leaf.rule)
    claimable = context.obligatory and leaf.not_applicable != "forbidden"
    data.key(row, context.unit.code, leaf.code)
    _write_titles(context, leaf, row, depth)
    data.text(row, "guide", guide_of(leaf, given.rules), font_size=10)
    if "previous" in data.at:
        data.text(row, "previous", given.previous, **OUT)
    inputs = _write_inputs(context, given, row)
    if claimable:
        data.claim(row, given.claim, decided=False, may_refuse=False)
    else:
        data.text(row, "na", "", **OUT)
    data.open(row, "note", given.note)
    data.open(row, "evidence", given.evidence)
    data.open(row, "page")
    read = data.as_read(leaf, row, inputs, given.cells)
    where = inputs_of(data.book, leaf, read, context.criteria.precision)
    core = formula_of_leaf(leaf, where, scale_of(data.campaign, leaf)) if given.held else None
    empty = _empty(data, row, inputs, bool(options))
    if core is None:
        core = f'IF({empty},"",{_word("form-later")})'
        if not is_later(leaf):
            context.inexact.add(leaf.code)
    formulas, value = NodeFormulas(core, exact_text(leaf.max)), _leaf_value(context, given)
    _write_result(context, leaf, row, formulas, value, above, claimable, claimed=bool(given.claim))
    _write_status(context, given, row, above, claimable, empty, len(inputs))
    _colour_leaf(data, row, leaf, inputs, len(fields) == 2 and not options)
    return row + 1 + len(options)


def _write_titles(context: Self, node: Branch | Leaf, row: int, depth: int, **style: Any) -> None:
    data = context.data
    data.text(row, "code", node.printed, **style)
    data.text(row, "title", node.title.vi, indent=min(depth, 6), **style)
    data.points(row, "max", to_steps(node.max, context.criteria.precision), **style)


def _write_inputs(context: Self, given: LeafRow, row: int) -> list[str]:
    """The open cells of a leaf; gives their references."""
    data, leaf = context.data, given.leaf
    fields, options = fields_of(leaf.rule), leaf.rule.rows
    if not options:
        for role, field, text in zip(("fact1", "fact2"), fields, given.cells, strict=False):
            data.fact(row, role, field, text, full_of(leaf))
        if len(fields) == 1:
            data.text(row, "fact2", "", **OUT)
        return [data.ref(row, role) for role, _ in zip(("fact1", "fact2"), fields, strict=False)]
    for role in ("fact1", "fact2"):
        data.text(row, role, "")
    rows = zip(options, leaf.rule.asks, given.titles, fields, given.cells, given.offered, strict=True)
    for under, (option, asked, title, field, text, offered) in enumerate(rows):
        here = row + 1 + under
        data.key(here, context.unit.code, leaf.code, option.id)
        for role in data.at:
            if role not in UNSEEN:
                data.text(here, role, "")
        data.text(here, "title", "– " + _option_title(context, leaf, title, asked.worth), indent=2, italic=True)
        if "previous" in data.at:
            data.text(here, "previous", offered, **OUT)
        data.fact(here, "fact1", field, text)
    return [data.ref(row + 1 + under, "fact1") for under in range(len(options))]


def _option_title(context: Self, leaf: Leaf, title: str, worth: Fraction | None) -> str:
    """The title of an item or a fault, with the points of each."""
    if worth is None:
        return title
    points = Decimals(worth, max(context.criteria.digits, len(exact_text(worth).partition(".")[2])))
    return tell("form-option-deduction" if leaf.rule.takes_off else "form-option", "vi", title=title, points=points)


def _empty(data: DataSheet, row: int, inputs: list[str], has_options: bool) -> str:
    return f"COUNTA({_options_area(data, row, len(inputs))})=0" if has_options else all_empty(inputs)


def _options_area(data: DataSheet, row: int, count: int) -> str:
    return area(row + 1, data.at["fact1"], row + count, data.at["fact1"])


def _claims(cells: Sequence[str]) -> list[str]:
    """Whether these cells of the column `na` are filled in."""
    return [f'{cell}<>""' for cell in cells]


def _leaf_value(context: Self, given: LeafRow) -> Value:
    result = context.result.nodes[given.leaf.code]
    if isinstance(result, NotApplicable):
        return _value(context, result.points, tell("word-nothing", "vi"))
    if not any(given.cells):
        return ""
    if is_later(given.leaf) or given.leaf.code in context.inexact:
        return tell("form-later", "vi")
    return _value(context, result.points, "")


def is_later(leaf: Leaf) -> bool:
    """Whether a leaf's points depend on other units."""
    return leaf.rule.looks_at_others


def _value(context: Self, steps: int | None, otherwise: str) -> Value:
    return otherwise if steps is None else points_value(steps, context.criteria.precision)


def _write_result(
    context: Self, node: Branch | Leaf, row: int, core: NodeFormulas, value: Value, above: tuple[str, ...],
    claimable: bool, *, claimed: bool, **style: Any,
) -> None:  # fmt: skip
    """Points, live max and what is kept: by the rule or the children, unless the node or one above is claimed."""
    data, result, digits = context.data, context.result.nodes[node.code], context.criteria.precision
    own = [context.nodes.own_out(node, f'{data.ref(row, "na")}<>""')] if claimable else []
    outs = [*own, *context.nodes.out_above(_claims(above))]
    points, most, kept = context.nodes.unless_out(core, exact_text(node.max), outs)
    most_value = _value(context, result.max, "")
    data.live(row, "live", points or NOTHING, value, num_format=data.points_format, align="center", bold=True, **style)
    data.sheet.put_formula(row, data.at["live_max"], most, most_value)
    claim = data.sheet.ref(row, data.at["na"]) if claimable else ""
    if kept:
        amount = points_value(to_steps(node.max, digits), digits)
        data.sheet.put_formula(row, data.at["kept"], kept, amount if claimed else 0)
    _note_place(context, node.code, row, value, most_value, "kept" if kept else "", claim)


def _note_place(context: Self, code: str, row: int, points: Value, most: Value, kept: str, claim: str = "") -> None:
    data = context.data
    roles = ("live", "live_max", kept)
    here = totals.Cells(*(data.ref(row, role) if role else "" for role in roles))
    refs = totals.Cells(*(data.sheet.ref(row, data.at[role]) if role else "" for role in roles))
    context.places[code] = Place(here, refs, points, most, None, claim)


def _write_status(
    context: Self, given: LeafRow, row: int, above: tuple[str, ...], claimable: bool, empty: str, count: int
) -> None:  # fmt: skip
    """What a leaf still lacks, and what that is now."""
    data, leaf = context.data, given.leaf
    note, evidence, points = (data.ref(row, role) for role in ("note", "evidence", "live"))
    explains = data.campaign.settings.without_evidence == "explain"
    without = f'AND({evidence}="",{note}="")' if explains else f'{evidence}=""'
    missing = "form-st-missing" if context.obligatory else ""
    checks = [(empty, missing)]
    if leaf.rule.rows:
        checks.append((f"COUNTA({_options_area(data, row, count)})<{count}", "form-st-options"))
    checks += _read_otherwise(data, leaf, row)
    checks.append((f'{points}=""', "form-st-check"))
    if leaf.rule.needs_note:
        lost = f'AND({note}="",{points}<{exact_text(leaf.max)})'
        checks.append((lost if leaf.rule.note_only_below_full else f'{note}=""', "form-st-note"))
    if leaf.evidence.required:
        checks.append((without, "form-st-evidence"))
    formula = _chain(checks, "form-st-done")
    if claimable:
        na = data.ref(row, "na")
        claim = _chain([(f"NOT({empty})", "form-st-check"), (f'{note}=""', "form-st-note")], "form-st-done")
        formula = f'IF({na}<>"",{claim},{formula})'
    if above:
        formula = f"IF({any_of(_claims(above))},{_word('form-st-above')},{formula})"
    data.state(row, formula, _state(_status(context, given)))


def _read_otherwise(data: DataSheet, leaf: Leaf, row: int) -> Iterator[tuple[str, str]]:
    """Cells that are collected as they are meant, but that no formula sees so: text is no number.

    A share up to 1 may be meant as one, too: not every program tells its formulas that 0.9 is shown as 90%.
    """
    if leaf.rule.rows:
        return
    asked, fields = leaf.rule.asks[0], fields_of(leaf.rule)
    cells = [data.ref(row, role) for role, _ in zip(("fact1", "fact2"), fields, strict=False)]
    if asked.sort == "share":
        read = data.ref(row, "read")
        yield f'AND(ISNUMBER({read}),{cells[1]}="",{read}>0,{read}<=1)', "form-st-share"
    if asked.sort == "date":
        yield f'AND(ISTEXT({cells[0]}),{data.ref(row, "live")}="")', "form-st-text"
    elif all(field.kind != "choice" for field in fields):
        yield any_of([f"ISTEXT({cell})" for cell in cells]), "form-st-text"


def _chain(checks: list[tuple[str, str]], done: str) -> str:
    formula = _word(done)
    for test, code in reversed(checks):
        formula = f"IF({test},{_word(code)},{formula})"
    return formula


def _state(code: str) -> str:
    return tell(code, "vi") if code else ""


def _word(code: str) -> str:
    return text_literal(_state(code))


def _status(context: Self, given: LeafRow) -> str:
    """The state of a leaf as it is filled in now, as the formula finds it."""
    leaf, result = given.leaf, context.result.nodes[given.leaf.code]
    if isinstance(result, NotApplicable) and result.because == "above":
        return "form-st-above"
    if given.claim:
        return "form-st-done" if given.note else "form-st-note"
    if not any(given.cells):
        return "form-st-missing" if context.obligatory else ""
    if _is_small_share(given):
        return "form-st-share"
    if leaf.rule.needs_note and not given.note and leaf.rule.needs_note_for(parse_number(given.cells[0]), leaf.max):
        return "form-st-note"
    explained = given.note and context.data.campaign.settings.without_evidence == "explain"
    if leaf.evidence.required and not given.evidence and not explained:
        return "form-st-evidence"
    return "form-st-done"


def _is_small_share(given: LeafRow) -> bool:
    """Whether a percentage of at most 1 stands there, as 90% looks to a formula."""
    if given.leaf.rule.asks[0].sort != "share" or given.leaf.rule.rows or any(given.cells[1:]):
        return False
    return 0 < parse_number(given.cells[0]) <= 1


def _colour_leaf(data: DataSheet, row: int, leaf: Leaf, inputs: list[str], two: bool) -> None:
    status, fixed = data.ref(row, "status", column=True), data.ref(row, "status", column=True, fixed=True)
    missing, left = _word("form-st-missing"), _word("form-st-options")
    if leaf.rule.rows:
        for under, ref in enumerate(inputs):
            test = f'AND({ref}="",OR({fixed}={missing},{fixed}={left}))'
            data.colour(row + 1 + under, "fact1", test, leaf.code, MISSING)
    else:
        for role in ("fact1", "fact2")[: 2 if two else 1]:
            data.colour(row, role, f'AND({data.ref(row, role)}="",{status}={missing})', "fact", MISSING)
    for role, code in (("note", "form-st-note"), ("evidence", "form-st-evidence")):
        data.colour(row, role, f'AND({data.ref(row, role)}="",{status}={_word(code)})', role, MISSING)
    tests = ",".join(f"{data.ref(row, 'status')}={_word(code)}" for code in UNFINISHED)
    data.colour(row, "status", f"OR({tests})", "status", NOTICE)


def write_branch(context: Self, given: BranchRow, row: int, last: int, depth: int, above: tuple[str, ...]) -> None:
    """Writes a branch whose children are written, down to the row `last`."""
    data, branch = context.data, given.branch
    style: Mapping[str, Any] = {"bold": True, "bg_color": BRANCH_COLOURS[min(depth, len(BRANCH_COLOURS) - 1)]}
    for role in data.at:
        if role not in UNSEEN:
            data.text(row, role, "", **style)
    _write_titles(context, branch, row, depth, **style)
    claimable = branch.not_applicable != "forbidden"
    if claimable:
        data.key(row, context.unit.code, branch.code)
        data.claim(row, given.claim, decided=False, may_refuse=False)
        data.open(row, "note", given.note)
        na, note = data.ref(row, "na"), data.ref(row, "note")
        formula = f'IF({na}<>"",IF({note}="",{_word("form-st-note")},{_word("form-st-done")}),"")'
        state = ("form-st-done" if given.note else "form-st-note") if given.claim else ""
        data.state(row, formula, _state(state), **style)
    core, value = _branch_points(context, branch, row)
    shown = {name: text for name, text in style.items() if name != "bold"}
    _write_result(context, branch, row, core, value, above, claimable, claimed=bool(given.claim), **shown)
    if depth == 0:
        place = context.places[branch.code]
        context.places[branch.code] = replace(place, left=_left(context, row, last))


def _branch_points(context: Self, branch: Branch, row: int) -> tuple[NodeFormulas, Value]:
    """What the children give, and what that is now: `form-later` where no formula is exact for what is typed."""
    children, own_max = [context.places[child.code] for child in branch.children], context.data.ref(row, "live_max")
    result: NodeResult = context.result.nodes[branch.code]
    formulas = context.nodes.branch(branch, own_max, [place.here for place in children])
    value = _value(context, result.points, tell("word-nothing", "vi"))
    below = context.inexact & {child.code for child in branch.children}
    if formulas.points is not None and not below:
        return formulas, value
    context.inexact.add(branch.code)
    points = formulas.points or f"IF({own_max}={NOTHING},{_word('word-nothing')},{_word('form-later')})"
    waits = formulas.points is None or any(context.places[code].points == tell("form-later", "vi") for code in below)
    later = tell("form-later", "vi") if waits and result.points is not None else value
    return formulas._replace(points=unless_later([context.places[code].here.points for code in below], points)), later


def unless_later(cells: Sequence[str], formula: str) -> str:
    """A formula, but for where one of these cells of points stands open for want of an exact formula."""
    later = _word("form-later")
    return f"IF({any_of([f'{cell}={later}' for cell in sorted(cells)])},{later},{formula})" if cells else formula


def _left(context: Self, first: int, last: int) -> CoverFormula:
    """How many rows lack something."""
    data = context.data
    column = data.at["status"]
    cells = f"{data.sheet.ref(first, column)}:{data.ref(last, 'status')}"
    formula = "+".join(f"COUNTIF({cells},{_word(code)})" for code in UNFINISHED)
    return CoverFormula(formula, data.states(first, last, {_state(code) for code in UNFINISHED}))


def write_out(context: Self, node: Branch | Leaf, row: int, depth: int, above: tuple[str, ...]) -> int:
    """Writes a node that this form does not ask for: not this unit's, or scored elsewhere; gives the row behind it."""
    data = context.data
    outside = isinstance(node, Branch) or is_known(node, "self")
    for role in data.at:
        if role not in UNSEEN:
            data.text(row, role, "", **OUT)
    _write_titles(context, node, row, depth, **OUT)
    origin = "form-st-outside" if outside or not isinstance(node, Leaf) else f"form-st-{node.from_}"
    data.text(row, "status", tell(origin, "vi"), font_size=10, **OUT)
    digits = context.criteria.precision
    full = points_value(to_steps(node.max, digits), digits)
    points: Value = {"full": full, "zero": 0.0}.get(node.effect if outside else "", tell("word-nothing", "vi"))
    most: Value = full if isinstance(points, float) else ""
    if isinstance(points, float) and above:
        result = context.result.nodes[node.code]
        word = tell("word-nothing", "vi")
        value = _value(context, result.points, word)
        formula = f"IF({any_of(_claims(above))},{text_literal(word)},{points:.{digits}f})"
        data.live(row, "live", formula, value, num_format=data.points_format, align="center", **OUT)
    else:
        data.sheet.put(row, data.at["live"], points, num_format=data.points_format, align="center", **{**GRID, **OUT})
    data.sheet.put(row, data.at["live_max"], most)
    kept = ""
    if outside and node.effect == "rescale":
        data.sheet.put(row, data.at["kept"], full)
        kept = "kept"
    _note_place(context, node.code, row, points, most, kept, _word("form-st-outside"))
    return row + 1
