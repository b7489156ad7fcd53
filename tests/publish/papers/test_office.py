"""Who issues papers: names in sentences and in heads, numbers, who signs; from campaign.yaml or the command line."""

from dataclasses import replace

import pytest

from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Decision, Papers, Signing
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.office import head_lines, sentence_case
from scoring.publish.papers.paper import Paragraph
from tests.publish.papers.paper_helpers import made, sample

KT = Signing(**{"as": "KT. CHỦ TỊCH"}, title="PHÓ CHỦ TỊCH")
PAPERS = Papers(
    issuer="Sở Nội vụ tỉnh Điện Biên",
    parent="Ủy ban nhân dân tỉnh Điện Biên",
    place="Điện Biên",
    symbol="SNV",
    council="Hội đồng thẩm định Chỉ số cải cách hành chính tỉnh Điện Biên",
    by=Signing(**{"as": "KT. GIÁM ĐỐC"}, title="PHÓ GIÁM ĐỐC"),
    signer="Lò Văn B",
    basis=("Luật Tổ chức chính quyền địa phương;", "Căn cứ Quyết định số 1/QĐ-UBND"),
    recipients=("Thường trực Tỉnh ủy (để báo cáo)",),
    reply_to="Sở Nội vụ, qua Hệ thống quản lý văn bản",
)


def stated(papers: Papers = PAPERS, decision: Decision | None = None) -> Campaign:
    settings = sample().settings.model_copy(update={"papers": papers, "decision": decision})
    return replace(sample(), settings=settings)


def sentences(paper: object) -> str:
    blocks = getattr(paper, "blocks", ())
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("SỞ NỘI VỤ TỈNH ĐIỆN BIÊN", "Sở Nội vụ tỉnh Điện Biên"),
        ("ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN", "Ủy ban nhân dân tỉnh Điện Biên"),
        ("UBND THÀNH PHỐ HÀ NỘI", "UBND thành phố Hà Nội"),
        ("HỘI ĐỒNG THẨM ĐỊNH  TỈNH LAI CHÂU", "Hội đồng thẩm định tỉnh Lai Châu"),
        ("Ban Dân tộc", "Ban Dân tộc"),
        ("THỊ TRẤN PHONG THỔ", "Thị trấn Phong Thổ"),
        ("", ""),
    ],
)
def test_capitals_become_a_name_within_a_sentence(given: str, said: str) -> None:
    assert sentence_case(given) == said


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Điện Biên", ("ỦY BAN NHÂN DÂN", "TỈNH ĐIỆN BIÊN")),
        ("Ủy ban nhân dân xã A", ("ỦY BAN NHÂN DÂN", "XÃ A")),
        ("Ủy ban nhân dân thị xã Mường Lay", ("ỦY BAN NHÂN DÂN", "THỊ XÃ MƯỜNG LAY")),
        ("UBND tỉnh Lai Châu", ("UBND TỈNH LAI CHÂU",)),
        ("Sở Nội vụ", ("SỞ NỘI VỤ",)),
        (
            "Hội đồng thẩm định Chỉ số cải cách hành chính tỉnh Điện Biên",
            ("HỘI ĐỒNG THẨM ĐỊNH", "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", "TỈNH ĐIỆN BIÊN"),
        ),
    ],
)
def test_head_is_broken_before_the_place(name: str, lines: tuple[str, ...]) -> None:
    assert head_lines(name) == lines


def test_papers_say_what_the_campaign_states() -> None:
    report = made(Dossier(stated()), "appraisal-report")
    assert (report.head.parent, report.head.issuer) == (("ỦY BAN NHÂN DÂN", "TỈNH ĐIỆN BIÊN"), ("SỞ NỘI VỤ",))
    assert (report.head.number, report.head.place) == (
        "Số: ……/BC-SNV",
        "Điện Biên, ngày …… tháng …… năm ……",
    )
    assert report.to == "Kính gửi: Ủy ban nhân dân tỉnh Điện Biên"
    assert "Sở Nội vụ tỉnh Điện Biên báo cáo kết quả thẩm định" in sentences(report)
    assert report.signatures[0] == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lò Văn B")
    assert report.receivers[-2:] == ("Thường trực Tỉnh ủy (để báo cáo)", "Lưu: VT, ……")
    assert "của Sở Nội vụ tỉnh Điện Biên)" in report.annexes[0].attached


def test_decision_is_the_one_of_the_body_above() -> None:
    draft = made(Dossier(stated()), "decision")
    assert draft.head.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH ĐIỆN BIÊN")
    assert draft.authority == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN"
    assert draft.signatures[0] == (("CHỦ TỊCH",), "")
    assert draft.draft == "DỰ THẢO"
    grounds = [block.text for block in draft.blocks if isinstance(block, Paragraph) and block.style == "basis"]
    assert grounds == [
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Quyết định số 1/QĐ-UBND;",
        "Căn cứ Biên bản họp Hội đồng thẩm định ngày …… tháng …… năm ……;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tỉnh Điện Biên tại Tờ trình số ……/TTr-SNV ngày …… tháng …… năm …….",
    ]
    signed = Decision(number="9/QĐ-UBND", date="05/06/2026", signer="Lò Văn A", by=KT)
    final = made(Dossier(stated(decision=signed)), "decision")
    assert final.draft == ""
    assert final.signatures[0] == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lò Văn A")
    assert final.annexes[0].attached == (
        "(Kèm theo Quyết định số 9/QĐ-UBND ngày 05 tháng 6 năm 2026 của Ủy ban nhân dân tỉnh Điện Biên)"
    )


def test_grounds_that_are_stated_are_not_said_again() -> None:
    told = ("Căn cứ Biên bản họp ngày 01/3/2026", "Theo đề nghị của Sở Nội vụ tại Tờ trình số 5/TTr-SNV")
    decision = made(Dossier(stated(PAPERS.model_copy(update={"basis": told}))), "decision")
    grounds = [block.text for block in decision.blocks if isinstance(block, Paragraph) and block.style == "basis"]
    assert grounds == [f"{told[0]};", f"{told[1]}."]


def test_submission_goes_to_the_head_of_who_decides() -> None:
    submission = made(Dossier(stated()), "submission")
    assert submission.to == "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Điện Biên"
    assert "Sở Nội vụ tỉnh Điện Biên kính trình xem xét" in sentences(submission)


def test_minutes_are_the_councils_and_reports_go_to_who_appraises() -> None:
    minutes = made(Dossier(stated()), "minutes")
    assert minutes.head.issuer == ("HỘI ĐỒNG THẨM ĐỊNH", "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH")  # the place stands above it
    assert minutes.head.number == "Số: ……/BB-HĐTĐ"
    own = made(Dossier(stated()), "self-report")
    assert own.head.issuer == ("ỦY BAN NHÂN DÂN", "XÃ MA LI PHO")
    assert own.to == "Kính gửi: Sở Nội vụ tỉnh Điện Biên"


def test_the_command_line_comes_before_the_campaign() -> None:
    dossier = Dossier(stated(), "PHÒNG NỘI VỤ HUYỆN TỦA CHÙA", "UBND huyện Tủa Chùa")
    report = made(dossier, "appraisal-report")
    assert (report.head.parent, report.head.issuer) == (("UBND HUYỆN TỦA CHÙA",), ("PHÒNG NỘI VỤ",))
    assert report.signatures[0] == (("TRƯỞNG PHÒNG",), "")
    assert "Phòng Nội vụ huyện Tủa Chùa báo cáo" in sentences(report)


@pytest.mark.parametrize(
    "kind", ["self-report", "remarks", "remarks-2", "result", "minutes", "appraisal-report", "submission", "decision"]
)
def test_every_paper_ends_as_the_decree_asks(kind: str) -> None:
    paragraphs = [block.text for block in made(Dossier(stated()), kind).blocks if isinstance(block, Paragraph)]
    assert paragraphs[-1].endswith("./.")
    assert sum("./." in text for text in paragraphs) == 1


def test_title_of_the_file_is_a_sentence() -> None:
    assert made(Dossier(stated()), "decision").title.startswith("Quyết định về việc công bố Chỉ số CCHC năm 2022")
    assert made(Dossier(stated()), "remarks").title.startswith("Thông báo kết quả thẩm định lần 1 Chỉ số CCHC")
