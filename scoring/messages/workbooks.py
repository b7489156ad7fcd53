"""Published workbooks: headings and words of the cells."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message
from scoring.messages.workbooks_unit import UNIT_WORKBOOKS

WORKBOOKS: dict[str, Message] = {
    **UNIT_WORKBOOKS,
    # ── both kinds of workbook: words of state cells, and of points that are none ─────────────────────────────────
    "book-state-unevidenced": Message("thiếu minh chứng", "no evidence"),
    "book-state-unconfirmed": Message("chưa xác nhận", "not confirmed"),
    "book-points-none": Message("chưa có", "none yet"),
    # ── the summary workbook ──────────────────────────────────────────────────────────────────────────────────────
    "book-page": Message("Trang &P/&N", "Page &P of &N"),
    "book-sheet-about": Message("Giới thiệu", "About"),
    "book-sheet-ranking": CONCEPTS["word-ranking"],
    "book-sheet-group": Message("Hạng theo {column}", "By {column}"),
    "book-sheet-charts": Message("Biểu đồ", "Charts"),
    "book-sheet-matrix": Message("Ma trận điểm", "Points"),
    "book-sheet-nodes": Message("Theo tiêu chí", "By criterion"),
    "book-sheet-steps": Message("Cách tính hạng", "Steps to rank"),
    "book-sheet-maxima": Message("Điểm tối đa", "Maxima"),
    "book-sheet-posts": Message("Mốc quan sát", "Goalposts"),
    "book-sheet-facts": CONCEPTS["word-facts"],
    "book-sheet-changes": Message("Thay đổi", "Changes"),
    "book-stage-self": Message("kết quả tự chấm điểm", "self-assessment"),
    "book-stage-appraisal": Message("kết quả thẩm định", "appraisal"),
    "book-stage-final": CONCEPTS["word-final-result"],
    "book-digests": Message(
        "Bộ tiêu chí {name}: {criteria} · Kết quả: {results}", "Criteria {name}: {criteria} · Results: {results}"
    ),
    # about
    "book-about-title": Message("Bảng tổng hợp kết quả chấm điểm, xếp hạng", "Summary of scores and ranks"),
    "book-about-year": Message("Năm", "Year"),
    "book-about-decision": Message("Quyết định công bố", "Published by"),
    "book-about-source": Message("Căn cứ của Bộ tiêu chí", "Source of the criteria"),
    "book-about-source-status": Message("Tính chất văn bản", "Nature of the text"),
    "book-about-origin": Message("Nguồn số liệu", "Origin of the data"),
    "book-about-criteria-digest": Message("Mã kiểm tra Bộ tiêu chí", "Digest of the criteria"),
    "book-about-results-digest": Message("Mã kiểm tra kết quả", "Digest of the results"),
    "book-source-official": Message("văn bản chính thức", "official"),
    "book-source-transcribed": Message("chép lại từ văn bản", "transcribed"),
    "book-source-reconstructed": CONCEPTS["word-reconstructed"],
    "book-decision": Message(
        "Quyết định số {number} ngày {date}, {signer} ký", "Decision {number} of {date}, {signer}"
    ),
    "book-how-read": Message("Cách đọc", "How to read"),
    "book-read-colours": Message(
        "Ở bảng “Ma trận điểm”, mỗi ô là điểm của một đơn vị ở một mục; màu cho biết tỷ lệ so với điểm tối đa "
        "(ghi ở đầu cột): cam là thấp, trắng là một nửa, xanh là cao.",
        "On the sheet “Points” every cell has the points of a unit for a node; the colour tells the share of the max "
        "(at the head of the column): orange is low, white half, blue high.",
    ),
    "book-read-words": Message(
        "Dấu “–” nghĩa là mục đó không tính cho đơn vị; “chưa có” nghĩa là thiếu số liệu nên chưa có điểm và "
        "đơn vị chưa được xếp hạng.",
        "“–” means that the node does not count for the unit; “none yet” that facts are missing, so that there are no "
        "points and the unit is not ranked.",
    ),
    "book-read-states": Message(
        "Ở bảng “Số liệu”, cột trạng thái để trống khi số liệu được chấm theo quy tắc; một con số ở đó là điểm do "
        "thẩm định hoặc Hội đồng ấn định; ngoài ra là: không áp dụng; thiếu minh chứng (không được điểm dương); "
        "chưa xác nhận (đề nghị không áp dụng chưa được xác nhận). Ô tô cam là thiếu số liệu.",
        "On the sheet “Facts” the column of state is empty where facts are scored by the rule; a number there is "
        "points set by appraisal or council; else it says: not applicable; no evidence (no points above 0); not "
        "confirmed (a claim of not applicable without confirmation). Orange cells: facts are missing.",
    ),
    "book-read-inputs": Message(
        "Chỉ các ô nền vàng nhạt ở bảng “Số liệu” (và số kỳ trước, nếu có) là dữ liệu nhập. Mọi điểm, điểm tối đa, "
        "tỷ lệ, xếp loại, hạng ở các bảng khác đều là công thức: sửa một số liệu thì mọi kết quả thay đổi theo.",
        "Only the pale yellow cells of the sheet “Facts” (and numbers of before, if any) are inputs. All points, "
        "maxima, percents, grades and ranks on the other sheets are formulas: change one fact and all results follow.",
    ),
    "book-read-sort": Message(
        "Có thể lọc, sắp xếp bảng “Xếp hạng”. Không sắp xếp các bảng khác: mỗi đơn vị ở cùng một dòng trong mọi bảng.",
        "The sheet “Ranking” may be filtered and sorted. Don't sort the others: a unit has one row on all of them.",
    ),
    "book-how-recompute": Message("Cách tính lại", "How to recompute"),
    "book-recompute-live": Message(
        "Trong Excel: Ctrl+Alt+Shift+F9. Trong LibreOffice: Ctrl+Shift+F9. Kết quả lưu sẵn trong tệp phải giữ nguyên.",
        "In Excel: Ctrl+Alt+Shift+F9. In LibreOffice: Ctrl+Shift+F9. The results stored in the file stay as they are.",
    ),
    "book-recompute-exact": Message(
        "Công thức tính bằng số nguyên của đơn vị điểm nhỏ nhất và làm tròn đúng một lần ở mỗi mục, nửa thì làm tròn "
        "xa số 0. Bảng “Cách tính hạng” đi từng bước từ điểm các mục đến điểm, tỷ lệ, xếp loại, hạng.",
        "Formulas count in whole numbers of the smallest step of points and round once a node, halves away from zero. "
        "The sheet “Steps to rank” goes from the points of nodes to score, percent, grade and rank, step by step.",
    ),
    "book-recompute-engine": Message(
        "Bộ dữ liệu công bố kèm theo tính lại được toàn bộ kết quả; hai mã băm ở trên cho biết đúng Bộ tiêu chí nào "
        "và đúng kết quả nào.",
        "The data published along with this file recompute all results; the two digests above say which criteria and "
        "which results these are, to the byte.",
    ),
    "book-values": Message("Ô là giá trị, không phải công thức", "Cells that are values, not formulas"),
    "book-values-why": Message(
        "Các ô sau (nền tím nhạt) ghi kết quả do chương trình tính, không đổi theo số liệu: số có nhiều hơn 15 chữ số "
        "mà bảng tính giữ được, hoặc quy tắc quá dài để công thức cho kết quả đúng đến chữ số cuối cùng.",
        "The following cells (pale violet) hold results that the program computed and don't follow facts: numbers "
        "have more than the 15 digits that a spreadsheet keeps, or a rule is too long for a formula that is right to "
        "the last digit.",
    ),
    # titles and notes of sheets
    "book-ranking-title": Message("BẢNG XẾP HẠNG", "RANKING"),
    "book-ranking-note": Message(
        "Mọi con số là công thức; có thể lọc và sắp xếp.", "All numbers are formulas; may be filtered and sorted."
    ),
    "book-ranking-ties": Message(
        "Bằng điểm thì xét tỷ lệ đạt lần lượt của mục: {nodes}; vẫn bằng nhau thì đồng hạng.",
        "Equal scores: by the share reached of these nodes, in this order: {nodes}; still equal, they share a rank.",
    ),
    "book-ranking-shared": Message("Bằng điểm thì đồng hạng.", "Equal scores share a rank."),
    "book-group-title": Message("XẾP HẠNG THEO {column}", "RANKS BY {column}"),
    "book-group-note": Message(
        "Hạng trong nhóm tính theo cùng quy tắc với hạng chung.",
        "Ranks within a group follow the same rule as those of all.",
    ),
    "book-matrix-title": Message("MA TRẬN ĐIỂM", "POINTS OF EVERY UNIT AND NODE"),
    "book-matrix-note": Message(
        "Mỗi ô là công thức trên số liệu của đơn vị. Màu: tỷ lệ so với điểm tối đa; “–”: không tính cho đơn vị.",
        "Every cell is a formula over the unit's facts. Colour: share of the max; “–”: does not count for the unit.",
    ),
    "book-maxima-title": Message("ĐIỂM TỐI ĐA THAY ĐỔI THEO ĐƠN VỊ", "MAXIMA THAT VARY BY UNIT"),
    "book-maxima-note": Message(
        "Chỉ gồm các mục có thể không áp dụng và mục chứa chúng; ở các mục khác, mọi đơn vị có điểm tối đa như nhau.",
        "Only nodes that may not apply, and those that hold them; all others have the same max for every unit.",
    ),
    "book-facts-title": Message("SỐ LIỆU ĐƯỢC CHẤM", "FACTS THAT ARE SCORED"),
    "book-facts-note": Message(
        "Ô nền vàng nhạt là dữ liệu nhập. Trạng thái trống: chấm theo số liệu; con số: điểm được ấn định.",
        "Pale yellow cells are inputs. State empty: scored by the facts; a number: points set by appraisal or council.",
    ),
    "book-posts-title": Message("MỐC QUAN SÁT", "OBSERVED GOALPOSTS"),
    "book-posts-note": Message(
        "Giá trị nhỏ nhất và lớn nhất trong số liệu của các đơn vị, dùng để quy về thang điểm.",
        "The least and the greatest facts of all units, which points are scaled by.",
    ),
    "book-nodes-title": Message("KẾT QUẢ THEO TỪNG TIÊU CHÍ", "RESULTS BY CRITERION"),
    "book-nodes-note": Message(
        "Tính trên các đơn vị có điểm ở mục đó; tỷ lệ đạt = tổng điểm ÷ tổng điểm tối đa của các đơn vị.",
        "Over the units that have points for the node; share reached = all points ÷ all maxima.",
    ),
    "book-sheet-trust": CONCEPTS["word-trust"],
    "book-trust-title": Message("ĐỘ TIN CẬY CỦA KẾT QUẢ", "CAN THE RESULTS BE TRUSTED"),
    "book-council-note": Message(
        "Dành cho Hội đồng thẩm định; chỉ để tham khảo, không làm thay đổi kết quả. Các số ở đây là giá trị, không "
        "phải công thức.",
        "For the appraisal council; advice that changes no result. These numbers are values, not formulas.",
    ),
    "book-sheet-trend": CONCEPTS["word-trend"],
    "book-trend-title": Message("KẾT QUẢ QUA CÁC KỲ ĐÁNH GIÁ", "RESULTS OVER THE CAMPAIGNS"),
    "book-trend-note": Message(
        "Các số ở đây là giá trị, không phải công thức; kỳ này tính lại được ở các trang tính khác.",
        "These numbers are values, not formulas; the other sheets recompute this campaign.",
    ),
    "book-sheet-rehearsal": CONCEPTS["word-rehearsal"],
    "book-rehearsal-title": Message("CHẤM THỬ THEO {new}", "REHEARSAL UNDER {new}"),
    "book-charts-title": Message("BIỂU ĐỒ", "CHARTS"),
    "book-charts-note": Message("Biểu đồ vẽ từ các ô công thức.", "Drawn from cells with formulas."),
    "book-chart-scores": Message("Điểm của các đơn vị", "Scores of the units"),
    "book-chart-scores-first": Message("Điểm của {count} đơn vị đầu bảng", "Scores of the first {count} units"),
    "book-chart-shares": Message("Tỷ lệ đạt so với điểm tối đa (%)", "Share of the max reached (%)"),
    "book-steps-title": Message(
        "TỪ ĐIỂM CÁC MỤC ĐẾN ĐIỂM, XẾP LOẠI, HẠNG", "FROM POINTS OF NODES TO SCORE, GRADE, RANK"
    ),
    "book-steps-note": Message(
        "Đọc từ trái sang phải. Hạng: xếp theo điểm; bằng nhau thì theo các mục xét ưu tiên, lần lượt từng mục.",
        "Read from left to right. Ranks go by score; equal ones by the tie-break nodes, one after the other.",
    ),
    "book-changes-title": Message("THAY ĐỔI SO VỚI KỲ TRƯỚC", "CHANGES SINCE THE CAMPAIGN BEFORE"),
    "book-changes-note": Message(
        "Kỳ trước: {earlier}. Số kỳ trước là dữ liệu nhập; số kỳ này và chênh lệch là công thức (điểm phần trăm). "
        "Số bậc chỉ tính giữa các đơn vị có hạng ở cả hai kỳ.",
        "Before: {earlier}. Numbers of before are inputs; those of now and the differences are formulas (percentage "
        "points). Places are counted among the units ranked in both campaigns.",
    ),
    "book-change-rank-before": Message("Hạng kỳ trước", "Rank before"),
    "book-change-rank": Message("Hạng kỳ này", "Rank now"),
    "book-change-up": Message("Số bậc tăng (+), giảm (-)", "Places won (+), lost (-)"),
    "book-change-up-among": Message(
        "Số bậc tăng (+), giảm (-), tính trong {count} đơn vị có hạng ở cả hai kỳ",
        "Places won (+), lost (-) among the {count} units ranked in both",
    ),
    "book-change-percent-before": Message("Tỷ lệ % kỳ trước", "Percent before"),
    "book-change-percent": Message("Tỷ lệ % kỳ này", "Percent now"),
    "book-change-change": Message("Chênh lệch", "Change"),
    "book-change-note": CONCEPTS["word-note"],
    "book-change-merged": Message("Kỳ trước là bình quân của: {units}", "Before: the mean of {units}"),
    "book-change-before": Message("% kỳ trước", "% before"),
    "book-change-now": Message("% kỳ này", "% now"),
    # captions
    "book-col-unit": CONCEPTS["word-code"],
    "book-col-name": CONCEPTS["word-unit"],
    "book-col-code": CONCEPTS["word-code"],
    "book-col-title": CONCEPTS["word-criterion"],
    "book-col-rank": CONCEPTS["word-rank"],
    "book-col-rank-in": Message("Hạng trong nhóm {column}", "Rank in {column}"),
    "book-col-score": CONCEPTS["word-score"],
    "book-col-percent": CONCEPTS["word-percent"],
    "book-col-grade": CONCEPTS["word-grade"],
    "book-col-max": CONCEPTS["word-max"],
    "book-col-points": CONCEPTS["word-points"],
    "book-col-kept": Message("Giữ lại cho mục trên", "Kept for the node above"),
    "book-col-count": Message("Số đơn vị có điểm", "Units with points"),
    "book-col-mean": Message("Điểm trung bình", "Mean"),
    "book-col-least": CONCEPTS["word-least"],
    "book-col-most": CONCEPTS["word-greatest"],
    "book-col-greatest": CONCEPTS["word-greatest"],
    "book-col-share": Message("Tỷ lệ đạt %", "Share reached %"),
    "book-col-units": CONCEPTS["word-units"],
    "book-col-units-share": CONCEPTS["word-percent"],
    "book-col-state": Message("Trạng thái hoặc điểm ấn định", "State, or points set"),
    "book-fact-date": Message("Ngày", "Date"),
    "book-fact-not-done": Message("Hoặc: không thực hiện", "Or: not done"),
    "book-fact-done": Message("Số đạt (hoặc %, điểm trung bình)", "Done (or percent, mean)"),
    "book-fact-total": Message("Trên tổng số", "Out of"),
    # steps to the rank
    "book-step-tree-points": Message("Tổng điểm các mục", "Points of the tree"),
    "book-step-tree-max": Message("Tổng điểm tối đa", "Max of the tree"),
    "book-step-tree-score": Message("Quy về thang điểm", "Brought to the scale"),
    "book-step-bonus": CONCEPTS["word-bonus"],
    "book-step-penalty": CONCEPTS["word-penalty"],
    "book-step-score": CONCEPTS["word-score"],
    "book-step-max": CONCEPTS["word-max"],
    "book-step-percent": CONCEPTS["word-percent"],
    "book-step-graded": Message("Điểm để xếp loại", "Score that is graded"),
    "book-step-grade": CONCEPTS["word-grade"],
    "book-step-reached": Message("Đạt mức này?", "Reaches this grade?"),
    "book-step-key": Message("Số để so sánh điểm", "Number to compare scores by"),
    "book-step-key-of": Message("Số để so sánh điểm mục {node}", "Number to compare {node} by"),
    "book-step-place": Message("Thứ tự theo điểm", "Place by score"),
    "book-step-place-of": Message("Thứ tự theo mục {node}", "Place by {node}"),
    "book-step-level": Message("Bậc xếp loại đạt được (1 là cao nhất)", "Grade reached, 1 the best"),
    "book-step-kept": Message("Bậc xếp loại sau khi xét tỷ lệ", "Grade after the quota"),
    "book-step-by-grade": Message("Gộp bậc xếp loại, thứ tự theo điểm", "Grade and order by score merged"),
    "book-step-number": Message("Gộp thứ tự đến mục {node}", "Places merged up to {node}"),
    "book-step-first": Message("Xuất hiện lần đầu", "For the first time"),
    "book-step-rank": CONCEPTS["word-rank"],
    "book-step-group-of": Message("Số hiệu nhóm ({column})", "Number of the group ({column})"),
    "book-step-order-of": Message("Nhóm gộp với hạng ({column})", "Group and rank merged ({column})"),
    "book-step-first-of": Message("Xuất hiện lần đầu ({column})", "For the first time ({column})"),
    "book-step-rank-in-of": Message("Hạng trong nhóm ({column})", "Rank in the group ({column})"),
}
