"""The published workbook of one unit: sheets, headings and words of the cells."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

UNIT_WORKBOOKS: dict[str, Message] = {
    # sheets
    "sheet-score": Message("Phiếu điểm", "Score sheet"),
    "sheet-history": Message("Diễn biến", "Course of appraisal"),
    "sheet-reasons": Message("Căn cứ", "Reasons"),
    "sheet-title": Message("KẾT QUẢ CHẤM ĐIỂM – {unit}", "Results – {unit}"),
    "sheet-score-title": Message("Phiếu điểm – {unit}", "Score sheet – {unit}"),
    "sheet-score-note": Message(
        "Các ô điểm là công thức tính từ trang Số liệu; số màu đỏ là điểm thấp hơn điểm tự chấm.",
        "Points are formulas over the sheet Facts; red points are below the self-assessment.",
    ),
    "sheet-facts-title": Message("Số liệu và điểm theo quy tắc – {unit}", "Facts and their points – {unit}"),
    "sheet-facts-note": Message(
        "Ô nền vàng là số liệu đã kê khai hoặc thẩm định; thay số vào đây thì điểm ở mọi trang tự tính lại.",
        "Yellow cells hold what was declared or decided; change one and the points on every sheet follow.",
    ),
    "sheet-history-title": Message("Diễn biến tự chấm, thẩm định – {unit}", "Course of the appraisal – {unit}"),
    "sheet-history-note": Message(
        "Từng lần kê khai, thẩm định, giải trình theo thứ tự thời gian; dấu ✓ ở dòng được tính điểm.",
        "Every declaration, appraisal and explanation in order of time; ✓ marks the row that counts.",
    ),
    "sheet-reasons-title": Message("Căn cứ tính điểm – {unit}", "Why the points are what they are – {unit}"),
    "sheet-reasons-note": Message(
        "Điểm của từng mục lúc công bố, căn cứ và quy tắc chấm; không tự tính lại như các trang khác.",
        "The points of every node as published, the reason, and the rule; texts, which do not recalculate.",
    ),
    # columns
    "sheet-col-title": Message("Lĩnh vực, tiêu chí, tiêu chí thành phần", "Field, criterion, component criterion"),
    "sheet-col-applied": Message("Điểm tối đa tính", "Max that applies"),
    "sheet-col-percent": Message("Tỷ lệ đạt (%)", "Share of max (%)"),
    "sheet-col-change": Message("Tăng, giảm so với tự chấm", "Change on self-score"),
    "sheet-col-basis": Message("Tính theo", "Counted from"),
    "sheet-col-item": Message("Nội dung số liệu", "What is asked"),
    "sheet-col-typed": Message("Điểm ấn định", "Points set"),
    "sheet-col-counts": Message("Được tính", "Counts"),
    "sheet-col-step": Message("Tăng, giảm", "Change"),
    "sheet-col-why": Message("Căn cứ tính điểm", "Reason"),
    "sheet-stage-self": Message("Điểm tự chấm", "Self-scored"),
    "sheet-stage-appraisal": Message("Điểm sau thẩm định", "After appraisal"),
    "sheet-stage-final": Message("Điểm đạt được", "Final points"),
    "sheet-source-self": Message("Tự chấm", "Self-assessment"),
    "sheet-source-survey": CONCEPTS["word-survey"],
    "sheet-source-register": CONCEPTS["word-register"],
    "sheet-source-round_1": Message("Thẩm định lần 1", "First appraisal"),
    "sheet-source-explanation": Message("Giải trình của đơn vị", "Explanation"),
    "sheet-source-round_2": Message("Thẩm định lần 2", "Second appraisal"),
    "sheet-source-council": CONCEPTS["word-council"],
    # words of cells
    "sheet-applies": Message("có áp dụng", "applies"),
    "sheet-above": Message("mục trên không áp dụng", "not applicable above"),
    "sheet-unknown": Message("chưa có ở giai đoạn này", "not known yet"),
    "sheet-withdrawn": Message("{name} (đã rút)", "{name} (withdrawn)"),
    "sheet-evidence-there": Message("có", "given"),
    "sheet-evidence-explained": Message("có giải trình", "explained"),
    "sheet-goalposts": Message(
        "Giá trị nhỏ nhất (1) và lớn nhất (2) của các đơn vị", "The least (1) and the greatest (2) of all units"
    ),
    # what the cells of a leaf hold
    "sheet-ask-yes-no": Message("có hoặc không", "yes or no"),
    "sheet-ask-level": Message("một trong các mức", "one of the levels"),
    "sheet-ask-per-item": Message("số lượng", "how many"),
    "sheet-ask-date": Message("(1) ngày thực hiện; (2) không thực hiện", "(1) the date; (2) not done"),
    "sheet-ask-ratio": Message(
        "(1) số thực hiện, (2) kế hoạch; hoặc (1) tỷ lệ %, có thể trên 100",
        "(1) achieved, (2) the target; or (1) a percentage, also above 100",
    ),
    "sheet-ask-share": Message(
        "(1) số đạt, (2) tổng số; hoặc (1) tỷ lệ %", "(1) achieved, (2) of; or (1) a percentage"
    ),
    "sheet-ask-number": Message("số", "a number"),
    "sheet-ask-survey": Message(
        "(1) điểm trung bình từ {low} đến {high}; hoặc (1) số hài lòng, (2) số trả lời",
        "(1) a mean from {low} to {high}; or (1) satisfied, (2) of those who answered",
    ),
    "sheet-ask-value": Message("số điểm từ {low} đến {high}", "a score from {low} to {high}"),
    "sheet-ask-judged": Message("số điểm, bước {step}", "points in steps of {step}"),
    "sheet-said": Message("{who}: {what}", "{who}: {what}"),
    "sheet-typed": Message("ấn định {points} điểm", "points set at {points}"),
    "sheet-yes": Message("đạt", "reached"),
    "sheet-no": Message("chưa đạt", "not reached"),
    # the steps from the tree to the score
    "sheet-step": Message("Các bước tính", "Steps"),
    "sheet-step-whole": Message("Tổng điểm các lĩnh vực", "Points of the tree"),
    "sheet-step-tree": Message("Quy đổi về thang {scale} điểm", "Put on the scale of {scale}"),
    "sheet-step-tree-and-self": Message(
        "Quy đổi về thang {scale} điểm (giai đoạn tự chấm giữ nguyên)",
        "Put on the scale of {scale} (as it stands at self-assessment)",
    ),
    "sheet-step-score": Message(
        "Điểm cuối cùng = điểm quy đổi + điểm thưởng − điểm phạt", "Score = points on the scale + bonus − penalty"
    ),
    "sheet-step-graded": Message(
        "Điểm để xếp loại (không tính điểm thưởng, điểm phạt)", "Score that is graded (without bonus and penalty)"
    ),
    "sheet-step-percent": CONCEPTS["word-index-percent"],
    # the cover
    "sheet-unit-of": Message("{name} (mã {code})", "{name} (code {code})"),
    "sheet-campaign-of": Message("{title} ({id}, năm {year})", "{title} ({id}, {year})"),
    "sheet-criteria-of": Message("{title} ({name})", "{title} ({name})"),
    "sheet-decision": Message("Quyết định công bố", "Decision"),
    "sheet-decision-of": Message("số {number} ngày {date}, người ký: {signer}", "No. {number} of {date}, by {signer}"),
    "sheet-origin": Message("Nguồn số liệu", "Origin of the numbers"),
    "sheet-digests": Message("Mã kiểm tra", "Digests"),
    "sheet-digests-of": Message(
        "bộ tiêu chí {criteria}\nkết quả của cả kỳ đánh giá {results}",
        "criteria {criteria}\nresults of all units {results}",
    ),
    "sheet-about": Message("Về kết quả này", "About this result"),
    "sheet-rank": Message("Xếp hạng trong {count} đơn vị được xếp hạng", "Rank among {count} ranked units"),
    "sheet-group-rank": Message("Xếp hạng trong nhóm {group}: {value}", "Rank within {group}: {value}"),
    "sheet-rank-as-published": Message(
        "Số liệu đã sửa: điểm và xếp loại ở đây đã tính lại, thứ hạng vẫn là thứ hạng đã công bố.",
        "Facts were changed: points and grade here follow, the ranks are still those that were published.",
    ),
    "sheet-words-as-published": Message(
        "Số liệu đã sửa: câu trên và trang Căn cứ nói về số liệu đã công bố.",
        "Facts were changed: the sentence above and the sheet Reasons speak of what was published.",
    ),
    "sheet-steps": Message("Từ điểm các lĩnh vực đến điểm cuối cùng", "From the points of the tree to the score"),
    "sheet-grades": Message("Điều kiện xếp loại", "What grades ask for"),
    "sheet-grade-bar": Message("Từ tỷ lệ", "From"),
    "sheet-grade-reached": Message("Đơn vị", "This unit"),
    "sheet-grade-asks": Message("Điều kiện kèm theo", "What else it asks for"),
    "sheet-asks-each": Message(
        "mỗi mục thuộc cấp “{level}” từ {percent:%}", "every node of “{level}” from {percent:%}"
    ),
    "sheet-asks-node": Message("{node}. {title} từ {percent:%}", "{node}. {title} from {percent:%}"),
    "sheet-first": Message("Kết quả theo mục lớn", "Results by first node"),
    "sheet-chart": Message("Tỷ lệ điểm đạt được so với điểm tối đa (%)", "Share of max reached (%)"),
    "sheet-node": Message("{code}. {title}", "{code}. {title}"),
    "sheet-how-head": Message("Cách đọc và kiểm tra", "How to read and check"),
    "sheet-how": Message(
        "Phiếu điểm: từng tiêu chí với điểm tự chấm, thẩm định, Hội đồng và điểm đạt được; cột “Tính theo” cho biết "
        "dòng nào được tính.\n"
        "Số liệu: số liệu của từng lần kê khai, thẩm định và điểm theo quy tắc; mọi ô điểm là công thức sống, tính lại "
        "bằng phím Ctrl+Shift+F9 (LibreOffice) hoặc Ctrl+Alt+F9 (Excel).\n"
        "Diễn biến: ai đổi gì, lúc nào, vì sao. Căn cứ: lý do của từng điểm bằng lời.\n"
        "Hạng phụ thuộc vào các đơn vị khác nên là số ghi sẵn; công thức xếp hạng ở sổ tổng hợp.",
        "Score sheet: every node with its points at each stage; “Counted from” names the row that counts.\n"
        "Facts: what each declaration and decision stated, and its points by the rule; all points are live formulas: "
        "recalculate with Ctrl+Shift+F9 (LibreOffice) or Ctrl+Alt+F9 (Excel).\n"
        "Course of appraisal: what changed, when and why. Reasons: why the points are what they are, in words.\n"
        "Ranks depend on the other units and are therefore numbers; the summary workbook has their formulas.",
    ),
}
