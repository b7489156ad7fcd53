"""Slides for the conference on the results: the ranking, where points were lost, who rose, whom to commend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from scoring.analysis.common import CommonLoss, body_losses, commended, common_losses
from scoring.analysis.compare import Comparison
from scoring.analysis.losses import losses
from scoring.analysis.spread import bands, mean_score, ratios
from scoring.campaign.campaign import Campaign
from scoring.engine.results import Placed
from scoring.publish.publication import Publication
from scoring.publish.site.tables import SiteTables
from scoring.publish.slides_deck import LEFT, TOP, WIDTH, Bars, Box, Deck, Figure, SlideColumn, cut
from scoring.show.lexicon import Lexicon
from scoring.show.mark import mark_of
from scoring.words import printable, tell

MOST_ROWS = 18
FIRST, LAST = 15, 10
"""How many units at the top and at the end of a ranking that is longer than a slide."""
MOST_NODES = 10
MOST_CHANGES = 20
TOP_RANKS = 3
MOST_GROUPS = 14
MOST_GONE = 3
CHART = Box(LEFT, TOP, WIDTH - 2 * LEFT, 4.95)


def slides(publication: Publication, lang: str) -> bytes:
    """The deck as .pptx; with a previous campaign also what rose and fell."""
    return _Slides(publication, lang).as_bytes()


@dataclass(frozen=True)
class _Slides:
    publication: Publication
    lang: str

    def as_bytes(self) -> bytes:
        self._cover()
        scored = [placed for placed in self._units if placed.result.score is not None]
        if scored:
            self._overview(scored)
            self._rankings()
            self._lost(scored)
            self._costly()
            self._bodies(len(scored))
            if self.publication.comparison is not None and self.publication.earlier is not None:
                self._changes(self.publication.comparison, self.publication.earlier.campaign)
                self._causes(self.publication.comparison)
            self._commended()
        return self._deck.as_bytes()

    @cached_property
    def _deck(self) -> Deck:
        settings, results = self.publication.campaign.settings, self.publication.results
        earlier = self.publication.earlier
        compared = (settings, earlier.campaign.settings) if earlier else (settings,)
        foot = tell("slides-digests", self.lang, criteria=results.criteria.digest, results=results.digest)
        mark = mark_of(self.lang, *compared)
        return Deck(self.lang, printable(settings.title.text().in_language(self.lang)), mark, foot)

    @cached_property
    def _words(self) -> Lexicon:
        campaign = self.publication.campaign
        return Lexicon(self.lang, campaign.criteria, campaign.settings.column_names)

    @cached_property
    def _tables(self) -> SiteTables:
        return SiteTables(self.publication)

    @property
    def _units(self) -> tuple[Placed, ...]:
        return self.publication.results.units

    def _told(self, code: str, **values: object) -> str:
        return tell(code, self.lang, **values)

    def _points(self, points: Fraction) -> str:
        return self._words.number(points, self.publication.campaign.criteria.digits)

    def _cover(self) -> None:
        campaign, results = self.publication.campaign, self.publication.results
        stage = tell(f"scored-{results.stage}", self.lang)
        lines = [self._told("slides-cover", stage=stage, units=len(self._units), criteria=results.criteria.name)]
        decision = campaign.settings.decision
        if decision:
            values = {"number": decision.number, "date": decision.date, "signer": decision.signer}
            lines.append(self._told("slides-decision", **values))
        self._deck.cover(self._told("slides-conference"), lines, printable(campaign.settings.origin))

    # ── all units ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _overview(self, scored: Sequence[Placed]) -> None:
        page = self._deck.page(self._told("slides-overview"))
        ordered = sorted(scored, key=lambda placed: placed.result.ratio or 0)
        lowest, highest = ordered[0], ordered[-1]
        ranked = sum(placed.rank is not None for placed in scored)
        page.figures(
            [
                Figure(self._words.count(ranked), self._told("slides-ranked")),
                Figure(self._words.percent(mean_score(scored), 2), self._told("slides-mean")),
                Figure(self._share(highest), self._told("slides-highest", unit=self._name(highest, 36))),
                Figure(self._share(lowest), self._told("slides-lowest", unit=self._name(lowest, 36))),
            ]
        )
        charts = [(self._told("slides-spread"), self._spread(scored))]
        grades = self.publication.campaign.criteria.grades
        if grades:
            counted = Counter(placed.grade for placed in scored)
            labels = [self._words.grades[grade.id] for grade in grades]
            counts = [float(counted[grade.id]) for grade in grades]
            charts.insert(0, (self._told("word-units-by-grade"), (labels, counts)))
        width = (WIDTH - 2 * LEFT - 0.3 * (len(charts) - 1)) / len(charts)
        for index, (title, (labels, counts)) in enumerate(charts):
            box = Box(LEFT + index * (width + 0.3), TOP + 1.45, width, 3.9)
            bars = Bars(self._told("word-units"), labels, counts, "0", lying=False)
            page.chart(box, bars, title)

    def _spread(self, scored: Sequence[Placed]) -> tuple[list[str], list[float]]:
        """How many units stand in each band of percent."""
        edges, counts = bands(ratios(scored))
        digits = 0 if all(edge.denominator == 1 for edge in edges) else 1
        named = [self._words.number(edge, digits) for edge in edges]
        return [f"{low}–{high}" for low, high in pairwise(named)], [float(count) for count in counts]

    def _rankings(self) -> None:
        units = [placed for placed in self._units if placed.rank is not None]
        if len(units) <= MOST_ROWS:
            self._ranking(self._told("word-ranking"), units)
            return
        self._ranking(self._told("slides-ranking-first", count=FIRST), units[:FIRST])
        last = units[FIRST:][-LAST:]
        self._ranking(self._told("slides-ranking-last", count=len(last)), last)

    def _ranking(self, title: str, units: Sequence[Placed]) -> None:
        if not units:
            return
        columns = [
            SlideColumn(self._told("word-rank"), 0.9, number=True),
            SlideColumn(self._told("word-unit"), 4.7),
            SlideColumn(self._told("word-score"), 1.5, number=True),
            SlideColumn(self._told("slides-col-percent"), 1.5, number=True),
        ]
        if self.publication.campaign.criteria.grades:
            columns.append(SlideColumn(self._told("word-grade"), 1.7))
        if self.publication.comparison is not None:
            columns.append(SlideColumn(self._told("slides-col-move"), 1.8))
        self._deck.page(title).table(columns, [self._ranking_row(placed) for placed in units])

    def _ranking_row(self, placed: Placed) -> list[str]:
        words = self._words
        row = [
            str(placed.rank),
            self._name(placed, 60),
            words.steps(placed.result.score, self._tables.score_digits(placed)),
            self._share(placed),
        ]
        if self.publication.campaign.criteria.grades:
            row.append(words.grade(placed))
        if self.publication.comparison is not None:
            row.append(self._move(self.publication.comparison.by_unit[placed.result.unit.code].rank.up))
        return row

    def _move(self, up: int | None) -> str:
        if up is None:
            return "–"
        if up == 0:
            return self._told("slides-same")
        return self._told("slides-up" if up > 0 else "slides-down", places=abs(up))

    def _share(self, placed: Placed) -> str:
        return self._words.percent(placed.result.ratio, 2)

    def _name(self, placed: Placed, most: int) -> str:
        return cut(printable(placed.result.unit.name), most)

    # ── where points were lost ────────────────────────────────────────────────────────────────────────────────────

    def _lost(self, scored: Sequence[Placed]) -> None:
        """What the first nodes cost, the mean of the units for which they apply."""
        total = {node.code: Fraction(0) for node in self._tables.profile}
        counted = dict.fromkeys(total, 0)
        for placed in scored:
            for loss in losses(placed.result, self.publication.results.criteria, branches=True):
                if loss.node.code in total:
                    total[loss.node.code] += loss.worth
                    counted[loss.node.code] += 1
        nodes = [node for node in self._tables.profile if counted[node.code]][:MOST_CHANGES]
        means = {node.code: total[node.code] / counted[node.code] for node in nodes}
        if not nodes:
            return
        page = self._deck.page(self._told("slides-lost"))
        labels = [cut(self._node(node.code), 60) for node in nodes]
        page.chart(CHART, Bars(self._told("slides-lost-points"), labels, [float(means[node.code]) for node in nodes]))
        most = max(nodes, key=lambda node: means[node.code])
        values = {"node": cut(self._node(most.code), 90), "points": self._points(means[most.code])}
        page.note(self._told("slides-lost-note", **values))

    def _node(self, code: str) -> str:
        node = self.publication.campaign.criteria.nodes[code]
        return f"{code} {self._words.text(node.title)}"

    def _costly(self) -> None:
        costly = [loss for loss in self._common if loss.total > 0][:MOST_NODES]
        if not costly:
            return
        columns = [
            SlideColumn(self._told("word-criterion"), 6.1),
            SlideColumn(self._told("slides-col-body"), 2.7),
            SlideColumn(self._told("word-lost"), 1.4, number=True),
            SlideColumn(self._told("slides-col-losing"), 1.9, number=True),
        ]
        rows = [
            [
                self._node(loss.leaf.code),
                self._body(loss.leaf.body),
                self._points(loss.mean),
                f"{self._words.count(loss.losing)}/{self._words.count(loss.units)}",
            ]
            for loss in costly
        ]
        self._deck.page(self._told("slides-costly")).table(columns, rows)

    @cached_property
    def _common(self) -> tuple[CommonLoss, ...]:
        return common_losses(self.publication.results)

    def _body(self, body: str | None) -> str:
        if body is None:
            return self._told("slides-no-body")
        return self._words.text(self.publication.campaign.criteria.body(body).title)

    def _bodies(self, units: int) -> None:
        losses = [loss for loss in body_losses(self._common) if loss.total > 0]
        if len(losses) < 2:
            return
        labels = [cut(self._body(loss.body), 50) for loss in losses]
        means = [float(loss.total / units) for loss in losses]
        page = self._deck.page(self._told("slides-bodies"))
        page.chart(CHART, Bars(self._told("slides-lost-points"), labels, means))

    # ── against the previous campaign ─────────────────────────────────────────────────────────────────────────────

    def _changes(self, comparison: Comparison, earlier: Campaign) -> None:
        moved = [(unit.unit.name, unit.change) for unit in comparison.units if unit.change is not None]
        if not moved:
            return
        moved.sort(key=lambda pair: -pair[1])
        shown = moved if len(moved) <= MOST_CHANGES else [*moved[: MOST_CHANGES // 2], *moved[-MOST_CHANGES // 2 :]]
        page = self._deck.page(self._told("slides-changes"))
        labels = [cut(printable(name), 40) for name, _ in shown]
        page.chart(CHART, Bars(self._told("word-change"), labels, [float(change * 100) for _, change in shown]))
        values = {
            "year": earlier.settings.year,
            "rose": sum(change > 0 for _, change in moved),
            "fell": sum(change < 0 for _, change in moved),
            "same": sum(change == 0 for _, change in moved),
        }
        notes = [self._told("slides-changes-note", **values)]
        gone = [cut(printable(unit.name), 30) for unit in comparison.matching.gone[:MOST_GONE]]
        if gone:
            notes.append(self._told("slides-changes-gone", units=gone))
        page.note(" ".join(notes))

    def _causes(self, comparison: Comparison) -> None:
        decomposition = comparison.decomposition
        if decomposition is None:
            return
        up, down = decomposition.most(MOST_NODES // 2)
        rows = [[self._node(one.match.code), self._signed(one.change * 100)] for one in (*up, *reversed(down))]
        if not rows:
            return
        page = self._deck.page(self._told("slides-causes"))
        columns = [
            SlideColumn(self._told("word-criterion"), 8.1),
            SlideColumn(self._told("slides-col-change"), 4.0, number=True),
        ]
        page.table(columns, rows)
        page.note(self._told("slides-causes-note"))

    def _signed(self, value: Fraction) -> str:
        return f"{'+' if value > 0 else ''}{self._words.number(value, 2)}"

    # ── whom to commend ───────────────────────────────────────────────────────────────────────────────────────────

    def _commended(self) -> None:
        settings, words = self.publication.campaign.settings, self._words
        groups = [group for group in commended(self.publication.results, settings.groups, TOP_RANKS) if group.units][
            :MOST_GROUPS
        ]
        if not groups:
            return
        rows = []
        for group in groups:
            named = [
                self._told(
                    "slides-commended-unit",
                    rank=rank,
                    unit=self._name(placed, 32),
                    score=words.steps(placed.result.score, self._tables.score_digits(placed)),
                )
                for rank, placed in group.units
            ]
            where = f"{words.column(group.column)}: {words.value(group.column, group.value)}" if group.column else ""
            rows.append([where or self._told("word-all-units"), "; ".join(named)])
        page = self._deck.page(self._told("slides-commended"))
        columns = [SlideColumn(self._told("word-group"), 3.6), SlideColumn(self._told("word-unit"), 8.5)]
        page.table(columns, rows)
