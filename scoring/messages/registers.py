"""Figures of a register, taken in by a mapping of its columns."""

from scoring.messages.message import Message

REGISTERS: dict[str, Message] = {
    "help-register": Message(
        "Số liệu của cơ quan quản lý: nhập từ bảng vào kỳ đánh giá.",
        "Figures that departments keep: their tables taken into a campaign.",
    ),
    "help-register-import": Message(
        "Nhập số liệu từ bảng CSV hoặc Excel, mỗi đơn vị một dòng; tệp --mapping cho biết cột nào là số liệu của tiêu "
        "chí nào. Ghi tất cả hoặc không ghi gì; lỗi được nêu ở từng ô. Ô trống không đổi gì, số liệu đã có không ghi "
        "lại, và bảng cũ không làm mất số liệu đã sửa sau đó.",
        "Take figures in from a table, CSV or Excel, with one row for each unit; the file --mapping says which columns "
        "make the facts of which criteria. All or nothing, every problem at its cell. Empty cells change nothing, what "
        "stands already is not written again, and an old table does not undo what was corrected since.",
    ),
    "help-register-mapping": Message(
        "Tệp YAML: cột tên đơn vị (unit) và, cho từng tiêu chí, số liệu ghép từ các cột, như "
        '"{{Đúng hạn}}/{{Tổng số}}".',
        "A YAML file: the column that names the unit (unit) and, for each criterion, its facts made from columns, as "
        'in "{{On time}}/{{All}}".',
    ),
    "help-register-restore": Message(
        "Lấy lại cả những số liệu đã được sửa sau khi bảng này được nhập.",
        "Take figures again too that were corrected since this table was taken in.",
    ),
    "register-col-now": Message("Đang có", "Stands now"),
    "register-col-new": Message("Theo bảng", "In the table"),
    "register-written": Message(
        "Đã ghi {added} số liệu mới, thay {changed}; {same} số liệu đã có sẵn.",
        "Written: {added} new figures, {changed} replaced; {same} stood already.",
    ),
    "register-would-write": Message(
        "Sẽ ghi {added} số liệu mới, thay {changed}; {same} số liệu đã có sẵn. Chưa ghi gì.",
        "Would write {added} new figures and replace {changed}; {same} stand already. Nothing was written.",
    ),
    "register-unsaid": Message(
        "Bảng không có {count} đơn vị: {units}.", "The table does not have {count} units: {units}."
    ),
    # problems
    "register-no-heads": Message(
        "Không có dòng tiêu đề nào có các cột: {columns}.",
        "There is no row of heads with these columns: {columns}.",
        "Ghi tên cột trong tệp --mapping đúng như trong bảng; tiêu đề phải nằm trong 30 dòng đầu, trên một trang.",
        "Write the columns in the file --mapping as the table has them; heads stand within its first 30 rows.",
    ),
    "register-no-leaf": Message(
        "{code} là mục có các tiêu chí con, không có số liệu riêng.",
        "{code} has criteria below it and no facts of its own.",
        "Ghi mã của từng tiêu chí con.",
        "Name the criteria below it.",
    ),
    "register-leaf-twice": Message(
        "Tiêu chí {code} có hai lần.",
        "{code} is there twice.",
        "Mỗi tiêu chí chỉ ghi một lần.",
        "Name each criterion once.",
    ),
    "register-facts-constant": Message(
        "Số liệu “{given}” của tiêu chí {code} không lấy từ cột nào.",
        "The facts “{given}” of {code} come from no column.",
        'Đặt tên cột trong ngoặc nhọn và cả cụm trong ngoặc kép, như "{{Đúng hạn}}/{{Tổng số}}".',
        'Put the column in braces and the whole in quotes, as in "{{On time}}/{{All}}".',
    ),
    "register-no-unit": Message(
        "Dòng này có số liệu nhưng ô “{column}” trống.",
        "This row has figures and nothing in “{column}”.",
        "Ghi mã hoặc tên đơn vị, hoặc xóa dòng.",
        "Write the unit's code or name, or delete the row.",
    ),
    "register-unit-twice": Message(
        "Đơn vị {unit} đã có ở dòng {line}.",
        "The unit {unit} stands in row {line} already.",
        "Mỗi đơn vị chỉ một dòng.",
        "Keep one row for each unit.",
    ),
    "register-cell-empty": Message(
        "Ô “{column}” trống trong khi các ô khác của tiêu chí {code} có số liệu.",
        "“{column}” is empty where other cells of {code} are filled in.",
        "Điền cho đủ, hoặc để trống tất cả các ô của tiêu chí này.",
        "Fill it in, or leave all cells of the criterion empty.",
    ),
    "register-replaced": Message(
        "“{given}” đã được thay bằng “{found}” ({by}, {at}).",
        "“{given}” was replaced since by “{found}” ({by}, {at}).",
        "Sửa bảng theo số liệu mới; nếu số liệu trong bảng mới đúng thì thêm --restore.",
        "Bring the table up to date; where it is right, add --restore.",
    ),
}
