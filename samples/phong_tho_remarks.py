"""What communes and appraisers of Phong Thổ might write: evidence, corrections, claims. All of it made up."""

from samples.appraisal import Correction

EVIDENCE: dict[str, str] = {
    "1.1.1": "Kế hoạch CCHC năm 2022 của UBND {xã}",
    "1.1.2": "Kế hoạch CCHC năm 2022 của UBND {xã}, mục IV; quyết định giao dự toán năm 2022",
    "1.1.3": "Phụ lục kèm theo Kế hoạch CCHC năm 2022 của UBND {xã}",
    "1.1.4": "Báo cáo CCHC năm 2022 của UBND {xã}, phần I và biểu số 1",
    "1.2.1": "Báo cáo CCHC quý I, 6 tháng, quý III và năm 2022 của UBND {xã}",
    "1.2.2": "Nhật ký gửi văn bản trên hệ thống quản lý văn bản và điều hành",
    "1.3.1": "Kế hoạch tự kiểm tra CCHC năm 2022 của UBND {xã}",
    "1.3.2": "Biên bản và thông báo kết quả các cuộc tự kiểm tra năm 2022",
    "1.3.3": "Báo cáo khắc phục tồn tại sau kiểm tra của UBND {xã}",
    "1.4": "Kế hoạch tuyên truyền CCHC; lịch phát thanh, ảnh và biên bản họp bản",
    "1.5": "Báo cáo kết quả thực hiện nhiệm vụ được giao năm 2022 của UBND {xã}",
    "2.1.1": "Danh mục văn bản quy phạm pháp luật năm 2022 của UBND {xã}",
    "2.1.2": "Báo cáo rà soát văn bản quy phạm pháp luật năm 2022, mục II",
    "2.2.1": "Kế hoạch và Báo cáo theo dõi tình hình thi hành pháp luật năm 2022",
    "2.2.2": "Văn bản xử lý kết quả theo dõi tình hình thi hành pháp luật",
    "2.3": "Sổ theo dõi hòa giải ở cơ sở; Báo cáo công tác tư pháp năm 2022, biểu số 3",
    "3.1.1": "Danh mục TTHC cấp xã; ảnh bảng niêm yết tại Bộ phận một cửa",
    "3.1.2": "Báo cáo kiểm soát TTHC năm 2022 của UBND {xã}",
    "3.2.1": "Quyết định phân công công chức Bộ phận một cửa; ảnh trang thiết bị",
    "3.2.2": "Danh mục TTHC tiếp nhận tại Bộ phận một cửa của UBND {xã}",
    "3.3.1": "Báo cáo trích xuất từ hệ thống thông tin một cửa điện tử ngày 15/12/2022",
    "3.4.1": "Bảng kê hồ sơ qua dịch vụ bưu chính công ích năm 2022",
    "3.4.2": "Kế hoạch tiếp nhận hồ sơ lưu động; biên bản và danh sách hồ sơ từng đợt",
    "3.4.3": "Biên bản bàn giao thiết bị; ảnh thiết bị đang hoạt động",
    "3.5.1": "Sổ theo dõi phản ánh, kiến nghị năm 2022 của UBND {xã}",
    "3.5.2": "Ảnh chụp chuyên mục trả lời phản ánh trên trang thông tin điện tử",
    "4.1": "Quy chế làm việc và Thông báo phân công nhiệm vụ của UBND {xã}",
    "4.2": "Danh sách cán bộ, công chức, người hoạt động không chuyên trách năm 2022",
    "4.3": "Kế hoạch và biên bản kiểm tra hoạt động các bản năm 2022",
    "5.1": "Danh sách trích ngang cán bộ, công chức của UBND {xã}",
    "5.2": "Thông báo kết quả đánh giá, xếp loại cán bộ, công chức năm 2022",
    "5.3.1": "Báo cáo công tác cán bộ năm 2022 của UBND {xã}",
    "5.3.2": "Báo cáo thực hiện kỷ luật, kỷ cương hành chính năm 2022, mục II",
    "5.4": "Biên bản bình xét thi đua năm 2022 của UBND {xã}",
    "6.1": "Quyết định công bố công khai ngân sách; biên bản niêm yết từng quý",
    "6.2": "Bảng đối chiếu vốn đầu tư với Kho bạc Nhà nước đến ngày 15/12/2022",
    "6.3.1": "Quy chế chi tiêu nội bộ; Quy chế quản lý, sử dụng tài sản công",
    "6.3.2": "Báo cáo thực hiện kiến nghị sau thanh tra và chứng từ kèm theo",
    "7.2.1": "Báo cáo thống kê văn bản đi trên hệ thống quản lý văn bản và điều hành",
    "7.2.2": "Báo cáo thống kê văn bản đến trên hệ thống quản lý văn bản và điều hành",
    "7.3.1": "Báo cáo trích xuất từ Cổng Dịch vụ công của tỉnh",
    "7.3.2": "Bảng kê giao dịch thanh toán trực tuyến năm 2022",
    "7.3.3": "Báo cáo số hóa hồ sơ trên hệ thống thông tin một cửa điện tử",
    "7.4": "Quyết định thành lập và báo cáo hoạt động các tổ công nghệ số cộng đồng",
    "8.2.1": "Báo cáo thu ngân sách nhà nước năm 2022 của UBND {xã}",
    "8.2.2": "Quyết định công nhận kết quả rà soát hộ nghèo năm 2022",
    "T.1": "Quyết định công nhận sáng kiến năm 2022 của UBND huyện",
    "T.2": "Báo cáo kết quả mô hình của UBND {xã}",
    "T.3": "Quyết định khen thưởng chuyên đề cải cách hành chính năm 2022",
}

CORRECTIONS: tuple[Correction, ...] = (
    Correction(
        "1.1.1", "=late", "Kế hoạch ký ban hành sau ngày 31/01/2022, tính ở mức ban hành không kịp thời."
    ),
    Correction(
        "1.1.2",
        "=không",
        "Kế hoạch chưa xác định kinh phí; quyết định giao dự toán không có mục chi cho công tác CCHC.",
        "Kinh phí CCHC được lồng ghép trong chi thường xuyên, dự toán chi tiết có kèm theo báo cáo này.",
        "Dự toán chi tiết bổ sung thể hiện rõ mục chi cho công tác CCHC; công nhận.",
        accepted=True,
    ),
    Correction(
        "1.1.3", "-owner", "Phụ lục mới giao nhiệm vụ cho bộ phận, chưa ghi cá nhân chịu trách nhiệm."
    ),
    Correction(
        "1.1.3", "-deadline", "Nhiều nhiệm vụ ghi thời hạn “thường xuyên”, không xác định được thời hạn."
    ),
    Correction(
        "1.1.4",
        "*0.88",
        "Có {lost} nhiệm vụ chưa có sản phẩm theo kế hoạch, chỉ công nhận {done}/{total} nhiệm vụ.",
        "Sản phẩm của các nhiệm vụ này được lồng ghép trong báo cáo chuyên đề, đề nghị xem xét.",
        "Báo cáo chuyên đề không thể hiện sản phẩm của nhiệm vụ; giữ nguyên kết quả thẩm định lần 1.",
    ),
    Correction("1.2.1", "=không", "Báo cáo quý III thiếu biểu số liệu TTHC theo đề cương hướng dẫn."),
    Correction(
        "1.2.2",
        "=không",
        "Báo cáo 6 tháng gửi chậm 03 ngày so với thời hạn.",
        "Bản đầu tiên đã gửi đúng hạn, bản gửi sau là bản sửa thể thức; đề nghị kiểm tra lại nhật ký.",
        "Nhật ký hệ thống xác nhận bản đầu tiên gửi đúng hạn; công nhận báo cáo gửi đúng hạn.",
        accepted=True,
    ),
    Correction("1.3.1", "=2022-05-16", "Kế hoạch tự kiểm tra ký ngày 16/5/2022, không phải ngày đã kê khai."),
    Correction(
        "1.3.2", "*0.7", "Có {lost} cuộc không có biên bản, thông báo kết quả; tính {done}/{total} cuộc."
    ),
    Correction("1.3.3", "*0.75", "Còn {lost} tồn tại về niêm yết, mở sổ theo dõi chưa có văn bản khắc phục."),
    Correction("1.4", "-visual", "Không có hình ảnh, hợp đồng chứng minh hình thức pa-nô, áp phích, tờ rơi."),
    Correction("1.4", "-meeting", "Biên bản họp bản không thể hiện nội dung tuyên truyền CCHC."),
    Correction("1.5", "+late=2", "Hệ thống theo dõi nhiệm vụ ghi nhận thêm 02 nhiệm vụ hoàn thành quá hạn."),
    Correction("2.1.1", "+procedure=1", "Kết luận kiểm tra nêu 01 văn bản sai thể thức, xã chưa kê khai."),
    Correction(
        "2.2.1",
        "-report",
        "Báo cáo năm về theo dõi tình hình thi hành pháp luật gửi chậm so với thời hạn.",
        "Báo cáo đã gửi bản giấy qua văn thư trước thời hạn, sau đó mới gửi trên hệ thống.",
        "Sổ văn bản đến của Phòng Tư pháp không ghi nhận bản giấy; giữ nguyên kết quả.",
    ),
    Correction("2.2.2", "=part", "Mới có văn bản xử lý đối với một phần các vấn đề nêu trong báo cáo."),
    Correction("2.3", "*0.85", "Sổ theo dõi chỉ có {done}/{total} vụ việc có biên bản hòa giải thành."),
    Correction(
        "3.1.1",
        "+missing=2",
        "Kiểm tra tại Bộ phận một cửa: còn 02 TTHC lĩnh vực đất đai chưa được niêm yết.",
    ),
    Correction(
        "3.1.1", "+outdated=3", "Còn 03 TTHC lĩnh vực hộ tịch niêm yết theo quyết định đã được thay thế."
    ),
    Correction(
        "3.1.2",
        "+extra_demand=1",
        "Kiểm tra 30 hồ sơ phát hiện 01 trường hợp yêu cầu thêm bản sao sổ hộ khẩu ngoài thành phần hồ sơ.",
    ),
    Correction(
        "3.2.1", "=part", "Bộ phận một cửa chưa có máy quét, thiếu ghế ngồi chờ; tính ở mức chưa đầy đủ."
    ),
    Correction(
        "3.2.2", "*0.96", "Còn {lost} TTHC tiếp nhận tại bộ phận chuyên môn, chưa đưa về Bộ phận một cửa."
    ),
    Correction(
        "3.3.1",
        "*0.94",
        "Hệ thống một cửa ghi nhận {done}/{total} hồ sơ đúng hạn; hồ sơ gia hạn không có văn bản xin lỗi "
        "tính là quá hạn.",
        "Một số hồ sơ quá hạn do chờ kết quả của cơ quan cấp huyện, đề nghị không tính lỗi của xã.",
        "Hồ sơ liên thông không có phiếu chuyển, phiếu hẹn lại; giữ nguyên kết quả thẩm định lần 1.",
    ),
    Correction("3.4.1", "*0.55", "Bưu điện huyện xác nhận {done} hồ sơ; số còn lại là gửi thư thông thường."),
    Correction(
        "3.4.2", "~-1", "Có 01 đợt không kèm danh sách hồ sơ tiếp nhận nên không tính là đợt lưu động."
    ),
    Correction("3.4.3", "-queue", "Tại thời điểm kiểm tra hệ thống lấy số thứ tự không hoạt động."),
    Correction("3.5.1", "*0.85", "Sổ theo dõi ghi {lost} phản ánh, kiến nghị trả lời sau thời hạn."),
    Correction("3.5.2", "*0.7", "Có {lost} nội dung trả lời chưa đăng trên trang thông tin điện tử."),
    Correction("4.1", "-division", "Thông báo phân công chưa cập nhật sau khi kiện toàn thành viên UBND."),
    Correction(
        "4.2",
        "=wrong_posts",
        "Có 01 công chức Văn hóa - Xã hội bố trí làm nhiệm vụ Văn phòng - Thống kê, chưa đúng chức danh.",
    ),
    Correction("4.3", "*0.6", "Có {lost} bản không có biên bản kiểm tra, chỉ tính {done}/{total}."),
    Correction("5.1", "*0.94", "Đến 31/12/2022 còn {lost} người chưa có bằng chuyên môn đúng chức danh."),
    Correction(
        "5.2", "=2022-12-23", "Thông báo kết quả ký ngày 23/12/2022, sau thời hạn 15/12; được 0,5 điểm."
    ),
    Correction(
        "5.3.1", "+reprimand=1", "Có 01 quyết định khiển trách có hiệu lực trong năm, xã chưa kê khai."
    ),
    Correction("5.3.2", "~-0.25", "Kiểm tra công vụ đột xuất ghi nhận 02 lượt vắng mặt không có lý do."),
    Correction(
        "5.4",
        "=không",
        "Biên bản bình xét không thể hiện nội dung cải cách hành chính.",
        "Nội dung CCHC nằm trong tiêu chí hoàn thành nhiệm vụ tại quy chế thi đua, gửi kèm quy chế.",
        "Quy chế thi đua bổ sung có tiêu chí về cải cách hành chính; công nhận.",
        accepted=True,
    ),
    Correction("6.1", "-quarterly", "Mới công khai tình hình thực hiện dự toán 03 quý, thiếu quý IV."),
    Correction("6.1", "-contributions", "Khoản đóng góp làm đường bản chưa được công khai theo mẫu biểu."),
    Correction(
        "6.2", "~-5", "Đối chiếu với Kho bạc Nhà nước đến ngày 31/01/2023 đạt {now}, thấp hơn kê khai."
    ),
    Correction("6.3.1", "-assets", "Quy chế quản lý, sử dụng tài sản công có nội dung không còn phù hợp."),
    Correction("6.3.2", "*0.7", "Còn {lost} kiến nghị về hoàn thiện chứng từ chưa thực hiện xong."),
    Correction(
        "7.2.1",
        "*0.9",
        "Thống kê của hệ thống: {done}/{total} văn bản có ký số; xã tính cả văn bản gửi không ký số.",
        "Tháng 01 và 02 chữ ký số của lãnh đạo hết hạn, chưa được cấp lại.",
        "Việc gia hạn chữ ký số thuộc trách nhiệm của đơn vị; giữ nguyên kết quả.",
    ),
    Correction(
        "7.2.2",
        "*2.4",
        "Hệ thống ghi nhận {done} văn bản quá hạn, gồm văn bản xử lý xong nhưng chưa kết thúc.",
    ),
    Correction(
        "7.3.1", "*0.75", "Loại {lost} hồ sơ không có tài khoản của người nộp; còn {done}/{total} hồ sơ."
    ),
    Correction("7.3.2", "*0.7", "Chỉ tính {done} giao dịch có mã thanh toán trên Cổng Dịch vụ công."),
    Correction("7.3.3", "*0.8", "Có {lost} hồ sơ mới quét thành phần, chưa có kết quả điện tử được ký số."),
    Correction("7.4", "*0.8", "Có {lost} tổ công nghệ số cộng đồng chưa có báo cáo hoạt động trong năm."),
    Correction("8.2.1", "~-6", "Số thu xác nhận của cơ quan thuế đạt {now}% dự toán, thấp hơn số kê khai."),
    Correction("8.2.2", "~-8", "Theo quyết định công nhận kết quả rà soát, chỉ tiêu giảm nghèo đạt {now}%."),
)

CLAIMS: dict[str, tuple[str, str]] = {
    "1.3.3": (
        "Các cuộc tự kiểm tra không phát hiện tồn tại, hạn chế phải khắc phục.",
        "Thông báo kết quả kiểm tra không nêu tồn tại; thống nhất không phát sinh.",
    ),
    "2.1": (
        "Năm 2022 xã không được luật giao ban hành và không có văn bản quy phạm pháp luật còn hiệu lực.",
        "Phòng Tư pháp xác nhận không phát sinh; thống nhất không chấm tiêu chí 2.1.",
    ),
    "2.1.2": (
        "Kết quả rà soát không có văn bản phải xử lý.",
        "Báo cáo rà soát không có văn bản phải xử lý; thống nhất tính điểm tối đa.",
    ),
    "2.2.2": (
        "Qua theo dõi không phát hiện vấn đề phải xử lý.",
        "Báo cáo theo dõi không nêu vấn đề phải xử lý; thống nhất.",
    ),
    "2.3": (
        "Trong năm các tổ hòa giải không tiếp nhận vụ việc nào.",
        "Đối chiếu báo cáo thống kê hòa giải: không phát sinh vụ việc; thống nhất.",
    ),
    "3.4.2": (
        "Xã không có bản ở xa trung tâm, bản xa nhất cách trụ sở dưới 04 km.",
        "Thống nhất: xã không có bản xa trung tâm, không phải tổ chức tiếp nhận lưu động.",
    ),
    "3.5": (
        "Trong năm không tiếp nhận phản ánh, kiến nghị về quy định hành chính.",
        "Đối chiếu Hệ thống tiếp nhận phản ánh, kiến nghị của tỉnh: không phát sinh; thống nhất.",
    ),
    "6.2": (
        "Xã không được giao làm chủ đầu tư công trình trong năm 2022.",
        "Phòng Tài chính - Kế hoạch xác nhận xã không được giao chủ đầu tư; thống nhất.",
    ),
    "6.3.2": (
        "Không có kiến nghị thanh tra, kiểm toán phải thực hiện trong năm.",
        "Thanh tra huyện xác nhận không có kiến nghị phải thực hiện; tính điểm tối đa.",
    ),
    "7.3.2": (
        "Trong năm không phát sinh hồ sơ phải nộp phí, lệ phí.",
        "Hồ sơ phát sinh đều thuộc diện miễn phí, lệ phí; thống nhất không chấm.",
    ),
    "8.2.2": (
        "Thị trấn không được giao chỉ tiêu giảm hộ nghèo năm 2022.",
        "Phòng Lao động - Thương binh và Xã hội xác nhận không giao chỉ tiêu; thống nhất.",
    ),
}
"""What a commune says when it claims that a node does not apply, and what appraisal says when it confirms."""
