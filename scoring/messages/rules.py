"""Problems of a rule with itself; those of formulas stand with the criteria set's."""

from scoring.messages.message import Message

_POINTS_VI = "Sửa điểm trong quy tắc hoặc điểm tối đa của tiêu chí cho khớp."
_POINTS_EN = "Correct the points of the rule or the max of the node so that they agree."

RULES: dict[str, Message] = {
    "rule-greatest": Message(
        "Điểm cao nhất của quy tắc là {greatest}, khác điểm tối đa {max}.",
        "The most the rule gives is {greatest}, not the max {max}.",
        _POINTS_VI,
        _POINTS_EN,
    ),
    "rule-items-sum": Message(
        "Tổng điểm các mục là {total}, khác điểm tối đa {max}.",
        "The items add up to {total}, not to the max {max}.",
        _POINTS_VI,
        _POINTS_EN,
    ),
    "points-negative": Message(
        "Điểm {given} nhỏ hơn 0.",
        "Points of {given} are below 0.",
        "Chỉ levels và floor của deduction được có điểm âm; ghi điểm từ 0 trở lên.",
        "Only levels and the floor of a deduction may be negative; write 0 or more.",
    ),
    "checklist-points-missing": Message(
        "Nội dung này chưa có điểm.",
        "This item has no points.",
        "Ghi points cho mọi nội dung; hoặc bỏ hết points, ghi all: true (đủ mọi nội dung mới được điểm) hay at_least.",
        "Write points for every item; or none at all, and all: true (points only where all are done) or at_least.",
    ),
    "checklist-points-unused": Message(
        "Có all hoặc at_least thì nội dung không có điểm riêng.",
        "With all or at_least an item has no points of its own.",
        "Bỏ points của các nội dung; hoặc bỏ all, at_least để cộng điểm từng nội dung.",
        "Leave out the items' points; or leave out all and at_least, so that points add up.",
    ),
    "checklist-all-and-some": Message(
        "Không ghi cả all và at_least.",
        "There is no place for both all and at_least.",
        "Giữ một: all: true là đủ mọi nội dung, at_least là từ chừng ấy nội dung trở lên.",
        "Keep one: all: true asks for every item, at_least for so many.",
    ),
    "checklist-at-least": Message(
        "at_least {given} nằm ngoài khoảng từ 1 đến {most} nội dung nêu trong items.",
        "An at_least of {given} is outside 1 to the {most} items.",
        "Ghi số nội dung phải thực hiện trong các nội dung nêu ở items.",
        "Write how many of the items have to be done.",
    ),
    "per-item-points-or-each": Message(
        "Quy tắc có đúng một trong points, each.",
        "The rule has just one of points and each.",
        "Ghi points nếu mọi nội dung cùng số điểm, each nếu mỗi loại có số điểm riêng; bỏ khóa còn lại.",
        "Write points where all items give the same, each where every kind has points of its own; not both.",
    ),
    "points-not-positive": Message(
        "Điểm {given} phải lớn hơn 0.",
        "Points of {given} are not above 0.",
        "Ghi số điểm lớn hơn 0 (deduction ghi số điểm bị trừ, không ghi dấu trừ).",
        "Write points above 0 (a deduction names the points lost, without a minus).",
    ),
    "step-one-condition": Message(
        "Mỗi bậc cần đúng một điều kiện.",
        "A step needs exactly one condition.",
        "Ghi một trong: {known}.",
        "Write one of: {known}.",
    ),
    "steps-two-directions": Message(
        "Các bậc không cùng chiều.",
        "The steps go in two directions.",
        "Dùng at_least, above khi càng nhiều càng tốt; at_most, below khi càng ít càng tốt.",
        "Use at_least and above where more is better, at_most and below where less is.",
    ),
    "step-unreachable": Message(
        "Không số liệu nào đạt tới bậc {condition} {limit}.{hint}",
        "No facts ever reach the step {condition} {limit}.{hint}",
        "Xếp bậc khó đạt trước, bậc dễ đạt sau; tỷ lệ nằm trong 0 đến 100.",
        "Put the step that is harder to reach first; percents lie within 0 to 100.",
    ),
    "limit-out-of-range": Message(
        "Ngưỡng {given} nằm ngoài khoảng từ 0 đến 100%.{hint}",
        "The limit {given} is outside 0 to 100%.{hint}",
        "Ghi tỷ lệ phần trăm từ 0 đến 100.",
        "Write a percentage from 0 to 100.",
    ),
    "full-at-range": Message(
        "full_at {given} phải lớn hơn 0 và không quá 100%.",
        "A full_at of {given} is not above 0 and at most 100%.",
        "Ghi tỷ lệ mà từ đó đơn vị được điểm tối đa, ví dụ 90.",
        "Write the percentage from which the unit gets the max, such as 90.",
    ),
    "limits-crossed": Message(
        "Giới hạn dưới {low} phải nhỏ hơn giới hạn trên {high}.",
        "The lower limit {low} has to be less than the upper limit {high}.",
        "Kiểm tra thứ tự hai số: số nhỏ trước, số lớn sau.",
        "Check their order: the lesser first, the greater second.",
    ),
    "band-points": Message(
        "Điểm của một khoảng là một số, hoặc hai số [đầu, cuối].",
        "The points of a band are one number, or two: [start, end].",
        "Ghi ví dụ points: 0.5 hoặc points: [0.2, 0.8].",
        "Write points: 0.5 or points: [0.2, 0.8].",
    ),
    "bands-not-ascending": Message(
        "Khoảng bắt đầu từ {given} không lớn hơn khoảng trước.",
        "The band from {given} does not begin above the one before.",
        "Xếp các khoảng theo from tăng dần.",
        "Put the bands in ascending order of from.",
    ),
    "band-end-not-last": Message(
        "Chỉ khoảng cuối cùng, khi điểm tăng dần, mới có to.",
        "Only the last band, where its points are linear, has an end (to).",
        "Bỏ to: khoảng này kết thúc ở from của khoảng sau.",
        "Remove to: this band ends where the next begins.",
    ),
    "band-end-missing": Message(
        "Khoảng cuối có điểm tăng dần từ {start} nhưng không có điểm kết thúc (to) lớn hơn.",
        "The last band is linear from {start} but has no end (to) above that.",
        "Bổ sung to, hoặc ghi một mức điểm cố định.",
        "Add to, or give it one fixed number of points.",
    ),
    "goalposts-malformed": Message(
        "goalposts không phải là observed hoặc hai số.",
        "The goalposts are neither observed nor two numbers.",
        "Ghi goalposts: observed, goalposts: [0, 100], hoặc một đầu theo các đơn vị: [0, observed].",
        "Write goalposts: observed, goalposts: [0, 100], or one end as observed: [0, observed].",
    ),
    "judged-step": Message(
        "Bước điểm {given} không chia hết điểm tối đa {max}.",
        "The step {given} does not divide the max {max}.",
        "Chọn bước lớn hơn 0 sao cho điểm tối đa là bội của bước.",
        "Choose a step above 0 of which the max is a multiple.",
    ),
    "judged-step-fine": Message(
        "Bước điểm {given} có nhiều hơn {precision} chữ số thập phân.",
        "The step {given} has more than {precision} decimals.",
        "Chọn bước không nhỏ hơn bước điểm của bộ tiêu chí, hoặc tăng precision.",
        "Choose a step no finer than the points of the set, or raise its precision.",
    ),
    "deadline-one-day": Message(
        "Mỗi hạn có đúng một trong date, before.",
        "Each deadline has just one of date and before.",
        "Ghi date nếu chính ngày ấy còn trong hạn, before nếu phải xong trước ngày ấy; bỏ khóa còn lại.",
        "Write date where that very day is in time, before where it has to be done before it; leave the other key out.",
    ),
    "deadline-year-range": Message(
        "Số năm lệch {given} quá lớn.",
        "A year offset of {given} is too large.",
        "year tính từ năm đánh giá: -1 là năm trước, 0 là trong năm, 1 là năm sau.",
        "year counts from the campaign's year: -1 the year before, 0 that year, 1 the year after.",
    ),
    "deadline-year-twice": Message(
        "Ngày {given} đã có năm nên không dùng year.",
        "The date {given} has its year already, so year has no place here.",
        "Bỏ year, hoặc ghi ngày dạng tháng-ngày.",
        "Remove year, or write month-day.",
    ),
    "deadlines-not-ascending": Message(
        "Hạn {given} không muộn hơn hạn trước.",
        "The date {given} is not later than the one before.",
        "Xếp các hạn từ sớm đến muộn.",
        "Put the dates from early to late.",
    ),
    "id-reserved": Message(
        "“{given}” có nghĩa riêng nên không dùng làm mã ở đây.",
        "“{given}” has a meaning of its own and can't be an id here.",
        "Chọn mã khác.",
        "Choose another id.",
    ),
}
