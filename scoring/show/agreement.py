"""How far stages agree and how strict bodies were, for people (tables) and for programs (CSV, data for JSON)."""

import textwrap
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from scoring.analysis.agreement import LEAST_CASES, Agreement, Compared, Kappa
from scoring.campaign.campaign import Campaign
from scoring.campaign.table import write_table
from scoring.points import rounded_text
from scoring.show.mark import mark_of
from scoring.show.numbers import points_text, signed
from scoring.show.tables import Cell, Figure, Shown
from scoring.words import NOTHING, tell

if TYPE_CHECKING:
    from scoring.analysis.strictness import Strictness

By = Literal["unit", "node", "body"]
BYS: tuple[By, ...] = ("unit", "node", "body")
NAMES: Mapping[By, str] = {"unit": "word-unit", "node": "col-title", "body": "word-appraising-body"}
"""What the column of names is called."""
LINE_WIDTH = 110
DIGITS = 4
COLUMNS = ("turn", "by", "code", "name", "cases", "unchanged", "up", "down", "points_up", "points_down", "mean")


def agreement_text(
    campaign: Campaign, turns: Sequence[Compared], bodies: "Sequence[Strictness]", by: By, lang: str
) -> str:
    """Every turn in a line and by units, nodes or bodies, kappas, strictness."""
    parts = [
        tell("agreement-heading", lang, title=campaign.settings.title.text()),
        "\n".join(whole_line(turn, lang) for turn in turns),
        _headed(f"word-agreement-by-{by}", by_table(turns, by, lang), lang),
        _headed("agreement-kappas", kappas_table(turns, lang), lang),
        _headed("agreement-strictness", strictness_table(campaign, bodies, lang), lang),
        textwrap.fill(tell("agreement-reading", lang), LINE_WIDTH),
    ]
    mark = mark_of(lang, campaign.settings)
    return "\n\n".join(part for part in (mark, *parts, mark) if part)


def turn_title(turn: Compared, lang: str) -> str:
    """From which stage to which."""
    return tell(f"agreement-turn-{'-'.join(turn.turn)}", lang)


def _headed(code: str, shown: Shown, lang: str) -> str:
    return tell(code, lang) + "\n" + shown.printed() if shown.rows else ""


def whole_line(turn: Compared, lang: str) -> str:
    """How many cases of a turn stayed, went up and down, by how many points."""
    one, precision = turn.whole, turn.campaign.criteria.precision
    return tell(
        "agreement-whole", lang, turn=turn_title(turn, lang),
        count=one.count, equal=one.equal, up=one.up, down=one.down,
        more=points_text(one.steps_up, precision, lang), less=points_text(one.steps_down, precision, lang),
    )  # fmt: skip


def grouped(turn: Compared, by: By) -> Mapping[str, Agreement]:
    """The cases of a turn by units, nodes or bodies."""
    return {"unit": turn.by_unit, "node": turn.by_node, "body": turn.by_body}[by]


def name_of(campaign: Campaign, by: By, code: str, lang: str) -> str:
    """The name of a unit, node or body."""
    if by == "unit":
        return next(unit.name for unit in campaign.units if unit.code == code)
    criteria = campaign.criteria
    title = criteria.nodes[code].title if by == "node" else criteria.body(code).title_or(code)
    return title.in_language(lang)


def _printed(campaign: Campaign, by: By, code: str) -> str:
    return campaign.criteria.nodes[code].printed if by == "node" else code


def by_table(turns: Sequence[Compared], by: By, lang: str) -> Shown:
    """Units, nodes or bodies one by one, each at every turn that has cases."""
    by_turn = [(turn, grouped(turn, by)) for turn in turns if turn.cases]
    codes = dict.fromkeys(code for _, own in reversed(by_turn) for code in own)
    rows = [
        [
            _printed(turn.campaign, by, code),
            name_of(turn.campaign, by, code, lang),
            turn_title(turn, lang),
            *_cells(own[code], turn, lang),
        ]
        for code in codes
        for turn, own in by_turn
        if code in own
    ]
    heads = (
        "word-code", NAMES[by], "word-stage", "agreement-col-cases", "agreement-col-exact", "agreement-col-up",
        "agreement-col-down", "agreement-col-more", "agreement-col-less", "agreement-col-mean",
    )  # fmt: skip
    return Shown(lang, [tell(code, lang) for code in heads], rows, tuple(range(3, 10)), [None, 48, *[None] * 8])


def _cells(one: Agreement, turn: Compared, lang: str) -> list[Cell]:
    precision = turn.campaign.criteria.precision
    few = one.count < LEAST_CASES
    return [
        one.count,
        tell("agreement-few", lang) if few else Figure(one.exact, 1, percent=True),
        one.up,
        one.down,
        Figure(Fraction(one.steps_up, 10**precision), precision),
        Figure(Fraction(one.steps_down, 10**precision), precision),
        Figure(None if one.mean is None else one.mean / 10**precision, precision + 1, signed=True),
    ]


def kappas_table(turns: Sequence[Compared], lang: str) -> Shown:
    """The weighted kappa of every leaf with levels, at every turn that has cases."""
    by_turn = [(turn, {one.leaf.code: one for one in turn.kappas}) for turn in turns if turn.cases]
    codes = dict.fromkeys(code for _, own in reversed(by_turn) for code in own)
    rows = [
        [
            own[code].leaf.printed,
            own[code].leaf.title.in_language(lang),
            turn_title(turn, lang),
            *_kappa_cells(own[code], lang),
        ]
        for code in codes
        for turn, own in by_turn
        if code in own
    ]
    heads = (
        "word-code", "col-title", "word-stage", "agreement-col-cases", "agreement-col-typed", "agreement-col-kappa",
    )  # fmt: skip
    return Shown(lang, [tell(code, lang) for code in heads], rows, (3, 4, 5), [None, 60, *[None] * 4])


def _kappa_cells(one: Kappa, lang: str) -> list[Cell]:
    few = one.count < LEAST_CASES
    return [one.count, one.typed, tell("agreement-few", lang) if few else Figure(one.value, 2)]


def strictness_table(campaign: Campaign, bodies: "Sequence[Strictness]", lang: str) -> Shown:
    """How strict every body was beside the others."""
    rows: list[list[Cell]] = [
        [
            name_of(campaign, "body", one.body, lang),
            one.units,
            one.cases,
            percent(one.effect, lang),
            NOTHING if one.low is None else f"{percent(one.low, lang)} … {percent(one.high, lang)}",
            verdict(one, lang),
        ]
        for one in bodies
    ]
    codes = (
        "word-appraising-body", "word-units", "agreement-col-cases", "agreement-col-effect", "agreement-col-interval",
    )  # fmt: skip
    heads = [*(tell(code, lang) for code in codes), ""]
    return Shown(lang, heads, rows, (1, 2, 3, 4))


def percent(share: float | None, lang: str) -> str:
    """A share of the max, which is known as floating point only, in percent."""
    return NOTHING if share is None else signed(Fraction(share) * 100, 2, lang)


def verdict(one: "Strictness", lang: str) -> str:
    """Whether a body stands out, or was seen too little."""
    if one.effect is None:
        return tell(f"agreement-{one.lacking}", lang)
    if not one.stands_out:
        return ""
    return tell("agreement-stricter" if one.effect < 0 else "agreement-milder", lang)


def agreement_csv(campaign: Campaign, turns: Sequence[Compared], lang: str) -> str:
    """A row for every unit, node and body at every turn."""
    precision = campaign.criteria.precision
    rows = [
        ["-".join(turn.turn), by, code, name_of(campaign, by, code, lang), *_row(_figures(one, precision))]
        for turn in turns
        for by in BYS
        for code, one in grouped(turn, by).items()
    ]
    return write_table(COLUMNS, rows)


def _row(figures: Mapping[str, object]) -> list[str]:
    return ["" if figures[key] is None else str(figures[key]) for key in COLUMNS[4:]]


def agreement_data(campaign: Campaign, turns: Sequence[Compared], bodies: "Sequence[Strictness]") -> dict[str, object]:
    """All figures; numbers are texts with all their digits, of floating point four decimals."""
    precision = campaign.criteria.precision
    return {
        "campaign": campaign.settings.id,
        "criteria": campaign.criteria.digest,
        "turns": [
            {
                "from": turn.turn[0],
                "to": turn.turn[1],
                "whole": _figures(turn.whole, precision),
                **{f"by_{by}": _all_figures(grouped(turn, by), precision) for by in BYS},
                "kappas": {
                    one.leaf.code: {
                        "cases": one.count,
                        "typed": one.typed,
                        "kappa": None if one.value is None else rounded_text(one.value, DIGITS),
                    }
                    for one in turn.kappas
                },
            }
            for turn in turns
        ],
        "bodies": [
            {
                "body": one.body,
                "units": one.units,
                "cases": one.cases,
                "effect": _rounded(one.effect),
                "low": _rounded(one.low),
                "high": _rounded(one.high),
                "lacking": one.lacking,
            }
            for one in bodies
        ],
    }


def _all_figures(groups: Mapping[str, Agreement], precision: int) -> dict[str, object]:
    return {code: _figures(one, precision) for code, one in groups.items()}


def _figures(one: Agreement, precision: int) -> dict[str, object]:
    return {
        "cases": one.count,
        "unchanged": one.equal,
        "up": one.up,
        "down": one.down,
        "points_up": rounded_text(Fraction(one.steps_up, 10**precision), precision),
        "points_down": rounded_text(Fraction(one.steps_down, 10**precision), precision),
        "mean": None if one.mean is None else rounded_text(one.mean / 10**precision, precision + DIGITS),
    }


def _rounded(value: float | None) -> str | None:
    return None if value is None else rounded_text(Fraction(value), DIGITS)
