"""What `scoring rehearse` says: the same facts under an amended criteria set."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

REHEARSING: dict[str, Message] = {
    "help-rehearse": Message(
        "Chấm thử số liệu đã có theo bộ tiêu chí sửa đổi: tiêu chí nào dùng lại được số liệu, tiêu chí nào chưa có số "
        "liệu, điểm, xếp loại, thứ hạng thay đổi thế nào, đơn vị nào được, mất.",
        "The facts that are there under an amended criteria set: which leaves carry over, which need facts that nobody "
        "has, how points, grades and ranks change, who wins and who loses.",
    ),
    "help-rehearse-with": Message(
        "Bộ tiêu chí sửa đổi: tệp YAML hoặc tên trong danh mục.", "The amended set: a YAML file or a catalogue name."
    ),
    "help-rehearse-nodes": Message(
        "Bảng nêu tiêu chí mới thay cho tiêu chí cũ nào (như của compare).",
        "A table of which new node stands for which old one (as of compare).",
    ),
    "help-rehearse-out": Message(
        "Ghi phụ lục của tờ trình sửa đổi Bộ tiêu chí ra tệp Word (.docx) này.",
        "Write the annex of the proposal to amend the criteria to this Word file (.docx).",
    ),
    "rehearse-heading": Message(
        "Chấm thử theo {new} (hiện hành: {old}): {title}, {stage}",
        "Rehearsal of {new} (in force: {old}): {title}, {stage}",
    ),
    "rehearse-carried": Message(
        "{carried} trong {leaves} tiêu chí thành phần dùng lại được số liệu; {unknown} chưa đủ số liệu.",
        "{carried} of {leaves} leaves carry over; {unknown} lack facts.",
    ),
    "rehearse-changes": Message("Thay đổi của bộ tiêu chí", "What changed in the criteria"),
    "rehearse-unknown": Message("Tiêu chí chưa có số liệu", "Leaves that lack facts"),
    "rehearse-why-new": Message("tiêu chí mới", "a new leaf"),
    "rehearse-why-source": Message("nguồn số liệu khác", "facts come from elsewhere"),
    "rehearse-why-form": Message("cách ghi số liệu khác", "facts of another form"),
    "rehearse-why-points": Message("điểm đã chấm theo quy tắc cũ", "points given by the old rule"),
    "rehearse-why-unread": Message("quy tắc mới không đọc được số liệu cũ", "the new rule can't read the facts"),
    "rehearse-why-claim": Message("không còn được đề nghị không áp dụng", "n/a can no longer be claimed"),
    "rehearse-why-others": Message(
        "so với số liệu còn thiếu của đơn vị khác", "measured against facts that others lack"
    ),
    "rehearse-units": Message("Kết quả trước và sau", "Results before and after"),
    "rehearse-col-score-before": Message("Điểm hiện nay", "Score now"),
    "rehearse-col-score-after": Message("Điểm chấm thử", "Rehearsed"),
    "rehearse-col-rank-before": Message("Hạng hiện nay", "Rank now"),
    "rehearse-col-rank-after": Message("Hạng chấm thử", "Rehearsed rank"),
    "rehearse-gone": Message("{code} (đã bỏ)", "{code} (dropped)"),
    "rehearse-col-rank-bounds": Message("Hạng có thể", "Possible ranks"),
    "rehearse-col-score-bounds": Message("Điểm có thể", "Possible scores"),
    "rehearse-col-most": Message("Chủ yếu do", "Mostly by"),
    "rehearse-known": Message(
        "Điểm và hạng chấm thử không tính tiêu chí chưa có số liệu; “có thể” là từ ít nhất đến nhiều nhất, "
        "dù số liệu đó ra sao.",
        "Rehearsed scores and ranks leave out what lacks facts; “possible” is from least to most, whatever these "
        "facts turn out to be.",
    ),
    "rehearse-reading": Message(
        "Chấm thử không nói bộ tiêu chí nào đúng hơn, cũng không nói đơn vị sẽ làm khác đi thế nào khi tiêu chí thay "
        "đổi: số liệu là của kỳ đã qua. Xem ai được, ai mất, vì tiêu chí nào, trước khi sửa đổi.",
        "A rehearsal says neither which criteria are the better ones nor what units would do otherwise under them: the "
        "facts are of the past. See who wins, who loses, and by which leaf, before you amend.",
    ),
    "rehearse-column": Message(
        "bộ tiêu chí sửa đổi nói đến cột “{column}”, units.csv của kỳ đánh giá không có cột này",
        "the amended criteria speak of the column “{column}”, which the campaign's units.csv lacks",
        "Thêm cột “{column}” vào units.csv.",
        "Add the column “{column}” to units.csv.",
    ),
    "rehearse-paper-name": Message("TỜ TRÌNH", "PROPOSAL"),
    "rehearse-paper-abstract": Message("Về việc sửa đổi {title}", "To amend: {title}"),
    "rehearse-paper-opening": Message(
        "Để đánh giá tác động trước khi sửa đổi, số liệu của {title} ({stage}) đã được chấm thử theo {new} và so với "
        "kết quả theo {old}. Kết quả từng đơn vị nêu tại Phụ lục.",
        "To see what the amendment would do, the facts of {title} ({stage}) were scored under {new} and compared with "
        "the results under {old}. The annex has every unit.",
    ),
    "rehearse-paper-ranks": Message(
        "Về thứ hạng: {up} đơn vị tăng, {down} đơn vị giảm, {same} đơn vị giữ nguyên.",
        "Ranks: {up} units rise, {down} fall, {same} stay.",
    ),
    "rehearse-paper-attached": Message("(Kèm theo Tờ trình)", "(Annex to the proposal)"),
    "rehearse-receiver-above": Message("Như trên", "As above"),
    "rehearse-receiver-file": CONCEPTS["word-receiver-file"],
    "rehearse-annex-title": Message(
        "KẾT QUẢ CHẤM THỬ THEO BỘ TIÊU CHÍ SỬA ĐỔI", "REHEARSAL UNDER THE AMENDED CRITERIA"
    ),
}
