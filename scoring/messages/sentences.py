"""Sentences about points: the rule in words, the reason for the points, how nodes combine, grades and ranks."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

SENTENCES: dict[str, Message] = {
    # what was measured
    "why-percent": Message("{percent:%}", "{percent:%}"),
    "why-number": Message("{number}", "{number}"),
    "why-share": Message("{done}/{total} = {percent:%}", "{done}/{total} = {percent:%}"),
    "why-inverse": Message("{measured}, phần còn lại {percent:%}", "{measured}, which leaves {percent:%}"),
    # why these points
    "why-level": Message("mức “{level}”", "level “{level}”"),
    "why-at-least": Message("{measured} ≥ {limit}", "{measured} ≥ {limit}"),
    "why-above": Message("{measured} > {limit}", "{measured} > {limit}"),
    "why-at-most": Message("{measured} ≤ {limit}", "{measured} ≤ {limit}"),
    "why-below": Message("{measured} < {limit}", "{measured} < {limit}"),
    "why-no-step": Message(
        "{measured} không đạt bậc nào, kể cả bậc cuối ({limit})",
        "{measured} reaches no step, not even the last ({limit})",
    ),
    "why-below-limit": Message("{measured} < {limit:%}", "{measured} < {limit:%}"),
    "why-full": Message("{measured} ≥ {limit:%}", "{measured} ≥ {limit:%}"),
    "why-part": Message(
        "{measured}; {max} × {percent:%} ÷ {full_at:%}",
        "{measured}; {max} × {percent:%} ÷ {full_at:%}",
    ),
    "why-below-bands": Message(
        "{measured} thấp hơn khoảng đầu tiên (từ {limit})",
        "{measured} is below the first band (from {limit})",
    ),
    "why-band": Message("{measured}, thuộc khoảng từ {start}", "{measured} is in the band from {start}"),
    "why-within-band": Message(
        "{measured}, thuộc khoảng {start} – {end}, điểm tăng đều từ {low} đến {high}",
        "{measured} is in the band {start} – {end}, points linear from {low} to {high}",
    ),
    "why-beyond-bands": Message("{measured} ≥ {limit}, hết khoảng cuối", "{measured} ≥ {limit}, beyond the last band"),
    "why-item": Message("{title} ({points})", "{title} ({points})"),
    "why-nothing-done": Message("chưa thực hiện nội dung nào: {undone}", "nothing done of: {undone}"),
    "why-all-done": Message("đủ các nội dung: {done}", "all done: {done}"),
    "why-done": Message("đã thực hiện: {done}; chưa: {undone}", "done: {done}; not done: {undone}"),
    "why-items-needed": Message(
        "{count}/{of} nội dung, cần {needed}; {what}", "{count} of {of} items, {needed} needed; {what}"
    ),
    "why-formula": Message("{line} = {value}", "{line} = {value}"),
    "why-formula-kept": Message("{line} = {value}, được tính {points}", "{line} = {value}, of which {points} count"),
    "why-formula-when": Message("vì {when}: {line}", "since {when}: {line}"),
    "why-formula-none": Message("không dòng nào của công thức có giá trị", "no line of the formula has a value"),
    "why-value": Message("điểm nhập trực tiếp {number}", "the score itself, {number}"),
    "why-judged": Message(
        "chấm theo nhận xét {number}, bước {step}",
        "judged at {number}, in steps of {step}",
    ),
    "why-times": Message("{count} × “{title}” ({points})", "{count} × “{title}” ({points})"),
    "why-no-deduction": Message("không có lỗi, giữ nguyên {max} điểm", "no faults, all {max} points kept"),
    "why-deducted": Message("{max} − {lost}; bị trừ: {counted}", "{max} − {lost}; deducted: {counted}"),
    "why-deducted-floor": Message(
        "{max} − {lost}, không thấp hơn {floor}; bị trừ: {counted}",
        "{max} − {lost}, not below {floor}; deducted: {counted}",
    ),
    "why-items": Message("{count} × {points} = {earned}", "{count} × {points} = {earned}"),
    "why-items-capped": Message(
        "{count} × {points} = {earned}, tối đa {max}",
        "{count} × {points} = {earned}, at most {max}",
    ),
    "why-each": Message("{earned}; gồm: {counted}", "{earned}; counted: {counted}"),
    "why-each-capped": Message("{earned}, tối đa {max}; gồm: {counted}", "{earned}, at most {max}; counted: {counted}"),
    "why-each-none": Message("không có nội dung nào được tính", "nothing that counts"),
    "why-not-done": Message("chưa thực hiện", "not done"),
    "why-on-time": Message("ngày {day}, trong hạn {limit}", "on {day}, by the date {limit}"),
    "why-too-late": Message("ngày {day}, sau hạn cuối {limit}", "on {day}, after the last date {limit}"),
    "why-before": Message("ngày {day}, trước ngày {limit}", "on {day}, before {limit}"),
    "why-not-before": Message("ngày {day}, không trước ngày {limit}", "on {day}, not before {limit}"),
    "why-satisfied": Message("tỷ lệ hài lòng {measured}; × {max}", "satisfied {measured}; × {max}"),
    "why-mean": Message(
        "điểm trung bình {mean} trên thang {low}–{high}; ({mean} − {low}) ÷ ({high} − {low}) × {max}",
        "a mean of {mean} on the scale {low}–{high}; ({mean} − {low}) ÷ ({high} − {low}) × {max}",
    ),
    "why-all-equal": Message(
        "{number}; mọi đơn vị đều bằng nhau nên đều được {end}",
        "{number}; all units are equal, so each has {end}",
    ),
    "why-at-fixed-end": Message(
        "{number}; không đơn vị nào vượt mốc đã định nên đều được {end}",
        "{number}; no unit is beyond the fixed end, so each has {end}",
    ),
    "why-normalised-up": Message(
        "{number} so với khoảng {low}–{high}, quy về thang {start}–{end}, càng cao càng tốt",
        "{number} against {low}–{high}, put on the scale {start}–{end}, more is better",
    ),
    "why-normalised-down": Message(
        "{number} so với khoảng {low}–{high}, quy về thang {start}–{end}, càng thấp càng tốt",
        "{number} against {low}–{high}, put on the scale {start}–{end}, less is better",
    ),
    "why-typed": Message("điểm do {stage} ấn định", "points set by {stage}"),
    "why-missing-unranked": Message(
        "chưa có số liệu nên không có điểm, đơn vị không được xếp hạng",
        "no answer, so no points and no rank",
    ),
    "why-unevidenced": Message(
        "{why}; không có tài liệu kiểm chứng và không giải trình nên không được tính điểm",
        "{why}; without evidence or explanation, so not counted",
    ),
    "why-unevidenced-stands": Message(
        "{why}; chưa có tài liệu kiểm chứng",
        "{why}; without evidence so far",
    ),
    "why-claimed": Message("đơn vị đề nghị không áp dụng ({effect})", "claimed as not applicable ({effect})"),
    "why-claim-confirmed": Message(
        "không áp dụng, đã được thẩm định xác nhận ({effect})",
        "not applicable, confirmed by the appraisal ({effect})",
    ),
    "why-applies-to": Message("không thuộc đối tượng áp dụng ({effect})", "does not apply to this unit ({effect})"),
    "why-stage": Message("giai đoạn này chưa biết kết quả", "not known yet at this stage"),
    "why-above-out": Message("mục trên không áp dụng", "a node above does not apply"),
    "why-empty": Message("không còn mục con nào áp dụng", "nothing below applies"),
    "why-unconfirmed": Message(
        "đề nghị không áp dụng chưa được xác nhận: {why}",
        "claimed as not applicable, not confirmed: {why}",
    ),
    "why-unconfirmed-branch": Message(
        "đề nghị không áp dụng chưa được xác nhận nên vẫn tính; {why}",
        "claimed as not applicable, not confirmed, so still counted; {why}",
    ),
    "effect-exclude": Message("loại khỏi thang điểm", "left out of the scale"),
    "effect-rescale": Message("quy đổi điểm trong mục trên", "rescaled within its parent"),
    "effect-full": Message("được tính đủ điểm", "full points"),
    "effect-zero": Message("tính 0 điểm", "no points"),
    # how nodes combine
    "sum-of": Message("tổng của {count} mục: {points}", "the sum of {count}: {points}"),
    "sum-rescaled": Message(
        "tổng các mục áp dụng ({count}): {points} trên {max}, quy đổi về {full}",
        "the sum of what applies ({count}): {points} of {max}, rescaled to {full}",
    ),
    "mean-of": Message("trung bình của {count} mục theo tỷ lệ đạt × {full}", "the mean share of {count} × {full}"),
    "weighted-of": Message(
        "trung bình có trọng số của {count} mục theo tỷ lệ đạt × {full}",
        "the weighted mean share of {count} × {full}",
    ),
    "best-of": Message(
        "lấy nội dung đạt tỷ lệ cao nhất: “{title}” ({points} trên {max}), tính trên {full}",
        "the best share counts: “{title}” ({points} of {max}), put on {full}",
    ),
    "worst-of": Message(
        "lấy nội dung đạt tỷ lệ thấp nhất: “{title}” ({points} trên {max}), tính trên {full}",
        "the lowest share counts: “{title}” ({points} of {max}), put on {full}",
    ),
    "whole-to-scale": Message(
        "{points} trên {max} điểm có nhiệm vụ, quy đổi về thang {scale}: {score}",
        "{points} of the {max} points that apply, put on the scale {scale}: {score}",
    ),
    "whole-bonus": Message("+ điểm thưởng {points}{capped}", "+ bonus {points}{capped}"),
    "whole-penalty": Message("− điểm phạt {points}{capped}", "− penalty {points}{capped}"),
    "whole-capped": Message(" (cộng được {sum}, tối đa {cap})", " (they add up to {sum}, at most {cap} count)"),
    "whole-score": Message("= {score} trên {max} điểm", "= {score} of {max} points"),
    "whole-score-kept": Message(
        "= {score} trên {max} điểm (giữ trong khoảng từ 0 đến {max})",
        "= {score} of {max} points (kept within 0 and {max})",
    ),
    "whole-cap": Message(
        "không quá {at_most:%} điểm tối đa vì {why}: còn {score}",
        "at most {at_most:%} of the max since {why}: {score} remain",
    ),
    "whole-none": Message("không có điểm, không xếp hạng", "no score, not ranked"),
    "grade-given": Message("{percent:%} → {grade}", "{percent:%} → {grade}"),
    "grade-missed": Message("không đạt {grade}: {bars}", "not {grade}: {bars}"),
    "grade-bar-whole": Message("đạt {reached:%}, dưới mức {asked:%}", "{reached:%}, below {asked:%}"),
    "grade-bar-node": Message("{node} đạt {reached:%}, dưới mức {asked:%}", "{node} has {reached:%}, below {asked:%}"),
    "grade-bar-points": Message("được {reached} điểm, dưới mức {asked} điểm", "{reached} points, below {asked}"),
    "grade-bar-some": Message(
        "mới đạt {held} trong {count} điều kiện cần có: {missed}", "{held} of the {count} that are needed: {missed}"
    ),
    "grade-quota-full": Message(
        "đủ điều kiện {grade} nhưng ngoài tỷ lệ tối đa {share:%}",
        "{grade} is reached, but the quota of {share:%} is full",
    ),
    "grade-given-score": Message("{points} → {grade}", "{points} → {grade}"),
    "grade-given-tree": Message(
        "không tính điểm thưởng, điểm phạt: {points} → {grade}", "without bonus and penalty: {points} → {grade}"
    ),
    # what grades, caps and quotas ask for
    "grade-asks-percent": Message("từ {at_least:%} trở lên", "{at_least:%} or more"),
    "grade-asks-points": CONCEPTS["word-points-or-more"],
    "grade-asks-each": Message("mọi {level:a} từ {at_least:%}", "every {level:a} from {at_least:%}"),
    "item-node": Message("{node} từ {at_least:%}", "{node} from {at_least:%}"),
    "item-some": Message("ít nhất {count} trong các điều kiện ({items})", "at least {count} of ({items})"),
    "grade-quota": Message("không quá {share:%} số đơn vị được xếp hạng", "at most {share:%} of the ranked units"),
    "grade-quota-of": Message(
        "không quá {share:%} số đơn vị đạt {of}", "at most {share:%} of the units that reach {of}"
    ),
    "cap-unless": Message(
        "Mức trần: không quá {at_most:%} điểm tối đa nếu không bảo đảm {item}",
        "Cap: at most {at_most:%} of the max unless {item}",
    ),
    "grading-of-tree": Message("Xếp loại không tính điểm thưởng, điểm phạt.", "Grades leave bonus and penalty aside."),
    "ranking-by-grade": Message(
        "Xếp hạng theo mức xếp loại trước, sau đó theo điểm.", "Ranks go by the grade first, then by the score."
    ),
    "node-of-level": Message("{level:a} {code}", "{level:a} {code}"),
    "rank-of": Message(
        "hạng {rank} trong {count} đơn vị được xếp hạng{shared}{parted}",
        "rank {rank} of {count} ranked units{shared}{parted}",
    ),
    "rank-parted": Message(
        "; bằng điểm với {other}, phân định theo {node}: {own} so với {theirs}",
        "; the same score as {other}, parted by {node}: {own} against {theirs}",
    ),
    "rank-shared": Message(" (cùng hạng với {others})", " (shared with {others})"),
    # the rule without facts
    "rule-yes-no": Message("có: {max}; không: 0", "yes: {max}; no: 0"),
    "rule-option": Message("{title}: {points}", "{title}: {points}"),
    "rule-levels": Message("{levels}", "{levels}"),
    "rule-steps": Message("{steps}; còn lại: 0", "{steps}; else 0"),
    "rule-step-at-least": Message("từ {limit}: {points}", "{limit} or more: {points}"),
    "rule-step-above": Message("trên {limit}: {points}", "above {limit}: {points}"),
    "rule-step-at-most": Message("đến {limit}: {points}", "{limit} or less: {points}"),
    "rule-step-below": Message("dưới {limit}: {points}", "below {limit}: {points}"),
    "rule-proportional": Message("{share}{zero}", "{share}{zero}"),
    "rule-share": Message("{max} × tỷ lệ đạt ÷ {full_at:%}", "{max} × share ÷ {full_at:%}"),
    "rule-share-inverse": Message("{max} × (100% − tỷ lệ) ÷ {full_at:%}", "{max} × (100% − share) ÷ {full_at:%}"),
    "rule-zero-below": Message("; dưới {limit:%}: 0", "; below {limit:%}: 0"),
    "rule-bands": Message("{bands}", "{bands}"),
    "rule-band-fixed": Message("từ {start}: {low}", "from {start}: {low}"),
    "rule-band-linear": Message(
        "từ {start} đến {end}: {low} → {high}",
        "from {start} to {end}: {low} → {high}",
    ),
    "rule-checklist": Message("cộng các nội dung đã làm: {items}", "the sum of what is done: {items}"),
    "rule-checklist-all": Message(
        "{max} nếu đã làm đủ các nội dung ({items}), thiếu thì 0", "{max} where all is done ({items}), else 0"
    ),
    "rule-checklist-some": Message(
        "{max} nếu đã làm từ {needed} nội dung trở lên ({items}), ít hơn thì 0",
        "{max} where at least {needed} are done ({items}), else 0",
    ),
    "rule-formula": Message("theo công thức, full là {full}: {lines}", "by formula, full is {full}: {lines}"),
    "rule-formula-before": Message(
        "{rule}; gợi ý theo kỳ trước: {facts}", "{rule}; offered from the previous campaign: {facts}"
    ),
    "rule-formula-when": Message("nếu {when}: {give}", "if {when}: {give}"),
    "rule-formula-else": Message("còn lại: {give}", "else: {give}"),
    "rule-formula-known": Message("nếu tính được: {give}", "where it has a value: {give}"),
    "rule-formula-only": Message("{give}", "{give}"),
    "rule-value": Message("điểm nhập trực tiếp, từ {low} đến {high}", "the score itself, {low} to {high}"),
    "rule-judged": Message("chấm theo nhận xét, 0 đến {max}, bước {step}", "judged, 0 to {max} in steps of {step}"),
    "rule-judged-below": Message(
        "chấm theo nhận xét, 0 đến {max}, bước {step}; dưới {max} phải ghi căn cứ",
        "judged, 0 to {max} in steps of {step}; below {max} with the reason in a note",
    ),
    "rule-deduction": Message(
        "{max} trừ mỗi lỗi ({each}), không thấp hơn {floor}",
        "{max} less each fault ({each}), not below {floor}",
    ),
    "rule-per-item": Message("mỗi nội dung {points}, tối đa {max}", "{points} each, at most {max}"),
    "rule-per-item-each": Message(
        "cộng mỗi nội dung ({each}), tối đa {max}", "the sum of each ({each}), at most {max}"
    ),
    "rule-deadline": Message("{by}; muộn hơn: 0", "{by}; later: 0"),
    "rule-deadline-before": Message("{by}; từ ngày đó trở đi: 0", "{by}; from that day on: 0"),
    "rule-by": Message("chậm nhất {date}: {points}", "by {date}: {points}"),
    "rule-before": Message("trước ngày {date}: {points}", "before {date}: {points}"),
    "day-this-year": Message("{day}/{month}", "{day}/{month}"),
    "day-next-year": Message("{day}/{month} năm sau", "{day}/{month} of the next year"),
    "day-last-year": Message("{day}/{month} năm trước", "{day}/{month} of the year before"),
    "day-other-year": Message(
        "{day}/{month} ({years} năm so với năm đánh giá)", "{day}/{month} ({years} years from the campaign's)"
    ),
    "day-full": Message("{day}/{month}/{year}", "{day}/{month}/{year}"),
    "rule-survey": Message(
        "tỷ lệ hài lòng × {max}, hoặc điểm trung bình trên thang {low}–{high}",
        "share satisfied × {max}, or the mean on the scale {low}–{high}",
    ),
    "rule-observed-up": Message(
        "quy từ khoảng thấp nhất – cao nhất của các đơn vị về {start}–{end}, càng cao càng tốt",
        "from the least – greatest of all units to {start}–{end}, more is better",
    ),
    "rule-observed-down": Message(
        "quy từ khoảng thấp nhất – cao nhất của các đơn vị về {start}–{end}, càng thấp càng tốt",
        "from the least – greatest of all units to {start}–{end}, less is better",
    ),
    "word-observed": Message("mức của các đơn vị", "observed"),
    "rule-goalposts-up": Message(
        "quy từ {low}–{high} về {start}–{end}, càng cao càng tốt",
        "from {low}–{high} to {start}–{end}, more is better",
    ),
    "rule-goalposts-down": Message(
        "quy từ {low}–{high} về {start}–{end}, càng thấp càng tốt",
        "from {low}–{high} to {start}–{end}, less is better",
    ),
}
