"""The summary's sheet of changes: ranks and percents of an earlier campaign, now, and the difference as formulas."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from scoring.analysis.compare import Comparison
from scoring.analysis.compare_units import RankChange, UnitComparison
from scoring.campaign.campaign import Campaign
from scoring.points import to_steps
from scoring.publish.workbooks.grid import HEAD_ROW, Grid, LiveColumn
from scoring.publish.workbooks.page import BORDER, HEAD, HEAD_PLAIN, INPUT, decimals
from scoring.publish.workbooks.summary_points import UNIT, Points
from scoring.publish.workbooks.summary_ranking import MOST_FIRST_NODES
from scoring.publish.workbooks.summary_sheets import TITLE_HEIGHT, begin, finish
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.publish.workbooks.summary_whole import Steps
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.whole import Whole

Numbers = Sequence[int | None]

LEAST_NOTE, MOST_NOTE = 16, 90
"""Widths of the column of notes, in characters."""


@dataclass
class Changes:
    """Every unit against what stands for it in an earlier campaign."""

    points: Points
    steps: Steps
    grid: Grid
    previous: Campaign
    comparison: Comparison

    @property
    def view(self) -> SummaryView:
        return self.points.view

    def _nodes(self) -> list[str]:
        codes = [node.code for node in self.view.criteria.tree]
        return codes if len(codes) <= MOST_FIRST_NODES else []

    def lay_out(self) -> None:
        """Gives every column its place."""
        self.grid.add([*UNIT, "rank_before", "rank", "up", "percent_before", "percent", "change", "note"])
        for code in self._nodes():
            self.grid.add([f"before:{code}", f"now:{code}", f"change:{code}"])

    def write(self) -> None:
        view, grid = self.view, self.grid
        title = view.say(self.previous.settings.title.text())
        put_unit = begin(view, grid, view.tell("book-changes-title"), view.tell("book-changes-note", earlier=title))
        for key in grid.at:
            role, _, code = key.partition(":")
            if key not in UNIT:
                grid.head(0, key, code, **HEAD)
                grid.head(1, key, view.say(view.criteria.nodes[code].title) if role == "before" else "", **HEAD_PLAIN)
                grid.head(2, key, self._caption(role), **HEAD)
        grid.sheet.height(HEAD_ROW + 1, TITLE_HEIGHT if self._nodes() else 4)
        grid.sheet.height(HEAD_ROW + 2, 32 if self._are_all_ranked else 84)
        grid.sheet.width(2, len(grid.at) - 1, 9.5)
        longest = max((len(self._note(unit)) for unit in self.comparison.units), default=0)
        grid.sheet.width(grid.at["note"], grid.at["note"], min(MOST_NOTE, max(LEAST_NOTE, longest)))
        grid.write_rows(put_unit, [*self._whole(), *(column for code in self._nodes() for column in self._node(code))])
        finish(view, grid)

    def _caption(self, role: str) -> str:
        if role == "up" and not self._are_all_ranked:
            return self.view.tell("book-change-up-among", count=self.comparison.units[0].rank.among)
        return self.view.tell(f"book-change-{role.replace('_', '-')}")

    @property
    def _are_all_ranked(self) -> bool:
        """Whether places are won and lost among all: every unit has a rank in both campaigns, where both have one."""
        ranks = [unit.rank for unit in self.comparison.units]
        return all(rank.among == rank.of_before == rank.of_after for rank in ranks)

    def _made(self, form: str, **style: Any) -> Any:
        look = {**BORDER, "align": "center", "num_format": form, **style}
        return self.grid.sheet.book.format(**look)

    # ── columns ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _whole(self) -> Iterator[LiveColumn]:
        view, steps, units = self.view, self.steps.grid, self.comparison.units
        ranks = [unit.rank for unit in units]
        yield LiveColumn("rank_before", "", _cells([rank.before for rank in ranks]), self._made("0", **INPUT))
        yield LiveColumn(
            "rank", steps.fixed("rank"), _cells([rank.after for rank in ranks]), self._made("0", bold=True)
        )
        yield LiveColumn("up", self._up(ranks), _cells([rank.up for rank in ranks]), self._made("+0;-0;0"))
        befores = [self._steps(unit.before) if unit.why_not is None else None for unit in units]
        nows = [self._steps(unit.after) for unit in units]
        yield LiveColumn("percent_before", "", view.optional(befores), self._made(self._shown, **INPUT))
        yield LiveColumn("percent", steps.fixed("percent"), view.percents(), self._made(self._shown, bold=True))
        yield self._change("change", "percent_before", "percent", befores, nows)
        notes: list[Value] = [self._note(unit) for unit in units]
        yield LiveColumn("note", "", notes, self.grid.sheet.book.format(**BORDER, font_size=9))

    def _note(self, unit: UnitComparison) -> str:
        """Why a unit does not compare, or which ones its earlier percents are the mean of."""
        if unit.why_not:
            return self.view.tell(f"compare-why-{unit.why_not}")
        if not unit.merged:
            return ""
        return self.view.tell("book-change-merged", units=[part.unit.name for part in unit.parts])

    def _up(self, ranks: Sequence[RankChange]) -> str:
        """The places won: the difference of the ranks shown, or of how many are ahead among those ranked in both.

        The latter where a unit is new or merged. No formula where neither gives them: dense ranks of so many units.
        """
        moves = [rank.up for rank in ranks]
        pairs = [(rank.before, rank.after) for rank in ranks]
        if moves == [None if None in pair else (pair[0] or 0) - (pair[1] or 0) for pair in pairs]:
            return self._difference("rank", "rank_before", 0)
        both = [(before, after) for before, after in pairs if before is not None and after is not None]
        befores, afters = sorted(before for before, _ in both), sorted(after for _, after in both)
        ahead = [
            None if before is None or after is None else bisect_left(befores, before) - bisect_left(afters, after)
            for before, after in pairs
        ]
        if moves != ahead:
            return ""
        one, two = self.grid.here("rank_before"), self.grid.here("rank")
        first, second = self.grid.column_here("rank_before"), self.grid.column_here("rank")
        moved = f'COUNTIFS({second},">0",{first},"<"&{one})-COUNTIFS({first},">0",{second},"<"&{two})'
        return f'IF(AND(ISNUMBER({one}),ISNUMBER({two})),{moved},"")'

    def _node(self, code: str) -> Iterator[LiveColumn]:
        view, changes = self.view, [unit.nodes[code] for unit in self.comparison.units]
        befores = [self._steps(node.before) if node.why_not is None else None for node in changes]
        nows = [self._steps(node.after) for node in changes]
        points, most = self.points.matrix.ref(f"points:{code}"), self.points.max_of(code)
        yield LiveColumn(f"before:{code}", "", view.optional(befores), self._made(self._shown, **INPUT))
        now = Whole(view.criteria).percent(points, most)
        yield LiveColumn(f"now:{code}", now, self._shares(code), self._made(self._shown))
        yield self._change(f"change:{code}", f"before:{code}", f"now:{code}", befores, nows)

    def _shares(self, code: str) -> list[Value]:
        """The points of a node as percent of its max, of every unit that has both."""
        nodes = [placed.result.nodes[code] for placed in self.view.units]
        return self.view.optional(
            self._steps(Fraction(node.points, node.max)) if node.points is not None and node.max else None
            for node in nodes
        )

    def _change(self, key: str, before: str, now: str, befores: Numbers, nows: Numbers) -> LiveColumn:
        """The difference of two columns of percents, each rounded as it is shown in full."""
        values = [None if one is None or two is None else two - one for one, two in zip(befores, nows, strict=True)]
        template = self._difference(before, now, self.view.criteria.precision)
        return LiveColumn(
            key, template, self.view.optional(values), self._made(f"+{self._shown};-{self._shown};0", bold=True)
        )

    def _difference(self, first: str, second: str, digits: int) -> str:
        one, two = self.grid.here(first), self.grid.here(second)
        return f'IF(AND(ISNUMBER({one}),ISNUMBER({two})),ROUND({two}-{one},{digits}),"")'

    @property
    def _shown(self) -> str:
        return decimals(self.view.criteria.digits)

    def _steps(self, share: Fraction | None) -> int | None:
        """A share in percent, in the set's smallest steps."""
        return None if share is None else to_steps(share * 100, self.view.criteria.precision)


def _cells(numbers: Numbers) -> list[Value]:
    return ["" if number is None else float(number) for number in numbers]
