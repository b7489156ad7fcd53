"""The annex of a decision: criteria sets as Word and Excel tables, copied, and read from tables."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

ANNEX: dict[str, Message] = {
    "help-criteria": Message(
        "Bộ tiêu chí: chép từ danh mục về để sửa (copy), in thành phụ lục (table).",
        "Criteria sets: copy one of the catalogue to change it, print one as an annex (table).",
    ),
    "help-copy": Message(
        "Chép bộ tiêu chí có sẵn (ID@năm, xem scoring catalogue) thành tệp của mình để sửa.",
        "Copy a set of the catalogue (ID@edition, see scoring catalogue) into a file of your own, to change it.",
    ),
    "help-copy-out": Message(
        "Thư mục của kỳ đánh giá, hoặc tệp .yaml để ghi; tệp đã có thì không ghi đè.",
        "The campaign folder, or the .yaml to write; a file that is there is not written over.",
    ),
    "copy-written": Message(
        "Đã chép {name} vào {file}. Để kỳ đánh giá dùng tệp này, ghi trong campaign.yaml: criteria: {key}",
        "Copied {name} to {file}. To use it in a campaign, write in campaign.yaml: criteria: {key}",
    ),
    "help-table": Message(
        "In bộ tiêu chí thành bảng như phụ lục của quyết định: Word (thể thức Nghị định 30/2020/NĐ-CP) hoặc Excel.",
        "Print a criteria set as the table of a decision's annex: Word (as Decree 30/2020/NĐ-CP asks) or Excel.",
    ),
    "help-table-out": Message(
        "Tệp .docx hoặc .xlsx để ghi; tệp đã có thì không ghi đè.",
        "The .docx or .xlsx to write; a file that is there is not written over.",
    ),
    "annex-suffix": Message(
        "Tệp phải là .docx hoặc .xlsx: {given}",
        "The file has to be a .docx or an .xlsx: {given}",
    ),
    # the table
    "annex-label": Message("PHỤ LỤC", "ANNEX"),
    "annex-attached": Message(
        "(Kèm theo Quyết định số ……/QĐ-…… ngày …… tháng …… năm …… của ……………………)",
        "(Attached to Decision No. ……/QĐ-…… of …… by ……………………)",
    ),
    "annex-source": Message("Nguồn ({status}): {document}.", "Source ({status}): {document}."),
    "annex-sheet": Message("Phụ lục", "Annex"),
    "annex-col-number": Message("STT", "No."),
    "annex-col-code": CONCEPTS["word-code"],
    "annex-col-title": Message("{levels}", "{levels}"),
    "annex-col-max": CONCEPTS["word-max"],
    "annex-col-method": Message("Cách chấm điểm", "How it is scored"),
    "annex-col-evidence": CONCEPTS["word-evidence"],
    "annex-col-body": CONCEPTS["word-appraising-body"],
    "annex-col-note": CONCEPTS["word-note"],
    "annex-total": Message("TỔNG ĐIỂM", "TOTAL"),
    "annex-bonus": Message("ĐIỂM THƯỞNG", "BONUS"),
    "annex-penalty": Message("ĐIỂM PHẠT", "PENALTY"),
    "annex-above-scale": Message(
        "Tổng điểm sau khi cộng thưởng được vượt thang điểm.",
        "The score may pass the scale by the bonus.",
    ),
    "annex-guide": Message("hướng dẫn: {guide}", "guide: {guide}"),
    "annex-evidence-required": Message("{what} (bắt buộc)", "{what} (required)"),
    "annex-evidence-any": Message("Bắt buộc có tài liệu kiểm chứng", "Evidence is required"),
}
