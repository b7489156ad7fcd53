"""The slides of the conference: what they show, the mark and the digests on each, hostile text, the same bytes."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from scoring import shipped
from scoring.analysis.common import common_losses
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.publish.publication import Publication, publication_of
from scoring.publish.slides import slides
from scoring.words import LANGUAGES, tell

HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "+cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "\u202eabc",
    "@SUM(A1)",
    "x" * 10_000,
)


@cache
def campaign_of(name: str) -> Campaign:
    return read_campaign(shipped.campaign_folder(name))


@cache
def published(name: str, previous: str = "") -> Publication:
    return publication_of(campaign_of(name), previous=campaign_of(previous) if previous else None)


@cache
def deck_of(name: str, previous: str = "", lang: str = "vi") -> Any:
    return Presentation(io.BytesIO(slides(published(name, previous), lang)))


def texts(slide: Any) -> list[str]:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return [*found, *(cell for row in table_rows(slide) for cell in row)]


def table_rows(slide: Any) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]


def charts(deck: Any) -> Iterator[Any]:
    return (shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)


def titled(deck: Any, code: str, lang: str = "vi") -> Any:
    (found,) = (slide for slide in deck.slides if slide.shapes.title.text == tell(code, lang))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_has_a_title_the_mark_and_both_digests(lang: str) -> None:
    results = published("phong-tho-2022").results
    for slide in deck_of("phong-tho-2022", "phong-tho-2021", lang).slides:
        shown = "\n".join(texts(slide))
        assert slide.shapes.title.text
        assert tell("sample-mark", lang) in shown
        assert results.digest in shown
        assert results.criteria.digest in shown


def test_real_numbers_carry_no_mark() -> None:
    deck = deck_of("papi-2019", "papi-2018", "en")
    assert not any("SAMPLE DATA" in text for slide in deck.slides for text in texts(slide))


def test_a_previous_sample_marks_the_slides() -> None:
    settings = campaign_of("phong-tho-2022").settings.model_copy(update={"sample": False})
    real = replace(campaign_of("phong-tho-2022"), settings=settings)
    deck = Presentation(io.BytesIO(slides(publication_of(real, previous=campaign_of("phong-tho-2021")), "vi")))
    assert all(tell("sample-mark", "vi") in texts(slide) for slide in deck.slides)


def test_ranking_is_that_of_the_results() -> None:
    placed = published("phong-tho-2022").results.units
    rows = table_rows(titled(deck_of("phong-tho-2022", "phong-tho-2021"), "word-ranking"))
    assert [row[:2] for row in rows] == [[str(unit.rank), unit.result.unit.name] for unit in placed]
    scores = [Fraction(unit.result.score or 0, 100) for unit in placed]
    assert [Fraction(row[2].replace(",", ".")) for row in rows] == scores
    assert rows[2][-1] == "tăng 2"
    assert rows[0][-1] == "giữ nguyên"
    assert [row[-1] for row in rows if row[1] == "Xã Sin Suối Hồ"] == ["giảm 2"]


def test_long_ranking_shows_its_first_and_its_last() -> None:
    deck, units = deck_of("papi-2019"), published("papi-2019").results.units
    shown = [table_rows(slide) for slide in deck.slides if slide.shapes.title.text.startswith("Xếp hạng")]
    names = [[row[1] for row in rows] for rows in shown]
    assert names == [[unit.result.unit.name for unit in part] for part in (units[:15], units[-10:])]


def test_charts_show_the_figures_of_the_results() -> None:
    publication = published("phong-tho-2022")
    units, criteria = publication.results.units, publication.results.criteria
    grades, spread, _, bodies = list(charts(deck_of("phong-tho-2022")))
    counted = Counter(unit.grade for unit in units)
    assert list(grades.plots[0].series[0].values) == [counted[grade.id] for grade in criteria.grades]
    assert sum(spread.plots[0].series[0].values) == len(units)
    bonus = {leaf.code for leaf in criteria.in_bonus}
    total = sum(loss.total for loss in common_losses(publication.results) if loss.leaf.code not in bonus)
    assert sum(bodies.plots[0].series[0].values) == pytest.approx(float(total / len(units)))


def test_points_lost_by_content_are_what_is_left_to_the_maxima() -> None:
    placed = published("papi-2019").results.units
    _, lost = list(charts(deck_of("papi-2019")))
    left = [
        sum(Fraction(10_000_000 - (unit.result.nodes[f"D{number}"].points or 0), 10**6) for unit in placed)
        for number in range(1, 9)
    ]
    assert list(lost.plots[0].series[0].values) == pytest.approx([float(total / len(placed)) for total in left])
    assert [label[:2] for label in lost.plots[0].categories] == [f"D{number}" for number in range(1, 9)]


def test_rises_and_falls_are_those_of_the_totals() -> None:
    old, new = (published(f"phong-tho-{year}").results.units for year in (2021, 2022))
    before = {unit.result.unit.name: unit.result.ratio or 0 for unit in old}
    wanted = {unit.result.unit.name: ((unit.result.ratio or 0) - before[unit.result.unit.name]) * 100 for unit in new}
    slide = titled(deck_of("phong-tho-2022", "phong-tho-2021"), "slides-changes")
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    found = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))
    assert found == pytest.approx({name: float(change) for name, change in wanted.items()})
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert any("Xã Ma Li Chải" in text for text in texts(slide))


def test_without_a_previous_campaign_nothing_is_compared() -> None:
    titles = [slide.shapes.title.text for slide in deck_of("phong-tho-2022").slides]
    assert tell("slides-changes", "vi") not in titles
    assert tell("slides-causes", "vi") not in titles
    assert tell("slides-commended", "vi") in titles


def test_commended_are_the_first_of_every_group() -> None:
    rows = table_rows(titled(deck_of("can-tho-2022"), "slides-commended"))
    assert [row[0] for row in rows[:4]] == ["Toàn bộ", "Cụm: Cụm 1", "Cụm: Cụm 2", "Cụm: Cụm 3"]
    assert all(row[1].startswith("1. ") for row in rows)
    assert rows[0][1].count(";") == 2
    assert not any("…" in cell for row in rows for cell in row)


def test_all_that_share_a_rank_are_commended() -> None:
    full = campaign_of("phong-tho-2022")
    third = next(placed.result.unit for placed in published("phong-tho-2022").results.units if placed.rank == 3)
    other = next(unit for unit in full.units if unit.columns["kind"] == "xa" and unit.code != third.code)
    answers = [answer for answer in full.answers if answer.unit != other.code]
    answers += [answer._replace(unit=other.code) for answer in full.answers if answer.unit == third.code]
    tied = publication_of(replace(full, answers=tuple(answers)))
    named = [placed.result.unit.name for placed in tied.results.units if placed.rank == 3]
    assert len(named) == 2
    deck = Presentation(io.BytesIO(slides(tied, "vi")))
    first = table_rows(titled(deck, "slides-commended"))[0][1]
    assert all(f"3. {name} (" in first for name in named)


def hostile_publication() -> Publication:
    full = campaign_of("phong-tho-2022")
    units = tuple(
        replace(unit, name=HOSTILE[index % len(HOSTILE)], columns={**unit.columns, "kind": unit.columns["kind"]})
        for index, unit in enumerate(full.units)
    )
    previous = replace(campaign_of("phong-tho-2021"), units=campaign_of("phong-tho-2021").units)
    return publication_of(replace(full, units=units), previous=previous)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    raw = slides(hostile_publication(), "vi")
    deck = Presentation(io.BytesIO(raw))
    shown = [text for slide in deck.slides for text in texts(slide)]
    assert any("<script>alert(1)</script>" in text for text in shown)
    assert max(map(len, shown)) < 1000
    assert not any("\u202e" in text for text in shown)
    embedded = [name for name in zipfile.ZipFile(io.BytesIO(raw)).namelist() if name.endswith(".xlsx")]
    assert embedded
    seen = set()
    for name in embedded:
        book = openpyxl.load_workbook(io.BytesIO(zipfile.ZipFile(io.BytesIO(raw)).read(name)))
        for cell in (cell for sheet in book for row in sheet for cell in row):
            assert cell.data_type in "sn"
            assert cell.hyperlink is None
            seen.add(cell.value)
    assert '=HYPERLINK("http://example.org","x")' in seen
    assert not any("hlinkClick" in part for part in parts_of(raw))


def parts_of(raw: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return [packed.read(name).decode() for name in packed.namelist() if name.startswith("ppt/slides/")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_slides_obey_the_schema(lang: str, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="the schema check of Open XML is not installed")
    for name, publication in (
        ("sample", published("phong-tho-2022", "phong-tho-2021")),
        ("hostile", hostile_publication()),
    ):
        file = tmp_path / f"{name}.pptx"
        file.write_bytes(slides(publication, lang))
        result = audit.OpenXmlValidator().validate(file)
        assert result.is_valid, result.errors


def test_same_publication_gives_the_same_bytes() -> None:
    publication = published("phong-tho-2022", "phong-tho-2021")
    raw = slides(publication, "vi")
    assert slides(replace(publication), "vi") == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_campaign_without_any_score_has_a_cover_alone() -> None:
    full = campaign_of("papi-2019")
    empty = replace(full, answers=())
    deck = Presentation(io.BytesIO(slides(publication_of(empty), "en")))
    assert len(deck.slides) == 1
    assert "Provincial PAPI 2019" in texts(deck.slides[0])
