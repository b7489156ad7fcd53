"""What forms change in what stands: new rows behind the old ones, none where a form says what stands already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scoring.campaign.answers import Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import EXPLANATION
from scoring.forms.collect_check import Checked
from scoring.points import parse_number
from scoring.problems import Fault, Problem
from scoring.spreadsheet.fields import cells_from
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Leaf

Kind = Literal["added", "changed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """A new row, and the row of its stage that stood before it."""

    kind: Kind
    before: Answer | None
    after: Answer


@dataclass(frozen=True)
class Merger:
    """A campaign; forms are compared with what stands in it."""

    campaign: Campaign

    def changes(self, checked: Checked) -> tuple[Change, ...]:
        """What the answers of a form change; nothing where they say what stands."""
        asks = checked.asks_evidence
        return tuple(change for answer in checked.answers if (change := self._change(answer, asks)))

    def _change(self, answer: Answer, asks_evidence: bool) -> Change | None:
        rows = self.campaign.rows[answer.unit].get(answer.code, ())
        of_stage = [row for row in rows if row.stage == answer.stage]
        before = max(of_stage, key=lambda row: moment(row.at)) if of_stage else None
        nothing = not (_states(answer) or answer.note or answer.evidence)
        if nothing and (before is None or not _states(before)):
            return None
        if before is not None and _states(answer) and not asks_evidence:
            answer = answer._replace(evidence=before.evidence)
        if before is not None and self._same(before, answer):
            return None
        return Change(_kind(before, answer), before, answer)

    def _same(self, before: Answer, after: Answer) -> bool:
        """Whether two rows state the same; how it is written does not count."""
        return (
            self._facts(before) == self._facts(after)
            and _points(before) == _points(after)
            and _words(before.note) == _words(after.note)
            and _words(before.evidence) == _words(after.evidence)
        )

    def _facts(self, answer: Answer) -> object:
        """The facts as a form's cells show them."""
        node = self.campaign.criteria.nodes[answer.code]
        if not answer.facts or answer.facts in CLAIMS or not isinstance(node, Leaf):
            return answer.facts.casefold()
        return cells_from(node.rule, answer.facts)


def _points(answer: Answer) -> object:
    return parse_number(answer.points) if answer.points else None


def _words(text: str) -> str:
    return " ".join(text.split())


def _states(answer: Answer) -> bool:
    """Whether a row says something that counts at its stage."""
    if answer.stage == EXPLANATION:
        return bool(answer.note or answer.evidence)
    return bool(answer.facts or answer.points)


def _kind(before: Answer | None, after: Answer) -> Kind:
    if before is None or not _states(before):
        return "added"
    return "changed" if _states(after) else "withdrawn"


def conflicts(forms: Iterable[Checked]) -> Iterator[tuple[str, Problem]]:
    """Forms that state different things of one node of a unit at a stage, each with its file.

    Also where one of them states nothing: taken in one after the other, each would undo what the other did.
    """
    first: dict[tuple[str, str, str], tuple[Checked, Answer]] = {}
    told: set[tuple[str, str]] = set()
    for checked in forms:
        for answer in checked.answers:
            other, stated = first.setdefault(answer[:3], (checked, answer))
            pair = (checked.form.file, other.form.file)
            if stated == answer or pair in told:
                continue
            told.add(pair)
            for one, two in ((checked, other), (other, checked)):
                fault = Fault("form-same-rows", unit=answer.unit, code=answer.code, other=two.form.file)
                yield one.form.file, Problem.of(fault, one.form.place())
