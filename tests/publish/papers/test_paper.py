"""What papers say: golden texts, blanks for what nobody told, numbers as the engine has them."""

import ast
import os
import string
from dataclasses import replace
from pathlib import Path

import pytest

import scoring
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Decision
from scoring.engine.ranking import rank_campaign
from scoring.messages.papers import PAPER_TEXTS
from scoring.problems import Fault
from scoring.publish.papers.appraisal_report import appraisal_report
from scoring.publish.papers.dossier import Dossier, day_in_words
from scoring.publish.papers.minutes import disputed, is_councils_own
from scoring.publish.papers.office import in_sentence, unit_office
from scoring.publish.papers.paper import Paper, PaperColumn, Paragraph, Row, Table, table
from scoring.publish.papers.tables import group_blocks, ranking_blocks
from tests.publish.papers.paper_helpers import KINDS, UNIT, lines_of, made, sample, sample_document, sample_paper
from tests.small import campaign as small_campaign
from tests.small import criteria_text, leaf

GOLDEN = Path(__file__).parents[2] / "golden" / "papers"
SOURCES = sorted((Path(scoring.__file__).parent / "publish" / "papers").glob("*.py"))


def words(paper: Paper) -> str:
    """All that a paper says in its body."""
    found = [paper.abstract, paper.authority, paper.to]
    for block in (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)):
        if isinstance(block, Paragraph):
            found.append(f"{block.lead} {block.text}")
        elif isinstance(block, Table):
            found += [" | ".join(row.cells) for row in block.rows]
    return "\n".join(found)


def tables(paper: Paper) -> list[Table]:
    blocks = (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks))
    return [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize("kind", KINDS)
def test_paper_says_what_it_said(kind: str) -> None:
    file = GOLDEN / f"{kind}.txt"
    text = "\n".join(lines_of(sample_document(kind))) + "\n"
    if os.environ.get("SCORING_WRITE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", PAPER_TEXTS)
def test_text_is_a_template(code: str) -> None:
    fields = [name for _, name, _, _ in string.Formatter().parse(PAPER_TEXTS[code]) if name is not None]
    assert all(name.isidentifier() for name in fields)


def test_every_text_is_used() -> None:
    written: set[str] = set()
    beginnings: list[str] = []
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written |= {node.value, f"col-{node.value}"}
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginning = str(node.values[0].value)
                beginnings += [beginning, f"col-{beginning}"]
    # "col-" alone would let every heading pass: they are looked up by their names above.
    known = tuple(begin for begin in beginnings if begin.endswith("-") and begin != "col-")
    assert [code for code in PAPER_TEXTS if code not in written and not code.startswith(known)] == []


def test_scores_are_the_engines() -> None:
    ranking = tables(sample_paper("decision"))[0]
    expected = [
        (str(placed.rank), placed.result.unit.name, f"{placed.result.score or 0:05}")
        for placed in rank_campaign(sample()).units
    ]
    shown = [(row.cells[0], row.cells[1], row.cells[2].replace(",", "").rjust(5, "0")) for row in ranking.rows]
    assert shown == expected


def test_nothing_is_invented() -> None:
    paper = sample_paper("decision")
    assert paper.head.number == "Số: ……/QĐ-……"
    assert paper.head.place == "…………, ngày …… tháng …… năm ……"
    assert paper.signatures[0].name == ""
    assert set(paper.head.issuer[0]) == {"…"}
    # Nothing in the body has a digit but the campaign's own title and the numbers of its articles and annexes.
    grounds = [block.text for block in paper.blocks if isinstance(block, Paragraph) and block.style == "basis"]
    assert [ground for ground in grounds if any(ch.isdigit() for ch in ground.replace("năm 2022", ""))] == []
    assert [ground[-1] for ground in grounds] == [";", ";", ";", "."]


def test_issuer_and_decision_are_taken_where_they_are_given() -> None:
    known = Decision(number="182/QĐ-UBND", date="2023-06-05", signer="Nguyễn Văn A")
    campaign = sample()
    campaign = replace(campaign, settings=campaign.settings.model_copy(update={"decision": known}))
    paper = made(Dossier(campaign, "Ủy ban nhân dân huyện Phong Thổ"), "decision")
    assert paper.head.issuer == ("ỦY BAN NHÂN DÂN", "HUYỆN PHONG THỔ")
    assert paper.head.number == "Số: 182/QĐ-UBND"
    assert paper.head.place.endswith("ngày 05 tháng 6 năm 2023")
    assert paper.authority == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN PHONG THỔ"
    assert paper.signatures[0] == (("CHỦ TỊCH",), "Nguyễn Văn A")
    assert "182/QĐ-UBND ngày 05 tháng 6 năm 2023" in paper.annexes[0].attached


@pytest.mark.parametrize(
    ("issuer", "number", "lines"),
    [
        ("Sở Nội vụ tỉnh Lai Châu", "Số: ……/BC-SNV", ("GIÁM ĐỐC",)),
        ("Phòng Nội vụ", "Số: ……/BC-PNV", ("TRƯỞNG PHÒNG",)),
        ("UBND tỉnh Lai Châu", "Số: ……/BC-UBND", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Hội đồng thẩm định tỉnh", "Số: ……/BC-HĐTĐ", ("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
        ("Ban Dân tộc", "Số: ……/BC-……", ("……………………",)),
    ],
)
def test_issuer_signs_in_its_own_way(issuer: str, number: str, lines: tuple[str, ...]) -> None:
    paper = made(Dossier(sample(), issuer, "UBND tỉnh Lai Châu"), "appraisal-report")
    assert paper.head.number == number
    assert paper.signatures[0].lines == lines
    assert paper.head.parent == ("UBND TỈNH LAI CHÂU",)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2023-06-05", "ngày 05 tháng 6 năm 2023"),
        ("12/02/2023", "ngày 12 tháng 02 năm 2023"),
        ("ngày 5 tháng 6 năm 2023", "ngày 5 tháng 6 năm 2023"),
        ("31/02/2023", "31/02/2023"),
    ],
)
def test_day_in_words(given: str, shown: str) -> None:
    assert day_in_words(given) == shown


def test_unit_in_a_sentence_and_as_issuer() -> None:
    first = sample().units[0]
    other = replace(first, name="Sở Y tế", columns={"kind": "so"})
    odd = replace(first, name="Hoà Bình")
    assert in_sentence(first) == "UBND xã Lả Nhì Thàng"
    assert in_sentence(odd) == "UBND Hoà Bình"
    assert in_sentence(other) == "Sở Y tế"
    assert unit_office(first).head("BC").issuer == ("ỦY BAN NHÂN DÂN", "XÃ LẢ NHÌ THÀNG")
    assert unit_office(first).head("BC").place.startswith("Lả Nhì Thàng, ngày")
    assert unit_office(other).head("BC").issuer == ("SỞ Y TẾ",)


def test_unknown_unit_is_refused() -> None:
    for kind in ("self-report", "remarks"):
        with pytest.raises(Fault, match="unit-unknown"):
            made(Dossier(sample()), kind, "99999")


def test_self_report_adds_up() -> None:
    paper = sample_paper("self-report")
    summary = tables(paper)[0]
    *fields, total = [[int(cell.replace(",", "")) for cell in row.cells[2:5]] for row in summary.rows]
    assert [sum(column) for column in zip(*fields, strict=True)] == total
    unevidenced = tables(paper)[1]
    assert [row.cells[1] for row in unevidenced.rows] == ["3.5.2"]


def test_remarks_name_every_change_of_the_first_round() -> None:
    rows = tables(sample_paper("remarks"))[0].rows
    changed = {row.cells[1]: row.cells[4:7] for row in rows}
    assert changed["3.3.1"] == ("4,78", "0,00", "−4,78")  # not 4,15 of the second round, not the council's
    assert changed["3.5.2"] == ("0,25", "0,00", "−0,25")  # for want of evidence, by no decision
    assert changed["2.2.2"] == ("không áp dụng", "0,00", "–")  # a claim that nobody had confirmed by then
    assert len(changed) == 6
    assert "498/640" in words(sample_paper("remarks"))


def test_remarks_tell_claims_and_facts_apart(tmp_path: Path) -> None:
    na = "not_applicable: exclude"
    criteria = criteria_text(leaf("1", more=na), leaf("2", more=na), leaf("3"), leaf("4"), more="scale: 20")
    campaign = small_campaign(
        tmp_path,
        criteria,
        """01,1,self,n/a,,không có,,,2023-01-01
           01,1,appraisal,yes,,có nhiệm vụ,,,2023-02-01
           01,2,self,yes,,,,,2023-01-01
           01,2,appraisal,n/a,,không thuộc,,,2023-02-01
           01,3,appraisal,yes,,bổ sung,,,2023-02-01
           01,4,self,yes,,,,,2023-01-01
           01,4,appraisal,yes,,thống nhất,,,2023-02-01""",
    )
    rows = tables(made(Dossier(campaign), "remarks", "01"))[0].rows
    assert [(row.cells[1], *row.cells[4:6]) for row in rows] == [
        ("1", "không áp dụng", "5,00"),
        ("2", "5,00", "không áp dụng"),
        ("3", "chưa có", "5,00"),
    ]


def test_minutes_have_what_the_council_decided_and_what_is_open() -> None:
    found = disputed(Dossier(sample()))
    council = {(row.unit, row.code) for row in sample().answers if row.stage == "council"}
    assert {(item.unit.code, item.node.node.code) for item in found if item.council} == council
    assert {item.node.node.code for item in found if is_councils_own(item)} == {"P.2"}
    assert all(item.explanation for item in found if not item.council)
    paper = sample_paper("minutes")
    assert [len(one.rows) for one in tables(paper)] == [6, 8, 2, 7]
    assert all(row.cells[-1] == "……" for one in tables(paper)[1:] for row in one.rows)  # nobody counted the votes


def test_minutes_leave_out_what_there_is_none_of(tmp_path: Path) -> None:
    rows = """01,1,self,yes,,,,,2023-01-01
              01,1,appraisal,no,,chưa có,,,2023-02-01
              01,1,council,yes,,đủ căn cứ,,,2023-03-01"""
    said = words(made(Dossier(small_campaign(tmp_path, criteria_text(leaf("1", "10")), rows)), "minutes"))
    assert "Hội đồng quyết định 1 nội dung còn ý kiến khác nhau; từng nội dung nêu tại Phụ lục kèm theo." in said
    assert " 0 nội dung" not in said
    nothing = small_campaign(tmp_path, criteria_text(leaf("1", "10")), rows.splitlines()[0])
    none = words(made(Dossier(nothing), "minutes"))
    assert "nêu tại Phụ lục" not in none
    assert " 0 nội dung" not in none


def test_decision_says_once_whose_results_they_are() -> None:
    decision = sample_paper("decision")
    said = next(block for block in decision.blocks if isinstance(block, Paragraph) and block.lead == "Điều 1.").text
    assert said.count("các xã, thị trấn") == 1
    untitled = sample().settings.model_copy(
        update={"title": sample().settings.title.model_copy(update={"vi": "Chỉ số CCHC năm 2022"})}
    )
    again = made(Dossier(replace(sample(), settings=untitled)), "decision")
    assert "Công bố Chỉ số CCHC năm 2022 đối với UBND các xã, thị trấn; chi tiết tại" in words(again)


def test_report_counts_gains_and_losses() -> None:
    campaign = sample()
    declared = {placed.result.unit.code: placed.result for placed in rank_campaign(campaign, "self").units}
    lost = gained = 0
    for placed in rank_campaign(campaign).units:
        for code, leaf_ in campaign.criteria.leaves.items():
            before, after = declared[placed.result.unit.code].nodes[code].points, placed.result.nodes[code].points
            if leaf_.from_ == "self" and before is not None and after is not None:
                lost += max(0, before - after)
                gained += max(0, after - before)
    total = tables(sample_paper("appraisal-report"))[1].rows[-1].cells
    assert (total[4], total[6]) == (Dossier(campaign).points(lost), Dossier(campaign).points(gained))


def test_report_compares_with_last_year() -> None:
    campaign = sample()
    # Of the same year, because dates of the criteria are counted from it; three communes less.
    before = Campaign(campaign.settings, campaign.criteria_file, campaign.units[3:], campaign.answers)
    paper = appraisal_report(Dossier(campaign, previous=before))
    compared = next(one for one in tables(paper) if one.columns[2].title == "Năm 2022 (%)")
    assert len(compared.rows) == 9
    assert {row.cells[-1] for row in compared.rows} == {"0,00"}
    assert "14 đơn vị có kết quả trong cả hai năm" in words(paper)
    own = tables(made(Dossier(campaign, previous=before), "self-report"))[0]
    assert own.columns[-1].title == "Năm 2022 (%)"


def test_report_compares_only_what_compares(tmp_path: Path) -> None:
    old = small_campaign(tmp_path / "old", criteria_text(leaf("1"), leaf("2")), "01,1,self,yes")
    new = small_campaign(
        tmp_path / "new", criteria_text(leaf("1"), leaf("2", rule="{kind: proportional}")), "01,1,self,no"
    )
    compared = next(
        one for one in tables(appraisal_report(Dossier(new, previous=old))) if one.columns[2].title.startswith("Năm")
    )
    assert [row.cells[2:] for row in compared.rows] == [
        ("100,00", "0,00", "−100,00"),
        ("–", "–", "không so được"),
    ]


def test_units_of_one_score_are_told_apart() -> None:
    notes = [block.text for block in ranking_blocks(Dossier(sample())) if isinstance(block, Paragraph)]
    assert notes == [
        "Các đơn vị bằng tổng điểm được xếp hạng theo thứ tự ưu tiên về tỷ lệ điểm của: "
        "3. Cải cách thủ tục hành chính; 8. Tác động của cải cách hành chính đến người dân, tổ chức và phát triển "
        "kinh tế - xã hội."
    ]


def test_campaign_without_groups_grades_or_scores(tmp_path: Path) -> None:
    made_here = small_campaign(
        tmp_path, criteria_text(leaf("1"), leaf("2")), "01,1,self,yes", settings="when_missing: unranked"
    )
    dossier = Dossier(made_here)
    paper = made(dossier, "decision")
    assert [annex.label for annex in paper.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert tables(paper)[0].rows[0].cells == ("–", "An", "–", "–", "–")
    for kind in KINDS:
        assert made(dossier, kind, "01").blocks
    assert "Chưa có tổng điểm tự chấm" in words(made(dossier, "self-report", "01"))
    assert not list(group_blocks(dossier))


def test_group_values_are_said_in_vietnamese() -> None:
    headings = [block.text for block in group_blocks(Dossier(sample())) if isinstance(block, Paragraph)]
    assert headings == ["Loại đơn vị: Thị trấn", "Loại đơn vị: Xã"]


def test_penalty_that_grows_is_a_loss(tmp_path: Path) -> None:
    block = f"penalty: {{max: 2, children: [{leaf('P', most='2', rule='{kind: per_item, points: 1}')}]}}\n"
    made_here = small_campaign(
        tmp_path,
        criteria_text(leaf("1"), leaf("2"), more=block),
        """01,1,self,yes,,,,,2023-01-01
           01,P,self,0,,,,,2023-01-01
           01,P,appraisal,1,,nộp chậm,,,2023-02-01""",
    )
    fields = tables(appraisal_report(Dossier(made_here)))
    assert fields[0].rows[2].cells[3:] == ("1", "1,00", "0", "0,00")


def test_table_refuses_rows_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="columns"):
        table([PaperColumn("a", 1)], [Row(("1", "2"))])


def test_withdrawn_rows_change_nothing() -> None:
    campaign = sample()
    more = Answer(UNIT, "1.1.1", "appraisal", at="2023-03-01T00:00:00+07:00")
    withdrawn = Campaign(campaign.settings, campaign.criteria_file, campaign.units, (*campaign.answers, more))
    rows = tables(made(Dossier(withdrawn), "remarks"))[0].rows
    assert "1.1.1" not in [row.cells[1] for row in rows]
