"""Several campaigns in a row, for people: a table of the years, a table of the units."""

from fractions import Fraction

from scoring.analysis.trend import Stand, Trend, Year
from scoring.show.tables import Cell, Figure, Shown
from scoring.words import tell

DIGITS = 2


def years_table(years: Trend, lang: str) -> Shown:
    """A row for every year: campaign, how many units it ranked, the mean of their totals."""
    heads = [tell(code, lang) for code in ("trend-year", "word-campaign", "trend-ranked", "word-mean")]
    rows = [(str(one.year), one.title.in_language(lang), one.ranked, _percent(one.mean)) for one in years.years]
    return Shown(lang, heads, rows, (2, 3))


def courses_table(years: Trend, lang: str) -> Shown:
    """A row for every unit: its total where it compares with the last year's, and its rank, year by year."""
    heads = [tell("word-code", lang), tell("word-unit", lang)]
    heads += [tell(f"trend-{what}", lang, year=year) for what in ("percent", "rank") for year in labels(years)]
    rows: list[list[Cell]] = []
    for course in years.courses:
        ranks: list[Cell] = [stand.rank for stand in course.stands]
        rows.append([course.unit.code, course.unit.name, *(_percent(one.comparable) for one in course.stands), *ranks])
    return Shown(lang, heads, rows, tuple(range(2, 2 + 2 * len(years.years))))


def labels(courses: Trend) -> list[str]:
    """The years as columns name them; campaigns of one year by their ids."""
    years = [str(one.year) for one in courses.years]
    return [year if years.count(year) == 1 else one.id for year, one in zip(years, courses.years, strict=True)]


def stand_words(year: Year, stand: Stand, lang: str) -> tuple[str, str, str]:
    """A year of a unit: its total, its rank among how many, why it does not compare."""
    rank = tell("trend-rank-of", lang, rank=stand.rank, count=year.ranked) if stand.rank else tell("unranked", lang)
    why = tell(f"compare-why-{stand.why_not}", lang) if stand.why_not else ""
    return _percent(stand.share).text(lang), rank, why


def _percent(share: Fraction | None) -> Figure:
    return Figure(share, DIGITS, percent=True)
