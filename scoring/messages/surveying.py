"""What `scoring survey tally` says, and what is wrong with microdata and their declaration."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

SURVEYING: dict[str, Message] = {
    # the command line
    "help-survey": Message(
        "Điều tra xã hội học: từ phiếu trả lời ra số liệu của các tiêu chí điều tra.",
        "Sociological surveys: from questionnaires to the facts of the survey criteria.",
    ),
    "help-tally": Message(
        "Tổng hợp phiếu trả lời (mỗi dòng một người) thành số liệu của các tiêu chí điều tra, kèm số phiếu và sai số.",
        "Tally microdata (a row per respondent) to the facts of the survey criteria, with counts and margins of error.",
    ),
    "help-survey-declaration": Message(
        "Tệp YAML khai báo cột, thang đo và câu hỏi của từng tiêu chí (xem docs/survey.md).",
        "The YAML file that declares columns, scale and the items of each criterion (see docs/survey.md).",
    ),
    "help-survey-campaign": Message(
        "Thư mục của kỳ đánh giá, có đơn vị và bộ tiêu chí.", "The campaign folder, with its units and criteria."
    ),
    "help-survey-population": Message(
        "Tệp CSV có cột unit, population: tổng thể của từng đơn vị, để hiệu chỉnh sai số.",
        "A CSV file with the columns unit and population, for the finite population correction.",
    ),
    "help-survey-out": Message(
        "Ghi các dòng của answers.csv ra tệp này (chưa được có).",
        "Write the rows for answers.csv to this file, which must not exist.",
    ),
    "help-survey-append": Message(
        "Ghi thêm các dòng này vào answers.csv của kỳ đánh giá.", "Add the rows to the campaign's answers.csv."
    ),
    "help-survey-format": Message(
        "Dạng in ra: {formats}; csv là các dòng của answers.csv.",
        "What is printed: {formats}; csv is the rows for answers.csv.",
    ),
    "survey-out-or-append": Message(
        "--out và --append không đi cùng nhau: ghi ra tệp riêng, hoặc ghi thẳng vào kỳ đánh giá.",
        "--out and --append exclude each other: a file of its own, or the campaign itself.",
    ),
    # tables
    "survey-heading": Message(
        "{title}\nĐiều tra xã hội học: {respondents} phiếu, {units} đơn vị, {leaves} tiêu chí.",
        "{title}\nSurvey. Respondents: {respondents}; units: {units}; criteria: {leaves}.",
    ),
    "survey-by-group": Message("Theo cột “{column}”, tất cả phiếu:", "By “{column}”, all respondents:"),
    "survey-overall": Message("Tất cả phiếu:", "All respondents:"),
    "survey-group-blank": Message("(để trống)", "(empty)"),
    "survey-col-answered": Message("Trả lời", "Answered"),
    "survey-col-silence": Message("Không trả lời", "No answer"),
    "survey-col-counts": Message("Hài lòng/trả lời", "Satisfied/answers"),
    "survey-col-value": Message("Kết quả", "Figure"),
    "survey-col-interval": Message("Khoảng tin cậy", "Interval"),
    "survey-col-effective": Message("Hữu hiệu", "Effective"),
    "survey-col-flags": Message("Lưu ý", "Flags"),
    "survey-flag-few": Message("dưới {least} người trả lời", "fewer than {least} answered"),
    "survey-flag-few-effective": Message(
        "cỡ mẫu hữu hiệu {effective}, dưới {least}", "effective size {effective}, fewer than {least}"
    ),
    "survey-flag-none": Message("không ai trả lời", "nobody answered"),
    "survey-flag-items": Message("không ai trả lời câu {items}", "nobody answered {items}"),
    "survey-few": Message(
        "Kết quả chỉ để tham khảo, vì có dưới {least} người trả lời (hữu hiệu): {count}.",
        "Figures that are a hint only, with fewer than {least} (effective) respondents: {count}.",
    ),
    "survey-units-without": Message(
        "Đơn vị chưa có phiếu ({count}): {units}.", "Units without questionnaires ({count}): {units}."
    ),
    "survey-leaves-without": Message(
        "Tiêu chí điều tra chưa có trong khai báo: {codes}.",
        "Survey criteria that the declaration leaves out: {codes}.",
    ),
    "survey-interval-said": Message(
        "Khoảng tin cậy 95% theo Wilson, tính bằng đơn vị của kết quả (phần trăm, hoặc điểm của thang đo){population}.",
        "Wilson's intervals at 95% confidence, in the figure's units (percent, or points of the scale){population}.",
    ),
    "survey-interval-population": Message(
        "; theo từng đơn vị có hiệu chỉnh tổng thể hữu hạn", "; by unit with the finite population correction"
    ),
    "survey-digests": Message(
        "Phiếu: {microdata}\nKhai báo: {declaration}\nBộ tiêu chí: {criteria}",
        "Microdata: {microdata}\nDeclaration: {declaration}\nCriteria: {criteria}",
    ),
    "survey-note-share": CONCEPTS["word-of-respondents-answered-confidence-inter"],
    "survey-note-options": CONCEPTS["word-of-respondents-answered-confidence-inter"],
    "survey-note-mean": Message(
        "{answered} người trả lời trên {respondents} phiếu; khoảng tin cậy 95% từ {low} đến {high} điểm thang đo{few}",
        "{answered} of {respondents} respondents answered; 95% confidence interval {low} to {high} of the scale{few}",
    ),
    "survey-note-all": Message(
        "{answered} người trả lời trên {respondents} phiếu, hỏi toàn bộ đối tượng{few}",
        "{answered} of {respondents} respondents answered; everybody was asked{few}",
    ),
    "survey-note-few": Message("; {few}, chỉ để tham khảo", "; {few}, a hint only"),
    "survey-written": Message(
        "Đã ghi {rows} dòng vào {file}.",
        "Rows written to {file}: {rows}.",
    ),
    "survey-nothing-new": Message(
        "answers.csv đã có đúng các số liệu này; không ghi thêm dòng nào.",
        "answers.csv has these very figures already; no row was added.",
    ),
    # problems in the declaration
    "survey-silent": Message("{codes}, hoặc để trống, là không trả lời", "{codes}, or an empty cell, is no answer"),
    "survey-silent-empty": Message("để trống là không trả lời", "an empty cell is no answer"),
    "survey-scale": Message(
        "Thang đo từ {low} đến {high} không dùng được.",
        "A scale from {low} to {high} can't be used.",
        "Ghi mức thấp nhất rồi mức cao nhất, như [1, 5]; thang đo có nhiều nhất {most} mức.",
        "Write the lowest answer, then the highest, as in [1, 5]; a scale has at most {most} answers.",
    ),
    "survey-satisfied-none": Message(
        "Không có mức trả lời nào được coi là hài lòng.",
        "No answer counts as satisfied.",
        "Ghi các mức đó, như [4, 5], hoặc bỏ khóa này để lấy hai mức cao nhất.",
        "List them, as in [4, 5], or leave the key out for the two best.",
    ),
    "survey-satisfied-unknown": Message(
        "“{given}” không phải là một mức của thang đo từ {low} đến {high}.",
        "“{given}” is no answer on the scale from {low} to {high}.",
        "Chỉ ghi các mức của thang đo.",
        "List only answers of the scale.",
    ),
    "survey-satisfied-all": Message(
        "Tiêu chí {code} coi mọi mức trả lời là hài lòng, nên tỷ lệ hài lòng luôn là 100%.",
        "{code} counts every answer as satisfied, so that its share would always be 100%.",
        "Chỉ ghi các mức hài lòng, như [4, 5].",
        "List only the answers of satisfied people, as in [4, 5].",
    ),
    "survey-satisfied-unsaid": Message(
        "Thang đo của tiêu chí {code} chỉ có {count} mức và không ghi mức nào là hài lòng.",
        "The scale of {code} has only {count} answers, and it is not said which of them count as satisfied.",
        "Thêm khóa satisfied, như [1] cho câu hỏi có/không trên thang [0, 1].",
        "Add the key satisfied, as in [1] for a question of yes or no on the scale [0, 1].",
    ),
    "survey-option-percent": Message(
        "Phương án “{option}” được tính {given}%, ngoài khoảng từ 0 đến 100.",
        "The option “{option}” is worth {given}%, outside 0 to 100.",
        "Ghi tỷ lệ phần trăm của điểm tối đa, như A: 100, B: 60, C: 20, D: 0.",
        "Write the percent of the maximum, as in A: 100, B: 60, C: 20, D: 0.",
    ),
    "survey-option-twice": Message(
        "Phương án “{option}” có hai lần (không phân biệt chữ hoa, chữ thường).",
        "The option “{option}” is there twice (case does not count).",
        "Mỗi phương án chỉ ghi một lần.",
        "Write each option once.",
    ),
    "survey-options-missing": Message(
        "Tiêu chí {code} tính theo phương án trả lời nhưng không khai báo phương án nào.",
        "{code} is tallied by options, but none are declared.",
        "Thêm khóa options, như {{A: 100, B: 60, C: 20, D: 0}}.",
        "Add the key options, as in {{A: 100, B: 60, C: 20, D: 0}}.",
    ),
    "survey-least": Message(
        "Số người trả lời tối thiểu {given} phải từ 1 trở lên.",
        "The least number of answers, {given}, has to be 1 or more.",
        "Ghi số người mà dưới đó kết quả bị đánh dấu, như 30.",
        "Write the number below which a figure is flagged, such as 30.",
    ),
    "survey-column-twice": Message(
        "Cột “{column}” đã được dùng cho “{other}”.",
        "The column “{column}” is already used for “{other}”.",
        "Mỗi cột chỉ giữ một vai trò: đơn vị, người trả lời, trọng số hay câu hỏi.",
        "A column has one role: unit, respondent, weight or item.",
    ),
    "survey-leaf-twice": Message(
        "Tiêu chí {code} được khai báo hai lần.",
        "{code} is declared twice.",
        "Gộp các câu hỏi của nó vào một chỗ.",
        "Put all its items in one place.",
    ),
    "survey-no-leaf": Message(
        "{code} là mục lớn, không chấm trực tiếp.",
        "{code} is an inner node; it is not scored itself.",
        "Ghi mã của từng tiêu chí bên dưới.",
        "Name the leaves below it.",
    ),
    "survey-leaf-elsewhere": Message(
        "Tiêu chí {code} không lấy từ điều tra xã hội học (nguồn: {stage}).",
        "{code} does not take its facts from a survey (but from: {stage}).",
        "Chỉ khai báo tiêu chí có from: survey trong bộ tiêu chí.",
        "Declare only leaves that have from: survey in the criteria.",
    ),
    "survey-rule-no-share": Message(
        "Quy tắc {kind} của tiêu chí {code} không nhận tỷ lệ phần trăm.",
        "The rule {kind} of {code} does not take a percentage.",
        "Dùng method: mean, hoặc xem lại mã tiêu chí.",
        "Use method: mean, or check the code.",
    ),
    "survey-rule-no-mean": Message(
        "Quy tắc {kind} của tiêu chí {code} không nhận điểm trung bình.",
        "The rule {kind} of {code} does not take a mean.",
        "Dùng method: share hoặc options, hoặc xem lại mã tiêu chí.",
        "Use method: share or options, or check the code.",
    ),
    "survey-scale-differs": Message(
        "Tiêu chí {code} nhận điểm trung bình trên thang {low}–{high}, các câu hỏi dùng thang {least}–{most}.",
        "{code} takes a mean on the scale {low} to {high}, its items are on {least} to {most}.",
        "Sửa scale ở đây hoặc trong bộ tiêu chí; hoặc dùng method: share hay options.",
        "Correct the scale here or in the criteria; or use method: share or options.",
    ),
    "survey-item-twice": Message(
        "Câu hỏi “{item}” có hai lần trong một tiêu chí.",
        "The item “{item}” is twice in one leaf.",
        "Mỗi câu hỏi chỉ ghi một lần.",
        "Name each item once.",
    ),
    "survey-together-missing": Message(
        "Tiêu chí {code} có {count} câu hỏi nhưng không cho biết gộp thế nào.",
        "{code} has {count} items and does not say how they are taken together.",
        "Thêm together: mean (trung bình kết quả của các câu) hoặc together: pooled (gộp mọi lượt trả lời).",
        "Add together: mean (the mean of the items' figures) or together: pooled (all answers in one heap).",
    ),
    "survey-silent-on-scale": Message(
        "“{given}” vừa là không trả lời, vừa là một mức trả lời của tiêu chí {code}.",
        "“{given}” is both no answer and an answer of {code}.",
        "Sửa no_answer hoặc thang đo; tiêu chí có thang riêng thì khai báo no_answer riêng.",
        "Correct no_answer or the scale; a leaf with its own scale may have its own no_answer.",
    ),
    # problems in microdata
    "survey-no-rows": Message(
        "Tệp chỉ có dòng tiêu đề, không có phiếu nào.",
        "The file has a header and no respondents.",
        "Kiểm tra xem có đúng tệp không.",
        "Check that this is the right file.",
    ),
    "survey-answer-unknown": Message(
        "“{given}” không phải là một câu trả lời; các mức: {known} ({silent}).",
        "“{given}” is no answer; the answers are {known} ({silent}).",
        "Đối chiếu với phiếu giấy; nếu người đó không trả lời, để trống ô. Mã “không biết” phải ghi ở no_answer.",
        "Compare it with the questionnaire; empty the cell where there was no answer. "
        "Codes for “don't know” belong in no_answer.",
    ),
    "survey-weight": Message(
        "Trọng số “{given}” phải lớn hơn 0.",
        "The weight “{given}” has to be above 0.",
        "Sửa trọng số; nếu phiếu không được tính, xóa dòng này.",
        "Correct the weight; delete the row where it is not to count.",
    ),
    "survey-respondent-twice": Message(
        "Người trả lời “{given}” của đơn vị {unit} đã có ở dòng {line}.",
        "The respondent “{given}” of unit {unit} is on line {line} already.",
        "Xóa phiếu nhập trùng, hoặc sửa số phiếu.",
        "Delete the copy, or correct the number.",
    ),
    "survey-groups-many": Message(
        "Cột “{column}” có {count} giá trị, nhiều hơn {most}, nên không phân nhóm được.",
        "The column “{column}” has {count} values, more than {most}: too many groups.",
        "Chia thành nhóm (như 18-34, 35-54) trong tệp phiếu, hoặc bỏ cột này khỏi groups.",
        "Put the values into classes (such as 18-34, 35-54), or take the column out of groups.",
    ),
    "survey-more-problems": Message(
        "Còn {count} lỗi nữa sau dòng này.",
        "{count} more problems follow this line.",
        "Nếu cả cột bị lỗi, kiểm tra tên cột và thang đo trong khai báo.",
        "Where a whole column is wrong, check its name and scale in the declaration.",
    ),
    "survey-population-column": Message(
        "units.csv không có cột “{column}”.",
        "units.csv has no column “{column}”.",
        "Dùng một trong các cột: {known}; hoặc bỏ khóa này và dùng --population.",
        "Use one of its columns: {known}; or leave the key out and use --population.",
    ),
    "survey-population": Message(
        "Tổng thể {given} nhỏ hơn số phiếu {respondents}.",
        "The population of {given} is smaller than its {respondents} respondents.",
        "Kiểm tra tổng thể; nó phải đếm cùng một thứ với phiếu: người, hoặc hộ.",
        "Check the population; it has to count what the questionnaires count: people, or households.",
    ),
    "survey-population-cell": Message(
        "Tổng thể của đơn vị {unit} trong units.csv: {what}",
        "The population of unit {unit} in units.csv: {what}",
        "Sửa cột này trong units.csv.",
        "Correct the column in units.csv.",
    ),
    "survey-out-exists": Message(
        "Tệp này đã có.",
        "This file is there already.",
        "Chọn tên khác cho --out; để ghi vào answers.csv của kỳ đánh giá, dùng --append.",
        "Choose another name for --out; to add to the campaign's answers.csv, use --append.",
    ),
    "survey-out-unwritable": Message(
        "Không ghi được tệp này.",
        "This file can't be written.",
        "Kiểm tra thư mục và quyền ghi.",
        "Check the folder and the permission to write.",
    ),
    "survey-rows-hidden": Message(
        "{count} dòng sẽ không được tính: kỳ đánh giá đã có số liệu cùng lúc hoặc mới hơn (như {unit}, {code}).",
        "Rows that would not count: {count}; the campaign has survey rows as new or newer (such as {unit}, {code}).",
        "Ghi at: ngày giờ mới hơn vào tệp khai báo.",
        "Write a later at: into the declaration.",
    ),
}
