"""The static site of campaigns with nothing in them, or with much."""

import re
from pathlib import Path

from scoring.publish.publication import publication_of
from tests.publish.site.test_write import CRITERIA, pages, written, wrong
from tests.small import campaign, criteria_text, leaf


def test_campaign_without_any_score_has_its_pages(tmp_path: Path) -> None:
    made = campaign(
        tmp_path / "campaign",
        CRITERIA,
        "",
        settings="when_missing: unranked\ngroups: [kind]",
        units="01,An,xa\n02,Bình,phuong",
    )
    publication = publication_of(made)
    folder = written(publication, tmp_path / "site")
    assert wrong(publication, folder) == []
    index, unit, node = (pages(folder)[path] for path in ("index.html", "units/01.html", "nodes/I.html"))
    assert "không xếp hạng" in index
    assert re.findall(r'<td class="long" data-label="Đứng đầu: ">(.*?)</td>', index) == ["", "–", "–"]
    assert 'rel="next"' not in unit
    assert 'id="h-spread"' not in node


def test_stage_that_knows_nothing_yet_does_not_say_that_nothing_was_lost(tmp_path: Path) -> None:
    survey = leaf("A", "10", "{kind: survey, scale: [1, 5]}", "from: survey")
    made = campaign(tmp_path / "campaign", criteria_text(survey), "01,A,survey,4")
    html = pages(written(publication_of(made, stage="self"), tmp_path / "site"))["units/01.html"]
    assert "Chưa có tổng điểm." in html
    assert "Không mất điểm nào." not in html


def test_long_ranking_of_a_node_is_cut_and_says_so(tmp_path: Path) -> None:
    codes = [f"{number:03}" for number in range(401)]
    answers = "\n".join(f"{code},I.1,self,{int(code) % 11 / 2},,ghi chú\n{code},I.2,self,yes" for code in codes)
    made = campaign(tmp_path / "campaign", CRITERIA, answers, units="\n".join(f"{code},Xã {code},xa" for code in codes))
    publication = publication_of(made)
    folder = written(publication, tmp_path / "site")
    html = (folder / "nodes/I.html").read_text("utf-8")
    assert html.count("<tr data-unit=") == 150
    assert "Nêu 100 đơn vị đầu và 50 đơn vị cuối trong 401 đơn vị" in html
