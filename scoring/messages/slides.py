"""The slides for the conference that analyses the results."""

from scoring.messages.message import Message

SLIDES: dict[str, Message] = {
    "slides-conference": Message("Hội nghị phân tích, công bố kết quả", "Conference on the results"),
    "slides-cover": Message(
        "Giai đoạn: {stage} · {units} đơn vị · bộ tiêu chí {criteria}",
        "Stage: {stage} · {units} units · criteria {criteria}",
    ),
    "slides-decision": Message(
        "Quyết định số {number} ngày {date}, người ký: {signer}", "Decision {number} of {date}, signed by {signer}"
    ),
    "slides-digests": Message("Bộ tiêu chí {criteria} · Kết quả {results}", "Criteria {criteria} · Results {results}"),
    # overview
    "slides-overview": Message("Kết quả chung", "Results at a glance"),
    "slides-ranked": Message("đơn vị được xếp hạng", "units ranked"),
    "slides-mean": Message("tỷ lệ điểm trung bình", "mean share of points"),
    "slides-highest": Message("cao nhất: {unit}", "highest: {unit}"),
    "slides-lowest": Message("thấp nhất: {unit}", "lowest: {unit}"),
    "slides-spread": Message("Số đơn vị theo khoảng tỷ lệ % điểm", "Units by percent of points"),
    # ranking
    "slides-ranking-first": Message("Xếp hạng: {count} đơn vị đầu", "Ranking: the first {count}"),
    "slides-ranking-last": Message("Xếp hạng: {count} đơn vị cuối", "Ranking: the last {count}"),
    "slides-col-percent": Message("Tỷ lệ", "Percent"),
    "slides-col-move": Message("So với kỳ trước", "Places moved"),
    "slides-up": Message("tăng {places}", "up {places}"),
    "slides-down": Message("giảm {places}", "down {places}"),
    "slides-same": Message("giữ nguyên", "same"),
    # losses
    "slides-lost": Message("Điểm mất theo nội dung, trung bình một đơn vị", "Points lost by content, mean of a unit"),
    "slides-lost-note": Message(
        "Mất nhiều nhất: {node}, {points} điểm một đơn vị.", "Most was lost in {node}: {points} points a unit."
    ),
    "slides-costly": Message(
        "Tiêu chí làm mất nhiều điểm nhất, trung bình một đơn vị", "What cost most points, mean of a unit"
    ),
    "slides-col-body": Message("Cơ quan thẩm định", "Appraised by"),
    "slides-col-losing": Message("Đơn vị mất điểm", "Units that lost"),
    "slides-bodies": Message(
        "Điểm mất theo cơ quan thẩm định, trung bình một đơn vị", "Points lost by appraising body, mean of a unit"
    ),
    "slides-no-body": Message("Chưa phân công", "No body named"),
    "slides-lost-points": Message("Điểm mất", "Points lost"),
    # changes
    "slides-changes": Message("Tăng, giảm so với kỳ trước (điểm %)", "Rises and falls (percentage points)"),
    "slides-changes-note": Message(
        "So với năm {year}: {rose} đơn vị tăng, {fell} đơn vị giảm, {same} đơn vị giữ nguyên.",
        "Against {year}: {rose} units rose, {fell} fell, {same} stayed.",
    ),
    "slides-changes-gone": Message("Không còn trong kỳ này: {units}.", "No longer there: {units}."),
    "slides-causes": Message("Tiêu chí làm tăng, giảm kết quả nhiều nhất", "What raised and lowered the results most"),
    "slides-col-change": Message("Thay đổi trung bình (điểm %)", "Mean change (percentage points)"),
    "slides-causes-note": Message(
        "Mỗi số là phần đóng góp của tiêu chí vào thay đổi trung bình của tỷ lệ điểm.",
        "Each figure is what the criterion added to the mean change of the percent of points.",
    ),
    # commendation
    "slides-commended": Message("Đơn vị đề nghị biểu dương", "Units to commend"),
    "slides-commended-unit": Message("{rank}. {unit} ({score})", "{rank}. {unit} ({score})"),
}
