"""What `scoring improve` says: points lost, steps to take, plans, commendations."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

STEPS: dict[str, Message] = {
    "noun-cases": Message("trường hợp", "cases"),
    "noun-files": Message("hồ sơ", "dossiers"),
    "noun-households": Message("hộ", "households"),
    "noun-documents": Message("văn bản", "documents"),
    "noun-procedures": Message("thủ tục", "procedures"),
    # stated
    "step-yes": Message("Thực hiện và hoàn thành nội dung này (“có”)", "Do it and complete it (“yes”)"),
    "step-no": Message("Không để xảy ra (“không”)", "Do not let it happen (“no”)"),
    "step-level": Message("Đạt mức “{level}”", "Reach the level “{level}”"),
    "step-items": Message("Hoàn thành: {items}", "Complete: {items}"),
    "step-items-undone": Message("Không để xảy ra: {items}", "Do not let happen: {items}"),
    "step-items-none": Message("Kê khai: chưa làm nội dung nào", "State that nothing was done"),
    # counted
    "step-fewer-faults": Message("{fewer:A}", "{fewer:A}"),
    "step-times": Message("giảm {title:a} từ {now} xuống {to}", "fewer of “{title}”: from {now} to {to}"),
    "step-none-left": Message("không để phát sinh {title:a} (hiện có {now})", "none of “{title}” (now {now})"),
    "step-no-faults": Message("Không để xảy ra lỗi nào bị trừ điểm", "No fault that takes points off"),
    "step-count-more": Message(
        "Thêm {more} kết quả được tính điểm (từ {now} lên {to})", "{more} more that count (from {now} to {to})"
    ),
    "step-count-fewer": Message("Giảm {fewer} (từ {now} xuống {to})", "{fewer} fewer (from {now} to {to})"),
    "step-count-reach": Message("Có ít nhất {to} kết quả được tính điểm", "Have at least {to} that count"),
    "step-by": Message("Hoàn thành chậm nhất {day}", "Complete it by {day}"),
    "step-before": Message("Hoàn thành trước ngày {day}", "Complete it before {day}"),
    "step-formula": Message("{title}: từ {now} thành {to}", "{title}: from {now} to {to}"),
    "step-not-done": Message("Không thực hiện", "Not done"),
    # measured
    "step-share-more": Message(
        "Thêm {count} {noun} đạt yêu cầu (từ {now} lên {to} = {percent:%})",
        "{count} more {noun} that meet the requirement (from {now} to {to} = {percent:%})",
    ),
    "step-share-fewer": Message(
        "Giảm {count} {noun} (từ {now} xuống {to} = {percent:%})",
        "{count} fewer {noun} (from {now} to {to} = {percent:%})",
    ),
    "step-percent-raise": Message("Nâng tỷ lệ từ {now:%} lên {to:%}", "Raise the share from {now:%} to {to:%}"),
    "step-percent-lower": CONCEPTS["word-lower-the-share-from-to"],
    "step-percent-reach": Message("Đạt tỷ lệ {to:%}", "Reach a share of {to:%}"),
    "step-number-raise": Message("Nâng từ {now} lên {to}", "Raise it from {now} to {to}"),
    "step-number-lower": Message("Giảm từ {now} xuống {to}", "Lower it from {now} to {to}"),
    "step-number-reach": Message("Đạt {to}", "Reach {to}"),
    # in the hands of others
    "step-satisfied-more": Message(
        "Thêm {count} người hài lòng trong số người trả lời (từ {now} lên {to} = {percent:%})",
        "{count} more satisfied among those who answer (from {now} to {to} = {percent:%})",
    ),
    "step-satisfied-fewer": Message(
        "Giảm {count} người trong số người trả lời (từ {now} xuống {to} = {percent:%})",
        "{count} fewer among those who answer (from {now} to {to} = {percent:%})",
    ),
    "step-satisfied-raise": Message(
        "Nâng tỷ lệ hài lòng từ {now:%} lên {to:%}", "Raise the share satisfied from {now:%} to {to:%}"
    ),
    "step-satisfied-lower": CONCEPTS["word-lower-the-share-from-to"],
    "step-satisfied-reach": Message("Đạt tỷ lệ hài lòng {to:%}", "Reach a share satisfied of {to:%}"),
    "step-mean-raise": Message(
        "Nâng điểm khảo sát bình quân từ {now} lên {to}", "Raise the survey mean from {now} to {to}"
    ),
    "step-mean-lower": Message(
        "Giảm điểm khảo sát bình quân từ {now} xuống {to}", "Lower the survey mean from {now} to {to}"
    ),
    "step-value-raise": Message(
        "Nâng điểm được công bố từ {now} lên {to}", "Raise the published score from {now} to {to}"
    ),
    "step-value-lower": Message(
        "Giảm điểm được công bố từ {now} xuống {to}", "Lower the published score from {now} to {to}"
    ),
    "step-value-reach": Message("Đạt điểm được công bố {to}", "Reach a published score of {to}"),
    "step-judged-raise": Message("Được chấm {to} điểm thay cho {now}", "Be given {to} points in place of {now}"),
    "step-judged-lower": Message("Bị chấm {to} điểm thay cho {now}", "Be given {to} points in place of {now}"),
    "step-judged-reach": Message("Được chấm {to} điểm", "Be given {to} points"),
    # around a step
    "step-first": Message("Kê khai (hiện chưa có số liệu): {task}", "State it (no answer yet): {task}"),
    "step-any": Message(
        "Bổ sung số liệu còn thiếu (kết quả nào cũng được)", "Give the answer that is missing (any will do)"
    ),
    "step-unconfirmed": Message(
        "{task}; hoặc đề nghị thẩm định xác nhận không phát sinh nhiệm vụ",
        "{task}; or have appraisal confirm that it does not apply",
    ),
    "step-typed": Message("{task} (điểm hiện do {stage} chấm)", "{task} (the present points were given by: {stage})"),
    "step-recognised": Message(
        "Chứng minh để được công nhận đúng số liệu đã kê khai ({facts})",
        "Prove the facts as stated ({facts}), so that they are recognised",
    ),
    "step-evidence": Message("Bổ sung tài liệu kiểm chứng", "Add the evidence documents"),
    "step-with-evidence": Message("{task}, kèm tài liệu kiểm chứng", "{task}, with the evidence documents"),
}

PLANS: dict[str, Message] = {
    "help-improve": Message(
        "Điểm bị mất và cách cải thiện: kế hoạch ít nhiệm vụ nhất để một đơn vị lên xếp loại hoặc thứ hạng cao hơn; "
        "không ghi đơn vị: tiêu chí làm các đơn vị mất nhiều điểm nhất và danh sách đề nghị biểu dương.",
        "Points lost and how to improve: the smallest plan that lifts a unit to a better grade or rank; without a "
        "unit: what costs all units most, and whom to commend.",
    ),
    "help-improve-ranks": Message("Lên bấy nhiêu hạng.", "So many ranks higher."),
    "help-improve-grade": Message(
        "Đạt xếp loại này (mã của xếp loại; mặc định: xếp loại liền trên).",
        "Reach this grade (its id; default: the next one).",
    ),
    "help-improve-top": Message(
        "Biểu dương bấy nhiêu hạng đầu của mỗi nhóm (mặc định: 1).",
        "Commend so many first ranks of every group (default: 1).",
    ),
    "help-improve-out": Message(
        "Ghi kế hoạch của đơn vị ra tệp Word (.docx) này.", "Write the unit's plan to this Word file (.docx)."
    ),
    "improve-grade-unknown": Message(
        "bộ tiêu chí không có xếp loại “{given}”{hint}",
        "the criteria have no grade “{given}”{hint}",
        "Ghi mã của một xếp loại: {known}.",
        "Give the id of a grade: {known}.",
    ),
    "improve-needs-unit": Message("{name} cần mã đơn vị", "{name} needs the code of a unit"),
    "improve-without-unit": Message(
        "{name} chỉ dùng khi không ghi đơn vị", "{name} is for the whole campaign, without a unit"
    ),
    "improve-one-goal": Message("chỉ ghi --ranks hoặc --grade, không ghi cả hai", "give --ranks or --grade, not both"),
    "improve-suffix": Message("--out: “{given}” phải có đuôi .docx", "--out: “{given}” has to end in .docx"),
    "progress-planning": Message("Đang tìm kế hoạch…", "Looking for the plan…"),
    # one unit
    "improve-heading": Message("Kế hoạch cải thiện: {unit} ({code})", "Plan of improvement: {unit} ({code})"),
    "improve-now": Message("Hiện nay: {standing}", "Now: {standing}"),
    "improve-after": Message(
        "Khi thực hiện đủ {count} nhiệm vụ: {standing}", "With all tasks done ({count}): {standing}"
    ),
    "improve-standing": Message(
        "{score} trên {max} điểm{grade}, hạng {rank} trong {units} đơn vị",
        "{score} of {max} points{grade}, rank {rank} of {units} units",
    ),
    "improve-standing-none": Message("chưa có điểm, chưa xếp hạng", "no score, not ranked"),
    "improve-standing-grade": Message(", xếp loại {grade}", ", grade {grade}"),
    "improve-goal": Message("Mục tiêu: {goal}", "Goal: {goal}"),
    "improve-goal-grade": Message("xếp loại {grade}", "grade {grade}"),
    "improve-goal-rank": Message("hạng {rank} hoặc cao hơn", "rank {rank} or better"),
    "improve-top": Message(
        "Đơn vị đã ở mức này hoặc cao hơn; không cần kế hoạch.",
        "The unit is there already or above; no plan is needed.",
    ),
    "improve-reached": Message(
        "Ít nhiệm vụ nhất để đạt mục tiêu, khi các đơn vị khác giữ nguyên điểm. Tăng: điểm cả bài chấm được thêm nếu "
        "chỉ làm nhiệm vụ đó.",
        "The fewest tasks that reach the goal while the other units keep their scores. Gain: what the whole score "
        "gains by that task alone.",
    ),
    "improve-not-reached": Message(
        "Không đạt được mục tiêu dù làm hết những gì còn có thể làm, kể ra dưới đây.",
        "The goal is out of reach even with all that can still be done, which is listed here.",
    ),
    "improve-conditions": Message(
        "Các điều kiện chưa đạt phải bảo đảm trước, không bù được bằng điểm: {conditions}.",
        "Conditions not met come first; no points make up for them: {conditions}.",
    ),
    "improve-cap": Message(
        "Điểm đang bị khống chế ở mức {at_most:%} điểm tối đa; điểm làm thêm không được tính cho đến khi {item}. "
        "Không bị khống chế thì tăng {gain} điểm: {standing}.",
        "The score is held at {at_most:%} of its maximum: gains above it are worth nothing until {item}. "
        "Without this cap it gains {gain} points: {standing}.",
    ),
    "improve-unlocks": Message(
        "{task} (riêng việc này: xếp loại {grade})", "{task} (this alone brings the grade {grade})"
    ),
    "improve-nothing": Message("Không còn gì có thể cải thiện.", "There is nothing left to improve."),
    "improve-others": Message(
        "* Kết quả do khảo sát, cơ quan khác hoặc Hội đồng quyết định; đơn vị chỉ tác động được gián tiếp.",
        "* A survey, another body or the council decides on it; the unit can act on it only indirectly.",
    ),
    "improve-losses": Message(
        "Mất điểm nhiều nhất ({shown} trong {count} tiêu chí chưa đạt tối đa, mất tổng cộng {lost} điểm tiêu chí):",
        "Most points lost ({shown} of {count} criteria below their maximum, {lost} of their points lost in all):",
    ),
    "improve-bonus": Message(
        "+ Điểm thưởng chưa đạt được: có thể cộng thêm, không tính vào số điểm bị mất.",
        "+ A bonus not earned: points that can be added, not counted as lost.",
    ),
    "improve-losses-none": Message("Không mất điểm ở tiêu chí nào.", "No points were lost."),
    "improve-col-now": Message("Hiện\nnay", "Now"),
    "improve-col-target": Message("Mục\ntiêu", "Target"),
    "improve-col-task": Message("Nhiệm vụ", "Task"),
    "improve-col-gain": Message("Tăng", "Gain"),
    "improve-col-lost": Message("Mất", "Lost"),
    "improve-col-worth": Message("Đáng giá\ntrong\ntổng điểm", "Worth\nin the\nscore"),
    # the campaign
    "improve-all-heading": Message("Phân tích để cải thiện: {title}, {stage}", "What to improve: {title}, {stage}"),
    "improve-common": Message(
        "Tiêu chí làm các đơn vị mất nhiều điểm nhất ({shown} trong {count}); mất: tính vào tổng điểm của từng đơn vị:",
        "What costs all units most ({shown} of {count} criteria); lost: of each unit's whole score:",
    ),
    "improve-bodies": Message("Theo cơ quan thẩm định:", "By appraising body:"),
    "improve-no-body": Message("(không ghi)", "(none named)"),
    "improve-col-units": Message("Số đơn vị\nmất điểm", "Units that\nlose"),
    "improve-col-total": Message("Tổng điểm\nmất", "Lost\nin all"),
    "improve-col-mean": Message("Bình quân\nmột đơn vị", "Mean of\na unit"),
    "improve-col-criteria": Message("Tiêu chí\nmất điểm", "Criteria\nthat cost"),
    "improve-col-most": Message("Nhiều nhất ở", "Most at"),
    "improve-of": Message("{count}/{total}", "{count}/{total}"),
    "improve-commended": Message(
        "Danh sách đề nghị biểu dương, khen thưởng ({ranks} của mỗi nhóm):",
        "Whom to commend ({ranks} of every group):",
    ),
    "improve-rank-first": Message("hạng 1", "rank 1"),
    "improve-ranks-first": Message("{top} hạng đầu", "the first {top} ranks"),
    "improve-none-commended": Message("Không có đơn vị nào.", "None."),
    "improve-left-out": Message(
        "Ở các hạng đầu nhưng không đề nghị, vì xếp loại thấp nhất ({grade}): {units}.",
        "At the first ranks but not proposed, for their grade is the last ({grade}): {units}.",
    ),
    "improve-left-out-unit": Message("{unit} ({group})", "{unit} ({group})"),
    "improve-col-group-rank": Message("Hạng trong\nnhóm", "Rank in\nthe group"),
}

ANNEX: dict[str, Message] = {
    "plan-name": Message("KẾ HOẠCH", "PLAN"),
    "plan-abstract": Message(
        "Cải thiện kết quả {title}", "Improving the result of {title}"
    ),
    "plan-opening": Message(
        "Căn cứ {criteria} và kết quả chấm điểm ({stage}) của {title}, {unit} xây dựng kế hoạch cải thiện với các nội "
        "dung sau:",
        "Based on {criteria} and the results ({stage}) of {title}, {unit} plans as follows:",
    ),
    "plan-part-state": Message("1. Kết quả hiện nay", "1. The present result"),
    "plan-state": Message("{unit} đạt {standing}.", "{unit} has {standing}."),
    "plan-part-goal": Message("2. Mục tiêu", "2. Goal"),
    "plan-goal": Message("Đạt {goal}.", "Reach {goal}."),
    "plan-reached": Message(
        "Khi hoàn thành {count} nhiệm vụ tại Phụ lục và các đơn vị khác giữ nguyên điểm, {unit} đạt {standing}.",
        "With the {count} tasks of the annex done and the other units' scores unchanged, {unit} has {standing}.",
    ),
    "plan-not-reached": Message(
        "Mục tiêu này chưa đạt được: dù hoàn thành toàn bộ {count} nhiệm vụ tại Phụ lục, {unit} chỉ đạt {standing}.",
        "The goal is out of reach: with all {count} tasks of the annex done, {unit} has {standing}.",
    ),
    "plan-no-goal": Message(
        "{unit} đã đạt hoặc vượt mục tiêu; tiếp tục giữ vững kết quả và khắc phục những nội dung bị mất điểm.",
        "{unit} is there already or above; keep the result and mend what still loses points.",
    ),
    "plan-part-tasks": Message("3. Nhiệm vụ và tổ chức thực hiện", "3. Tasks"),
    "plan-tasks": Message(
        "Nhiệm vụ cụ thể, chỉ tiêu và cơ quan thẩm định tại Phụ lục kèm theo; bộ phận chủ trì và thời hạn do đơn vị "
        "ghi.",
        "Tasks, targets and bodies are in the annex; the unit fills in who leads and by when.",
    ),
    "plan-others": Message(
        "Những tiêu chí có dấu * do khảo sát, cơ quan khác hoặc Hội đồng quyết định; đơn vị chỉ tác động gián tiếp.",
        "What is marked * is decided by a survey, another body or the council; the unit acts on it only indirectly.",
    ),
    "plan-closing": Message(
        "Trên đây là Kế hoạch cải thiện kết quả của {unit}./.", "This is the plan of {unit} to improve its result."
    ),
    "plan-annex-title": Message("NHIỆM VỤ CẢI THIỆN CỦA {unit}", "TASKS OF {unit}"),
    "plan-attached": Message(
        "(Kèm theo Kế hoạch số ……/KH-…… ngày …… tháng …… năm …… của {unit})", "(With the plan of {unit})"
    ),
    "plan-caption-tasks": Message("Nhiệm vụ và chỉ tiêu", "Tasks and targets"),
    "plan-caption-losses": Message("Nội dung bị mất điểm", "What loses points"),
    "plan-col-leaf": Message("Tiêu chí thành phần", "Criterion"),
    "plan-col-now": Message("Điểm hiện nay", "Points now"),
    "plan-col-target": Message("Điểm mục tiêu", "Target points"),
    "plan-col-gain": Message("Tăng tổng điểm", "Gain in the score"),
    "plan-col-lead": Message("Bộ phận chủ trì", "Lead"),
    "plan-col-max": Message("Điểm tối đa", "Maximum"),
    "plan-col-worth": Message("Giá trị trong tổng điểm", "Worth in the score"),
    "plan-receiver-head": Message("UBND cấp trên (b/c)", "The authority above"),
    "plan-receiver-file": CONCEPTS["word-receiver-file"],
}  # fmt: skip

IMPROVING: dict[str, Message] = {**STEPS, **PLANS, **ANNEX}
