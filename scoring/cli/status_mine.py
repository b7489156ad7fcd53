"""`scoring status --mine`: what waits for who is logged in, and for whom the campaign waits."""

import json

from scoring.campaign.table import write_table
from scoring.cli.at_desk import log_in
from scoring.show.tables import table
from scoring.words import tell

WIDTHS = (None, 28, None, 24, 24, None, None)
COLUMNS = ("unit", "name", "state", "role", "act", "body", "due", "late")


def mine_text(campaign: str, lang: str, printed: str) -> str:
    """What is left for the person, by unit; for who knows of all units also who has not sent. Raises `Refusal`."""
    login = log_in()
    from scoring.store.left import left_for

    left = left_for(login, campaign)
    if printed == "json":
        return json.dumps(
            {name: [one._asdict() for one in rows] for name, rows in left._asdict().items()},
            ensure_ascii=False, indent=2,
        )  # fmt: skip
    if printed == "csv":
        rows = [[str(getattr(one, name)) for name in COLUMNS] for one in left.mine]
        return write_table(COLUMNS, rows).rstrip("\n")
    heads = [tell(f"mine-col-{name}", lang) for name in COLUMNS[:-1]]
    parts = []
    for title, tasks in (("mine-title", left.mine), ("mine-others", left.others)):
        lines = [
            [
                one.unit, one.name, tell(f"state-{one.state}", lang), tell(f"role-{one.role}", lang),
                tell(f"act-{one.act}", lang), one.body,
                tell("mine-late", lang, day=one.due) if one.late else one.due,
            ]
            for one in tasks
        ]  # fmt: skip
        if lines:
            parts += [
                tell(title, lang, count=len(lines)),
                table(lines, heads, widths=[None, 28, None, 24, 24, None, None]),
            ]
    return "\n".join(parts) if parts else tell("mine-nothing", lang)
