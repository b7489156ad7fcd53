"""Thông báo kết quả thẩm định lần 1, lần 2: to a commune, what counts otherwise than declared, why, what to explain."""

from collections.abc import Iterator, Mapping, Sequence

from scoring.campaign.answers import first_stage
from scoring.engine.differences import Difference, decided_of, declared_of, differences
from scoring.engine.explain import NodeExplanation, UnitExplanation
from scoring.publish.papers.dossier import Dossier, columns, day_in_words, note_of, title_of
from scoring.publish.papers.notices import node_cells, notice, score_words, state, sums, why
from scoring.publish.papers.office import in_sentence
from scoring.publish.papers.paper import Block, Paper, Paragraph, Table, numbered, table, text
from scoring.publish.papers.self_report import max_of
from scoring.tree.cited import cited
from scoring.tree.model import Leaf
from scoring.words import BLANK, NOTHING, printable

MOST_LISTED = 10
"""So many leaves are listed by their titles; more are named by their codes in one line."""

# the first round


def remarks(dossier: Dossier, unit: str) -> Paper:
    """The notice of the first round to one unit. Raises `Fault` where there is no such unit."""
    explanation = dossier.explained_first(unit)
    changed = [one for one in differences(explanation) if one.because != "supplied"]
    supplied = _supplied(explanation)
    tables: list[Block] = []
    if changed:
        tables.append(_changes(dossier, changed))
    if supplied:
        tables.append(_figures(dossier, supplied))
    abstract = text("remarks-abstract", title=dossier.title)
    title = text("remarks-table", unit=in_sentence(explanation.placed.result.unit).upper())
    return notice(dossier, explanation, abstract, title, _blocks(dossier, explanation, changed), tables)


def _blocks(dossier: Dossier, explanation: UnitExplanation, changed: Sequence[Difference]) -> Iterator[Block]:
    result = explanation.placed.result
    name = in_sentence(result.unit)
    yield Paragraph(text("remarks-opening", title=dossier.title, criteria=dossier.criteria_title, unit=name))
    yield Paragraph(text("remarks-part-result"), "heading")
    declared = next(placed.result for placed in dossier.declared.units if placed.result.unit.code == result.unit.code)
    whole = {"points": dossier.points(declared.whole.points), "max": dossier.points(declared.whole.max)}
    yield Paragraph(text("remarks-declared", **whole, percent=dossier.share(declared.whole.points, declared.whole.max)))
    scored = "remarks-score" if result.score is not None else "remarks-no-score"
    yield Paragraph(text(scored, **score_words(dossier, result)))
    if changed:
        cut = sum(one.because == "unevidenced" for one in changed)
        evidence = text("remarks-cut", count=cut) if cut else ""
        of_all = sums(dossier, [one.gained for one in changed])
        yield Paragraph(text("remarks-changed", count=len(changed), evidence=evidence, sums=of_all))
    else:
        yield Paragraph(text("remarks-unchanged"))
    yield Paragraph(text("remarks-part-lacking"), "heading")
    yield from _lacking(explanation, cited(dossier.campaign.criteria))
    yield Paragraph(text("remarks-part-explain"), "heading")
    yield Paragraph(text("remarks-explain", unit=name))
    due = dossier.campaign.settings.due("explanation", result.unit.code)
    day = day_in_words(due.isoformat()) if due else text("day-blank")
    yield Paragraph(text("remarks-deadline", day=day, whom=dossier.reply_to))
    yield Paragraph(text("remarks-closing", unit=name))


def _lacking(explanation: UnitExplanation, names: Mapping[str, str]) -> Iterator[Block]:
    """What has no evidence, no confirmation, no answer of the commune; a leaf of a claim is said once."""
    result = explanation.placed.result
    nodes = {node.node.code: node for node in explanation.nodes}
    parts = {
        "unevidenced": result.unevidenced,
        "unconfirmed": result.unconfirmed,
        "missing": tuple(
            code
            for code in result.missing
            if code not in result.unconfirmed and first_stage(nodes[code].node) == "self"
        ),
    }
    if not any(parts.values()):
        yield Paragraph(text("none"))
    for part, codes in parts.items():
        if len(codes) > MOST_LISTED:
            named = [names[code] for code in codes]
            yield Paragraph(text("remarks-many", what=text(f"remarks-{part}"), count=len(codes), codes=named))
        elif codes:
            yield Paragraph(text(f"remarks-{part}"))
            yield from (_item(nodes[code]) for code in codes)


def _item(node: NodeExplanation) -> Paragraph:
    return Paragraph(text("listed", code=node.node.printed, title=title_of(node.node)), "list")


def _changes(dossier: Dossier, changed: Sequence[Difference]) -> Table:
    rows = [
        [
            *node_cells(dossier, one),
            dossier.why(one.declared, one.node.node),
            dossier.why(one.decided, one.node.node),
            why(one),
            _asked(one),
        ]
        for one in changed
    ]
    named = columns(
        ("no", 1, "center"),
        ("code", 1.9, "left"),
        ("leaf", 3.8, "left"),
        ("max", 1.5, "right"),
        ("self", 1.7, "right"),
        ("first-round", 1.8, "right"),
        ("change", 1.5, "right"),
        ("facts-self", 3.8, "left"),
        ("facts-first", 3.8, "left"),
        ("why", 4.6, "left"),
        ("ask", 3.6, "left"),
    )
    return table(named, numbered(rows), text("remarks-caption-changes"))


def _asked(one: Difference) -> str:
    """What the commune is asked to explain."""
    if not one.is_asked_about:
        return text("ask-agree")
    if one.because == "unconfirmed" or (one.declared is not None and one.declared.kind == "claim"):
        return text("ask-claim")
    if one.because == "unevidenced":
        return text("ask-evidence")
    evidenced = one.declared is not None and one.declared.answer.evidence
    return text("ask-facts" if evidenced else "ask-evidence")


def _supplied(explanation: UnitExplanation) -> list[NodeExplanation]:
    """The leaves whose figures come from a survey or a register."""
    leaves = [
        node for node in explanation.nodes if isinstance(node.node, Leaf) and node.node.from_ in ("survey", "register")
    ]
    return [node for node in leaves if declared_of(node) or decided_of(node)]


def _figures(dossier: Dossier, supplied: Sequence[NodeExplanation]) -> Table:
    """Figures that nobody declares: nothing is asked about them."""
    rows = []
    for node in supplied:
        layer = decided_of(node) or declared_of(node)
        source = text("ask-none" if isinstance(node.node, Leaf) and node.node.from_ == "register" else "from-survey")
        facts = dossier.why(layer, node.node)
        points = dossier.points(node.result.points)
        rows.append([node.node.printed, title_of(node.node), max_of(dossier, node), facts, points, source])
    named = columns(
        ("no", 1, "center"),
        ("code", 1.9, "left"),
        ("leaf", 8, "left"),
        ("max", 1.5, "right"),
        ("facts", 7, "left"),
        ("first-round", 1.8, "right"),
        ("source", 5, "left"),
    )
    return table(named, numbered(rows), text("remarks-caption-supplied"))


# the second round


def second_remarks(dossier: Dossier, unit: str) -> Paper:
    """The notice of the second round to one unit. Raises `Fault` where there is no such unit."""
    before, now = dossier.explained_first(unit), dossier.explained("appraisal", unit)
    pairs = [pair for pair in zip(before.nodes, now.nodes, strict=True) if _explained(pair[1]) or _moved(*pair)]
    tables = [_second_table(dossier, pairs)] if pairs else []
    abstract = text("second-abstract", title=dossier.title)
    title = text("second-table", unit=in_sentence(now.placed.result.unit).upper())
    return notice(dossier, now, abstract, title, _second_blocks(dossier, before, now, pairs), tables)


Pair = tuple[NodeExplanation, NodeExplanation]
"""A node after the first and after the second round."""


def _explained(node: NodeExplanation) -> bool:
    return any(layer.kind == "explanation" for layer in node.layers)


def _moved(before: NodeExplanation, now: NodeExplanation) -> bool:
    return isinstance(now.node, Leaf) and (before.result.points, before.result.max) != (
        now.result.points,
        now.result.max,
    )


def _gained(dossier: Dossier, pair: Pair) -> int:
    before, now = (node.result.points for node in pair)
    if before is None or now is None:
        return 0
    return before - now if pair[1].node in dossier.campaign.criteria.in_penalty else now - before


def _second_blocks(
    dossier: Dossier, before: UnitExplanation, now: UnitExplanation, pairs: Sequence[Pair]
) -> Iterator[Block]:
    result = now.placed.result
    name = in_sentence(result.unit)
    yield Paragraph(text("second-opening", title=dossier.title, criteria=dossier.criteria_title, unit=name))
    yield Paragraph(text("second-part-result"), "heading")
    first, second = score_words(dossier, before.placed.result), score_words(dossier, result)
    if result.score is not None:
        yield Paragraph(text("second-score", first=first["score"], **second))
    else:
        yield Paragraph(text("remarks-no-score"))
    changes = [_gained(dossier, pair) for pair in pairs]
    explained = sum(_explained(now_) for _, now_ in pairs)
    if not pairs:
        yield Paragraph(text("second-unexplained", unit=name))
    else:
        kept = sum(not _moved(*pair) for pair in pairs)
        changed = len(pairs) - kept
        clauses = [text("second-changed", count=changed, sums=sums(dossier, changes))] if changed else []
        clauses += [text("second-same", count=kept)] if kept else []
        yield Paragraph(text("second-counts", explained=explained, clauses=", ".join(clauses)))
    codes = [one.node.node.code for one in differences(now) if one.because != "supplied" and one.gained < 0]
    left = [node for _, node in pairs if _explained(node) and node.node.code in codes]
    if left:
        yield Paragraph(text("second-part-council"), "heading")
        yield Paragraph(text("second-council", count=len(left)))
        yield from map(_item, left)
    yield Paragraph(text("remarks-closing", unit=name))


def _second_table(dossier: Dossier, pairs: Sequence[Pair]) -> Table:
    rows = []
    for before, now in pairs:
        gained = _gained(dossier, (before, now))
        said = next((layer for layer in reversed(now.layers) if layer.kind == "explanation"), None)
        decided = decided_of(now)
        again = decided is not None and decided.second_round
        rows.append(
            [
                now.node.printed,
                title_of(now.node),
                max_of(dossier, now),
                state(dossier, declared_of(now)),
                dossier.result(before.result),
                " ".join(filter(None, (note_of(said), printable(said.answer.evidence) if said else ""))) or NOTHING,
                dossier.result(now.result),
                dossier.change(gained) if gained else NOTHING,
                (note_of(decided) or BLANK) if again else text("second-kept"),
            ]
        )
    named = columns(
        ("no", 1, "center"),
        ("code", 1.9, "left"),
        ("leaf", 4.5, "left"),
        ("max", 1.5, "right"),
        ("self", 1.7, "right"),
        ("first-round", 1.8, "right"),
        ("explanation", 6, "left"),
        ("second-round", 1.8, "right"),
        ("change", 1.5, "right"),
        ("why", 5.3, "left"),
    )
    return table(named, numbered(rows))
