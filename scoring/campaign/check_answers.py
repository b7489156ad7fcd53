"""The rows of answers.csv checked against criteria and units; every problem at its cell.

Most rows repeat: what can be wrong with a row without knowing its unit is found once for each distinct content.
"""

import datetime
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence

from scoring.campaign.answers import COLUMNS, Answer, moment, rows_by_unit, stage_word, stages_of
from scoring.campaign.table import Row, Table, problem_at
from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECIDING, EXPLANATION, STAGES
from scoring.points import fits
from scoring.problems import Fault, Hints, Problem, did_you_mean
from scoring.tree.facts import APPLIES, CLAIMS, read_number
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.rule import Yardstick

NEEDED = ("unit", "code", "stage")

Faults = tuple[tuple[str, Fault], ...]


def check_answers(
    table: Table, criteria: CriteriaSet, units: Sequence[Unit], year: int
) -> tuple[tuple[Answer, ...], list[Problem]]:
    """The answers that count, and all problems and notices."""
    pick = _picker(table)
    known_units = {unit.code: unit for unit in units}
    unit_hints, code_hints = Hints(known_units), Hints(criteria.nodes)
    without_zeros = {code.lstrip("0"): code for code in known_units}
    conditions = conditions_of(criteria)
    checked: dict[tuple[str, ...], Faults] = {}
    moments: dict[str, Faults] = {}
    answers: list[Answer] = []
    lines: list[int] = []
    problems = list(table.problems)

    for line, cells in table.rows:
        answer = pick(cells)
        typed = answer
        if answer.stage not in STAGES:
            answer = answer._replace(stage=stage_word(answer.stage))
        unit = known_units.get(answer.unit)
        if unit is None:
            fault = unknown_unit(answer.unit, without_zeros, unit_hints)
            problems.append(problem_at(table, line, "unit", answer.unit, fault))
        elif not all(unit.within(above) for above in conditions.get(answer.code, ())):
            fault = Fault("row-outside", unit=unit.name, code=answer.code)
            problems.append(problem_at(table, line, "unit", answer.unit, fault, notice=True))
            continue
        content = (answer.code, answer.stage, answer.facts, answer.points, answer.note and "note")
        faults = checked.get(content)
        if faults is None:
            faults = checked[content] = tuple(content_faults(answer, criteria, year, code_hints))
        if answer.at not in moments:
            moments[answer.at] = tuple(_moment_faults(answer.at))
        for column, fault in (*faults, *moments[answer.at]):
            problems.append(problem_at(table, line, column, getattr(typed, column), fault))
        answers.append(answer)
        lines.append(line)
    problems += _moment_problems(table, answers, lines)
    return tuple(answers), problems


def _picker(table: Table) -> Callable[[Row], Answer]:
    """Makes an answer of a row's cells, whatever the order of the columns; a column left out is empty."""
    where = [table.header.index(name) if name in table.header else None for name in COLUMNS]
    if None not in where:
        pick = operator.itemgetter(*where)
        return lambda cells: Answer._make(pick(cells))
    return lambda cells: Answer._make([cells[index] if index is not None else "" for index in where])


def conditions_of(criteria: CriteriaSet) -> dict[str, tuple[Branch | Leaf, ...]]:
    """For every code the nodes, itself and those above, that `applies_to` restricts."""
    found: dict[str, tuple[Branch | Leaf, ...]] = {}

    def walk(nodes: Sequence[Branch | Leaf], above: tuple[Branch | Leaf, ...]) -> None:
        for node in nodes:
            found[node.code] = (*above, node) if node.applies_to else above
            if isinstance(node, Branch):
                walk(node.children, found[node.code])

    walk((*criteria.tree, *criteria.in_bonus, *criteria.in_penalty), ())
    return found


def unknown_unit(given: str, without_zeros: Mapping[str, str], hints: Hints) -> Fault:
    """What to say of a code that no unit has; spreadsheets drop leading zeros."""
    if not given:
        return Fault("cell-empty", column="unit", needed=NEEDED)
    known = without_zeros.get(given.lstrip("0"))
    if known is None or not given.isdigit():
        return Fault("unit-unknown", given=given, hint=hints.near(given))
    return Fault("unit-lost-zeros" if len(given) < len(known) else "unit-lost-zeros-there", given=given, code=known)


def content_faults(answer: Answer, criteria: CriteriaSet, year: int, code_hints: Hints) -> Iterator[tuple[str, Fault]]:
    """What is wrong with a row whatever its unit: code, stage, facts, points, note; each with its column."""
    node = criteria.nodes.get(answer.code)
    if not answer.code:
        yield "code", Fault("cell-empty", column="code", needed=NEEDED)
    elif node is None:
        yield "code", Fault("code-unknown", given=answer.code, hint=code_hints.near(answer.code))
    if not answer.stage:
        yield "stage", Fault("cell-empty", column="stage", needed=NEEDED)
    elif answer.stage not in STAGES:
        hint = did_you_mean(answer.stage, STAGES)
        yield "stage", Fault("word-unknown", given=answer.stage, known=list(STAGES), hint=hint)
    elif node is not None and answer.stage not in stages_of(node):
        yield (
            "stage",
            Fault("stage-not-of-node", stage=answer.stage, code=node.code, known=list(stages_of(node))),
        )
    elif node is not None:
        yield from _stated_faults(answer, node, criteria.precision, year)


def _moment_faults(at: str) -> Iterator[tuple[str, Fault]]:
    try:
        moment(at)
    except Fault as unreadable:
        yield "at", unreadable


def _stated_faults(answer: Answer, node: Branch | Leaf, precision: int, year: int) -> Iterator[tuple[str, Fault]]:
    if answer.stage == EXPLANATION and (answer.facts or answer.points):
        yield ("facts" if answer.facts else "points"), Fault("explanation-scored")
    elif answer.facts and answer.points:
        yield "points", Fault("facts-and-points")
    elif answer.points:
        yield from _points_faults(answer, node, precision)
    elif answer.facts:
        yield from _facts_faults(answer, node, year)


def _facts_faults(answer: Answer, node: Branch | Leaf, year: int) -> Iterator[tuple[str, Fault]]:
    word = answer.facts.casefold()
    if answer.facts in CLAIMS:
        if node.not_applicable == "forbidden":
            yield "facts", Fault("claim-forbidden", code=node.code)
        elif not answer.note:
            yield "note", Fault("claim-without-note", code=node.code)
    elif isinstance(node, Branch):
        if word != APPLIES:
            yield "facts", Fault("facts-on-branch", code=node.code, given=answer.facts)
        elif answer.stage not in DECIDING:
            yield "stage", Fault("applies-not-deciding", stage=answer.stage)
    else:
        try:
            node.rule.read(answer.facts, Yardstick(node.max, year))
        except Fault as unreadable:
            yield "facts", unreadable
        if node.rule.needs_note and not answer.note:
            yield "note", Fault("judged-without-note", code=node.code)


def _points_faults(answer: Answer, node: Branch | Leaf, precision: int) -> Iterator[tuple[str, Fault]]:
    if isinstance(node, Branch):
        yield "points", Fault("points-on-branch", code=node.code)
        return
    if answer.stage not in DECIDING:
        yield "points", Fault("points-not-deciding", stage=answer.stage)
        return
    if not answer.note:
        yield "note", Fault("adjustment-without-reason", code=node.code)
    try:
        points = read_number(answer.points)
    except Fault as unreadable:
        yield "points", unreadable
        return
    if not node.rule.least() <= points <= node.max:
        yield (
            "points",
            Fault("points-out-of-range", given=answer.points, low=node.rule.least(), high=node.max),
        )
    elif not fits(points, precision):
        yield "points", Fault("points-too-fine", given=answer.points, precision=precision)
    elif (step := node.rule.points_step) and points % step:
        yield "points", Fault("off-step", given=answer.points, step=step)


def _moment_problems(table: Table, answers: Sequence[Answer], lines: Sequence[int]) -> Iterator[Problem]:
    """`at` tells apart the rows of one unit, code and stage."""
    repeated = {
        (unit, code) for unit, codes in rows_by_unit(answers).items() for code, rows in codes.items() if len(rows) > 1
    }
    seen: dict[tuple[str, str, str], dict[datetime.datetime | None, int]] = {}
    for line, answer in zip(lines, answers, strict=True):
        if (answer.unit, answer.code) not in repeated:
            continue
        earlier = seen.setdefault((answer.unit, answer.code, answer.stage), {})
        try:
            at = moment(answer.at) if answer.at else None
        except Fault:
            continue  # told with the row's other faults
        if earlier and (at is None or None in earlier):
            fault = Fault("at-missing", code=answer.code, line=min(earlier.values()))
            yield problem_at(table, line, "at", answer.at, fault)
        elif at in earlier:
            fault = Fault("at-twice", code=answer.code, given=answer.at, line=earlier[at])
            yield problem_at(table, line, "at", answer.at, fault)
        earlier.setdefault(at, line)
