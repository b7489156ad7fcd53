"""Texts of `scoring status` and `scoring new`."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

STATUS: dict[str, Message] = {
    "help-mine": Message(
        "Việc đang chờ mình trong từng vai trò (cần --db); Sở Nội vụ, Hội đồng thấy thêm đang chờ ai.",
        "What waits for you in each role (needs --db); secretariat and council also see for whom it waits.",
    ),
    "mine-title": Message("VIỆC CỦA BẠN: {count}", "LEFT FOR YOU: {count}"),
    "mine-others": Message("ĐANG CHỜ NGƯỜI KHÁC: {count}", "WAITS FOR OTHERS: {count}"),
    "mine-nothing": Message("Không có việc nào đang chờ bạn.", "Nothing waits for you."),
    "mine-late": Message("{day} (quá hạn)", "{day} (late)"),
    "mine-col-unit": CONCEPTS["word-code"],
    "mine-col-name": CONCEPTS["word-unit"],
    "mine-col-state": CONCEPTS["word-state"],
    "mine-col-role": CONCEPTS["word-role"],
    "mine-col-act": CONCEPTS["word-act"],
    "mine-col-body": CONCEPTS["word-appraising-body"],
    "mine-col-due": CONCEPTS["word-deadline"],
    "help-status": Message(
        "Còn việc gì phải làm: đơn vị chưa bắt đầu, chưa hoàn thành, quá hạn; chỉ tiêu còn thiếu. "
        "Thêm mã đơn vị để xem từng chỉ tiêu.",
        "What is left: units not started, incomplete, late; leaves without an answer. With a unit: leaf by leaf.",
    ),
    "help-deadline": Message(
        "Hạn của giai đoạn: 15/02/2023, 2023-02-15 (hết ngày) hoặc 2023-02-15T17:00; không ghi thì lấy theo calendar "
        "trong campaign.yaml.",
        "The stage's deadline: 2023-02-15, 15/02/2023 (to the end of that day) or 2023-02-15T17:00; left out, that of "
        "calendar in campaign.yaml.",
    ),
    "help-now": Message(
        "Coi như đang ở thời điểm này (mặc định: bây giờ).", "As if it were this moment (default: now)."
    ),
    "left-no-moment": Message(
        "{name}: “{given}” không phải là ngày hoặc thời điểm; ghi như 15/02/2023 hoặc 2023-02-15T17:00",
        "{name}: “{given}” is no date and no moment; write it like 2023-02-15 or 2023-02-15T17:00",
    ),
    # units
    "left-heading": Message("Tiến độ: {title}, {stage}", "What is left: {title}, {stage}"),
    "left-deadline": Message("Hạn: {deadline}", "Deadline: {deadline}"),
    "left-deadline-passed": Message("Hạn: {deadline} (đã qua)", "Deadline: {deadline} (passed)"),
    "left-moment": Message("{time} ngày {day}", "{day} {time}"),
    "left-units": Message(
        "{units} đơn vị: {not_started} chưa bắt đầu, {incomplete} chưa hoàn thành, {ready} đã hoàn thành{late}.",
        "{units} units: {not_started} not started, {incomplete} incomplete, {ready} ready{late}.",
    ),
    "left-late-units": Message("; quá hạn: {count}", "; late: {count}"),
    "left-leaves": Message(
        "Chỉ tiêu: {total}, gồm {done} đã có số liệu (trong đó {without_points} không được điểm), "
        "{left} chưa có số liệu, {not_applicable} không áp dụng, {unknown} chưa đến giai đoạn, "
        "{nothing} chỉ tiêu thưởng, phạt không phát sinh.",
        "Leaves: {total}, of which {done} done ({without_points} of them without points), {left} not done, "
        "{not_applicable} not applicable, {unknown} not known yet at this stage, "
        "{nothing} of bonus and penalty with nothing stated.",
    ),
    "left-waiting": Message(
        "Cần xử lý: {unevidenced} chỉ tiêu thiếu tài liệu kiểm chứng; {unconfirmed} đề nghị không áp dụng chờ xác "
        "nhận; {unexplained} nội dung thẩm định thay đổi điểm chưa được giải trình; {disputed} giải trình chờ thẩm "
        "định lần 2 hoặc Hội đồng.",
        "To look at: without evidence {unevidenced}; claims of not applicable to confirm {unconfirmed}; "
        "changes not explained {unexplained}; explanations not looked at yet {disputed}.",
    ),
    "left-state-not_started": Message("chưa bắt đầu", "not started"),
    "left-state-incomplete": Message("chưa hoàn thành", "incomplete"),
    "left-state-ready": Message("đã hoàn thành", "ready"),
    "left-unit": Message("{name} ({code}): {state}, {percent}%", "{name} ({code}): {state}, {percent}%"),
    "left-col-state": CONCEPTS["word-state"],
    "left-col-remarks": Message("Cần xử lý", "To look at"),
    "left-col-done": Message("Đã\ncó", "Done"),
    "left-col-without-points": Message("0\nđiểm", "Zero"),
    "left-col-left": Message("Chưa\ncó", "Not\ndone"),
    "left-col-not-applicable": Message("Không\náp dụng", "n/a"),
    "left-col-unconfirmed": Message("Chờ xác\nnhận", "Uncon-\nfirmed"),
    "left-col-unevidenced": Message("Thiếu\nTLKC", "No ev-\nidence"),
    "left-col-unexplained": Message("Chưa\ngiải\ntrình", "Unex-\nplained"),
    "left-col-disputed": Message("Chờ\nxem lại", "Dis-\nputed"),
    "left-legend": Message(
        "Đã có, chưa có: số chỉ tiêu đã có, chưa có số liệu; 0 điểm: đã có số liệu mà không được điểm. Chờ xác nhận: "
        "đề nghị không áp dụng chưa được thẩm định xác nhận. TLKC: tài liệu kiểm chứng. Chưa giải trình: thẩm định "
        "thay đổi điểm, đơn vị chưa giải trình. Chờ xem lại: đã giải trình, thẩm định chưa xem lại. Xem từng chỉ tiêu "
        "của một đơn vị: thêm mã đơn vị vào lệnh.",
        "Zero: done with 0 points. Unconfirmed: claimed as not applicable. Unexplained: appraisal changed the "
        "points, the unit has not answered. Disputed: explained, not looked at again. For the leaves add a unit's "
        "code to the command.",
    ),
    # leaves
    "left-because-counts": Message("đã có số liệu", "done"),
    "left-because-no_row": Message("chưa có số liệu", "not done"),
    "left-because-withdrawn": Message("đã rút số liệu", "withdrawn"),
    "left-because-unconfirmed": Message("không áp dụng, chờ xác nhận", "claimed n/a, unconfirmed"),
    "left-because-claim": CONCEPTS["word-not-applicable-within"],
    "left-because-applies_to": Message("không thuộc đối tượng", "not for this unit"),
    "left-because-above": Message("không áp dụng theo mục trên", "a node above is n/a"),
    "left-because-stage": Message("chưa đến giai đoạn", "not known yet"),
    "left-because-nothing": CONCEPTS["word-nothing-stated"],
    "left-branch": Message("(mục có các mục con)", "(inner node)"),
    "left-flag-without_points": Message("không được điểm", "without points"),
    "left-flag-unevidenced": Message("thiếu tài liệu kiểm chứng", "without evidence"),
    "left-flag-unconfirmed": Message("đề nghị không áp dụng chờ xác nhận", "claim to be confirmed or refused"),
    "left-flag-unexplained": Message(
        "thẩm định thay đổi: {before} → {after}, chưa giải trình", "appraisal: {before} → {after}, not explained"
    ),
    "left-flag-disputed": Message(
        "thẩm định thay đổi: {before} → {after}, đã giải trình, chờ thẩm định lại",
        "appraisal: {before} → {after}, explained, not looked at again",
    ),
    "left-rest-counts": Message(
        "{count} chỉ tiêu khác đã có số liệu, không cần xử lý.", "Other leaves, done and wanting nothing: {count}."
    ),
    "left-rest-stage": Message(
        "{count} chỉ tiêu chưa chấm ở giai đoạn này (điều tra xã hội học, số liệu quản lý, Hội đồng).",
        "Leaves not known yet at this stage (survey, register, council): {count}.",
    ),
    "left-rest-nothing": Message(
        "{count} chỉ tiêu thưởng, phạt không phát sinh.",
        "Leaves of bonus and penalty with nothing stated: {count}.",
    ),
    # scoring new
    "help-new": Message(
        "Tạo thư mục cho một kỳ đánh giá mới theo bộ tiêu chí: campaign.yaml, units.csv, answers.csv.",
        "Write the skeleton of a campaign folder for a criteria set: campaign.yaml, units.csv, answers.csv.",
    ),
    "help-new-out": Message(
        "Thư mục sẽ tạo (mặc định: mã bộ tiêu chí và năm). Không ghi đè tệp đã có.",
        "The folder to write (default: the set's id and the year). Nothing is overwritten.",
    ),
    "help-new-year": Message("Năm đánh giá (mặc định: năm nay).", "The year appraised (default: this year)."),
    "help-new-province": Message(
        "Ghi sẵn các xã, phường, đặc khu của tỉnh, thành phố này (từ 01/7/2025): mã hoặc tên, ví dụ 12.",
        "Write down the communes (since July 2025) of this province: its code or name, such as 12.",
    ),
    "new-exists": Message(
        "Tệp này đã có.",
        "This file is there already.",
        "Chọn thư mục khác bằng --out, hoặc chuyển tệp cũ đi chỗ khác; lệnh này không ghi đè và chưa ghi tệp nào.",
        "Choose another folder with --out, or move the file away; nothing is overwritten, nothing has been written.",
    ),
    "new-unwritable": Message(
        "Không ghi được vào thư mục này.",
        "This folder can't be written to.",
        "Kiểm tra đường dẫn và quyền ghi, hoặc chọn thư mục khác bằng --out.",
        "Check the path and the permission to write, or choose another folder with --out.",
    ),
    "new-no-province": Message(
        "Không có tỉnh, thành phố nào có mã hoặc tên “{given}”.",
        "There is no province with the code or name “{given}”.",
        "Ghi mã hoặc tên: {known}.",
        "Write a code or a name: {known}.",
    ),
    "new-title": Message("{subject} năm {year}{place}", "{subject},{place} {year}"),
    "new-place": Message(" trên địa bàn {province}", " {province}"),
    "new-subject": Message("Kết quả đánh giá, xếp hạng theo {title},", "Results by “{title}”"),
    "new-origin": Message(
        "Báo cáo tự đánh giá, chấm điểm của UBND cấp xã; kết quả thẩm định của Hội đồng thẩm định",
        "Self-assessments of the communes; appraisal by the council",
    ),
    "new-written": Message("Đã tạo {folder}: {files} ({units} đơn vị).", "Written {folder}: {files} ({units} units)."),
    "new-fill": Message(
        "Cần điền trong units.csv: {columns}.",
        "To be filled in in units.csv: {columns}.",
    ),
    "new-next": Message(
        "Tiếp theo: xem lại {folder}/campaign.yaml, rồi chạy scoring check {folder} và scoring status {folder}.",
        "Next: look through {folder}/campaign.yaml, then run scoring check {folder} and scoring status {folder}.",
    ),
    "new-key-head": Message(
        "Kỳ đánh giá. Dòng bắt đầu bằng dấu # là ghi chú, phần mềm không đọc.\n"
        "Sửa xong, chạy scoring check để kiểm tra.",
        "A campaign. Lines that begin with # are remarks and not read.\nRun scoring check after every change.",
    ),
    "new-key-id": Message(
        "Mã của kỳ đánh giá: chữ không dấu, chữ số, dấu chấm, gạch nối; không đổi sau khi đã phát biểu mẫu.",
        "The campaign's id: letters, digits, points, hyphens; keep it once forms have been issued.",
    ),
    "new-key-title": Message(
        "Tên kỳ đánh giá, in trên bảng xếp hạng, biểu mẫu và văn bản: tiếng Việt (vi), tiếng Anh (en).",
        "The title on rankings, forms and papers: Vietnamese (vi), English (en).",
    ),
    "new-key-year": Message(
        "Năm đánh giá; các thời hạn trong bộ tiêu chí tính theo năm này.",
        "The year appraised; the dates of the criteria are counted from it.",
    ),
    "new-key-criteria": Message(
        "Bộ tiêu chí: tên trong danh mục (xem: scoring catalogue), hoặc tên tệp trong thư mục này.",
        "The criteria set: its name in the catalogue (see: scoring catalogue), or a file in this folder.",
    ),
    "new-key-origin": Message(
        "Nguồn số liệu, in dưới tên bảng xếp hạng. Sửa cho đúng thực tế.",
        "Where the numbers come from, printed below the title of the ranking. Make it say what is true.",
    ),
    "new-key-groups": Message(
        "Xếp hạng thêm trong từng nhóm: tên cột của units.csv (kind: xã, phường, đặc khu).",
        "Columns of units.csv to rank within as well (kind: xa, phuong, dac_khu).",
    ),
    "new-key-when_missing": Message(
        "Chỉ tiêu không có số liệu: zero (0 điểm), unranked (không có điểm, đơn vị không được xếp hạng).",
        "A leaf without an answer: zero (0 points), unranked (no points, and the unit is not ranked).",
    ),
    "new-key-without_evidence": Message(
        "Thiếu tài liệu kiểm chứng: explain (có giải trình ở ghi chú thì được tính điểm), zero (0 điểm),\n"
        "warn (vẫn tính điểm, chỉ nhắc).",
        "No evidence where it is required: explain (counts if the note says why), zero (no points), warn (counts).",
    ),
    "new-key-claims": Message(
        "Đề nghị không áp dụng (n/a) của đơn vị: confirm (tính khi thẩm định xác nhận), trust (tính ngay).",
        "Claims of not applicable (n/a): confirm (count once appraisal confirms them), trust (count at once).",
    ),
    "new-key-sample": Message(
        "true: dữ liệu mẫu, mọi bảng và văn bản đều in dòng “DỮ LIỆU MẪU”. Kỳ đánh giá thật: false.",
        "true: made-up data, every table and paper says so. A real campaign: false.",
    ),
    "new-key-calendar": Message(
        "Lịch: ngày cuối của từng giai đoạn (self, survey, register, appraisal, explanation, council), tính đến\n"
        "hết ngày; gia hạn theo mã đơn vị. Bỏ dấu # ở đầu dòng để dùng.",
        "Calendar: the last day of each stage (self, survey, register, appraisal, explanation, council), to its end;\n"
        "extended for a unit by its code. Take the # off to use it.",
    ),
    "new-key-names": Message(
        "Tên của các cột trong units.csv, in trên bảng xếp hạng và văn bản; bỏ dấu # ở đầu dòng để dùng.",
        "What columns of units.csv are called on rankings and papers; take the # off to use it.",
    ),
    "new-key-papers": Message(
        "Nội dung in trên văn bản mà chương trình không biết: cơ quan ban hành, cơ quan cấp trên, địa danh, ký hiệu,\n"
        "tên Hội đồng, quyền hạn và người ký, căn cứ, nơi nhận, nơi gửi giải trình. Ghi một lần, viết hoa như trong\n"
        "câu văn (Sở Nội vụ tỉnh Điện Biên); bỏ dấu # ở dòng cần dùng, không ghi thì văn bản để trống.",
        "What papers say and the program can't know: who issues them, the body above, place, the issuer's letters,\n"
        "the council's name, who signs and how, what they rest on, who else gets them, where explanations\n"
        "go. Written once, as within a sentence; take the # off what is used, the rest is left blank on the papers.",
    ),
    "new-key-salt": Message(
        "Chuỗi ngẫu nhiên do phần mềm tạo, không bao giờ được công bố; không sửa, không xóa. Nhờ nó, mã kiểm tra của\n"
        "bản công bố bảo đảm cả những ô không công bố (tên người, lời của xã) mà không ai dò ra được nội dung.",
        "Random, made by the program, never published; don't change or delete it. By it the digests of a publication\n"
        "stand for cells that are not published (names, what communes wrote), and nobody can try out what they say.",
    ),
    "new-key-decision": Message(
        "Quyết định công bố kết quả: khi đã ban hành, bỏ dấu # ở đầu các dòng dưới và ghi số, ngày, người ký\n"
        "(by: chỉ ghi khi cấp phó ký thay).",
        "The decision that publishes the results: once issued, take the # off the lines below and fill them in\n"
        "(by: only where a deputy signs).",
    ),
    # scoring completion
    "help-completion": Message(
        "In đoạn lệnh để bash, zsh hoặc fish tự điền (phím Tab) tên lệnh, tùy chọn, bộ tiêu chí và đường dẫn.",
        "Print the script with which bash, zsh or fish complete commands, options, criteria sets and paths.",
    ),
}
