"""Who held which role when, and which table of rights was in force, by the numbers of the journal's rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scoring.campaign.workflow import ACTS, ONES_OWN, RIGHTS, ROLES, STATES, Act, Right, Role, State, rights_of
from scoring.problems import Problem
from scoring.store.erasures import ERASE_AGAIN, ERASING
from scoring.store.models import AnswerRow, Chain
from scoring.store.office import COMMUNE
from scoring.store.replay import NEVER, Replayed, place_in
from scoring.store.table_of_rights import table_from

NOBODYS = ("found", "table", "epoch", ERASE_AGAIN)
"""The acts that no right stands behind: the office begins, the program's table changes, a backup was put back, and
what had been erased since is erased again."""

_ROLES: Mapping[str, Role] = {role: role for role in ROLES}
_ACTS: Mapping[str, Act] = {act: act for act in ACTS}
_STATES: Mapping[str, State] = {state: state for state in STATES}


class Post(NamedTuple):
    """A role held in a campaign, for a unit or ("") the whole, after the row `since` up to and with the row `until`."""

    role: str
    campaign: str
    unit: str
    since: int
    until: int


@dataclass
class Timeline:
    """What rights depend on, by row; filled from the office's and the campaigns' own chains.

    `posts`: by person and assignment, both by their numbers; `disabled`: the row that closed a person's account;
    `tables`: each table of rights with the row it came with; `known`: rights that were looked up, by what was asked;
    `written`: the stages that an act writes, by role, act and table.
    """

    posts: dict[int, dict[int, list[Post]]] = field(default_factory=dict)
    disabled: dict[int, int] = field(default_factory=dict)
    tables: list[tuple[int, tuple[Right, ...]]] = field(default_factory=list)
    known: dict[tuple[Role, Act, State | None, bool, int], tuple[Right, ...]] = field(default_factory=dict)
    written: dict[tuple[Role, Act, int], frozenset[str]] = field(default_factory=dict)

    def take(self, row: Replayed) -> None:
        """What a row of such a chain says of roles, accounts and the table."""
        if "table" in row.body:
            self.tables.append((row.entry.id, table_from(row.body["table"])))
        for table, key, _, new in row.body.get("changes", ()):
            number: Any = next(iter(key), None)  # a campaign is named by its chain alone
            if table == "assignment":
                self._take_assignment(number, row.entry.id, new)
            elif table == "person" and new.get("disabled"):
                self.disabled[number] = row.entry.id

    def _take_assignment(self, number: Any, entry: int, new: Mapping[str, Any]) -> None:
        if "person" in new:
            role, campaign, unit = (str(new.get(name, "?")) for name in ("role", "campaign", "unit"))
            said = Post(role, campaign, unit, NEVER, NEVER)
            self.posts.setdefault(new["person"], {})[number] = [said]
        for held in self.posts.values():
            if number in held:
                last = held[number][-1]
                if new.get("state") == "active":
                    held[number][-1] = last._replace(since=entry)
                elif new.get("state") == "ended":
                    held[number][-1] = last._replace(until=entry)

    def held(self, person: int, campaign: str | None, entry: int) -> list[Post]:
        """The roles that a person held in a campaign (None: in any) when a row was written."""
        if self.disabled.get(person, NEVER) < entry:
            return []
        posts = [post for of_one in self.posts.get(person, {}).values() for post in of_one]
        here = [post for post in posts if campaign is None or post.campaign in ("", campaign)]
        return [post for post in here if post.since < entry <= post.until]

    def table(self, entry: int) -> tuple[Right, ...]:
        """The table in force when a row was written."""
        return next((table for since, table in reversed(self.tables) if since <= entry), RIGHTS)

    def problem(self, chain: Chain, row: Replayed) -> Problem | None:
        """What is wrong with the right of a row, by the table of its time."""
        entry = row.entry
        if entry.act in NOBODYS:
            right = entry.person is None and (entry.act != "found" or entry.number == 1)
            right = right and (not chain.campaign or entry.act == ERASE_AGAIN)
        else:
            right = self._may(chain, row)
        values = {"number": entry.number, "act": entry.act, "role": entry.role}
        return None if right else Problem("journal-right", place_in(chain, entry.number), values)

    def _may(self, chain: Chain, row: Replayed) -> bool:
        entry = row.entry
        role, act = _ROLES.get(entry.role), _ACTS.get(entry.act)
        if role is None or act is None or entry.person is None:
            return False
        posts = self.held(entry.person, None if act in ONES_OWN else chain.campaign, entry.id)
        unit = str(row.body.get("unit", "")) or chain.unit
        held = [post for post in posts if post.role == role and (role not in COMMUNE or unit in ("", post.unit))]
        if not held:
            return False
        if not chain.unit and "unit" in row.body:
            return True  # the campaign's seal of what a file's own chain has; judged there
        own = any(post.role in COMMUNE and post.unit == unit for post in posts)
        table = self.table(entry.id)
        return self._allows(role, act, row, own, table) and self._writes(role, act, row, table)

    def _writes(self, role: Role, act: Act, row: Replayed, table: tuple[Right, ...]) -> bool:
        """Whether an act adds rows of its own stages alone and changes none; a campaign comes in with all it has."""
        changes = row.body.get("changes", ())
        of_answers = [(old, new) for name, _, old, new in changes if name == AnswerRow.table()]
        if not of_answers or act in ("create", *ERASING):
            return True
        key = (role, act, id(table))
        if key not in self.written:
            rights = (right for right in table if (right.role, right.act) == (role, act))
            self.written[key] = frozenset(stage for right in rights for stage in right.writes)
        return all(old is None and new.get("stage") in self.written[key] for old, new in of_answers)

    def _allows(self, role: Role, act: Act, row: Replayed, own: bool, table: tuple[Right, ...]) -> bool:
        of_campaign = self._rights(role, act, None, own, table)
        if of_campaign:
            moved = {state for right in of_campaign for state in right.to}
            return row.before in (None, row.after) or row.after in moved
        state = _STATES.get(row.before or "")
        if state is None:
            return False
        rights = self._rights(role, act, state, own, table)
        moved = {to for right in rights for to in right.to}
        return bool(rights) and (row.after in moved if moved else row.after == row.before)

    def _rights(
        self, role: Role, act: Act, state: State | None, own: bool, table: tuple[Right, ...]
    ) -> tuple[Right, ...]:
        """The rows of a table, looked up once: a journal has a million rows and a handful of kinds of them."""
        key = (role, act, state, own, id(table))
        if key not in self.known:
            self.known[key] = tuple(rights_of(role, act, state, own, table))
        return self.known[key]
