"""What is said of leaves whose rule depends on the unit (quy tắc chấm riêng cho một nhóm đơn vị)."""

from scoring.messages.message import Message

RULES_FOR: dict[str, Message] = {
    "rules-for-all": Message(
        "Quy tắc riêng trong rules_for của {code} không nêu đơn vị nào.",
        "A rule in rules_for of {code} names no units.",
        "Ghi units với ít nhất một cột của units.csv, ví dụ {{kind: [xa]}}; quy tắc chung ghi ở rule.",
        "Write units with at least one column of units.csv, such as {{kind: [xa]}}; everyone's rule is rule.",
    ),
    "rules-for-nothing": Message(
        "Quy tắc riêng trong rules_for của {code} không áp dụng cho đơn vị nào: danh sách {column} trống.",
        "A rule in rules_for of {code} is for no unit: the list for {column} is empty.",
        "Ghi ít nhất một giá trị, hoặc bỏ quy tắc này.",
        "Write at least one value, or remove the rule.",
    ),
    "rules-for-taken": Message(
        "Quy tắc thứ {place} trong rules_for của {code} không bao giờ được dùng: quy tắc thứ {earlier} đã áp dụng cho "
        "mọi đơn vị của nó.",
        "Rule {place} in rules_for of {code} is never used: rule {earlier} takes all its units first.",
        "Đưa quy tắc cho nhóm đơn vị hẹp hơn lên trước, hoặc bỏ quy tắc này.",
        "Put the rule for fewer units first, or remove this one.",
    ),
    "rules-for-outside": Message(
        "Quy tắc riêng trong rules_for của {code} không bao giờ được dùng: {node} không áp dụng cho các {column} này.",
        "A rule in rules_for of {code} is never used: {node} does not apply to these values of {column}.",
        "Sửa units của quy tắc này, hoặc applies_to của {node}.",
        "Correct the units of the rule, or applies_to of {node}.",
    ),
    "facts-of-other-rule": Message(
        "“{given}” là số liệu theo quy tắc chấm của nhóm đơn vị khác ở {code}; đơn vị này chấm theo quy tắc: {rule}.",
        "“{given}” is what {code} takes from other units; the rule of this unit is: {rule}.",
        "Ghi số liệu theo quy tắc của đơn vị này, hoặc sửa units.csv nếu đơn vị xếp nhầm nhóm.",
        "State the facts that the rule of this unit asks for; or correct units.csv, where its group is wrong.",
    ),
    "rule-for": Message("{rule} (áp dụng cho {units})", "{rule} (for {units})"),
    "rule-for-others": Message("{rule} (áp dụng cho các đơn vị còn lại)", "{rule} (for all other units)"),
    "units-of-kind": Message("{kinds}", "{kinds}"),
    "unit-kind": Message("{kind:a}", "{kind:a}"),
    "units-of-column": Message("{column}: {values}", "{column}: {values}"),
}
