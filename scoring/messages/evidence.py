"""Evidence in the office: documents and files attached, listed, fetched, refused."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

EVIDENCE: dict[str, Message] = {
    # what is wrong with a file
    "evidence-empty": Message(
        "Tệp trống.", "The file is empty.", "Mở tệp xem lại rồi gửi lại.", "Open it, and send it again."
    ),
    "evidence-large": Message(
        "Tệp lớn hơn {most} MB.",
        "The file is larger than {most} MB.",
        "Quét ở độ phân giải 150–200 dpi, hoặc tách thành nhiều tệp.",
        "Scan it at 150 to 200 dpi, or split it.",
    ),
    "evidence-type": Message(
        "Nội dung tệp không thuộc loại được nhận, dù tên tệp thế nào.",
        "Its content is of no kind that is taken, whatever its name says.",
        "Các loại được nhận: {known}. Tệp nén thì giải nén; trang web, ảnh vẽ (svg) thì in ra PDF.",
        "These are taken: {known}. Unpack archives; print web pages and drawings (svg) as PDF.",
    ),
    "evidence-trap": Message(
        "Tệp Office có thành phần bất thường (phình to khi giải nén, hoặc trỏ ra ngoài tệp).",
        "The Office file has parts that none should have (they swell, or lead out of it).",
        "Mở bằng Word, Excel rồi lưu ra PDF, gửi tệp PDF.",
        "Open it in Word or Excel, save it as PDF, send that.",
    ),
    "evidence-macros": Message(
        "Tệp Office có macro.",
        "The Office file has macros.",
        "Lưu lại dạng không có macro (.docx, .xlsx) hoặc PDF.",
        "Save it without macros (.docx, .xlsx) or as PDF.",
    ),
    "evidence-virus": Message(
        "Chương trình quét vi-rút phát hiện: {name}.",
        "The virus scanner finds {name} in it.",
        "Không gửi tệp này; quét máy tính, lấy bản gốc khác.",
        "Don't send this file; scan the computer, take another original.",
    ),
    "evidence-scanner": Message(
        "Không hỏi được chương trình quét vi-rút ({socket}): {reason}.",
        "The virus scanner ({socket}) can't be asked: {reason}.",
        "Chưa có gì được lưu; báo người quản trị, rồi gửi lại.",
        "Nothing was stored; tell the administrator, then send it again.",
    ),
    # what is wrong with an act
    "evidence-many": Message(
        "Hồ sơ có quá {most} tài liệu hoặc quá {gigabytes} GB.",
        "The file would have more than {most} documents or {gigabytes} GB.",
        "Một tài liệu dùng cho nhiều tiêu chí chỉ gửi một lần; quét ở độ phân giải thấp hơn.",
        "Send a document that serves many leaves once; scan at a lower resolution.",
    ),
    "evidence-unknown": Message(
        "Không có tài liệu số {number} của đơn vị này.",
        "This unit has no document {number}.",
        "Xem danh sách: scoring evidence list.",
        "See the list: scoring evidence list.",
    ),
    "evidence-not-cited": Message(
        "Tài liệu {number} không được dẫn ở {code} trong giai đoạn này.",
        "Document {number} is not cited at {code} in this stage.",
        "Tài liệu đã dẫn ở giai đoạn trước được giữ nguyên.",
        "What was cited at an earlier stage stands.",
    ),
    "evidence-frozen": Message(
        "Tài liệu {number} thuộc giai đoạn đã khép lại.",
        "Document {number} belongs to a stage that is over.",
        "Gửi thành tài liệu mới.",
        "Send it as a new document.",
    ),
    "evidence-folder-empty": Message(
        "Không có tệp nào ở đây.", "There is no file here.", "Xem lại đường dẫn.", "Check the path."
    ),
    "evidence-no-code": Message(
        "Chưa rõ tệp này dùng cho tiêu chí nào.",
        "It doesn't say which leaf this file serves.",
        "Để tệp trong thư mục mang mã tiêu chí (II.1.1/…), đặt mã ở đầu tên tệp (II.1.1 biên bản.pdf), hoặc ghi vào"
        " {list}.",
        "Put it into a folder named by the code (II.1.1/…), begin its name with the code (II.1.1 minutes.pdf), or"
        " list it in {list}.",
    ),
    "evidence-no-code-given": Message(
        "Chưa ghi tệp này dùng cho tiêu chí nào.",
        "It isn't said which leaf this file serves.",
        "Ghi --code MÃ (nhiều lần được); bản mới của một tài liệu thì ghi --replaces SỐ.",
        "Name it with --code (repeatable); of a later version name the document with --replaces.",
    ),
    "evidence-twice": Message(
        "Dòng này trùng một dòng ở trên.", "This row repeats one above.", "Xóa một trong hai.", "Delete one of them."
    ),
    "evidence-list-file": Message(
        "Không có tệp “{file}” trong thư mục.",
        "There is no file “{file}” in the folder.",
        "Sửa cột file của danh sách.",
        "Correct the column file of the list.",
    ),
    # the folder of files
    "evidence-no-folder": Message(
        "Chưa có thư mục cho tệp tài liệu kiểm chứng của cơ sở dữ liệu này.",
        "There is no folder for the files of evidence of this database.",
        "Đặt biến {variable} là một thư mục mà mọi máy chủ cùng dùng, hoặc kho s3://….",
        "Set {variable} to a folder that all servers share, or to a bucket s3://….",
    ),
    "evidence-unwritable": Message(
        "Không ghi được tệp tài liệu kiểm chứng: {reason}.",
        "The file of evidence can't be written: {reason}.",
        "Xem dung lượng đĩa, quyền ghi; chưa có gì được ghi nhận.",
        "Check disk space and rights; nothing was recorded.",
    ),
    "evidence-erased": Message(
        "Tệp này không còn: {said}.",
        "This file is gone: {said}.",
        "Không lấy lại được; căn cứ và lý do xóa có trong nhật ký.",
        "It can't be brought back; the journal says by which law and why.",
    ),
    "evidence-stays": Message(
        "Không xóa được tệp: {reason}.",
        "The file can't be taken away: {reason}.",
        "Kiểm tra quyền ghi của thư mục tệp, rồi chạy scoring office sweep --remove.",
        "Look at the permissions of the folder of files, then run scoring office sweep --remove.",
    ),
    "evidence-lost": Message(
        "Tệp {sha256} bị mất hoặc bị thay đổi.",
        "The file {sha256} is lost or was changed.",
        "Báo người quản trị: lấy lại từ bản sao lưu.",
        "Tell the administrator: it is put back from a backup.",
    ),
    "evidence-lost-file": Message(
        "Tệp của tài liệu {number}, bản {version} ({sha256}), bị mất hoặc bị thay đổi.",
        "The file of document {number}, version {version} ({sha256}), is lost or was changed.",
        "Lấy lại tệp từ bản sao lưu.",
        "Put it back from a backup.",
    ),
    # files in a bucket
    "bucket-extra-missing": Message(
        "Thiếu phần cài thêm “s3” (obstore) để lưu tệp ở kho S3.",
        "The extra “s3” (obstore), which keeps files in a store of S3, is not installed.",
        "Cài đặt: pip install 'scoring[s3]'.",
        "Install it: pip install 'scoring[s3]'.",
    ),
    "bucket-url": Message(
        "Biến này không nêu đúng một thư mục hoặc một kho S3.",
        "This variable names neither a folder nor a bucket of S3.",
        "Ghi s3://tên-kho/tiền-tố, không kèm mật khẩu; khóa đặt ở AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.",
        "Write s3://bucket/prefix without a password; keys are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    ),
    "bucket-endpoint": Message(
        "Biến này không phải địa chỉ của máy chủ S3.",
        "This variable is no address of a server of S3.",
        "Ghi https://máy hoặc https://máy:cổng, không kèm tài khoản, mật khẩu.",
        "Write https://host or https://host:port, with no account or password.",
    ),
    "bucket-open": Message(
        "Địa chỉ http: tệp tài liệu kiểm chứng sẽ đi qua mạng không mã hóa.",
        "The address is http: files of evidence would cross the network unencrypted.",
        "Dùng địa chỉ https; trong mạng nội bộ được tin cậy thì đặt {variable}=true.",
        "Use an address of https; within a network that is trusted set {variable}=true.",
    ),
    "bucket-missing": Message(
        "Kho S3 chưa có trên máy chủ.",
        "There is no such bucket on the server.",
        "Tạo kho, hoặc sửa tên kho ở SCORING_FILES, địa chỉ ở AWS_ENDPOINT_URL.",
        "Create it, or correct its name in SCORING_FILES, the server's address in AWS_ENDPOINT_URL.",
    ),
    "bucket-denied": Message(
        "Kho S3 không chấp nhận khóa hoặc không cho quyền: {reason}.",
        "The store of S3 refuses these keys or what they are used for: {reason}.",
        "Kiểm tra AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION; khóa phải có quyền đọc, ghi, xóa, liệt kê.",
        "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION; the keys have to read, write, delete and list.",
    ),
    "bucket-keys": Message(
        "Chưa đặt khóa của kho S3: {reason}.",
        "The keys of the store of S3 are not set: {reason}.",
        "Đặt cả hai biến AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY cho trang, cho lệnh và cho việc sao lưu.",
        "Set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, for the site, commands and backups.",
    ),
    "bucket-silent": Message(
        "Kho S3 không trả lời: {reason}.",
        "The store of S3 does not answer: {reason}.",
        "Kiểm tra mạng, địa chỉ, chứng thư máy chủ (AWS_ENDPOINT_URL); khi kho trả lời lại thì làm lại.",
        "Check network, address, the server's certificate (AWS_ENDPOINT_URL); do it again once the store answers.",
    ),
    "bucket-failed": Message(
        "Kho S3 báo lỗi: {reason}.",
        "The store of S3 reports an error: {reason}.",
        "Xem dung lượng và nhật ký của kho, rồi làm lại.",
        "Look at the store's space and its log, then do it again.",
    ),
    "bucket-stays": Message(
        "Tệp còn nằm trong kho S3.",
        "The file is still in the store of S3.",
        "Khi kho trả lời lại thì chạy scoring office sweep --remove.",
        "Once the store answers, run scoring office sweep --remove.",
    ),
    # commands
    "help-evidence": Message(
        "Tài liệu kiểm chứng của các đơn vị: gửi, dẫn, liệt kê, tải về.",
        "The units' evidence: attach, cite, list, fetch.",
    ),
    "help-evidence-add": Message(
        "Gửi một tệp, hoặc cả thư mục: mã tiêu chí là tên thư mục con, đầu tên tệp, hoặc trong tai-lieu.csv"
        " (file, code, page, symbol, day, issuer, abstract).",
        "Attach a file, or a whole folder: the leaf is named by the sub-folder, at the start of the file's name, or in"
        " tai-lieu.csv (file, code, page, symbol, day, issuer, abstract).",
    ),
    "help-evidence-cite": Message(
        "Dẫn một tài liệu đã gửi cho tiêu chí khác nữa, hoặc thôi dẫn.",
        "Cite a document for another leaf too, or no longer.",
    ),
    "help-evidence-report": Message(
        "Lãnh đạo UBND xã gửi báo cáo tự đánh giá đã ký.", "The head attaches the signed report."
    ),
    "help-evidence-list": Message("Liệt kê tài liệu được phép xem.", "List the documents that one may read."),
    "help-evidence-get": Message("Tải tệp của một tài liệu.", "Fetch the file of a document."),
    "help-evidence-code": Message("Mã tiêu chí (nhiều lần).", "A leaf that it serves (repeatable)."),
    "help-evidence-page": Message("Trang, mục có nội dung chứng minh.", "The page or section that counts."),
    "help-evidence-symbol": Message("Số, ký hiệu.", "The number and symbol."),
    "help-evidence-day": Message("Ngày ban hành.", "The day of issue."),
    "help-evidence-issuer": Message("Cơ quan ban hành.", "Who issued it."),
    "help-evidence-abstract": Message("Trích yếu.", "What it is about."),
    "help-evidence-replaces": Message(
        "Số của tài liệu mà tệp này là bản mới; bản cũ vẫn giữ.",
        "The number of the document that this is a later version of; the earlier one is kept.",
    ),
    "help-evidence-withdraw": Message("Thôi dẫn.", "Don't cite it any more."),
    "help-evidence-version": Message("Bản thứ mấy; không ghi: bản mới nhất.", "Which version; default the newest."),
    "help-evidence-out": Message("Tệp hoặc thư mục ghi ra.", "The file or folder to write."),
    "evidence-attached": Message("{unit}: {count} tài liệu ({numbers}).", "{unit}: {count} documents ({numbers})."),
    "evidence-cited": Message("Tài liệu {number}: {codes}.", "Document {number}: {codes}."),
    "evidence-withdrawn": Message(
        "Thôi dẫn tài liệu {number} ở {codes}.", "Document {number} is cited no more at {codes}."
    ),
    "evidence-report-attached": Message("{unit}: đã gửi báo cáo ký.", "{unit}: the signed report is attached."),
    "evidence-fetched": Message("{file} ({size} byte, SHA-256 {sha256})", "{file} ({size} bytes, SHA-256 {sha256})"),
    "evidence-count": Message("{count} tài liệu", "{count} documents"),
    "evidence-col-unit": CONCEPTS["word-unit"],
    "evidence-col-number": Message("Tài liệu số", "Number"),
    "evidence-col-document": Message("Văn bản", "Document"),
    "evidence-col-cited": CONCEPTS["word-criterion"],
    "evidence-col-file": Message("Tệp", "File name"),
    "evidence-col-version": Message("Bản", "Version"),
    "evidence-col-at": CONCEPTS["word-at"],
    "evidence-page": Message("{code} ({page})", "{code} ({page})"),
    "evidence-of": Message("ngày {day}", "of {day}"),
    "evidence-signed-report": Message("Báo cáo tự đánh giá đã ký", "The signed report"),
    # pages
    "web-evidence-none": Message(
        "Chưa chọn tệp nào.",
        "No file was chosen.",
        "Chọn tệp hoặc chụp ảnh: {known}.",
        "Choose one, or take a photo: {known}.",
    ),
    "web-evidence-page": Message("chỗ chứng minh: {page}", "proven at: {page}"),
    "web-evidence-show": Message("Xem {name}", "Show {name}"),
    "web-evidence-withdraw": Message("Thôi dẫn {name}", "Don't cite {name}"),
    "web-evidence-attach": Message("Đính kèm tệp, ảnh chụp", "Attach files or photos"),
    "web-evidence-file": Message(
        "Chọn tệp, hoặc kéo tệp thả vào đây (mỗi tệp đến 25 MB)", "Choose files, or drop them here (up to 25 MB each)"
    ),
    "web-evidence-photo": Message("Hoặc chụp bằng điện thoại", "Or take a photo by phone"),
    "web-evidence-send": Message("Gửi tệp", "Send"),
}
