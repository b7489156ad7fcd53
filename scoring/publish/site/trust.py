"""The council's page of trust: a chart of rank intervals, other weights and methods, how far the stages agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from scoring.analysis.agreement import any_cases
from scoring.problems import Fault, Said
from scoring.publish.site.charts import ChartText, Interval, intervals
from scoring.publish.site.sections import Section
from scoring.publish.site.tables import SiteTables
from scoring.publish.trust import Trust
from scoring.show import agreement, robustness
from scoring.show.lexicon import Lexicon
from scoring.show.tables import Shown
from scoring.words import printable, tell

if TYPE_CHECKING:
    from scoring.analysis.robustness import Robustness


@dataclass(frozen=True)
class TrustPage:
    """The page in one language."""

    tables: SiteTables
    words: Lexicon
    trust: Trust

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        return {"lead": self.words.t("trust-lead"), "sections": [*self._ranks(), *self._stages()]}

    def _ranks(self) -> Iterator[Section]:
        ranks, lang = self.trust.robustness, self.words.lang
        heading = self.words.t("trust-ranks")
        if isinstance(ranks, Fault):
            yield Section("ranks", heading, self.words.say(Said(ranks.code, ranks.values)))
            return
        drawn = f"{robustness.drawn(ranks, lang)} {robustness.reading(lang)}"
        yield Section("ranks", heading, drawn, self._chart(ranks), robustness.units_table(ranks, lang))
        yield self._table("methods", "robustness-methods", robustness.methods_table(ranks, lang))
        yield self._table("left-out", "robustness-nodes", robustness.nodes_table(ranks, lang))

    def _stages(self) -> Iterator[Section]:
        lang, turns, campaign = self.words.lang, self.trust.turns, self.tables.publication.campaign
        if not any_cases(turns):
            yield Section("stages", self.words.t("trust-stages"), self._told("agreement-nothing"))
            return
        lines = " ".join(agreement.whole_line(turn, lang) for turn in turns)
        lead = f"{lines} {self._told('agreement-reading')}"
        yield Section("stages", self.words.t("trust-stages"), lead)
        for by in agreement.BYS:
            yield Section(f"by-{by}", self.words.t(f"trust-by-{by}"), table=agreement.by_table(turns, by, lang))
        yield self._table("kappas", "agreement-kappas", agreement.kappas_table(turns, lang))
        strict = agreement.strictness_table(campaign, self.trust.bodies, lang)
        yield self._table("strictness", "agreement-strictness", strict)

    def _table(self, id_: str, code: str, shown: Shown) -> Section:
        return Section(id_, self._told(code), table=shown)

    def _told(self, code: str) -> str:
        return tell(code, self.words.lang)

    def _chart(self, robust: "Robustness") -> Markup:
        lowest = max(unit.high for unit in robust.units)
        rows = [
            Interval(
                f"{unit.placed.rank}. {printable(unit.placed.result.unit.name)}",
                robustness.interval(unit),
                _place(unit.low, lowest),
                _place(unit.placed.rank or unit.middle, lowest),
                _place(unit.high, lowest),
            )
            for unit in robust.units
        ]
        title, description = self.words.t("trust-chart"), self.words.t("trust-chart-says")
        ends = (self.words.t("trust-first"), str(lowest))
        return intervals(ChartText("ranks", title, description), rows, ends)


def _place(rank: int, lowest: int) -> float:
    """A rank along the page: the first at the left, the lowest at the right."""
    return (rank - 1) / max(1, lowest - 1)
