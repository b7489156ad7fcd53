"""Roles given in bulk: a CSV list of accounts with role, unit, body and leaves, taken in whole or not at all."""

from collections.abc import Sequence

from scoring.campaign.table import read_table
from scoring.campaign.workflow import ROLES
from scoring.problems import Fault, Problem, Refusal, did_you_mean
from scoring.store import people
from scoring.store.desk import Login
from scoring.store.people import NewAssignment

REQUIRED = ("account", "role")
COLUMNS = (*REQUIRED, "unit", "body", "leaves")
"""The columns of the list; `leaves` are codes with spaces between them."""


def assign_list(login: Login, campaign: str, raw: bytes, file: str) -> int:
    """Gives the roles of a list in a campaign; tells how many. Raises `Refusal` with what is wrong in which line."""
    table = read_table(raw, file, REQUIRED, COLUMNS)
    problems: list[Problem] = list(table.problems)
    listed = []
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=True))
        try:
            listed.append((table.place(line), _assignment(row, campaign)))
        except Fault as fault:
            problems.append(Problem.of(fault, table.place(line, "role", row["role"])))
    if problems:
        raise Refusal(problems)
    people.assign_all(login, "secretariat", listed)
    return len(listed)


def _assignment(row: dict[str, str], campaign: str) -> NewAssignment:
    role = next((role for role in ROLES if role == row["role"]), None)
    if role is None:
        raise Fault("word-unknown", given=row["role"], known=list(ROLES), hint=did_you_mean(row["role"], ROLES))
    leaves: Sequence[str] = row.get("leaves", "").split()
    return NewAssignment(row["account"], role, campaign, row.get("unit", ""), row.get("body", ""), leaves)
