"""The static site: every number is the results', every link leads somewhere, texts of people stay texts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings

from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.points import rounded_text
from scoring.publish.audience import WITHHELD
from scoring.publish.data_tables import data_tables
from scoring.publish.parts import unit_files
from scoring.publish.publication import Publication, publication_of
from scoring.publish.site.read import stated_in_page
from scoring.publish.site.tables import SiteTables
from scoring.publish.site.write import write_site
from scoring.publish.stated import Stated
from scoring.publish.verify_stated import Right
from scoring.shipped import CAMPAIGNS
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import CASES, cases, read
from tests.small import branch, campaign, criteria_text, leaf

EXTERNAL = re.compile(r"""(?:src|href|action|srcset|data)\s*=\s*["'](?:[a-z]+:|//)""", re.IGNORECASE)


def written(publication: Publication, folder: Path) -> Path:
    """The site of a publication."""
    write_site(publication, folder, lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def phong_tho() -> Publication:
    return publication_of(read_campaign(CAMPAIGNS / "phong-tho-2022"))


@pytest.fixture(scope="module")
def site(phong_tho: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(phong_tho, tmp_path_factory.mktemp("publication") / "site")


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}


def stated(folder: Path) -> Iterator[tuple[str, Stated]]:
    return ((path, one) for path, html in pages(folder).items() for one in stated_in_page(html))


class Elements(HTMLParser):
    """What a page is made of: every element with its attributes, the ids, the links, all that is seen."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.seen: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for _, attributes in self.elements if "href" in attributes]


def wrong(publication: Publication, folder: Path) -> list[str]:
    """What the pages state otherwise than the results."""
    right = Right(publication.results)
    return [
        f"{path} {one}: {right.value(one.unit, one.node, one.what)}"
        for path, one in stated(folder)
        if right.value(one.unit, one.node, one.what) != one.value
    ]


# numbers


def test_every_number_is_that_of_the_results(phong_tho: Publication, site: Path) -> None:
    assert wrong(phong_tho, site) == []


def test_page_of_a_unit_states_every_node_and_the_whole(phong_tho: Publication, site: Path) -> None:
    for prefix in ("", "en/"):
        found = list(stated_in_page((site / prefix / "units/03574.html").read_text("utf-8")))
        assert {one.unit for one in found} == {"03574"}
        assert {one.node for one in found if one.what == "points"} == set(phong_tho.results.criteria.nodes)
        assert {one.what for one in found if not one.node} == {"score", "max", "percent", "rank", "grade"}


def test_ranking_states_every_unit(phong_tho: Publication, site: Path) -> None:
    found = list(stated_in_page((site / "index.html").read_text("utf-8")))
    for what in ("rank", "score", "grade"):
        units = [one.unit for one in found if one.what == what and not one.node]
        assert units == [placed.result.unit.code for placed in phong_tho.results.units]


@pytest.mark.parametrize("fixture", ["pci-2013", "papi-2018"])
def test_numbers_without_self_assessment_and_with_unranked_units(fixture: str, tmp_path: Path) -> None:
    publication = publication_of(read_campaign(CAMPAIGNS / fixture))
    assert wrong(publication, written(publication, tmp_path)) == []


@pytest.mark.parametrize("stage", ["self", "appraisal"])
def test_numbers_of_an_earlier_stage(stage: ScoredStage, phong_tho: Publication, tmp_path: Path) -> None:
    publication = replace(phong_tho, stage=stage)
    assert wrong(publication, written(publication, tmp_path)) == []


@settings(cases, max_examples=max(8, CASES // 5))
@given(campaigns())
def test_numbers_of_any_campaign(tmp_path_factory: pytest.TempPathFactory, generated: GeneratedCampaign) -> None:
    publication = publication_of(read(generated), audience="council")
    folder = written(publication, tmp_path_factory.mktemp("any"))
    assert wrong(publication, folder) == []
    units = {one.unit for _, one in stated(folder)}
    assert units == {unit.code for unit in publication.campaign.units}


def test_vietnamese_has_a_comma_and_english_a_point(site: Path) -> None:
    shown = re.compile(r'data-score="(\d+)\.(\d+)">([^<]+)<')
    for prefix, sign in (("", ","), ("en/", ".")):
        found = shown.findall((site / prefix / "index.html").read_text("utf-8"))
        assert len(found) == 17
        assert all(seen == f"{whole}{sign}{part}" for whole, part, seen in found)


# pages


def test_every_link_leads_to_a_page_and_a_place_in_it(site: Path) -> None:
    ids = {path: set(Elements(html).ids) for path, html in pages(site).items()}
    for path, html in pages(site).items():
        for href in Elements(html).links:
            file, _, fragment = re.sub(r"\?[^#]*", "", href).partition("#")
            target = (site / path).parent.joinpath(unquote(file)).resolve() if file else (site / path).resolve()
            assert target.is_file(), f"{path}: {href}"
            if fragment:
                assert fragment in ids[target.relative_to(site.resolve()).as_posix()], f"{path}: {href}"


def test_pages_are_whole(site: Path) -> None:
    for path, html in pages(site).items():
        parsed = Elements(html)
        lang = "en" if path.startswith("en/") else "vi"
        assert ("html", {"lang": lang}) in parsed.elements
        assert len(parsed.ids) == len(set(parsed.ids)), path
        assert [tag for tag, _ in parsed.elements].count("h1") == 1
        assert not EXTERNAL.search(html), path
        assert not any(name.startswith("on") or name == "style" for _, found in parsed.elements for name in found)
        assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_every_page_has_the_mark_of_sample_data_and_the_digests(phong_tho: Publication, site: Path) -> None:
    found = pages(site)
    assert len(found) == 2 * (3 + 24 + 17)
    for html in found.values():
        assert "DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC" in html
        assert phong_tho.results.digest in html
        assert phong_tho.results.criteria.digest in html


def test_languages_have_the_same_pages_and_lead_to_one_another(site: Path) -> None:
    found = pages(site)
    vietnamese = {path for path in found if not path.startswith("en/")}
    assert {path.removeprefix("en/") for path in found if path.startswith("en/")} == vietnamese
    for path in vietnamese:
        other = next(
            found for tag, found in Elements(found[path]).elements if tag == "a" and found.get("hreflang") == "en"
        )
        assert (site / path).parent.joinpath(other["href"]).resolve() == (site / "en" / path).resolve()


def test_same_publication_gives_the_same_bytes(phong_tho: Publication, site: Path, tmp_path: Path) -> None:
    again = written(publication_of(read_campaign(CAMPAIGNS / "phong-tho-2022")), tmp_path / "site")
    assert pages(again) == pages(site)


def test_reasons_of_changes_are_told_and_by_whom(site: Path) -> None:
    html = (site / "units/03391.html").read_text("utf-8")
    assert "Hệ thống theo dõi nhiệm vụ ghi nhận thêm 02 nhiệm vụ hoàn thành quá hạn." in html
    assert "Tổ giúp việc (Văn phòng HĐND và UBND)" in html
    assert "Hội đồng thống nhất tính 1,2 điểm." in html


def test_points_cut_for_want_of_evidence_are_among_the_changes(tmp_path: Path) -> None:
    criteria = criteria_text(
        leaf("1", more="evidence: {required: true, what: báo cáo}"), leaf("2"), leaf("3"), more="scale: 15"
    )
    rows = """01,1,self,yes,,,,,2023-01-01
              01,2,self,yes,,,,,2023-01-01
              01,2,appraisal,no,,chưa làm,,,2023-02-01
              01,3,self,yes,,,,,2023-01-01"""
    made = publication_of(campaign(tmp_path / "campaign", criteria, rows))
    html = (written(made, tmp_path / "site") / "units/01.html").read_text("utf-8")
    section = html.partition('<section aria-labelledby="h-changes">')[2].partition("</section>")[0]
    assert "2 nội dung có kết quả khác với tự chấm: giảm tổng cộng 10,00 điểm." in section
    assert "Không có tài liệu kiểm chứng và không giải trình" in section
    assert "<q>chưa làm</q>" in section
    assert section.count('<tr><th scope="row">') == 2


def test_unit_scored_on_few_of_the_points_says_so(tmp_path: Path) -> None:
    claimed = "not_applicable: exclude"
    criteria = criteria_text(leaf("1", "6", more=claimed), leaf("2", "4"), more="scale: 10")
    rows = """01,1,appraisal,n/a,,đúng,,,
              01,2,self,yes,,,,,
              02,1,self,yes,,,,,
              02,2,self,yes,,,,,"""
    made = publication_of(campaign(tmp_path / "campaign", criteria, rows, units="01,An,xa\n02,Ba,xa"))
    site = written(made, tmp_path / "site")
    for page in ("index.html", "units/01.html"):
        assert (site / page).read_text("utf-8").count("chấm trên 40% số điểm") == 1
    assert "số điểm" not in (site / "units/02.html").read_text("utf-8")
    table = next(table for table in data_tables(made) if table.name == "ranking").text()
    assert [line.rpartition(",")[2] for line in table.splitlines()] == ["coverage", "40.00", "100.00"]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("Tổ giúp việc - Văn phòng UBND tỉnh", "<b>Tổ giúp việc (Văn phòng UBND tỉnh)</b>"),
        ("Tổ giúp việc (Văn phòng UBND tỉnh)", "<b>Tổ giúp việc (Văn phòng UBND tỉnh)</b>"),
        ("Lò Văn A", "<b>Tổ giúp việc (Văn phòng UBND tỉnh): Lò Văn A</b>"),
    ],
)
def test_who_appraised_is_not_said_twice(by: str, said: str, tmp_path: Path) -> None:
    criteria = criteria_text(
        leaf("1", "10", more="body: vp"), more="bodies: [{id: vp, vi: Văn phòng UBND tỉnh, en: Office}]"
    )
    rows = f"""01,1,self,yes,,,,,2023-01-01
               01,1,appraisal,no,,chưa có,,{by},2023-02-01"""
    named = publication_of(campaign(tmp_path / "campaign", criteria, rows), with_names=True)
    assert said in (written(named, tmp_path / "site") / "units/01.html").read_text("utf-8")


def test_what_people_typed_is_vietnamese_on_english_pages(site: Path) -> None:
    reason = "Hệ thống theo dõi nhiệm vụ ghi nhận thêm 02 nhiệm vụ hoàn thành quá hạn."
    assert f"<q>{reason}</q>" in (site / "units/03391.html").read_text("utf-8")
    assert f'<q lang="vi">{reason}</q>' in (site / "en/units/03391.html").read_text("utf-8")


def test_links_to_what_stands_beside_the_site(tmp_path: Path) -> None:
    made = publication_of(campaign(tmp_path / "campaign", CRITERIA, "01,I.2,self,yes"))
    alone = (written(made, tmp_path / "out" / "site") / "index.html").read_text("utf-8")
    (tmp_path / "out" / "summary.xlsx").write_bytes(b"")
    (tmp_path / "out" / "data").mkdir()
    (tmp_path / "out" / "units").mkdir()
    beside = (written(made, tmp_path / "out" / "site") / "en/index.html").read_text("utf-8")
    unit = (tmp_path / "out" / "site" / "en/units/01.html").read_text("utf-8")
    assert "summary.xlsx" not in alone
    assert 'href="../../../units/01.xlsx"' in unit
    assert 'href="../../summary.xlsx"' in beside
    assert 'href="data.html"' in beside


def test_workbooks_that_each_unit_is_sent_alone_are_not_linked_to(tmp_path: Path) -> None:
    made = publication_of(campaign(tmp_path / "campaign", CRITERIA, "01,I.2,self,yes"), audience="unit")
    (tmp_path / "units").mkdir()
    assert ".xlsx" not in "".join(pages(written(made, tmp_path / "site")).values())


def test_workbook_of_a_unit_is_the_one_that_is_published(tmp_path: Path) -> None:
    made = publication_of(campaign(tmp_path / "campaign", CRITERIA, "", units="a%2F b,An,xa\ncon,Bình,xa\né?,Cường,xa"))
    tables = SiteTables(made)
    published = {unit.code: unquote(tables.workbook_href(unit.code)) for unit in made.campaign.units}
    assert published == unit_files(made)


def test_grades_are_not_spoken_of_where_there_are_none(tmp_path: Path) -> None:
    made = campaign(tmp_path / "campaign", criteria_text(leaf("A", "10")), "01,A,self,yes")
    found = pages(written(publication_of(made), tmp_path / "site"))
    assert "data-grade=" not in found["index.html"] + found["units/01.html"]
    assert ">Xếp loại<" not in found["index.html"] + found["units/01.html"]


def test_key_figures_are_percents_where_units_have_different_maxima(tmp_path: Path) -> None:
    criteria = criteria_text(
        branch(
            "I", "10", leaf("I.1", "5"), leaf("I.2", "5", more="applies_to: {kind: [phuong]}, not_applicable: exclude")
        )
    )
    answers = "01,I.1,self,yes\n02,I.1,self,yes\n02,I.2,self,no"
    made = campaign(tmp_path / "campaign", criteria, answers, units="01,An,xa\n02,Bình,phuong")
    html = (written(publication_of(made, stage="self"), tmp_path / "site") / "index.html").read_text("utf-8")
    assert re.findall(r"<dt>(.*?)</dt><dd><b>(.*?)</b>", html)[1:5] == [
        ("Trung bình", "75,00%"),
        ("Trung vị", "75,00%"),
        ("Cao nhất", "100,00%"),
        ("Thấp nhất", "50,00%"),
    ]


def test_score_is_told_as_one_sum(tmp_path: Path) -> None:
    bonus = "bonus: {max: 1, children: [{code: T, vi: Thưởng, max: 1, rule: {kind: yes_no}}]}"
    made = campaign(tmp_path / "campaign", CRITERIA + bonus, "01,I.2,self,yes\n01,T,self,yes")
    html = (written(publication_of(made), tmp_path / "site") / "units/01.html").read_text("utf-8")
    assert re.findall(r"<dd>(5,.*?)</dd>", html) == ["5,00 trên 10,00 điểm + điểm thưởng 1,00 = 6,00 trên 10,00 điểm"]


def test_change_against_the_campaign_before(phong_tho: Publication, tmp_path: Path) -> None:
    publication = replace(phong_tho, earlier=publication_of(read_campaign(CAMPAIGNS / "phong-tho-2021")))
    before = rank_campaign(read_campaign(CAMPAIGNS / "phong-tho-2021"))
    old = next(placed for placed in before.units if placed.result.unit.code == "03574")
    new = next(placed for placed in publication.results.units if placed.result.unit.code == "03574")
    folder = written(publication, tmp_path)
    html = (folder / "units/03574.html").read_text("utf-8")
    section = re.findall(r'<section aria-labelledby="h-previous">.*?</section>', html, re.DOTALL)[0]
    assert old.result.ratio is not None
    assert new.result.ratio is not None
    for ratio in (old.result.ratio, new.result.ratio):
        assert f"{rounded_text(ratio * 100, 2, ',')}%" in section
    change = rounded_text((new.result.ratio - old.result.ratio) * 100, 2, ",").replace("-", "−")
    assert f'<td class="n down">{change} điểm %</td>' in section
    assert f'<td class="n">{old.rank} / {len(before.units)}</td>' in section
    assert 'class="n move down">▼ 4<' in (folder / "index.html").read_text("utf-8")
    assert "So với kỳ trước" not in "".join(pages(written(phong_tho, tmp_path / "alone")).values())


def test_pages_written_are_told(phong_tho: Publication, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_site(phong_tho, tmp_path, lambda done, count: told.append((done, count)))
    assert told == [(done, 105) for done in range(1, 106)]


# what readers may read

CRITERIA = criteria_text(
    branch("I", "10", leaf("I.1", "5", "{kind: judged, step: 0.5}"), leaf("I.2", "5", "{kind: yes_no}")),
    more="grades: [{id: good, vi: Tốt, en: Good, at_least: 50}, {id: weak, vi: Yếu, en: Weak, at_least: 0}]",
)
HOSTILE = (
    "<script>window.hit=1</script>\"'><img src=x onerror=alert(1)> javascript:alert(1) =HYPERLINK(1) &amp; {{ 7*7 }}"
)


def test_public_reads_neither_notes_of_the_commune_nor_names(tmp_path: Path) -> None:
    answers = """
        01,I.1,self,4,,ghi chú riêng,văn bản riêng,Nguyễn Văn A,2022-12-01
        01,I.1,appraisal,2,,lý do công khai,,Trần Thị B,2022-12-02
        01,I.1,explanation,,,giải trình riêng,,Nguyễn Văn A,2022-12-03
        01,I.2,self,yes
    """
    made = campaign(tmp_path / "campaign", CRITERIA, answers)
    public = "".join(pages(written(publication_of(made), tmp_path / "public")).values())
    council = "".join(pages(written(publication_of(made, audience="council"), tmp_path / "council")).values())
    private = ("ghi chú riêng", "văn bản riêng", "giải trình riêng", "Nguyễn Văn A", "Trần Thị B")
    assert [text for text in private if text in public] == []
    assert WITHHELD not in public
    assert "lý do công khai" in public
    assert [text for text in private if text not in council] == []


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    made = campaign(
        tmp_path / "campaign",
        CRITERIA,
        f"01,I.1,self,4,,{quoted},{quoted}\n01,I.1,appraisal,3,,{quoted},{quoted}\n01,I.2,self,yes",
        settings="groups: [kind, cluster]",
        units=f"01,{quoted},{quoted},{quoted}",
    )
    html = pages(written(publication_of(made, audience="council"), tmp_path / "site"))["units/01.html"]
    parsed = Elements(html)
    assert [tag for tag, _ in parsed.elements].count("script") == 1
    assert "img" not in {tag for tag, _ in parsed.elements}
    assert "".join(parsed.seen).count(HOSTILE) >= 6
    assert not any("javascript:" in href for href in parsed.links)


def test_marks_that_turn_a_line_around_are_not_shown(tmp_path: Path) -> None:
    made = campaign(tmp_path / "campaign", CRITERIA, "01,I.1,self,4,,a\u202ebc,,,\n01,I.2,self,yes")
    shown = "".join(pages(written(publication_of(made, audience="council"), tmp_path / "site")).values())
    assert "\u202e" not in shown
    assert "a bc" in shown


def test_codes_that_are_no_names_of_files_get_some(tmp_path: Path) -> None:
    made = campaign(tmp_path / "campaign", CRITERIA, "", units="a?b,An,xa\nA#b,Bình,xa\ncon,Cường,xa")
    folder = written(publication_of(made), tmp_path / "site")
    assert {path.stem for path in (folder / "units").iterdir()} == {"a_b", "A_b-2", "con_"}
    for href in Elements((folder / "index.html").read_text("utf-8")).links:
        assert (folder / unquote(href.partition("#")[0])).exists()
