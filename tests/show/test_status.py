"""What is left, as it is printed and as programs get it: whole outputs of a campaign made by hand."""

import csv
import io
import json
from pathlib import Path

import pytest

from scoring.campaign.answers import moment
from scoring.engine.progress import Progress, progress_of
from scoring.show.status import (
    LEAF_COLUMNS,
    UNIT_COLUMNS,
    status_csv,
    status_data,
    status_text,
    unit_status_csv,
    unit_status_data,
    unit_status_text,
)
from tests import small

CRITERIA = small.criteria_text(
    small.branch(
        "A",
        "10",
        small.leaf("A.1", "3", more="evidence: {required: true}"),
        small.leaf("A.2", "2", "{kind: proportional}", more="not_applicable: exclude"),
        small.leaf("A.3", "2", "{kind: proportional}"),
        small.leaf("A.4", "2", more="from: council"),
        small.leaf("A.5", "1", more="applies_to: {kind: [phuong]}"),
    ),
    more="bonus: {max: 1, children: [{code: T, vi: Thưởng, en: Bonus, max: 1, rule: {kind: yes_no}}]}",
)
UNITS = "01,Xã An,xa\n02,Phường Ân,phuong\n03,Xã Bắc,xa"
ANSWERS = """
    01,A.1,self,yes,,,,,2023-01-05
    01,A.2,self,n/a,,không phát sinh,,,2023-01-20
    01,A.3,self,50,,,,,2023-01-05
    01,A.3,appraisal,40,,sổ ghi 40,,,2023-02-01
    02,A.1,self,no,,,,,2023-01-05
    02,A.2,self,50
    02,A.2,appraisal,25,,sổ ghi 25,,,2023-02-01
    02,A.2,explanation,,,xem phụ lục,,,2023-03-01
    02,A.3,self,100
    02,A.5,self,yes
    02,T,self,yes
"""


@pytest.fixture
def progress(tmp_path: Path) -> Progress:
    campaign = small.campaign(tmp_path, CRITERIA, ANSWERS, "sample: true", UNITS)
    return progress_of(campaign, "appraisal", moment("2023-01-15T17:00"), moment("2023-03-31"))


def printed(text: str) -> str:
    return text.strip("\n")


def test_table_of_a_campaign_in_vietnamese(progress: Progress) -> None:
    assert status_text(progress, "vi") == printed("""
DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
Tiến độ: Đợt nhỏ, sau thẩm định
Hạn: 17:00 ngày 15/01/2023 (đã qua)

3 đơn vị: 1 chưa bắt đầu, 2 chưa hoàn thành, 0 đã hoàn thành; quá hạn: 3.
Chỉ tiêu: 18, gồm 7 đã có số liệu (trong đó 2 không được điểm), 4 chưa có số liệu, 2 không áp dụng, 3 chưa đến
giai đoạn, 2 chỉ tiêu thưởng, phạt không phát sinh.
Cần xử lý: 2 chỉ tiêu thiếu tài liệu kiểm chứng; 1 đề nghị không áp dụng chờ xác nhận; 1 nội dung thẩm định
thay đổi điểm chưa được giải trình; 1 giải trình chờ thẩm định lần 2 hoặc Hội đồng.

Mã    Đơn vị     Tình trạng                  %    Đã       0    Chưa      Không    Chờ xác    Thiếu     Chưa        Chờ
                                                  có    điểm      có    áp dụng       nhận     TLKC     giải    xem lại
                                                                                                       trình
----  ---------  ------------------------  ---  ----  ------  ------  ---------  ---------  -------  -------  ---------
03    Xã Bắc     chưa bắt đầu, quá hạn       0     0       0       3          1          0        0        0          0
02    Phường Ân  chưa hoàn thành, quá hạn   99     5       1       0          0          0        1        0          1
01    Xã An      chưa hoàn thành, quá hạn   66     2       1       1          1          1        1        1          0

Đã có, chưa có: số chỉ tiêu đã có, chưa có số liệu; 0 điểm: đã có số liệu mà không được điểm. Chờ xác nhận: đề
nghị không áp dụng chưa được thẩm định xác nhận. TLKC: tài liệu kiểm chứng. Chưa giải trình: thẩm định thay
đổi điểm, đơn vị chưa giải trình. Chờ xem lại: đã giải trình, thẩm định chưa xem lại. Xem từng chỉ tiêu của
một đơn vị: thêm mã đơn vị vào lệnh.

DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
""")


def test_table_of_a_campaign_in_english(progress: Progress) -> None:
    assert status_text(progress, "en") == printed("""
DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
What is left: Small campaign, after appraisal
Deadline: 15/01/2023 17:00 (passed)

3 units: 1 not started, 2 incomplete, 0 ready; late: 3.
Leaves: 18, of which 7 done (2 of them without points), 4 not done, 2 not applicable, 3 not known yet at this
stage, 2 of bonus and penalty with nothing stated.
To look at: without evidence 2; claims of not applicable to confirm 1; changes not explained 1; explanations
not looked at yet 1.

Code    Unit       State                %    Done    Zero     Not    n/a    Uncon-    No ev-      Unex-     Dis-
                                                             done           firmed    idence    plained    puted
------  ---------  -----------------  ---  ------  ------  ------  -----  --------  --------  ---------  -------
03      Xã Bắc     not started, late    0       0       0       3      1         0         0          0        0
02      Phường Ân  incomplete, late    99       5       1       0      0         0         1          0        1
01      Xã An      incomplete, late    66       2       1       1      1         1         1          1        0

Zero: done with 0 points. Unconfirmed: claimed as not applicable. Unexplained: appraisal changed the points,
the unit has not answered. Disputed: explained, not looked at again. For the leaves add a unit's code to the
command.

DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
""")


def test_table_of_a_unit_in_vietnamese(progress: Progress) -> None:
    assert unit_status_text(progress, progress.unit("01"), "vi") == printed("""
DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
Tiến độ: Đợt nhỏ, sau thẩm định
Hạn: 17:00 ngày 15/01/2023 (đã qua)

Xã An (01): chưa hoàn thành, quá hạn, 66%
Chỉ tiêu: 6, gồm 2 đã có số liệu (trong đó 1 không được điểm), 1 chưa có số liệu, 1 không áp dụng, 1 chưa đến
giai đoạn, 1 chỉ tiêu thưởng, phạt không phát sinh.
Cần xử lý: 1 chỉ tiêu thiếu tài liệu kiểm chứng; 1 đề nghị không áp dụng chờ xác nhận; 1 nội dung thẩm định
thay đổi điểm chưa được giải trình; 0 giải trình chờ thẩm định lần 2 hoặc Hội đồng.

Mã    Nội dung    Tình trạng                        Điểm  Cần xử lý
----  ----------  ---------------------------  ---------  ------------------------------------
A.1   Mục A.1     đã có số liệu                0,00/3,00  không được điểm; thiếu tài liệu kiểm
                                                          chứng
A.2   Mục A.2     không áp dụng, chờ xác nhận             quá hạn
A.3   Mục A.3     đã có số liệu                0,80/2,00  thẩm định thay đổi: 1,00 → 0,80,
                                                          chưa giải trình; quá hạn
A.5   Mục A.5     không thuộc đối tượng

1 chỉ tiêu chưa chấm ở giai đoạn này (điều tra xã hội học, số liệu quản lý, Hội đồng).
1 chỉ tiêu thưởng, phạt không phát sinh.

DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
""")


def test_table_of_a_unit_in_english(progress: Progress) -> None:
    assert unit_status_text(progress, progress.unit("02"), "en") == printed("""
DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
What is left: Small campaign, after appraisal
Deadline: 15/01/2023 17:00 (passed)

Phường Ân (02): incomplete, late, 99%
Leaves: 6, of which 5 done (1 of them without points), 0 not done, 0 not applicable, 1 not known yet at this
stage, 0 of bonus and penalty with nothing stated.
To look at: without evidence 1; claims of not applicable to confirm 0; changes not explained 0; explanations
not looked at yet 1.

Code    Title     State       Points  To look at
------  --------  -------  ---------  ----------------------------------
A.1     Item A.1  done     0.00/3.00  without points; without evidence
A.2     Item A.2  done     0.50/2.00  appraisal: 1.00 → 0.50, explained,
                                      not looked at again; late

Other leaves, done and wanting nothing: 3.
Leaves not known yet at this stage (survey, register, council): 1.

DỮ LIỆU MẪU – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / SAMPLE DATA – NOT AN OFFICIAL RESULT
""")


def test_unit_with_nothing_to_look_at_has_no_table(tmp_path: Path) -> None:
    criteria = small.criteria_text(small.leaf("A", "10"))
    made = progress_of(small.campaign(tmp_path, criteria, "01,A,self,yes"), "self")
    assert unit_status_text(made, made.unit("01"), "en") == printed("""
What is left: Small campaign, self-assessment

An (01): ready, 100%
Leaves: 1, of which 1 done (0 of them without points), 0 not done, 0 not applicable, 0 not known yet at this
stage, 0 of bonus and penalty with nothing stated.
To look at: without evidence 0; claims of not applicable to confirm 0; changes not explained 0; explanations
not looked at yet 0.

Other leaves, done and wanting nothing: 1.
""")


def test_csv_of_a_campaign(progress: Progress) -> None:
    assert (
        status_csv(progress)
        == printed("""
unit,name,state,late,percent,leaves,done,left,not_applicable,unknown,nothing,without_points,unevidenced,unconfirmed,unexplained,disputed
03,Xã Bắc,not_started,yes,0,6,0,3,1,1,1,0,0,0,0,0
02,Phường Ân,incomplete,yes,99,6,5,0,0,1,0,1,1,0,0,1
01,Xã An,incomplete,yes,66,6,2,1,1,1,1,1,1,1,1,0
""")
        + "\n"
    )


def test_csv_of_a_unit(progress: Progress) -> None:
    assert (
        unit_status_csv(progress, progress.unit("01"))
        == printed("""
unit,code,title,state,because,points,max,without_points,unevidenced,unconfirmed,unexplained,disputed,before,after,late
01,A.1,Mục A.1,done,counts,0.00,3.00,yes,yes,no,no,no,,,no
01,A.2,Mục A.2,left,unconfirmed,0.00,2.00,no,no,yes,no,no,,,yes
01,A.3,Mục A.3,done,counts,0.80,2.00,no,no,no,yes,no,1.00,0.80,yes
01,A.4,Mục A.4,unknown,stage,,,no,no,no,no,no,,,no
01,A.5,Mục A.5,not_applicable,applies_to,,,no,no,no,no,no,,,no
01,T,Thưởng,nothing,nothing,0.00,1.00,no,no,no,no,no,,,no
""")
        + "\n"
    )


def test_json_of_a_campaign_has_its_codes(progress: Progress) -> None:
    data = status_data(progress)
    assert {key: data[key] for key in ("campaign", "sample", "stage", "deadline", "now")} == {
        "campaign": "small-2022",
        "sample": True,
        "stage": "appraisal",
        "deadline": "2023-01-15T17:00:00+07:00",
        "now": "2023-03-31T00:00:00+07:00",
    }
    assert data["summary"] == {
        "units": 3,
        "not_started": 1,
        "incomplete": 2,
        "ready": 0,
        "late": 3,
        "leaves": 18,
        "done": 7,
        "left": 4,
        "not_applicable": 2,
        "unknown": 3,
        "nothing": 2,
        "without_points": 2,
        "unevidenced": 2,
        "unconfirmed": 1,
        "unexplained": 1,
        "disputed": 1,
    }
    assert [unit["unit"] for unit in data["units"]] == ["03", "02", "01"]
    assert data["units"][2]["codes"] == {
        "left": ["A.2"],
        "not_applicable": ["A.5"],
        "unknown": ["A.4"],
        "nothing": ["T"],
        "without_points": ["A.1"],
        "unevidenced": ["A.1"],
        "unconfirmed": ["A.2"],
        "unexplained": ["A.3"],
        "disputed": [],
    }


def test_json_of_a_unit_has_every_leaf(progress: Progress) -> None:
    data = unit_status_data(progress, progress.unit("01"))
    assert (data["unit"], data["state"], data["percent"]) == ("01", "incomplete", 66)
    assert [node["code"] for node in data["nodes"]] == ["A.1", "A.2", "A.3", "A.4", "A.5", "T"]
    assert data["nodes"][2] == {
        "code": "A.3",
        "title": "Mục A.3",
        "state": "done",
        "because": "counts",
        "points": "0.80",
        "max": "2.00",
        "flags": ["unexplained"],
        "change": {"before": "1.00", "after": "0.80"},
        "late": True,
    }
    json.dumps(data)


def test_csv_json_and_table_have_the_same_figures(progress: Progress) -> None:
    rows = list(csv.DictReader(io.StringIO(status_csv(progress))))
    assert tuple(rows[0]) == UNIT_COLUMNS
    for row, unit in zip(rows, status_data(progress)["units"], strict=True):
        for word, codes in unit["codes"].items():
            assert int(row[word]) == unit[word] == len(codes)
    leaves = list(csv.DictReader(io.StringIO(unit_status_csv(progress, progress.unit("02")))))
    assert tuple(leaves[0]) == LEAF_COLUMNS


def test_text_from_people_does_not_move_the_cursor(tmp_path: Path) -> None:
    criteria = small.criteria_text(small.leaf("A", "10"))
    made = progress_of(small.campaign(tmp_path, criteria, "", units="01,Xã \u200bAn,xa"), "self")
    assert "\u200b" not in status_text(made, "vi")
    assert "\u200b" not in unit_status_text(made, made.unit("01"), "vi")


def test_refused_claim_is_shown_as_what_it_was(tmp_path: Path) -> None:
    rows = "01,A.2,self,n/a,,không phát sinh\n01,A.2,appraisal,25,,có phát sinh"
    made = progress_of(small.campaign(tmp_path, CRITERIA, rows), "appraisal")
    assert "thẩm định thay đổi: không áp dụng →" in unit_status_text(made, made.unit("01"), "vi")
    assert unit_status_data(made, made.unit("01"))["nodes"][1]["change"] == {"before": "n/a", "after": "0.50"}
