"""Problems found when forms are collected, and what is told of the collecting."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

_AGAIN_VI = "Mở tệp gốc do tỉnh gửi và điền lại ở đó."
_AGAIN_EN = "Open the form as it was issued and fill that in."

COLLECTING: dict[str, Message] = {
    # the file
    "form-not-workbook": Message(
        "Tệp không phải là bảng tính .xlsx.{hint}",
        "The file is not an .xlsx workbook.{hint}",
        "Gửi biểu mẫu ở dạng Excel Workbook (.xlsx).",
        "Send the form as an Excel Workbook (.xlsx).",
    ),
    "reason-form-empty": Message(" Tệp trống.", " It is empty."),
    "reason-form-pdf": Message(" Đây là tệp PDF.", " It is a PDF."),
    "reason-form-page": Message(" Đây là trang web hoặc tệp XML.", " It is a web page or XML."),
    "reason-form-csv": Message(" Đây có vẻ là tệp CSV được đổi tên.", " It looks like a CSV file with another name."),
    "reason-form-ods": Message(" Đây là tệp OpenDocument (.ods).", " It is an OpenDocument file (.ods)."),
    "reason-form-word": Message(" Đây là tệp Word.", " It is a Word document."),
    "reason-form-binary": Message(" Đây là dạng nhị phân (.xlsb).", " It is the binary kind (.xlsb)."),
    "form-archive": Message(
        "Đây là tệp nén; biểu mẫu trong đó chưa được đọc.",
        "This is an archive; forms within it were not read.",
        "Giải nén (Extract All) vào một thư mục rồi thu thư mục đó.",
        "Extract it (Extract All) to a folder, and collect that folder.",
    ),
    "form-damaged": Message(
        "Tệp bị hỏng hoặc không đầy đủ nên không đọc được.",
        "The file is damaged or incomplete and can't be read.",
        "Mở bằng Excel, Lưu thành (Save As) tệp .xlsx mới rồi gửi lại; nếu không mở được, sao chép lại từ máy gốc.",
        "Open it in Excel and save it as a new .xlsx; if it does not open, copy it again from where it was filled in.",
    ),
    "form-too-large": Message(
        "Tệp lớn hơn {most} MB.",
        "The file is larger than {most} MB.",
        "Bỏ hình ảnh, tệp đính kèm khỏi biểu mẫu; tài liệu kiểm chứng gửi riêng.",
        "Take pictures and attachments out of the form; send evidence separately.",
    ),
    "form-bomb": Message(
        "Tệp nén bất thường ({entries} phần, {size} MB khi giải nén) nên không được mở.",
        "The file is packed in an unusual way ({entries} parts, {size} MB unpacked) and was not opened.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-password": Message(
        "Tệp được đặt mật khẩu mở.",
        "The file is protected by a password.",
        "Bỏ mật khẩu: Tệp (File) › Thông tin (Info) › Protect Workbook › Encrypt with Password, xóa trống, lưu lại.",
        "Remove it: File › Info › Protect Workbook › Encrypt with Password, leave it empty, save.",
    ),
    "form-xls": Message(
        "Tệp ở dạng Excel 97-2003 (.xls), dù tên tệp là gì.",
        "The file is of the kind Excel 97-2003 (.xls), whatever its name.",
        "Mở bằng Excel, Lưu thành (Save As), chọn Excel Workbook (.xlsx).",
        "Open it in Excel, Save As, choose Excel Workbook (.xlsx).",
    ),
    "form-macros": Message(
        "Tệp có macro.",
        "The file has macros.",
        "Lưu thành (Save As) Excel Workbook (.xlsx), là dạng không có macro; nên quét vi-rút máy đã lưu tệp này.",
        "Save it as an Excel Workbook (.xlsx), which has none; have the computer it came from checked for viruses.",
    ),
    "form-outside": Message(
        "Tệp liên kết với nguồn bên ngoài hoặc nhúng tệp khác: {what}.",
        "The file links to something outside or has another file in it: {what}.",
        "Dữ liệu (Data) › Sửa liên kết (Edit Links) › Ngắt liên kết (Break Link); xóa đối tượng nhúng; lưu lại.",
        "Data › Edit Links › Break Link; delete embedded objects; save.",
    ),
    "form-entities": Message(
        "Tệp có định nghĩa XML không được phép (DOCTYPE).",
        "The file has XML definitions that are not allowed (DOCTYPE).",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-cell-beyond": Message(
        "Có dữ liệu ở tận ô {place}, ngoài mọi biểu mẫu.",
        "There is something as far out as the cell {place}, beyond any form.",
        "Xóa các dòng, cột thừa ở cuối trang tính rồi lưu lại.",
        "Delete the rows and columns beyond the form, and save.",
    ),
    # whose form
    "form-not-ours": Message(
        "Không phải biểu mẫu do hệ thống này phát hành: không có trang ẩn “_scoring”.",
        "This is not a form that was issued here: the hidden sheet “_scoring” is missing.",
        _AGAIN_VI + " Không sao chép các trang sang tệp khác. Bảng số liệu riêng của cơ quan quản lý thì chép vào biểu "
        "mẫu của cơ quan đó.",
        _AGAIN_EN + " Don't copy its sheets to another file. A register's own table goes into its body's form.",
    ),
    "form-version": Message(
        "Biểu mẫu thuộc phiên bản “{given}”, cần phiên bản “{wanted}”.",
        "The form is of the version “{given}”, “{wanted}” is needed.",
        "Phát hành lại biểu mẫu (scoring form issue) và gửi đơn vị điền vào bản mới.",
        "Issue the form again (scoring form issue) and have the new one filled in.",
    ),
    "form-hidden-sheet": Message(
        "Trang ẩn “_scoring” thiếu: {missing}.",
        "The hidden sheet “_scoring” lacks: {missing}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-other-campaign": Message(
        "Biểu mẫu thuộc kỳ đánh giá “{given}”, không phải “{wanted}”.",
        "The form belongs to the campaign “{given}”, not to “{wanted}”.",
        "Nộp vào đúng kỳ đánh giá, hoặc điền biểu mẫu của kỳ này.",
        "Collect it into that campaign, or have the form of this one filled in.",
    ),
    "form-other-criteria": Message(
        "Biểu mẫu theo bộ tiêu chí “{given}”, kỳ này theo “{wanted}”.",
        "The form is by the criteria “{given}”, this campaign by “{wanted}”.",
        "Phát hành lại biểu mẫu (scoring form issue) và gửi đơn vị điền vào bản mới.",
        "Issue the form again (scoring form issue) and have the new one filled in.",
    ),
    "form-criteria-changed": Message(
        "Bộ tiêu chí {criteria} đã thay đổi sau khi phát hành biểu mẫu này.",
        "The criteria {criteria} have changed since this form was issued.",
        "Phát hành lại biểu mẫu (scoring form issue) và gửi đơn vị điền vào bản mới.",
        "Issue the form again (scoring form issue) and have the new one filled in.",
    ),
    "form-stage-unknown": Message(
        "Không có giai đoạn “{given}”.",
        "There is no stage “{given}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-unit-unknown": Message(
        "Biểu mẫu của đơn vị “{given}”, không có trong units.csv.{hint}",
        "The form is of the unit “{given}”, which units.csv does not have.{hint}",
        "Kiểm tra mã đơn vị trong units.csv; nếu mã đã đổi, phát hành lại biểu mẫu.",
        "Check the unit's code in units.csv; if it has changed, issue the form again.",
    ),
    "form-body-unknown": Message(
        "Biểu mẫu của cơ quan thẩm định “{given}”, bộ tiêu chí không có cơ quan này.",
        "The form is of the body “{given}”, which the criteria don't have.",
        "Phát hành lại biểu mẫu (scoring form issue).",
        "Issue the form again (scoring form issue).",
    ),
    "form-without-base": Message(
        "Biểu mẫu do phiên bản trước phát hành và không còn ghi thời điểm phát hành, nên không so được với lúc gửi đi.",
        "An earlier version issued the form, and it no longer says when: it can't be compared with that day.",
        "Phát hành lại biểu mẫu (scoring form issue); đơn vị chép số liệu đã điền sang bản mới.",
        "Issue the form again (scoring form issue); have what was filled in copied to the new one.",
    ),
    # rows and columns
    "form-empty": Message(
        "Không có dòng chỉ tiêu nào; cột khóa ẩn (cột đầu) đã mất.",
        "There are no rows of criteria; the hidden column of keys (the first) is gone.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-role-twice": Message(
        "Cột “{role}” có hai lần trong trang này.",
        "The column “{role}” is there twice in this sheet.",
        "Xóa cột đã chép thêm.",
        "Delete the column that was added.",
    ),
    "form-column-missing": Message(
        "Trang này mất cột ẩn hoặc cột nhập: {missing}.",
        "This sheet has lost columns: {missing}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-key-unreadable": Message(
        "Khóa ẩn “{given}” của dòng không đọc được.",
        "The row's hidden key “{given}” can't be read.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-key-twice": Message(
        "Dòng của {code} có hai lần (khóa “{given}”, lần đầu ở {first}).",
        "The row of {code} is there twice (key “{given}”, first at {first}).",
        "Xóa dòng chép thêm, giữ một dòng.",
        "Delete the copy, keep one row.",
    ),
    "form-key-other-unit": Message(
        "Dòng này của đơn vị “{given}”, biểu mẫu của “{wanted}”.",
        "This row is of the unit “{given}”, the form of “{wanted}”.",
        "Không chép dòng từ biểu mẫu của đơn vị khác; điền vào biểu mẫu của đơn vị mình.",
        "Don't copy rows from another unit's form; fill in your own.",
    ),
    "form-key-other-body": Message(
        "{code} không thuộc phần thẩm định của {body}.",
        "{code} is not for {body} to appraise.",
        "Xóa dòng này; chỉ tiêu do cơ quan khác thẩm định.",
        "Delete the row; another body appraises it.",
    ),
    "form-row-missing": Message(
        "Mất dòng của {code} (đơn vị {unit}).",
        "The row of {code} is missing (unit {unit}).",
        "Không xóa dòng; chỉ tiêu chưa có số liệu thì để trống. " + _AGAIN_VI,
        "Don't delete rows; leave cells empty where there is nothing to state. " + _AGAIN_EN,
    ),
    "form-row-added": Message(
        "Dòng của {code} không có trong biểu mẫu khi phát hành.",
        "The form was issued without a row of {code}.",
        "Xóa dòng chép thêm.",
        "Delete the row that was added.",
    ),
    "form-option-alone": Message(
        "Dòng con “{given}” không còn dòng chỉ tiêu của nó.",
        "The row “{given}” has lost the row it belongs to.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-option-unknown": Message(
        "{code} không có mục “{given}”.",
        "{code} has no item “{given}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "form-option-missing": Message(
        "{code} mất dòng con: {missing}.",
        "{code} has lost the rows of: {missing}.",
        "Không xóa dòng; mục chưa thực hiện thì ghi “không” hoặc 0. " + _AGAIN_VI,
        "Don't delete rows; write no or 0 for what was not done. " + _AGAIN_EN,
    ),
    "form-row-without-key": Message(
        "“{given}” nằm ở dòng không thuộc chỉ tiêu nào.",
        "“{given}” stands in a row that belongs to no criterion.",
        "Nhập vào dòng của chỉ tiêu, xóa ô này; nếu dòng bị chèn thêm thì xóa dòng.",
        "Type it in the row of its criterion and clear this cell; delete the row if it was inserted.",
    ),
    # cells
    "form-formula": Message(
        "Ô nhập có công thức.",
        "An input cell has a formula.",
        "Nhập trực tiếp giá trị; nếu đã chép công thức, dán lại bằng Dán giá trị (Paste Values).",
        "Type the value itself; where a formula was copied, use Paste Values.",
    ),
    "form-cell-error": Message(
        "Ô mang giá trị lỗi (như #N/A, #REF!).",
        "The cell holds an error (such as #N/A, #REF!).",
        "Xóa ô và nhập lại.",
        "Clear the cell and type again.",
    ),
    "form-text-long": Message(
        "Ô có hơn {most} ký tự.",
        "The cell has more than {most} characters.",
        "Rút gọn nội dung; phần dài để trong tài liệu kiểm chứng.",
        "Shorten it; long texts belong in the evidence.",
    ),
    "form-merged": Message(
        "Ô nhập bị gộp với ô khác.",
        "An input cell is merged with others.",
        "Bỏ gộp ô (Unmerge Cells) rồi kiểm tra lại từng ô.",
        "Unmerge the cells, then check each of them.",
    ),
    "form-cell-not-asked": Message(
        "Ô này không dùng cho chỉ tiêu ở dòng này, nhưng có “{given}”.",
        "This cell is not used for the criterion of this row, but holds “{given}”.",
        "Xóa ô này, nhập ở ô số liệu bên cạnh.",
        "Clear it and type in the cell beside it.",
    ),
    "form-claim-and-facts": Message(
        "{code} vừa ghi không áp dụng vừa có số liệu.",
        "{code} is claimed as not applicable and has facts as well.",
        "Giữ một trong hai: xóa số liệu, hoặc xóa ô “không áp dụng”.",
        "Keep one of the two: clear the facts, or the claim.",
    ),
    "form-refused-on-leaf": Message(
        "{code} không bác đề nghị bằng chữ “có áp dụng”.",
        "The claim of {code} is not refused by a word.",
        "Bác đề nghị bằng cách nhập số liệu đúng, hoặc ấn định điểm, kèm lý do.",
        "Refuse it by stating facts, or points, with a reason.",
    ),
    "form-document-twice": Message(
        "Tài liệu {given} đã có ở {first}.",
        "The document {given} is at {first} already.",
        "Mỗi ký hiệu tài liệu một dòng.",
        "Give each document a row and an id of its own.",
    ),
    # the collecting
    "collect-no-forms": Message(
        "Không có biểu mẫu nào ở đây.",
        "There are no forms here.",
        "Ghi tên tệp .xlsx hoặc thư mục chứa các biểu mẫu đã nhận.",
        "Name .xlsx files, or folders that hold the forms received.",
    ),
    "inbox-word": Message(
        "Tệp Word, không phải biểu mẫu; không có số liệu nào được lấy từ đây.",
        "A Word document, no form; nothing was taken from it.",
        "Báo cáo, công văn thì lưu vào hồ sơ. Nếu đơn vị khai số liệu trong tệp này: đề nghị điền vào biểu mẫu Excel.",
        "File reports and letters. Where facts are stated in it, have them filled in in the Excel form.",
    ),
    "inbox-pdf": Message(
        "Tệp PDF, không phải biểu mẫu; không có số liệu nào được lấy từ đây.",
        "A PDF, no form; nothing was taken from it.",
        "Báo cáo đã ký, tài liệu kiểm chứng thì lưu vào hồ sơ. Nếu là bản quét phiếu: đề nghị gửi tệp Excel.",
        "File signed reports and evidence. If it is a scanned form, ask for the Excel file.",
    ),
    "inbox-picture": Message(
        "Tệp ảnh, không phải biểu mẫu; không có số liệu nào được lấy từ đây.",
        "A picture, no form; nothing was taken from it.",
        "Tài liệu kiểm chứng thì lưu vào hồ sơ. Nếu là ảnh chụp phiếu: đề nghị gửi tệp Excel.",
        "File evidence. If it is a photograph of a form, ask for the Excel file.",
    ),
    "inbox-csv": Message(
        "Tệp CSV, không phải biểu mẫu; không có số liệu nào được lấy từ đây.",
        "A CSV file, no form; nothing was taken from it.",
        "Số liệu của cơ quan quản lý: điền vào biểu mẫu của cơ quan đó (scoring form issue --stage appraisal --body).",
        "Figures of a register: fill them in in its body's form (scoring form issue --stage appraisal --body).",
    ),
    "inbox-mail": Message(
        "Thư điện tử đã lưu, không phải biểu mẫu; tệp đính kèm chưa được đọc.",
        "A saved mail, no form; what is attached to it was not read.",
        "Mở thư, lưu tệp đính kèm vào thư mục này rồi thu lại.",
        "Open it, save what is attached to this folder, and collect again.",
    ),
    "inbox-lock": Message(
        "Dấu khóa tạm của Excel: có người đang mở biểu mẫu này, hoặc Excel đã tắt đột ngột.",
        "Excel's mark beside an open file: somebody has the form open, or Excel stopped without closing it.",
        "Lưu và đóng biểu mẫu trong Excel rồi thu lại; không ai mở thì xóa tệp này.",
        "Save and close the form in Excel and collect again; delete this file where nobody has it open.",
    ),
    "inbox-workbook": Message(
        "Có thể là bảng tính nhưng tên tệp không kết thúc bằng .xlsx; chưa được đọc.",
        "It may be a workbook, but its name does not end in .xlsx; it was not read.",
        "Nếu là biểu mẫu: đổi tên cho kết thúc bằng .xlsx rồi thu lại.",
        "If it is a form, give it a name that ends in .xlsx and collect again.",
    ),
    "inbox-other": Message(
        "Không phải biểu mẫu Excel; không có số liệu nào được lấy từ đây.",
        "No Excel form; nothing was taken from it.",
        "Chuyển tệp này ra khỏi thư mục nhận phiếu.",
        "Move it out of the folder of forms.",
    ),
    "returned-file": Message("tra lai bieu mau {whom}", "forms returned {whom}"),
    "questioned-file": Message("kiem tra lai so lieu {whom}", "figures to look at {whom}"),
    "returned-unknown": Message("chua ro don vi", "unknown sender"),
    "help-returned": Message(
        "Với biểu mẫu không nhận và số liệu khác thường: ghi vào thư mục này công văn (.docx), mỗi đơn vị, cơ quan "
        "một tệp, có danh sách ô phải sửa, ô cần kiểm tra lại.",
        "For forms that are refused and figures that are odd: write a letter (.docx) a sender into this folder, with a "
        "list of the cells to mend and of those to look at again.",
    ),
    "returned-written": Message("Công văn gửi đơn vị, cơ quan: {file}", "Letter to a sender: {file}"),
    "collect-others": Message("Tệp khác trong thư mục, không phải biểu mẫu:", "Other files in the folder, no forms:"),
    "form-by-council": CONCEPTS["word-council-in-full"],
    "form-by-appraisal": Message("Tổ giúp việc", "Appraisers"),
    "form-by-body": Message("Tổ giúp việc ({body})", "Appraisers ({body})"),
    "help-collect": Message(
        "Thu biểu mẫu đã điền: kiểm tra, so với số liệu hiện có, nhận từng biểu mẫu trọn vẹn hoặc không nhận.",
        "Collect filled-in forms: check, compare with what stands, take in each form whole or not at all.",
    ),
    "collect-nothing-named": Message("chưa ghi tệp hoặc thư mục biểu mẫu", "name the forms, or folders of them"),
    "help-dry-run": Message("Chỉ kiểm tra và so sánh, không ghi.", "Check and compare only, write nothing."),
    "progress-collecting": Message(
        "Đang đọc biểu mẫu {number}/{total}: {file}…", "Reading form {number}/{total}: {file}…"
    ),
    "collect-refused": Message(
        "✗ {file}: không nhận, {count} lỗi",
        "✗ {file}: not taken in, problems: {count}",
    ),
    "collect-same": Message("= {file}: không có gì mới (số tiếp nhận {id})", "= {file}: nothing new (number {id})"),
    "collect-known": Message(
        "= {file}: không có gì mới, đã nhận ngày {at} (số tiếp nhận {id})",
        "= {file}: nothing new, taken in before at {at} (number {id})",
    ),
    "collect-taken": Message(
        "✓ {file}: thêm {added}, sửa {changed}, rút {withdrawn} (số tiếp nhận {id})",
        "✓ {file}: added {added}, changed {changed}, withdrawn {withdrawn} (number {id})",
    ),
    "collect-score": Message(
        "  {unit}, {stage}: {before} → {after} điểm",
        "  {unit}, {stage}: {before} → {after} points",
    ),
    "collect-score-of-files": Message(
        "  {unit}, {stage}, sau các tệp {files}: {before} → {after} điểm",
        "  {unit}, {stage}, after the files {files}: {before} → {after} points",
    ),
    "collect-more": Message("… và {count} dòng thêm mới khác.", "… and {count} more rows added."),
    "collect-total": Message(
        "{files} biểu mẫu: nhận {taken}, không có gì mới {same}, không nhận {refused}. "
        "Dòng mới trong answers.csv: {rows}.",
        "{files} forms: {taken} taken in, {same} with nothing new, {refused} refused. New rows in answers.csv: {rows}.",
    ),
    "collect-total-dry": Message(
        "{files} biểu mẫu: sẽ nhận {taken}, không có gì mới {same}, không nhận {refused}. "
        "Chạy thử, chưa ghi gì ({rows} dòng).",
        "{files} forms: {taken} to be taken in, {same} with nothing new, {refused} refused. "
        "Dry run, nothing written ({rows} rows).",
    ),
    "change-changed": Message("sửa", "changed"),
    "change-withdrawn": Message("rút", "withdrawn"),
    "col-from": Message("Đang có", "Stands"),
    "col-to": Message("Biểu mẫu", "Form"),
}
