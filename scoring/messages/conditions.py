"""What is said of conditions (điều kiện): met or not, outside the scale, asked for by grades and caps."""

from scoring.messages.message import Message

CONDITIONS: dict[str, Message] = {
    "item-is-condition": Message(
        "{code} là một điều kiện (conditions), không phải mục của cây.",
        "{code} is a condition, not a node of the tree.",
        "Ghi {{condition: {code}}}, không kèm at_least; mức đạt của điều kiện là met_at của nó.",
        "Write {{condition: {code}}} without at_least; what it takes to meet it is its own met_at.",
    ),
    "item-is-node": Message(
        "{code} là một mục của cây, không phải điều kiện (conditions).",
        "{code} is a node of the tree, not a condition.",
        "Ghi {{node: {code}, at_least: …}} với tỷ lệ phải đạt.",
        "Write {{node: {code}, at_least: …}} with the percent to reach.",
    ),
    "condition-unknown": Message(
        "Không có điều kiện mang mã “{given}”.{hint}",
        "There is no condition with the code “{given}”.{hint}",
        "Dùng mã của một điều kiện trong conditions, hoặc bổ sung điều kiện đó.",
        "Use the code of a condition under conditions, or add it there.",
    ),
    "condition-points": Message(
        "Điều kiện không có điểm tối đa và trọng số: chỉ đạt hoặc không đạt.",
        "A condition has neither max nor weight: it is met or not.",
        "Bỏ khóa này; mức phải đạt ghi ở met_at (phần trăm, mặc định 100).",
        "Remove this key; what it takes to meet it is met_at (percent, 100 if left out).",
    ),
    "condition-rule": Message(
        "Điều kiện {code} không dùng được loại quy tắc này.",
        "The condition {code} can't have a rule of this kind.",
        "Dùng yes_no, proportional, survey, hoặc steps, levels có mức cao nhất là 1.",
        "Use yes_no, proportional, survey, or steps or levels whose greatest is 1.",
    ),
    "condition-met-at": Message(
        "Mức phải đạt {given} nằm ngoài khoảng trên 0 đến 100%.",
        "A met_at of {given} is not above 0 and at most 100%.",
        "Ghi tỷ lệ phần trăm phải đạt, ví dụ 90; bỏ khóa này nếu phải đạt trọn vẹn.",
        "Write the percent to reach, such as 90; leave the key out where all of it is asked.",
    ),
    "condition-typed": Message(
        "Điều kiện {code} chỉ nhận 1 (đạt) hoặc 0 (không đạt), không nhận {given}.",
        "The condition {code} takes 1 (met) or 0 (not met), not {given}.",
        "Ghi 1 hoặc 0 ở cột points, kèm lý do ở cột note.",
        "Write 1 or 0 in the column points, with the reason in the column note.",
    ),
    "condition-met-from": Message("đạt khi từ {met_at:%}", "met from {met_at:%}"),
    "unmet-conditions": Message("Không đạt điều kiện", "Conditions not met"),
    "checked-conditions": Message(", {count} điều kiện", ", conditions: {count}"),
    "condition-of": Message("điều kiện {code} ({title})", "condition {code} ({title})"),
    "condition-unmet": Message("{condition}: {decides}", "{condition}: {decides}"),
    "condition-why": Message("{why} → {met} ({decides})", "{why} → {met} ({decides})"),
    "condition-for-grades": Message("xếp loại {grades} yêu cầu điều kiện này", "asked for by the grade {grades}"),
    "condition-against-cap": Message(
        "mức trần {at_most:%} điểm tối đa xét điều kiện này", "looked at by the cap of {at_most:%} of the max"
    ),
    "condition-for-nothing": Message(
        "không mức xếp loại, mức trần nào xét điều kiện này", "no grade and no cap looks at it"
    ),
    "grade-bar-condition": Message("{condition} không đạt", "{condition} is not met"),
    "item-condition": Message("{condition} đạt", "{condition} is met"),
}
