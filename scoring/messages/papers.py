"""The command line of the papers, in both languages; and the texts of the papers that all kinds share.

Papers are signed: they are Vietnamese whatever the language of the command line, so their texts have no English.
"""

from scoring.messages.message import Message
from scoring.messages.paper_bodies import BODIES

PAPERS: dict[str, Message] = {
    "help-paper": Message(
        "Lập văn bản Word theo thể thức Nghị định 30/2020/NĐ-CP (.docx), hoặc phụ lục của văn bản (.pdf). KIND là: "
        "self-report (Báo cáo kết quả tự đánh giá, chấm điểm), remarks (Thông báo kết quả thẩm định lần 1), remarks-2 "
        "(Thông báo kết quả thẩm định lần 2), result (Thông báo kết quả chính thức), reminder (Công văn đôn đốc đơn vị "
        "chưa gửi, cơ quan chưa cung cấp số liệu), minutes (Biên bản họp Hội đồng thẩm định), "
        "appraisal-report (Báo cáo kết quả thẩm định), submission (Tờ trình), decision (Quyết định công bố). Bốn loại "
        "đầu lập cho một UNIT; không ghi UNIT thì lập cho mọi đơn vị, mỗi đơn vị một tệp trong thư mục --out. Cơ quan "
        "ban hành, căn cứ, nơi nhận… lấy từ papers và decision trong campaign.yaml; chỗ chương trình không biết để "
        "“……”.",
        "Write a Word paper laid out as Decree 30/2020/NĐ-CP asks (.docx), or its annexes (.pdf), in Vietnamese. KIND "
        "is: self-report (the commune's own report), remarks, remarks-2 (notices of the first and second round of "
        "appraisal), result (notice of the final result), reminder (a letter to those who have not sent and to "
        "those who owe figures), minutes (of the council's session), appraisal-report, submission, decision (that "
        "publishes the results). The first four are about one UNIT; without one, all units "
        "get theirs in the folder --out. Who issues, what it rests on, who gets it come from papers and decision in "
        "campaign.yaml; what the program can't know is left blank.",
    ),
    "help-paper-out": Message(
        "Tệp .docx hoặc .pdf để ghi, hoặc thư mục (chương trình tự đặt tên tệp); tệp đã có thì không ghi đè.",
        "The .docx or .pdf to write, or a folder, where the files get their names; a file there is not written over.",
    ),
    "help-paper-previous": Message(
        "Kỳ đánh giá năm trước, để so sánh (self-report, appraisal-report).",
        "Last year's campaign, to compare with (self-report, appraisal-report).",
    ),
    "help-paper-issuer": Message(
        "Cơ quan ban hành, ví dụ “Sở Nội vụ tỉnh …”, thay cho papers.issuer trong campaign.yaml.",
        "Who issues the paper, in place of papers.issuer of campaign.yaml.",
    ),
    "help-paper-parent": Message(
        "Cơ quan chủ quản, ví dụ “Ủy ban nhân dân tỉnh …”, thay cho papers.parent trong campaign.yaml.",
        "The body above the issuer, in place of papers.parent of campaign.yaml.",
    ),
    "paper-written": Message("Đã ghi {file}.", "Wrote {file}."),
    "paper-written-many": Message("Đã ghi {count} tệp vào {folder}.", "Wrote {count} files to {folder}."),
    "reminder-nobody": Message(
        "Các đơn vị đã tự đánh giá xong, các cơ quan đã cung cấp đủ số liệu: không có ai để đôn đốc.",
        "All units have assessed themselves and all figures are there: nobody has to be urged.",
        "Không cần làm gì.",
        "Nothing needs doing.",
    ),
    "paper-exists": Message(
        "Tệp này đã có.",
        "This file exists.",
        "Đặt tên khác cho --out, hoặc xóa tệp cũ: chương trình không ghi đè lên văn bản có thể đã sửa tay.",
        "Name another --out, or delete the old file: papers may have been edited by hand and are not written over.",
    ),
    "paper-not-written": Message(
        "Không ghi được: {reason}.",
        "It can't be written: {reason}.",
        "Kiểm tra thư mục và quyền ghi; đóng tệp nếu đang mở.",
        "Check the folder and its rights; close the file if it is open.",
    ),
    "paper-suffix": Message(
        "--out phải là tệp .docx hoặc .pdf: {given}",
        "--out has to be a .docx or a .pdf: {given}",
    ),
    "paper-no-annex": Message(
        "{kind} không có phụ lục trong kỳ đánh giá này nên không có PDF; ghi ra .docx.",
        "{kind} has no annexes in this campaign, so there is no PDF; write a .docx.",
    ),
    "paper-unit-or-folder": Message(
        "{kind} cho một đơn vị thì ghi UNIT; cho mọi đơn vị thì --out là một thư mục.",
        "{kind} of one unit wants UNIT; of all units, --out has to be a folder.",
    ),
    "progress-paper": Message("Đang lập {file}…", "Writing {file}…"),
    "paper-unit-not-taken": Message(
        "{kind} là văn bản của cả kỳ đánh giá, không ghi UNIT.",
        "{kind} is about the whole campaign and takes no UNIT.",
    ),
    "paper-no-previous": Message(
        "{kind} không so sánh với năm trước; --previous chỉ dùng cho {kinds}.",
        "{kind} compares with no other year; --previous is for {kinds}.",
    ),
}

_SHARED: dict[str, str] = {
    # the head
    "country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "number": "Số: ……/{letters}-{office}",
    "number-known": "Số: {number}",
    "place-day": "{place}, {day}",
    "day-blank": "ngày …… tháng …… năm ……",
    "draft": "DỰ THẢO",
    "day": "ngày {day} tháng {month} năm {year}",
    "to": "Kính gửi: {whom}",
    "council": "HỘI ĐỒNG THẨM ĐỊNH",
    "authority-blank": "……………………………………",
    # units
    "kind-xa": "xã",
    "kind-phuong": "phường",
    "kind-thi_tran": "thị trấn",
    "kind-dac_khu": "đặc khu",
    "unit-office": "UBND {name}",
    "units-communes": "UBND các {kinds}",
    "units-any": "các đơn vị được đánh giá",
    "results-word": "kết quả",
    "group": "{name}: {value}",
    # tables
    "col-no": "TT",
    "col-code": "Mã",
    "col-leaf": "Tiêu chí, tiêu chí thành phần",
    "col-first": "{first}",
    "col-max": "Điểm tối đa",
    "col-max-self": "Điểm tối đa phần tự chấm",
    "col-self": "Điểm tự chấm",
    "col-self-of": "Điểm tự chấm/ điểm tối đa phần tự chấm",
    "col-percent": "Tỷ lệ (%)",
    "col-before": "Năm {year} (%)",
    "col-now": "Năm {now} (%)",
    "col-facts": "Số liệu, căn cứ chấm điểm",
    "col-note": "Giải trình, ghi chú",
    "col-evidence": "Tài liệu kiểm chứng",
    "col-said-unevidenced": "Diễn giải cách đánh giá, tính điểm",
    "col-said-not-applicable": "Lý do",
    "col-second-round": "Điểm thẩm định lần 2",
    "col-final": "Kết quả",
    "col-source": "Nguồn số liệu",
    "col-first-round": "Điểm thẩm định lần 1",
    "col-facts-self": "Căn cứ tự chấm",
    "col-facts-first": "Căn cứ thẩm định",
    "col-change": "Tăng, giảm",
    "col-why": "Lý do",
    "col-ask": "Nội dung đề nghị giải trình",
    "col-unit": "Đơn vị",
    "col-units": "Số đơn vị",
    "col-appraised": "Điểm thẩm định",
    "col-explanation": "Giải trình của đơn vị",
    "col-council": "Kết quả của Hội đồng",
    "col-votes": "Biểu quyết tán thành",
    "col-rank": "Hạng",
    "col-score": "Tổng điểm",
    "col-grade": "Xếp loại",
    "col-count": "Số đơn vị",
    "col-outside": "Điểm thưởng, phạt",
    "col-mean": "Tỷ lệ điểm bình quân (%)",
    "col-times-lost": "Số lượt giảm",
    "col-lost": "Tổng điểm giảm",
    "col-times-gained": "Số lượt tăng",
    "col-gained": "Tổng điểm tăng",
    "col-missing": "Chưa có số liệu",
    "col-unconfirmed": "Đề nghị không áp dụng chưa được xác nhận",
    "col-unevidenced": "Chưa có tài liệu kiểm chứng",
    "col-condition": "Điều kiện",
    "col-met": "Kết quả",
    "col-units-met": "Số đơn vị đạt",
    "col-units-not-met": "Số đơn vị không đạt",
    "col-units-not-known": "Số đơn vị chưa biết",
    "col-who-not-met": "Đơn vị không đạt",
    "col-reasons": "Lý do thường gặp",
    "total": "Tổng cộng",
    "total-units": "Tổng số",
    "max": "Điểm tối đa",
    "of": "{points}/{max}",
    "block-bonus": "Điểm thưởng",
    "block-penalty": "Điểm phạt",
    "not-applicable": "không áp dụng",
    "not-comparable": "không so được",
    "unranked": "Không xếp loại",
    "conditions": "Kết quả thực hiện các điều kiện không tính điểm",
    "grade-counts": "Kết quả xếp loại",
    "points-by-field": "1. Điểm theo từng {level}",
    "ranks-by-field": "2. Thứ hạng theo từng {level}",
    "from-survey": "Chấm qua điều tra xã hội học",
    "from-register": "Chấm theo số liệu quản lý",
    "from-council": "Hội đồng thẩm định chấm",
    "claimed": "đề nghị không áp dụng ({effect})",
    "typed": "điểm ấn định",
    "tie-break": "Các đơn vị bằng tổng điểm được xếp hạng theo thứ tự ưu tiên về tỷ lệ điểm của: {nodes}.",
    "state-none": "chưa có",
    "state-claim": "không áp dụng",
    "state-applies": "có áp dụng",
    "listed": "{code}. {title}",
    "times": "{reason} ({count} lượt)",
    "none": "Không có.",
    # annexes
    "annex": "Phụ lục {number}",
    "annex-only": "Phụ lục",
    "attached": "(Kèm theo {name} số ……/{letters}-{office} ngày …… tháng …… năm …… của {issuer})",
    "attached-known": "(Kèm theo Quyết định số {number} {day} của {issuer})",
    "name-BC": "Báo cáo",
    "name-TB": "Thông báo",
    "name-BB": "Biên bản",
    "name-QĐ": "Quyết định",
    # the end
    "receivers": "Nơi nhận:",
    "receiver-as-above": "Như trên",
    "receiver-above": "…………………… (để báo cáo)",
    "receiver-article": "Như Điều 4",
    "receiver-council": "Hội đồng thẩm định",
    "receiver-members": "Thành viên Hội đồng thẩm định",
    "receiver-standing": "Cơ quan thường trực của Hội đồng",
    "receiver-portal": "Cổng thông tin điện tử ……………",
    "receiver-unit": "{unit}",
    "receiver-file": "Lưu: VT, ……",
    "receiver-file-any": "Lưu: VT",
    "receiver-file-minutes": "Lưu: VT, Hồ sơ",
    "secretary": "THƯ KÝ",
    "chair": "CHỦ TỌA",
}

PAPER_TEXTS: dict[str, str] = {**_SHARED, **BODIES}
"""Every text of the papers; filled in like the messages of the catalogue."""
