"""The rows of answers.csv checked against criteria and units; every problem at its cell.

Most rows repeat: what can be wrong with a row without knowing its unit is found once for each distinct content.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from scoring.campaign.answers import COLUMNS, DECIDING, EXPLANATION, STAGES, Answer, moment, stages_of
from scoring.campaign.table import Table, problem_at
from scoring.campaign.units import Unit
from scoring.points import fits, parse_number
from scoring.problems import Fault, Problem, did_you_mean
from scoring.tree.facts import APPLIES, NOT_APPLICABLE
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.rule import Yardstick
from scoring.tree.rules_stated import Judged

Faults = tuple[tuple[str, Fault], ...]


def check_answers(
    table: Table, criteria: CriteriaSet, units: Sequence[Unit], year: int
) -> tuple[tuple[Answer, ...], list[Problem]]:
    """The answers that count, and all problems and notices."""
    picked = [table.header.index(name) if name in table.header else None for name in COLUMNS]
    known_units = {unit.code: unit for unit in units}
    conditions = _conditions(criteria)
    checked: dict[tuple[str, str, str, str, bool], Faults] = {}
    answers: list[Answer] = []
    problems: list[Problem] = []
    lines: list[int] = []

    for line, cells in table.rows:
        answer = Answer._make([cells[index] if index is not None else "" for index in picked])
        unit = known_units.get(answer.unit)
        node = criteria.nodes.get(answer.code)
        if unit is None:
            fault = _unknown_unit(answer.unit, known_units)
            problems.append(problem_at(table, line, "unit", answer.unit, fault))
        elif node is not None:
            if not all(unit.within(above) for above in conditions[answer.code]):
                fault = Fault("row-outside", unit=unit.name, code=answer.code)
                problems.append(problem_at(table, line, "unit", answer.unit, fault, notice=True))
                continue
        content = (answer.code, answer.stage, answer.facts, answer.points, bool(answer.note))
        faults = checked.get(content)
        if faults is None:
            faults = checked[content] = tuple(_content_faults(answer, criteria, year))
        for column, fault in faults:
            problems.append(problem_at(table, line, column, getattr(answer, column), fault))
        answers.append(answer)
        lines.append(line)
    problems += _moment_problems(table, answers, lines)
    return tuple(answers), problems


def _conditions(criteria: CriteriaSet) -> dict[str, tuple[Branch | Leaf, ...]]:
    """For every code the nodes, itself and those above, that `applies_to` restricts."""
    found: dict[str, tuple[Branch | Leaf, ...]] = {}

    def walk(nodes: Sequence[Branch | Leaf], above: tuple[Branch | Leaf, ...]) -> None:
        for node in nodes:
            found[node.code] = (*above, node) if node.applies_to else above
            if isinstance(node, Branch):
                walk(node.children, found[node.code])

    walk((*criteria.tree, *criteria.in_bonus, *criteria.in_penalty), ())
    return found


def _unknown_unit(given: str, known: Mapping[str, Unit]) -> Fault:
    bare = given.lstrip("0")
    padded = [code for code in known if code.lstrip("0") == bare] if given.isdigit() else []
    if padded:
        return Fault("unit-lost-zeros", given=given, code=padded[0])
    return Fault("unit-unknown", given=given, hint=did_you_mean(given, list(known)))


def _content_faults(answer: Answer, criteria: CriteriaSet, year: int) -> Iterator[tuple[str, Fault]]:
    """What is wrong with a row whatever its unit: code, stage, facts, points, note."""
    node = criteria.nodes.get(answer.code)
    if node is None:
        yield "code", Fault("code-unknown", given=answer.code, hint=did_you_mean(answer.code, list(criteria.nodes)))
    if answer.stage not in STAGES:
        hint = did_you_mean(answer.stage, STAGES)
        yield "stage", Fault("word-unknown", given=answer.stage, known=list(STAGES), hint=hint)
    elif node is not None and answer.stage not in stages_of(node):
        yield "stage", Fault("stage-not-of-node", stage=answer.stage, code=node.code, known=list(stages_of(node)))
    elif node is not None:
        yield from _stated_faults(answer, node, criteria.precision, year)


def _stated_faults(answer: Answer, node: Branch | Leaf, precision: int, year: int) -> Iterator[tuple[str, Fault]]:
    if answer.stage == EXPLANATION and (answer.facts or answer.points):
        yield ("facts" if answer.facts else "points"), Fault("explanation-scored")
    elif answer.facts and answer.points:
        yield "points", Fault("facts-and-points")
    elif answer.points:
        yield from _points_faults(answer, node, precision, year)
    elif answer.facts:
        yield from _facts_faults(answer, node, year)


def _facts_faults(answer: Answer, node: Branch | Leaf, year: int) -> Iterator[tuple[str, Fault]]:
    word = answer.facts.casefold()
    if word == NOT_APPLICABLE:
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
        if isinstance(node.rule, Judged) and not answer.note:
            yield "note", Fault("judged-without-note", code=node.code)


def _points_faults(answer: Answer, node: Branch | Leaf, precision: int, year: int) -> Iterator[tuple[str, Fault]]:
    if isinstance(node, Branch):
        yield "points", Fault("points-on-branch", code=node.code)
        return
    if answer.stage not in DECIDING:
        yield "points", Fault("points-not-deciding", stage=answer.stage)
        return
    if not answer.note:
        yield "note", Fault("adjustment-without-reason", code=node.code)
    try:
        points = parse_number(answer.points)
    except Fault as unreadable:
        yield "points", unreadable
        return
    if not node.rule.least() <= points <= node.max:
        yield "points", Fault("points-out-of-range", given=answer.points, low=node.rule.least(), high=node.max)
    elif not fits(points, precision):
        yield "points", Fault("points-too-fine", given=answer.points, precision=precision)
    elif isinstance(node.rule, Judged) and points % node.rule.step:
        yield "points", Fault("off-step", given=answer.points, step=node.rule.step)


def _moment_problems(table: Table, answers: Sequence[Answer], lines: Sequence[int]) -> Iterator[Problem]:
    """`at` is readable, and tells apart the rows of one unit, code and stage."""
    first: dict[tuple[str, str, str], int] = {}
    seen: dict[tuple[str, str, str], set[datetime.datetime]] = {}
    for index, answer in enumerate(answers):
        try:
            at = moment(answer.at)
        except Fault as unreadable:
            yield problem_at(table, lines[index], "at", answer.at, unreadable)
            continue
        key = answer[:3]
        if key not in first:
            first[key] = index
            continue
        earlier = seen.setdefault(key, {moment(answers[first[key]].at)})
        if not answer.at or moment("") in earlier:
            fault = Fault("at-missing", code=answer.code, line=lines[first[key]])
            yield problem_at(table, lines[index], "at", answer.at, fault)
        elif at in earlier:
            fault = Fault("at-twice", code=answer.code, given=answer.at, line=lines[first[key]])
            yield problem_at(table, lines[index], "at", answer.at, fault)
        earlier.add(at)
