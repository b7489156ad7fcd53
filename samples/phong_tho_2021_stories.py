"""Rows of phong-tho-2021 told by hand: what was disputed, and why communes rise or fall after it. All made up."""

from samples.phong_tho_communes import (
    DAO_SAN,
    HOANG_THEN,
    HUOI_LUONG,
    KHONG_LAO,
    LA_NHI_THANG,
    MA_LI_PHO,
    MUONG_SO,
    NAM_XE,
    SI_LO_LAU,
    SIN_SUOI_HO,
    TONG_QUA_LIN,
    TOWN,
)
from samples.phong_tho_stories import Story

MA_LI_CHAI = "03556"

STORIES: tuple[Story, ...] = (
    # Ma Li Pho: dossiers still above the limit of 80 %, the fall of 2022 begins here
    Story(MA_LI_PHO, "3.3.1", "self", "602/622", "", "Sổ theo dõi hồ sơ của Bộ phận một cửa năm 2021"),
    Story(
        MA_LI_PHO,
        "3.3.1",
        "appraisal",
        "533/622",
        "Hệ thống thông tin một cửa điện tử ghi nhận 533/622 hồ sơ đúng hạn (85,7%); 69 hồ sơ ghi trong sổ giấy "
        "nhưng chưa kết thúc trên hệ thống.",
    ),
    Story(
        MA_LI_PHO,
        "3.3.1",
        "explanation",
        "",
        "Công chức Địa chính - Xây dựng mới nhận việc từ tháng 9, chưa kết thúc hồ sơ trên hệ thống; xã gửi phiếu "
        "hẹn có chữ ký của 21 hồ sơ.",
        "Bản chụp 21 phiếu hẹn trả kết quả",
    ),
    Story(
        MA_LI_PHO,
        "3.3.1",
        "again",
        "548/622",
        "Đối chiếu phiếu hẹn: 15 hồ sơ có ngày nhận trong hạn. Tính 548/622 (88,1%); đề nghị xã cập nhật hằng ngày.",
    ),
    Story(MA_LI_PHO, "3.1.1", "self", "0", "", "Danh mục TTHC cấp xã; ảnh bảng niêm yết"),
    Story(
        MA_LI_PHO,
        "3.1.1",
        "appraisal",
        "missing=1 outdated=2",
        "Kiểm tra thực tế: 01 TTHC chưa niêm yết, 02 TTHC niêm yết theo quyết định đã hết hiệu lực.",
    ),
    Story(MA_LI_PHO, "3.1.2", "self", "0", "", "Báo cáo kiểm soát TTHC năm 2021 của UBND xã"),
    Story(MA_LI_PHO, "3.2.1", "self", "full", "", "Quyết định phân công công chức; ảnh Bộ phận một cửa"),
    # The town: first, as the year after
    Story(TOWN, "3.1.1", "self", "0", "", "Danh mục TTHC cấp xã; ảnh bảng niêm yết"),
    Story(
        TOWN,
        "3.1.1",
        "appraisal",
        "outdated=3",
        "Còn 03 TTHC lĩnh vực hộ tịch niêm yết theo quyết định đã được thay thế.",
    ),
    Story(
        TOWN,
        "7.3.1",
        "self",
        "1060/2016",
        "",
        "Báo cáo trích xuất từ Cổng Dịch vụ công của tỉnh",
    ),
    Story(
        TOWN,
        "7.3.1",
        "appraisal",
        "847/2016",
        "Loại 213 hồ sơ tiếp nhận trực tiếp rồi nhập lại thành hồ sơ trực tuyến.",
    ),
    Story(
        TOWN,
        "7.3.1",
        "council",
        "895/2016",
        "Hội đồng công nhận 48 hồ sơ người dân nộp tại ki-ốt của Bộ phận một cửa bằng tài khoản của mình.",
        "Biên bản họp Hội đồng thẩm định, nội dung số 4",
    ),
    # Mường So: online dossiers, in front of Khổng Lào this year
    Story(MUONG_SO, "7.3.1", "self", "548/1169", "", "Báo cáo trích xuất từ Cổng Dịch vụ công của tỉnh"),
    Story(
        MUONG_SO,
        "7.3.1",
        "appraisal",
        "531/1169",
        "Loại 17 hồ sơ trùng mã; nhắc xã không nộp thay bằng tài khoản của công chức.",
    ),
    # Khổng Lào: reports late this year, mended the year after
    Story(KHONG_LAO, "1.2.2", "self", "có", "", "Nhật ký gửi văn bản trên hệ thống"),
    Story(KHONG_LAO, "1.2.2", "appraisal", "không", "Báo cáo quý III gửi chậm 04 ngày so với thời hạn."),
    Story(
        KHONG_LAO,
        "1.2.2",
        "explanation",
        "",
        "Thời gian đó xã tập trung phòng, chống dịch nên gửi chậm; đề nghị Tổ giúp việc xem xét.",
    ),
    Story(
        KHONG_LAO,
        "1.2.2",
        "again",
        "không",
        "Không có văn bản xin lùi thời hạn; giữ nguyên kết quả thẩm định lần 1.",
    ),
    # Hoang Thèn: figures of signed documents, first warning
    Story(HOANG_THEN, "7.2.1", "self", "655/690", "", "Báo cáo thống kê văn bản đi năm 2021"),
    Story(
        HOANG_THEN,
        "7.2.1",
        "appraisal",
        "655/690",
        "Thống nhất số liệu. Lưu ý xã: văn bản giấy quét, gửi không ký số không được tính từ năm 2022.",
    ),
    # Huổi Luông, Nậm Xe, Dào San: points of the council
    Story(
        HUOI_LUONG,
        "5.3.2",
        "self",
        "0.75",
        "Chấp hành tốt, có nhắc nhở một số trường hợp.",
        "Báo cáo kỷ luật, kỷ cương năm 2021",
    ),
    Story(
        HUOI_LUONG,
        "5.3.2",
        "appraisal",
        "0.5",
        "Kiểm tra công vụ ghi nhận 03 công chức vắng mặt không báo cáo.",
    ),
    Story(NAM_XE, "6.1", "self", "estimate quarterly settlement", "", "Hồ sơ công khai ngân sách"),
    Story(
        DAO_SAN,
        "6.1",
        "self",
        "estimate quarterly settlement contributions",
        "",
        "Hồ sơ công khai ngân sách; biên bản niêm yết",
    ),
    Story(
        DAO_SAN,
        "6.1",
        "council",
        "",
        "Quyết toán công khai chậm 20 ngày, khoản đóng góp công khai chưa đúng mẫu; Hội đồng thống nhất cho 1,25 điểm.",
        "Biên bản họp Hội đồng thẩm định, nội dung số 6",
        "1.25",
    ),
    Story(LA_NHI_THANG, "2.3", "self", "12/13", "", "Sổ theo dõi hòa giải ở cơ sở năm 2021"),
    # Sin Suối Hồ: before the difficulties
    Story(SIN_SUOI_HO, "1.2.1", "self", "có", "", "Báo cáo CCHC quý, 6 tháng, năm 2021 của UBND xã"),
    Story(SIN_SUOI_HO, "5.3.1", "self", "0", "", "Báo cáo công tác cán bộ năm 2021 của UBND xã"),
    Story(SIN_SUOI_HO, "3.4.2", "self", "4", "", "Kế hoạch, biên bản và danh sách hồ sơ tiếp nhận lưu động"),
    Story(
        SIN_SUOI_HO,
        "3.4.2",
        "appraisal",
        "3",
        "Có 01 đợt không kèm danh sách hồ sơ tiếp nhận nên không tính là đợt lưu động.",
    ),
    Story(TONG_QUA_LIN, "4.3", "self", "2/8", "", "Biên bản kiểm tra 02 bản"),
    # Ma Li Chải, which joins Sì Lở Lầu
    Story(MA_LI_CHAI, "1.1.1", "self", "late", "", "Kế hoạch CCHC năm 2021 của UBND xã"),
    Story(MA_LI_CHAI, "3.2.1", "self", "part", "", "Quyết định phân công công chức; ảnh nơi tiếp nhận hồ sơ"),
    Story(
        MA_LI_CHAI,
        "3.2.1",
        "appraisal",
        "not_provided",
        "Hồ sơ tiếp nhận tại bàn làm việc của từng công chức, xã không có Bộ phận một cửa.",
    ),
    Story(
        MA_LI_CHAI,
        "3.2.1",
        "explanation",
        "",
        "Trụ sở chật, chờ sắp xếp đơn vị hành chính nên chưa đầu tư; xã dành một phòng chung từ tháng 10.",
        "Ảnh phòng tiếp nhận hồ sơ; thông báo của UBND xã",
    ),
    Story(
        MA_LI_CHAI,
        "3.2.1",
        "again",
        "part",
        "Từ tháng 10 có phòng chung và công chức trực; tính ở mức có bố trí nhưng chưa đầy đủ.",
    ),
    Story(MA_LI_CHAI, "3.3.1", "self", "143/163", "", "Sổ theo dõi hồ sơ của Bộ phận một cửa năm 2021"),
    Story(
        MA_LI_CHAI,
        "3.3.1",
        "appraisal",
        "134/163",
        "Hệ thống ghi nhận 134/163 hồ sơ đúng hạn (82,2%); sổ giấy không thay thế số liệu hệ thống.",
    ),
    Story(SI_LO_LAU, "5.3.1", "self", "0", "", "Báo cáo công tác cán bộ năm 2021 của UBND xã"),
    Story(
        SI_LO_LAU,
        "3.5.1",
        "self",
        "5/5",
        "",
        "Sổ theo dõi phản ánh, kiến nghị năm 2021 của UBND xã",
    ),
)
