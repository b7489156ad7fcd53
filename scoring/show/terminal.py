"""Tables and lists for the terminal: rankings, criteria trees, differences between editions."""

import textwrap
from collections.abc import Iterator, Sequence
from fractions import Fraction

from scoring.campaign.campaign import Campaign
from scoring.engine.coverage import coverage
from scoring.engine.explain_whole import node_of_level
from scoring.engine.ranking import parted, rank_by_node, rank_in_groups
from scoring.engine.results import Results, UnitResult, unmet
from scoring.points import digits_by_value
from scoring.problems import Decimals, Joined, Said
from scoring.show.columns import column_name, value_name
from scoring.show.grades import asked_said, policies_said
from scoring.show.mark import mark_of
from scoring.show.numbers import MOST_DIGITS
from scoring.show.tables import Shown, table
from scoring.show.terms import terms
from scoring.tree.cited import cited
from scoring.tree.diff import Diff, NodeDiff
from scoring.tree.model import Branch, Condition, CriteriaSet, Leaf
from scoring.tree.reader import CriteriaFile
from scoring.words import decimal, printable, say, tell

MOST_CODES = 8
MOST_UNITS = 20
TITLE_WIDTH = 60
LINE_WIDTH = 110


# Rankings


def ranking_text(campaign: Campaign, results: Results, lang: str, within: str | None, node: str | None) -> str:
    """The ranking as a table (one a group with `within`), and below it what is missing."""
    parts = [_heading(campaign, results, lang)]
    if node is not None:
        ranked = results.criteria.nodes[node]
        parts.append(tell("rank-node", lang, code=ranked.printed, title=ranked.title))
    for value, rows in _rankings(results, within, node):
        if within is not None:
            column = column_name(within, lang, campaign.settings.column_names)
            parts.append(tell("word-column-value", lang, column=column, value=value_name(within, value, lang)))
        parts.append(_node_table(rows, results, node, lang) if node else _ranking_table(rows, results, lang))
    if node is None:
        parts.append(_ties_parted(results, lang))
    parts += _shortcomings(results, lang)
    parts.append(tell("digests", lang, criteria=results.criteria.digest, results=results.digest))
    parts.append(mark_of(lang, campaign.settings))
    return "\n\n".join(part for part in parts if part)


def _rankings(
    results: Results, within: str | None, node: str | None
) -> Iterator[tuple[str, list[tuple[int | None, UnitResult]]]]:
    if within is None:
        whole = [(placed.rank, placed.result) for placed in results.units]
        yield "", rank_by_node(results, node) if node else whole
    else:
        yield from rank_in_groups(results, within, node)


def _heading(campaign: Campaign, results: Results, lang: str) -> str:
    settings = campaign.settings
    stage = Said(f"scored-{results.stage}", {})
    lines = [
        tell("rank-heading", lang, title=settings.title.text(), stage=stage),
        textwrap.fill(
            tell("rank-by", lang, criteria=results.criteria.name, origin=printable(settings.origin)),
            LINE_WIDTH,
        ),
    ]
    return "\n".join([*filter(None, (mark_of(lang, settings),)), *lines])


def _ranking_table(rows: list[tuple[int | None, UnitResult]], results: Results, lang: str) -> str:
    criteria = results.criteria
    unit_of = 10**criteria.precision
    scores = [Fraction(result.score, unit_of) for _, result in rows if result.score is not None]
    digits = digits_by_value(scores, criteria.digits, criteria.precision)
    percents = [result.ratio * 100 for _, result in rows if result.ratio is not None]
    percent_digits = digits_by_value(percents, criteria.digits, MOST_DIGITS)

    def shown(value: Fraction | None, digits_of: dict[Fraction, int]) -> str:
        return tell("unranked", lang) if value is None else decimal(value, digits_of[value], lang)

    names, covered = cited(criteria), coverage(results)
    headers = ["word-rank", "word-code", "word-unit", "word-score", "col-percent", "word-grade"]
    end = [tell("col-coverage", lang)] if covered else []
    cells = []
    for (rank, result), grade in zip(rows, _grades(rows, results, lang), strict=True):
        none = tell("unranked", lang)
        score = shown(None if result.score is None else Fraction(result.score, unit_of), digits)
        percent = shown(None if result.ratio is None else result.ratio * 100, percent_digits)
        steps = [result.nodes[node.code].points for node in criteria.tree]
        points = [none if step is None else decimal(Fraction(step, unit_of), criteria.digits, lang) for step in steps]
        cells.append([str(rank or none), result.unit.code, result.unit.name, score, percent, grade, *points])
        if covered:
            share = covered.get(result.unit.code)
            cells[-1].append(none if share is None else decimal(share * 100, 0, lang))
    titles = [*(tell(code, lang) for code in headers), *(names[node.code] for node in criteria.tree), *end]
    return table(cells, titles, right=(0, 3, 4, *range(6, len(titles))))


def _grades(rows: list[tuple[int | None, UnitResult]], results: Results, lang: str) -> list[str]:
    grades = {placed.result.unit.code: placed.grade for placed in results.units}
    titles = {grade.id: grade.title.in_language(lang) for grade in results.criteria.grades}
    return [titles.get(grades[result.unit.code] or "", "") for _, result in rows]


def _node_table(rows: list[tuple[int | None, UnitResult]], results: Results, node: str, lang: str) -> str:
    criteria = results.criteria
    none = tell("unranked", lang)
    found_all = [result.nodes[node] for _, result in rows]
    scored = [
        (node_result.points, node_result.max)
        for node_result in found_all
        if node_result.points is not None and node_result.max is not None
    ]
    steps = [Fraction(points, 10**criteria.precision) for points, _ in scored]
    digits = digits_by_value(steps, criteria.digits, criteria.precision)
    shares = [Fraction(100 * points, maximum) for points, maximum in scored]
    share_digits = digits_by_value(shares, criteria.digits, MOST_DIGITS)
    cells = []
    for rank, result in rows:
        node_result = result.nodes[node]
        cell = [str(rank or none), result.unit.code, result.unit.name, none, none, none]
        if node_result.max is not None:
            cell[4] = decimal(Fraction(node_result.max, 10**criteria.precision), criteria.digits, lang)
        if node_result.points is not None and node_result.max is not None:
            points, share = (
                Fraction(node_result.points, 10**criteria.precision),
                Fraction(100 * node_result.points, node_result.max),
            )
            cell[3], cell[5] = decimal(points, digits[points], lang), decimal(share, share_digits[share], lang)
        cells.append(cell)
    headers = ["word-rank", "word-code", "word-unit", "word-points", "word-max-short", "col-percent"]
    return table(cells, [tell(code, lang) for code in headers], right=(0, 3, 4, 5))


def _ties_parted(results: Results, lang: str) -> str:
    """Which units of equal score the tie-break told apart, and by what."""
    pairs = []
    for pair in parted(results):
        own, theirs = (
            Said("unranked", {}) if steps is None else Decimals.of_steps(steps, results.criteria.precision)
            for steps in pair.points
        )
        names = {"ahead": pair.ahead.unit.name, "behind": pair.behind.unit.name}
        pairs.append(
            tell("tie-parted", lang, **names, node=node_of_level(pair.node, results.criteria), own=own, theirs=theirs)
        )
    return tell("ties-parted", lang, pairs=Joined(pairs[:MOST_UNITS], "; ")) if pairs else ""


def _shortcomings(results: Results, lang: str) -> Iterator[str]:
    """What is missing, unconfirmed, unevidenced, unit by unit."""
    units, names = [placed.result for placed in results.units], cited(results.criteria)
    unranked = [placed.result.unit.name for placed in results.units if placed.rank is None]
    if unranked:
        listed_names = [printable(name) for name in unranked]
        yield tell("word-unranked", lang) + ": " + _cut(listed_names, MOST_UNITS, "units-more", lang)
    lists = {
        "word-missing": [(unit.unit.name, unit.missing) for unit in units],
        "word-unconfirmed": [(unit.unit.name, unit.unconfirmed) for unit in units],
        "word-unevidenced": [(unit.unit.name, unit.unevidenced) for unit in units],
        "unmet-conditions": [(unit.unit.name, unmet(unit, results.criteria)) for unit in units],
    }
    for heading, listed in lists.items():
        lines = [
            f"  {printable(name)}: {_cut([names[code] for code in codes], MOST_CODES, 'list-more', lang)}"
            for name, codes in listed
            if codes
        ]
        if lines:
            yield tell(heading, lang) + "\n" + _cut(lines, MOST_UNITS, "units-more", lang, "\n", "  ")


def _cut(items: Sequence[str], most: int, code: str, lang: str, by: str = ", ", before: str = "") -> str:
    more = [before + tell(code, lang, count=len(items) - most)] if len(items) > most else []
    return by.join([*items[:most], *more])


# Criteria


def catalogue_text(files: Sequence[CriteriaFile], lang: str) -> str:
    """The shipped criteria sets, a line each."""
    headers = ["col-set", "col-title", "col-leaves", "word-max-short", "word-source"]
    rows = [
        [
            file.criteria.name,
            file.criteria.title.text().in_language(lang),
            str(file.criteria.scored_leaves),
            decimal(file.criteria.scale, 0, lang),
            tell(f"status-{file.criteria.source.status}", lang),
        ]
        for file in files
    ]
    return table(rows, [tell(code, lang) for code in headers], right=(2, 3))


def criteria_text(criteria: CriteriaSet, lang: str) -> str:
    """A criteria set: its source, counts per level, the tree with maxima and rules, grades."""
    counts = [0] * len(criteria.levels)
    for depth in criteria.depths.values():
        counts[depth] += 1
    levels = [
        tell("show-counts", lang, level=level.title, count=count)
        for level, count in zip(criteria.levels, counts, strict=True)
    ]
    status = Said(f"status-{criteria.source.status}", {})
    grades = [
        Said("show-grade", {"grade": grade.title, "asked": Joined(list(asked_said(grade, criteria)), ", ")})
        for grade in criteria.grades
    ]
    parts = [
        f"{criteria.name}: {printable(criteria.title.text().in_language(lang))}\n"
        + tell("show-source", lang, status=status, document=criteria.source.document),
        ", ".join(levels),
        _tree_table(criteria, lang),
        tell("show-grades", lang, grades=grades) if grades else "",
        "\n".join(say(said, lang) for said in policies_said(criteria)),
        tell("show-digest", lang, digest=criteria.digest),
    ]
    return "\n\n".join(part for part in parts if part)


def _tree_table(criteria: CriteriaSet, lang: str) -> str:
    rows = [_tree_row(node, criteria, lang) for node in criteria.in_tree]
    for block, code in ((criteria.bonus, "word-bonus-at-most"), (criteria.penalty, "word-penalty-at-most")):
        if block:
            maximum = decimal(block.cap, criteria.digits, lang)
            rows.append(["", tell(code, lang, max=maximum), "", ""])
            rows += [_tree_row(leaf, criteria, lang) for leaf in block.children]
    if criteria.conditions:
        rows.append(["", tell("word-conditions", lang), "", ""])
        rows += [_tree_row(condition, criteria, lang) for condition in criteria.conditions]
    headers = ["word-code", "col-title", "word-max-short", "word-rule"]
    widths = [None, TITLE_WIDTH, None, TITLE_WIDTH]
    return table(rows, [tell(code, lang) for code in headers], right=(2,), widths=widths)


def _tree_row(node: Branch | Leaf, criteria: CriteriaSet, lang: str) -> list[str]:
    return [
        node.printed,
        node.title.in_language(lang),
        "" if isinstance(node, Condition) else decimal(node.max, criteria.digits, lang),
        "; ".join(terms(node, lang, {})),
    ]


# Differences


def diff_text(diff: Diff, lang: str) -> str:
    """What changed between two editions, and how much of it stays comparable."""
    words, changed = _diff_words(diff, lang, diff.settings), diff_table(diff, lang)
    rows = [[*row[:2], _shortened(str(row[2])), *row[3:]] for row in changed.rows]
    tables = [changed._replace(rows=rows).printed()] if rows else []
    return "\n\n".join([*words[:-1], *tables, words[-1]])


def diff_words(diff: Diff, lang: str) -> list[str]:
    """Which settings changed, and how many nodes stay comparable; one sentence where nothing did."""
    return _diff_words(diff, lang, [tell(f"setting-{key}", lang) for key in diff.settings])


def _diff_words(diff: Diff, lang: str, settings: Sequence[str]) -> list[str]:
    """With the settings as they are called: by their keys for who writes criteria, in words for all others."""
    if not diff.settings and not _changed(diff):
        return [tell("diff-same-words" if diff.texts else "diff-none", lang)]
    changed = [tell("diff-settings", lang, keys=list(settings))] if settings else []
    counts = {word: sum(node.comparable == word for node in diff.nodes) for word in ("yes", "percent", "no")}
    return [*changed, tell("diff-summary", lang, **counts)]


def diff_table(diff: Diff, lang: str) -> Shown:
    """A row for every node that changed."""
    headers = ["col-before", "col-after", "col-title", "word-change", "col-comparable"]
    rows = [_diff_row(node, lang) for node in _changed(diff)]
    return Shown(lang, [tell(code, lang) for code in headers], rows)


def _changed(diff: Diff) -> list[NodeDiff]:
    return [node for node in diff.nodes if node.changes or node.comparable != "yes"]


def _diff_row(node: NodeDiff, lang: str) -> list[str]:
    shown = node.new or node.old
    changes = [tell(f"diff-{change}", lang) for change in node.changes]
    if node.old and node.new and node.old.max != node.new.max:
        changes[node.changes.index("points")] += _from_to(node.old.max, node.new.max, lang)
    if "weight" in node.changes and node.old and node.new and node.old.weight and node.new.weight:
        changes[node.changes.index("weight")] += _from_to(node.old.weight, node.new.weight, lang)
    return [
        node.old.code if node.old else "",
        node.new.code if node.new else "",
        shown.title.in_language(lang) if shown else "",
        ", ".join(changes),
        tell(f"diff-{node.comparable}", lang),
    ]


def _from_to(old: Fraction, new: Fraction, lang: str) -> str:
    return f" ({tell('diff-from-to', lang, old=old, new=new)})"


def _shortened(title: str) -> str:
    return title if len(title) <= TITLE_WIDTH else title[: TITLE_WIDTH - 1] + "…"
