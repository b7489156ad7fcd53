"""Forms issued: which workbooks a stage needs, and their files."""

import datetime
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from scoring.campaign.answers import moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.units import Unit
from scoring.campaign.workflow import EXPLANATION, FormStage
from scoring.engine.rules_for import all_terms
from scoring.files import write_files
from scoring.forms.issue_self import SelfForms
from scoring.forms.issue_sheet import guide_of
from scoring.forms.issue_standing import Standing
from scoring.forms.issue_table import Group, Node, Part, TableForm
from scoring.forms.layout import MANY_UNITS
from scoring.points import decimal_text
from scoring.problems import Place, Problem, Refusal, Said
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Branch, Leaf, walk
from scoring.words import slug, tell

BODY = "body"
"""What forms of appraisers are grouped by, in place of a column of units.csv."""


class Wanted(NamedTuple):
    """A file to be written: its name, whose it is, how its bytes are made, its groups by the names of their columns."""

    file: str
    name: str
    make: Callable[[], bytes]
    groups: Mapping[str, str] = {}


@dataclass(frozen=True)
class Issue:
    """What is issued: a stage of a campaign, for these units, for one body or all.

    `leaves` are those that the council wants to look at besides what is disputed; `now` is the moment of the issue.
    """

    campaign: Campaign
    stage: FormStage
    units: Sequence[Unit]
    body: str = ""
    deadline: datetime.date | None = None
    previous: Campaign | None = None
    leaves: Sequence[str] = ()
    now: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))

    @cached_property
    def issued(self) -> datetime.datetime:
        """When the forms are issued: no row that stands is newer, whatever clock it was written by."""
        return max([self.now, *(moment(row.at) for row in self.campaign.answers)])

    @cached_property
    def standing(self) -> Standing:
        return Standing(self.campaign)

    def forms(self) -> list[Wanted]:
        """The forms, in the order of the units or the bodies; their files have names of their own."""
        wanted = {
            "self": self._self,
            "explanation": self._explanation,
            "appraisal": self._appraisal,
            "council": self._council,
        }[self.stage]()
        return _distinct(wanted)

    def _self(self) -> Iterator[Wanted]:
        forms = SelfForms(self.campaign, self.issued, self.deadline, self.previous)
        for unit in self.units:
            yield Wanted(f"{unit.code} {unit.name}", unit.name, partial(forms.form, unit), unit.columns)

    def _explanation(self) -> Iterator[Wanted]:
        for unit in self.units:
            nodes = [node for node in self._nodes() if self._may_explain(unit, node)]
            if nodes:
                title = f"{tell('form-title-explanation', 'vi')} – {unit.name}"
                group = Group("", "", "", [(unit, node) for node in nodes], True)
                part = Part(tell("word-explanation", "vi"), title, [group])
                yield self._table(f"{unit.code} {unit.name} giai trinh", unit.name, [part], unit.code, of=unit)

    def _may_explain(self, unit: Unit, node: Node) -> bool:
        if isinstance(node, Leaf) and node.from_ == "council":
            return False
        return self.standing.applies(unit, node) and self.standing.changed(unit, node)

    def _appraisal(self) -> Iterator[Wanted]:
        for body in self.campaign.criteria.bodies:
            if self.body in ("", body.id):
                name = body.title.vi
                parts = list(self._appraisal_parts(body.id))
                if parts:
                    yield self._table(f"{self._round} {body.id}", name, parts, MANY_UNITS, body.id)
        parts = [] if self.body else list(self._appraisal_parts(None))
        if parts:
            yield self._table(self._round, tell("form-title-appraisal", "vi"), parts, MANY_UNITS)

    @property
    def _round(self) -> str:
        return "tham dinh lan 2" if self.again else "tham dinh"

    @cached_property
    def again(self) -> bool:
        """Whether this is the second round of appraisal: a unit has explained. It holds what is to be decided."""
        if self.stage != "appraisal":
            return False
        rows = (row for unit in self.units for of_node in self.campaign.rows[unit.code].values() for row in of_node)
        return any(row.stage == EXPLANATION for row in rows)

    def _is_to_decide(self, unit: Unit, node: Node) -> bool:
        """What the second round looks at: what was explained, claims left open, registers without a figure."""
        standing = self.standing
        if node.code in self.leaves or standing.explanation(unit, node) is not None:
            return True
        if isinstance(node, Leaf) and node.from_ == "register":
            return standing.first(unit, node) is None and standing.decided(unit, node, "appraisal") is None
        return standing.is_open_claim(unit, node)

    def _appraisal_parts(self, body: str | None) -> Iterator[Part]:
        """A sheet for each first node: every leaf of the body (None: of no body), and the claims it looks at."""
        criteria = self.campaign.criteria
        level = criteria.called(0).vi
        outside = (*criteria.in_bonus, *criteria.in_penalty)
        sheets: list[tuple[str, str, Iterable[Node]]] = [
            (f"{level} {node.printed}", f"{level} {node.printed}. {node.title.vi}", walk((node,)))
            for node in criteria.tree
        ]
        sheets.append((tell("form-sheet-outside", "vi"), tell("form-sheet-outside", "vi"), outside))
        sheets.append((tell("form-sheet-conditions", "vi"), tell("form-sheet-conditions", "vi"), criteria.conditions))
        for name, title, nodes in sheets:
            groups = [group for node in nodes if (group := self._appraised(node, body)).rows]
            if groups:
                yield Part(name, title, groups)

    def _appraised(self, node: Node, body: str | None) -> Group:
        """A node for all units that it applies to; of an inner node those that claim it away."""
        units = [unit for unit in self.units if self.standing.applies(unit, node)]
        if isinstance(node, Branch):
            looked_at = node.not_applicable != "forbidden" and _body_of(node) == body
            units = [unit for unit in units if looked_at and self._claims(unit, node)]
        elif node.body != body or node.from_ == "council":
            units = []
        if self.again:
            units = [unit for unit in units if self._is_to_decide(unit, node)]
        guide = guide_of(node, self._rules(node)) if isinstance(node, Leaf) else ""
        return Group(node.printed, node.title.vi, guide, [(unit, node) for unit in units], False)

    def _rules(self, leaf: Leaf) -> list[Said]:
        """The rules of a leaf, where units have different ones."""
        return all_terms(leaf, self.campaign.settings.column_names) if leaf.rules_for else []

    def _claims(self, unit: Unit, branch: Branch) -> bool:
        first = self.standing.first(unit, branch)
        return first is not None and first.facts in CLAIMS

    def _council(self) -> Iterator[Wanted]:
        groups = []
        for unit in self.units:
            rows = [(unit, node) for node in self.disputed(unit)]
            if rows:
                groups.append(Group(unit.code, unit.name, "", rows, True))
        if groups:
            title = tell("form-title-council", "vi")
            part = Part(tell("form-sheet-council", "vi"), title, groups)
            yield self._table("hoi dong", title, [part], MANY_UNITS)

    def disputed(self, unit: Unit) -> list[Node]:
        """The nodes of a unit that the council looks at, in the order of the tree."""
        return [node for node in self._nodes() if self._is_disputed(unit, node)]

    def _is_disputed(self, unit: Unit, node: Node) -> bool:
        """Whether the council looks: points changed, a change contested, a claim open, its own leaf or one it wants."""
        if not self.standing.applies(unit, node):
            return False
        if node.code in self.leaves or (isinstance(node, Leaf) and node.from_ == "council"):
            return True
        standing = self.standing
        contested = standing.explanation(unit, node) is not None
        decided = standing.decided(unit, node, "council") is not None
        one = standing.difference(unit, node)
        corrected = one is not None and one.because == "supplied" and one.declared is not None and one.moves
        moved = corrected or standing.changed(unit, node)
        return contested or decided or moved or standing.is_open_claim(unit, node)

    def _nodes(self) -> tuple[Node, ...]:
        return tuple(self.campaign.criteria.nodes.values())

    def _table(
        self, file: str, name: str, parts: Sequence[Part], unit: str, body: str = "", of: Unit | None = None
    ) -> Wanted:
        if unit == MANY_UNITS:
            named = [(tell("word-appraising-body", "vi"), name)] if body else []
            named.append((tell("word-units", "vi"), str(len(self.units))))
        else:
            named = [(tell("word-unit", "vi"), name), (tell("form-unit-code", "vi"), unit)]
        if of is not None:
            named += self._appraised_result(of)
        deadline = self.deadline or self.campaign.settings.due(self.stage, unit)
        form = TableForm(self.standing, self.stage, unit, named, parts, self.issued, deadline, body, self.again)
        return Wanted(file, name, form.written, of.columns if of else {BODY: name} if body else {})

    def _appraised_result(self, unit: Unit) -> list[tuple[str, str]]:
        """What the notice of the round says too: the score, and the points taken and added."""
        digits = self.campaign.criteria.precision
        differing = [one for one in self.standing.differences(unit) if one.because != "supplied"]
        sums = {
            "word-sum-less": -sum(one.gained for one in differing if one.gained < 0),
            "word-sum-more": sum(one.gained for one in differing if one.gained > 0),
        }
        said = [Said(code, {"points": decimal_text(steps, digits, ",")}) for code, steps in sums.items() if steps]
        values = {"count": len(differing), "sums": said or [Said("word-sum-none", {})]}
        changed = (tell("form-changed", "vi"), tell("form-changed-sums", "vi", **values))
        result = self.standing.score(unit)
        if result.score is None:
            return [changed]
        values = {"score": decimal_text(result.score, digits, ","), "max": decimal_text(result.max, digits, ",")}
        return [(tell("form-appraised-score", "vi"), tell("form-points-of", "vi", **values)), changed]


def _body_of(branch: Branch) -> str | None:
    """Who looks at the claim of an inner node: the body of its first leaf that has one."""
    return next((node.body for node in walk(branch.children) if isinstance(node, Leaf) and node.body), None)


def groups_of(forms: Sequence[Wanted]) -> list[str]:
    """The columns that these forms can be grouped by: those of units.csv, or the appraising body."""
    return list(dict.fromkeys(column for form in forms for column in form.groups))


def zipped(forms: Sequence[Wanted], column: str) -> list[Wanted]:
    """The forms as one zip for each value of a column, to be sent to each group."""
    by_group: dict[str, list[Wanted]] = {}
    for form in forms:
        by_group.setdefault(form.groups.get(column, ""), []).append(form)
    zips = [
        Wanted(group or tell("issue-no-group", "vi"), group, partial(_zip, some)) for group, some in by_group.items()
    ]
    return _distinct(zips, ".zip")


def _zip(forms: Sequence[Wanted]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:  # workbooks are packed already
        for form in forms:
            package.writestr(form.file, form.make())
    return file.getvalue()


def write_forms(forms: Sequence[Wanted], folder: Path, tell_progress: Callable[[int, str], None]) -> list[Path]:
    """Writes the forms; no file that is there already is touched. Raises `Refusal`."""
    paths = [folder / form.file for form in forms]
    there = [path for path in paths if os.path.exists(path)]
    if there:
        raise Refusal([Problem("form-file-exists", Place(str(path)), {}) for path in there])
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (form, path) in enumerate(zip(forms, paths, strict=True), 1):
            tell_progress(number, form.name)
            write_files({path: form.make()})
    except OSError as error:
        problem = Problem("form-not-written", Place(str(path)), {"reason": error.strerror or type(error).__name__})
        raise Refusal([problem]) from None
    return paths


def _distinct(forms: Iterable[Wanted], suffix: str = ".xlsx") -> list[Wanted]:
    """The forms with plain file names, told apart by a number where they would be the same."""
    taken: set[str] = set()
    distinct = []
    for form in forms:
        plain = name = slug(form.file) or "bieu-mau"
        number = 2
        while name in taken:
            name, number = f"{plain}-{number}", number + 1
        taken.add(name)
        distinct.append(form._replace(file=f"{name}{suffix}"))
    return distinct
