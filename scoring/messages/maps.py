"""The map of a publication: faults of the outlines' file, words of the page."""

from scoring.messages.message import Message

MAPS: dict[str, Message] = {
    "help-publish-map": Message(
        "Ranh giới các đơn vị (tệp GeoJSON), để trang thông tin có bản đồ.",
        "Outlines of the units (a GeoJSON file), for a map on the site.",
    ),
    "map-without-site": Message(
        "--map chỉ dùng khi lập trang thông tin (site).", "--map is for the site, which is not being written."
    ),
    "map-too-large": Message(
        "Tệp bản đồ lớn hơn {most} MB.",
        "The map file is larger than {most} MB.",
        "Giản lược ranh giới (ví dụ bằng mapshaper.org) rồi chạy lại.",
        "Simplify the outlines (with mapshaper.org, say) and run again.",
    ),
    "map-not-json": Message(
        "Tệp bản đồ không phải là JSON.",
        "The map file is not JSON.",
        "Lưu bản đồ ở dạng GeoJSON, mã hóa UTF-8.",
        "Save the map as GeoJSON in UTF-8.",
    ),
    "map-no-features": Message(
        "Tệp bản đồ không phải là GeoJSON dạng FeatureCollection.",
        "The map file is no GeoJSON FeatureCollection.",
        "Xuất lớp ranh giới từ phần mềm bản đồ ở dạng GeoJSON.",
        "Export the layer of the outlines as GeoJSON.",
    ),
    "map-no-codes": Message(
        "Không thuộc tính nào của bản đồ chứa mã đơn vị trong units.csv (có: {properties}).",
        "No property of the map holds the codes of units.csv (there are: {properties}).",
        "Thêm thuộc tính “code” ghi mã đơn vị đúng như units.csv, dạng chữ, giữ số 0 ở đầu.",
        "Add a property “code” with each unit's code as in units.csv, as text with its leading zeros.",
    ),
    "map-not-area": Message(
        "Ranh giới của {unit} không phải là một vùng (Polygon hoặc MultiPolygon có ít nhất 3 điểm).",
        "The outline of {unit} is no area (a Polygon or MultiPolygon of at least 3 points).",
        "Sửa hình của đơn vị này trong phần mềm bản đồ rồi xuất lại.",
        "Mend the shape of this unit in the map program and export it again.",
    ),
    "site-map": Message("Bản đồ", "Map"),
    "site-map-lead-grades": Message(
        "Mỗi đơn vị tô màu và kẻ nét theo xếp loại. Chọn một đơn vị để mở trang của đơn vị đó.",
        "Every unit in the colour and pattern of its grade. Choose a unit to open its page.",
    ),
    "site-map-lead-ranks": Message(
        "Mỗi đơn vị tô màu và kẻ nét theo thứ hạng, chia năm nhóm bằng nhau. Chọn một đơn vị để mở "
        "trang của đơn vị đó.",
        "Every unit in the colour and pattern of its rank, in five equal groups. Choose a unit to open its page.",
    ),
    "site-map-numbers": Message("Số trên bản đồ là thứ hạng.", "The numbers on the map are the ranks."),
    "site-map-table": Message("Cùng số liệu ở dạng bảng: bảng xếp hạng.", "The same as a table: the ranking."),
    "site-map-past": Message("Bỏ qua bản đồ", "Past the map"),
    "site-map-about": Message("Bản đồ {units} đơn vị", "Map of {units} units"),
    "site-map-unit": Message(
        "{unit}: hạng {rank}, {score} điểm, {grade}", "{unit}: rank {rank}, {score} points, {grade}"
    ),
    "site-map-unit-plain": Message("{unit}: hạng {rank}, {score} điểm", "{unit}: rank {rank}, {score} points"),
    "site-map-unranked": Message("Không xếp hạng", "Not ranked"),
    "site-map-ranks": Message("Hạng {first}–{last}", "Ranks {first}–{last}"),
    "site-map-class": Message("{label} ({units})", "{label} ({units})"),
    "site-map-without": Message("Chưa có ranh giới trên bản đồ:", "Without an outline on the map:"),
}
