"""Problems of the office: its database, accounts, rights, and what a check of the journal finds."""

from scoring.messages.message import Message

OFFICE_PROBLEMS: dict[str, Message] = {
    # the database
    "office-extra-missing": Message(
        "Thiếu phần cài thêm “office” (Django, psycopg).",
        "The extra “office” (Django, psycopg) is not installed.",
        "Cài đặt: pip install 'scoring[office]'.",
        "Install it: pip install 'scoring[office]'.",
    ),
    "office-url": Message(
        "Không đọc được địa chỉ cơ sở dữ liệu.",
        "The address of the database can't be read.",
        "Ghi đường dẫn tệp (SQLite), hoặc postgresql://tài_khoản@máy_chủ/tên.",
        "Write the path of a file (SQLite), or postgresql://account@server/name.",
    ),
    "office-no-tables": Message(
        "Cơ sở dữ liệu chưa được khởi tạo.",
        "The database has not been set up.",
        "Khởi tạo trước: scoring office init.",
        "Set it up first: scoring office init.",
    ),
    "office-older": Message(
        "Cơ sở dữ liệu do một phiên bản cũ hơn tạo ra.",
        "The database was made by an earlier version.",
        "Sao lưu, rồi chạy: scoring office upgrade.",
        "Back it up, then run: scoring office upgrade.",
    ),
    "office-newer": Message(
        "Cơ sở dữ liệu do một phiên bản mới hơn tạo ra.",
        "The database was made by a later version.",
        "Cài phiên bản mới của chương trình.",
        "Install the newer version of the program.",
    ),
    "office-unusable": Message(
        "Không dùng được cơ sở dữ liệu: {reason}.",
        "The database can't be used: {reason}.",
        "Kiểm tra dung lượng đĩa, quyền ghi, máy chủ; không có gì được ghi dở dang, có thể chạy lại lệnh.",
        "Look at disk space, permissions and the server; nothing was half written, the command can be run again.",
    ),
    "office-founded": Message(
        "Cơ sở dữ liệu này đã có người quản trị.",
        "The database has its administrator already.",
        "Người quản trị thêm người khác: scoring person add.",
        "That administrator adds further people: scoring person add.",
    ),
    "office-two-persons": Message(
        "Người quản trị và người của Sở Nội vụ phải là hai người.",
        "The administrator and the first of the secretariat must be two persons.",
        "Ghi hai tài khoản khác nhau.",
        "Name two different accounts.",
    ),
    # persons and roles
    "login-wrong": Message(
        "Tài khoản hoặc mật khẩu không đúng, hoặc tài khoản đã khóa.",
        "The account or the password is wrong, or the account is disabled.",
        "Kiểm tra lại; quên mật khẩu thì nhờ người quản trị đặt lại.",
        "Try again; who forgot the password asks the administrator.",
    ),
    "person-unnamed": Message(
        "Thiếu tên tài khoản hoặc họ tên.",
        "The account or the person's name is missing.",
        "Ghi cả hai.",
        "Give both.",
    ),
    "person-twice": Message(
        "Đã có tài khoản “{given}”.",
        "There is an account “{given}” already.",
        "Chọn tên tài khoản khác.",
        "Choose another name for the account.",
    ),
    "person-unknown": Message(
        "Không có tài khoản “{given}”.{hint}",
        "There is no account “{given}”.{hint}",
        "Kiểm tra lại tên tài khoản.",
        "Check the name of the account.",
    ),
    "password-short": Message(
        "Mật khẩu ngắn quá.",
        "The password is too short.",
        "Dùng ít nhất {least} ký tự; một câu dài thì dễ nhớ.",
        "Use at least {least} characters; a long sentence is easy to remember.",
    ),
    "assignment-unknown": Message(
        "Không có lần giao vai trò số {given}.",
        "There is no assignment {given}.",
        "Kiểm tra lại số của lần giao vai trò.",
        "Check the number of the assignment.",
    ),
    "assign-no-campaign": Message(
        "Vai trò này được giao theo kỳ đánh giá.",
        "This role is given in a campaign.",
        "Ghi mã kỳ đánh giá.",
        "Name the campaign.",
    ),
    "assign-unit": Message(
        "Vai trò công chức, lãnh đạo UBND cấp xã gắn với một đơn vị; các vai trò khác thì không.",
        "Officers and heads of a commune are assigned to a unit; nobody else is.",
        "Thêm hoặc bỏ --unit.",
        "Add --unit, or leave it out.",
    ),
    "assign-body": Message(
        "“{given}” không phải cơ quan thẩm định của bộ tiêu chí, hoặc vai trò này không thuộc cơ quan nào.",
        "“{given}” is no appraising body of the criteria, or the role belongs to none.",
        "Các cơ quan: {known}; chỉ dùng --body cho thành viên Tổ giúp việc và lãnh đạo cơ quan thẩm định.",
        "The bodies are: {known}; --body is for appraisers and body leads.",
    ),
    "assign-leaves": Message(
        "Đơn vị điều tra, cơ quan quản lý số liệu phải được giao từng tiêu chí.",
        "A provider is assigned single leaves.",
        "Ghi --leaf cho từng mã tiêu chí.",
        "Name each with --leaf.",
    ),
    # people of a list
    "person-list-no-heads": Message(
        "Không tìm thấy dòng tiêu đề có cột tài khoản (hoặc thư điện tử) và cột vai trò.",
        "There is no row of heads with a column of accounts (or e-mail addresses) and one of roles.",
        "Đặt tên các cột là “Tên đăng nhập”, “Họ và tên”, “Vai trò”, “Đơn vị”, “Cơ quan”, trong 30 dòng đầu của trang.",
        "Call the columns “account”, “name”, “role”, “unit”, “body”, within the first 30 rows of the sheet.",
    ),
    "person-list-empty": Message(
        "Danh sách không có người nào.",
        "The list has nobody in it.",
        "Ghi mỗi người một dòng dưới dòng tiêu đề.",
        "Write each person on a row below the heads.",
    ),
    "person-account-spaces": Message(
        "“{given}” có dấu cách.",
        "There is a space in “{given}”.",
        "Tài khoản, địa chỉ thư viết liền, không dấu cách.",
        "Write accounts and addresses in one word.",
    ),
    "enlist-role": Message(
        "Vai trò của “{account}” không giao theo danh sách được: Chủ tịch Hội đồng và Sở Nội vụ phải có người thứ hai "
        "xác nhận, quản trị do quản trị giao.",
        "The role of “{account}” can't be given by a list: a second person confirms chair and secretariat, and the "
        "administrator gives that of an administrator.",
        "Bỏ dòng này; quản trị lập tài khoản (scoring person add), rồi giao vai trò và người thứ hai xác nhận.",
        "Leave the row out; the administrator adds the account (scoring person add), then give the role and have it "
        "confirmed.",
    ),
    "enlist-other-name": Message(
        "Tài khoản “{account}” là của {name}, không phải {given}.",
        "The account “{account}” is {name}'s, not {given}'s.",
        "Chọn tên tài khoản khác cho người mới; nếu là một người thì ghi họ tên như đã có.",
        "Choose another account for somebody new; if it is the same person write the name as it is there.",
    ),
    "enlist-disabled": Message(
        "Tài khoản “{account}” đã khóa.",
        "The account “{account}” is disabled.",
        "Dùng tài khoản khác, hoặc bỏ dòng này.",
        "Use another account, or leave the row out.",
    ),
    # rights
    "office-no-post": Message(
        "Bạn không giữ vai trò “{role}” ở đây.",
        "You don't hold the role “{role}” here.",
        "Dùng vai trò được giao, hoặc đề nghị Sở Nội vụ giao vai trò.",
        "Act in a role that was given to you, or ask the secretariat for it.",
    ),
    "office-no-right": Message(
        "“{role}” không được “{act}”; tình trạng: {state}.",
        "“{role}” may not do “{act}”; state: {state}.",
        "Xem ai được làm gì, khi nào: scoring workflow.",
        "See who may do what, and when: scoring workflow.",
    ),
    "state-none": Message("không gắn với hồ sơ nào", "no file"),
    "office-unmet": Message(
        "Chưa thể “{act}”: cần điều kiện “{condition}”.",
        "“{act}” can't be done yet: {condition} is wanted.",
        "Hoàn thành điều kiện này trước; xem scoring workflow.",
        "See to it first; scoring workflow has the table.",
    ),
    "office-no-reason": Message(
        "“{act}” phải có lý do.",
        "“{act}” needs a reason.",
        "Ghi --reason.",
        "Give it with --reason.",
    ),
    "office-writes-not": Message(
        "“{role}” không ghi số liệu ở giai đoạn “{stage}”.",
        "“{role}” writes nothing at the stage “{stage}”.",
        "Xem ai được ghi gì: scoring workflow.",
        "See who writes what: scoring workflow.",
    ),
    "office-nothing-asked": Message(
        "Cơ quan “{body}” không có tiêu chí nào của đơn vị phải thẩm định ở vòng này.",
        "The body “{body}” has nothing of this unit to appraise in this round.",
        "Không cần làm gì.",
        "Nothing needs doing.",
    ),
    "office-no-appraiser": Message(
        "Người được cử thay không phải thành viên Tổ giúp việc.",
        "Who is named as a substitute is no appraiser.",
        "Giao vai trò thẩm định trước (scoring assign give), hoặc chuyển tiêu chí cho Hội đồng.",
        "Give them the role first (scoring assign give), or refer the leaves to the council.",
    ),
    # campaigns
    "campaign-unknown": Message(
        "Không có kỳ đánh giá “{given}” trong cơ sở dữ liệu.{hint}",
        "There is no campaign “{given}” in the database.{hint}",
        "Kiểm tra lại mã kỳ đánh giá; thư mục thì viết ./thư_mục.",
        "Check the id of the campaign; a folder is written ./folder.",
    ),
    "campaign-there": Message(
        "Đã có kỳ đánh giá “{given}”.",
        "There is a campaign “{given}” already.",
        "Chọn mã khác bằng --id.",
        "Choose another id with --id.",
    ),
    "units-gone": Message(
        "Danh sách mới thiếu các đơn vị đã có: {codes}.",
        "The new list lacks units that are there: {codes}.",
        "Bổ sung; đơn vị đã lập hồ sơ thì không xóa.",
        "Add them; a unit that has a file is not taken away.",
    ),
    "units-columns": Message(
        "Danh sách đơn vị thiếu cột {columns} mà bộ tiêu chí hoặc kỳ đánh giá dùng đến.",
        "The list of units lacks the columns {columns}, which criteria or campaign speak of.",
        "Bổ sung cột rồi nhập lại: scoring unit import.",
        "Add them and bring the list in again: scoring unit import.",
    ),
    "open-no-units": Message(
        "Kỳ đánh giá chưa có đơn vị nào.",
        "The campaign has no units.",
        "Nhập danh sách đơn vị trước: scoring unit import.",
        "Bring in the list of units first: scoring unit import.",
    ),
    # the council
    "session-open": Message(
        "Đang có một phiên họp chưa kết thúc.",
        "A session is open already.",
        "Kết thúc phiên đó trước.",
        "Close it first.",
    ),
    "session-none": Message(
        "Không có phiên họp nào đang mở.",
        "No session is open.",
        "Mở phiên họp trước.",
        "Open one first.",
    ),
    "session-no-member": Message(
        "Người này không phải thành viên Hội đồng của kỳ đánh giá.",
        "This person is no member of the campaign's council.",
        "Giao vai trò thành viên Hội đồng trước.",
        "Give them the role of a member first.",
    ),
    "session-slip": Message(
        "Ý kiến bằng văn bản phải có ngày của phiếu đã ký; dự họp trực tiếp thì không có phiếu.",
        "Who takes part in writing has a signed slip with a date; who is present has none.",
        "Thêm hoặc bỏ --slip.",
        "Add --slip, or leave it out.",
    ),
    "vote-not-theirs": Message(
        "Người này không dự phiên họp, đã rút do xung đột lợi ích, hoặc không phải người đang bỏ phiếu.",
        "This person takes no part in the session, has stepped back, or is not who votes.",
        "Ghi thành viên dự họp trước; thành viên chỉ bỏ phiếu của mình, Thư ký ghi phiếu của người dự.",
        "Note attendance first; a member casts their own vote, the secretary notes those of who takes part.",
    ),
    "record-against-votes": Message(
        "Kết quả ghi ở {codes} khác với kết quả biểu quyết.",
        "The result at {codes} is not what the votes say.",
        "Ghi đúng kết quả biểu quyết, hoặc biểu quyết lại.",
        "Record what was voted, or vote again.",
    ),
    # what a check of the journal finds
    "head-missing": Message(
        "Không có dòng nhật ký nào mang mã {head}: phần cuối nhật ký có thể đã bị cắt.",
        "No row of the journal has the head {head}: rows may have been cut off its end.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "journal-gap": Message(
        "Sau dòng nhật ký {number} là dòng {found}: thiếu dòng.",
        "Row {number} of the journal is followed by {found}: rows are missing.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "journal-chain": Message(
        "Dòng nhật ký {number} không nối tiếp dòng trước nó.",
        "Row {number} of the journal does not follow from the row before it.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "journal-hash": Message(
        "Dòng nhật ký {number} đã bị sửa.",
        "Row {number} of the journal was changed.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "journal-head": Message(
        "Nhật ký kết thúc ở dòng {number}, nhưng phải có {found} dòng.",
        "The journal ends with row {number} where it should end with {found}.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "journal-reason": Message(
        "Lý do của dòng nhật ký {number} đã bị sửa hoặc mất.",
        "The reason of row {number} of the journal was changed or is gone.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "journal-before": Message(
        "Dòng nhật ký {number} nêu trạng thái trước ({table}) không khớp với các dòng trước đó.",
        "Row {number} of the journal states another {table} before it than the rows before lead to.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "journal-right": Message(
        "Dòng nhật ký {number}: vai trò “{role}” không có quyền làm việc “{act}” lúc đó.",
        "Row {number} of the journal: the role “{role}” had no right to “{act}” then.",
        "Báo Sở Nội vụ và người quản trị.",
        "Tell the secretariat and the administrator.",
    ),
    "journal-erasing": Message(
        "Dòng nhật ký {number} ({act}): nội dung mất đi không theo cách xóa theo pháp luật.",
        "Row {number} of the journal ({act}): content is gone, and not as the law lets it go.",
        "So với bản sao lưu.",
        "Compare with a backup.",
    ),
    "journal-seal": Message(
        "Dòng nhật ký {number} khác với mã đã được kỳ đánh giá niêm phong.",
        "Row {number} of the journal is not the one that the campaign sealed.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "stored-unknown": Message(
        "{row}: có trong cơ sở dữ liệu mà nhật ký không ghi.",
        "{row} is stored, but the journal does not know it.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "stored-missing": Message(
        "{row}: nhật ký có ghi mà cơ sở dữ liệu không còn.",
        "{row} stands in the journal, but is not stored any more.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "stored-differs": Message(
        "{row}: {columns} khác với nhật ký.",
        "{row}: {columns} differ from the journal.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
    "stored-outside": Message(
        "{row}: {count} dòng không thuộc nhật ký nào.",
        "{row}: {count} rows belong to no chain of the journal.",
        "So với bản sao lưu mới nhất; báo người quản trị.",
        "Compare with the newest backup; tell the administrator.",
    ),
}
