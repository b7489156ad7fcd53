"""The published site: its page about criteria and method, what words mean, and the campaign before."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

SITE_METHOD: dict[str, Message] = {
    "site-document": Message("Căn cứ", "Rests on"),
    "site-status": Message("Tình trạng", "Status"),
    "site-status-official": Message("văn bản chính thức", "the official text"),
    "site-status-transcribed": Message("chép lại từ nguồn công bố", "transcribed from what is published"),
    "site-status-reconstructed": Message(
        "phục dựng: cấu trúc đã công bố, lời văn do người biên soạn",
        "reconstructed: the structure is published, the wording is the editor's",
    ),
    "site-note": CONCEPTS["word-note"],
    "site-structure": Message("Cấu trúc", "Structure"),
    "site-criteria-tree": Message("Cây tiêu chí và cách chấm", "The tree of criteria and its rules"),
    "site-appraised-by": Message("Cơ quan thẩm định:", "Appraised by:"),
    "site-grade-asks-percent": Message("từ {at_least:%}{more}", "{at_least:%} or more{more}"),
    "site-grade-asks-points": Message("từ {at_least} điểm{more}", "{at_least} points or more{more}"),
    "site-grade-asks-more": Message(", {asked}", ", {asked}"),
    "site-grade-asks-node": Message("; riêng “{node}” từ {at_least:%}", "; “{node}” {at_least:%} or more"),
    "site-combine-sum": Message(
        "Điểm của mục lớn là tổng điểm các mục con.", "The points of a node are the sum of those below it."
    ),
    "site-combine-mean": Message(
        "Điểm chung là trung bình tỷ lệ đạt của các mục lớn.", "The score is the mean share of the first nodes."
    ),
    "site-combine-weighted": Message(
        "Điểm chung là trung bình có trọng số của các mục lớn.", "The score is the weighted mean of the first nodes."
    ),
    "site-combine-best": Message(
        "Điểm chung lấy theo mục lớn có tỷ lệ đạt cao nhất.", "The score is that of the first node with the best share."
    ),
    "site-combine-worst": Message(
        "Điểm chung lấy theo mục lớn có tỷ lệ đạt thấp nhất.",
        "The score is that of the first node with the lowest share.",
    ),
    "site-ties-min": Message(
        "Xếp hạng theo tỷ lệ tổng điểm trên điểm tối đa, tính chính xác; bằng nhau thì cùng hạng và bỏ trống hạng sau "
        "(1, 2, 2, 4).",
        "Ranks go by score ÷ maximum, exactly; equal units share a rank and leave a gap (1, 2, 2, 4).",
    ),
    "site-ties-dense": Message(
        "Xếp hạng theo tỷ lệ tổng điểm trên điểm tối đa, tính chính xác; bằng nhau thì cùng hạng, không bỏ trống hạng "
        "(1, 2, 2, 3).",
        "Ranks go by score ÷ maximum, exactly; equal units share a rank and leave no gap (1, 2, 2, 3).",
    ),
    "site-tie-break": Message(
        "Khi bằng điểm, xét lần lượt tỷ lệ đạt ở:", "Of equal scores, the share is compared, in this order, at:"
    ),
    "site-missing-zero": Message(
        "Tiêu chí chưa có số liệu được 0 điểm.", "A criterion without an answer has 0 points."
    ),
    "site-missing-unranked": Message(
        "Đơn vị còn tiêu chí chưa có số liệu thì không được xếp hạng.",
        "A unit with a criterion without an answer is not ranked.",
    ),
    "site-evidence-explain": Message(
        "Tự chấm mà không có tài liệu kiểm chứng hoặc giải trình thì không được tính điểm.",
        "Self-assessed points without evidence or an explanation do not count.",
    ),
    "site-evidence-zero": Message(
        "Tự chấm mà không có tài liệu kiểm chứng thì không được tính điểm.",
        "Self-assessed points without evidence do not count.",
    ),
    "site-evidence-warn": Message(
        "Tự chấm mà không có tài liệu kiểm chứng vẫn được tính điểm và được nêu rõ.",
        "Self-assessed points without evidence count and are named.",
    ),
    "site-claims-confirm": Message(
        "Đề nghị không áp dụng chỉ có hiệu lực khi thẩm định hoặc Hội đồng xác nhận.",
        "A claim that a criterion does not apply counts once appraisal or council confirm it.",
    ),
    "site-claims-trust": Message(
        "Đề nghị không áp dụng của đơn vị có hiệu lực ngay.",
        "A unit's claim that a criterion does not apply counts at once.",
    ),
    "site-audience-public": Message(
        "Công bố rộng rãi: số liệu, điểm, lý do của thẩm định và Hội đồng; không công bố ghi chú, giải trình, "
        "tài liệu kiểm chứng của đơn vị và tên người.",
        "Open to all: facts, points, the reasons of appraisal and council; not the units' own notes, explanations and "
        "evidence, and no names of persons.",
    ),
    "site-audience-unit": Message(
        "Dành cho các đơn vị: ở trang web này mỗi đơn vị đọc được những gì công bố rộng rãi; hồ sơ riêng nằm trong tệp "
        "của đơn vị.",
        "For the units: on this site each reads what is open to all; its own file is in its workbook.",
    ),
    "site-audience-council": Message(
        "Dành cho Hội đồng thẩm định: có đủ ghi chú, giải trình, tài liệu kiểm chứng và tên người.",
        "For the council: with all notes, explanations, evidence and names.",
    ),
    # the campaign before
    "site-previous": Message("So với kỳ trước", "Against the campaign before"),
    "site-previous-why-not": Message("Tổng điểm không so được: {why}.", "The totals do not compare: {why}."),
    "site-previous-percent": CONCEPTS["word-reached-percent"],
    "site-previous-points": Message("{points} điểm %", "{points} % points"),
    "site-previous-of": Message("{rank} / {count}", "{rank} / {count}"),
    "site-previous-move": Message("Tăng, giảm hạng so với kỳ trước", "Places won or lost against the campaign before"),
    "site-previous-nodes": Message("Tiêu chí làm tổng điểm thay đổi nhiều nhất", "What changed the total most"),
    "site-col-what": Message("Chỉ tiêu", "What"),
    "site-col-was": Message("Kỳ trước", "Before"),
    "site-col-is": Message("Kỳ này", "Now"),
    "site-col-added": Message("Góp vào tổng (điểm %)", "Added to the total (% points)"),
    # what words mean
    "site-glossary": Message("Giải thích từ ngữ", "What words mean"),
    "site-term-self": Message("Tự chấm điểm", "Self-assessment"),
    "site-means-self": Message(
        "Đơn vị kê khai số liệu của mình; điểm tính ra từ số liệu đó.",
        "The unit declares its own facts; its points follow from them.",
    ),
    "site-term-appraisal": Message("Thẩm định", "Appraisal"),
    "site-means-appraisal": Message(
        "Tổ giúp việc đối chiếu với tài liệu kiểm chứng, sửa số liệu hoặc điểm và ghi lý do; sau giải trình có thể "
        "thẩm định lần 2.",
        "The appraisers compare with the evidence and correct facts or points with a reason; after an explanation "
        "there may be a second round.",
    ),
    "site-term-council": CONCEPTS["word-council"],
    "site-means-council": Message(
        "Quyết định cuối cùng ở những tiêu chí còn ý kiến khác nhau.",
        "Decides in the end where opinions still differ.",
    ),
    "site-term-explanation": CONCEPTS["word-explanation"],
    "site-means-explanation": Message(
        "Trả lời của đơn vị về điểm bị điều chỉnh; được xem xét nhưng không tính thành điểm.",
        "The unit's answer to a change; it is considered and never scored.",
    ),
    "site-term-evidence": CONCEPTS["word-evidence"],
    "site-means-evidence": Message(
        "Văn bản, báo cáo, ảnh chụp… chứng minh số liệu đã kê khai.",
        "Documents, reports, photographs that prove what was declared.",
    ),
    "site-term-not-applicable": CONCEPTS["word-not-applicable"],
    "site-means-not-applicable": Message(
        "Đơn vị không phát sinh nhiệm vụ ở tiêu chí này; bộ tiêu chí nói rõ khi đó tính thế nào.",
        "The unit has no such task; the criteria say what follows from that.",
    ),
    "site-term-percent": CONCEPTS["word-reached-percent"],
    "site-means-percent": Message(
        "Điểm đạt được chia cho điểm tối đa áp dụng cho đơn vị.",
        "Points divided by the maximum that applies to the unit.",
    ),
    "site-term-rank": CONCEPTS["word-rank"],
    "site-means-rank": Message(
        "Thứ tự trong toàn bộ đơn vị, trong từng nhóm, hoặc riêng ở một nội dung.",
        "The place among all units, within a group, or by a single content.",
    ),
    "site-term-digest": Message("Mã kiểm tra", "Digest"),
    "site-means-digest": Message(
        "Chuỗi SHA-256 tính từ bộ tiêu chí và kết quả; giống nhau nghĩa là không số nào bị sửa.",
        "A SHA-256 of the criteria and of the results; the same digest means that no number was changed.",
    ),
}
