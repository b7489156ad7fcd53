"""Sentences as annexes write them: each is the rule it states, or is not understood; none is anything else."""

from fractions import Fraction

import pytest

from scoring.annex.clauses import sentence
from scoring.annex.guesses import guess
from scoring.words import say
from tests.annex.annexes import SENTENCES, points

UNDERSTOOD = [
    ("1", "- Ban hành kịp thời (trong tháng 01): 1 điểm\n- Không kịp thời: 0,5 điểm\n- Không ban hành: 0 điểm",
     "Ban hành kịp thời (trong tháng 01): 1; Không kịp thời: 0,5; Không ban hành: 0"),
    ("2", "Thực hiện 100% thì được 2 điểm. Từ 80% đến dưới 100% thì điểm đánh giá được tính theo công thức: "
          "(Tỷ lệ % hoàn thành x 2.00)/100%. Dưới 80% thì 0 điểm", "2 × tỷ lệ đạt ÷ 100%; dưới 80%: 0"),
    ("2", "Tỷ lệ × điểm tối đa", "2 × tỷ lệ đạt ÷ 100%"),
    ("2", "Từ 90% trở lên: đạt điểm tối đa; từ 50% đến dưới 90%: (tỷ lệ × điểm tối đa)/90%; dưới 50%: không tính điểm",
     "2 × tỷ lệ đạt ÷ 90%; dưới 50%: 0"),
    ("2", "Từ 90% trở lên: điểm tối đa; từ 50% đến dưới 90%: tỷ lệ × điểm tối đa; dưới 50%: 0",
     "từ 50% đến 90%: 1 → 1,8; từ 90%: 2"),
    ("2", "mỗi lần trừ 0,25", "2 trừ mỗi lỗi (lần: −0,25), không thấp hơn 0"),
    ("2", "Đúng quy định: 2 điểm; mỗi lần sai trừ 0,5 điểm", "2 trừ mỗi lỗi (lần sai: −0,5), không thấp hơn 0"),
    ("2", "Mỗi hồ sơ quá hạn trừ 0,1 điểm; mỗi hồ sơ thất lạc trừ 0,5 điểm; trừ không quá 1 điểm",
     "2 trừ mỗi lỗi (hồ sơ quá hạn: −0,1; hồ sơ thất lạc: −0,5), không thấp hơn 1"),
    ("1", "trước ngày 15/12", "chậm nhất 14/12: 1; muộn hơn: 0"),
    ("1", "Trước ngày 01/01: 1; sau 01/01: 0", "chậm nhất 31/12 năm trước: 1; muộn hơn: 0"),
    ("1", "Ban hành trước 15/12 năm trước: 1; từ 15/12 đến 31/12 năm trước: 0,5; còn lại: 0",
     "chậm nhất 14/12 năm trước: 1; chậm nhất 31/12 năm trước: 0,5; muộn hơn: 0"),
    ("1", "Gửi chậm nhất ngày 31/01/2026: 1; không gửi: 0", "chậm nhất 31/01/2026: 1; muộn hơn: 0"),
    ("2", "Từ 95% trở lên: 2; từ 90% đến dưới 95%: 1,5; dưới 90%: 0", "từ 95%: 2; từ 90%: 1,5; còn lại: 0"),
    ("1", "Đạt 100%: 1 điểm\nTừ 90% đến dưới 100%: 0,5 điểm\nDưới 90%: 0 điểm", "từ 100%: 1; từ 90%: 0,5; còn lại: 0"),
    ("1", "≥ 90%: 1 điểm; 70% ≤ tỷ lệ < 90%: 0,5 điểm; < 70%: 0 điểm", "từ 90%: 1; từ 70%: 0,5; còn lại: 0"),
    ("1", "Dưới 5%: 1; từ 5% đến 10%: 0,5; trên 10%: 0", "dưới 5%: 1; đến 10%: 0,5; còn lại: 0"),
    ("2", "Từ 110% trở lên: 2; từ 100% đến dưới 110%: 1; dưới 100%: 0", "từ 110%: 2; từ 100%: 1; còn lại: 0"),
    ("2", "Từ 80% trở lên: 2; dưới 80%: 1", "từ 80%: 2; từ 0%: 1; còn lại: 0"),
    ("2", "Từ 5 mô hình trở lên: 2 điểm; từ 3 đến 4 mô hình: 1 điểm; dưới 3 mô hình: 0",
     "từ 5: 2; từ 3: 1; còn lại: 0"),
    ("1", "Không có đơn thư vượt cấp: 1 điểm; có đơn thư: 0 điểm", "Không có đơn thư vượt cấp: 1; có đơn thư: 0"),
    ("1", "Đầy đủ, đúng hạn: điểm tối đa; không đầy đủ: 0,5; không có: không tính điểm",
     "Đầy đủ, đúng hạn: 1; không đầy đủ: 0,5; không có: 0"),
    ("1", "Cứ mỗi mô hình cộng 0,25 điểm nhưng không quá 1 điểm", "mỗi nội dung 0,25, tối đa 1"),
    ("1", "Thực hiện đủ các nội dung sau được 1 điểm:\na) Có kế hoạch;\nb) Có báo cáo.\nThiếu nội dung: 0 điểm",
     "1 nếu đã làm đủ các nội dung (Có kế hoạch; Có báo cáo), thiếu thì 0"),
    ("2", "- Có kế hoạch\n- Có báo cáo\n- Công khai\nĐạt từ 2 nội dung trở lên: 2 điểm; dưới 2 nội dung: 0 điểm",
     "2 nếu đã làm từ 2 nội dung trở lên (Có kế hoạch; Có báo cáo; Công khai), ít hơn thì 0"),
    ("3", "Mỗi mô hình được 0,5 điểm; mỗi sáng kiến được 1 điểm; tối đa 3 điểm",
     "cộng mỗi nội dung (mô hình: 0,5; sáng kiến: 1), tối đa 3"),
    ("3", "Từ 95% trở lên: 3; từ trên 70% đến dưới 95%: tính theo công thức (tỷ lệ % x 3)/95%; từ 70% trở xuống: 0",
     "theo công thức, full là 3: nếu rate <= 70: 0; nếu rate >= 95: full; còn lại: full * rate / 95"),
    ("5", "Trên 98%: 5 điểm; từ 90% đến 98%: tỷ lệ % x điểm tối đa; dưới 90%: 0 điểm",
     "theo công thức, full là 5: nếu rate < 90: 0; nếu rate > 98: full; còn lại: full * rate / 100"),
    ("2", "Tỷ lệ ≥ 90%: Điểm tối đa; 80% ≤ Tỷ lệ < 90%: 1/2 điểm tối đa; < 80%: 0 điểm",
     "từ 90%: 2; từ 80%: 1; còn lại: 0"),
    ("4", "Đạt 100%: điểm tối đa; từ 70% đến dưới 100%: được 25% số điểm tối đa; còn lại: 0",
     "từ 100%: 4; từ 70%: 1; còn lại: 0"),
    ("6", "Mỗi nội dung công khai: 1,5 điểm (04 nội dung: dự toán, quyết toán, 6 tháng, năm)",
     "mỗi nội dung 1,5, tối đa 6"),
    ("6", "- Phê duyệt cấp độ: 3 điểm;\n- Có phương án: 2 điểm;\n- Đã diễn tập: 1 điểm;\n- Không có: 0 điểm",
     "cộng các nội dung đã làm: Phê duyệt cấp độ: 3; Có phương án: 2; Đã diễn tập: 1"),
    ("5", "Không có hồ sơ quá hạn trên 30 ngày: 05 điểm. Có từ 01 – 03 hồ sơ: 03 điểm. Có trên 03 hồ sơ: 0 điểm",
     "Không có hồ sơ quá hạn trên 30 ngày: 5; Có từ 01 – 03 hồ sơ: 3; Có trên 03 hồ sơ: 0"),
    ("1", "Hoàn thành và vượt 100% chỉ tiêu: 1; hoàn thành từ 80% đến dưới 100%: 0,5; dưới 80%: 0",
     "từ 100%: 1; từ 80%: 0,5; còn lại: 0"),
    ("2", "Đúng hạn: 100% số điểm; quá hạn đến 5 ngày: 50% số điểm; quá hạn trên 5 ngày: 0 điểm",
     "Đúng hạn: 2; quá hạn đến 5 ngày: 1; quá hạn trên 5 ngày: 0"),
    ("1", "Ban hành trước ngày 20 tháng 01 năm 2026: 1 điểm; sau ngày 20 tháng 01 năm 2026: 0 điểm",
     "chậm nhất 19/01/2026: 1; muộn hơn: 0"),
    ("2", "Tỷ lệ từ 90% trở lên được 2 điểm, từ 80% đến dưới 90% được 1 điểm, dưới 80% được 0 điểm",
     "từ 90%: 2; từ 80%: 1; còn lại: 0"),
    ("5", "Tỷ lệ đạt x 05 điểm", "5 × tỷ lệ đạt ÷ 100%"),
    ("3", "Từ 100% dự toán trở lên: 3 điểm; dưới 100%: tỷ lệ x điểm tối đa", "từ 0% đến 100%: 0 → 3; từ 100%: 3"),
    ("5", "ĐTXHH", "tỷ lệ hài lòng × 5, hoặc điểm trung bình trên thang 0–100"),
]  # fmt: skip

NOT_UNDERSTOOD = [
    "",
    "Hội đồng xem xét, chấm điểm theo mức độ",
    "Chấm theo hướng dẫn của Sở Nội vụ",
    "Trừ điểm theo mức độ vi phạm",
    "Mỗi lần trừ điểm",
    "Có: 1; không: 0 (trừ trường hợp bất khả kháng)",
    "Ban hành: 3; không ban hành: 0",
    "Mỗi xã có 01 mô hình: 0,5 điểm, 02 mô hình: 1 điểm, từ 03 mô hình trở lên: 2 điểm",
    "Tổ chức 04 cuộc trở lên: 2 điểm; ít hơn 04 cuộc, mỗi cuộc được 0,5 điểm",
    "Có thực hiện: 2 điểm; thực hiện chưa đầy đủ: từ 0,5 đến 1,5 điểm; không thực hiện: 0 điểm",
    "Tỷ lệ % x Điểm tối đa (nếu dưới 50% thì 0 điểm)",
    "Từ 3.500 người trở xuống: 1 điểm; trên 3.500 người thì cứ thêm 100 người được 0,5 điểm, không quá 2 điểm",
    "Cứ 10 hộ được 1 điểm, tối đa 2 điểm",
    "Mỗi 05 hồ sơ được 0,5 điểm; mỗi 10 mô hình được 1 điểm; tối đa 2 điểm",
    "Cứ 10 hồ sơ quá hạn trừ 0,5 điểm",
    "Đạt chỉ tiêu 100%: 2 điểm; tăng 1% cộng 0,5 điểm nhưng không quá 1 điểm; giảm 1% trừ 0,5 điểm",
    "Đạt chỉ tiêu: 2 điểm; mỗi 1% tăng cộng 0,5 điểm nhưng không quá 1 điểm; mỗi 1% giảm trừ 0,5 điểm",
    "Tỷ lệ × 3 điểm",
    "Có kế hoạch; có báo cáo; thực hiện đủ 3 nội dung: 2 điểm",
    "Theo công thức, full là 2: nếu target = 0: full; còn lại: 2.",
]
"""Of two points: sentences that state no rule, or none that fits the maximum."""


@pytest.mark.parametrize(("most", "said", "expected"), [*UNDERSTOOD, *(leaf[1:] for leaf in SENTENCES if leaf[3])])
def test_sentence_is_the_rule_that_it_states(most: str, said: str, expected: str) -> None:
    full = points(most)
    found = guess(sentence(said, [], full))
    assert found is not None
    assert say(found.made.terms(full), "vi") == expected


@pytest.mark.parametrize("said", NOT_UNDERSTOOD)
def test_what_states_no_rule_gets_none(said: str) -> None:
    assert guess(sentence(said, [], Fraction(2))) is None


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ("Từ 80% đến dưới 100%: tỷ lệ × điểm tối đa", "share"),
        ("Trên 95%: 2; 85% - 95%: 1; 70% - 84%: 0,5; dưới 70%: 0", "edge"),
        ("Từ 70% đến dưới 100%: tỷ lệ × điểm tối đa; từ 70% trở xuống: 0", "edge"),
        ("Mỗi lần chậm trừ 0,5 điểm", "floor"),
        ("Có kế hoạch được phê duyệt: 2 điểm", "alone"),
        ("Có kế hoạch: 1 điểm; có báo cáo: 1 điểm", "items"),
        ("Lấy từ điều tra xã hội học", "survey"),
    ],
)
def test_what_a_sentence_leaves_open_is_told(said: str, remark: str) -> None:
    found = guess(sentence(said, [], Fraction(2)))
    assert found is not None
    assert found.remarks == (remark,)


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("Đạt từ 100% dự toán trở lên: 2; từ 90% đến dưới 100%: 1; dưới 90%: 0", "ratio"),
        ("Vượt 100% chỉ tiêu: 2; đạt 100%: 1; dưới 100%: 0", "ratio"),
        ("Đạt 100%: 2; từ 90% đến dưới 100%: 1; dưới 90%: 0", "percent"),
    ],
)
def test_what_is_spoken_of_above_100_percent_may_pass_it(said: str, measure: str) -> None:
    found = guess(sentence(said, [], Fraction(2)))
    assert found is not None
    assert found.rule["measure"] == measure


def test_points_taken_off_in_a_block_of_penalties_are_points_an_item() -> None:
    found = guess(sentence("Mỗi vụ việc trừ 1 điểm", [], Fraction(3), in_penalty=True))
    assert found is not None
    assert found.rule == {"kind": "per_item", "points": "1"}


def test_points_taken_off_for_several_kinds_are_points_of_each() -> None:
    found = guess(sentence("Mỗi vụ việc trừ 1 điểm; mỗi đơn thư trừ 0,5 điểm", [], Fraction(3), in_penalty=True))
    assert found is not None
    assert say(found.made.terms(Fraction(3)), "vi") == "cộng mỗi nội dung (vụ việc: 1; đơn thư: 0,5), tối đa 3"


def test_rows_below_a_leaf_are_its_levels() -> None:
    found = guess(sentence("", [("Tốt", "2"), ("Khá", "1,5"), ("Chưa đạt", "0")], Fraction(2)))
    assert found is not None
    assert [level["id"] for level in found.rule["levels"]] == ["tot", "kha", "chua-dat"]


def test_a_formula_in_a_row_below_a_leaf_is_one() -> None:
    rows = [("Đạt 100%", "2"), ("Từ 80% đến dưới 100%: tỷ lệ x điểm tối đa", "2"), ("Dưới 80%", "0")]
    found = guess(sentence("", rows, Fraction(2)))
    assert found is not None
    assert say(found.made.terms(Fraction(2)), "vi") == "2 × tỷ lệ đạt ÷ 100%; dưới 80%: 0"


@pytest.mark.parametrize("piece", ["từ ", "1% ", "mỗi trừ ", "(", "a: ", "tỷ lệ x ", "≤ ", "trước ngày 1/1 ", "; : 1"])
def test_endless_sentence_takes_no_time(piece: str) -> None:
    guess(sentence(piece * 2_000, [], Fraction(1)))
    guess(sentence(f"{piece * (390 // len(piece))}: 1", [], Fraction(1)))
