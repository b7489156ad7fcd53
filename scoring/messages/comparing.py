"""What `scoring compare` says: gains, losses, what cannot be compared."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

COMPARING: dict[str, Message] = {
    # the command
    "help-compare": Message(
        "So sánh hai kỳ đánh giá: từng đơn vị, từng tiêu chí tăng, giảm bao nhiêu, vì đâu; hạng thay đổi thế nào.",
        "Compare two campaigns: what each unit gained and lost, node by node, and why; how ranks moved.",
    ),
    "help-compare-nodes": Message(
        "Bảng tiêu chí tương ứng (CSV: new,old,comparable).",
        "A table of nodes that correspond (CSV: new,old,comparable).",
    ),
    "help-compare-units": Message(
        "Bảng đơn vị hợp nhất, chia tách (CSV: new,old,weight; weight là số dân, để trống là bằng nhau).",
        "A table of units that merged or were divided (CSV: new,old,weight; people, or empty for equal).",
    ),
    "help-compare-top": Message(
        "Nêu bao nhiêu tiêu chí tăng và giảm nhiều nhất.",
        "How many of the nodes that rose and fell most to name.",
    ),
    # the tables that are declared
    "map-node-unknown": Message(
        "Bộ tiêu chí {criteria} không có mã “{given}”.{hint}",
        "The criteria set {criteria} has no code “{given}”.{hint}",
        "Cột new ghi mã của kỳ sau, cột old ghi mã của kỳ trước (xem: scoring show).",
        "The column new takes codes of the later campaign, old those of the earlier one (see: scoring show).",
    ),
    "map-unit-new": Message(
        "Kỳ sau không có đơn vị mang mã “{given}”.{hint}",
        "The later campaign has no unit with the code “{given}”.{hint}",
        "Dùng mã đơn vị trong units.csv của kỳ sau.",
        "Use a code of units.csv of the later campaign.",
    ),
    "map-unit-old": Message(
        "Kỳ trước không có đơn vị mang mã “{given}”.{hint}",
        "The earlier campaign has no unit with the code “{given}”.{hint}",
        "Dùng mã đơn vị trong units.csv của kỳ trước.",
        "Use a code of units.csv of the earlier campaign.",
    ),
    "map-unit-still-there": Message(
        "{code} được nhập vào {new} nhưng kỳ sau vẫn có đơn vị mang mã {code} mà bảng không nhắc tới.",
        "{code} went into {new}, but the later campaign still has a unit {code}, of which the table says nothing.",
        "Nếu {code} vẫn còn một phần, thêm dòng {code},{code}; nếu không, sửa mã ở units.csv của kỳ sau.",
        "Where a part of {code} is still there, add a row {code},{code}; else correct units.csv of the later campaign.",
    ),
    "map-unit-left-out": Message(
        "{code} của kỳ sau gồm {old}, nhưng bảng không nói {code} của kỳ trước đi đâu.",
        "{code} of the later campaign stands for {old}, but no row says where {code} of the earlier one went.",
        "Thêm dòng {code},{code} nếu đơn vị cũ vẫn nằm trong đó; nếu đã nhập vào đơn vị khác, thêm dòng nêu đơn vị ấy.",
        "Add a row {code},{code} where it is part of it; where it went into another unit, add a row that says so.",
    ),
    "map-pair-twice": Message(
        "Cặp {new} – {old} đã có ở dòng {line}.",
        "The pair {new} – {old} is on line {line} already.",
        "Xóa một trong hai dòng.",
        "Delete one of the two rows.",
    ),
    "map-empty": Message(
        "Bảng không có dòng nào.",
        "The table has no rows.",
        "Ghi mỗi cặp mã mới, mã cũ một dòng.",
        "Write one row for each pair of a new and an old code.",
    ),
    "map-old-twice": Message(
        "{old} đã được dùng cho {new} (dòng {line}); một mục cũ chỉ ứng với một mục mới.",
        "{old} stands for {new} already (line {line}); an old node goes into one new node only.",
        "Với mục bị tách, chỉ so ở mục cấp trên: bỏ các dòng này, ghi cặp mã của mục cấp trên.",
        "A node that was split compares one level up: remove these rows and pair the nodes above.",
    ),
    "map-comparable": Message(
        "comparable “{given}” không phải là một trong: {known}.",
        "comparable “{given}” is not one of: {known}.",
        "yes: so được điểm và tỷ lệ; percent: chỉ so tỷ lệ; no: không so được; để trống: theo điểm tối đa.",
        "yes: points and percent compare; percent: only percent; no: neither; empty: as the maxima say.",
    ),
    "map-comparable-differs": Message(
        "{new} ghi comparable “{given}”, nhưng dòng {line} ghi “{said}”.",
        "{new} has comparable “{given}” here, “{said}” on line {line}.",
        "Ghi như nhau ở mọi dòng của {new}, hoặc chỉ ghi ở một dòng.",
        "Say the same on all rows of {new}, or on one of them.",
    ),
    "map-block": Message(
        "{new} và {old} thuộc hai phần khác nhau (điểm chuẩn, điểm thưởng, điểm phạt).",
        "{new} and {old} are of different blocks (tree, bonus, penalty).",
        "Ghi comparable là no, hoặc bỏ dòng này.",
        "Write no as comparable, or remove the row.",
    ),
    "map-nested": Message(
        "{old} đã gồm {inside}, điểm sẽ bị cộng hai lần.",
        "{old} contains {inside}; the points would count twice.",
        "Chỉ giữ mục cấp trên hoặc chỉ giữ các mục cấp dưới.",
        "Keep the node above, or those below it.",
    ),
    "map-other-max": Message(
        "{new} ghi yes nhưng điểm tối đa khác nhau: {before} và {after}.",
        "{new} says yes, but the maxima differ: {before} and {after}.",
        "Ghi percent, hoặc để trống.",
        "Write percent, or leave it empty.",
    ),
    "map-weight-missing": Message(
        "Thiếu weight, trong khi dòng khác có.",
        "weight is missing, while other rows have one.",
        "Ghi số dân ở mọi dòng, hoặc để trống cả cột để tính bằng nhau.",
        "Write the people of every row, or leave the whole column empty to count all the same.",
    ),
    "map-weight-positive": Message(
        "weight “{given}” phải lớn hơn 0.",
        "weight “{given}” has to be above 0.",
        "Ghi số dân của đơn vị cũ (hoặc của phần được nhập).",
        "Write the people of the old unit (or of the part that went over).",
    ),
    # headings and sentences
    "compare-heading": Message("So sánh {stage}: {old} → {new}", "Compared, {stage}: {old} → {new}"),
    "compare-criteria": Message("Bộ tiêu chí: {old} → {new}.", "Criteria: {old} → {new}."),
    "compare-criteria-same": Message("Cùng bộ tiêu chí {new}.", "The same criteria, {new}."),
    "compare-totals-yes": Message("Tổng điểm so sánh được.", "Totals compare."),
    "compare-totals-partly": Message(
        "Tổng điểm chỉ so sánh được một phần: hai kỳ có chung {before}% thang điểm của kỳ trước, "
        "{after}% của kỳ này; phần còn lại nêu ở dòng “không so được”.",
        "Totals compare in part: what both have in common makes {before}% of the earlier scale and {after}% of "
        "the later one; the rest is shown as “not comparable”.",
    ),
    "compare-totals-no": Message(
        "Tổng điểm không so sánh được: hai kỳ chỉ có chung {before}% thang điểm của kỳ trước, {after}% của kỳ này; "
        "chỉ so từng tiêu chí.",
        "Totals do not compare: what both have in common makes {before}% of the earlier scale and {after}% of the "
        "later one; only nodes are compared.",
    ),
    "compare-digests": Message(
        "Mã kiểm tra {campaign}: tiêu chí {criteria}, kết quả {results}",
        "Digests of {campaign}: criteria {criteria}, results {results}",
    ),
    "compare-settings": Message(
        "Quy định khác nhau giữa hai kỳ: {keys}.",
        "Settings that differ between the two: {keys}.",
    ),
    "compare-setting-scale": Message("thang điểm (scale)", "scale"),
    "compare-setting-grades": Message("các mức xếp loại (grades)", "grades"),
    "compare-setting-ranking": Message("cách xếp hạng (ranking)", "ranking"),
    "compare-setting-combine": Message("cách tổng hợp (combine)", "combine"),
    "compare-setting-bonus": Message("mức trần điểm thưởng (bonus)", "cap of the bonus (bonus)"),
    "compare-setting-penalty": Message("mức trần điểm trừ (penalty)", "cap of the penalty (penalty)"),
    "compare-setting-when_missing": Message(
        "cách tính khi thiếu số liệu (when_missing)", "what is missing (when_missing)"
    ),
    "compare-setting-without_evidence": Message(
        "cách tính khi thiếu tài liệu kiểm chứng (without_evidence)", "what has no evidence (without_evidence)"
    ),
    "compare-setting-claims": Message(
        "xác nhận nội dung không áp dụng (claims)", "confirming what does not apply (claims)"
    ),
    "compare-counts": Message(
        "Tổng điểm: {rose} đơn vị tăng, {fell} giảm, {same} giữ nguyên; bình quân {mean} điểm %.",
        "Totals: {rose} units rose, {fell} fell, {same} stayed; on average {mean} percentage points.",
    ),
    "compare-among": Message(
        "Tăng, giảm bậc tính trong {among} đơn vị được xếp hạng ở cả hai kỳ (kỳ trước xếp {before}, kỳ này {after}).",
        "Places won and lost are counted among units ranked in both: {among} (ranked before: {before}, now: {after}).",
    ),
    "compare-among-none": Message(
        "Không có đơn vị nào được xếp hạng ở cả hai kỳ (kỳ trước xếp {before}, kỳ này {after}).",
        "No unit is ranked in both (ranked before: {before}, now: {after}).",
    ),
    "compare-merged": Message("{unit} gồm: {parts}.", "{unit} stands for: {parts}."),
    "compare-part": Message("{unit} ({weight}%)", "{unit} ({weight}%)"),
    "compare-merged-note": Message(
        "Điểm kỳ trước của đơn vị hợp nhất là bình quân theo tỷ trọng trên; hạng và xếp loại kỳ trước không tính.",
        "The earlier percents of a merged unit are means by these weights; it has no earlier rank and grade.",
    ),
    "compare-renamed": Message("Kỳ trước tên là {name}.", "Its earlier name: {name}."),
    "compare-units-renamed": Message(
        "Cùng mã nhưng khác tên (nếu là đơn vị hợp nhất, khai bằng --units): {units}.",
        "The same code under another name (where units merged, declare it by --units): {units}.",
    ),
    "compare-unit-renamed": Message("{unit} (trước: {before})", "{unit} (before: {before})"),
    "compare-units-new": Message("Chỉ có ở kỳ này: {units}.", "Only in the later campaign: {units}."),
    "compare-units-gone": Message(
        "Chỉ có ở kỳ trước (nếu đã nhập vào đơn vị khác, khai bằng --units): {units}.",
        "Only in the earlier campaign (where they went into others, declare it by --units): {units}.",
    ),
    "compare-units-without": Message("Không so được tổng điểm: {units}.", "Totals that do not compare: {units}."),
    "compare-unit-why": Message("{unit} ({why})", "{unit} ({why})"),
    "compare-nodes-up": Message(
        "Tiêu chí kéo tổng điểm bình quân lên nhiều nhất", "Nodes that raised the mean total most"
    ),
    "compare-nodes-down": Message(
        "Tiêu chí kéo tổng điểm bình quân xuống nhiều nhất", "Nodes that lowered the mean total most"
    ),
    "compare-nodes-better": Message("Tiêu chí tốt lên nhiều nhất", "Nodes that got better most"),
    "compare-nodes-worse": Message("Tiêu chí kém đi nhiều nhất", "Nodes that got worse most"),
    "compare-nodes-moved": Message("Các tiêu chí thay đổi nhiều nhất", "Nodes that changed most"),
    "compare-nodes-first": Message("Theo từng {level}", "By {level}"),
    "compare-node-apart": Message(
        "{code} {title}: {count} đơn vị không so được, {why}: {units}.",
        "{code} {title}: {count} units don't compare, {why}: {units}.",
    ),
    "compare-nodes-no": Message("Không so sánh được", "Not comparable"),
    "compare-total": Message(
        "Tổng điểm: {before}% → {after}%, {change} điểm %.",
        "Total: {before}% → {after}%, {change} percentage points.",
    ),
    "compare-total-why": Message(
        "Tổng điểm: {before} → {after}; không so được ({why}).",
        "Total: {before} → {after}; not comparable ({why}).",
    ),
    "compare-rank": Message(
        "Hạng: {before} trên {of_before} → {after} trên {of_after}{move}.",
        "Rank: {before} of {of_before} → {after} of {of_after}{move}.",
    ),
    "compare-move-up": Message(", tăng {count} bậc", ", up {count}"),
    "compare-move-down": Message(", giảm {count} bậc", ", down {count}"),
    "compare-move-none": Message(", giữ nguyên", ", unchanged"),
    "compare-move-among": Message(
        " (trong {among} đơn vị xếp hạng ở cả hai kỳ: {before} → {after})",
        " (among the {among} units ranked in both: {before} → {after})",
    ),
    "compare-grade": Message("Xếp loại: {before} → {after}.", "Grade: {before} → {after}."),
    "compare-conditions-gained": Message(
        "Kỳ trước không đạt, kỳ này đạt: {conditions}.", "Not met before, met now: {conditions}."
    ),
    "compare-conditions-lost": Message(
        "Kỳ trước đạt, kỳ này không đạt: {conditions}.", "Met before, not met now: {conditions}."
    ),
    "compare-units-gained": Message("Đạt thêm điều kiện: {units}.", "Conditions gained: {units}."),
    "compare-units-lost": Message("Không còn đạt điều kiện: {units}.", "Conditions lost: {units}."),
    "compare-unit-conditions": Message("{unit} ({codes})", "{unit} ({codes})"),
    "compare-grades": Message("{before} → {after}", "{before} → {after}"),
    "compare-explained": Message(
        "Các tiêu chí góp vào thay đổi của tổng điểm nhiều nhất",
        "Nodes that made most of the change of the total",
    ),
    "compare-explains": Message(
        "Riêng {count} tiêu chí có mã nêu trên: {sum} điểm %; cả tổng điểm: {change} điểm %.",
        "The nodes above alone ({count}): {sum} percentage points; the whole total: {change}.",
    ),
    "compare-rest": Message("{count} mục khác so được", "{count} other comparable nodes"),
    "compare-weights": Message("tỷ trọng thay đổi", "weights that changed"),
    "compare-not-comparable": Message("không so được", "not comparable"),
    "compare-rounding": Message("làm tròn, mức trần, mức sàn", "rounding, caps and floors"),
    "compare-sum": Message("Cộng", "Sum"),
    "compare-causes": Message(
        "Nhận xét của Tổ giúp việc, Hội đồng thẩm định", "Notes of the appraisal and the council"
    ),
    "compare-causes-none": Message(
        "Không có nhận xét nào về các tiêu chí nêu trên.", "There are no notes about the nodes above."
    ),
    "compare-cause": Message(
        "{campaign}, {stage}{unit}{change}: “{note}”", "{campaign}, {stage}{unit}{change}: “{note}”"
    ),
    "compare-cause-unit": Message(", {unit}", ", {unit}"),
    "compare-cause-change": Message(" ({points} điểm)", " ({points} points)"),
    "compare-col-before": Message("% trước", "% before"),
    "compare-col-after": Message("% nay", "% now"),
    "compare-col-change": Message("± điểm %", "± % points"),
    "compare-col-points": Message("± điểm", "± points"),
    "compare-col-part": Message("Góp vào tổng", "Of the total"),
    "compare-col-rank-before": Message("Hạng trước", "Rank before"),
    "compare-col-move": Message("± bậc", "± places"),
    "compare-col-up": Message("Góp nhiều nhất", "Gained most"),
    "compare-col-down": Message("Mất nhiều nhất", "Lost most"),
    "compare-col-units": Message("Đơn vị", "Units"),
    "compare-col-rose": Message("Tăng", "Rose"),
    "compare-col-fell": Message("Giảm", "Fell"),
    "compare-col-best": Message("Đơn vị tăng nhất", "Greatest gain"),
    "compare-col-worst": Message("Đơn vị giảm nhất", "Greatest loss"),
    "compare-col-why": Message("Vì sao", "Why"),
    "compare-named": Message("{name} {change}", "{name} {change}"),
    "compare-more": Message(
        "… và {count} mục khác; --format json liệt kê đủ.", "… and {count} more; --format json lists them all."
    ),
    # why there is no change to tell
    "compare-why-added": Message("mới có ở kỳ này", "only in the later edition"),
    "compare-why-removed": Message("chỉ có ở kỳ trước", "only in the earlier edition"),
    "compare-why-declared": Message("bảng tương ứng ghi là không so được", "declared not comparable"),
    "compare-why-sort": Message(
        "mục chấm điểm thành mục có mục con, hoặc ngược lại", "a leaf became a branch, or a branch a leaf"
    ),
    "compare-why-block": Message(
        "chuyển giữa điểm chuẩn, điểm thưởng, điểm phạt", "moved between tree, bonus and penalty"
    ),
    "compare-why-units": Message(
        "đơn vị đổi nhóm nên được chấm theo quy tắc khác kỳ trước",
        "the unit is in another group and scored by another rule than before",
    ),
    "compare-why-observed": Message(
        "chấm theo mức thấp nhất, cao nhất của từng kỳ", "scored against the least and greatest of each year"
    ),
    "compare-why-conditions": Message("đổi điều kiện áp dụng", "conditions changed"),
    "compare-why-rule": Message("đổi cách chấm", "rule changed"),
    "compare-why-children": CONCEPTS["word-children-changed"],
    "compare-why-combine": Message("đổi cách tổng hợp", "combined in another way"),
    "compare-why-below": Message("có mục con không so được", "a node below does not compare"),
    "compare-why-no-unit": Message("kỳ trước không có đơn vị này", "the unit is new"),
    "compare-why-no-points-before": Message("kỳ trước không có điểm", "no points before"),
    "compare-why-no-points-after": Message("kỳ này không có điểm", "no points now"),
    "compare-why-not-applicable": Message("không áp dụng ở cả hai kỳ", "applies in neither"),
    "compare-why-not-applicable-before": Message("kỳ trước không áp dụng", "did not apply before"),
    "compare-why-not-applicable-after": Message("kỳ này không áp dụng", "does not apply now"),
    "compare-why-totals": Message("bộ tiêu chí khác nhau quá nhiều", "the criteria differ too much"),
    "trend-year": Message("Kỳ", "Year"),
    "trend-ranked": Message("Số đơn vị xếp hạng", "Units ranked"),
    "trend-percent": Message("Chỉ số {year} (%)", "Index {year} (%)"),
    "trend-rank": Message("Hạng {year}", "Rank {year}"),
    "trend-rank-of": Message("hạng {rank}/{count}", "rank {rank} of {count}"),
    "trend-years": Message("Các kỳ đánh giá", "The campaigns"),
    "trend-units": CONCEPTS["word-trend-units"],
    "trend-reading": Message(
        "Dấu – ở chỉ số: kỳ đó không có điểm, hoặc không so được với kỳ này (bộ tiêu chí khác nhau quá nhiều, đơn vị "
        "mới); hạng là hạng đã công bố của kỳ đó. Tiêu chí, đơn vị của các kỳ cũ hơn được đối chiếu qua kỳ liền trước.",
        "– in place of an index: no points in that campaign, or it does not compare with this one (the criteria differ "
        "too much, the unit is new); ranks are those of their campaign. Criteria and units of older campaigns are "
        "matched through the campaign before this one.",
    ),
}
