"""Problems of a criteria set: its numbers, its tree, its formulas, its grades."""

from scoring.messages.message import Message

CRITERIA: dict[str, Message] = {
    "date-malformed": Message(
        "“{given}” không phải là một ngày.",
        "“{given}” is not a day.",
        "Ghi tháng-ngày như 12-31, hoặc ngày đầy đủ như 2022-12-31 (29 tháng 2 phải ghi đủ năm).",
        "Write month-day such as 12-31, or a date such as 2022-12-31 (29 February needs its year).",
    ),
    "precision-range": Message(
        "Độ chính xác {given} nằm ngoài khoảng 0 đến {most}.",
        "A precision of {given} is outside 0 to {most}.",
        "Ghi số chữ số thập phân của điểm, thường là 2.",
        "Write how many decimals points have, usually 2.",
    ),
    "display-range": Message(
        "Số chữ số in ra ({given}) phải từ 0 đến độ chính xác ({precision}).",
        "The digits printed ({given}) have to be from 0 to the precision ({precision}).",
        "Sửa display hoặc precision.",
        "Correct display or precision.",
    ),
    "max-not-positive": Message(
        "Điểm tối đa {given} phải lớn hơn 0.",
        "A max of {given} is not above 0.",
        "Ghi điểm tối đa lớn hơn 0; điều kiện không tính điểm thì ghi ở conditions, ngoài cây.",
        "Write a max above 0; what is met or not, without points, stands under conditions, outside the tree.",
    ),
    "max-too-fine": Message(
        "Điểm tối đa {given} có nhiều hơn {precision} chữ số thập phân.",
        "A max of {given} has more than {precision} decimals.",
        "Làm tròn điểm tối đa, hoặc tăng precision của bộ tiêu chí.",
        "Round the max, or raise the precision of the set.",
    ),
    "code-twice": Message(
        "Mã “{code}” đã được dùng ở trên.",
        "The code “{code}” is used above already.",
        "Mỗi mã chỉ dùng một lần trong bộ tiêu chí; đổi mã này.",
        "A code stands once in a set; change this one.",
    ),
    "sum-of-max": Message(
        "Tổng điểm tối đa của các mục con là {total}, khác điểm tối đa {max} của {code}.{hint}",
        "The children's maxima add up to {total}, not to the max {max} of {code}.{hint}",
        "Sửa điểm tối đa của mục con hoặc của {code} cho khớp.",
        "Correct the children's maxima or the max of {code}.",
    ),
    "sum-of-scale": Message(
        "Tổng điểm tối đa của các phần là {total}, khác thang điểm {max}.",
        "The first nodes' maxima add up to {total}, not to the scale {max}.",
        "Sửa điểm tối đa của các phần hoặc sửa scale.",
        "Correct the maxima of the first nodes or the scale.",
    ),
    "weight-missing": Message(
        "{code} thiếu trọng số (weight).",
        "{code} has no weight.",
        "Mục cha tính bằng weighted nên mọi mục con phải có weight.",
        "Its parent combines by weighted, so every child carries a weight.",
    ),
    "weight-unused": Message(
        "{code} có trọng số nhưng mục cha tính bằng {combine}, trọng số không có tác dụng.",
        "{code} has a weight, but its parent combines by {combine}, where weights mean nothing.",
        "Bỏ weight, hoặc đổi combine của mục cha thành weighted.",
        "Remove the weight, or make the parent combine: weighted.",
    ),
    "weight-negative": Message(
        "Trọng số {given} nhỏ hơn 0.",
        "A weight of {given} is below 0.",
        "Ghi trọng số từ 0 trở lên.",
        "Write a weight of 0 or more.",
    ),
    "weights-all-zero": Message(
        "Mọi trọng số ở đây đều bằng 0.",
        "All weights here are 0.",
        "Ghi ít nhất một trọng số lớn hơn 0.",
        "Give at least one child a weight above 0.",
    ),
    "too-deep": Message(
        "{code} nằm sâu hơn {levels} cấp đã đặt tên trong levels.",
        "{code} stands deeper than the {levels} levels that are named.",
        "Bổ sung tên cấp vào levels, hoặc kiểm tra thụt dòng.",
        "Name the further level under levels, or check the indentation.",
    ),
    "count-unexpected": Message(
        "{code} có {found} {level}, khác với {expected} đã khai ở đây.",
        "{code} has {found} of level “{level}”, not the {expected} stated here.",
        "Bổ sung hoặc bỏ bớt mục trong cây, hoặc sửa số ở expect.",
        "Add or remove nodes of the tree, or correct expect.",
    ),
    "code-unknown": Message(
        "Không có tiêu chí mang mã “{given}”.{hint}",
        "There is no node with the code “{given}”.{hint}",
        "Dùng đúng mã có trong bộ tiêu chí (xem: scoring show).",
        "Use a code of the criteria set (see: scoring show).",
    ),
    "applies-to-nothing": Message(
        "{code} không áp dụng cho đơn vị nào: danh sách {column} trống.",
        "{code} applies to no unit: the list for {column} is empty.",
        "Ghi ít nhất một giá trị, hoặc bỏ applies_to.",
        "Write at least one value, or remove applies_to.",
    ),
    "applies-to-identity": Message(
        "{code} áp dụng theo {column}, tức là theo từng đơn vị cụ thể; cách chấm không được biết đơn vị là ai.",
        "{code} applies by {column}, that is by who the unit is; scoring must not know that.",
        "Áp dụng theo loại (kind) hoặc một cột khác của units.csv nêu đặc điểm chung của các đơn vị.",
        "Apply it by kind, or by another column of units.csv that says what such units have in common.",
    ),
    "grades-not-falling": Message(
        "Ngưỡng của “{grade}” không thấp hơn mức xếp loại liền trên.",
        "The threshold of “{grade}” is not below that of the grade above.",
        "Xếp các mức xếp loại từ cao xuống thấp.",
        "Put the grades from best to last.",
    ),
    "grade-last": Message(
        "Mức xếp loại cuối “{grade}” phải bắt đầu từ 0 và không kèm điều kiện.",
        "The last grade “{grade}” has to start at 0 and ask for nothing else.",
        "Ghi at_least: 0 và bỏ each, requires, để đơn vị nào cũng được xếp loại.",
        "Write at_least: 0 without each and requires, so that every unit has a grade.",
    ),
    "grade-points-range": Message(
        "Mức {given} điểm nằm ngoài khoảng từ 0 đến {most} điểm.",
        "A threshold of {given} points is outside 0 to {most}.",
        "Ghi số điểm đạt được; điểm thưởng chỉ tính thêm khi bonus có above_scale: true và grading xét score.",
        "Write points that can be reached; bonus adds to them only with above_scale: true and grading of the score.",
    ),
    "quota-of-others": Message(
        "Tỷ lệ tối đa của “{grade}” tính trên các mức xếp loại không có chính mức này.",
        "The quota of “{grade}” counts grades among which it is not.",
        "Thêm mã của mức này vào of, hoặc bỏ of để tính trên mọi đơn vị được xếp hạng.",
        "Add the grade's own id to of, or remove of to count all ranked units.",
    ),
    "item-count": Message(
        "count {given} nằm ngoài khoảng từ 1 đến {most} điều kiện nêu trong any.",
        "A count of {given} is outside 1 to the {most} items of any.",
        "Ghi số điều kiện cần đạt trong các điều kiện nêu ở any.",
        "Write how many of the items of any have to hold.",
    ),
    "formula-fact-id": Message(
        "“{given}” không dùng làm tên số liệu trong công thức được.",
        "“{given}” can't name a fact of a formula.",
        "Dùng chữ cái không dấu, chữ số, dấu gạch dưới, bắt đầu bằng chữ; trừ các từ của công thức như full, min, and.",
        "Use plain letters, digits and underscores, a letter first; not a word of the language such as full, min, and.",
    ),
    "formula-sign": Message(
        "Công thức không dùng dấu “{given}”.",
        "A formula has no sign “{given}”.",
        "Chỉ dùng + - * / ( ) , và = != < <= > >=; số thập phân viết bằng dấu chấm. Công thức có dấu phẩy trong "
        "ngoặc nhọn phải đặt trong dấu nháy.",
        "Use + - * / ( ) , and = != < <= > >=; decimals have a point. A formula with a comma inside braces is quoted.",
    ),
    "formula-too-long": Message(
        "Công thức dài hơn {most} ký tự.",
        "The formula has more than {most} characters.",
        "Chia công thức thành nhiều dòng when, give.",
        "Split it into several lines of when and give.",
    ),
    "formula-syntax": Message(
        "Công thức viết chưa đúng từ chỗ này.",
        "The formula can't be read from here on.",
        "Kiểm tra ngoặc, phép tính còn thiếu vế, tên viết liền nhau. Công thức có dấu phẩy trong ngoặc nhọn phải đặt "
        "trong dấu nháy.",
        "Check parentheses, signs without a side, names without a sign between. A formula with a comma inside braces "
        "is quoted.",
    ),
    "formula-not-allowed": Message(
        "Công thức không dùng được cách viết này.",
        "A formula can't say this.",
        "Chỉ dùng số, tên số liệu, full, year, phép tính, so sánh, not, and, or và các hàm của công thức.",
        "Use numbers, facts, full, year, arithmetic, comparisons, not, and, or and the functions of formulas.",
    ),
    "formula-name-unknown": Message(
        "Không có số liệu nào tên “{given}”.{hint}",
        "There is no fact “{given}”.{hint}",
        "Khai tên này ở facts, hoặc dùng full (điểm tối đa), year (năm đánh giá).",
        "Declare it under facts, or use full (the max), year (the campaign's year).",
    ),
    "formula-function-unknown": Message(
        "Công thức không có hàm này.",
        "There is no such function.",
        "Dùng một trong: {known}.",
        "Use one of: {known}.",
    ),
    "formula-arguments": Message(
        "Hàm {given} nhận số lượng giá trị khác.",
        "{given} takes another number of values.",
        "min, max nhận một hay nhiều giá trị; round(x, số chữ số); các hàm khác nhận một giá trị.",
        "min and max take one or more values, round(x, digits), all others one.",
    ),
    "formula-digits": Message(
        "Số chữ số của round phải là số nguyên từ 0 đến {most}.",
        "The digits of round are a whole number from 0 to {most}.",
        "Ghi ví dụ round(x, 2).",
        "Write round(x, 2).",
    ),
    "formula-nested": Message(
        "highest, lowest, average không lồng vào nhau.",
        "highest, lowest and average can't stand within each other.",
        "Tính trên số liệu của từng đơn vị, ví dụ highest(done / target).",
        "Take them of each unit's facts, such as highest(done / target).",
    ),
    "formula-chained": Message(
        "Không viết liền hai phép so sánh.",
        "Comparisons can't be chained.",
        "Viết tách ra, ví dụ a < b and b < c.",
        "Write a < b and b < c.",
    ),
    "formula-not-number": Message(
        "Ở đây cần một con số, không phải điều kiện.",
        "A number is needed here, not a condition.",
        "Điều kiện chỉ đặt ở when; give là số điểm.",
        "Conditions stand in when; give is points.",
    ),
    "formula-not-condition": Message(
        "Ở đây cần một điều kiện, không phải con số.",
        "A condition is needed here, not a number.",
        "So sánh với một giá trị, ví dụ done >= target; số liệu có/không đứng một mình được.",
        "Compare it, such as done >= target; a yes_no fact may stand alone.",
    ),
    "formula-line-unreachable": Message(
        "Dòng này không bao giờ được dùng vì dòng {line} luôn có giá trị.",
        "This line is never reached: line {line} always has a value.",
        "Bỏ dòng này, hoặc thêm when cho dòng trước.",
        "Remove it, or give the line before a when.",
    ),
    "outside-not-applicable": Message(
        "{code} thuộc điểm thưởng, điểm phạt nên không có trường hợp không áp dụng.",
        "{code} is a bonus or penalty, where nothing can be claimed as not applicable.",
        "Bỏ not_applicable; dùng applies_to nếu chỉ áp dụng cho một số đơn vị.",
        "Remove not_applicable; use applies_to where only some units are meant.",
    ),
    "outside-weight": Message(
        "{code} thuộc điểm thưởng, điểm phạt nên không có trọng số.",
        "{code} is a bonus or penalty, which has no weight.",
        "Bỏ weight.",
        "Remove weight.",
    ),
    "penalty-deduction": Message(
        "{code}: quy tắc deduction không dùng trong điểm phạt.",
        "{code}: a deduction has no place in the penalty block.",
        "Dùng per_item hoặc levels: điểm của quy tắc chính là điểm bị phạt.",
        "Use per_item or levels: the rule's points are the points taken off.",
    ),
}
