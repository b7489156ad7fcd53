"""Texts of the Excel forms, and problems found when they are collected."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

FORMS: dict[str, Message] = {
    # the command
    "help-form": Message(
        "Biểu mẫu Excel: phát cho các xã, cơ quan thẩm định, Hội đồng (issue) và thu về (collect).",
        "Excel forms: issue them to communes, appraisers and council, and collect them back.",
    ),
    "help-issue": Message(
        "Lập biểu mẫu Excel của kỳ đánh giá: mỗi xã một tệp (self, explanation), mỗi cơ quan thẩm định một tệp "
        "(appraisal), một tệp cho Hội đồng (council). Nêu mã đơn vị thì chỉ lập cho các đơn vị đó.",
        "Write the Excel forms of a campaign: one a commune (self, explanation), one an appraising body (appraisal), "
        "one for the council (council). Name units to write theirs only.",
    ),
    "help-issue-out": Message("Thư mục đặt các tệp.", "The folder for the files."),
    "help-issue-stage": Message("Bước: {formats}.", "The stage: {formats}."),
    "help-issue-body": Message("Chỉ cơ quan thẩm định này (appraisal).", "Only this appraising body (appraisal)."),
    "help-issue-leaf": Message(
        "Thêm tiêu chí này vào phiếu của Hội đồng (council) hoặc phiếu thẩm định lần 2; nêu được nhiều lần.",
        "Also this leaf, though nobody disputes it, for the council or the second appraisal; may be given again.",
    ),
    "help-issue-deadline": Message(
        "Hạn nộp, dạng 15/01/2023; không ghi thì lấy theo calendar trong campaign.yaml.",
        "The deadline, as in 2023-01-15; left out, that of calendar in campaign.yaml.",
    ),
    "help-issue-previous": Message(
        "Kỳ trước: số liệu kỳ trước hiện bên cạnh ô nhập.",
        "Last year's campaign: its facts stand beside the input.",
    ),
    "progress-issuing": Message("Đang lập biểu mẫu {done}/{count}: {name}", "Writing form {done}/{count}: {name}"),
    "issued": Message("Đã lập {count} biểu mẫu trong {folder}.", "{count} forms written to {folder}."),
    "issued-zipped": Message(
        "Đã lập {count} biểu mẫu trong {zips} tệp nén ở {folder}.", "{count} forms written in {zips} zips to {folder}."
    ),
    "help-issue-zip": Message(
        "Nén thành một tệp .zip cho mỗi nhóm: một cột của units.csv (district, cluster…), hoặc body với phiếu của cơ "
        "quan thẩm định.",
        "One .zip for each group: a column of units.csv (district, cluster, …), or body for forms of appraising "
        "bodies.",
    ),
    "issue-group-unknown": Message(
        "--zip: không nhóm được theo “{given}”; các nhóm: {known}",
        "--zip: there is no group “{given}”; groups: {known}",
    ),
    "issue-no-group": Message("chua xep nhom", "without a group"),
    "issued-none": Message("Không có biểu mẫu nào phải lập: {why}", "No form to write: {why}"),
    "issue-why-explanation": Message(
        "thẩm định chưa thay đổi điểm của đơn vị nào.", "appraisal has changed no unit's points."
    ),
    "issue-why-appraisal": Message("không có chỉ tiêu nào để thẩm định.", "there is no leaf to appraise."),
    "issue-why-council": Message(
        "không chỉ tiêu nào phải đưa ra Hội đồng.", "there is no leaf for the council to decide."
    ),
    "issue-without": Message(
        "Không lập cho {count} đơn vị không có chỉ tiêu bị thay đổi điểm.",
        "None for {count} units without a changed leaf.",
    ),
    "issue-no-body": Message(
        "không có cơ quan thẩm định “{given}”; các mã: {known}", "there is no body “{given}”; its ids: {known}"
    ),
    "issue-body-stage": Message("--body chỉ đi với --stage appraisal", "--body goes with --stage appraisal only"),
    "issue-leaf-stage": Message(
        "--leaf chỉ đi với --stage council hoặc appraisal", "--leaf goes with --stage council or appraisal"
    ),
    "form-file-exists": Message(
        "Tệp đã có; có thể đã có người điền vào.",
        "The file is there already; somebody may have filled it in.",
        "Chọn thư mục khác, hoặc tự xóa tệp này rồi chạy lại.",
        "Choose another folder, or remove the file and run again.",
    ),
    "form-not-written": Message(
        "Không ghi được tệp: {reason}.",
        "The file can't be written: {reason}.",
        "Kiểm tra thư mục và quyền ghi.",
        "Check the folder and the right to write there.",
    ),
    # what the cells ask, and what is said where something else is typed
    "form-prompt-title": Message("Cách nhập", "How to fill in"),
    "form-error-title": Message("Chưa đúng", "Not right"),
    "form-ask-yes-no": Message("Chọn có hoặc không.", "Choose yes or no."),
    "form-ask-level": Message("Chọn một mức trong danh sách.", "Choose a level of the list."),
    "form-ask-item": Message("Nội dung ở dòng này đã thực hiện: chọn có hoặc không.", "Done? Choose yes or no."),
    "form-ask-count": Message("Số lần (số vụ, số văn bản…) ở dòng này; không có thì nhập 0.", "How many; 0 for none."),
    "form-ask-per-item": Message("Số lượng, là số nguyên; không có thì nhập 0.", "How many; 0 for none."),
    "form-ask-date": Message(
        "Ngày dạng ngày/tháng/năm. Chưa làm thì để trống và chọn ở cột (2).",
        "A date. Where it was not done, leave this empty and choose in column (2).",
    ),
    "form-ask-day": Message(
        "Ngày dạng ngày/tháng/năm. Chưa làm thì ghi “không thực hiện”.",
        "A date, or “none” where it was not done.",
    ),
    "form-ask-not-done": Message(
        "Chỉ chọn khi không thực hiện; đã nhập ngày ở cột (1) thì để trống.",
        "Only where it was not done; leave it empty beside a date.",
    ),
    "form-ask-ratio": Message(
        "(1) Số thực hiện, có thể vượt kế hoạch. Số kế hoạch nhập ở cột (2). Nếu chỉ có tỷ lệ thì nhập số phần trăm ở "
        "đây, không gõ dấu %, và để trống cột (2).",
        "(1) The number achieved, which may pass the target. The target goes to column (2). Where only a percentage is "
        "known, type it here without the % sign and leave (2) empty.",
    ),
    "form-ask-percent": Message("Số phần trăm, không gõ dấu %.", "A percentage, without the % sign."),
    "form-ask-planned": Message("(2) Số kế hoạch, chỉ tiêu.", "(2) The target."),
    "form-err-planned": Message("Nhập số nguyên từ 1 trở lên.", "Enter a whole number, 1 or more."),
    "form-ask-share": Message(
        "(1) Số đạt. Tổng số nhập ở cột (2). Nếu chỉ có tỷ lệ thì nhập số phần trăm ở đây, không gõ dấu %, "
        "và để trống cột (2).",
        "(1) The number achieved, the total goes to column (2). Where only a percentage is known, type it here "
        "without the % sign and leave (2) empty.",
    ),
    "form-ask-total": Message(
        "(2) Tổng số, là số nguyên, không nhỏ hơn (1). Để trống nếu cột (1) là tỷ lệ phần trăm.",
        "(2) The total, not below (1). Leave it empty where (1) is a percentage.",
    ),
    "form-ask-number": Message("Nhập một số.", "A number."),
    "form-ask-survey": Message(
        "Điểm trung bình từ {low} đến {high}; hoặc số hài lòng ở đây và số người trả lời ở cột (2).",
        "A mean from {low} to {high}; or the number satisfied here and the number who answered in (2).",
    ),
    "form-ask-answered": Message(
        "Số người trả lời; để trống nếu cột (1) là điểm trung bình.",
        "How many answered; leave it empty where (1) is a mean.",
    ),
    "form-ask-value": Message("Số điểm, từ {low} đến {high}.", "A score from {low} to {high}."),
    "form-ask-judged": Message(
        "Số điểm theo bước {step}; phải ghi lý do ở cột ghi chú.",
        "Points in steps of {step}; a note with the reason is needed.",
    ),
    "form-ask-points": Message(
        "Chỉ nhập khi ấn định điểm thay cho số liệu, từ {low} đến {high}; phải ghi lý do ở cột ghi chú.",
        "Only where points are set in place of facts, from {low} to {high}; a note with the reason is needed.",
    ),
    "form-ask-claim": Message(
        "Chọn “không áp dụng” khi trong năm không phát sinh nhiệm vụ; phải ghi lý do ở cột ghi chú.",
        "Choose where no such task arose in the year; a note with the reason is needed.",
    ),
    "form-ask-claim-decided": Message(
        "“không áp dụng”: chấp nhận đề nghị; “có áp dụng”: bác đề nghị. Phải ghi lý do ở cột ghi chú.",
        "Accept the claim or refuse it; a note with the reason is needed.",
    ),
    "form-ask-claim-granted": Message(
        "“không áp dụng”: chấp nhận đề nghị. Bác đề nghị: nhập số liệu đúng, hoặc ấn định điểm. "
        "Phải ghi lý do ở cột ghi chú.",
        "Accept the claim here; refuse it by stating facts, or points. A note with the reason is needed.",
    ),
    "form-ask-evidence": Message(
        "Ghi mã tài liệu ở trang Tài liệu (ví dụ TL1, TL3), hoặc ghi thẳng số, ngày, tên văn bản.",
        "Ids of the sheet of documents (as in TL1, TL3), or the document itself.",
    ),
    "form-err-choice": Message("Chọn một mục trong danh sách.", "Choose one of the list."),
    "form-err-whole": Message("Nhập số nguyên từ 0 trở lên.", "Enter a whole number, 0 or more."),
    "form-err-number": Message("Nhập một số, không kèm chữ.", "Enter a number without words."),
    "form-err-share": Message(
        "Nhập số đạt (số từ 0 trở lên), không kèm chữ hay dấu %.", "Enter a number, 0 or more, without words or %."
    ),
    "form-err-total": Message(
        "Nhập số nguyên từ 1 trở lên và không nhỏ hơn số ở cột (1).",
        "Enter a whole number, 1 or more, not below column (1).",
    ),
    "form-err-range": Message("Nhập số từ {low} đến {high}.", "Enter a number from {low} to {high}."),
    "form-err-step": Message("Nhập số điểm theo bước {step}.", "Enter points in steps of {step}."),
    "form-err-date": Message("Nhập ngày dạng ngày/tháng/năm, ví dụ 28/12/2022.", "Enter a date, as in 28/12/2022."),
    "form-choice-unknown": Message(
        "“{given}” không có trong danh sách.{hint}",
        "“{given}” is not in the list.{hint}",
        "Chọn một trong: {known}.",
        "Choose one of: {known}.",
    ),
    "form-date-and-not-done": Message(
        "Vừa có ngày “{given}” vừa có “{word}”.",
        "There is both the date “{given}” and “{word}”.",
        "Chỉ giữ một trong hai ô.",
        "Keep one of the two cells.",
    ),
    "form-first-empty": Message(
        "Có tổng số “{given}” nhưng thiếu số đạt.",
        "There is the total “{given}” but not the number achieved.",
        "Nhập số đạt vào cột (1), hoặc xóa tổng số.",
        "Enter the number achieved in column (1), or remove the total.",
    ),
    "form-document-unknown": Message(
        "Không có tài liệu {given} ở trang Tài liệu.",
        "The sheet of documents has no {given}.",
        "Điền số, ngày, cơ quan ban hành, trích yếu của {given} ở trang Tài liệu, hoặc sửa mã ở đây.",
        "Fill in {given} on the sheet of documents, or correct the id here.",
    ),
    "form-percent": Message("{number}%", "{number}%"),
    "form-doc-of-date": Message("ngày {date}", "of {date}"),
    "form-doc-of-issuer": Message("của {issuer}", "by {issuer}"),
    # sheets and headings
    "form-title-self": Message("PHIẾU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM", "SELF-ASSESSMENT"),
    "form-title-explanation": Message("PHIẾU GIẢI TRÌNH", "EXPLANATION"),
    "form-title-appraisal": Message("PHIẾU THẨM ĐỊNH", "APPRAISAL"),
    "form-title-appraisal-2": Message("PHIẾU THẨM ĐỊNH LẦN 2", "SECOND APPRAISAL"),
    "form-title-council": Message("PHIẾU CỦA HỘI ĐỒNG THẨM ĐỊNH", "APPRAISAL COUNCIL"),
    "form-sheet-cover": Message("Bìa", "Cover"),
    "form-sheet-documents": Message("Tài liệu", "Documents"),
    "form-sheet-leaves": Message("Tiêu chí", "Criteria"),
    "form-sheet-conditions": CONCEPTS["word-conditions"],
    "form-sheet-outside": Message("Điểm thưởng, phạt", "Bonus, penalty"),
    "form-sheet-council": Message("Hội đồng", "Council"),
    "form-appraised-score": Message("Điểm thẩm định", "Appraised score"),
    "form-points-of": Message("{score} trên {max} điểm", "{score} of {max} points"),
    "form-changed": Message("Khác với tự chấm", "Other than declared"),
    "form-changed-sums": Message("{count} nội dung: {sums}", "{count}: {sums}"),
    "form-unit-code": Message("Mã đơn vị", "Unit code"),
    "form-deadline": Message("Hạn nộp", "Deadline"),
    "form-deadline-none": Message("theo văn bản hướng dẫn", "see the guidance letter"),
    "form-issue": Message("Số phát hành", "Issue number"),
    "form-how": Message("Cách điền", "How to fill in"),
    "form-summary": Message("Tổng hợp điểm (tự tính khi điền)", "Points so far"),
    "form-max-so-far": Message("Tối đa tự chấm", "Max at this stage"),
    "form-left": Message("Còn thiếu", "Left"),
    "form-total": Message("Tổng điểm", "Total"),
    "form-bonus": CONCEPTS["word-bonus-at-most"],
    "form-penalty": CONCEPTS["word-penalty-at-most"],
    "form-signed-by": Message("Người lập biểu", "Filled in by"),
    "form-signed-head": Message("Chủ tịch UBND", "Chairperson"),
    "form-signed-body": Message("Thủ trưởng cơ quan thẩm định", "Head of the appraising body"),
    "form-signed-council": Message("Chủ tịch Hội đồng thẩm định", "Chair of the council"),
    "form-col-code": CONCEPTS["word-code"],
    "form-col-max": CONCEPTS["word-max"],
    "form-col-fact1": CONCEPTS["word-fact-1"],
    "form-col-fact2": CONCEPTS["word-fact-2"],
    "form-col-na": CONCEPTS["word-not-applicable"],
    "form-col-evidence": CONCEPTS["word-evidence"],
    "form-col-title": Message("Lĩnh vực, tiêu chí, tiêu chí thành phần", "Field, criterion, component"),
    "form-col-guide": Message("Hướng dẫn", "Guide"),
    "form-col-previous": Message("Số liệu kỳ trước", "Last year"),
    "form-col-live-self": Message("Điểm tự chấm", "Points"),
    "form-col-live-appraisal": CONCEPTS["word-appraised-points"],
    "form-col-live-council": Message("Điểm Hội đồng", "Council's points"),
    "form-col-points": Message("Ấn định điểm", "Set points"),
    "form-col-note": Message("Ghi chú, giải trình", "Note, explanation"),
    "form-col-reason": Message("Nhận xét, lý do", "Remark, reason"),
    "form-col-page": Message("Trang, mục", "Page, section"),
    "form-col-status": Message("Trạng thái", "Status"),
    "form-col-unit": CONCEPTS["word-unit"],
    "form-col-self-facts": Message("Số liệu tự khai", "Declared"),
    "form-col-self-points": Message("Điểm tự chấm", "Self points"),
    "form-col-self-note": Message("Ghi chú của đơn vị", "Unit's note"),
    "form-col-explained": Message("Giải trình của đơn vị", "Unit's explanation"),
    "form-col-appraised-facts": Message("Số liệu thẩm định", "Appraised facts"),
    "form-col-appraised-points": CONCEPTS["word-appraised-points"],
    "form-col-appraised-note": Message("Nhận xét thẩm định", "Appraiser's remark"),
    "form-doc-id": Message("Mã tài liệu", "Id"),
    "form-doc-number": Message("Số, ký hiệu", "Number and symbol"),
    "form-doc-date": Message("Ngày ban hành", "Date"),
    "form-doc-issuer": Message("Cơ quan ban hành", "Issuer"),
    "form-doc-title": Message("Trích yếu nội dung", "Abstract"),
    "form-doc-how": Message(
        "Mỗi tài liệu ghi một dòng. Ở cột Tài liệu kiểm chứng của các trang điểm chỉ cần ghi mã, ví dụ TL1, TL3; "
        "một tài liệu dùng được cho nhiều tiêu chí.",
        "One document a line; the other sheets refer to its id. One document may serve many leaves.",
    ),
    "form-page": Message("Trang &P/&N", "Page &P/&N"),
    # beside the guide
    "form-guide-evidence": Message("Tài liệu: {what}", "Evidence: {what}"),
    "form-hint-share": Message("Nhập: (1) số đạt, (2) tổng số.", "Enter (1) the number achieved, (2) the total."),
    "form-hint-survey": Message(
        "Nhập: (1) điểm trung bình; hoặc (1) số hài lòng, (2) số trả lời.",
        "Enter (1) the mean; or (1) satisfied, (2) answered.",
    ),
    "form-hint-date": Message(
        "Nhập: (1) ngày; không thực hiện thì chọn ở (2).", "Enter (1) the date; not done: choose in (2)."
    ),
    "form-option": Message("{title} ({points} điểm)", "{title} ({points} points)"),
    "form-option-deduction": Message("{title} (mỗi lần trừ {points} điểm)", "{title} (less {points} each)"),
    # states of a row
    "form-st-missing": Message("Thiếu số liệu", "Facts missing"),
    "form-st-options": Message("Còn dòng chưa nhập", "Lines left"),
    "form-st-share": Message("Ghi 90, không ghi 0,9", "Write 90, not 0.9"),
    "form-st-text": Message("Ô là chữ, chưa tính được", "Text, not counted here"),
    "form-st-check": Message("Số liệu chưa hợp lệ", "Facts not valid"),
    "form-st-note": Message("Cần ghi lý do", "Reason needed"),
    "form-st-evidence": Message("Thiếu tài liệu", "Evidence missing"),
    "form-st-explain": Message("Chưa giải trình", "Not explained"),
    "form-st-free": Message("Không cần giải trình", "None needed"),
    "form-st-undecided": Message("Cần quyết định", "To be decided"),
    "form-st-decided": Message("Đã quyết định", "Decided"),
    "form-st-done": Message("Đủ", "Done"),
    "form-st-above": Message("Không xét", "Not looked at"),
    "form-st-outside": Message("Không thuộc đối tượng", "Does not apply"),
    "form-st-survey": Message("Điều tra xã hội học", "By survey"),
    "form-st-register": Message("Cơ quan quản lý cung cấp", "From a register"),
    "form-st-council": Message("Hội đồng chấm", "By the council"),
    "form-later": Message("tính sau", "later"),
    # how to fill in
    "form-how-self": Message(
        "1. Điền từng trang, chỉ vào các ô nền vàng nhạt; ô màu cam là còn thiếu. Các ô khác đã khóa.\n"
        "2. Cột Số liệu (1), (2): nhập số liệu thực tế, điểm tự tính ở cột Điểm tự chấm. Bấm vào ô để xem cách nhập. "
        "Số thập phân gõ theo kiểu của máy (thường là dấu phẩy).\n"
        "3. Không phát sinh nhiệm vụ: chọn “không áp dụng” (nếu ô mở) và ghi lý do ở cột ghi chú.\n"
        "4. Tài liệu kiểm chứng: liệt kê ở trang Tài liệu, rồi ghi mã (TL1, TL2…) và trang, mục tương ứng. "
        "Thiếu tài liệu thì phải giải trình ở cột ghi chú.\n"
        "5. Cột Trạng thái cho biết còn thiếu gì. Không thêm, xóa, đổi chỗ hàng; lưu dạng .xlsx rồi gửi lại tệp này.",
        "1. Fill in the pale yellow cells; orange ones are still missing.\n"
        "2. Type facts; points follow.\n"
        "3. Where no such task arose, choose “not applicable” and give the reason.\n"
        "4. List evidence on the sheet of documents and refer to its ids.\n"
        "5. The last column says what is missing. Save as .xlsx and send this file back.",
    ),
    "form-how-explanation": Message(
        "1. Phiếu chỉ có các tiêu chí bị thay đổi điểm khi thẩm định hoặc không được tính điểm vì thiếu tài liệu kiểm "
        "chứng.\n"
        "2. Không đồng ý thì ghi giải trình ở cột Ghi chú, giải trình và bổ sung tài liệu kiểm chứng, trang, mục. "
        "Đồng ý thì để trống.\n"
        "3. Tài liệu bổ sung liệt kê ở trang Tài liệu rồi ghi mã (TL1, TL2…).\n"
        "4. Không thêm, xóa, đổi chỗ hàng; lưu dạng .xlsx rồi gửi lại tệp này.",
        "1. The form has the leaves whose points appraisal changed, and those without points for want of evidence.\n"
        "2. Explain and add evidence where you don't agree; leave the rest empty.\n"
        "3. List added documents on the sheet of documents.\n"
        "4. Save as .xlsx and send this file back.",
    ),
    "form-how-appraisal": Message(
        "1. Mỗi tiêu chí có một dòng cho từng đơn vị, bên cạnh là số liệu, điểm, tài liệu và giải trình của đơn vị.\n"
        "2. Đồng ý với đơn vị thì để trống. Không đồng ý thì nhập số liệu đúng vào cột (1), (2), hoặc ấn định điểm; "
        "luôn ghi lý do ở cột nhận xét. Không nhập cả số liệu lẫn điểm.\n"
        "3. Đề nghị “không áp dụng” phải được xác nhận ở cột Không áp dụng; không xác nhận thì không được tính.\n"
        "4. Không thêm, xóa, đổi chỗ hàng; lưu dạng .xlsx rồi gửi lại tệp này.",
        "1. Each leaf has a line for each unit, beside what the unit declared.\n"
        "2. Leave it empty where you agree. Else enter the right facts, or set points; always give the reason.\n"
        "3. Claims count only once confirmed.\n"
        "4. Save as .xlsx and send this file back.",
    ),
    "form-how-appraisal-2": Message(
        "1. Phiếu chỉ có nội dung đơn vị đã giải trình, đề nghị “không áp dụng” chưa được xác nhận và số liệu quản lý "
        "còn thiếu; bên cạnh là số liệu, điểm, tài liệu và giải trình của đơn vị.\n"
        "2. Ô nhập có sẵn kết quả thẩm định lần 1. Giữ nguyên thì để như vậy. Thay đổi thì nhập số liệu đúng vào cột "
        "(1), (2), hoặc ấn định điểm; luôn ghi lý do ở cột nhận xét. Không nhập cả số liệu lẫn điểm.\n"
        "3. Đề nghị “không áp dụng” phải được xác nhận ở cột Không áp dụng; không xác nhận thì không được tính.\n"
        "4. Không thêm, xóa, đổi chỗ hàng; lưu dạng .xlsx rồi gửi lại tệp này.",
        "1. What the units explained, claims left open and registers without a figure, beside what the unit declared.\n"
        "2. The input has the result of the first round. Leave it to keep it; else enter the right facts, or set "
        "points; always give the reason.\n"
        "3. Claims count only once confirmed.\n"
        "4. Save as .xlsx and send this file back.",
    ),
    "form-how-council": Message(
        "1. Phiếu gồm các tiêu chí còn khác nhau giữa đơn vị và cơ quan thẩm định, và các tiêu chí do Hội đồng chấm.\n"
        "2. Giữ kết quả thẩm định thì để trống. Thay đổi thì nhập số liệu hoặc ấn định điểm và ghi lý do.\n"
        "3. Không thêm, xóa, đổi chỗ hàng; lưu dạng .xlsx rồi gửi lại tệp này.",
        "1. The leaves on which unit and appraisers differ, and those that the council scores.\n"
        "2. Leave it empty to keep the appraised result; else enter facts or points, and the reason.\n"
        "3. Save as .xlsx and send this file back.",
    ),
    # ── collecting: problems ──────────────────────────────────────────────────────────────────────────────────────
}
