"""The published site: headings, labels and words of its pages."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

SITE: dict[str, Message] = {
    # every page
    "site-skip": Message("Tới nội dung chính", "Skip to the content"),
    "site-nav": Message("Điều hướng chính", "Main"),
    "site-crumbs": Message("Vị trí trang", "Breadcrumbs"),
    "site-nav-ranking": CONCEPTS["word-ranking"],
    "site-nav-contents": Message("Theo nội dung", "By content"),
    "site-nav-criteria": Message("Tiêu chí và cách tính", "Criteria and method"),
    "site-lang-name": Message("Tiếng Việt", "English"),
    "site-theme": Message("Nền sáng / tối", "Light / dark"),
    "site-digests": Message(
        "Mã kiểm tra gắn trang này với bộ tiêu chí và kết quả đã tính ra nó; số nào khác đi thì mã khác đi.",
        "The digests tie this page to the criteria and results it was made from; another number gives another digest.",
    ),
    "site-digest-criteria": Message("Bộ tiêu chí {name}", "Criteria {name}"),
    "site-digest-results": Message("Kết quả", "Results"),
    "site-as-table": Message("Số liệu của biểu đồ", "The chart's numbers"),
    "site-not-applicable": Message("không áp dụng", "n/a"),
    "site-withheld": CONCEPTS["word-withheld"],
    "site-unranked": CONCEPTS["word-unranked"],
    # columns
    "site-col-rank": CONCEPTS["word-rank"],
    "site-col-unit": CONCEPTS["word-unit"],
    "site-col-code": CONCEPTS["word-code"],
    "site-col-score": CONCEPTS["word-whole-score"],
    "site-col-grade": CONCEPTS["word-grade"],
    "site-col-content": CONCEPTS["word-content"],
    "site-col-points": CONCEPTS["word-points"],
    "site-col-max": CONCEPTS["word-max-short"],
    "site-col-self": Message("Tự chấm", "Self"),
    "site-col-appraisal": CONCEPTS["word-appraised"],
    "site-col-final": CONCEPTS["word-final"],
    "site-col-count": CONCEPTS["word-units"],
    "site-col-band": Message("Khoảng (% điểm tối đa)", "Band (% of the maximum)"),
    "site-col-mean": CONCEPTS["word-mean"],
    "site-col-group-mean": Message("Trung bình nhóm", "Group mean"),
    "site-col-first": Message("Đứng đầu", "First"),
    "site-pair": Message("So sánh", "Compare"),
    "site-pair-title": Message("Hai đơn vị cạnh nhau", "Two units side by side"),
    "site-pair-lead": Message(
        "Chọn hai đơn vị để so từng nội dung. Đường dẫn của trang giữ hai đơn vị đã chọn.",
        "Choose two units and see them side by side, content by content. The page's address keeps which two.",
    ),
    "site-pair-this": Message("So sánh với đơn vị khác", "Compare with another unit"),
    "site-pair-one": Message("Đơn vị thứ nhất", "First unit"),
    "site-pair-other": Message("Đơn vị thứ hai", "Second unit"),
    "site-pair-swap": Message("Đổi chỗ", "Swap"),
    "site-pair-ahead": Message("Thứ nhất hơn, kém", "First ahead by"),
    "site-pair-caption": Message(
        "Dấu + là đơn vị thứ nhất hơn, dấu − là kém, dấu = là bằng nhau.",
        "+ where the first unit is ahead, − where it is behind, = where both are equal.",
    ),
    "site-pair-shown": Message("Đang so {one} và {other}.", "Showing {one} and {other}."),
    "site-pair-unknown": Message(
        "Không có đơn vị mã {unit}: chọn đơn vị trong danh sách.", "No unit has the code {unit}: choose from the lists."
    ),
    "site-pair-lost": Message(
        "Không mở được số liệu của {one}; tải lại toàn bộ bản công bố.",
        "The numbers of {one} can't be opened; get the whole publication again.",
    ),
    "site-pair-no-script": Message(
        "Trình duyệt không chạy được tập lệnh nên trang chỉ so hai đơn vị đứng đầu: {one} và {other}. Với đơn vị khác, "
        "mở trang của từng đơn vị từ bảng xếp hạng; các mục ở đó cùng thứ tự.",
        "This browser runs no scripts, so the page compares the first two units alone: {one} and {other}. For others "
        "open the page of each from the ranking; their lines have the same order.",
    ),
    "site-trend": CONCEPTS["word-trend"],
    "site-trend-lead": Message(
        "Chỉ số của các kỳ đánh giá, kỳ đầu trước. Chỉ so các kỳ có bộ tiêu chí so được với nhau.",
        "The index of the campaigns, the first one first. Only campaigns whose criteria compare are compared.",
    ),
    "site-trend-means": Message("Trung bình từng kỳ", "The mean of each campaign"),
    "site-trend-means-says": Message(
        "Mỗi thanh là tỷ lệ đạt trung bình của các đơn vị trong một kỳ.",
        "A bar a campaign: the mean share of the maximum that units reached.",
    ),
    "site-trend-units": CONCEPTS["word-trend-units"],
    "site-trend-of": Message("{name} qua các kỳ", "{name} over the campaigns"),
    "site-trend-of-says": Message(
        "Mỗi thanh là tỷ lệ đạt của đơn vị trong một kỳ so được với kỳ này.",
        "A bar a campaign that compares with this one: the share of the maximum that the unit reached.",
    ),
    "site-trend-all": Message("Mọi đơn vị qua các kỳ", "All units over the campaigns"),
    "site-trust": CONCEPTS["word-trust"],
    "site-trust-lead": Message(
        "Trang này dành cho Hội đồng thẩm định: thứ hạng có vững không khi trọng số thay đổi, các giai đoạn chấm điểm "
        "có thống nhất không, cơ quan nào chấm chặt hay rộng hơn. Chỉ để tham khảo, không làm thay đổi kết quả.",
        "This page is for the appraisal council: whether ranks hold under other weights, whether the stages agree, "
        "which body is stricter or milder. It is advice and changes no result.",
    ),
    "site-trust-ranks": CONCEPTS["word-do-ranks-hold"],
    "site-trust-chart": Message("Khoảng thứ hạng của từng đơn vị", "The interval of each unit's rank"),
    "site-trust-chart-says": Message(
        "Mỗi dòng là một đơn vị: thanh ngang là khoảng thứ hạng trong 90% số lần lấy ngẫu nhiên, chấm tròn là thứ hạng "
        "được công bố; bên trái là hạng cao.",
        "A line a unit: the bar is where the rank lies in 90% of the draws, the dot is the published rank; the first "
        "is at the left.",
    ),
    "site-trust-first": Message("Hạng 1", "Rank 1"),
    "site-trust-stages": CONCEPTS["word-do-stages-agree"],
    "site-trust-by-unit": CONCEPTS["word-agreement-by-unit"],
    "site-trust-by-node": CONCEPTS["word-agreement-by-node"],
    "site-trust-by-body": CONCEPTS["word-agreement-by-body"],
    "site-no-case": Message("Không có trường hợp nào.", "No case."),
    "site-rehearsal": CONCEPTS["word-rehearsal"],
    "site-rehearsal-lead": Message(
        "Trang này dành cho Hội đồng thẩm định: số liệu của kỳ này được chấm thử theo {new}, so với kết quả theo "
        "{old}. Chỉ để tham khảo, không làm thay đổi kết quả.",
        "This page is for the appraisal council: the facts of this campaign under {new}, compared with the results "
        "under {old}. It is advice and changes no result.",
    ),
    "site-col-ahead": Message("Hơn trong tổng điểm", "Ahead in the score"),
    "site-col-worth": Message("Mất trong tổng điểm", "Lost in the score"),
    "site-col-before": Message("Lúc đầu", "At first"),
    "site-col-after": CONCEPTS["word-final"],
    "site-col-change": CONCEPTS["word-change"],
    "site-col-why": CONCEPTS["word-reason"],
    "site-col-who": Message("Bên quyết định", "Decided by"),
    "site-col-least": CONCEPTS["word-least"],
    "site-col-middle": CONCEPTS["word-median"],
    "site-col-most": Message("Cao nhất", "Most"),
    "site-col-rule": CONCEPTS["word-rule"],
    "site-col-asks": Message("Điều kiện", "What it asks for"),
    # groups
    "site-all-units": Message("toàn bộ {count} đơn vị", "all {count} units"),
    "site-group-of": CONCEPTS["word-column-value"],
    # the first page
    "site-ranking": Message("Bảng xếp hạng", "Ranking"),
    "site-index-lead": Message(
        "Giai đoạn công bố: {stage}; theo “{criteria}”.", "Stage published: {stage}; by “{criteria}”."
    ),
    "site-decision": Message(
        "Công bố kèm theo Quyết định số {number} ngày {date}, người ký: {signer}.",
        "Published with Decision {number} of {date}, signed by {signer}.",
    ),
    "site-key-units": CONCEPTS["word-units"],
    "site-key-unranked": Message("{count} không xếp hạng", "{count} unranked"),
    "site-key-mean": CONCEPTS["word-mean"],
    "site-key-middle": CONCEPTS["word-median"],
    "site-key-best": Message("Cao nhất", "Highest"),
    "site-key-last": Message("Thấp nhất", "Lowest"),
    "site-key-of": Message("trên {max}", "of {max}"),
    "site-covered": Message("chấm trên {percent} số điểm", "scored on {percent} of the points"),
    "site-key-percent": CONCEPTS["word-reached-percent"],
    "site-key-group": Message("Hạng theo {column:a}", "Rank by {column}"),
    "site-of-units": Message("/ {count} đơn vị", "of {count}"),
    "site-search": Message("Tìm đơn vị", "Find a unit"),
    "site-search-help": Message(
        "Tên, mã hoặc nhóm; gõ có dấu hay không dấu đều được.",
        "Name, code or group, with or without accents.",
    ),
    "site-filter-all": Message("Tất cả", "All"),
    "site-filter-clear": Message("Bỏ lọc", "Clear"),
    "site-shown": Message("Đang hiện {shown} trong {count} đơn vị.", "Showing {shown} of {count} units."),
    "site-shown-none": Message("Không có đơn vị nào khớp.", "No unit matches."),
    "site-show-all": Message("Hiện tất cả {count} đơn vị", "Show all {count} units"),
    "site-ranking-caption": Message(
        "Bấm tên cột để sắp xếp. Bấm tên đơn vị để xem từng điểm và lý do.",
        "Press a heading to sort. Press a unit to see every point and its reason.",
    ),
    "site-matrix-help": Message("Các cột nội dung là gì", "What the content columns are"),
    "site-grades": Message("Xếp loại", "Grades"),
    "site-spread": Message("Phân bố điểm (% điểm tối đa)", "How scores are spread (% of the maximum)"),
    "site-contents": Message("Theo từng nội dung", "By content"),
    "site-contents-lead": Message(
        "Tỷ lệ điểm đạt được bình quân của các đơn vị ở mỗi nội dung; bấm vào nội dung để xem xếp hạng riêng.",
        "The units' mean share of the points of each content; press one to see the ranking by it.",
    ),
    "site-contents-caption": Message(
        "Trung bình tỷ lệ đạt, và đơn vị đứng đầu từng nội dung",
        "Mean shares, and the first unit of each content",
    ),
    "site-contents-all": Message("Tất cả {count} trang nội dung", "All {count} pages of contents"),
    "site-by-group": Message("So sánh theo nhóm: {column}", "By group: {column}"),
    "site-method": Message("Điểm được tính thế nào", "How scores are computed"),
    "site-method-how": Message(
        "Đơn vị kê khai số liệu; quy tắc của bộ tiêu chí {criteria} đổi số liệu thành điểm; Tổ giúp việc và Hội đồng "
        "thẩm định chỉ điều chỉnh khi có lý do. Mọi phép tính đều chính xác, chỉ làm tròn khi bộ tiêu chí quy định.",
        "Units declare facts; the rules of {criteria} turn facts into points; appraisal and council change them only "
        "with a reason. All arithmetic is exact and rounds only where the criteria say so.",
    ),
    "site-method-more": Message("Xem tiêu chí và cách tính.", "See the criteria and the method."),
    "site-method-check": Message(
        "Ai cũng tính lại được: lệnh scoring verify tính lại toàn bộ từ dữ liệu công bố kèm theo và nêu từng số khác.",
        "Anyone can recompute it: the command scoring verify recomputes all from the published data and names every "
        "number that differs.",
    ),
    "site-origin": Message("Nguồn số liệu:", "Origin of the numbers:"),
    "site-get-summary": Message("Bảng tổng hợp Excel, có công thức", "Summary workbook with live formulas (Excel)"),
    "site-get-workbook": Message(
        "Bảng điểm của đơn vị (Excel, có công thức)", "The unit's score sheet with live formulas (Excel)"
    ),
    "site-get-data": Message("Dữ liệu mở (CSV, JSON)", "Open data (CSV, JSON)"),
    "site-get-rows": Message("Tải các dòng này (CSV cho Excel)", "Download these rows (CSV for Excel)"),
    # the data
    "site-data": Message("Dữ liệu mở", "Open data"),
    "site-data-lead": Message(
        "Toàn bộ số liệu của bản công bố để tải về: CSV mã UTF-8, cột cách nhau bằng dấu phẩy, số thập phân dùng dấu "
        "chấm.",
        "All numbers of this publication to download: CSV in UTF-8, columns parted by commas, decimals with a point.",
    ),
    "site-data-excel": Message(
        "Để mở bằng Excel: Dữ liệu (Data) › Từ Văn bản/CSV (From Text/CSV), chọn 65001: Unicode (UTF-8); hoặc tải bảng "
        "xếp hạng đã có sẵn định dạng cho Excel bằng nút trên trang:",
        "To open in Excel: Data › From Text/CSV, with 65001: Unicode (UTF-8); or download the ranking, made for Excel, "
        "by the button on the page:",
    ),
    "site-data-date": Message("Ngày công bố", "Published"),
    "site-data-undated": Message("Chưa có quyết định công bố.", "No decision publishes it yet."),
    "site-data-licence": Message("Sử dụng lại", "Use"),
    "site-data-terms": Message(
        "Bản công bố không kèm giấy phép riêng; việc sử dụng lại theo quy định của cơ quan công bố và của pháp luật, "
        "có ghi nguồn như dưới đây.",
        "The publication comes without a licence of its own; it is used as its publisher and the law allow, with the "
        "source cited as below.",
    ),
    "site-data-cite": Message("Ghi nguồn", "Cite as"),
    "site-data-files": Message("Các tệp", "Files"),
    "site-data-key": Message("mỗi dòng nhận biết bằng: {columns}", "a row is known by: {columns}"),
    "site-data-column": Message("Cột", "Column"),
    "site-data-holds": Message("Nội dung của cột", "What it holds"),
    "site-data-type": Message("Kiểu", "Type"),
    "site-data-values": Message("Giá trị", "Values"),
    # a unit
    "site-label-whole": CONCEPTS["word-whole-score"],
    "site-label-grade": CONCEPTS["word-grade"],
    "site-label-rank": CONCEPTS["word-ranked"],
    "site-list-missing": CONCEPTS["word-missing"],
    "site-list-unconfirmed": CONCEPTS["word-unconfirmed"],
    "site-list-unevidenced": CONCEPTS["word-unevidenced"],
    "site-list-not-applicable": CONCEPTS["word-not-applicable"],
    "site-profile": Message("Nhìn nhanh theo nội dung", "At a glance"),
    "site-mean-of": Message("Trung bình ({group})", "Mean ({group})"),
    "site-strengths": Message("Điểm mạnh", "Strengths"),
    "site-strengths-lead": Message(
        "Tiêu chí vượt trung bình nhiều điểm nhất ({group}).", "Most points above the mean ({group})."
    ),
    "site-strengths-none": Message(
        "Không có tiêu chí nào cao hơn trung bình nhóm.", "No criterion is above the group's mean."
    ),
    "site-gaps": Message("Điểm bị mất", "Gaps"),
    "site-gaps-lead": Message("Tiêu chí làm mất nhiều điểm nhất trong tổng điểm.", "What costs most in the score."),
    "site-gaps-unknown": Message("Chưa có tổng điểm.", "There is no score yet."),
    "site-gap-bonus": Message("điểm thưởng", "bonus"),
    "site-gap-penalty": Message("điểm phạt", "penalty"),
    "site-gaps-none": Message("Không mất điểm nào.", "No points were lost."),
    "site-changes": Message("Thay đổi qua thẩm định", "Changed by the appraisal"),
    "site-changes-lead": Message(
        "{count} nội dung có kết quả khác với tự chấm: {sums}.",
        "Items that ended otherwise than declared: {count}; {sums}.",
    ),
    "site-tree": Message("Bảng điểm chi tiết", "Score tree"),
    "site-tree-lead": Message(
        "Mỗi dòng có số liệu, lý do và mọi lần điều chỉnh; hạng ghi cạnh tên là hạng riêng ở nội dung đó.",
        "Every line has its facts, the reason, and every change; a rank beside a title is the rank by that content.",
    ),
    "site-tree-open": Message("Mở tất cả", "Open all"),
    "site-tree-close": Message("Thu gọn", "Close all"),
    "site-row-open": Message("Mở hoặc thu gọn các mục con", "Show or hide what is below"),
    "site-rank-short": Message("hạng {rank}", "rank {rank}"),
    "site-history": Message("Các lần chấm và lý do", "Rounds and reasons"),
    "site-counts": Message("được tính", "counts"),
    "site-evidence": Message("Tài liệu kiểm chứng:", "Evidence:"),
    "site-block-bonus": CONCEPTS["word-bonus-at-most"],
    "site-block-conditions": CONCEPTS["word-conditions"],
    "site-block-penalty": CONCEPTS["word-penalty-at-most"],
    "site-role-self": Message("Đơn vị tự chấm", "Self-assessment by the unit"),
    "site-role-survey": CONCEPTS["word-survey"],
    "site-role-register": CONCEPTS["word-register"],
    "site-role-appraisal": Message("Tổ giúp việc", "Appraisal"),
    "site-role-second": Message("Tổ giúp việc, thẩm định lần 2", "Second appraisal"),
    "site-role-explanation": Message("Đơn vị giải trình", "Explanation by the unit"),
    "site-role-council": CONCEPTS["word-council-in-full"],
    "site-around": Message("Đơn vị liền kề", "Neighbours"),
    "site-better": Message("Hạng trên: {name}", "Above: {name}"),
    "site-next": Message("Hạng dưới: {name}", "Below: {name}"),
    # a node
    "site-node-lead": Message("{level}, tối đa {max} điểm.", "{level}, at most {max} points."),
    "site-node-rule": Message("Cách chấm: {rule}.", "Rule: {rule}."),
    "site-node-criteria": Message("Xem cách chấm", "See the rules"),
    "site-node-ranking": Message("Xếp hạng theo nội dung này", "Ranking by this content"),
    "site-node-cut": Message(
        "Nêu {first} đơn vị đầu và {last} đơn vị cuối trong {count} đơn vị; hạng của từng đơn vị có ở trang đơn vị.",
        "The first {first} and the last {last} of {count} units; every unit's rank stands on its own page.",
    ),
    "site-children": Message("Các nội dung bên trong", "What it is made of"),
    "site-children-lead": Message(
        "Vạch mảnh: từ thấp nhất đến cao nhất; khối: nửa giữa các đơn vị; vạch đậm: trung vị; % của điểm tối đa.",
        "Thin line: from least to most; block: the middle half of the units; bold tick: the median; % of the maximum.",
    ),
    # charts
    "site-chart-grades": CONCEPTS["word-units-by-grade"],
    "site-chart-grades-about": Message(
        "Mỗi thanh là một mức xếp loại; số đơn vị ghi bên phải và trong bảng kèm theo.",
        "A bar for each grade; the number of units stands at its right and in the table that goes with it.",
    ),
    "site-chart-spread": Message("Số đơn vị theo khoảng điểm", "Units by band of the score"),
    "site-chart-spread-about": Message(
        "Mỗi cột là một khoảng phần trăm của điểm tối đa; số đơn vị ghi trên cột và trong bảng kèm theo.",
        "A column for each band of percent of the maximum; the number of units stands above it and in the table.",
    ),
    "site-chart-profile": Message("Tỷ lệ đạt bình quân theo nội dung", "Mean shares by content"),
    "site-chart-profile-about": Message(
        "Mỗi dòng là một nội dung; chấm là tỷ lệ đạt bình quân ở từng giai đoạn; số ở bảng kèm theo.",
        "A line for each content; the dots are the mean shares at each stage; the numbers are in the table.",
    ),
    "site-chart-unit": Message("Tỷ lệ đạt theo nội dung của {name}", "Shares by content of {name}"),
    "site-chart-unit-about": Message(
        "Mỗi dòng là một nội dung; chấm là tỷ lệ đạt ở từng giai đoạn, vạch đứng là trung bình nhóm; số ở bảng "
        "kèm theo.",
        "A line for each content; the dots are the shares at each stage, the tick is the group's mean; the numbers "
        "are in the table.",
    ),
    "site-chart-children": Message(
        "Phân bố tỷ lệ đạt của các nội dung bên trong", "How shares of the parts are spread"
    ),
    "site-chart-children-about": Message(
        "Mỗi dòng là một nội dung: thấp nhất, nửa giữa, trung vị, cao nhất; số ở bảng kèm theo.",
        "A line for each part: least, middle half, median, most; the numbers are in the table.",
    ),
}
