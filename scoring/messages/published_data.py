"""The words of published data: titles of files and columns, in the data package."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

PUBLISHED_DATA: dict[str, Message] = {
    "data-description": Message(
        "{title}. Dữ liệu công bố ({stage}), năm {year}, theo {criteria} ({name}). Mã kiểm tra kết quả: {digest}.",
        "{title}. Published data ({stage}), year {year}, by {criteria} ({name}). Digest of the results: {digest}.",
    ),
    "data-file-results": Message("Kết quả đầy đủ của mọi đơn vị", "The full results of all units"),
    "data-file-descriptor": Message("Mô tả mọi tệp cho phần mềm", "All files described for programs"),
    "data-file-units": Message("Các đơn vị được đánh giá", "The units that are appraised"),
    "data-file-criteria": Message("Bộ tiêu chí: mỗi dòng một mục", "The criteria: a row a node"),
    "data-file-ranking": Message("Bảng xếp hạng", "The ranking"),
    "data-file-nodes": Message(
        "Điểm từng mục của từng đơn vị: mỗi dòng một đơn vị, một mục",
        "Points of every node of every unit: a row a unit and node",
    ),
    "data-file-conditions": Message(
        "Điều kiện đạt, không đạt của từng đơn vị: mỗi dòng một đơn vị, một điều kiện",
        "Which conditions every unit meets: a row a unit and condition",
    ),
    "data-file-history": Message(
        "Quá trình chấm: số liệu tự khai, thẩm định, giải trình, kết luận của Hội đồng",
        "The course of the appraisal: what was declared, appraised, explained, decided",
    ),
    "data-file-changes": Message(
        "Tăng, giảm so với kỳ đánh giá trước, tổng điểm và từng mục",
        "What was gained and lost against the campaign before, in the total and in every node",
    ),
    "data-file-matched-nodes": Message(
        "Tiêu chí tương ứng giữa hai kỳ, do cơ quan công bố khai",
        "Nodes that correspond, as the publisher declared them",
    ),
    "data-file-matched-units": Message(
        "Đơn vị hợp nhất, chia tách giữa hai kỳ, do cơ quan công bố khai",
        "Units that merged or were divided, as the publisher declared them",
    ),
    "data-file-trend": Message(
        "Chỉ số, thứ hạng qua các kỳ: mỗi dòng một đơn vị, một kỳ", "Index and rank over the years"
    ),
    "data-file-before-campaign": Message("Quy định của một kỳ trước nữa", "The settings of an older campaign"),
    "data-file-before-criteria": Message("Bộ tiêu chí của một kỳ trước nữa", "The criteria of an older campaign"),
    "data-file-before-units": Message("Các đơn vị của một kỳ trước nữa", "The units of an older campaign"),
    "data-file-before-answers": Message(
        "Số liệu và điều chỉnh của một kỳ trước nữa", "Facts and adjustments of an older campaign"
    ),
    "data-file-before-withheld": Message(
        "Mã kiểm tra của các ô không công bố của một kỳ trước nữa", "Digests of what an older campaign does not publish"
    ),
    "data-file-rehearsed": Message("Bộ tiêu chí sửa đổi dùng để chấm thử", "The amended criteria that were rehearsed"),
    "data-file-rehearsed-nodes": Message(
        "Tiêu chí của bộ sửa đổi thay cho tiêu chí hiện hành nào, do cơ quan công bố khai",
        "Which amended nodes stand for which ones in force, as the publisher declared them",
    ),
    "data-file-campaign-campaign": Message("Quy định của kỳ đánh giá", "The settings of the campaign"),
    "data-file-campaign-criteria": Message(
        "Bộ tiêu chí ở dạng chương trình đọc được để tính lại",
        "The criteria as the program reads them to recompute",
    ),
    "data-file-campaign-units": Message(
        "Các đơn vị, ở dạng chương trình đọc để tính lại", "The units as the program reads them to recompute"
    ),
    "data-file-campaign-answers": Message(
        "Số liệu và điều chỉnh, ở dạng chương trình đọc để tính lại",
        "Facts and adjustments as the program reads them to recompute",
    ),
    "data-file-campaign-withheld": Message(
        "Mã kiểm tra của các ô không công bố", "Digests of the cells that are not published"
    ),
    "data-file-previous-withheld": Message(
        "Mã kiểm tra của các ô không công bố của kỳ đánh giá trước",
        "Digests of the cells of the campaign before that are not published",
    ),
    "data-file-outlines": Message("Ranh giới các đơn vị trên bản đồ", "Outlines of the units on the map"),
    "data-file-previous-campaign": Message("Quy định của kỳ đánh giá trước", "The settings of the campaign before"),
    "data-file-previous-criteria": Message("Bộ tiêu chí của kỳ đánh giá trước", "The criteria of the campaign before"),
    "data-file-previous-units": Message("Các đơn vị của kỳ đánh giá trước", "The units of the campaign before"),
    "data-file-previous-answers": Message(
        "Số liệu và điều chỉnh của kỳ đánh giá trước", "Facts and adjustments of the campaign before"
    ),
    "data-col-code": CONCEPTS["word-code"],
    "data-col-name": Message("Tên đơn vị", "Name of the unit"),
    "data-col-kind": Message("Loại đơn vị", "Kind of unit"),
    "data-col-unit": Message("Mã đơn vị", "Code of the unit"),
    "data-col-node": Message("Mã tiêu chí", "Code of the criterion"),
    "data-col-parent": Message("Mã của mục chứa nó", "Code of the node above"),
    "data-col-block": Message(
        "Thuộc cây tiêu chí, điểm thưởng hay điểm phạt", "Whether in the tree, the bonus or the penalty"
    ),
    "data-col-level": Message("Cấp trong cây", "Level of the tree"),
    "data-col-max": Message("Điểm tối đa", "Maximum points"),
    "data-col-weight": Message("Trọng số", "Weight"),
    "data-col-combine": Message("Cách gộp điểm của các mục con", "How the points of its children combine"),
    "data-col-rule": Message("Loại quy tắc chấm điểm", "Kind of scoring rule"),
    "data-col-from": Message("Nguồn số liệu", "Where the facts come from"),
    "data-col-body": CONCEPTS["word-appraising-body"],
    "data-col-not_applicable": Message("Cách tính khi không áp dụng", "What follows where it does not apply"),
    "data-col-title_vi": Message("Nội dung, tiếng Việt", "Title in Vietnamese"),
    "data-col-title_en": Message("Nội dung, tiếng Anh", "Title in English"),
    "data-col-rule_vi": Message("Cách chấm điểm, tiếng Việt", "The rule in words, in Vietnamese"),
    "data-col-rule_en": Message("Cách chấm điểm, tiếng Anh", "The rule in words, in English"),
    "data-col-campaign": CONCEPTS["word-campaign"],
    "data-col-year": Message("Năm của kỳ đánh giá", "Year of the campaign"),
    "data-col-ranked": Message("Số đơn vị được xếp hạng trong kỳ", "Units ranked in the campaign"),
    "data-col-rank": CONCEPTS["word-ranked"],
    "data-col-rank_in": Message("Xếp hạng trong nhóm cùng {column}", "Rank among the units of the same {column}"),
    "data-col-score": CONCEPTS["word-whole-score"],
    "data-col-percent": Message("Tỷ lệ đạt so với điểm tối đa, %", "Percent of the maximum"),
    "data-col-coverage": Message(
        "Phạm vi chấm: điểm tối đa của các nội dung áp dụng cho đơn vị, trên tổng điểm tối đa, %",
        "What the unit was scored on: the maximum of all that applies to it, in percent of the whole",
    ),
    "data-col-grade": CONCEPTS["word-grade"],
    "data-col-bonus": CONCEPTS["word-bonus"],
    "data-col-penalty": CONCEPTS["word-penalty"],
    "data-col-points": CONCEPTS["word-points"],
    "data-col-met": Message("Đạt điều kiện; trống là chưa biết", "Whether the condition is met; empty: not known yet"),
    "data-col-met_at": Message("Mức phải đạt của điều kiện, %", "What it takes to meet the condition, %"),
    "data-col-state": Message("Có điểm, chưa có số liệu hay không áp dụng", "Scored, missing or not applicable"),
    "data-col-stage": CONCEPTS["word-stage"],
    "data-col-row": Message(
        "Loại dòng: số liệu, đề nghị không áp dụng, giải trình…", "Kind of row: facts, claim, explanation…"
    ),
    "data-col-second_round": Message("Thẩm định lần 2", "Second round of appraisal"),
    "data-col-facts": CONCEPTS["word-facts"],
    "data-col-typed": Message("Điểm được ghi trực tiếp", "Points typed in place of facts"),
    "data-col-counts": Message("Là dòng được tính điểm", "Whether it is the row that is scored"),
    "data-col-what": Message(
        "Tổng điểm, một mục, hay phần không quy về mục nào", "The total, a node, or what belongs to no node"
    ),
    "data-col-before": Message("Tỷ lệ đạt kỳ trước, %", "Percent of the maximum before"),
    "data-col-after": Message("Tỷ lệ đạt kỳ này, %", "Percent of the maximum now"),
    "data-col-change": Message("Tăng, giảm, điểm phần trăm", "Change in percentage points"),
    "data-col-points_change": Message("Tăng, giảm điểm", "Change in points"),
    "data-col-contribution": Message(
        "Phần đóng góp vào tăng, giảm của tổng điểm, điểm phần trăm",
        "Part of the change of the total, percentage points",
    ),
    "data-col-why_not": Message("Lý do không so sánh được", "Why it does not compare"),
    "data-col-matched-new": Message("Mã kỳ này", "Code now"),
    "data-col-matched-old": Message("Mã kỳ trước", "Code before"),
    "data-col-matched-weight": Message("Trọng số (số dân)", "Weight (people)"),
    "data-col-matched-comparable": Message(
        "So sánh được: yes (theo điểm), percent (theo tỷ lệ), no", "Whether they compare: yes, percent or no"
    ),
    "data-col-rank_before": Message("Xếp hạng kỳ trước", "Rank before"),
    "data-col-rank_after": Message("Xếp hạng kỳ này", "Rank now"),
    "data-col-places_up": Message("Số bậc tăng (âm: giảm)", "Places won (negative: lost)"),
    "data-col-grade_before": Message("Xếp loại kỳ trước", "Grade before"),
    "data-col-grade_after": Message("Xếp loại kỳ này", "Grade now"),
    "data-col-note": Message("Lý do, ghi chú, giải trình", "Reason, note, explanation"),
    "data-col-evidence": CONCEPTS["word-evidence"],
    "data-col-by": CONCEPTS["word-by-whom"],
    "data-col-at": CONCEPTS["word-at"],
    "data-col-column": Message("Cột không công bố", "Column that is not published"),
    "data-col-digest": Message("Mã kiểm tra (HMAC-SHA-256)", "Digest (HMAC-SHA-256)"),
}
