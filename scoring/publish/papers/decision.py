"""Tờ trình and Quyết định công bố: the results submitted, and published with their annexes."""

from collections.abc import Iterator

from scoring.publish.papers.dossier import Dossier, day_in_words
from scoring.publish.papers.office import name_within
from scoring.publish.papers.paper import PLACE_BLANK, Annex, Block, Paper, Paragraph, text
from scoring.publish.papers.tables import field_blocks, grade_table, group_blocks, ranking_blocks
from scoring.words import printable

ROMAN = ("I", "II", "III")


def submission(dossier: Dossier) -> Paper:
    """The submission (Tờ trình) of the results to who decides."""
    return Paper(
        head=dossier.office.head("TTr"),
        name=text("submission-name"),
        abstract=text("decision-abstract", title=dossier.title),
        blocks=tuple(_submission(dossier)),
        receivers=tuple(text(f"receiver-{code}") for code in ("as-above", "council", "file")),
        signatures=(dossier.office.signature(),),
        to=text("to", whom=dossier.decider.head_words),
        mark=dossier.mark,
    )


def _submission(dossier: Dossier) -> Iterator[Block]:
    units = dossier.final.units
    ranked = [placed for placed in units if placed.rank is not None]
    yield from _grounds(dossier, submitted=False)
    yield Paragraph(text("submission-opening", title=dossier.title, issuer=dossier.office.words))
    yield Paragraph(text("submission-part-work"), "heading")
    yield Paragraph(text("submission-work", units=len(units), all=dossier.all_units(), criteria=dossier.criteria_title))
    yield Paragraph(text("submission-session"))
    yield Paragraph(text("submission-part-results"), "heading")
    yield Paragraph(text("report-ranked", ranked=len(ranked), units=len(units)))
    if dossier.campaign.criteria.grades:
        yield grade_table(dossier)
    first = [name_within(placed.result.unit) for placed in ranked if placed.rank == 1]
    if first:
        score = dossier.score(ranked[0].result.score)
        yield Paragraph(text("submission-first", units=", ".join(first), score=score))
    yield Paragraph(text("submission-part-request"), "heading")
    yield Paragraph(text("submission-request", title=dossier.title))
    yield Paragraph(text("submission-enclosed"))
    yield Paragraph(text("submission-closing"))


def decision(dossier: Dossier) -> Paper:
    """The decision (Quyết định) that publishes the results, with the ranking, the groups and the fields."""
    known, decider = dossier.campaign.settings.decision, dossier.decider
    stated = dossier.campaign.settings.papers.recipients
    number = text("number-known", number=printable(known.number)) if known else ""
    return Paper(
        head=decider.head("QĐ", number, day_in_words(known.date) if known else ""),
        name=text("decision-name"),
        abstract=text("decision-abstract", title=dossier.title),
        blocks=tuple(_decision(dossier)),
        receivers=dossier.receivers("article", *(() if stated else ("above", "portal")), "file"),
        signatures=(decider.signature(personal=True),),
        annexes=tuple(_annexes(dossier)),
        authority=decider.authority,
        mark=dossier.mark,
        draft="" if known else text("draft"),
    )


def _grounds(dossier: Dossier, *, submitted: bool) -> Iterator[Block]:
    """What the paper rests on, each ending with ";", the last with "."; numbers and dates not stated are blank."""
    stated = [_ground(printable(ground)) for ground in dossier.campaign.settings.papers.basis]
    law = stated or [text("ground-law"), text("ground-criteria", criteria=dossier.criteria_title)]
    said = "\n".join(stated).casefold()
    council = [] if "biên bản" in said else [text("ground-council")]
    proposer, letters = dossier.office.head_words, dossier.office.letters
    submission = [text("ground-submission", whom=proposer, letters=letters)] if submitted else []
    *others, last = [*law, *council, *([] if "tờ trình" in said else submission)]
    yield from (Paragraph(f"{ground};", "basis") for ground in others)
    yield Paragraph(f"{last}.", "basis")


def _ground(stated: str) -> str:
    """A ground as the papers begin it."""
    begins = stated.casefold().startswith(("căn cứ", "theo", "xét", "thực hiện"))
    return (stated if begins else text("ground", stated=stated)).rstrip(".;")


def _decision(dossier: Dossier) -> Iterator[Block]:
    yield from _grounds(dossier, submitted=True)
    yield Paragraph(text("decides"), "centred")
    listed = ", ".join(annex.label for annex in _annexes(dossier))
    whom = "" if dossier.title_names_units else text("decision-whom", all=dossier.all_units())
    articles = (
        text("decision-publish", title=dossier.title, whom=whom, annexes=listed),
        text("decision-use"),
        text("decision-force"),
        text("decision-who", all=dossier.all_units(), whom=dossier.office.head_words),
    )
    for number, article in enumerate(articles, start=1):
        yield Paragraph(article, lead=text("article", number=number))


def _annexes(dossier: Dossier) -> Iterator[Annex]:
    parts: list[tuple[str, str, tuple[Block, ...], bool]] = [
        ("ranking", text("annex-ranking"), tuple(ranking_blocks(dossier)), False),
        ("group", text("annex-group"), tuple(group_blocks(dossier)), False),
        ("field", text("annex-field", level=dossier.first_level.upper()), tuple(field_blocks(dossier)), True),
    ]
    known = dossier.campaign.settings.decision
    attached = dossier.decider.attached("QĐ")
    if known:
        issuer = dossier.decider.name or PLACE_BLANK
        attached = text("attached-known", number=printable(known.number), day=day_in_words(known.date), issuer=issuer)
    kept = [part for part in parts if part[2]]
    for numeral, (_, title, blocks, landscape) in zip(ROMAN, kept, strict=False):
        label = text("annex", number=numeral)
        yield Annex(label, title, attached, blocks, dossier.digests(dossier.final), landscape)
