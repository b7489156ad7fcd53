"""What `scoring robustness` and `scoring agreement` say: how far ranks hold, how far stages agree."""

from scoring.messages.message import Message

ROBUSTNESS: dict[str, Message] = {
    "help-robustness": Message(
        "Thứ hạng có vững không: xếp hạng lại với trọng số thay đổi ngẫu nhiên, khi bỏ từng nội dung, khi tổng hợp "
        "theo cách khác; so với điểm tự chấm. Chỉ để tham khảo, không làm thay đổi kết quả.",
        "How far the ranks hold: ranked again under weights drawn at random, with each node left out, combined "
        "otherwise; against self-assessment. For reading only, it changes no result.",
    ),
    "help-robustness-level": Message(
        "Cấp của tiêu chí có trọng số thay đổi (mã cấp trong bộ tiêu chí; mặc định: cấp cao nhất).",
        "The depth whose weights move (the id of a level; default: the first).",
    ),
    "help-robustness-draws": Message("Số lần lấy ngẫu nhiên.", "How many draws."),
    "help-robustness-spread": Message(
        "Trọng số tăng, giảm nhiều nhất bấy nhiêu phần trăm.", "Weights move up and down by at most so many percent."
    ),
    "help-robustness-seed": Message(
        "Số khởi đầu của dãy ngẫu nhiên: cùng số, cùng kết quả.", "The seed: the same seed gives the same figures."
    ),
    "robustness-unranked": Message(
        "không có đơn vị nào được xếp hạng",
        "no unit is ranked",
        "Bổ sung số liệu còn thiếu; “scoring status” nêu từng chỉ tiêu.",
        "Fill in what is missing; “scoring status” names every leaf.",
    ),
    "robustness-no-weights": Message(
        "ở cấp “{level}” không có trọng số nào để thay đổi: chỉ lấy nội dung tốt nhất hoặc yếu nhất, hoặc không nội "
        "dung nào áp dụng",
        "at the level “{level}” there are no weights to move: the best or the worst node alone counts there, or none "
        "applies",
        "Chọn một cấp mà các nội dung được cộng hoặc lấy trung bình, bằng --level.",
        "Choose a level whose nodes are summed or averaged, with --level.",
    ),
    "robustness-level-unknown": Message(
        "bộ tiêu chí không có cấp “{given}”{hint}",
        "the criteria have no level “{given}”{hint}",
        "Ghi mã của một cấp: {known}.",
        "Give the id of a level: {known}.",
    ),
    "robustness-heading": Message("Độ vững của thứ hạng: {title}, {stage}", "How far the ranks hold: {title}, {stage}"),
    "robustness-drawn": Message(
        "{draws} lần lấy ngẫu nhiên; trọng số {level} tăng, giảm nhiều nhất {spread}%; số khởi đầu {seed}.",
        "{draws} draws; the weights of “{level}” move up and down by at most {spread}%; seed {seed}.",
    ),
    "robustness-col-interval": Message("Khoảng 90%", "90% interval"),
    "robustness-col-in-grade": Message("Giữ xếp loại", "Keeps grade"),
    "robustness-col-self": Message("Hạng tự chấm", "Rank by self"),
    "robustness-col-next": Message("Đứng trước đơn vị kế tiếp", "Ahead of the next"),
    "robustness-methods": Message("Tổng hợp theo cách khác", "Combined otherwise"),
    "robustness-nodes": Message("Khi bỏ từng nội dung", "With one node left out"),
    "robustness-col-mean": Message("Đổi hạng bình quân", "Mean move"),
    "robustness-col-most": Message("Đổi nhiều nhất", "Greatest move"),
    "robustness-col-who": Message("Của đơn vị", "Of"),
    "robustness-method-equal": Message("Trọng số bằng nhau", "Equal weights"),
    "robustness-method-geometric": Message("Trung bình nhân", "Geometric mean"),
    "robustness-method-best": Message("Chỉ lấy nội dung tốt nhất", "Best node alone"),
    "robustness-method-worst": Message("Chỉ lấy nội dung yếu nhất", "Worst node alone"),
    "robustness-reading": Message(
        "Khoảng 90%: trong 90% số lần, hạng của đơn vị nằm trong khoảng này. Hai đơn vị kề nhau có tỷ lệ “đứng "
        "trước” gần 50% thì thứ tự của hai đơn vị phụ thuộc vào trọng số được chọn. Mỗi lần lấy đều theo đúng quy "
        "định của bộ tiêu chí: làm tròn, điểm thưởng, điểm trừ, mức trần, điều kiện và tỷ lệ xếp loại. Phân tích "
        "không nói trọng số nào đúng, cũng không nói số liệu có đúng hay không.",
        "90% interval: in 90% of the draws the unit's rank lies there. Where two neighbours stand “ahead” in about "
        "50% of the draws, their order hangs on the weights that were chosen. Every draw is scored by all rules of "
        "the criteria: rounding, bonus, penalty, caps, what grades ask, quotas. It says neither which weights are "
        "right nor whether the facts are.",
    ),
    # agreement
    "help-agreement": Message(
        "Mức độ thống nhất giữa tự chấm, thẩm định và Hội đồng: theo đơn vị, nội dung, cơ quan; cơ quan nào chấm "
        "chặt hơn.",
        "How far self-assessment, appraisal and council agree: by unit, node and body; which body was stricter.",
    ),
    "help-agreement-by": Message("Xem theo đơn vị, nội dung hay cơ quan.", "By unit, by node or by body."),
    "agreement-heading": Message("Mức độ thống nhất khi chấm điểm: {title}", "How far the stages agree: {title}"),
    "agreement-turn-self-appraisal": Message("Tự chấm → thẩm định", "Self-assessment → appraisal"),
    "agreement-turn-appraisal-final": Message("Thẩm định → Hội đồng", "Appraisal → council"),
    "agreement-turn-self-final": Message("Tự chấm → kết quả cuối", "Self-assessment → final"),
    "agreement-whole": Message(
        "{turn}: {count} trường hợp; giữ nguyên {equal}, tăng {up} (+{more} điểm), giảm {down} (−{less} điểm).",
        "{turn}: {count} cases; {equal} unchanged, {up} up (+{more} points), {down} down (−{less} points).",
    ),
    "agreement-col-cases": Message("Trường hợp", "Cases"),
    "agreement-col-exact": Message("Giữ nguyên", "Unchanged"),
    "agreement-col-up": Message("Tăng", "Up"),
    "agreement-col-down": Message("Giảm", "Down"),
    "agreement-col-more": Message("Điểm tăng", "Points up"),
    "agreement-col-less": Message("Điểm giảm", "Points down"),
    "agreement-col-mean": Message("Bình quân", "Mean"),
    "agreement-kappas": Message(
        "Hệ số kappa có trọng số của tiêu chí theo mức", "Weighted kappa of leaves with levels"
    ),
    "agreement-col-typed": Message("Cho điểm, không theo mức", "Points, not a level"),
    "agreement-col-kappa": Message("Kappa", "Kappa"),
    "agreement-strictness": Message(
        "Độ chặt của từng cơ quan khi thẩm định điểm tự chấm, đã loại trừ khác biệt giữa các đơn vị",
        "Strictness of each body in appraising self-assessments, adjusted for units",
    ),
    "agreement-col-effect": Message("Chênh lệch (% điểm tối đa)", "Difference (% of max)"),
    "agreement-col-interval": Message("Khoảng 95%", "95% interval"),
    "agreement-stricter": Message("chặt hơn các cơ quan khác", "stricter than the others"),
    "agreement-milder": Message("rộng hơn các cơ quan khác", "milder than the others"),
    "agreement-few": Message("quá ít trường hợp", "too few cases"),
    "agreement-alone": Message(
        "không cơ quan nào khác có đủ trường hợp để so sánh", "no other body has cases enough to compare with"
    ),
    "agreement-apart": Message(
        "không có đơn vị chung với các cơ quan khác để so sánh", "no units in common with other bodies to compare by"
    ),
    "agreement-nothing": Message(
        "chưa có tiêu chí nào được tự chấm và còn áp dụng khi thẩm định: không có gì để so sánh",
        "no leaf has a self-assessment that still applies at the appraisal: there is nothing to compare",
        "Chấm thống nhất chỉ có ở tiêu chí do đơn vị tự chấm (from: self) đã có dòng tự chấm trong answers.csv.",
        "Agreement is of leaves that units assess themselves (from: self) and of their rows of self-assessment.",
    ),
    "agreement-reading": Message(
        "Chênh lệch âm: cơ quan trừ nhiều hơn mức bình quân của các cơ quan trên cùng những đơn vị. Chỉ khi khoảng "
        "95% không chứa 0 mới nói cơ quan chặt hơn hay rộng hơn; tiêu chí khó hơn cũng cho kết quả như vậy, nên cần "
        "xem lý do điều chỉnh. Trừ điểm do thiếu tài liệu kiểm chứng không tính.",
        "Below 0: the body takes off more than bodies do on the mean, on the same units. It is called stricter or "
        "milder only where the 95% interval leaves 0 out; harder criteria look the same, so read the reasons. Points "
        "taken off for want of evidence don't count.",
    ),
}
