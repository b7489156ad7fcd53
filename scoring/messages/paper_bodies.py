"""The texts of each kind of paper: names, openings, parts, closings. Vietnamese only, as papers are signed."""

BODIES: dict[str, str] = {
    # the commune's own report
    "self-name": "BÁO CÁO",
    "self-abstract": "Kết quả tự đánh giá, chấm điểm năm {year} của {unit}",
    "self-opening": (
        "Thực hiện việc đánh giá, xác định {title} theo {criteria}, {unit} báo cáo kết quả tự đánh giá, chấm điểm "
        "như sau:"
    ),
    "self-part-results": "I. KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM",
    "self-total": "Tổng điểm tự chấm là {points} trên {max} điểm của phần tự đánh giá, đạt {percent}%.",
    "self-no-total": "Chưa có tổng điểm tự chấm vì còn tiêu chí chưa có số liệu.",
    "self-elsewhere": (
        "Chưa tính {count} tiêu chí, tiêu chí thành phần được chấm qua điều tra xã hội học, theo số liệu quản lý hoặc "
        "do Hội đồng thẩm định chấm."
    ),
    "self-outside": (
        "Điểm thưởng tự chấm là {bonus} điểm, điểm phạt tự chấm là {penalty} điểm; tổng điểm tự chấm kể cả điểm "
        "thưởng, điểm phạt là {score} điểm."
    ),
    "self-summary": "Kết quả tự chấm điểm (chi tiết tại Phụ lục kèm theo)",
    "self-part-unevidenced": "II. TIÊU CHÍ CHƯA CÓ TÀI LIỆU KIỂM CHỨNG",
    "self-unevidenced": (
        "Có {count} tiêu chí, tiêu chí thành phần chưa có tài liệu kiểm chứng; cách đánh giá, tính điểm được diễn giải "
        "như sau:"
    ),
    "self-part-not-applicable": "III. TIÊU CHÍ KHÔNG ÁP DỤNG, KHÔNG PHÁT SINH NHIỆM VỤ",
    "self-not-applicable": "Có {count} nội dung không áp dụng hoặc không phát sinh nhiệm vụ trong năm:",
    "self-part-missing": "IV. TIÊU CHÍ CHƯA TỰ CHẤM ĐIỂM",
    "self-missing": "Có {count} tiêu chí, tiêu chí thành phần chưa có số liệu:",
    "self-part-difficulties": "V. KHÓ KHĂN, VƯỚNG MẮC",
    "self-part-proposals": "VI. ĐỀ XUẤT, KIẾN NGHỊ",
    "self-closing": "Trên đây là Báo cáo kết quả tự đánh giá, chấm điểm của {unit}./.",
    "self-table": "BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CỦA {unit}",
    # remarks
    "remarks-name": "THÔNG BÁO",
    "remarks-abstract": "Kết quả thẩm định lần 1 {title}",
    "remarks-opening": (
        "Căn cứ {criteria} và kết quả tự đánh giá, chấm điểm của {unit}, Tổ giúp việc của Hội đồng thẩm định đã thẩm "
        "định lần 1 {title}. Kết quả như sau:"
    ),
    "remarks-part-result": "1. Kết quả thẩm định lần 1",
    "remarks-declared": "Đơn vị tự chấm {points} trên {max} điểm của phần tự đánh giá, đạt {percent}%.",
    "remarks-score": (
        "Kết quả thẩm định lần 1 là {score} trên {max} điểm, gồm cả điểm điều tra xã hội học, điểm theo số liệu quản "
        "lý, điểm thưởng, điểm phạt (nếu có)."
    ),
    "remarks-no-score": "Chưa có tổng điểm thẩm định vì còn tiêu chí chưa có số liệu.",
    "remarks-changed": (
        "Có {count} nội dung được thẩm định khác với kết quả tự chấm{evidence}: {sums}; từng nội dung, lý do và "
        "yêu cầu giải trình nêu tại Phụ lục kèm theo."
    ),
    "remarks-cut": ", trong đó {count} nội dung không được tính điểm vì không có tài liệu kiểm chứng",
    "remarks-caption-changes": "Nội dung được thẩm định khác với kết quả tự chấm",
    "remarks-caption-supplied": "Kết quả điều tra xã hội học, số liệu do cơ quan quản lý cung cấp",
    "remarks-unchanged": "Không có nội dung nào được thẩm định khác với kết quả tự chấm.",
    "remarks-part-lacking": "2. Nội dung cần bổ sung",
    "remarks-unevidenced": "Chưa có tài liệu kiểm chứng:",
    "remarks-unconfirmed": "Đề nghị không áp dụng nhưng chưa đủ căn cứ để xác nhận:",
    "remarks-missing": "Chưa có số liệu:",
    "remarks-many": "{what} {count} nội dung, gồm {codes}.",
    "remarks-part-explain": "3. Giải trình",
    "remarks-explain": (
        "Trường hợp không thống nhất với kết quả thẩm định, đề nghị {unit} giải trình bằng văn bản từng nội dung, kèm "
        "theo tài liệu kiểm chứng (ghi rõ số, ký hiệu, ngày ban hành, mục, trang được viện dẫn)."
    ),
    "remarks-deadline": (
        "Thời hạn gửi giải trình: đến hết {day}, về {whom}. Quá thời hạn trên mà đơn vị không giải trình thì kết quả "
        "thẩm định lần 1 được giữ nguyên."
    ),
    "remarks-closing": "Thông báo để {unit} biết, thực hiện./.",
    "remarks-table": "KẾT QUẢ THẨM ĐỊNH LẦN 1 ĐỐI VỚI {unit}",
    "ask-none": "Số liệu do cơ quan quản lý cung cấp",
    "ask-claim": "Căn cứ của đề nghị không áp dụng",
    "ask-agree": "Không phải giải trình nếu thống nhất",
    "ask-evidence": "Cách đánh giá, tính điểm; bổ sung tài liệu kiểm chứng",
    "ask-facts": "Căn cứ của số liệu đã tự chấm; bổ sung tài liệu kiểm chứng cho phần chênh lệch",
    # the second round
    "second-abstract": "Kết quả thẩm định lần 2 {title}",
    "second-opening": (
        "Căn cứ {criteria}, kết quả thẩm định lần 1 và giải trình của {unit}, Tổ giúp việc của Hội đồng thẩm định đã "
        "thẩm định lần 2 {title}. Kết quả như sau:"
    ),
    "second-part-result": "1. Kết quả thẩm định lần 2",
    "second-score": "Kết quả thẩm định lần 1 là {first} điểm; kết quả thẩm định lần 2 là {score} trên {max} điểm.",
    "second-counts": (
        "Đơn vị giải trình {explained} nội dung; qua thẩm định lần 2, {clauses}. Từng nội dung và lý do nêu tại Phụ "
        "lục kèm theo."
    ),
    "second-changed": "{count} nội dung được điều chỉnh ({sums})",
    "second-same": "{count} nội dung giữ nguyên kết quả thẩm định lần 1",
    "second-unexplained": "{unit} không giải trình; kết quả thẩm định lần 1 được giữ nguyên.",
    "second-kept": "Giữ nguyên kết quả thẩm định lần 1",
    "second-part-council": "2. Nội dung trình Hội đồng thẩm định",
    "second-council": (
        "Còn {count} nội dung đã giải trình mà kết quả thẩm định vẫn thấp hơn kết quả tự chấm, trình Hội đồng thẩm "
        "định xem xét, quyết định:"
    ),
    "second-table": "KẾT QUẢ THẨM ĐỊNH LẦN 2 ĐỐI VỚI {unit}",
    # the final result
    "result-abstract": "Kết quả chính thức {title}",
    "result-decision": "Căn cứ Quyết định số {number} {day}",
    "result-decision-blank": "Căn cứ Quyết định số ……/QĐ-…… ngày …… tháng …… năm ……",
    "result-opening": "{decision} công bố {title}, {issuer} thông báo kết quả của {unit} như sau:",
    "result-part-score": "1. Kết quả chung",
    "result-unranked": "Đơn vị không được xếp hạng vì còn tiêu chí chưa có số liệu.",
    "result-score": "Tổng điểm: {score} trên {max} điểm.",
    "result-grade": "Xếp loại: {grade}.",
    "result-rank": "Xếp hạng: {rank} trên {ranked} đơn vị được xếp hạng.",
    "result-rank-in": "{group}: hạng {rank} trên {ranked} đơn vị.",
    "result-fields": "Điểm theo từng {level} nêu tại Phụ lục kèm theo.",
    "result-part-changes": "2. Kết quả so với tự chấm",
    "result-changed": (
        "Có {count} nội dung có kết quả khác với tự chấm: {sums}; từng nội dung và lý do nêu tại Phụ lục kèm theo."
    ),
    "result-unchanged": "Không có nội dung nào khác với kết quả tự chấm.",
    "result-caption-fields": "Điểm theo từng {level}",
    "result-caption-changes": "Nội dung có kết quả khác với tự chấm",
    "result-table": "KẾT QUẢ CỦA {unit}",
    "result-closing": (
        "{unit} phân tích nguyên nhân, khắc phục tồn tại, hạn chế và có giải pháp nâng cao kết quả trong những năm "
        "tiếp theo./."
    ),
    # minutes
    "minutes-name": "BIÊN BẢN",
    "minutes-abstract": "Họp Hội đồng thẩm định {title}",
    "minutes-start": "Thời gian bắt đầu: …… giờ …… phút, {day}",
    "minutes-place": "Địa điểm: …………………………………………………………………",
    "minutes-present": "Thành phần tham dự:",
    "minutes-chair": "Chủ trì (chủ tọa): ……………………………………………………",
    "minutes-secretary": "Thư ký (người ghi biên bản): …………………………………………",
    "minutes-members": "Thành viên Hội đồng có mặt (hoặc cho ý kiến bằng văn bản):",
    "minutes-absent": "Thành viên Hội đồng vắng mặt, lý do:",
    "minutes-guests": "Đại biểu, Tổ giúp việc: ……………………………………………………",
    "minutes-quorum": (
        "Tổng số thành viên Hội đồng: ……; có mặt: ……; cho ý kiến bằng văn bản: ……. Cuộc họp …… (đủ/không đủ) điều kiện "
        "tiến hành (trên 50% số thành viên)."
    ),
    "minutes-quorum-there": (
        "Tổng số thành viên Hội đồng: {members}; có mặt: {present}; cho ý kiến bằng văn bản: {written}. Cuộc họp đủ "
        "điều kiện tiến hành (phải có ít nhất {least} thành viên tham gia)."
    ),
    "minutes-quorum-short": (
        "Tổng số thành viên Hội đồng: {members}; có mặt: {present}; cho ý kiến bằng văn bản: {written}. Cuộc họp không "
        "đủ điều kiện tiến hành (phải có ít nhất {least} thành viên tham gia)."
    ),
    "minutes-person-chair": "{name}, Chủ tịch Hội đồng",
    "minutes-person-present": "{name}: có mặt;",
    "minutes-person-written": "{name}: cho ý kiến bằng văn bản, phiếu {day};",
    "minutes-person-absent": "{name}, lý do: ……………………;",
    "minutes-not-noted": "Thành viên Hội đồng chưa ghi nhận việc tham dự: {names}.",
    "minutes-conflicts": "Thành viên Hội đồng không tham gia biểu quyết do có xung đột lợi ích:",
    "minutes-conflict-unit": "{name}: toàn bộ hồ sơ của {unit};",
    "minutes-conflict-node": "{name}: nội dung {code} của {unit};",
    "minutes-for-declared": "theo kết quả tự chấm: {count}",
    "minutes-for-appraised": "theo kết quả thẩm định: {count}",
    "minutes-for-other": "theo kết quả khác: {count}",
    "minutes-for-abstain": "không có ý kiến: {count}",
    "minutes-part-content": "I. NỘI DUNG",
    "minutes-content": (
        "Hội đồng xem xét kết quả tự chấm, kết quả thẩm định và giải trình của {units} đơn vị đối với {title}."
    ),
    "minutes-counts": "Hội đồng quyết định {counts}; từng nội dung nêu tại Phụ lục kèm theo.",
    "minutes-count-decided": "{count} nội dung còn ý kiến khác nhau",
    "minutes-count-own": "{count} nội dung do Hội đồng chấm điểm",
    "minutes-open": "Còn {count} nội dung đã giải trình, chưa ghi nhận kết quả của Hội đồng (nêu tại Phụ lục).",
    "minutes-talk": "Ý kiến thảo luận:",
    "minutes-part-result": "II. KẾT LUẬN",
    "minutes-result": "Hội đồng thông qua kết quả thẩm định {title}; kết quả xếp loại như sau:",
    "minutes-vote": "Biểu quyết: tán thành …… phiếu; không tán thành …… phiếu; không có ý kiến …… phiếu.",
    "minutes-part-end": "III. KẾT THÚC",
    "minutes-end": (
        "Cuộc họp kết thúc vào …… giờ …… phút, ngày …… tháng …… năm ……. Biên bản đã được đọc lại cho các thành viên dự "
        "họp cùng nghe và nhất trí thông qua./."
    ),
    "minutes-annex": "CÁC NỘI DUNG HỘI ĐỒNG THẨM ĐỊNH XEM XÉT",
    "minutes-items-decided": "{number}. Nội dung còn ý kiến khác nhau, Hội đồng quyết định",
    "minutes-items-own": "{number}. Nội dung do Hội đồng chấm điểm",
    "minutes-items-open": (
        "{number}. Nội dung đã giải trình, kết quả thẩm định còn khác kết quả tự chấm, chưa có kết quả của Hội đồng"
    ),
    # the report on the appraisal
    "report-name": "BÁO CÁO",
    "report-abstract": "Kết quả thẩm định {title}",
    "report-opening": (
        "Thực hiện việc đánh giá, xác định {title} theo {criteria}, {issuer} báo cáo kết quả thẩm định như sau:"
    ),
    "report-part-work": "I. TÌNH HÌNH TỰ ĐÁNH GIÁ VÀ THẨM ĐỊNH",
    "report-work": (
        "Có {units} đơn vị thuộc đối tượng đánh giá ({all}); {declared} đơn vị đã tự đánh giá, chấm điểm. Bộ tiêu chí "
        "có {leaves} tiêu chí, tiêu chí thành phần chấm điểm."
    ),
    "report-rounds": "Qua thẩm định, {rounds}.",
    "report-round-changed": "Tổ giúp việc điều chỉnh, bổ sung {count} nội dung",
    "report-round-explained": "{units} đơn vị đã giải trình {count} nội dung",
    "report-round-council": "Hội đồng thẩm định quyết định {count} nội dung",
    "report-part-results": "II. KẾT QUẢ",
    "report-ranked": "Có {ranked} trên {units} đơn vị được xếp hạng.",
    "report-spread": (
        "Điểm bình quân là {mean} trên thang {scale} điểm; cao nhất là {best} điểm ({best_units}), thấp nhất là "
        "{worst} điểm ({worst_units})."
    ),
    "report-part-fields": "III. ĐIỂM TĂNG, GIẢM SO VỚI TỰ CHẤM THEO TỪNG {level}",
    "report-fields-note": (
        "Số lượt và số điểm tăng, giảm tính trên các tiêu chí, tiêu chí thành phần do đơn vị tự chấm, so kết quả cuối "
        "cùng với kết quả tự chấm, cộng của tất cả các đơn vị. Tỷ lệ điểm bình quân chưa kể điểm thưởng, điểm phạt."
    ),
    "report-part-previous": "So sánh với năm {year}",
    "report-previous": (
        "So sánh tỷ lệ điểm bình quân của {units} đơn vị có kết quả trong cả hai năm; chỉ so sánh phần tiêu chí không "
        "thay đổi cách chấm."
    ),
    "report-no-previous": "Không có phần nào so sánh được với năm {year}.",
    "report-part-reasons": "IV. NỘI DUNG BỊ TRỪ ĐIỂM NHIỀU VÀ LÝ DO THƯỜNG GẶP",
    "report-reasons": "Có {all} tiêu chí, tiêu chí thành phần bị giảm điểm; {most} nội dung bị giảm nhiều điểm nhất:",
    "report-no-cuts": "Không có tiêu chí nào bị giảm điểm so với tự chấm.",
    "report-part-open": "V. TỒN TẠI TRONG HỒ SƠ",
    "report-open-unranked": "{units} đơn vị không được xếp hạng.",
    "report-open-missing": "{units} đơn vị còn nội dung chưa có số liệu (nêu tại Phụ lục).",
    "report-open-unconfirmed": "{units} đơn vị có đề nghị không áp dụng chưa được xác nhận (nêu tại Phụ lục).",
    "report-open-unevidenced": "{units} đơn vị còn nội dung chưa có tài liệu kiểm chứng (nêu tại Phụ lục).",
    "report-open-table": "Nội dung còn tồn tại của từng đơn vị (theo mã tiêu chí)",
    "report-part-remarks": "VI. ĐÁNH GIÁ CHUNG",
    "report-part-proposals": "VII. ĐỀ XUẤT, KIẾN NGHỊ",
    "report-closing": "Trên đây là Báo cáo kết quả thẩm định {title}./.",
    "report-annex": "TỔNG HỢP KẾT QUẢ TỰ CHẤM, THẨM ĐỊNH VÀ XẾP HẠNG",
    # submission and decision
    "submission-name": "TỜ TRÌNH",
    "submission-opening": "{issuer} kính trình xem xét, quyết định công bố {title} như sau:",
    "submission-part-work": "1. Quá trình thực hiện",
    "submission-work": "Việc đánh giá {units} đơn vị ({all}) được thực hiện theo {criteria}.",
    "submission-session": (
        "Hội đồng thẩm định đã họp ngày …… tháng …… năm …… và thông qua kết quả (Biên bản kèm theo). Điểm điều tra xã "
        "hội học, điểm thưởng, điểm phạt (nếu có) đã được tổng hợp theo bộ tiêu chí."
    ),
    "submission-part-results": "2. Kết quả",
    "submission-first": "Đứng đầu là {units}, đạt {score} điểm.",
    "submission-part-request": "3. Đề nghị",
    "submission-request": "Đề nghị xem xét, ban hành Quyết định công bố {title}.",
    "submission-enclosed": (
        "(Gửi kèm: dự thảo Quyết định và các phụ lục; Báo cáo kết quả thẩm định; Biên bản họp Hội đồng thẩm định.)"
    ),
    "submission-closing": "Kính trình xem xét, quyết định./.",
    "decision-name": "QUYẾT ĐỊNH",
    "decision-abstract": "Về việc công bố {title}",
    "ground": "Căn cứ {stated}",
    "ground-law": "Căn cứ Luật Tổ chức chính quyền địa phương ngày …… tháng …… năm ……",
    "ground-criteria": "Căn cứ Quyết định số ……/QĐ-…… ngày …… tháng …… năm …… của …………………… ban hành {criteria}",
    "ground-council": "Căn cứ Biên bản họp Hội đồng thẩm định ngày …… tháng …… năm ……",
    "ground-submission": "Theo đề nghị của {whom} tại Tờ trình số ……/TTr-{letters} ngày …… tháng …… năm ……",
    "decides": "QUYẾT ĐỊNH:",
    "article": "Điều {number}.",
    "decision-publish": "Công bố {title}{whom}; chi tiết tại {annexes} kèm theo Quyết định này.",
    "decision-whom": " đối với {all}",
    "decision-use": (
        "Căn cứ kết quả được công bố, các đơn vị phân tích nguyên nhân, khắc phục tồn tại, hạn chế và có giải pháp "
        "nâng cao kết quả trong những năm tiếp theo. Kết quả được xem xét trong đánh giá mức độ hoàn thành nhiệm vụ "
        "và công tác thi đua, khen thưởng theo quy định."
    ),
    "decision-force": "Quyết định này có hiệu lực kể từ ngày ký.",
    "decision-who": (
        "{whom}, Thủ trưởng các cơ quan, đơn vị có liên quan và {all} chịu trách nhiệm thi hành Quyết định này./."
    ),
    # công văn đôn đốc
    "reminder-number": "Số: ……/{office}-……",
    "reminder-attached": "(Kèm theo Công văn số ……/{office}-…… ngày …… tháng …… năm …… của {issuer})",
    "reminder-abstract": "V/v đôn đốc tự đánh giá, cung cấp số liệu {title}",
    "reminder-to": "{whom} (theo danh sách kèm theo)",
    "reminder-to-units": "{all}",
    "reminder-to-bodies": "các cơ quan cung cấp số liệu",
    "reminder-opening": "Để tổng hợp, thẩm định {title} đúng thời gian quy định, {issuer} đã rà soát việc gửi số liệu.",
    "reminder-due": ", thời hạn đến hết {day}",
    "reminder-units": (
        "Về kết quả tự đánh giá, chấm điểm{due}: có {count} trên {all} đơn vị chưa hoàn thành, trong đó "
        "{parts} (Phụ lục kèm theo)."
    ),
    "reminder-part-not_started": "{count} đơn vị chưa gửi",
    "reminder-part-incomplete": "{count} đơn vị gửi còn thiếu nội dung",
    "reminder-bodies": (
        "Về số liệu quản lý, kết quả điều tra: còn thiếu {count} số liệu của {bodies} cơ quan cung cấp "
        "(Phụ lục kèm theo)."
    ),
    "reminder-ask": (
        "Đề nghị các đơn vị, cơ quan có tên trong danh sách khẩn trương hoàn thành, gửi về {whom} trước {day}."
    ),
    "reminder-missing-zero": "Quá thời hạn trên, nội dung chưa có số liệu được tính 0 điểm./.",
    "reminder-missing-unranked": "Quá thời hạn trên, đơn vị còn nội dung chưa có số liệu thì không được xếp hạng./.",
    "reminder-table": "DANH SÁCH ĐƠN VỊ, CƠ QUAN CHƯA HOÀN THÀNH",
    "reminder-units-caption": "Đơn vị chưa hoàn thành tự đánh giá, chấm điểm",
    "reminder-bodies-caption": "Cơ quan chưa cung cấp đủ số liệu",
    "reminder-not_started": "Chưa gửi",
    "reminder-incomplete": "Gửi còn thiếu",
    # công văn trả lại biểu mẫu
    "returned-abstract": "V/v chỉnh sửa biểu mẫu {title}",
    "returned-opening": (
        "{issuer} đã nhận biểu mẫu của quý cơ quan để xác định {title}. Qua kiểm tra, {files} tệp còn {count} nội dung "
        "chưa đúng (Phụ lục kèm theo) nên chưa được tiếp nhận."
    ),
    "returned-kept": (
        "Số liệu đã tiếp nhận trước đó được giữ nguyên; chưa có ô nào của các tệp nêu trên được tiếp nhận."
    ),
    "returned-ask": (
        "Đề nghị quý cơ quan sửa ngay trong tệp đã gửi (không thêm, xóa trang, dòng, cột), gửi lại {whom} "
        "trước {day}./."
    ),
    "returned-table": "NỘI DUNG CẦN CHỈNH SỬA TRONG BIỂU MẪU",
    "returned-caption": "Nội dung chưa đúng, đề nghị chỉnh sửa",
    "returned-also": (
        "Ngoài ra, {count} số liệu khác thường (Phụ lục kèm theo) đề nghị quý cơ quan kiểm tra lại trong lần sửa này; "
        "số liệu đúng thì giữ nguyên."
    ),
    "questioned-abstract": "V/v kiểm tra lại số liệu trong biểu mẫu {title}",
    "questioned-opening": (
        "{issuer} đã nhận biểu mẫu của quý cơ quan để xác định {title}; trong đó có {count} số liệu khác thường cần "
        "kiểm tra lại (Phụ lục kèm theo)."
    ),
    "questioned-ask": (
        "Đề nghị quý cơ quan kiểm tra lại. Số liệu chưa đúng thì sửa ngay trong tệp đã gửi (không thêm, xóa trang, "
        "dòng, cột), gửi lại {whom} trước {day}; quá thời hạn trên, số liệu được tính như đã gửi./."
    ),
    "questioned-table": "SỐ LIỆU CẦN KIỂM TRA LẠI TRONG BIỂU MẪU",
    "questioned-caption": "Số liệu khác thường, đề nghị kiểm tra lại",
    "returned-whole": "Cả tệp",
    "returned-confirm": "Đề nghị xác nhận bằng văn bản số liệu đúng.",
    "returned-new-form": "Điền vào biểu mẫu mới của kỳ này, gửi kèm công văn.",
    "returned-share": "Kiểm tra lại hai số: số đạt đứng trước, tổng số đứng sau; nếu vượt chỉ tiêu thì ghi 100%.",
    "returned-percent": "Nhập tỷ lệ từ 0 đến 100, hoặc số đạt ở cột (1), tổng số ở cột (2); vượt chỉ tiêu thì ghi 100.",
    "returned-over": "Đã hết thời gian tiếp nhận của bước này; nếu cần sửa, đề nghị gửi văn bản nêu rõ lý do.",
    "col-file": "Tệp",
    "col-cell": "Ô",
    "col-wrong": "Nội dung chưa đúng",
    "col-mend": "Cách sửa",
    "col-question": "Nội dung cần kiểm tra lại",
    "col-asked": "Số nội dung phải báo cáo",
    "col-there": "Đã có",
    "col-lacking": "Còn thiếu",
    "col-state": "Tình trạng",
    "col-body": "Cơ quan",
    "col-owed": "Số liệu còn thiếu",
    "annex-ranking": "KẾT QUẢ XẾP HẠNG, XẾP LOẠI",
    "annex-group": "KẾT QUẢ XẾP HẠNG THEO NHÓM ĐƠN VỊ",
    "annex-field": "KẾT QUẢ THEO TỪNG {level}",
}
