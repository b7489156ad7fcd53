"""One unit of a comparison in depth: its total, rank and grade, the nodes that made the change, the notes."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scoring.analysis.causes import Cause
from scoring.analysis.compare_conditions import conditions_changed
from scoring.analysis.compare_units import NodeChange, RankChange, UnitComparison, WhyNot
from scoring.analysis.contributions import Contribution, Decomposition
from scoring.analysis.matching import NodeMatch
from scoring.engine.explain_whole import condition_of
from scoring.problems import Joined, Said
from scoring.show.comparison import (
    LINE_WIDTH,
    Compared,
    best_and_worst,
    closing,
    first_heading,
    gain,
    grade,
    heading,
    named_table,
    not_comparable_table,
    parts_line,
    percent,
    signed,
    title,
    wrapped,
)
from scoring.show.numbers import signed_change
from scoring.tree.model import Branch, Leaf, walk
from scoring.words import printable, tell


def unit_text(shown: Compared, unit: UnitComparison, causes: Mapping[str, Sequence[Cause]]) -> str:
    """The unit: total, rank, grade; contributions that add up; first nodes; what can't be compared; causes."""
    decomposition = unit.decomposition
    up, down = decomposition.most(shown.top) if decomposition else ((), ())
    named = [one.match.code for one in (*up, *down)] if decomposition else _changed_most(unit, shown)
    first = [unit.nodes[node.code] for node in shown.comparison.new.criteria.tree]
    moved = tell("compare-nodes-moved", shown.lang)
    parts = [
        heading(shown),
        "\n".join(wrapped(line) for line in _unit_lines(shown, unit)),
        _contributions(shown, unit, decomposition, (*up, *down)) if decomposition else "",
        _nodes(first_heading(shown), first, decomposition, shown),
        "" if decomposition or not named else _nodes(moved, [unit.nodes[code] for code in named], decomposition, shown),
        _not_comparable(shown, unit),
        _causes(shown, unit, named, causes) if named else "",
        closing(shown),
    ]
    return "\n\n".join(part for part in parts if part)


def _unit_lines(shown: Compared, unit: UnitComparison) -> Iterator[str]:
    lang = shown.lang
    yield f"{printable(unit.unit.name)} ({printable(unit.unit.code)})"
    if unit.merged:
        yield parts_line(unit, shown)
        yield tell("compare-merged-note", lang)
    elif unit.parts and unit.parts[0].unit.name != unit.unit.name:
        yield tell("compare-renamed", lang, name=unit.parts[0].unit.name)
    values = {"before": percent(unit.before, shown), "after": percent(unit.after, shown)}
    if unit.why_not:
        shares = {
            when: values[when] if share is None else f"{values[when]}%"
            for when, share in (("before", unit.before), ("after", unit.after))
        }
        yield tell("compare-total-why", lang, **shares, why=Said(f"compare-why-{unit.why_not}", {}))
    else:
        yield tell("compare-total", lang, **values, change=signed(unit.change, shown))
    yield tell("compare-rank", lang, **_rank_values(unit.rank))
    grades = (
        grade(unit.grade_before, shown.comparison.old.criteria, lang),
        grade(unit.grade_after, shown.comparison.new.criteria, lang),
    )
    if any(grades):
        before, after = (printable(one) or tell("unranked", lang) for one in grades)
        yield tell("compare-grade", lang, before=before, after=after)
    for way, codes in conditions_changed(unit)._asdict().items():
        if codes:
            conditions = [condition_of(code, shown.comparison.new.criteria) for code in codes]
            yield tell(f"compare-conditions-{way}", lang, conditions=conditions)


def _rank_values(rank: RankChange) -> dict[str, object]:
    none = Said("unranked", {})
    move: list[Said] = []
    if rank.up is not None:
        word = "up" if rank.up > 0 else "down" if rank.up < 0 else "none"
        values = {"count": abs(rank.up)} if rank.up else {}
        move.append(Said(f"compare-move-{word}", values))
        if not rank.among == rank.of_before == rank.of_after:
            places = {"among": rank.among, "before": rank.place_before, "after": rank.place_after}
            move.append(Said("compare-move-among", places))
    return {
        "before": none if rank.before is None else rank.before,
        "of_before": rank.of_before,
        "after": none if rank.after is None else rank.after,
        "of_after": rank.of_after,
        "move": Joined(move, ""),
    }


def _contributions(
    shown: Compared, unit: UnitComparison, decomposition: Decomposition, named: Sequence[Contribution]
) -> str:
    """The nodes named, then all that is left, so that the last column adds up to the change of the total."""
    lang = shown.lang
    rows = [[*_node_cells(unit.nodes[one.match.code], shown), signed(one.change, shown)] for one in named]
    told = sum((one.change for one in named), Fraction(0))
    others = [one for one in decomposition.contributions if one.change and one not in named]
    rest = [
        (tell("compare-rest", lang, count=len(others)), sum((one.change for one in others), Fraction(0))),
        (tell("compare-weights", lang), decomposition.weights),
        (tell("compare-not-comparable", lang), decomposition.not_comparable),
        (tell("compare-rounding", lang), decomposition.rounding),
    ]
    rows += [["", words, "", "", "", "", signed(change, shown)] for words, change in rest if change]
    rows.append(["", tell("compare-sum", lang), "", "", "", "", signed(decomposition.change, shown)])
    headers = [
        "word-code", "col-title", "compare-col-before", "compare-col-after", "compare-col-change", "compare-col-points",
        "compare-col-part",
    ]  # fmt: skip
    values = {"count": len(named), "sum": signed(told, shown), "change": signed(decomposition.change, shown)}
    return "\n".join(
        [
            tell("compare-explained", lang),
            named_table(rows, headers, shown, right=(2, 3, 4, 5, 6)),
            *([tell("compare-explains", lang, **values)] if named else []),
        ]
    )


def _node_cells(change: NodeChange, shown: Compared) -> list[str]:
    points = ""
    if change.points_change is not None:
        points = signed_change(change.points_change, shown.digits, shown.lang)
    return [
        change.match.node.printed,
        title(change.match, shown),
        percent(change.before, shown),
        percent(change.after, shown),
        signed(change.change, shown),
        points,
    ]


def _nodes(above: str, nodes: Sequence[NodeChange], decomposition: Decomposition | None, shown: Compared) -> str:
    rows = []
    for one in nodes:
        part = decomposition.of(one.match.node) if decomposition else None
        why = tell(f"compare-why-{one.why_not}", shown.lang) if one.why_not else ""
        rows.append([*_node_cells(one, shown), signed(part, shown), why])
    headers = [
        "word-code", "col-title", "compare-col-before", "compare-col-after", "compare-col-change", "compare-col-points",
        "compare-col-part", "compare-col-why",
    ]  # fmt: skip
    return f"{above}\n{named_table(rows, headers, shown, right=(2, 3, 4, 5, 6))}"


def _changed_most(unit: UnitComparison, shown: Compared) -> list[str]:
    """Where the totals don't compare: the leaves that got better and worse most."""
    leaves = [one for one in unit.nodes.values() if isinstance(one.match.new, Leaf)]
    better, worse = best_and_worst({one.match.code: gain(one.match, one.change, shown) for one in leaves}, shown.top)
    return [*better, *worse]


def _not_comparable(shown: Compared, unit: UnitComparison) -> str:
    """The leaves that don't compare for this unit, and old ones that are gone."""
    reasons: list[tuple[NodeMatch, WhyNot]] = [
        (one.match, one.why_not)
        for one in unit.nodes.values()
        if one.why_not and one.why_not not in ("no-unit", "not-applicable") and isinstance(one.match.new, Leaf)
    ]
    gone = [match for match in shown.comparison.matching.nodes if match.new is None]
    reasons += [(match, match.reason) for match in gone if match.reason and isinstance(match.node, Leaf)]
    return not_comparable_table(reasons, shown) if unit.parts else ""


def _causes(shown: Compared, unit: UnitComparison, named: Sequence[str], causes: Mapping[str, Sequence[Cause]]) -> str:
    """The notes on the nodes that are named, and on all below them, each quoted under its node."""
    lang = shown.lang
    lines = []
    for code in named:
        node = unit.nodes[code].match.node
        codes = [code, *(below.code for below in walk(node.children))] if isinstance(node, Branch) else [code]
        told = [cause for one in codes for cause in causes.get(one, ())]
        if told:
            lines.append(f"  {node.printed} {printable(title(unit.nodes[code].match, shown))}")
            lines += [_quoted(cause, shown, unit) for cause in told]
    return "\n".join([tell("compare-causes", lang), *(lines or [tell("compare-causes-none", lang)])])


def _quoted(cause: Cause, shown: Compared, unit: UnitComparison) -> str:
    campaign = shown.old if cause.when == "before" else shown.new
    results = shown.comparison.old if cause.when == "before" else shown.comparison.new
    change: Said | str = ""
    if cause.layer.change:
        criteria = results.criteria
        points = signed_change(Fraction(cause.layer.change, 10**criteria.precision), criteria.digits, shown.lang)
        change = Said("compare-cause-change", {"points": points})
    of_unit = Said("compare-cause-unit", {"unit": cause.unit.name}) if unit.merged and cause.when == "before" else ""
    stage = "second" if cause.layer.second_round else cause.layer.answer.stage
    text = tell(
        "compare-cause",
        shown.lang,
        campaign=campaign.settings.year,
        stage=Said(f"stage-{stage}", {}),
        unit=of_unit,
        change=change,
        note=cause.note,
    )
    return textwrap.fill(text, LINE_WIDTH, initial_indent="    ", subsequent_indent="      ", break_long_words=False)
