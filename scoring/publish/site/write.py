"""The static web site of a publication: Vietnamese at its root, English under en/, no network, no server.

Pages are templates (`site/*.html`) that escape all they show. A page of a unit or a node is written as soon as it is
made, so that a national campaign needs no more memory than its results.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from scoring.publish.publication import Publication
from scoring.publish.site.criteria import CriteriaPage
from scoring.publish.site.data import DataPage
from scoring.publish.site.index import IndexPage
from scoring.publish.site.map import MapPage
from scoring.publish.site.node import NodePages
from scoring.publish.site.pair import FEWEST, PairPage, unit_script
from scoring.publish.site.rehearsal import RehearsalPage
from scoring.publish.site.tables import SiteTables
from scoring.publish.site.trend import TrendPage
from scoring.publish.site.trust import TrustPage
from scoring.publish.site.unit import UnitPages
from scoring.show.lexicon import Lexicon
from scoring.show.mark import mark_of
from scoring.words import LANGUAGES, printable, tell

TEMPLATES = Path(__file__).parent / "templates"
ASSET_FILES = Path(__file__).parent / "assets"
"""What pages load: the look is that of the office's site too."""
ASSETS = ("style.css", "site.js", "pair.js")
PREFIX = {"vi": "", "en": "en/"}
"""The folder of each language, within the site."""

Kind = Literal["index", "pair", "trend", "map", "criteria", "trust", "rehearsal", "data", "unit", "node"]
Progress = Callable[[int, int], None]
"""Told how many pages are written, of how many."""


def write_site(publication: Publication, folder: Path, progress: Progress) -> None:
    """Write all pages of a publication into a folder. What stands beside the folder already is linked to."""
    tables = SiteTables(publication)
    sites = [LanguageSite(tables, lang, folder) for lang in LANGUAGES]
    for name in ("", *(PREFIX[lang] + kind for lang in LANGUAGES for kind in ("units", "nodes")), "assets"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for asset in ASSETS:
        (folder / "assets" / asset).write_bytes((ASSET_FILES / asset).read_bytes())
    has_pair = len(tables.units) >= FEWEST
    there = (publication.outlines, publication.trend, publication.trust, publication.rehearsal)
    single = 2 + has_pair + sum(one is not None for one in there) + sites[0].has_data
    of = len(LANGUAGES) * (single + len(tables.paged) + len(tables.units)) + has_pair * len(tables.units)
    for done, (path, html) in enumerate(_pages(tables, sites), start=1):
        (folder / path).write_text(html, encoding="utf-8", newline="\n")
        progress(done, of)


def _pages(tables: SiteTables, sites: list["LanguageSite"]) -> Iterator[tuple[str, str]]:
    """Every page: its path in the site, and its text. A unit is explained once for all languages."""
    publication = tables.publication
    for site in sites:
        yield site.page("index", "index.html", site.index.view())
        if site.pair is not None:
            yield site.page("pair", "compare.html", site.pair.view())
        if site.trend is not None:
            yield site.page("trend", "trend.html", site.trend.view())
        if site.map is not None:
            yield site.page("map", "map.html", site.map.view())
        yield site.page("criteria", "criteria.html", site.criteria.view())
        if site.trust is not None:
            yield site.page("trust", "trust.html", site.trust.view())
        if publication.rehearsal is not None:
            yield site.page("rehearsal", "rehearsal.html", RehearsalPage(site.words, publication.rehearsal).view())
        if site.has_data:
            yield site.page("data", "data.html", DataPage(tables, site.words).view())
        for code, name in tables.node_files.items():
            yield site.page("node", f"nodes/{name}.html", site.nodes.view(code))
    explainer = publication.explainer
    for code, name in tables.unit_files.items():
        explanation = explainer.unit(code)
        if sites[0].pair is not None:
            yield f"units/{name}.js", unit_script(tables, explanation.placed)
        for site in sites:
            yield site.page("unit", f"units/{name}.html", site.units.view(explanation))


@dataclass(frozen=True)
class LanguageSite:
    """The pages of one language."""

    tables: SiteTables
    lang: str
    folder: Path

    @cached_property
    def words(self) -> Lexicon:
        return Lexicon(self.lang, self.tables.criteria, self.tables.publication.campaign.settings.column_names)

    @property
    def has_data(self) -> bool:
        """Whether data stand beside the site."""
        return (self.folder.parent / "data").is_dir()

    @cached_property
    def units(self) -> UnitPages:
        return UnitPages(self.tables, self.words)

    @cached_property
    def nodes(self) -> NodePages:
        return NodePages(self.tables, self.words, self.units)

    @cached_property
    def index(self) -> IndexPage:
        return IndexPage(self.tables, self.words, self.units)

    @cached_property
    def pair(self) -> PairPage | None:
        return PairPage(self.tables, self.words, self.units) if len(self.tables.units) >= FEWEST else None

    @cached_property
    def trend(self) -> TrendPage | None:
        return self.units.trend

    @cached_property
    def map(self) -> MapPage | None:
        outlines = self.tables.publication.outlines
        return None if outlines is None else MapPage(self.tables, self.words, self.index, outlines)

    @cached_property
    def trust(self) -> TrustPage | None:
        trust = self.tables.publication.trust
        return None if trust is None else TrustPage(self.tables, self.words, trust)

    @cached_property
    def criteria(self) -> CriteriaPage:
        return CriteriaPage(self.tables, self.words, self.units)

    def page(self, kind: Kind, path: str, view: dict[str, Any]) -> tuple[str, str]:
        """A page: its path in the site, and its text."""
        up = "../" * path.count("/")
        other = "" if self.lang == "en" else "en/"
        to_root = up + ("../" if self.lang == "en" else "")
        html = _template(kind).render(
            self._shared, **view, here=kind, home=up, root=to_root, other_href=to_root + other + quote(path)
        )
        return PREFIX[self.lang] + path, html

    @cached_property
    def _shared(self) -> dict[str, Any]:
        """What every page shows."""
        publication, words = self.tables.publication, self.words
        settings, results = publication.campaign.settings, publication.results
        beside = self.folder.parent
        other = next(lang for lang in LANGUAGES if lang != self.lang)
        return {
            "lang": self.lang,
            "other_lang": other,
            # What people typed is Vietnamese, on English pages too.
            "typed_in": Markup("") if self.lang == "vi" else Markup(' lang="vi"'),
            "other_lang_name": tell("site-lang-name", other),
            "t": words.t,
            "campaign_title": words.text(settings.title.text()),
            "stage_words": tell(f"scored-{publication.stage}", self.lang),
            "sample": mark_of(self.lang, settings),
            "criteria_title": words.text(self.tables.criteria.title.text()),
            "criteria_name": printable(results.criteria.name),
            "criteria_digest": results.criteria.digest,
            "results_digest": results.digest,
            "stage_columns": [words.t(f"col-{stage}") for stage in self.tables.stages],
            "stages": self.tables.stages,
            "show_grades": bool(self.tables.criteria.grades),
            "unit_href": self.tables.unit_href,
            "has_summary": (beside / "summary.xlsx").is_file(),
            "has_trend": self.trend is not None,
            "has_pair": self.pair is not None,
            "has_map": publication.outlines is not None,
            "has_trust": publication.trust is not None,
            "has_rehearsal": publication.rehearsal is not None,
            # What units wrote for themselves is in the workbooks of a publication for them: each is sent its own.
            "has_workbooks": (beside / "units").is_dir() and publication.audience != "unit",
            "has_data": self.has_data,
        }


@cache
def _template(kind: Kind) -> Template:
    return _environment().get_template(f"{kind}.html")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
