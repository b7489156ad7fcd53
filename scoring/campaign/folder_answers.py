"""answers.csv read: its rows as answers, and the place of each fault that the checks find in them."""

import operator
from collections.abc import Iterator, Sequence

from scoring.campaign.answers import COLUMNS, Answer, moment, stage_word
from scoring.campaign.check_answers import RowChecks, check_rows, clashes
from scoring.campaign.intake import Intake
from scoring.campaign.table import Table, problem_at
from scoring.campaign.workflow import STAGES
from scoring.problems import Fault, Problem


def read_answers(
    table: Table, checks: RowChecks, came_in: Sequence[Intake] = ()
) -> tuple[tuple[Answer, ...], list[Problem]]:
    """The answers that count, and all problems and notices; `came_in` says which rows no spreadsheet has written."""
    rows = answers_of(table)
    problems = list(table.problems)
    ignored: set[int] = set()
    for number, column, fault, notice, is_ignored in check_rows(rows, checks):
        problems.append(_problem(table, number, column, fault, notice))
        if is_ignored:
            ignored.add(number)
    counted = [number for number in range(len(rows)) if number not in ignored]
    answers = tuple(rows[number] for number in counted)
    problems += _clashing(table, answers, counted)
    problems += _without_zeros(table, answers, counted, checks, came_in)
    return answers, problems


def answers_of(table: Table) -> list[Answer]:
    """The rows as answers, whatever the order of the columns; a column left out is empty."""
    header = table.header
    pick = operator.itemgetter(*(header.index(name) if name in header else len(header) for name in COLUMNS))
    complete = set(COLUMNS) <= set(header)
    answers = []
    for _, cells in table.rows:
        answer = Answer._make(pick(cells if complete else [*cells, ""]))
        if answer.stage not in STAGES:
            answer = answer._replace(stage=stage_word(answer.stage))
        answers.append(answer)
    return answers


def _problem(table: Table, number: int, column: str, fault: Fault, notice: bool = False) -> Problem:
    line, cells = table.rows[number]
    cell = cells[table.header.index(column)] if column in table.header else ""
    return problem_at(table, line, column, cell, fault, notice)


def _clashing(table: Table, answers: Sequence[Answer], numbers: Sequence[int]) -> Iterator[Problem]:
    """`at` tells apart the rows of one unit, code and stage."""
    for row, earlier, lacks_moment in clashes(answers):
        line = table.rows[numbers[earlier]][0]
        if lacks_moment:
            fault = Fault("at-missing", code=answers[row].code, line=line)
        else:
            fault = Fault("at-twice", code=answers[row].code, given=answers[row].at, line=line)
        yield _problem(table, numbers[row], "at", fault)


def _without_zeros(
    table: Table, answers: Sequence[Answer], numbers: Sequence[int], checks: RowChecks, came_in: Sequence[Intake]
) -> Iterator[Problem]:
    """Second rows of 1.1 in a file without a row of 1.10: a spreadsheet saves the one as the other."""
    stated = {row.code for row in answers}
    lost = {code: longer for code, longer in checks.without_zeros.items() if code in stated and longer not in stated}
    if not lost:
        return
    by_forms = {(row.stage, moment(row.taken_in)) for row in came_in}
    seen: set[tuple[str, str, str]] = set()
    for number, row in enumerate(answers):
        if row.code not in lost:
            continue
        if row[:3] in seen and (row.stage, moment(row.at)) not in by_forms:
            fault = Fault("code-lost-zero", given=row.code, code=lost[row.code])
            yield _problem(table, numbers[number], "code", fault)
        seen.add(row[:3])
