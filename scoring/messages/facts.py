"""Problems with numbers, dates and ids that people type."""

from scoring.messages.message import Message

FACTS: dict[str, Message] = {
    "hint-none": Message("", ""),
    "hint-did-you-mean": Message(" Có phải là “{word}”?", " Did you mean “{word}”?"),
    "hint-misspelt": Message(" Có phải “{word}” là cột này viết sai?", " Is “{word}” meant to be this one?"),
    "hint-key-elsewhere": Message(
        " Khóa này thuộc về khối khác.{listed}", " This key belongs in another block.{listed}"
    ),
    "hint-keys-here": Message(" Ở đây dùng các khóa: {keys}.", " The keys here are {keys}."),
    "hint-text-comma": Message(
        " Trong ngoặc nhọn, dấu phẩy ngăn cách các khóa: câu có dấu phẩy phải để trong dấu nháy.",
        " Within braces a comma separates keys: a text that has one is quoted.",
    ),
    "hint-ratio": Message(
        " Nếu tính cả phần vượt 100%, ghi measure: ratio.",
        " Where what is beyond 100% counts too, write measure: ratio.",
    ),
    "hint-decimal-comma": Message(
        " Trong ngoặc, dấu phẩy ngăn cách các khóa: viết số thập phân với dấu chấm (0.5) hoặc trong dấu nháy.",
        " Within braces a comma separates keys: write decimals with a point (0.5) or in quotes.",
    ),
    "hint-alternatives": Message(
        " Nếu chỉ một trong các mục con được tính, ghi combine: best; mục con chỉ dành cho một số đơn vị thì thêm "
        "applies_to.",
        " If only one of the children counts, write combine: best; a child that is for some units only has applies_to.",
    ),
    "hint-formula-comma": Message(
        ' Công thức có dấu phẩy đặt trong ngoặc nhọn phải để trong dấu nháy: give: "min(a, b)".',
        ' A formula with a comma inside braces is quoted: give: "min(a, b)".',
    ),
    "number-unreadable": Message(
        "“{given}” không phải là một số.",
        "“{given}” is not a number.",
        "Chỉ dùng chữ số 0–9 và một dấu phẩy hoặc dấu chấm thập phân, ví dụ 12,5.",
        "Use the digits 0–9 and one decimal comma or point, as in 12.5.",
    ),
    "number-two-separators": Message(
        "“{given}” có cả dấu chấm và dấu phẩy nên không rõ là số nào.",
        "“{given}” has both a point and a comma, so it is unclear which number is meant.",
        "Bỏ dấu phân cách hàng nghìn, chỉ giữ dấu thập phân, ví dụ 1234,5.",
        "Leave out the thousands separator and keep the decimal one, as in 1234.5.",
    ),
    "number-grouped": Message(
        "“{given}” có dấu phân cách hàng nghìn.",
        "“{given}” has thousands separators.",
        "Viết liền các chữ số, ví dụ 1234567.",
        "Write the digits together, as in 1234567.",
    ),
    "number-ambiguous": Message(
        "“{given}” không rõ là {whole} hay {decimal}.",
        "It is unclear whether “{given}” means {whole} or {decimal}.",
        "Viết {whole} nếu là số nguyên, {decimal} nếu là số thập phân.",
        "Write {whole} for the whole number, {decimal} for the decimal one.",
    ),
    "odd-date": Message(
        "Ngày {given} cách xa năm đánh giá {year}; vẫn tính theo ngày này.",
        "{given} is far from {year}, the year appraised; it counts as it stands.",
        "Xem lại năm của ngày; nếu đúng thì không cần làm gì.",
        "Look at the year of the date again; if it is right, nothing needs doing.",
    ),
    "odd-share": Message(
        "“{given}” không có dấu % nên là {given}%, không phải {percent}%.",
        "“{given}” without a sign means {given}%, not {percent}%.",
        "Nếu là {percent}% thì ghi {percent}%; nếu đúng là {given}% thì ghi {given}%.",
        "Write {percent}% if that is meant, {given}% if it is right.",
    ),
    "odd-thousands": Message(
        "“{given}” được đọc là số thập phân, không phải {whole}.",
        "“{given}” is read as a decimal number, not as {whole}.",
        "Nếu là {whole} thì ghi {whole}, không ghi dấu phẩy; nếu đúng là số thập phân thì không cần làm gì.",
        "Write {whole} without a comma if that is meant; if it is a decimal number, nothing needs doing.",
    ),
    "odd-letters": Message(
        "Chữ “{given}” có lẽ được gõ bằng bảng mã cũ (TCVN3, VNI); văn bản sẽ in đúng như vậy.",
        "“{given}” seems to be typed in letters of before Unicode (TCVN3, VNI); papers will print it so.",
        "Chuyển sang Unicode bằng công cụ chuyển mã (ví dụ của UniKey) rồi dán lại; nếu đúng thì không cần làm gì.",
        "Convert the text to Unicode and paste it again; if it is right, nothing needs doing.",
    ),
    "number-too-long": Message(
        "Số dài quá {most} ký tự.",
        "The number is longer than {most} characters.",
        "Kiểm tra lại số liệu đã nhập.",
        "Check what was typed.",
    ),
    "count-not-whole": Message(
        "“{given}” không phải là một số nguyên từ 0 trở lên.",
        "“{given}” is not a whole number, 0 or more.",
        "Nhập số nguyên, ví dụ 12.",
        "Enter a whole number, as in 12.",
    ),
    "count-missing": Message(
        "“{given}” thiếu số lần.",
        "“{given}” lacks its count.",
        "Viết liền mã, dấu bằng và số lần, ví dụ {given}2.",
        "Write the id, the equals sign and the count without spaces, as in {given}2.",
    ),
    "count-of-which": Message(
        "“{given}” không cho biết là số lượng của loại nào.",
        "“{given}” does not say which kind it counts.",
        "Ghi rõ từng loại, ví dụ {known[0]}={given}; các mã: {known}.",
        "Name each kind, as in {known[0]}={given}; the ids are: {known}.",
    ),
    "share-unreadable": Message(
        "“{given}” không phải là một tỷ lệ.",
        "“{given}” is not a share.",
        "Ghi số đạt/tổng số như 45/50, hoặc tỷ lệ phần trăm như 90% hay 90.",
        "Write achieved/total such as 45/50, or a percentage such as 90% or 90.",
    ),
    "share-of-zero": Message(
        "“{given}” có mẫu số bằng 0.",
        "“{given}” is a share of 0.",
        "Nếu trong năm không phát sinh, ghi n/a (không áp dụng) kèm lý do ở cột ghi chú, khi tiêu chí cho phép; "
        "nếu không, sửa lại mẫu số.",
        "If nothing arose in the year, write n/a with the reason as a note (where the criterion allows it); "
        "else correct the total.",
    ),
    "share-above-one": Message(
        "Số đạt {done} lớn hơn tổng số {total}.",
        "{done} is more than the total of {total}.",
        "Kiểm tra lại hai số: số đạt đứng trước, tổng số đứng sau; nếu vượt chỉ tiêu thì ghi 100%. "
        "Tiêu chí tính cả phần vượt thì bộ tiêu chí phải ghi measure: ratio ở quy tắc.",
        "Check both numbers: those achieved come first, the total second; where a target was passed, write 100%. "
        "Where what is beyond counts too, the rule of the criteria set has to say measure: ratio.",
    ),
    "percent-out-of-range": Message(
        "“{given}” nằm ngoài khoảng từ 0 đến 100%.",
        "“{given}” is outside 0 to 100%.",
        "Nhập tỷ lệ từ 0 đến 100, hoặc dạng số đạt/tổng số như 45/50; nếu vượt chỉ tiêu thì ghi 100%. Tiêu chí tính cả "
        "phần vượt thì bộ tiêu chí phải ghi measure: ratio ở quy tắc.",
        "Enter a percentage from 0 to 100, or achieved/total such as 45/50; where a target was passed, write 100%. "
        "Where what is beyond counts too, the rule of the criteria set has to say measure: ratio.",
    ),
    "formula-facts": Message(
        "“{given}” không có dạng tên=giá trị.",
        "“{given}” is not name=value.",
        "Ghi đủ các số liệu, cách nhau bằng dấu cách, giá trị viết liền, ví dụ done=45 target=50: {known}.",
        "State all facts, separated by spaces, no space within a value, such as done=45 target=50: {known}.",
    ),
    "formula-facts-missing": Message(
        "Thiếu số liệu {missing}.",
        "The facts {missing} are missing.",
        "Công thức cần đủ mọi số liệu: {known}.",
        "The formula asks for all of them: {known}.",
    ),
    "share-became-date": Message(
        "“{given}” là ngày tháng; có thể bảng tính đã đổi một tỷ lệ như 5/10 hoặc một số như 12.5 thành ngày.",
        "“{given}” is a date; a spreadsheet may have turned a share such as 5/10 or a number such as 12.5 into one.",
        "Định dạng cột này là Văn bản (Text) trước khi nhập, rồi nhập lại số đúng.",
        "Format the column as Text before typing, then type the right number again.",
    ),
    "not-yes-or-no": Message(
        "“{given}” không phải là có hoặc không.",
        "“{given}” is neither yes nor no.",
        "Ghi có hoặc không.",
        "Write yes or no (có or không).",
    ),
    "id-unknown": Message(
        "Không có mã “{given}”.{hint}",
        "There is no id “{given}”.{hint}",
        "Dùng đúng một trong các mã: {known}.",
        "Use one of the ids as written: {known}.",
    ),
    "id-twice": Message(
        "Mã “{given}” xuất hiện hai lần.",
        "The id “{given}” occurs twice.",
        "Mỗi mã chỉ ghi một lần.",
        "Write each id once.",
    ),
    "date-became-number": Message(
        "“{given}” là một con số, không phải ngày; có lẽ là ngày {day} mất định dạng ngày.",
        "“{given}” is a number, no date; perhaps the date {day} without its format.",
        "Ghi lại ngày dạng 20/12/2025.",
        "Write the date again, such as 20/12/2025.",
    ),
    "date-unreadable": Message(
        "Không đọc được ngày “{given}”.",
        "“{given}” can't be read as a date.",
        "Ghi ngày dạng 20/12/2025; nếu chưa thực hiện, ghi none (trong biểu mẫu: chọn “không thực hiện”).",
        "Write a date such as 20/12/2025 or 2025-12-20; none if it was not done.",
    ),
    "value-out-of-range": Message(
        "{given} nằm ngoài khoảng từ {low} đến {high}.",
        "{given} is outside {low} to {high}.",
        "Nhập giá trị từ {low} đến {high}.",
        "Enter a value from {low} to {high}.",
    ),
    "off-step": Message(
        "{given} không phải là bội của bước điểm {step}.",
        "{given} is not a multiple of the step {step}.",
        "Chấm theo bước {step}.",
        "Give points in steps of {step}.",
    ),
}
