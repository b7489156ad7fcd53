"""What `scoring publish` and `scoring verify` say, and the words of published data."""

from scoring.messages.message import Message

PUBLISHING: dict[str, Message] = {
    # scoring publish
    "help-publish": Message(
        "Công bố kết quả: tệp Excel có công thức, trang thông tin, dữ liệu mở; ai cũng tính lại được.",
        "Publish results: workbooks with live formulas, a web site, open data; anyone can recompute them.",
    ),
    "help-publish-out": Message(
        "Thư mục công bố: chưa có, hoặc là bản công bố cũ sẽ được thay thế.",
        "Where to publish: a new folder, or an old publication, which is replaced.",
    ),
    "help-publish-only": Message(
        "Chỉ lập phần này (dùng được nhiều lần): {formats}.", "Only this part (may be given again): {formats}."
    ),
    "help-publish-previous": Message(
        "Kỳ đánh giá trước, để so sánh tăng, giảm.", "The campaign before, to compare with."
    ),
    "help-publish-for": Message(
        "Công bố cho ai: public (mọi người), unit (từng xã, kèm nhận xét của xã đó), council (Hội đồng thẩm định).",
        "For whom: public, unit (each commune, with its own remarks), council.",
    ),
    "help-publish-with-names": Message(
        "Kèm tên người thực hiện (mặc định chỉ Hội đồng thẩm định thấy).",
        "With the names of persons (else only the council sees them).",
    ),
    "publish-progress": Message("Đang ghi {what}…", "Writing {what}…"),
    "publish-progress-of": Message("Đang ghi {what} ({number}/{count})…", "Writing {what} ({number}/{count})…"),
    "publish-written": Message(
        "Đã công bố vào {folder}: {files} tệp, {units} đơn vị, {size} MB.",
        "Published in {folder}: {files} files, {units} units, {size} MB.",
    ),
    "publish-next": Message(
        "Kiểm tra lại bất cứ lúc nào: scoring verify {folder}", "Check it at any time: scoring verify {folder}"
    ),
    "publish-extra-missing": Message(
        "Chưa cài phần công bố “{part}” ({module}).",
        "What writes “{part}” is not installed ({module}).",
        "Chạy: python -m pip install 'scoring[publish]'; hoặc chỉ công bố dữ liệu: --only data.",
        "Run: python -m pip install 'scoring[publish]'; or publish the data alone: --only data.",
    ),
    "publish-symlink": Message(
        "Nơi công bố là một liên kết (symlink), không phải thư mục.",
        "The place to publish is a symbolic link, not a folder.",
        "Ghi đường dẫn của chính thư mục đó.",
        "Name the folder itself.",
    ),
    "publish-file": Message(
        "Nơi công bố là một tệp, không phải thư mục.",
        "The place to publish is a file, not a folder.",
        "Chọn một thư mục chưa có.",
        "Choose a folder that does not exist yet.",
    ),
    "publish-campaign": Message(
        "Nơi công bố chứa thư mục của kỳ đánh giá; số liệu gốc sẽ bị ghi đè.",
        "The place to publish holds the campaign folder; its data would be overwritten.",
        "Chọn một thư mục khác, chưa có.",
        "Choose another folder, one that does not exist yet.",
    ),
    "publish-not-publication": Message(
        "Thư mục đã có và không phải là một bản công bố (không có publication.json hợp lệ).",
        "The folder exists and is no publication (it has no valid publication.json).",
        "Chọn một thư mục chưa có, hoặc tự xóa thư mục này nếu không cần nữa.",
        "Choose a folder that does not exist yet, or delete this one yourself if nobody needs it.",
    ),
    "publish-foreign": Message(
        "Trong bản công bố cũ có tệp không thuộc về nó: {files}.",
        "The old publication has files in it that are not part of it: {files}.",
        "Chuyển các tệp này đi nơi khác rồi chạy lại; thay bản công bố sẽ làm mất chúng.",
        "Move them elsewhere and run again; replacing the publication would lose them.",
    ),
    "publish-no-place": Message(
        "Không có nơi nào như vậy để công bố.",
        "There can be no such place.",
        "Kiểm tra lại đường dẫn.",
        "Check the path.",
    ),
    "publish-not-written": Message(
        "Không ghi được bản công bố ({reason}); bản cũ, nếu có, còn nguyên.",
        "The publication could not be written ({reason}); an old one is as it was.",
        "Kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại.",
        "Check the rights and the space on the disk, then run again.",
    ),
    # the data package
    "data-description": Message(
        "{title}. Dữ liệu công bố ({stage}), năm {year}, theo {criteria} ({name}). Mã kiểm tra kết quả: {digest}.",
        "{title}. Published data ({stage}), year {year}, by {criteria} ({name}). Digest of the results: {digest}.",
    ),
    "data-file-results": Message("Kết quả đầy đủ của mọi đơn vị", "The full results of all units"),
    "data-file-units": Message("Các đơn vị được đánh giá", "The units that are appraised"),
    "data-file-criteria": Message("Bộ tiêu chí: mỗi dòng một mục", "The criteria: a row a node"),
    "data-file-ranking": Message("Bảng xếp hạng", "The ranking"),
    "data-file-nodes": Message(
        "Điểm từng mục của từng đơn vị: mỗi dòng một đơn vị, một mục",
        "Points of every node of every unit: a row a unit and node",
    ),
    "data-file-history": Message(
        "Quá trình chấm: số liệu tự khai, thẩm định, giải trình, kết luận của Hội đồng",
        "The course of the appraisal: what was declared, appraised, explained, decided",
    ),
    "data-file-campaign-campaign": Message("Quy định của kỳ đánh giá", "The settings of the campaign"),
    "data-file-campaign-criteria": Message(
        "Bộ tiêu chí ở dạng chương trình đọc được để tính lại",
        "The criteria as the program reads them to recompute",
    ),
    "data-file-campaign-units": Message(
        "Các đơn vị, ở dạng chương trình đọc để tính lại", "The units as the program reads them to recompute"
    ),
    "data-file-campaign-answers": Message(
        "Số liệu và điều chỉnh, ở dạng chương trình đọc để tính lại",
        "Facts and adjustments as the program reads them to recompute",
    ),
    "data-file-previous-campaign": Message("Quy định của kỳ đánh giá trước", "The settings of the campaign before"),
    "data-file-previous-criteria": Message("Bộ tiêu chí của kỳ đánh giá trước", "The criteria of the campaign before"),
    "data-file-previous-units": Message("Các đơn vị của kỳ đánh giá trước", "The units of the campaign before"),
    "data-file-previous-answers": Message(
        "Số liệu và điều chỉnh của kỳ đánh giá trước", "Facts and adjustments of the campaign before"
    ),
    "data-col-code": Message("Mã", "Code"),
    "data-col-name": Message("Tên đơn vị", "Name of the unit"),
    "data-col-kind": Message("Loại đơn vị", "Kind of unit"),
    "data-col-unit": Message("Mã đơn vị", "Code of the unit"),
    "data-col-node": Message("Mã tiêu chí", "Code of the criterion"),
    "data-col-parent": Message("Mã của mục chứa nó", "Code of the node above"),
    "data-col-block": Message(
        "Thuộc cây tiêu chí, điểm thưởng hay điểm phạt", "Whether in the tree, the bonus or the penalty"
    ),
    "data-col-level": Message("Cấp trong cây", "Level of the tree"),
    "data-col-max": Message("Điểm tối đa", "Maximum points"),
    "data-col-weight": Message("Trọng số", "Weight"),
    "data-col-combine": Message("Cách gộp điểm của các mục con", "How the points of its children combine"),
    "data-col-rule": Message("Loại quy tắc chấm điểm", "Kind of scoring rule"),
    "data-col-from": Message("Nguồn số liệu", "Where the facts come from"),
    "data-col-body": Message("Cơ quan thẩm định", "Appraising body"),
    "data-col-not_applicable": Message("Cách tính khi không áp dụng", "What follows where it does not apply"),
    "data-col-title_vi": Message("Nội dung, tiếng Việt", "Title in Vietnamese"),
    "data-col-title_en": Message("Nội dung, tiếng Anh", "Title in English"),
    "data-col-rule_vi": Message("Cách chấm điểm, tiếng Việt", "The rule in words, in Vietnamese"),
    "data-col-rule_en": Message("Cách chấm điểm, tiếng Anh", "The rule in words, in English"),
    "data-col-rank": Message("Xếp hạng", "Rank"),
    "data-col-rank_in": Message("Xếp hạng trong nhóm cùng {column}", "Rank among the units of the same {column}"),
    "data-col-score": Message("Tổng điểm", "Score"),
    "data-col-percent": Message("Tỷ lệ đạt so với điểm tối đa, %", "Percent of the maximum"),
    "data-col-grade": Message("Xếp loại", "Grade"),
    "data-col-bonus": Message("Điểm thưởng", "Bonus"),
    "data-col-penalty": Message("Điểm phạt", "Penalty"),
    "data-col-points": Message("Điểm", "Points"),
    "data-col-state": Message("Có điểm, chưa có số liệu hay không áp dụng", "Scored, missing or not applicable"),
    "data-col-stage": Message("Giai đoạn", "Stage"),
    "data-col-row": Message(
        "Loại dòng: số liệu, đề nghị không áp dụng, giải trình…", "Kind of row: facts, claim, explanation…"
    ),
    "data-col-second_round": Message("Thẩm định lần 2", "Second round of appraisal"),
    "data-col-facts": Message("Số liệu", "Facts"),
    "data-col-typed": Message("Điểm được ghi trực tiếp", "Points typed in place of facts"),
    "data-col-counts": Message("Là dòng được tính điểm", "Whether it is the row that is scored"),
    "data-col-note": Message("Lý do, ghi chú, giải trình", "Reason, note, explanation"),
    "data-col-evidence": Message("Tài liệu kiểm chứng", "Evidence"),
    "data-col-by": Message("Người thực hiện", "Who"),
    "data-col-at": Message("Thời điểm", "When"),
}
