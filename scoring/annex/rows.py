"""A criteria set as the rows of an annex: number, title, maximum, how it is scored, evidence, who appraises."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from scoring.annex.numbering import placed, taken_apart
from scoring.engine.explain_whole import condition_said
from scoring.engine.rules_for import units_said
from scoring.points import MOST_DIGITS, fits
from scoring.show.terms import combined, terms_besides
from scoring.tree.model import Branch, Condition, CriteriaSet, Leaf
from scoring.words import capital, printable, say, tell

LANG = "vi"
"""Annexes are signed in Vietnamese and have no other language."""

Column = Literal["number", "code", "title", "max", "method", "evidence", "body", "note"]
COLUMNS: tuple[Column, ...] = ("number", "code", "title", "max", "method", "evidence", "body", "note")


class AnnexRow(NamedTuple):
    """A row: a node, the heading of bonus, penalty or conditions, or the total; only nodes have a `depth`.

    `code` is empty where the number says it already; `max` is None where there is none (no cap, a condition).
    """

    number: str
    code: str
    title: str
    max: Fraction | None
    method: str = ""
    evidence: str = ""
    body: str = ""
    note: str = ""
    depth: int | None = None
    leaf: bool = False

    def words(self, column: Column) -> str:
        """A cell's text; the maximum is no text."""
        return str(getattr(self, column))


class AnnexTable(NamedTuple):
    """The rows, and the columns in which any of them has something."""

    columns: tuple[Column, ...]
    rows: tuple[AnnexRow, ...]


def annex_table(criteria: CriteriaSet) -> AnnexTable:
    """The set as the table of an annex."""
    rows = tuple(_rows(criteria))
    always = ("number", "title", "max", "method")
    columns = tuple(name for name in COLUMNS if name in always or any(row.words(name) for row in rows))
    return AnnexTable(columns, rows)


def heading(column: Column, criteria: CriteriaSet) -> str:
    """What stands above a column; above titles, the names of the levels where they have some."""
    if column == "number" and labels_count(criteria):
        return tell("annex-col-label", LANG)
    if column != "title" or not criteria.named_levels:
        return tell(f"annex-col-{column}", LANG)
    return " / ".join(printable(level.title.vi) for level in criteria.levels)


def max_digits(criteria: CriteriaSet) -> int:
    """How many decimals maxima are printed with: those that the set shows, more where one has more."""
    caps = [block.max for block in (criteria.bonus, criteria.penalty) if block and block.max is not None]
    maxima = [criteria.scale, *caps, *(node.max for node in criteria.nodes.values())]
    return next(digits for digits in range(criteria.digits, MOST_DIGITS + 1) if all(fits(it, digits) for it in maxima))


def _rows(criteria: CriteriaSet) -> Iterator[AnnexRow]:
    yield from _numbered(criteria, criteria.in_tree)
    how = "" if criteria.combine == "sum" else _sentence(tell(f"show-combine-{criteria.combine}", LANG))
    yield AnnexRow("", "", tell("annex-total", LANG), criteria.scale, how)
    if criteria.bonus:
        note = tell("annex-above-scale", LANG) if criteria.bonus.above_scale else ""
        yield AnnexRow("", "", tell("annex-bonus", LANG), criteria.bonus.max, note=note)
        yield from _numbered(criteria, criteria.in_bonus)
    if criteria.penalty:
        yield AnnexRow("", "", tell("annex-penalty", LANG), criteria.penalty.max)
        yield from _numbered(criteria, criteria.in_penalty)
    if criteria.conditions:
        yield AnnexRow("", "", tell("annex-conditions", LANG), None)
        yield from _numbered(criteria, criteria.conditions)


def _blocks(criteria: CriteriaSet) -> Iterator[Sequence[Branch | Leaf]]:
    yield from (criteria.in_tree, criteria.in_bonus, criteria.in_penalty, criteria.conditions)


def labels_count(criteria: CriteriaSet) -> bool:
    """Whether rows are numbered by labels: where there are some, and all blocks read alone by them are the same."""
    labelled = any(node.label for node in criteria.nodes.values())
    return labelled and all(_parents_said(nodes) == _parents(nodes, criteria) for nodes in _blocks(criteria))


def _numbered(criteria: CriteriaSet, nodes: Sequence[Branch | Leaf]) -> Iterator[AnnexRow]:
    """The rows of nodes, numbered by labels or codes; where these don't say who is below whom, by their places."""
    codes = [node.code for node in nodes]
    if labels_count(criteria):
        said = placed(number for node in nodes if (number := taken_apart(node.printed)))
        for node, at in zip(nodes, said, strict=True):
            yield _row(criteria, node, node.printed, "" if node.printed == node.code == at.code else node.code)
        return
    if says_codes(codes, criteria):
        yield from (_row(criteria, node, node.code, "") for node in nodes)
        return
    counts: dict[str, int] = {}
    numbers: dict[str, str] = {"": ""}
    for node in nodes:
        parent = criteria.parents[node.code].code if node.code in criteria.parents else ""
        counts[parent] = counts.get(parent, 0) + 1
        numbers[node.code] = f"{numbers[parent]}.{counts[parent]}".removeprefix(".")
        yield _row(criteria, node, numbers[node.code], node.code)


def says_codes(codes: Iterable[str], criteria: CriteriaSet) -> bool:
    """Whether a reader of these codes alone, as numbers, finds the same tree."""
    listed = list(codes)
    numbers = [taken_apart(code) for code in listed]
    if not all(numbers):
        return False
    numbered = placed(number for number in numbers if number)
    above = [criteria.parents[code].code if code in criteria.parents else None for code in listed]
    return [(None if row.parent is None else listed[row.parent], row.code) for row in numbered] == list(
        zip(above, listed, strict=True)
    )


def _parents_said(nodes: Sequence[Branch | Leaf]) -> list[int | None] | None:
    """Above each row the place of the row that its label puts it under; None where one is no number."""
    labels = [node.printed for node in nodes]
    numbers = [taken_apart(label) for label in labels]
    if not all(numbers) or any(label != " ".join(label.split()) for label in labels):
        return None
    return [row.parent for row in placed(number for number in numbers if number)]


def _parents(nodes: Sequence[Branch | Leaf], criteria: CriteriaSet) -> list[int | None]:
    places = {node.code: place for place, node in enumerate(nodes)}
    return [places[criteria.parents[code].code] if code in criteria.parents else None for code in places]


def _row(criteria: CriteriaSet, node: Branch | Leaf, number: str, code: str) -> AnnexRow:
    said = [*_rules(node), *terms_besides(node, LANG, {})]
    has_method = isinstance(node, Leaf) or node.combine != "sum"
    method = _sentence(said.pop(0)) if has_method else ""
    guide = [tell("annex-guide", LANG, guide=node.guide.title_or("").vi)] if node.guide else []
    if node.label and number != node.label:
        said.append(tell("annex-label-said", LANG, label=node.label))
    is_condition = isinstance(node, Condition)
    if is_condition:
        said.append(tell("annex-condition-decides", LANG, decides=condition_said(node.code, criteria)))
    note = "\n".join(map(_sentence, [*said, *guide]))
    most = None if is_condition else node.max
    row = AnnexRow(number, code, printable(node.title.vi), most, method, note=note, depth=0)
    row = row._replace(depth=criteria.depths.get(node.code, 0), leaf=isinstance(node, Leaf))
    if not isinstance(node, Leaf):
        return row
    body = printable(criteria.body(node.body).title.vi) if node.body else ""
    return row._replace(evidence=_evidence(node), body=body)


def _rules(node: Branch | Leaf) -> Iterator[str]:
    """How a node is scored; of a leaf its own rule, then those for some units."""
    if isinstance(node, Branch):
        yield from combined(node, LANG)
        return
    own, *others = node.by_rule
    yield say(own.rule.terms(own.max), LANG)
    for given, other in zip(node.rules_for, others, strict=True):
        units, rule = units_said(given.units, {}), other.rule.terms(other.max)
        yield tell("annex-rule-for", LANG, units=units, rule=rule)


def _evidence(leaf: Leaf) -> str:
    what = printable(leaf.evidence.what or "")
    if not leaf.evidence.required:
        return what
    return tell("annex-evidence-required", LANG, what=what) if what else tell("annex-evidence-any", LANG)


def _sentence(words: str) -> str:
    return capital(words) if words.endswith((".", "!", "?", ";")) else f"{capital(words)}."
