"""Báo cáo kết quả thẩm định: the whole appraisal in numbers, what was gained and lost, and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from scoring.campaign.answers import row_that_counts
from scoring.campaign.workflow import DECIDING
from scoring.engine.results import Placed, UnitResult
from scoring.publish.papers.conditions import conditions_of_all
from scoring.publish.papers.dossier import LANG, Dossier, columns, decimal, sum_row, title_of
from scoring.publish.papers.office import name_within
from scoring.publish.papers.paper import (
    Annex,
    Blanks,
    Block,
    Paper,
    Paragraph,
    Row,
    Table,
    numbered,
    table,
    text,
)
from scoring.publish.papers.previous import WHOLE, comparable_codes, shares_before, shares_now
from scoring.publish.papers.tables import grade_table
from scoring.tree.cited import cited
from scoring.tree.model import Branch, Leaf, walk
from scoring.words import NOTHING, printable, tell

MOST_LEAVES = 10
MOST_REASONS = 3


@dataclass
class Moved:
    """How the points of one node moved from what was declared to what came out, over all units.

    `lost` and `gained` add up steps, both without a sign; `reasons` counts the words for why points were lost.
    """

    lost: int = 0
    units_lost: int = 0
    gained: int = 0
    units_gained: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, change: int, reason: str) -> None:
        if change < 0:
            self.lost -= change
            self.units_lost += 1
            if reason:
                self.reasons[reason] += 1
        elif change > 0:
            self.gained += change
            self.units_gained += 1


@dataclass(frozen=True)
class _Report:
    dossier: Dossier

    @cached_property
    def moved(self) -> dict[str, Moved]:
        """For every leaf that is self-assessed how its points moved."""
        declared = {placed.result.unit.code: placed.result for placed in self.dossier.declared.units}
        by_leaf = {
            leaf.code: Moved() for leaf in self.dossier.campaign.criteria.leaves.values() if leaf.from_ == "self"
        }
        blocks = self.dossier.campaign.criteria.blocks
        for placed in self.dossier.final.units:
            before = declared[placed.result.unit.code]
            for code, moved in by_leaf.items():
                points = before.nodes[code].points, placed.result.nodes[code].points
                if points[0] is not None and points[1] is not None:
                    change = points[1] - points[0]
                    moved.add(-change if blocks[code] == "penalty" else change, self._reason(placed.result, code))
        return by_leaf

    def _reason(self, result: UnitResult, code: str) -> str:
        rows = self.dossier.campaign.rows[result.unit.code].get(code, ())
        row = row_that_counts(rows, DECIDING[::-1])
        if row is None:
            return tell("because-unevidenced", LANG) if code in result.unevidenced else ""
        return printable(row.note).strip().rstrip(".")

    def paper(self) -> Paper:
        dossier = self.dossier
        return Paper(
            head=dossier.office.head("BC"),
            name=text("report-name"),
            abstract=text("report-abstract", title=dossier.title),
            blocks=tuple(self._blocks()),
            receivers=dossier.receivers("as-above", "council", "file"),
            signatures=(dossier.office.signature(),),
            annexes=(
                Annex(
                    label=text("annex-only"),
                    title=text("report-annex"),
                    attached=dossier.office.attached("BC"),
                    blocks=tuple(self._annex()),
                    digests=dossier.digests(dossier.final),
                ),
            ),
            to=text("to", whom=dossier.decider.words),
            mark=dossier.mark,
        )

    def _blocks(self) -> Iterator[Block]:
        dossier = self.dossier
        yield Paragraph(
            text("report-opening", title=dossier.title, criteria=dossier.criteria_title, issuer=dossier.office.words)
        )
        yield Paragraph(text("report-part-work"), "heading")
        yield from (Paragraph(words) for words in self._work())
        yield Paragraph(text("report-part-results"), "heading")
        yield from (Paragraph(words) for words in self._results())
        if dossier.campaign.criteria.grades:
            yield grade_table(dossier)
        if dossier.campaign.criteria.conditions:
            yield conditions_of_all(dossier)
        yield Paragraph(text("report-part-fields", level=dossier.first_level.upper()), "heading")
        yield self._fields()
        yield Paragraph(text("report-fields-note"))
        if dossier.previous:
            yield from self._previous()
        yield Paragraph(text("report-part-reasons"), "heading")
        yield from self._reasons()
        yield Paragraph(text("report-part-open"), "heading")
        yield from (Paragraph(words, "list") for words in self._open())
        yield Paragraph(text("report-part-remarks"), "heading")
        yield Blanks(4)
        yield Paragraph(text("report-part-proposals"), "heading")
        yield Blanks(4)
        yield Paragraph(text("report-closing", title=dossier.title))

    def _work(self) -> Iterator[str]:
        dossier = self.dossier
        rows = dossier.campaign.answers
        declared = {row.unit for row in rows if row.stage == "self"}
        leaves = {stage: {(row.unit, row.code) for row in rows if row.stage == stage} for stage in DECIDING}
        yield text(
            "report-work",
            units=len(dossier.campaign.units),
            all=dossier.all_units(),
            declared=len(declared),
            leaves=len(dossier.campaign.criteria.leaves),
        )
        explained = {(row.unit, row.code) for row in rows if row.stage == "explanation"}
        counts = {"changed": leaves["appraisal"], "explained": explained, "council": leaves["council"]}
        rounds = [
            text(f"report-round-{code}", count=len(count), units=len({unit for unit, _ in count}))
            for code, count in counts.items()
            if count
        ]
        if rounds:
            yield text("report-rounds", rounds="; ".join(rounds))

    def _results(self) -> Iterator[str]:
        dossier = self.dossier
        ranked = [placed for placed in dossier.final.units if placed.result.score is not None]
        yield text("report-ranked", ranked=len(ranked), units=len(dossier.final.units))
        if not ranked:
            return
        scores = [placed.result.score or 0 for placed in ranked]
        mean = Fraction(sum(scores), len(scores) * 10**dossier.campaign.criteria.precision)
        best, worst = max(scores), min(scores)
        yield text(
            "report-spread",
            mean=decimal(mean, dossier.campaign.criteria.digits),
            scale=decimal(dossier.campaign.criteria.scale, 0),
            best=dossier.score(best),
            best_units=_names(ranked, best),
            worst=dossier.score(worst),
            worst_units=_names(ranked, worst),
        )

    def _fields(self) -> Table:
        """The first nodes: mean share, and the points that appraisal and council took off or added."""
        criteria = self.dossier.campaign.criteria
        blocks: list[tuple[str, str, Fraction | None, list[Leaf]]] = [
            (node.printed, title_of(node), self._mean(node.code), _leaves(node)) for node in criteria.tree
        ]
        if criteria.bonus:
            blocks.append(("", text("block-bonus"), None, list(criteria.in_bonus)))
        if criteria.penalty:
            blocks.append(("", text("block-penalty"), None, list(criteria.in_penalty)))
        rows, sums = [], [0, 0, 0, 0]
        for number, (_, title, mean, leaves) in enumerate(blocks, start=1):
            moved = [self.moved[leaf.code] for leaf in leaves if leaf.code in self.moved]
            own = [
                sum(one.units_lost for one in moved),
                sum(one.lost for one in moved),
                sum(one.units_gained for one in moved),
                sum(one.gained for one in moved),
            ]
            sums = [total + one for total, one in zip(sums, own, strict=True)]
            shown = NOTHING if mean is None else decimal(mean * 100, 2)
            rows.append(Row((str(number), title, shown, *self._shown(own))))
        rows.append(
            sum_row("", text("total"), decimal((self._mean(WHOLE) or Fraction(0)) * 100, 2), *self._shown(sums))
        )
        named = columns(
            ("no", 1, "center"),
            ("first", 6, "left"),
            ("mean", 2, "right"),
            ("times-lost", 1.7, "right"),
            ("lost", 1.7, "right"),
            ("times-gained", 1.7, "right"),
            ("gained", 1.7, "right"),
            first=self.dossier.first_level,
        )
        return table(named, rows)

    def _shown(self, sums: list[int]) -> tuple[str, ...]:
        return str(sums[0]), self.dossier.points(sums[1]), str(sums[2]), self.dossier.points(sums[3])

    def _mean(self, code: str, units: list[dict[str, Fraction]] | None = None) -> Fraction | None:
        """The mean share of all units at a first node or the whole."""
        by_unit = [shares_now(self.dossier, placed.result) for placed in self.dossier.final.units]
        shares = [one[code] for one in (units if units is not None else by_unit) if code in one]
        return sum(shares, Fraction(0)) / len(shares) if shares else None

    def _previous(self) -> Iterator[Block]:
        """Mean shares of the units that were there in both years, where the editions compare."""
        dossier = self.dossier
        year = dossier.previous.settings.year if dossier.previous else 0
        pairs = [
            (before, shares_now(dossier, placed.result))
            for placed in dossier.final.units
            if (before := shares_before(dossier, placed.result.unit.code))
        ]
        codes = comparable_codes(dossier)
        yield Paragraph(text("report-part-previous", year=year), "heading")
        if not pairs or not codes:
            yield Paragraph(text("report-no-previous", year=year))
            return
        yield Paragraph(text("report-previous", year=year, units=len(pairs)))
        rows = []
        for code in [*(node.code for node in dossier.campaign.criteria.tree), *([WHOLE] if WHOLE in codes else [])]:
            title = title_of(dossier.campaign.criteria.nodes[code]) if code else text("total")
            both = [pair for pair in pairs if code in pair[0] and code in pair[1]]
            old = self._mean(code, [pair[0] for pair in both])
            new = self._mean(code, [pair[1] for pair in both])
            if old is None or new is None:
                rows.append([title, NOTHING, NOTHING, text("not-comparable")])
            else:
                change = decimal((new - old) * 100, 2)
                rows.append([title, decimal(old * 100, 2), decimal(new * 100, 2), ("+" if new > old else "") + change])
        named = columns(
            ("no", 1, "center"),
            ("first", 6, "left"),
            ("before", 2.2, "right"),
            ("now", 2.2, "right"),
            ("change", 2.4, "right"),
            first=dossier.first_level,
            year=year,
            now=dossier.year,
        )
        yield table(named, numbered(rows))

    def _reasons(self) -> Iterator[Block]:
        """The leaves that lost most points over all units, with the reasons given most often."""
        cut = [(code, moved) for code, moved in self.moved.items() if moved.lost]
        cut.sort(key=lambda pair: -pair[1].lost)
        if not cut:
            yield Paragraph(text("report-no-cuts"))
            return
        yield Paragraph(text("report-reasons", most=min(MOST_LEAVES, len(cut)), all=len(cut)))
        rows = []
        for code, moved in cut[:MOST_LEAVES]:
            node = self.dossier.campaign.criteria.nodes[code]
            lost = self.dossier.points(moved.lost)
            cells = [node.printed, title_of(node), str(moved.units_lost), lost, _most_often(moved)]
            rows.append(cells)
        named = columns(
            ("no", 1, "center"),
            ("code", 1.9, "left"),
            ("leaf", 4.5, "left"),
            ("units", 1.4, "right"),
            ("lost", 1.5, "right"),
            ("reasons", 7, "left"),
        )
        yield table(named, numbered(rows))

    def _open(self) -> Iterator[str]:
        units = [placed.result for placed in self.dossier.final.units]
        counts = {
            "unranked": [unit for unit in units if unit.score is None],
            "missing": [unit for unit in units if unit.missing],
            "unconfirmed": [unit for unit in units if unit.unconfirmed],
            "unevidenced": [unit for unit in units if unit.unevidenced],
        }
        if not any(counts.values()):
            yield text("none")
        for code, count in counts.items():
            if count:
                yield text(f"report-open-{code}", units=len(count))

    def _annex(self) -> Iterator[Block]:
        yield self._units()
        names = cited(self.dossier.campaign.criteria)
        rows = [
            [printable(unit.unit.name), *(", ".join(names[code] for code in codes) or NOTHING for codes in lists)]
            for unit in (placed.result for placed in self.dossier.final.units)
            if any(lists := (unit.missing, unit.unconfirmed, unit.unevidenced))
        ]
        if rows:
            named = columns(
                ("no", 1, "center"),
                ("unit", 4, "left"),
                ("missing", 4, "left"),
                ("unconfirmed", 4, "left"),
                ("unevidenced", 4, "left"),
            )
            yield table(named, numbered(rows), text("report-open-table"))

    def _units(self) -> Table:
        """Every unit: points declared, after appraisal, in the end; grade and rank."""
        dossier = self.dossier
        declared = {placed.result.unit.code: placed.result for placed in dossier.declared.units}
        appraised = {placed.result.unit.code: placed.result for placed in dossier.appraised.units}
        rows = []
        for placed in dossier.final.units:
            result = placed.result
            own = declared[result.unit.code]
            rows.append(
                [
                    printable(result.unit.name),
                    text("of", points=dossier.points(own.score), max=dossier.points(own.max)),
                    dossier.points(appraised[result.unit.code].score),
                    dossier.score(result.score),
                    dossier.grade(placed),
                    str(placed.rank or NOTHING),
                ]
            )
        named = columns(
            ("no", 1, "center"),
            ("unit", 5, "left"),
            ("self-of", 2.8, "right"),
            ("appraised", 2, "right"),
            ("score", 2, "right"),
            ("grade", 2.2, "left"),
            ("rank", 1.3, "center"),
        )
        return table(named, numbered(rows))


def appraisal_report(dossier: Dossier) -> Paper:
    """The report about the whole campaign."""
    return _Report(dossier).paper()


def _leaves(node: Branch | Leaf) -> list[Leaf]:
    return [below for below in walk((node,)) if isinstance(below, Leaf)]


def _names(ranked: list[Placed], score: int) -> str:
    return ", ".join(name_within(placed.result.unit) for placed in ranked if placed.result.score == score)


def _most_often(moved: Moved) -> str:
    """The reasons given most often, with how often where that is more than once."""
    most = moved.reasons.most_common(MOST_REASONS)
    said = [text("times", reason=reason, count=count) if count > 1 else reason for reason, count in most]
    return "; ".join(said) or NOTHING
