"""One node of a unit as a page shows it: the rule, the fields, the points and why, last year, what others said."""

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Q

from scoring.campaign.answers import VIET_NAM, Answer, moment, stages_of
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.workflow import DECIDING, EVIDENCE_OF, EXPLANATION, RIGHTS, Act, Role, ScoredStage, Stage
from scoring.engine.explain import Explainer, Layer, NodeExplanation
from scoring.engine.explain_whole import met_said
from scoring.engine.progress import NodeProgress, nodes_of
from scoring.engine.results import UnitResult
from scoring.problems import Decimals
from scoring.show.explanation import change_text, node_sentence
from scoring.show.moments import moment_text
from scoring.show.numbers import points_text, typed_points
from scoring.spreadsheet.fields import Cells, cells_offered
from scoring.spreadsheet.spoken import shown_in
from scoring.store.desk import unit_of
from scoring.store.evidence_seen import Evidence, evidence_in
from scoring.store.models import AnswerRow, Person
from scoring.store.models import Campaign as CampaignRow
from scoring.store.sessions import agenda
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Branch, Condition, Leaf
from scoring.web.documents import documents_at
from scoring.web.fields import Group, Typed, Wrong, groups_of, row_of, say_fault, typed_again, typed_from
from scoring.web.leaf_views import LeafNow, NodeView, OtherDraft, RowView
from scoring.web.models import Draft
from scoring.web.visits import CampaignVisit, UnitVisit
from scoring.words import printable, say, tell

MOST_REASONS = 8
WATCHED = frozenset({"unevidenced", "unconfirmed", "unexplained", "disputed"})
"""The flags that somebody who appraises looks at."""


class Writing(NamedTuple):
    """By which act, in which role, at which stage the fields of a node are stated."""

    act: Act
    role: Role
    stage: Stage


COMMUNE_WRITES: tuple[Act, ...] = ("fill", "explain")
GIVEN_WRITES: tuple[Act, ...] = ("propose", "measure")
CHAIR_WRITES: tuple[Act, ...] = ("record",)
"""What communes state, what is stated of the nodes given to somebody, and what of those before the council."""

COMMUNE_STAGES = {stage for right in RIGHTS if right.act in COMMUNE_WRITES for stage in right.writes}


@dataclass(frozen=True)
class Sheet:
    """A unit's file for one person in one language, as pages read it."""

    visit: UnitVisit
    lang: str

    @property
    def campaign(self) -> Campaign:
        return self.visit.campaign

    @property
    def unit(self) -> str:
        return self.visit.file.code

    @property
    def stage(self) -> ScoredStage:
        return self.visit.stage

    @cached_property
    def explainer(self) -> Explainer:
        return Explainer(self.campaign, self.stage)

    @cached_property
    def result(self) -> UnitResult:
        return self.explainer.result(self.unit)

    @cached_property
    def progress(self) -> Mapping[str, NodeProgress]:
        """How every leaf stands, and the branches with something to look at."""
        return {node.node.code: node for node in nodes_of(self.explainer, self.unit)}

    @cached_property
    def checks(self) -> RowChecks:
        return RowChecks(self.campaign.criteria, self.campaign.units, self.campaign.settings.year)

    @cached_property
    def drafts(self) -> list[Draft]:
        """What is half typed and may still be stated; of others a commune sees what is typed of its own rows alone."""
        found = Draft.objects.filter(campaign=self.visit.at.row.id, unit=self.unit, stage__in=self._open_stages)
        if self.visit.own:
            found = found.filter(Q(stage__in=COMMUNE_STAGES) | Q(person=self.visit.login.person))
        return list(found)

    @property
    def _open_stages(self) -> set[Stage]:
        """The stages at which somebody states rows of the file as far as it is now."""
        acts = (*COMMUNE_WRITES, *GIVEN_WRITES, *CHAIR_WRITES)
        return {stage for one in RIGHTS if one.act in acts and self.visit.state in one.states for stage in one.writes}

    @cached_property
    def names(self) -> Mapping[int, str]:
        """The names of those who have drafts here."""
        return dict(Person.objects.filter(id__in={draft.person for draft in self.drafts}).values_list("id", "name"))

    @cached_property
    def on_agenda(self) -> frozenset[str]:
        """The nodes that are before the council."""
        items = agenda(self.visit.at.row.id)
        return frozenset(item.code for item in items if item.unit == self.unit)

    @cached_property
    def documents(self) -> list[Evidence]:
        """The evidence of the unit that the visitor sees."""
        return evidence_in(self.visit.sights, [self.visit.file])

    @cached_property
    def last_year(self) -> "LastYear | None":
        return last_year_of(self.visit, self.lang)

    @cached_property
    def reasons(self) -> Mapping[str, tuple[str, ...]]:
        """The reasons that appraisal gave before, by node, the most frequent first; asked for of nodes given alone."""
        rows = AnswerRow.objects.filter(unit__campaign=self.visit.at.row, stage="appraisal").exclude(note="")
        counted = rows.values_list("code", "note").annotate(count=Count("id")).order_by("-count", "note")
        reasons: dict[str, tuple[str, ...]] = {}
        for code, note, _ in counted:
            reasons[code] = (*reasons.get(code, ()), note)
        return reasons

    def looked_at(self) -> list[Branch | Leaf]:
        """The nodes with something to look at: changed, explained, claimed or without evidence; of those shown."""
        shown = self.visit.shown
        return [
            self.node(code)
            for code in self.campaign.criteria.nodes
            if (shown is None or code in shown) and self._is_looked_at(code)
        ]

    def _is_looked_at(self, code: str) -> bool:
        progress = self.progress.get(code)
        flagged = progress is not None and (progress.change is not None or {*progress.flags} & WATCHED)
        return bool(flagged) or self.newest(code, EXPLANATION) is not None or self.newest(code, "appraisal") is not None

    def node(self, code: str) -> Branch | Leaf:
        return self.campaign.criteria.nodes[code].seen_by(unit_of(self.visit.file).columns)

    def writing(self, node: Branch | Leaf) -> Writing | None:
        """How the fields of a node are stated now; None where they are only read."""
        for act in (*COMMUNE_WRITES, *GIVEN_WRITES, *CHAIR_WRITES):
            for right in self.visit.rights(act):
                if act in GIVEN_WRITES and node.code not in self.visit.given(right.role):
                    continue
                stage = next((stage for stage in right.writes if stage in stages_of(node)), None)
                if stage and self.checks.applies(self.campaign.units[0], node.code) and self._asks(node, stage):
                    return Writing(act, right.role, stage)
        return None

    def _asks(self, node: Branch | Leaf, stage: Stage) -> bool:
        """Whether there is something to say: facts of a leaf, a claim of a branch, an answer to a change."""
        if stage == "council":
            return node.code in self.on_agenda
        if stage == "appraisal" and isinstance(node, Branch):
            return self.newest(node.code, "self") is not None
        if stage != EXPLANATION:
            return isinstance(node, Leaf) or node.not_applicable != "forbidden"
        progress = self.progress.get(node.code)
        return (progress is not None and progress.change is not None) or self.newest(node.code, stage) is not None

    def newest(self, code: str, stage: str) -> Answer | None:
        """The last row of a node at a stage, be it a withdrawal."""
        rows = [row for row in self.campaign.rows[self.unit].get(code, ()) if row.stage == stage]
        return max(rows, key=lambda row: moment(row.at), default=None)

    def draft(self, code: str, stage: str) -> Draft | None:
        """What the visitor typed here and did not state."""
        person = self.visit.login.person
        return next(
            (one for one in self.drafts if (one.code, one.stage, one.person) == (code, stage, person)), None
        )  # fmt: skip

    # ── a node ────────────────────────────────────────────────────────────────────────────────────────────────────

    def view(
        self, code: str, typed: Typed | None = None, wrong: Sequence[Wrong] = (), live: LeafNow | None = None
    ) -> NodeView:
        """A node with what stands in its fields: what was just typed, else the draft, else what is stated."""
        node = self.node(code)
        writing = self.writing(node)
        explained = self.explained(code)
        stage = writing.stage if writing else ""
        newest = self.newest(code, stage) if stage else None
        draft = self.draft(code, stage) if stage else None
        if typed is None:
            typed = typed_again(draft.typed) if draft else typed_from(node, newest)
            if draft:
                row, wrong = row_of(self.checks, self.unit, node, stage, typed, "", newest is not None)
                if not wrong and not live:
                    live = self.as_if(row).live(code, stage, typed, wrong, is_draft=True, base=draft.base)
                    live = live if draft.base == (newest.at if newest else "") else self.beside(live, code, stage)
        leaf = node if isinstance(node, Leaf) else None
        progress = self.progress.get(code)
        return NodeView(
            code=code,
            printed=printable(node.printed),
            title=printable(node.title.in_language(self.lang)),
            max=self._most(node),
            guide=printable(node.guide.title_or("").in_language(self.lang)) if node.guide else "",
            evidence_asked=printable(leaf.evidence.what or "") if leaf else "",
            rule=say(explained.terms, self.lang) if explained.terms else "",
            groups=self._groups(node, typed, wrong) if stage and stage != EXPLANATION else (),
            typed=typed,
            errors={one.field: say_fault(one.fault, self.lang) for one in wrong},
            live=live or self.live(code, stage, typed, wrong, bool(draft), draft.base if draft else None),
            stage=stage,
            claimable=node.not_applicable != "forbidden" and stage in ("self", *DECIDING),
            last_year=self.last_year.of(code) if self.last_year else "",
            rows=tuple(self._rows(explained, stage)),
            others=tuple(self._others(code, writing)),
            documents=tuple(documents_at(self.documents, code, EVIDENCE_OF.get(self.visit.state, ""), self.lang)),
            attachable=bool(self.visit.rights("attach")) and stage in EVIDENCE_OF.values(),
            reasons=self.reasons.get(code, ())[:MOST_REASONS] if stage == "appraisal" else (),
            state=progress.state or "" if progress else "",
            flags=progress.flags if progress else (),
        )

    def _groups(self, node: Branch | Leaf, typed: Typed, wrong: Sequence[Wrong]) -> tuple[Group, ...]:
        offered = self.last_year.offered(node) if self.last_year and isinstance(node, Leaf) else ()
        return groups_of(node, typed, wrong, self.lang, offered)

    def _most(self, node: Branch | Leaf) -> str:
        if isinstance(node, Condition):
            return tell("web-outside-scale", self.lang)
        return tell("web-most", self.lang, max=Decimals(node.max, self.campaign.criteria.digits))

    def explained(self, code: str) -> NodeExplanation:
        """The node's points and why."""
        if code not in self._known:
            self._known[code] = self.explainer.node(self.unit, code)
        return self._known[code]

    @cached_property
    def _known(self) -> dict[str, NodeExplanation]:
        return {}

    def _rows(self, explained: NodeExplanation, stage: str) -> Iterator[RowView]:
        """What was said of the node, first to last; what stands in the fields is not repeated."""
        for layer in explained.layers:
            if stage != "self" or layer.answer.stage != "self":
                yield self.said(explained.node.code, layer)

    def facts_text(self, code: str, facts: str) -> str:
        """Facts in words, without ids."""
        node = self.node(code)
        return shown_in(node.rule, facts, self.lang) if isinstance(node, Leaf) and facts not in ("", *CLAIMS) else facts

    def said(self, code: str, layer: Layer) -> RowView:
        """A row in words."""
        answer = layer.answer
        stage = tell("stage-second" if layer.second_round else f"stage-{answer.stage}", self.lang)
        stated = self.facts_text(code, answer.facts)
        if layer.kind in ("claim", "applies", "withdrawn"):
            stated = tell(f"layer-{layer.kind}", self.lang)
        elif answer.points:
            stated = tell("word-so-many-points", self.lang, points=typed_points(answer.points, self.lang))
        change = change_text(self.campaign, layer, self.lang)
        if not change and layer.points is not None and not isinstance(self.node(code), Condition):
            change = points_text(layer.points, self.campaign.criteria.precision, self.lang)
        at = moment_text(answer.at, self.lang)
        return RowView(stage, stated, change, answer.by, at, answer.note, answer.evidence, layer.counts)

    def _others(self, code: str, writing: Writing | None) -> Iterator[OtherDraft]:
        for draft in self.drafts:
            if draft.code == code and draft.person != self.visit.login.person:
                droppable = writing is not None and writing.act in COMMUNE_WRITES and draft.stage == writing.stage
                yield OtherDraft(draft.person, self.names.get(draft.person, ""), droppable)

    def live(
        self, code: str, stage: str, typed: Typed, wrong: Sequence[Wrong], is_draft: bool, base: str | None = None
    ) -> LeafNow:
        """What follows from the fields as they stand."""
        node = self.node(code)
        newest = self.newest(code, stage) if stage else None
        at = base if base is not None else (newest.at if newest else "")
        stated = ""
        if newest is not None and not is_draft:
            moment = tell("web-stated", self.lang, at=moment_text(newest.at, self.lang))
            stated = ", ".join(part for part in (moment, newest.by) if part)
        problems = tuple(say_fault(one.fault, self.lang) for one in wrong if one.field == "")
        state = "draft" if is_draft else "stated" if newest is not None and not typed.is_empty else "empty"
        points, sentence = self._points(node)
        return LeafNow(state, points, sentence if not wrong else "", problems, at, stated)

    def beside(self, live: LeafNow, code: str, stage: str) -> LeafNow:
        """What follows from the fields, beside what somebody else stated meanwhile."""
        newest = self.newest(code, stage)
        row = next((layer for layer in self.explained(code).layers if layer.answer == newest), None)
        theirs = self.said(code, row) if row else None
        return live._replace(state="conflict", theirs=theirs, stated=newest.at if newest else "")

    def _points(self, node: Branch | Leaf) -> tuple[str, str]:
        if isinstance(node, Leaf) and node.rule.looks_at_others:
            return "", tell("web-looks-at-others", self.lang)
        explained = self.explained(node.code)
        result = explained.result
        if isinstance(node, Condition):
            shown = say(met_said(result), self.lang)
        else:
            shown = "" if result.points is None else self.points(result.points)
        return shown, node_sentence(self.campaign, explained, self.lang)

    def points(self, steps: int) -> str:
        return points_text(steps, self.campaign.criteria.precision, self.lang)

    def with_rows(self, *rows: Answer) -> "Sheet":
        """The file with more rows."""
        campaign = dataclasses.replace(self.campaign, answers=(*self.campaign.answers, *rows))
        return Sheet(dataclasses.replace(self.visit, campaign=campaign), self.lang)

    def as_if(self, row: Answer) -> "Sheet":
        """The file as it would be with a row that is not stated."""
        at = datetime.datetime.now(VIET_NAM) + datetime.timedelta(minutes=1)
        return self.with_rows(row._replace(at=at.isoformat(timespec="seconds")))


# ── last year ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class LastYear:
    """The unit's file of the previous campaign, as far as the visitor sees it."""

    sheet: Sheet
    titles: Mapping[str, str]

    def of(self, code: str) -> str:
        """What was stated a year ago at the same leaf, and its points; "" where there is none of that name."""
        layer = self._layer(code)
        points = self.sheet.explained(code).result.points if layer else None
        if layer is None or points is None:
            return ""
        said = self.sheet.said(code, layer)
        values = {"stated": said.stated, "points": self.sheet.points(points), "evidence": said.evidence}
        return tell("web-last-year", self.sheet.lang, **values)

    def offered(self, leaf: Leaf) -> Cells:
        """What counted a year ago at the same leaf, as far as facts of it are offered."""
        layer = self._layer(leaf.code)
        row = layer.answer if layer else None
        then = self.sheet.node(leaf.code) if row and row.facts and row.facts not in CLAIMS else None
        return cells_offered(leaf.rule, then.rule.named(row.facts) if row and isinstance(then, Leaf) else {})

    def _layer(self, code: str) -> Layer | None:
        """The row that counted a year ago at a node of that code and name."""
        node = self.sheet.campaign.criteria.nodes.get(code)
        if node is None or node.title.vi != self.titles[code]:
            return None
        return next((layer for layer in self.sheet.explained(code).layers if layer.counts), None)


def last_year_of(visit: UnitVisit, lang: str) -> LastYear | None:
    """The campaign of the year before in which the visitor sees the same unit."""
    year = visit.at.settings.year
    for row in CampaignRow.objects.exclude(id=visit.at.row.id).order_by("id"):
        at = CampaignVisit(visit.login, row)
        if at.settings.year != year - 1 or at.settings.exercise or not at.posts:
            continue
        file = row.unitfile_set.filter(code=visit.file.code).first()
        then = at.of(file) if file is not None else None
        if then is not None and then.campaign.units and then.campaign.answers:
            titles = {code: node.title.vi for code, node in visit.campaign.criteria.nodes.items()}
            return LastYear(Sheet(then, lang), titles)
    return None
