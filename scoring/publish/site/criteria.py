"""The page about the criteria and the method: the tree with every rule in words, grades, ranking, what words mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from scoring.engine.explain_whole import item_said
from scoring.problems import Joined, Said
from scoring.publish.site.nodes import NodeWords, labelled
from scoring.publish.site.tables import SiteTables
from scoring.publish.site.unit import UnitPages
from scoring.show.grades import each_said, policies_said, quota_said
from scoring.show.lexicon import Lexicon
from scoring.show.terms import terms
from scoring.tree.grades import Grade, Requirement
from scoring.tree.model import Condition, Leaf
from scoring.words import printable, say

GLOSSARY = ("self", "appraisal", "council", "explanation", "evidence", "not-applicable", "percent", "rank", "digest")


class CriteriaRow(NamedTuple):
    """A node: its max, its rule in words, who appraises it, how to score it."""

    node: NodeWords
    level: str
    max: str
    rules: tuple[str, ...]
    guide: str
    evidence: str
    heading: str


@dataclass(frozen=True)
class CriteriaPage:
    """The page about the criteria in one language."""

    tables: SiteTables
    words: Lexicon
    unit_pages: UnitPages

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        words, criteria = self.words, self.tables.criteria
        counts = [0] * len(criteria.levels)
        for depth in criteria.depths.values():
            counts[depth] += 1
        return {
            "title": words.text(criteria.title.text()),
            "levels": [(words.level(depth), count) for depth, count in enumerate(counts) if count],
            "document": printable(criteria.source.document),
            "status": words.t(f"status-{criteria.source.status}"),
            "note": printable(criteria.source.note or ""),
            "rows": list(self._rows()),
            "grades": [(self._grade_title(grade), self._asked(grade)) for grade in criteria.grades],
            "ties": words.t(f"ties-{criteria.ranking.ties}"),
            "tie_break": [self.unit_pages.nodes[code] for code in criteria.ranking.tie_break],
            "combine": words.t(f"combine-{criteria.combine}"),
            "policies": [
                *(say(said, words.lang) for said in policies_said(criteria)),
                words.t(f"missing-{self.tables.publication.campaign.settings.when_missing}"),
                words.t(f"evidence-{self.tables.publication.campaign.settings.without_evidence}"),
                words.t(f"claims-{self.tables.publication.campaign.settings.claims}"),
                words.t(f"audience-{self.tables.publication.audience}"),
            ],
            "glossary": [(words.t(f"term-{word}"), words.t(f"means-{word}")) for word in GLOSSARY],
        }

    def _rows(self) -> Iterator[CriteriaRow]:
        words, criteria = self.words, self.tables.criteria
        blocks = ((criteria.bonus, "block-bonus"), (criteria.penalty, "block-penalty"))
        headings = {
            block.children[0].code: words.t(code, max=words.number(block.cap, criteria.digits))
            for block, code in blocks
            if block
        }
        if criteria.conditions:
            headings[criteria.conditions[0].code] = words.t("block-conditions")
        for code, node in criteria.nodes.items():
            depth = criteria.depths.get(code)
            evidence = node.evidence.what or "" if isinstance(node, Leaf) else ""
            yield CriteriaRow(
                self.unit_pages.nodes[code],
                "" if depth is None else words.level(depth),
                "" if isinstance(node, Condition) else words.number(node.max, criteria.digits),
                tuple(terms(node, words.lang, words.names)),
                words.text(node.guide.title_or("")) if node.guide else "",
                printable(evidence),
                headings.get(code, ""),
            )

    def _grade_title(self, grade: Grade) -> str:
        return self.words.text(grade.title)

    def _asked(self, grade: Grade) -> str:
        """What a grade asks for."""
        criteria = self.tables.criteria
        more: list[Said] = []
        if grade.each:
            more.append(Said("site-grade-asks-more", {"asked": each_said(grade.each, criteria)}))
        for item in grade.requires:
            if isinstance(item, Requirement):
                node = labelled(self.unit_pages.nodes[item.node])
                more.append(Said("site-grade-asks-node", {"node": node, "at_least": item.at_least}))
            else:
                more.append(Said("site-grade-asks-more", {"asked": item_said(item, criteria)}))
        if grade.quota:
            more.append(Said("site-grade-asks-more", {"asked": quota_said(grade.quota, criteria)}))
        return self.words.t(f"grade-asks-{criteria.grading.in_}", at_least=grade.at_least, more=Joined(more, ""))
