"""Problems in files: their bytes, their YAML, and what may stand at a key."""

from scoring.messages.message import Message

SAVE_VI = "Trong Excel: Lưu thành (Save As), chọn “CSV UTF-8 (Comma delimited)”."
SAVE_EN = "In Excel: Save As, choose “CSV UTF-8 (Comma delimited)”."

FILES: dict[str, Message] = {
    "file-unreadable": Message(
        "Không đọc được tệp này.",
        "This file can't be read.",
        "Kiểm tra đường dẫn, tên tệp và quyền đọc.",
        "Check the path, the name and the permission to read.",
    ),
    "file-workbook": Message(
        "Đây là tệp bảng tính Excel, không phải tệp văn bản.",
        "This is an Excel workbook, not a text file.",
        "Mở bằng Excel, rồi lưu lại thành CSV. " + SAVE_VI,
        "Open it in Excel and save it as CSV. " + SAVE_EN,
    ),
    "file-utf16": Message(
        "Tệp được lưu bằng mã UTF-16.",
        "The file is saved as UTF-16.",
        "Lưu lại bằng mã UTF-8. " + SAVE_VI,
        "Save it as UTF-8. " + SAVE_EN,
    ),
    "file-not-utf8": Message(
        "Tệp không được lưu bằng mã UTF-8: dòng này có ký tự của bảng mã khác (TCVN3, VNI, Windows-1258…).",
        "The file is not UTF-8: this line has characters of another encoding (TCVN3, VNI, Windows-1258…).",
        "Lưu lại bằng mã UTF-8. " + SAVE_VI,
        "Save it as UTF-8. " + SAVE_EN,
    ),
    "file-nul": Message(
        "Tệp có ký tự NUL nên không phải là tệp văn bản.",
        "The file has NUL characters, so it is not a text file.",
        "Mở tệp gốc và lưu lại thành tệp văn bản UTF-8.",
        "Open the original and save it again as a UTF-8 text file.",
    ),
    "file-too-large": Message(
        "Tệp lớn quá {most} byte.",
        "The file is larger than {most} bytes.",
        "Kiểm tra xem có đúng tệp không.",
        "Check that this is the right file.",
    ),
    "yaml-syntax": Message(
        "Sai cú pháp YAML: {reason}.",
        "This is not valid YAML: {reason}.",
        "Kiểm tra thụt dòng, dấu hai chấm, ngoặc và dấu nháy ở dòng này và dòng trên.",
        "Check indentation, colons, brackets and quotes on this line and the one above.",
    ),
    "reason-yaml-colon": Message(
        "thừa dấu hai chấm, hoặc giá trị có dấu hai chấm mà chưa đặt trong dấu nháy",
        "a colon too many, or a value with a colon that is not in quotes",
    ),
    "reason-yaml-tab": Message(
        "thụt dòng bằng phím Tab; chỉ được thụt dòng bằng dấu cách",
        "a tab character; lines are indented by spaces only",
    ),
    "reason-yaml-indent": Message(
        "dòng này thụt vào không khớp với các dòng trên, hoặc có chữ thừa sau giá trị",
        "this line's indentation does not agree with the lines above, or something follows the value",
    ),
    "reason-yaml-bracket": Message(
        "ngoặc mở ở dòng {line} chưa đóng, hoặc thiếu dấu phẩy trước chỗ này",
        "the bracket opened on line {line} is not closed, or a comma is missing before this",
    ),
    "reason-yaml-quote": Message("dấu nháy mở ở đây không có dấu nháy đóng", "the quote opened here is not closed"),
    "reason-yaml-no-colon": Message(
        "sau khóa thiếu dấu hai chấm và một dấu cách", "the key lacks its colon and a space"
    ),
    "reason-yaml-space": Message(
        "sau dấu hai chấm không phải dấu cách thường (thường do chép từ Word, trang mạng)",
        "what follows the colon is no plain space (as in texts copied from Word or web pages)",
    ),
    "reason-yaml-sign": Message(
        "giá trị bắt đầu bằng dấu mà YAML dành riêng (@ % ` * &)",
        "the value begins with a sign that YAML keeps for itself (@ % ` * &)",
    ),
    "reason-yaml-escape": Message(
        "trong dấu nháy kép, dấu \\ bắt đầu một ký hiệu mà YAML không biết",
        "within double quotes a \\ begins a sequence that YAML does not know",
    ),
    "reason-yaml-other": Message(
        "chỗ này không theo quy tắc viết YAML", "what stands here does not follow the rules of YAML"
    ),
    "yaml-empty": Message(
        "Tệp không có nội dung.",
        "The file is empty.",
        "Kiểm tra xem có đúng tệp không; hướng dẫn và tệp mẫu có trong docs/criteria.md.",
        "Check that this is the right file; docs/criteria.md starts from an empty file.",
    ),
    "yaml-two-documents": Message(
        "Tệp có nhiều hơn một tài liệu YAML (dòng ---).",
        "The file has more than one YAML document (a line ---).",
        "Mỗi tệp chỉ chứa một tài liệu; bỏ dòng --- thứ hai.",
        "Keep one document a file; remove the second line ---.",
    ),
    "yaml-too-deep": Message(
        "Nội dung lồng nhau quá {most} cấp.",
        "The content is nested more than {most} levels deep.",
        "Kiểm tra thụt dòng và dấu ngoặc.",
        "Check indentation and brackets.",
    ),
    "yaml-too-many": Message(
        "Tệp có hơn {most} khóa và giá trị.",
        "The file has more than {most} keys and values.",
        "Kiểm tra xem có đúng tệp không; một bộ tiêu chí thường có vài nghìn.",
        "Check that this is the right file; a criteria set usually has a few thousand.",
    ),
    "yaml-key-not-text": Message(
        "Khóa phải là một từ, không phải danh sách hay khối.",
        "A key has to be a word, not a list or a block.",
        "Kiểm tra dấu ngoặc và dấu hai chấm ở dòng này.",
        "Check the brackets and colons on this line.",
    ),
    "yaml-alias-unknown": Message(
        "“*{name}” không chỉ vào đâu: phía trên không có “&{name}”.{hint}",
        "“*{name}” names nothing: there is no “&{name}” above.{hint}",
        "Ghi &{name} trước nội dung muốn dùng lại; nếu đó là văn bản bắt đầu bằng dấu *, đặt nó trong dấu nháy.",
        "Write &{name} before the content to be used again; put a text that begins with * in quotes.",
    ),
    "yaml-alias-itself": Message(
        "“*{name}” nằm trong chính nội dung mang tên “&{name}”.",
        "“*{name}” stands within the very content that “&{name}” names.",
        "Viết nội dung ở đây đầy đủ.",
        "Write the content out here.",
    ),
    "yaml-alias-too-many": Message(
        "Viết đầy đủ các chỗ dùng lại (*) thì tệp có hơn {most} khóa và giá trị.",
        "With what is used again (*) written out, the file has more than {most} keys and values.",
        "Bớt những chỗ dùng lại, nhất là chỗ dùng lại nằm trong nội dung lại được dùng lại.",
        "Use less again, above all within content that is itself used again.",
    ),
    "yaml-anchor-twice": Message(
        "“&{name}” đã có ở dòng {line}.",
        "“&{name}” stands already on line {line}.",
        "Đặt tên khác cho một trong hai.",
        "Give one of the two another name.",
    ),
    "yaml-merge-key": Message(
        "Không dùng khóa gộp “<<” của YAML.",
        "The YAML merge key “<<” is not used here.",
        "Dùng lại cả một giá trị, như rule: *ten; khối chỉ giống một phần thì viết đầy đủ.",
        "Use a whole value again, such as rule: *name; write out a block that agrees in part only.",
    ),
    "yaml-tag": Message(
        "Không dùng thẻ kiểu của YAML ({tag}).",
        "YAML tags are not used here ({tag}).",
        "Bỏ thẻ; nếu văn bản bắt đầu bằng dấu !, đặt nó trong dấu nháy.",
        "Remove the tag; put a text that begins with ! in quotes.",
    ),
    "key-twice": Message(
        "Khóa “{key}” đã có ở dòng {line}.",
        "The key “{key}” stands already on line {line}.",
        "Chỉ giữ một trong hai.",
        "Keep one of the two.",
    ),
    "key-unknown": Message(
        "Không có khóa “{key}” ở đây.{hint}",
        "There is no key “{key}” here.{hint}",
        "Sửa tên khóa hoặc bỏ khóa này; danh sách khóa có trong docs/criteria.md.",
        "Correct the key or remove it; docs/criteria.md lists the keys.",
    ),
    "key-missing": Message(
        "Thiếu khóa “{key}”.",
        "The key “{key}” is missing.",
        "Bổ sung “{key}:” vào khối này.",
        "Add “{key}:” to this block.",
    ),
    "word-unknown": Message(
        "“{given}” không phải là giá trị được chấp nhận.{hint}",
        "“{given}” is not a known value.{hint}",
        "Dùng một trong các giá trị: {known}.",
        "Use one of: {known}.",
    ),
    "text-expected": Message(
        "Ở đây cần một giá trị, không phải danh sách hay khối.",
        "A single value belongs here, not a list or a block.",
        "Ghi một giá trị trên cùng dòng với khóa.",
        "Write one value on the line of the key.",
    ),
    "mapping-expected": Message(
        "Ở đây cần một khối gồm các dòng “khóa: giá trị”.{hint}",
        "A block of “key: value” lines belongs here.{hint}",
        "Viết mỗi khóa một dòng, hoặc trong ngoặc nhọn {{khóa: giá trị}}; ví dụ có trong docs/criteria.md.",
        "Write a key a line, or {{key: value}} in braces; docs/criteria.md has examples.",
    ),
    "list-expected": Message(
        "Ở đây cần một danh sách.",
        "A list belongs here.",
        "Viết mỗi mục sau dấu “- ”, hoặc trong ngoặc vuông [a, b].",
        "Write each item after “- ”, or in brackets [a, b].",
    ),
    "list-length": Message(
        "Danh sách có {given} mục, không đúng số mục cần có.",
        "The list has {given} items, which is not as many as are needed here.",
        "Một cặp số phải có đúng hai mục; các danh sách khác phải có ít nhất một mục.",
        "A pair needs two items; other lists need at least one.",
    ),
    "text-empty": Message(
        "Giá trị bị để trống.",
        "The value is empty.",
        "Ghi nội dung, hoặc bỏ khóa này nếu không bắt buộc.",
        "Write something, or remove the key where it is optional.",
    ),
    "text-control-character": Message(
        "Có ký tự điều khiển không in được (thường do sao chép từ tệp khác).",
        "There is a control character, which can't be printed (copying from elsewhere brings them).",
        "Xóa nội dung ở chỗ này và gõ lại.",
        "Delete the text here and type it again.",
    ),
    "name-malformed": Message(
        "“{given}” không dùng được làm mã.",
        "“{given}” can't be a code or an id.",
        "Mã gồm chữ, số và các dấu . - _ , bắt đầu bằng chữ hoặc số, tối đa 60 ký tự, không có dấu cách.",
        "Use letters, digits and . - _ , beginning with a letter or digit, at most 60 characters, no spaces.",
    ),
    "not-true-or-false": Message(
        "“{given}” không phải là true hoặc false.",
        "“{given}” is neither true nor false.",
        "Ghi true (có) hoặc false (không).",
        "Write true or false.",
    ),
}
