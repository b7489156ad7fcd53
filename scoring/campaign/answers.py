"""Answers: what a unit declared, what appraisal and council decided, and which row counts at a stage."""

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from scoring.campaign.table import write_table
from scoring.campaign.workflow import DECIDING, EXPLANATION, STAGES, ScoredStage, Stage, deciding_at, is_stage_known
from scoring.problems import Fault
from scoring.tree.facts import EARLIEST, LATEST
from scoring.tree.model import Branch, Leaf

COLUMNS = ("unit", "code", "stage", "facts", "points", "note", "evidence", "by", "at")
REQUIRED = ("unit", "code", "stage", "facts")

_STAGE_WORDS = frozenset(STAGES)

VIET_NAM = datetime.timezone(datetime.timedelta(hours=7))


class Answer(NamedTuple):
    """One row of answers.csv, as typed; `points` are typed points, in place of facts."""

    unit: str
    code: str
    stage: str
    facts: str = ""
    points: str = ""
    note: str = ""
    evidence: str = ""
    by: str = ""
    at: str = ""


def stage_word(text: str) -> str:
    """The stage in `text`; words match without case, what is no stage stays as typed."""
    return lowered if text not in _STAGE_WORDS and (lowered := text.casefold()) in _STAGE_WORDS else text


def first_stage(node: Branch | Leaf) -> Stage:
    """The stage where a node's facts come from."""
    return node.from_ if isinstance(node, Leaf) else "self"


def stages_of(node: Branch | Leaf) -> tuple[Stage, ...]:
    """The stages whose rows a node may have."""
    first = first_stage(node)
    return (first,) if first in DECIDING else (first, *DECIDING, EXPLANATION)


def is_known(leaf: Leaf, stage: ScoredStage) -> bool:
    """Whether the scored stage knows the leaf yet: `self` what is declared, `appraisal` all but the council's."""
    return is_stage_known(first_stage(leaf), stage)


def stages_looked_at(node: Branch | Leaf, stage: ScoredStage) -> tuple[Stage, ...]:
    """Where the scored stage looks for the row that counts, first things first."""
    return tuple(dict.fromkeys((*deciding_at(stage), first_stage(node))))


def row_that_counts(rows: Sequence[Answer], looked_at: Sequence[str]) -> Answer | None:
    """The newest row of the first stage that has one with facts or points; a bare newest row withdraws."""
    if len(rows) == 1:
        only = rows[0]
        return only if only.stage in looked_at and (only.facts or only.points) else None
    for stage in looked_at:
        of_stage = [row for row in rows if row.stage == stage]
        if of_stage:
            newest = of_stage[0] if len(of_stage) == 1 else max(of_stage, key=lambda row: moment(row.at))
            if newest.facts or newest.points:
                return newest
    return None


@lru_cache(maxsize=100_000)
def moment(at: str) -> datetime.datetime:
    """`at` as a moment: ISO 8601; without an offset it is Viet Nam time; empty is before all. Raises `Fault`."""
    if not at:
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)
    try:
        when = datetime.datetime.fromisoformat(at)
    except ValueError:
        raise Fault("at-unreadable", given=at) from None
    if not EARLIEST <= when.year <= LATEST:
        raise Fault("year-range", given=when.year, low=EARLIEST, high=LATEST)
    return when if when.tzinfo else when.replace(tzinfo=VIET_NAM)


def told_moment(at: str) -> str:
    """`at` for people: day and time in Viet Nam; empty where there is none."""
    return f"{moment(at).astimezone(VIET_NAM):%d/%m/%Y %H:%M}" if at else ""


def rows_by_unit(answers: Iterable[Answer]) -> dict[str, dict[str, list[Answer]]]:
    """The answers by unit and code, in the order of the file."""
    by_unit: dict[str, dict[str, list[Answer]]] = {}
    for answer in answers:
        of_unit = by_unit.get(answer.unit)
        if of_unit is None:
            of_unit = by_unit[answer.unit] = {}
        earlier = of_unit.get(answer.code)
        if earlier is None:
            of_unit[answer.code] = [answer]
        else:
            earlier.append(answer)
    return by_unit


def write_answers(answers: Sequence[Answer]) -> str:
    """The answers as answers.csv."""
    return write_table(COLUMNS, answers)
