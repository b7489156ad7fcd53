"""The page of several years: the mean of each, and where every unit stood; the same of one unit for its own page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scoring.analysis.trend import Trend
from scoring.publish.site.charts import Bar, ChartText, bars
from scoring.publish.site.sections import Section
from scoring.show.lexicon import Lexicon
from scoring.show.tables import Shown
from scoring.show.trend import courses_table, labels, stand_words, years_table
from scoring.words import printable, tell


@dataclass(frozen=True)
class TrendPage:
    """The page in one language, and its part of the pages of units."""

    words: Lexicon
    trend: Trend

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        return {"lead": self.words.t("trend-lead"), "sections": list(self._sections())}

    def _sections(self) -> Iterator[Section]:
        lang = self.words.lang
        means = [
            Bar(year, self.words.percent(one.mean, 2), float(one.mean or 0))
            for year, one in zip(labels(self.trend), self.trend.years, strict=True)
        ]
        chart = bars(ChartText("means", self.words.t("trend-means"), self.words.t("trend-means-says")), means)
        yield Section("years", self.words.t("trend-means"), chart=chart, table=years_table(self.trend, lang))
        says = tell("trend-reading", lang)
        yield Section("units", self.words.t("trend-units"), says, table=courses_table(self.trend, lang))

    def of_unit(self, code: str) -> Section:
        """One unit, year by year: a bar for each total that compares with the last, and a table of all."""
        words, lang = self.words, self.words.lang
        course = next(course for course in self.trend.courses if course.unit.code == code)
        rows, drawn = [], []
        for label, year, stand in zip(labels(self.trend), self.trend.years, course.stands, strict=True):
            share, rank, why = stand_words(year, stand, lang)
            rows.append((label, share, rank, why))
            if stand.comparable is not None:
                drawn.append(Bar(label, f"{share} · {rank}", float(stand.comparable)))
        name = printable(course.unit.name)
        chart = bars(ChartText("years", words.t("trend-of", name=name), words.t("trend-of-says")), drawn)
        heads = [tell(head, lang) for head in ("trend-year", "word-index-percent", "word-ranked", "word-note")]
        table = Shown(lang, heads, rows, (1, 2))
        return Section("years", words.t("trend"), chart=chart, table=table)
