"""Problems in a campaign folder: campaign.yaml, units.csv, answers.csv."""

from scoring.messages.files import SAVE_EN, SAVE_VI
from scoring.messages.message import Message

CAMPAIGN: dict[str, Message] = {
    "csv-syntax": Message(
        "Sai cú pháp CSV: {reason}.",
        "This is not valid CSV: {reason}.",
        'Kiểm tra dấu nháy kép ở dòng này và các dòng ngay sau; dấu nháy bên trong ô phải viết hai lần ("").',
        'Check the double quotes of this line and those after it; a quote within a cell is written twice ("").',
    ),
    "reason-csv-quote": Message(
        "ở dòng bắt đầu từ đây, một dấu nháy kép mở ra mà không đóng đúng chỗ",
        "in the row that begins here a double quote is opened and not closed where it should be",
    ),
    "reason-csv-long": Message(
        "một ô của dòng này dài quá mức (thường do thiếu dấu nháy đóng)",
        "a cell of this row is far too long (a closing quote may be missing)",
    ),
    "csv-no-header": Message(
        "Dòng đầu của tệp trống; ở đó phải có tên các cột.",
        "The first line of the file is empty; the names of the columns belong there.",
        "Ghi ở dòng đầu: {columns}.",
        "Write as the first line: {columns}.",
    ),
    "csv-tabs": Message(
        "Các cột được ngăn cách bằng phím Tab.",
        "The columns are separated by tabs.",
        "Lưu lại với dấu phẩy hoặc dấu chấm phẩy. " + SAVE_VI,
        "Save it with commas or semicolons. " + SAVE_EN,
    ),
    "columns-too-many": Message(
        "Tệp có {given} cột, nhiều hơn {most}.",
        "The file has {given} columns, more than {most}.",
        "Xóa các cột thừa; kiểm tra dấu phân cách ở dòng tiêu đề.",
        "Delete the columns that are not needed; check the separators of the header.",
    ),
    "row-width": Message(
        "Dòng có {found} ô, tiêu đề có {width}.",
        "The row has {found} cells, the header {width}.",
        "Ô có dấu phẩy hoặc xuống dòng phải đặt trong dấu nháy kép; kiểm tra ô thừa, ô thiếu.",
        "Put a cell with a comma or a line break in double quotes; look for cells too many or too few.",
    ),
    "column-missing": Message(
        "Thiếu cột “{column}”.{hint}",
        "The column “{column}” is missing.{hint}",
        "Bổ sung cột này vào dòng tiêu đề.",
        "Add the column to the header.",
    ),
    "column-unnamed": Message(
        "Cột thứ {number} không có tên.",
        "Column {number} has no name.",
        "Đặt tên cột, hoặc xóa cột trống.",
        "Name the column, or delete it where it is empty.",
    ),
    "column-twice": Message(
        "Cột “{column}” có hai lần.",
        "The column “{column}” is there twice.",
        "Chỉ giữ một cột.",
        "Keep one of them.",
    ),
    "column-unknown": Message(
        "Không có cột “{column}” trong mẫu.{hint}",
        "There is no column “{column}” in this file's form.{hint}",
        "Sửa tên cột hoặc bỏ cột.",
        "Correct the column's name or remove it.",
    ),
    "cell-empty": Message(
        "Ô “{column}” bị trống.",
        "The cell “{column}” is empty.",
        "Điền ô này; các cột bắt buộc: {needed}.",
        "Fill it in; these columns are needed: {needed}.",
    ),
    "unit-twice": Message(
        "Mã đơn vị “{code}” đã có ở trên.",
        "The unit code “{code}” is used above already.",
        "Mỗi đơn vị một mã, một dòng.",
        "Give each unit a code of its own, on one row.",
    ),
    "unit-code-path": Message(
        "Mã đơn vị “{given}” không dùng được trong tên tệp.",
        "The unit code “{given}” can't be part of a file's name.",
        "Không dùng dấu / và \\ trong mã; mã không được chỉ gồm dấu chấm.",
        "Write the code without / and \\, and not of dots alone.",
    ),
    "text-formula": Message(
        "“{given}” bắt đầu bằng dấu {sign} nên bảng tính sẽ coi là công thức.",
        "“{given}” begins with {sign}, so a spreadsheet takes it for a formula.",
        "Bỏ dấu này ở đầu ô.",
        "Remove the sign.",
    ),
    "text-invisible": Message(
        "Có ký tự ẩn ({sign}): chữ in ra trông khác với chữ trong tệp.",
        "There is an invisible character ({sign}): what is shown is not what the file says.",
        "Xóa nội dung ở ô này và gõ lại.",
        "Delete the cell's text and type it again.",
    ),
    "units-none": Message(
        "Không có đơn vị nào.",
        "There are no units.",
        "Ghi mỗi đơn vị một dòng: mã, tên, loại (xa, phuong, dac_khu…); có danh sách Excel thì nhập bằng scoring unit "
        "import.",
        "Write one row a unit: code, name, kind (xa, phuong, dac_khu…); an Excel list is brought in by scoring unit "
        "import.",
    ),
    "unit-unknown": Message(
        "Không có đơn vị mang mã “{given}” trong units.csv.{hint}",
        "There is no unit with the code “{given}” in units.csv.{hint}",
        "Dùng đúng mã trong units.csv.",
        "Use a code of units.csv.",
    ),
    "unit-several": Message(
        "“{given}” là tên của nhiều đơn vị: {units}.",
        "“{given}” is the name of several units: {units}.",
        "Ghi mã của đơn vị.",
        "Give the code of the unit.",
    ),
    "unit-lost-zeros-there": Message(
        "Trong units.csv không có “{given}” mà chỉ có “{code}”, có lẽ đã mất số 0 ở đầu.",
        "units.csv does not have “{given}” but “{code}”, which has probably lost its leading zeros.",
        "Định dạng cột code của units.csv là Văn bản (Text) khi mở bằng bảng tính, rồi nhập lại “{given}”.",
        "Format the column code of units.csv as Text when a spreadsheet opens it, then enter “{given}”.",
    ),
    "unit-lost-zeros": Message(
        "“{given}” có lẽ là “{code}” đã mất số 0 ở đầu.",
        "“{given}” is probably “{code}” without its leading zeros.",
        "Định dạng cột mã đơn vị là Văn bản (Text) khi mở bằng bảng tính, rồi nhập lại “{code}”.",
        "Format the unit column as Text when a spreadsheet opens the file, then enter “{code}”.",
    ),
    "units-lost-zeros": Message(
        "Mã “{given}” có lẽ là “{code}” đã mất số 0 ở đầu khi lưu bằng bảng tính.",
        "The code “{given}” is probably “{code}” without its leading zeros, which a spreadsheet took away.",
        "Định dạng cột code là Văn bản (Text), rồi nhập lại “{code}”.",
        "Format the column code as Text, then enter “{code}”.",
    ),
    "units-code-number": Message(
        "Mã “{given}” là cách bảng tính ghi một con số, không phải mã đơn vị.{hint}",
        "The code “{given}” is how a spreadsheet writes a number, not the code of a unit.{hint}",
        "Định dạng cột code là Văn bản (Text), rồi nhập lại mã.",
        "Format the column code as Text, then enter the code again.",
    ),
    "unit-list-no-heads": Message(
        "Không tìm thấy dòng tiêu đề có cột mã và cột tên đơn vị.",
        "No sheet has a row of heads with a column of codes and one of names.",
        "Đặt tên hai cột là “Mã đơn vị” và “Tên đơn vị”, trong 30 dòng đầu của trang.",
        "Call the two columns “code” and “name”, within the first 30 rows of the sheet.",
    ),
    "sheet-list-several": Message(
        "Nhiều trang cùng có danh sách: {sheets}.",
        "Several sheets have a list: {sheets}.",
        "Gộp vào một trang, hoặc xóa trang không dùng, rồi nhập lại.",
        "Join them on one sheet, or delete those that are not meant, then import again.",
    ),
    "units-still-answered": Message(
        "Danh sách mới không có đơn vị đã có số liệu: {units}.",
        "The new list lacks units that have answers: {units}.",
        "Bổ sung các đơn vị này vào danh sách, đúng mã cũ.",
        "Add them to the list, under the codes they have.",
    ),
    "unit-value-nearly": Message(
        "“{given}” ở cột {column} không phải là “{meant}”: tiêu chí, nhóm, văn bản của “{meant}” sẽ bỏ qua đơn vị này.",
        "“{given}” in the column {column} is not “{meant}”: what is of “{meant}” would leave this unit out.",
        "Ghi “{meant}”.",
        "Write “{meant}”.",
    ),
    "code-lost-zero": Message(
        "Dòng thứ hai của {given}, mà tệp không có dòng nào của {code}: có lẽ bảng tính đã ghi {code} thành {given}.",
        "This is a second row of {given}, and there is none of {code}: a spreadsheet has probably saved {code} so.",
        "Định dạng cột code là Văn bản (Text) rồi nhập lại {code}. Nếu đúng là sửa {given}: thêm một dòng của {code} "
        "để trống số liệu.",
        "Format the column code as Text and enter {code}. Where {given} is meant, add a row of {code} that states "
        "nothing.",
    ),
    "year-range": Message(
        "Năm {given} nằm ngoài khoảng {low} đến {high}.",
        "The year {given} is outside {low} to {high}.",
        "Ghi đủ bốn chữ số của năm, ví dụ 2022.",
        "Write the year with its four digits, such as 2022.",
    ),
    "criteria-not-found": Message(
        "Không tìm thấy bộ tiêu chí “{given}”.{hint}",
        "There is no criteria set “{given}”.{hint}",
        "Ghi id@edition có trong danh mục (xem: scoring catalogue), hoặc tên tệp nằm trong thư mục này.",
        "Write id@edition of the catalogue (see: scoring catalogue), or the name of a file inside this folder.",
    ),
    "criteria-outside": Message(
        "“{given}” nằm ngoài thư mục của kỳ đánh giá.",
        "“{given}” lies outside the campaign folder.",
        "Chép tệp tiêu chí vào thư mục này và ghi tên tệp.",
        "Copy the criteria file into this folder and write its name.",
    ),
    "group-unknown": Message(
        "units.csv không có cột “{given}” để xếp nhóm.{hint}",
        "units.csv has no column “{given}” to group by.{hint}",
        "Sửa tên trong groups hoặc bổ sung cột vào units.csv.",
        "Correct groups, or add the column to units.csv.",
    ),
    "names-column": Message(
        "units.csv không có cột “{given}” để đặt tên.{hint}",
        "units.csv has no column “{given}” to be named.{hint}",
        "Sửa tên cột trong names hoặc bổ sung cột vào units.csv.",
        "Correct names, or add the column to units.csv.",
    ),
    "group-is-name": Message(
        "Cột “{given}” nêu riêng từng đơn vị nên không dùng để xếp nhóm được.",
        "The column “{given}” names each unit; it can't group them.",
        "Ghi vào groups một cột mà nhiều đơn vị có chung giá trị, ví dụ kind.",
        "Write into groups a column whose values several units share, such as kind.",
    ),
    "applies-to-column": Message(
        "{code} áp dụng theo cột “{given}” mà units.csv không có.{hint}",
        "{code} applies by the column “{given}”, which units.csv does not have.{hint}",
        "Bổ sung cột này vào units.csv, hoặc sửa applies_to, rules_for của {code}.",
        "Add the column to units.csv, or correct applies_to or rules_for of {code}.",
    ),
    "applies-to-value": Message(
        "{code} áp dụng cho {column} “{given}” mà không đơn vị nào trong units.csv có.{hint}",
        "{code} applies to the {column} “{given}”, which no unit in units.csv has.{hint}",
        "Sửa units.csv hoặc applies_to, rules_for nếu viết sai; nếu không có đơn vị như vậy thì không cần làm gì.",
        "Correct units.csv, applies_to or rules_for if misspelt; where there is no such unit, nothing needs doing.",
    ),
    "stage-not-of-node": Message(
        "{code} không có giai đoạn “{stage}”.",
        "{code} has no stage “{stage}”.",
        "Các giai đoạn của {code}: {known}.",
        "The stages of {code} are: {known}.",
    ),
    "explanation-scored": Message(
        "Giải trình không mang số liệu hoặc điểm.",
        "An explanation carries neither facts nor points.",
        "Ghi nội dung giải trình ở note, tài liệu ở evidence; bỏ trống facts và points.",
        "Write it as a note with its evidence; leave facts and points empty.",
    ),
    "facts-and-points": Message(
        "Dòng này vừa có số liệu (facts) vừa có điểm ấn định (points).",
        "A row can't have both facts and points.",
        "Giữ số liệu và xóa điểm để quy tắc tính, hoặc giữ điểm kèm lý do và xóa số liệu.",
        "Keep the facts and let the rule give the points, or keep the points with their reason.",
    ),
    "claim-forbidden": Message(
        "{code} không cho phép ghi n/a (không áp dụng).",
        "{code} can't be claimed as not applicable.",
        "Ghi số liệu của đơn vị; nếu chưa thực hiện thì ghi đúng như vậy.",
        "State the facts; if it was not done, say so.",
    ),
    "claim-without-note": Message(
        "{code} ghi n/a (không áp dụng) mà không nêu lý do.",
        "{code} is claimed as not applicable without a reason.",
        "Ghi lý do không áp dụng ở cột ghi chú (note).",
        "Write the reason as a note.",
    ),
    "facts-on-branch": Message(
        "{code} có các mục con nên không nhận số liệu “{given}”.",
        "{code} has children, so it takes no facts such as “{given}”.",
        "Ghi số liệu ở các mục con; ở đây chỉ ghi n/a, hoặc applies khi thẩm định không chấp nhận n/a.",
        "State facts at its leaves; here only n/a, or applies where appraisal refuses the claim.",
    ),
    "applies-not-deciding": Message(
        "“applies” không dùng ở giai đoạn “{stage}”.",
        "“applies” has no place at the stage “{stage}”.",
        "Chỉ thẩm định (appraisal) và Hội đồng (council) bác bỏ n/a.",
        "Only appraisal and council refuse a claim.",
    ),
    "judged-without-note": Message(
        "{code} chấm theo nhận xét nên cần ghi căn cứ.",
        "{code} is judged, so its reason has to be written.",
        "Ghi căn cứ chấm điểm ở cột ghi chú (note).",
        "Write the reason as a note.",
    ),
    "points-on-branch": Message(
        "{code} có các mục con nên không nhập điểm trực tiếp.",
        "{code} has children, so its points can't be typed.",
        "Điều chỉnh điểm ở các mục con.",
        "Adjust the points of its leaves.",
    ),
    "points-not-deciding": Message(
        "Không nhập điểm ở giai đoạn “{stage}”.",
        "Points can't be typed at the stage “{stage}”.",
        "Ghi số liệu ở facts; chỉ thẩm định (appraisal) và Hội đồng (council) được điều chỉnh điểm.",
        "State the facts; only appraisal and council adjust points.",
    ),
    "adjustment-without-reason": Message(
        "Điều chỉnh điểm ở {code} mà không nêu lý do.",
        "The points of {code} are adjusted without a reason.",
        "Ghi lý do điều chỉnh ở cột lý do (note); đơn vị sẽ được thông báo lý do này.",
        "Write the reason as a note; the unit will be told it.",
    ),
    "points-out-of-range": Message(
        "Điểm {given} nằm ngoài khoảng từ {low} đến {high}.",
        "{given} points are outside {low} to {high}.",
        "Nhập điểm từ {low} đến {high}.",
        "Type points from {low} to {high}.",
    ),
    "points-too-fine": Message(
        "Điểm {given} có nhiều hơn {precision} chữ số thập phân.",
        "{given} points have more than {precision} decimals.",
        "Nhập điểm với tối đa {precision} chữ số thập phân.",
        "Type points with at most {precision} decimals.",
    ),
    "at-unreadable": Message(
        "“{given}” không phải là thời điểm.",
        "“{given}” is not a moment in time.",
        "Ghi theo ISO 8601, ví dụ 2023-02-15T09:30+07:00.",
        "Write ISO 8601, as in 2023-02-15T09:30+07:00.",
    ),
    "at-missing": Message(
        "Có dòng khác cho cùng đơn vị, mã {code} và giai đoạn (dòng {line}); không rõ dòng nào mới hơn.",
        "There is another row of this unit, stage and {code} (line {line}); which is newer is unclear.",
        "Ghi thời điểm (at) cho cả hai dòng, hoặc bỏ một dòng.",
        "Write at on both rows, or remove one.",
    ),
    "at-twice": Message(
        "Dòng {line} có cùng đơn vị, mã {code}, giai đoạn và thời điểm {given}.",
        "Line {line} has the same unit, stage, {code} and moment {given}.",
        "Sửa thời điểm, hoặc bỏ một trong hai dòng.",
        "Correct the moment, or remove one of the two rows.",
    ),
    "intake-twice": Message(
        "Số tiếp nhận {given} đã có ở dòng trên.",
        "The number {given} is there already, further up.",
        "Khôi phục intake.csv từ bản sao lưu; phần mềm tự ghi tệp này.",
        "Restore intake.csv from a backup; the program writes it by itself.",
    ),
    "act-outdated": Message(
        "{code} của đơn vị {unit} đã thay đổi: khi quyết định là “{expected}” ({expected_by}, {expected_at}), "
        "nay là “{found}” ({found_by}, {found_at}).",
        "{code} of the unit {unit} has changed: “{expected}” ({expected_by}, {expected_at}) stood there when this was "
        "decided, now it is “{found}” ({found_by}, {found_at}).",
        "Chưa ghi gì. Xem lại số liệu mới rồi làm lại.",
        "Nothing was written. Look at what stands now, then do it again.",
    ),
    "folder-busy": Message(
        "Đang có người khác ghi vào thư mục này ({who}).",
        "Somebody else is writing to this folder ({who}).",
        "Chờ lượt đó xong rồi chạy lại. Tiến trình đã dừng thì khóa tự hết, không phải xóa tệp nào.",
        "Wait for it to end, then start again. A lock ends with its process; no file has to be deleted.",
    ),
    "folder-unwritable": Message(
        "Không ghi được: {reason}.",
        "It can't be written: {reason}.",
        "Đóng tệp nếu đang mở trong Excel; kiểm tra quyền ghi và chỗ trống của ổ đĩa.",
        "Close the file where it is open in Excel; check that the folder may be written to and the disk is not full.",
    ),
    "check-takes-no-table": Message(
        "Lệnh check kiểm tra tệp tiêu chí và thư mục kỳ đánh giá, không kiểm tra riêng một tệp CSV.",
        "check takes criteria files and campaign folders, not a CSV file on its own.",
        "Ghi thư mục có campaign.yaml, units.csv và answers.csv.",
        "Name the folder with campaign.yaml, units.csv and answers.csv.",
    ),
    "row-outside": Message(
        "Bỏ qua: {code} không áp dụng cho {unit}.",
        "Ignored: {code} does not apply to {unit}.",
        "Không cần làm gì; có thể xóa dòng này.",
        "Nothing needs doing; the row may be deleted.",
    ),
}
