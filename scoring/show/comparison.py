"""A comparison of two campaigns for the terminal: all units and nodes in short, or one unit in depth with causes."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.analysis.compare import Comparison
from scoring.analysis.compare_conditions import ConditionsChanged, conditions_changed
from scoring.analysis.compare_nodes import NodeSummary
from scoring.analysis.compare_units import RankChange, UnitComparison, WhyNot
from scoring.analysis.contributions import ZERO, Decomposition
from scoring.analysis.matching import NodeMatch
from scoring.campaign.campaign import Campaign
from scoring.problems import Decimals, Joined, Said
from scoring.show.mark import mark_of
from scoring.show.numbers import signed_change, signed_count
from scoring.show.tables import table
from scoring.tree.cited import cited
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.words import decimal, printable, tell

LINE_WIDTH = 110
TITLE_WIDTH = 46
MOST_LISTED = 20


@dataclass(frozen=True)
class Compared:
    """A comparison with the two campaigns it is of, in a language; `top` nodes are named each way."""

    comparison: Comparison
    old: Campaign
    new: Campaign
    lang: str
    top: int

    @property
    def digits(self) -> int:
        return self.comparison.new.criteria.digits

    @property
    def mark(self) -> str:
        """What stands on a comparison with results that are no official ones."""
        return mark_of(self.lang, self.new.settings, self.old.settings)


def overview_text(shown: Compared) -> str:
    """All units and the nodes that moved most."""
    comparison, lang = shown.comparison, shown.lang
    first = {node.code for node in comparison.new.criteria.tree}
    decomposition = comparison.decomposition
    up, down = _moved_most(shown, decomposition)
    parts = [
        heading(shown),
        _units_table(shown),
        "\n".join(wrapped(line) for line in _unit_lines(shown)),
        _nodes_part(first_heading(shown), [one for one in comparison.nodes if one.match.code in first], shown),
        _nodes_part(tell("compare-nodes-up" if decomposition else "compare-nodes-better", lang), up, shown),
        _nodes_part(tell("compare-nodes-down" if decomposition else "compare-nodes-worse", lang), down, shown),
        _not_comparable(shown),
        _apart(shown),
        closing(shown),
    ]
    return "\n\n".join(part for part in parts if part)


def _moved_most(shown: Compared, decomposition: Decomposition | None) -> tuple[list[NodeSummary], list[NodeSummary]]:
    """The nodes that raised and lowered the mean total most; where totals don't compare, those whose mean shares got
    better and worse most.
    """
    by_code = {summary.match.code: summary for summary in shown.comparison.nodes}
    if decomposition:
        up, down = decomposition.most(shown.top)
        return [by_code[one.match.code] for one in up], [by_code[one.match.code] for one in down]
    gains = {item.code: gain(item, by_code[item.code].change, shown) for item in shown.comparison.matching.items}
    better, worse = best_and_worst(gains, shown.top)
    return [by_code[code] for code in better], [by_code[code] for code in worse]


def gain(match: NodeMatch, change: Fraction | None, shown: Compared) -> Fraction:
    """How much better a node got: in the penalty block less is better."""
    in_penalty = shown.comparison.new.criteria.blocks.get(match.code) == "penalty"
    return -(change or ZERO) if in_penalty else change or ZERO


def best_and_worst(gains: Mapping[str, Fraction], count: int) -> tuple[list[str], list[str]]:
    """The codes of the greatest gains and of the greatest losses, at most so many each; in the given order if equal."""
    better = sorted((code for code, by in gains.items() if by > 0), key=lambda code: -gains[code])
    worse = sorted((code for code, by in gains.items() if by < 0), key=lambda code: gains[code])
    return better[:count], worse[:count]


def first_heading(shown: Compared) -> str:
    """The heading of the table of first nodes: by field, by content index, …"""
    level = shown.comparison.new.criteria.levels[0]
    return tell("compare-nodes-first", shown.lang, level=level.title.in_language(shown.lang).lower())


def heading(shown: Compared) -> str:
    """What is compared, and how far it can be."""
    comparison, lang = shown.comparison, shown.lang
    matching = comparison.matching
    titles = {"old": shown.old.settings.title.text(), "new": shown.new.settings.title.text()}
    stage = Said(f"scored-{comparison.new.stage}", {})
    lines = [shown.mark] if shown.mark else []
    lines.append(tell("compare-heading", lang, stage=stage, **titles))
    names = {"old": comparison.old.criteria.name, "new": comparison.new.criteria.name}
    same = comparison.old.criteria.digest == comparison.new.criteria.digest
    lines.append(tell("compare-criteria-same" if same else "compare-criteria", lang, **names))
    before, after = (Decimals(share * 100, 2) for share in matching.covered)
    lines.append(tell(f"compare-totals-{matching.totals}", lang, before=before, after=after))
    if matching.settings:
        keys = [tell(f"compare-setting-{key}", lang) for key in matching.settings]
        lines.append(tell("compare-settings", lang, keys=keys))
    return "\n".join(wrapped(line) for line in lines)


def closing(shown: Compared) -> str:
    """The digests of both results, and the mark of sample data."""
    comparison, lang = shown.comparison, shown.lang
    lines = [
        tell(
            "compare-digests", lang, campaign=results.campaign, criteria=results.criteria.digest, results=results.digest
        )
        for results in (comparison.old, comparison.new)
    ]
    return "\n".join([*lines, shown.mark] if shown.mark else lines)


# Units


def _units_table(shown: Compared) -> str:
    lang, rows = shown.lang, []
    for unit in shown.comparison.units:
        decomposition = unit.decomposition
        up, down = decomposition.most(1) if decomposition else ((), ())
        rows.append(
            [
                _or_none(unit.rank.after, lang),
                _or_none(unit.rank.before, lang),
                signed_count(unit.rank.up, lang),
                unit.unit.code,
                unit.unit.name,
                percent(unit.before, shown),
                percent(unit.after, shown),
                signed(unit.change, shown),
                _grades(unit, shown),
                *(_named(side[0].match.node.printed, side[0].change, shown) if side else "" for side in (up, down)),
            ]
        )
    headers = [
        "word-rank", "compare-col-rank-before", "compare-col-move", "word-code", "word-unit", "compare-col-before",
        "compare-col-after", "compare-col-change", "word-grade", "compare-col-up", "compare-col-down",
    ]  # fmt: skip
    return named_table(rows, headers, shown, right=(0, 1, 2, 5, 6, 7))


def _grades(unit: UnitComparison, shown: Compared) -> str:
    """The grade, with the one before where it was another."""
    before = grade(unit.grade_before, shown.comparison.old.criteria, shown.lang)
    after = grade(unit.grade_after, shown.comparison.new.criteria, shown.lang)
    return tell("compare-grades", shown.lang, before=before, after=after) if before not in ("", after) else after


def _unit_lines(shown: Compared) -> Iterator[str]:
    """Below the table of units: counts, and what was not compared as it stands."""
    comparison, lang = shown.comparison, shown.lang
    rose, fell, same = comparison.total
    if comparison.mean_change is not None:
        mean = signed(comparison.mean_change, shown)
        yield tell("compare-counts", lang, rose=rose, fell=fell, same=same, mean=mean)
    yield from _condition_lines(shown)
    rank = comparison.units[0].rank
    if not _same_field(rank):
        ranked = {"before": rank.of_before, "after": rank.of_after}
        if rank.among:
            yield tell("compare-among", lang, among=rank.among, **ranked)
        else:
            yield tell("compare-among-none", lang, **ranked)
    merged = [unit for unit in comparison.units if unit.merged]
    for unit in merged:
        yield parts_line(unit, shown)
    if merged:
        yield tell("compare-merged-note", lang)
    renamed = [
        tell("compare-unit-renamed", lang, unit=unit.unit.name, before=unit.parts[0].unit.name)
        for unit in comparison.units
        if unit.match.itself and unit.parts[0].unit.name != unit.unit.name
    ]
    if renamed:
        yield tell("compare-units-renamed", lang, units=_cut(renamed, lang))
    added = [printable(unit.unit.name) for unit in comparison.units if not unit.parts]
    if added:
        yield tell("compare-units-new", lang, units=_cut(added, lang))
    if comparison.matching.gone:
        gone = [printable(unit.name) for unit in comparison.matching.gone]
        yield tell("compare-units-gone", lang, units=_cut(gone, lang))
    without = [
        tell("compare-unit-why", lang, unit=unit.unit.name, why=Said(f"compare-why-{unit.why_not}", {}))
        for unit in comparison.units
        if unit.parts and unit.why_not and unit.why_not != "totals"
    ]
    if without:
        yield tell("compare-units-without", lang, units=_cut(without, lang))


def _condition_lines(shown: Compared) -> Iterator[str]:
    """The units that gained conditions, and those that lost some."""
    names = cited(shown.comparison.new.criteria)
    changed = [(unit.unit.name, conditions_changed(unit)) for unit in shown.comparison.units]
    for place, way in enumerate(ConditionsChanged._fields):
        units = [
            tell("compare-unit-conditions", shown.lang, unit=name, codes=[names[code] for code in change[place]])
            for name, change in changed
            if change[place]
        ]
        if units:
            yield tell(f"compare-units-{way}", shown.lang, units=_cut(units, shown.lang))


def parts_line(unit: UnitComparison, shown: Compared) -> str:
    """Which old units a new one stands for, and how they are weighed."""
    parts = [
        Said("compare-part", {"unit": part.unit.name, "weight": Decimals(part.weight * 100, 2)}) for part in unit.parts
    ]
    return tell("compare-merged", shown.lang, unit=unit.unit.name, parts=Joined(parts, "; "))


def _same_field(rank: RankChange) -> bool:
    """Whether the units ranked are the same in both campaigns."""
    return rank.among == rank.of_before == rank.of_after


# Nodes


def _nodes_part(heading: str, nodes: Sequence[NodeSummary], shown: Compared) -> str:
    return f"{heading}\n{_nodes_table(nodes, shown)}" if nodes else ""


def _nodes_table(nodes: Sequence[NodeSummary], shown: Compared) -> str:
    decomposition = shown.comparison.decomposition
    rows = [
        [
            summary.match.node.printed,
            title(summary.match, shown),
            str(summary.compared),
            percent(summary.before, shown),
            percent(summary.after, shown),
            signed(summary.change, shown),
            str(summary.rose),
            str(summary.fell),
            signed(decomposition.of(summary.match.node) if decomposition else None, shown),
            *(_named(one[0].name, one[1], shown) if one else "" for one in (summary.best, summary.worst)),
        ]
        for summary in nodes
    ]
    headers = [
        "word-code", "col-title", "compare-col-units", "compare-col-before", "compare-col-after", "compare-col-change",
        "compare-col-rose", "compare-col-fell", "compare-col-part", "compare-col-best", "compare-col-worst",
    ]  # fmt: skip
    return named_table(rows, headers, shown, right=(2, 3, 4, 5, 6, 7, 8))


def _not_comparable(shown: Compared) -> str:
    """The nodes of both editions that don't compare, and why; not what is below a node that is new or gone."""
    reasons = [(match, match.reason) for match in shown.comparison.matching.nodes if match.reason]
    come_or_gone = [match for match, reason in reasons if reason in ("added", "removed")]
    inside = {id(child) for match in come_or_gone if isinstance(match.node, Branch) for child in match.node.children}
    return not_comparable_table([pair for pair in reasons if id(pair[0].node) not in inside], shown)


def _apart(shown: Compared) -> str:
    """The leaves that some units alone can't compare, and which."""
    lines = []
    for match in shown.comparison.matching.nodes:
        for why in sorted(set(match.apart.values())) if isinstance(match.new, Leaf) else ():
            names = [one.unit.name for one in shown.comparison.units if match.apart.get(one.unit.code) == why]
            values = {"code": match.node.printed, "title": title(match, shown), "count": len(names)}
            said = Said(f"compare-why-{why}", {})
            lines.append(tell("compare-node-apart", shown.lang, **values, why=said, units=_cut(names, shown.lang)))
    return "\n".join(lines)


def not_comparable_table(reasons: Sequence[tuple[NodeMatch, WhyNot]], shown: Compared) -> str:
    """Nodes that don't compare and why, the first of them; nothing where all compare."""
    if not reasons:
        return ""
    rows = [
        [
            " + ".join(node.printed for node in match.old),
            match.new.printed if match.new else "",
            title(match, shown),
            tell(f"compare-why-{why}", shown.lang),
        ]
        for match, why in reasons[:MOST_LISTED]
    ]
    more = len(reasons) - MOST_LISTED
    lines = [
        tell("compare-nodes-no", shown.lang),
        named_table(rows, ["col-before", "col-after", "col-title", "compare-col-why"], shown),
        *([tell("compare-more", shown.lang, count=more)] if more > 0 else []),
    ]
    return "\n".join(lines)


# Cells


def named_table(
    rows: Sequence[Sequence[str]], headers: Sequence[str], shown: Compared, right: Sequence[int] = ()
) -> str:
    """A table whose headers are codes of messages."""
    return table(rows, [tell(code, shown.lang) for code in headers], right)


def title(match: NodeMatch, shown: Compared) -> str:
    text = match.node.title.in_language(shown.lang)
    return text if len(text) <= TITLE_WIDTH else text[: TITLE_WIDTH - 1] + "…"


def percent(share: Fraction | None, shown: Compared) -> str:
    """A share as a percent."""
    return decimal(share * 100, shown.digits, shown.lang) if share is not None else tell("unranked", shown.lang)


def signed(change: Fraction | None, shown: Compared) -> str:
    """A change of a share in percentage points."""
    if change is None:
        return tell("unranked", shown.lang)
    return signed_change(change * 100, shown.digits, shown.lang)


def grade(grade_id: str | None, criteria: CriteriaSet, lang: str) -> str:
    return criteria.grade(grade_id).title.in_language(lang) if grade_id else ""


def wrapped(text: str) -> str:
    return textwrap.fill(text, LINE_WIDTH, break_long_words=False, break_on_hyphens=False)


def _named(name: str, change: Fraction, shown: Compared) -> str:
    return tell("compare-named", shown.lang, name=name, change=signed(change, shown))


def _or_none(rank: int | None, lang: str) -> str:
    return tell("unranked", lang) if rank is None else str(rank)


def _cut(names: Sequence[str], lang: str) -> str:
    more = len(names) - MOST_LISTED
    return ", ".join([*names[:MOST_LISTED], *([tell("compare-more", lang, count=more)] if more > 0 else [])])
