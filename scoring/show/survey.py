"""A tallied survey for people and programs: tables, rows of answers.csv, JSON."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from scoring.analysis.survey import Figure, ItemFigure, Tally, decimals
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.points import rounded_text
from scoring.problems import Decimals, Said
from scoring.show.mark import mark_of
from scoring.show.tables import table
from scoring.words import NOTHING, decimal, say, tell

SHOWN = 2
"""Decimals of figures and intervals in tables and notes."""
MOST_UNITS = 20
WIDTH = 34


def survey_rows(tally: Tally, at: str, lang: str) -> list[Answer]:
    """The rows for answers.csv, with the number of answers and the interval as a note; none where nobody answered."""
    declaration = tally.declared.declaration
    evidence, by = declaration.evidence or "", declaration.by or ""
    return [
        Answer(unit, figure.code, "survey", figure.facts, "", _note(tally, figure, lang), evidence, by, at)
        for unit, figure in tally.figures()
        if figure.facts
    ]


def _note(tally: Tally, figure: Figure, lang: str) -> str:
    few = Said("survey-note-few", {"few": _few(tally, figure)}) if figure.few else ""
    values = {"answered": figure.answered, "respondents": figure.respondents, "few": few}
    if figure.interval is None or figure.interval.low == figure.interval.high:
        return tell("survey-note-all", lang, **values)
    low, high = (Decimals(Fraction(end), SHOWN) for end in figure.interval)
    return tell(f"survey-note-{figure.method}", lang, **values, low=low, high=high)


def _few(tally: Tally, figure: Figure) -> Said:
    """How many answered, or tell as much as so many, fewer than are asked for."""
    least = tally.declared.declaration.least
    if tally.declared.declaration.weight is None:
        return Said("survey-flag-few", {"least": least})
    # Cut, not rounded: 29.98 is below 30.
    effective = Decimals(Fraction(figure.effective * 10 // 1, 10), 1)
    return Said("survey-flag-few-effective", {"effective": effective, "least": least})


def survey_text(campaign: Campaign, tally: Tally, digests: Said, lang: str) -> str:
    """By unit and leaf, then by group, then all together; and what to mind."""
    names = {unit.code: f"{unit.code} {unit.name}" for unit in campaign.units}
    units = ((names[code], figures) for code, figures in tally.by_unit.items())
    values = {"title": campaign.settings.title.text(), "respondents": sum(tally.respondents.values())}
    counts = {"units": len(tally.by_unit), "leaves": len(tally.overall)}
    parts = [
        tell("survey-heading", lang, **values, **counts),
        _table(tally, units, "word-unit", lang),
    ]
    for column, groups in tally.by_group.items():
        parts.append(tell("survey-by-group", lang, column=column))
        named = ((value or tell("survey-group-blank", lang), figures) for value, figures in groups.items())
        parts.append(_table(tally, named, "word-group", lang))
    parts += [tell("survey-overall", lang), _table(tally, [("", tally.overall)], "", lang)]
    parts += _to_mind(campaign, tally, lang)
    parts.append(say(digests, lang))
    mark = mark_of(lang, campaign.settings)
    return "\n\n".join([*parts, mark] if mark else parts)


def _table(tally: Tally, named: Iterable[tuple[str, Sequence[Figure]]], first: str, lang: str) -> str:
    """A line a figure; the name stands at the first of each."""
    codes = ["word-code", "survey-col-answered"]
    codes += ["survey-col-effective"] if tally.declared.declaration.weight else []
    codes += ["survey-col-silence", "survey-col-counts", "survey-col-value", "survey-col-interval", "survey-col-flags"]
    headers = [tell(first, lang) if first else "", *(tell(code, lang) for code in codes)]
    rows = []
    for name, figures in named:
        for index, figure in enumerate(figures):
            rows.append(["" if index else _short(name), *_cells(tally, figure, lang)])
    return table(rows, headers, right=range(2, len(headers) - 1))


def _short(name: str) -> str:
    return name if len(name) <= WIDTH else f"{name[: WIDTH - 1]}…"


def _cells(tally: Tally, figure: Figure, lang: str) -> list[str]:
    unit = "" if figure.method == "mean" else "%"
    counts = f"{figure.satisfied}/{figure.answers}" if figure.satisfied is not None else ""
    value = decimal(figure.value, SHOWN, lang) + unit if figure.value is not None else NOTHING
    interval = "–".join(decimal(Fraction(end), SHOWN, lang) for end in figure.interval or ()) or NOTHING
    silence = f"{decimal(figure.silence * 100, 1, lang)}%"
    flags = "; ".join(say(flag, lang) for flag in _flags(tally, figure))
    effective = [decimal(figure.effective, 1, lang)] if tally.declared.declaration.weight else []
    return [figure.code, str(figure.answered), *effective, silence, counts, value, interval, flags]


def _flags(tally: Tally, figure: Figure) -> Iterator[Said]:
    if figure.value is None:
        yield Said("survey-flag-none", {})
        return
    if figure.few:
        yield _few(tally, figure)
    silent = [item.item for item in figure.items if item.value is None]
    if silent:
        yield Said("survey-flag-items", {"items": silent})


def _to_mind(campaign: Campaign, tally: Tally, lang: str) -> Iterator[str]:
    figures = [figure for _, figure in tally.figures()]
    few = sum(figure.few for figure in figures)
    if few:
        yield tell("survey-few", lang, count=few, least=tally.declared.declaration.least)
    without = [unit.code for unit in campaign.units if unit.code not in tally.by_unit]
    if without:
        shown = [*without[:MOST_UNITS], *(["…"] if len(without) > MOST_UNITS else [])]
        yield tell("survey-units-without", lang, count=len(without), units=shown)
    if tally.declared.left_out:
        yield tell("survey-leaves-without", lang, codes=tally.declared.left_out)
    corrected = any(figure.population is not None for figure in figures)
    population = Said("survey-interval-population", {}) if corrected else ""
    yield tell("survey-interval-said", lang, population=population)


def survey_data(campaign: Campaign, tally: Tally, digests: Said) -> dict[str, object]:
    """The same for programs. Figures are decimals as text, exact up to eight digits; the rest has four."""
    names = {unit.code: unit.name for unit in campaign.units}
    criteria = campaign.criteria
    return {
        "campaign": campaign.settings.id,
        "sample": campaign.settings.sample,
        "criteria": {"id": criteria.id, "edition": criteria.edition, "digest": criteria.digest},
        "microdata": digests.values["microdata"],
        "declaration": digests.values["declaration"],
        "respondents": sum(tally.respondents.values()),
        "units": [
            {"unit": code, "name": names[code], "figures": list(map(_figure, figures))}
            for code, figures in tally.by_unit.items()
        ],
        "groups": {
            column: [{"group": value, "figures": list(map(_figure, figures))} for value, figures in groups.items()]
            for column, groups in tally.by_group.items()
        },
        "all": list(map(_figure, tally.overall)),
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "code": figure.code,
        "method": figure.method,
        "facts": figure.facts or None,
        "value": _exact(figure.value),
        "respondents": figure.respondents,
        "answered": figure.answered,
        "answers": figure.answers,
        "asked": figure.asked,
        "satisfied": figure.satisfied,
        "effective": rounded_text(figure.effective, 4),
        "design_effect": None if figure.design_effect is None else rounded_text(figure.design_effect, 4),
        "low": None if figure.interval is None else rounded_text(Fraction(figure.interval.low), 4),
        "high": None if figure.interval is None else rounded_text(Fraction(figure.interval.high), 4),
        "population": figure.population,
        "few": figure.few,
        "items": list(map(_item, figure.items)),
    }


def _item(item: ItemFigure) -> dict[str, object]:
    return {"item": item.item, "answers": item.answers, "value": _exact(item.value)}


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else decimals(value)
