"""The tables of published data: what each column holds, and the rows as CSV.

The text of a cell is kept exactly as it was declared, also where it begins with a sign that a spreadsheet takes for a
formula: a table that reads back as something else would not be the data. docs/publication.md says how to open it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple, get_args

from scoring.campaign.answers import COLUMNS
from scoring.campaign.columns import Names
from scoring.campaign.table import write_table
from scoring.campaign.units import UNIT_NAMES
from scoring.campaign.workflow import STAGES
from scoring.engine.coverage import coverage
from scoring.engine.explain import Kind
from scoring.engine.results import NodeResult, NotApplicable, Scored, is_met, number, percent_of
from scoring.engine.rules_for import all_terms
from scoring.points import decimal_text, exact_text, to_steps
from scoring.problems import Said, Text
from scoring.publish.audience import HELD_COLUMNS
from scoring.publish.publication import Publication
from scoring.tree.declared import Body, Level
from scoring.tree.grades import Grade
from scoring.tree.model import Block, Branch, Combine, Condition, CriteriaSet, Effect, Leaf, Origin
from scoring.tree.rules import KINDS
from scoring.words import LANGUAGES, say, tell


class DataColumn(NamedTuple):
    """A column: its name, the type and the constraints that Table Schema has for its values, its titles.

    `meanings` say what the ids in it stand for, where the criteria give them names.
    """

    name: str
    type: str
    constraints: Mapping[str, Any]
    title: Text
    meanings: Text | None = None


class Reference(NamedTuple):
    """A column whose values are keys of another table ("" for the same one)."""

    column: str
    table: str
    key: str


@dataclass(frozen=True)
class DataTable:
    """A table of the data package; `text` makes it as CSV."""

    name: str
    file: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    text: Callable[[], str]


def in_both(code: str, /, **values: object) -> Text:
    """A message in both languages."""
    vi, en = (tell(code, lang, **values) for lang in LANGUAGES)
    return Text(vi, en)


def title_of(name: str) -> str:
    """The message that is the title of a file of the data; older campaigns share theirs."""
    return "data-file-" + re.sub("^previous-[0-9]+-", "before-", name)


def data_tables(publication: Publication) -> tuple[DataTable, ...]:
    """The tables, those that others refer to first."""
    return (
        _units(publication),
        _criteria(publication.campaign.criteria, publication.campaign.settings.column_names),
        _ranking(publication),
        _nodes(publication),
        *([_conditions(publication)] if publication.campaign.criteria.conditions else []),
        _history(publication),
    )


def folder_tables(publication: Publication, folder: str) -> tuple[DataTable, ...]:
    """The tables of a campaign folder among the data, as the engine reads them; their text is the folder's."""
    units = _units(publication)
    stage = column_of("stage", required=True, enum=STAGES)
    columns = (UNIT, column_of("code", required=True), stage, *(column_of(name) for name in COLUMNS[3:]))
    to_units = TO_UNITS._replace(table=f"{folder}-units")
    return (
        DataTable(f"{folder}-units", f"{folder}/units.csv", units.columns, units.key, (), str),
        DataTable(f"{folder}-answers", f"{folder}/answers.csv", columns, (), (to_units,), str),
    )


WITHHELD_COLUMNS = ("unit", "code", "stage", "at", "column", "digest")


def withheld_table(publication: Publication, folder: str) -> DataTable:
    """The cells of answers.csv that readers may not see, each by its digest."""
    stage = column_of("stage", required=True, enum=STAGES)
    cell = column_of("column", required=True, enum=HELD_COLUMNS)
    digest = column_of("digest", required=True, pattern="[0-9a-f]{64}")
    columns = (UNIT, column_of("code", required=True), stage, column_of("at"), cell, digest)

    def text() -> str:
        return write_table(
            WITHHELD_COLUMNS, [(*cell, found) for cell, found in sorted(publication.seal.digests.items())]
        )

    to_units = TO_UNITS._replace(table=f"{folder}-units")
    return DataTable(f"{folder}-withheld", f"{folder}/withheld.csv", columns, (), (to_units,), text)


def column_of(name: str, type_: str = "string", **constraints: Any) -> DataColumn:
    """A column whose titles are those of its name."""
    given = {key: value for key, value in constraints.items() if value != ()}
    listed = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items()}
    return DataColumn(name, type_, listed, in_both(f"data-col-{name}"))


def _named(column: DataColumn, named: Sequence[Level | Body | Grade]) -> DataColumn:
    """A column of ids of the criteria, with what each stands for."""
    vi, en = ("; ".join(f"{one.id}: {one.title.in_language(lang)}" for one in named) for lang in LANGUAGES)
    return column._replace(meanings=Text(vi, en)) if named else column


UNIT = DataColumn("unit", "string", {"required": True}, in_both("data-col-unit"))
NODE = DataColumn("node", "string", {"required": True}, in_both("data-col-node"))
TO_UNITS = Reference("unit", "units", "code")
TO_CRITERIA = Reference("node", "criteria", "code")


def _units(publication: Publication) -> DataTable:
    units = publication.campaign.units
    groups = list(units[0].columns)
    called = publication.campaign.settings.column_names
    further = [DataColumn(name, "string", {}, called.get(name, Text(name, name))) for name in groups if name != "kind"]
    code = column_of("code", required=True, unique=True)
    by_name = {
        "code": code,
        "name": column_of("name", required=True),
        "kind": column_of("kind", required=True),
        **{column.name: column for column in further},
    }
    names = (*UNIT_NAMES, *groups)

    def text() -> str:
        return write_table(names, [(unit.code, unit.name, *(unit.columns[name] for name in groups)) for unit in units])

    return DataTable("units", "units.csv", tuple(by_name[name] for name in names), ("code",), (), text)


def _criteria(criteria: CriteriaSet, names: Names) -> DataTable:
    some = bool(criteria.conditions)
    blocks = tuple(block for block in get_args(Block) if some or block != "conditions")
    columns = (
        column_of("code", required=True, unique=True),
        column_of("parent"),
        column_of("block", required=True, enum=blocks),
        _named(column_of("level", enum=tuple(level.id for level in criteria.levels)), criteria.levels),
        column_of("max", "number") if some else column_of("max", "number", required=True),
        column_of("weight", "number"),
        column_of("combine", enum=get_args(Combine)),
        column_of("rule", enum=tuple(KINDS)),
        column_of("from", enum=get_args(Origin)),
        _named(column_of("body"), criteria.bodies),
        column_of("not_applicable", required=True, enum=get_args(Effect)),
        *(column_of(f"{what}_{lang}") for what in ("title", "rule") for lang in LANGUAGES),
        *([column_of("met_at", "number")] if some else []),
    )

    def text() -> str:
        return write_table([column.name for column in columns], list(_criteria_rows(criteria, names)))

    return DataTable("criteria", "criteria.csv", columns, ("code",), (Reference("parent", "", "code"),), text)


def _criteria_rows(criteria: CriteriaSet, names: Names) -> Iterator[Sequence[str]]:
    for code, node in criteria.nodes.items():
        parent, depth = criteria.parents.get(code), criteria.depths.get(code)
        titles = [node.title.in_language(lang) for lang in LANGUAGES]
        yield (
            code,
            parent.code if parent else "",
            criteria.blocks[code],
            "" if depth is None else criteria.levels[depth].id,
            "" if isinstance(node, Condition) else exact_text(node.max),
            "" if node.weight is None else exact_text(node.weight),
            *_how(node),
            node.not_applicable,
            *titles,
            *("; ".join(say(rule, lang) for rule in _terms(node, names)) for lang in LANGUAGES),
            *([exact_text(node.met_at) if isinstance(node, Condition) else ""] if criteria.conditions else []),
        )


def _how(node: Branch | Leaf) -> tuple[str, str, str, str]:
    """How a branch combines; of a leaf the rule kind, the stage of its facts and who appraises."""
    if isinstance(node, Branch):
        return node.combine, "", "", ""
    return "", node.rule.kind, node.from_, node.body or ""


def _terms(node: Branch | Leaf, names: Names) -> list[Said]:
    return all_terms(node, names) if isinstance(node, Leaf) else []


def _ranking(publication: Publication) -> DataTable:
    criteria, settings = publication.campaign.criteria, publication.campaign.settings
    groups = tuple(dict.fromkeys(settings.groups))
    covered = coverage(publication.results)
    fixed = ("rank", "unit", "name", "score", "max", "percent", "grade", "bonus", "penalty")
    columns = (
        column_of("rank", "integer", minimum=1),
        UNIT._replace(constraints={"required": True, "unique": True}),
        column_of("name", required=True),
        column_of("score", "number", minimum=0),
        column_of("max", "number", required=True, minimum=0),
        column_of("percent", "number", minimum=0),
        _named(column_of("grade", enum=tuple(grade.id for grade in criteria.grades)), criteria.grades),
        column_of("bonus", "number", required=True, minimum=0),
        column_of("penalty", "number", required=True, minimum=0),
        *(
            DataColumn(f"rank_in_{name}", "integer", {"minimum": 1}, in_both("data-col-rank_in", column=name))
            for name in groups
        ),
        *([column_of("coverage", "number", minimum=0)] if covered else ()),
    )

    def text() -> str:
        rows = [
            [
                *("" if unit[name] is None else str(unit[name]) for name in fixed),
                *("" if (rank := unit["group_ranks"][name]) is None else str(rank) for name in groups),
                *([percent_of(covered.get(unit["unit"]), criteria.precision) or ""] if covered else ()),
            ]
            for unit in publication.results.units_data
        ]
        return write_table([column.name for column in columns], rows)

    return DataTable("ranking", "ranking.csv", columns, ("unit",), (TO_UNITS,), text)


STATES = ("scored", "missing", "not_applicable")


def state_of(result: NodeResult) -> str:
    """What a node's result is, in one word."""
    if isinstance(result, Scored):
        return "scored"
    return "not_applicable" if isinstance(result, NotApplicable) else "missing"


def percent_text(points: int | None, maximum: int | None, precision: int) -> str:
    """Points as a percent of max with `precision` decimals; empty where there are none."""
    if points is None or not maximum:
        return ""
    return decimal_text(to_steps(Fraction(100 * points, maximum), precision), precision)


def _nodes(publication: Publication) -> DataTable:
    columns = (
        UNIT,
        NODE,
        column_of("points", "number"),
        column_of("max", "number", minimum=0),
        column_of("percent", "number"),
        column_of("state", required=True, enum=STATES),
    )
    precision, with_points = publication.campaign.criteria.precision, publication.campaign.criteria.with_points

    def text() -> str:
        # Few distinct results and no quotes in codes: a national campaign has a row for each of 300,000 nodes.
        made: dict[tuple[int | None, int | None, str], str] = {}
        lines = [",".join(column.name for column in columns) + "\n"]
        for placed in publication.results.units:
            unit = write_table([placed.result.unit.code], [])[:-1]
            for code in with_points:
                result = placed.result.nodes[code]
                state = state_of(result)
                key = (result.points, result.max, state)
                tail = made.get(key)
                if tail is None:
                    points, maximum = (number(steps, precision) or "" for steps in key[:2])
                    percent = percent_text(result.points, result.max, precision)
                    tail = made[key] = f"{points},{maximum},{percent},{state}\n"
                lines.append(f"{unit},{code},{tail}")
        return "".join(lines)

    return DataTable("nodes", "nodes.csv", columns, ("unit", "node"), (TO_UNITS, TO_CRITERIA), text)


MET_WORDS = {True: "true", False: "false", None: ""}
"""How a condition's being met is written; empty where it is not known yet."""


def _conditions(publication: Publication) -> DataTable:
    columns = (
        UNIT,
        NODE,
        column_of("met", "boolean"),
        column_of("state", required=True, enum=STATES),
    )

    def text() -> str:
        results = [placed.result for placed in publication.results.units]
        rows = [
            (result.unit.code, one.code, MET_WORDS[is_met(node_result)], state_of(node_result))
            for result in results
            for one in publication.campaign.criteria.conditions
            for node_result in [result.nodes[one.code]]
        ]
        return write_table([column.name for column in columns], rows)

    return DataTable("conditions", "conditions.csv", columns, ("unit", "node"), (TO_UNITS, TO_CRITERIA), text)


def _history(publication: Publication) -> DataTable:
    columns = (
        UNIT,
        NODE,
        column_of("stage", required=True, enum=STAGES),
        column_of("row", required=True, enum=get_args(Kind)),
        column_of("second_round", "boolean", required=True),
        column_of("facts"),
        column_of("typed", "number"),
        column_of("points", "number"),
        column_of("counts", "boolean", required=True),
        column_of("note"),
        column_of("evidence"),
        column_of("by"),
        column_of("at"),
    )
    precision = publication.campaign.criteria.precision

    def rows() -> Iterator[Sequence[str]]:
        for placed in publication.results.units:
            unit = placed.result.unit.code
            for code, layer in publication.explainer.layers(unit):
                answer = layer.answer
                yield (
                    unit,
                    code,
                    answer.stage,
                    layer.kind,
                    "true" if layer.second_round else "false",
                    answer.facts,
                    answer.points.replace(",", ".").replace("−", "-"),
                    number(layer.points, precision) or "",
                    "true" if layer.counts else "false",
                    answer.note,
                    answer.evidence,
                    answer.by,
                    answer.at,
                )

    def text() -> str:
        return write_table([column.name for column in columns], list(rows()))

    return DataTable("history", "history.csv", columns, (), (TO_UNITS, TO_CRITERIA), text)
