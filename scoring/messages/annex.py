"""The annex of a decision: criteria sets as Word and Excel tables, copied, and read from tables."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

ANNEX: dict[str, Message] = {
    "help-criteria": Message(
        "Bộ tiêu chí: chép từ danh mục về để sửa (copy), in thành phụ lục (table), đọc từ Word, Excel (import).",
        "Criteria sets: copy one of the catalogue to change it, print one as an annex (table), read one (import).",
    ),
    "help-copy": Message(
        "Chép bộ tiêu chí có sẵn (ID@năm, xem scoring catalogue) thành tệp của mình để sửa.",
        "Copy a set of the catalogue (ID@edition, see scoring catalogue) into a file of your own, to change it.",
    ),
    "help-copy-out": Message(
        "Thư mục của kỳ đánh giá, hoặc tệp .yaml để ghi; tệp đã có thì không ghi đè.",
        "The campaign folder, or the .yaml to write; a file that is there is not written over.",
    ),
    "copy-written": Message(
        "Đã chép {name} vào {file}. Để kỳ đánh giá dùng tệp này, ghi trong campaign.yaml: criteria: {key}",
        "Copied {name} to {file}. To use it in a campaign, write in campaign.yaml: criteria: {key}",
    ),
    "help-table": Message(
        "In bộ tiêu chí thành bảng như phụ lục của quyết định: Word (thể thức Nghị định 30/2020/NĐ-CP) hoặc Excel.",
        "Print a criteria set as the table of a decision's annex: Word (as Decree 30/2020/NĐ-CP asks) or Excel.",
    ),
    "help-table-out": Message(
        "Tệp .docx hoặc .xlsx để ghi; tệp đã có thì không ghi đè.",
        "The .docx or .xlsx to write; a file that is there is not written over.",
    ),
    "annex-suffix": Message(
        "Tệp phải là .docx hoặc .xlsx: {given}",
        "The file has to be a .docx or an .xlsx: {given}",
    ),
    # the table
    "annex-label": Message("PHỤ LỤC", "ANNEX"),
    "annex-attached": Message(
        "(Kèm theo Quyết định số ……/QĐ-…… ngày …… tháng …… năm …… của ……………………)",
        "(Attached to Decision No. ……/QĐ-…… of …… by ……………………)",
    ),
    "annex-source": Message("Nguồn ({status}): {document}.", "Source ({status}): {document}."),
    "annex-sheet": Message("Phụ lục", "Annex"),
    "annex-col-number": Message("STT", "No."),
    "annex-col-label": CONCEPTS["word-node"],
    "annex-col-code": CONCEPTS["word-code"],
    "annex-col-title": CONCEPTS["word-content"],
    "annex-col-max": CONCEPTS["word-max"],
    "annex-col-method": Message("Cách chấm điểm", "How it is scored"),
    "annex-col-evidence": CONCEPTS["word-evidence"],
    "annex-col-body": CONCEPTS["word-appraising-body"],
    "annex-col-note": CONCEPTS["word-note"],
    "annex-total": Message("TỔNG ĐIỂM", "TOTAL"),
    "annex-bonus": Message("ĐIỂM THƯỞNG", "BONUS"),
    "annex-penalty": Message("ĐIỂM PHẠT", "PENALTY"),
    "annex-conditions": Message("ĐIỀU KIỆN (KHÔNG TÍNH ĐIỂM)", "CONDITIONS (WITHOUT POINTS)"),
    "annex-condition-decides": Message("{decides}", "{decides}"),
    "annex-above-scale": Message(
        "Tổng điểm sau khi cộng thưởng được vượt thang điểm.",
        "The score may pass the scale by the bonus.",
    ),
    "annex-label-said": Message("in thay mã: “{label}”", "printed in place of the code: “{label}”"),
    "annex-guide": Message("hướng dẫn: {guide}", "guide: {guide}"),
    "annex-evidence-required": Message("{what} (bắt buộc)", "{what} (required)"),
    "annex-evidence-any": Message("Bắt buộc có tài liệu kiểm chứng", "Evidence is required"),
    # grades and caps
    "annex-grades-sheet": Message("Xếp loại, khống chế điểm", "Grades and caps"),
    "annex-grades-code": CONCEPTS["word-code"],
    "annex-grades-grade": CONCEPTS["word-grade"],
    "annex-grades-level": Message("Mức điểm", "Points"),
    "annex-grades-asks": Message("Yêu cầu kèm theo", "What else is asked"),
    "annex-grades-quota": Message("Tỷ lệ tối đa", "At most of units"),
    "annex-grade-percent": Message("từ {at_least}% trở lên", "{at_least}% or more"),
    "annex-grade-points": CONCEPTS["word-points-or-more"],
    "annex-grade-each": Message("mọi mục cấp {depth} từ {at_least}%", "every node of depth {depth} from {at_least}%"),
    "annex-grade-quota": Message("không quá {share}% số đơn vị được xếp hạng", "at most {share}% of the ranked units"),
    "annex-grade-quota-of": Message(
        "không quá {share}% số đơn vị đạt {of}", "at most {share}% of the units that reach {of}"
    ),
    "annex-cap": Message("Khống chế điểm", "Cap"),
    "annex-cap-level": Message("không quá {at_most}% điểm tối đa", "at most {at_most}% of the max"),
    "annex-cap-unless": Message("nếu không bảo đảm: {item}", "unless: {item}"),
    "annex-item-node": Message("mục {code} từ {at_least}%", "node {code} from {at_least}%"),
    "annex-item-condition": Message("đạt điều kiện {code}", "condition {code} is met"),
    "annex-item-some": Message(
        "ít nhất {count} trong các yêu cầu ({items})", "at least {count} of what follows ({items})"
    ),
    "annex-grade-lost": Message(
        "Chưa hiểu trong bảng xếp loại: {said}",
        "Not understood in the table of grades: {said}",
        "Ghi điều này vào grades hoặc caps trong tệp.",
        "Write it under grades or caps in the file.",
    ),
    "annex-file-grade-lost": Message("CHƯA HIỂU (bảng xếp loại): {said}", "NOT UNDERSTOOD (table of grades): {said}"),
    "annex-left-out": Message(
        "Phụ lục không mang: {what}. Đọc lại từ phụ lục thì không còn, nên giữ tệp bộ tiêu chí để soạn tiếp.",
        "The annex does not carry: {what}. What is read from it has none of it: keep the criteria file to go on with.",
    ),
    "annex-left-english": Message("tên gọi tiếng Anh", "English titles"),
    "annex-left-formulas": Message(
        "số liệu của công thức ({count} tiêu chí)", "the facts of formulas ({count} leaves)"
    ),
    "annex-left-ties": Message("thứ tự phân định khi bằng điểm", "what decides between equal scores"),
    "annex-left-expect": Message("các con số phải khớp (expect)", "the counts asserted (expect)"),
    # reading one
    "help-import": Message(
        "Đọc bảng tiêu chí của quyết định (.docx, .xlsx) thành tệp bộ tiêu chí: cây, mã, điểm tối đa; quy tắc chấm "
        "điểm được đoán từ câu chữ của bảng. Điều đã đoán và điều chưa hiểu ghi cạnh từng tiêu chí và in ra thành "
        "danh sách; không tự đặt thêm điều gì.",
        "Read the table of a decision (.docx, .xlsx) as a criteria file: tree, codes, maxima; rules are guessed from "
        "its sentences. What was guessed and what was not understood stands beside each leaf and is listed; nothing "
        "is invented.",
    ),
    "help-import-out": Message(
        "Tệp .yaml để ghi; tệp đã có thì không ghi đè.",
        "The .yaml to write; a file that is there is not written over.",
    ),
    "import-suffix": Message(
        "--out phải là tệp .yaml: {given}",
        "--out has to be a .yaml: {given}",
    ),
    "import-written": Message(
        "Đã ghi {file}: {nodes} mục, {leaves} tiêu chí chấm điểm; đoán được quy tắc của {guessed}, chưa có quy tắc: "
        "{unknown}.",
        "Wrote {file}: {nodes} nodes, {leaves} leaves; rules guessed for {guessed}, without a rule: {unknown}.",
    ),
    "import-next": Message(
        "Đọc lại từng dòng “ĐOÁN”, sửa các dòng “CHƯA HIỂU” trong {file}, rồi chạy scoring check {file}.",
        "Read every line “GUESSED” and mend the lines “NOT UNDERSTOOD” in {file}, then run scoring check {file}.",
    ),
    "import-col-row": Message("Dòng", "Row"),
    "import-col-said": Message("Bảng viết", "The table says"),
    "import-col-guess": Message("Hiểu là", "Understood as"),
    "import-not-understood": Message("CHƯA HIỂU", "NOT UNDERSTOOD"),
    "import-nothing-said": Message("(bảng không ghi cách chấm)", "(the table does not say)"),
    "import-told": Message("Cần xem lại:", "To be looked at:"),
    # what is told
    "annex-not-understood": Message(
        "{code}: chưa hiểu cách chấm.",
        "{code}: how it is scored was not understood.",
        "Ghi rule cho tiêu chí này trong tệp; câu của bảng nằm ngay trên đó.",
        "Write its rule in the file; the table's sentence stands just above.",
    ),
    "annex-rule-for": Message("đối với {units}, cách chấm: {rule}", "for {units}, scored so: {rule}"),
    "annex-rule-for-lost": Message(
        "{code}: chưa hiểu cách chấm riêng “{said}”.",
        "{code}: how some units are scored was not understood: “{said}”.",
        "Ghi quy tắc này vào rules_for của tiêu chí trong tệp.",
        "Write that rule under rules_for of the leaf in the file.",
    ),
    "annex-nothing-said": Message(
        "{code}: bảng không ghi cách chấm.",
        "{code}: the table does not say how it is scored.",
        "Ghi rule cho tiêu chí này trong tệp.",
        "Write its rule in the file.",
    ),
    "annex-row-lost": Message(
        "Dòng này không thuộc mục nào nên chưa được đọc.",
        "This row belongs to no node and was not read.",
        "Nếu là nội dung chấm điểm, ghi thêm vào tệp.",
        "If it is about scoring, add it to the file.",
    ),
    "annex-rows-levels": Message(
        "{code}: {count} dòng dưới được hiểu là các mức của một tiêu chí, vì mức cao nhất bằng điểm tối đa.",
        "{code}: the {count} rows below are read as levels of one leaf, since the best is its max.",
        "Nếu là các tiêu chí riêng, sửa điểm tối đa trong bảng rồi đọc lại.",
        "If they are leaves of their own, correct the maxima in the table and read it again.",
    ),
    "annex-max-summed": Message(
        "{code}: bảng không ghi điểm tối đa; đã lấy tổng các mục con là {total}.",
        "{code}: the table has no max; the sum of what is below was taken, {total}.",
        "Đối chiếu với quyết định.",
        "Compare with the decision.",
    ),
    "annex-sum": Message(
        "{code}: các mục con cộng lại được {total}, bảng ghi {max}.",
        "{code}: what is below adds up to {total}, the table says {max}.",
        "Sửa theo quyết định; scoring check sẽ báo lỗi đến khi khớp.",
        "Correct it by the decision; scoring check refuses the file until they agree.",
    ),
    "annex-total-differs": Message(
        "Các mục ngoài cùng cộng lại được {total}, dòng tổng ghi {scale}.",
        "The first nodes add up to {total}, the row of the total says {scale}.",
        "Sửa theo quyết định; scoring check sẽ báo lỗi đến khi khớp.",
        "Correct it by the decision; scoring check refuses the file until they agree.",
    ),
    "annex-branch-said": Message(
        "{code} có mục con nên câu về cách chấm của chính nó không dùng: {said}",
        "{code} has nodes below, so what is said of how it is scored itself is not used: {said}",
        "Đưa câu này vào các mục con nếu cần.",
        "Say it at the nodes below where it matters.",
    ),
    "annex-group-left": Message(
        "{code}: điểm thưởng, điểm phạt, điều kiện không có nhóm; chỉ giữ các mục trong cùng.",
        "{code}: bonus, penalty and conditions have no groups; only what is innermost is kept.",
        "Đối chiếu mức trần của nhóm với quyết định.",
        "Compare the cap of the group with the decision.",
    ),
    "annex-condition-max": Message(
        "{code}: điều kiện không tính điểm nên điểm “{given}” không được ghi vào tệp.",
        "{code}: a condition has no points; “{given}” was not written to the file.",
        "Nếu mục này được tính điểm, chuyển vào tree và ghi max.",
        "If it does have points, move it into the tree and write its max.",
    ),
    "annex-remark-survey": Message(
        "{code}: hiểu là điểm điều tra xã hội học, tỷ lệ hài lòng × điểm tối đa.",
        "{code}: read as a survey, share satisfied × max.",
        "Sửa rule nếu phiếu điều tra tính cách khác.",
        "Correct the rule if the questionnaire counts otherwise.",
    ),
    "annex-remark-share": Message(
        "{code}: hiểu là tỷ lệ × điểm tối đa; dưới mức đầu tiên được nêu thì 0 điểm.",
        "{code}: read as share × max; below the first limit named, 0.",
        "Đối chiếu với quyết định: bảng không nói hết.",
        "Compare with the decision: the table does not say all of it.",
    ),
    "annex-remark-edge": Message(
        "{code}: các mức giáp nhau không rõ (một giá trị thuộc hai mức hoặc không thuộc mức nào); lấy mức tốt hơn.",
        "{code}: steps don't meet (a value belongs to two of them or to none); the better one is taken.",
        "Đối chiếu giá trị ở ranh giới: “trên 90” không gồm 90, “từ 90” gồm 90.",
        "Look at the values between: “above 90” leaves 90 out, “from 90” has it.",
    ),
    "annex-remark-floor": Message(
        "{code}: bảng không nói trừ tối đa bao nhiêu; hiểu là trừ đến 0.",
        "{code}: the table does not say how much may be taken off; read as down to 0.",
        "Ghi floor nếu có mức khác.",
        "Write floor if it is otherwise.",
    ),
    "annex-remark-alone": Message(
        "{code}: bảng chỉ nêu một mức; hiểu là có thì đủ điểm, không thì 0.",
        "{code}: the table names one level; read as yes for all points, no for none.",
        "Ghi thêm các mức khác nếu có.",
        "Add other levels if there are any.",
    ),
    "annex-remark-items": Message(
        "{code}: các ý cộng lại đúng điểm tối đa nên hiểu là cộng từng nội dung đã làm.",
        "{code}: the parts add up to the max, so they are read as items that are added.",
        "Nếu chỉ được chọn một mức thì đổi kind thành levels.",
        "If only one of them holds, make it levels.",
    ),
    # what refuses a table
    "annex-no-table": Message(
        "Không tìm thấy bảng có cột tiêu chí (nội dung) và cột điểm tối đa.",
        "There is no table with a column of criteria and one of maxima.",
        "Đặt tên cột như “STT”, “Nội dung”, “Điểm tối đa”, “Cách chấm điểm” ở dòng đầu của bảng.",
        "Name the columns in the first row of the table, in Vietnamese: number, content, maximum, how it is scored.",
    ),
    "annex-no-rows": Message(
        "Bảng không có dòng tiêu chí nào.",
        "The table has no row of a criterion.",
        "Kiểm tra bảng: mỗi tiêu chí một dòng, dưới dòng tiêu đề.",
        "Look at the table: a row for each criterion, below the heading.",
    ),
    "annex-others": Message(
        "Bảng này cũng có cột tiêu chí và điểm nhưng không được đọc; chỉ đọc bảng có nhiều dòng nhất.",
        "This table has columns of criteria and points too and was not read; only the longest one is.",
        "Nếu là phần tiếp theo, ghép các bảng thành một rồi đọc lại; nếu là phụ lục khác, tách ra tệp riêng.",
        "If it goes on from the other, join them and read again; if it is another annex, put it in a file of its own.",
    ),
    "annex-too-large": Message(
        "Bảng có {rows} dòng, {columns} cột; nhiều nhất {most} dòng, {wide} cột.",
        "The table has {rows} rows and {columns} columns; at most {most} and {wide}.",
        "Xóa dòng, cột thừa; tách phụ lục thành nhiều tệp.",
        "Delete rows and columns that don't belong to it; split the annex.",
    ),
    "annex-too-many": Message(
        "Tài liệu có hơn {most} bảng.",
        "The document has more than {most} tables.",
        "Để riêng phụ lục có bảng tiêu chí trong một tệp.",
        "Put the annex with the criteria in a file of its own.",
    ),
    "annex-too-many-nodes": Message(
        "Bảng có hơn {most} mục.",
        "The table has more than {most} nodes.",
        "Tách phụ lục thành nhiều tệp.",
        "Split the annex.",
    ),
    "annex-too-deep": Message(
        "Đánh số lồng nhau quá {most} cấp.",
        "The numbers go deeper than {most} levels.",
        "Kiểm tra số thứ tự của dòng này và các dòng trên.",
        "Look at the number of this row and of those above.",
    ),
    "annex-number-twice": Message(
        "Mã {code} đã có ở dòng {other}.",
        "The code {code} stands in row {other} already.",
        "Sửa số thứ tự trong bảng. Trong Excel, 1.10 gõ như số thành 1.1: định dạng cột STT là Văn bản (Text).",
        "Correct the number in the table. Excel makes 1.1 of 1.10: format the column as Text.",
    ),
    "annex-number-date": Message(
        "Số thứ tự đã bị Excel đổi thành ngày {given}.",
        "Excel has made the date {given} of a number.",
        "Định dạng cột STT là Văn bản (Text) rồi gõ lại.",
        "Format the column as Text and type it again.",
    ),
    "annex-code-malformed": Message(
        "“{code}” không dùng làm mã được.",
        "“{code}” can't be a code.",
        "Mã gồm chữ, số, dấu chấm, gạch nối, không quá 60 ký tự; sửa số thứ tự hoặc cột Mã.",
        "Codes have letters, digits, points and hyphens, at most 60; correct the number or the column Mã.",
    ),
    "annex-max-missing": Message(
        "{code}: thiếu điểm tối đa.",
        "{code}: the max is missing.",
        "Ghi điểm tối đa vào bảng; nếu dòng chỉ nêu một mức điểm, bỏ số thứ tự của dòng.",
        "Write it in the table; if the row only names a level, take its number away.",
    ),
    "annex-max-unreadable": Message(
        "Điểm “{given}” không phải là một số.",
        "The points “{given}” are no number.",
        "Ghi một số như 2 hoặc 0,5 trong cột điểm tối đa.",
        "Write a number such as 2 or 0,5 in the column.",
    ),
    "annex-max-low": Message(
        "Điểm tối đa {given} phải lớn hơn 0.",
        "A max of {given} has to be above 0.",
        "Điểm trừ ghi ở phần “Điểm trừ” cuối bảng; mức điểm của một tiêu chí thì bỏ số thứ tự của dòng.",
        "Points taken off stand below the heading of the penalty; a level of a leaf has no number of its own.",
    ),
    "annex-cell-error": Message(
        "Dòng này có ô mang giá trị lỗi (như #REF!).",
        "A cell of this row holds an error (such as #REF!).",
        "Sửa ô trong Excel rồi đọc lại.",
        "Correct it in Excel and read the file again.",
    ),
    # Word
    "annex-not-word": Message(
        "Tệp không phải là tài liệu Word .docx.{hint}",
        "The file is not a Word document (.docx).{hint}",
        "Mở bằng Word, Lưu thành (Save As) Word Document (.docx).",
        "Open it in Word and save it as a Word Document (.docx).",
    ),
    "reason-annex-excel": Message(" Đây là tệp Excel được đổi tên.", " It is a workbook with another name."),
    "annex-word-old": Message(
        "Tệp ở dạng Word 97-2003 (.doc), dù tên tệp là gì.",
        "The file is of the kind Word 97-2003 (.doc), whatever its name.",
        "Mở bằng Word, Lưu thành (Save As), chọn Word Document (.docx).",
        "Open it in Word, Save As, choose Word Document (.docx).",
    ),
    "annex-word-password": Message(
        "Tài liệu được đặt mật khẩu mở.",
        "The document is protected by a password.",
        "Bỏ mật khẩu trong Word rồi lưu lại.",
        "Remove it in Word and save.",
    ),
    "annex-word-macros": Message(
        "Tài liệu có macro.",
        "The document has macros.",
        "Lưu thành Word Document (.docx), là dạng không có macro.",
        "Save it as a Word Document (.docx), which has none.",
    ),
    "annex-word-damaged": Message(
        "Tài liệu bị hỏng, không đầy đủ hoặc nén bất thường nên không đọc được.",
        "The document is damaged, incomplete or packed in an unusual way and can't be read.",
        "Mở bằng Word, Lưu thành (Save As) tệp .docx mới rồi đọc lại.",
        "Open it in Word, save it as a new .docx and read that.",
    ),
    "annex-file-large": Message(
        "Tệp lớn hơn {most} MB.",
        "The file is larger than {most} MB.",
        "Bỏ hình ảnh; để riêng phụ lục trong một tệp.",
        "Take pictures out; put the annex in a file of its own.",
    ),
    # the file that is written
    "annex-file-head": Message(
        "Đọc từ bảng trong {file} bằng scoring criteria import.\n"
        "Dòng “ĐOÁN”: quy tắc hiểu từ câu của bảng, phải đối chiếu với quyết định.\n"
        "Dòng “CHƯA HIỂU”: chưa có quy tắc, phải ghi rule; cách ghi từng loại câu xem docs/criteria.md.",
        "Read from the table in {file} by scoring criteria import.\n"
        "“GUESSED”: a rule understood from the table's words, to be compared with the decision.\n"
        "“NOT UNDERSTOOD”: there is no rule yet; docs/criteria.md says how to write each kind of sentence.",
    ),
    "annex-file-said": Message("Dòng {row}: {said}", "Row {row}: {said}"),
    "annex-file-note": Message("Ghi chú của dòng {row}: {said}", "Note of row {row}: {said}"),
    "annex-file-label": Message("Số trong bảng (dòng {row}): {label}", "Number in the table (row {row}): {label}"),
    "annex-file-guess": Message("ĐOÁN:", "GUESSED:"),
    "annex-file-unknown": Message("CHƯA HIỂU: ghi rule ở đây.", "NOT UNDERSTOOD: write the rule here."),
}
