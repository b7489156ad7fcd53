"""Every role, state, act, own and other unit, tried against rights written by hand; nothing else writes."""

import ast
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

import scoring
from scoring.campaign.workflow import ACTS, RIGHTS, ROLES, STATES, Act, Role, State, rights_of
from scoring.problems import Refusal
from scoring.store import conditions
from scoring.store.desk import Doing
from scoring.store.models import UnitFile
from scoring.store.office import acting
from tests.store.offices import CAMPAIGN, Office, office
from tests.store.rights_by_hand import NEEDED, REASONED, all_allowed, allowed

Combination = tuple[Role, Act, State | None, bool]
COMBINATIONS: list[Combination] = [
    *((role, act, state, own) for role in ROLES for act in ACTS for state in STATES for own in (True, False)),
    *((role, act, None, False) for role in ROLES for act in ACTS),
]
REFUSED = int(os.environ.get("SCORING_PROPERTY_CASES", "0")) or 60
"""How many that are refused are tried in a database; the proof tries all."""


def test_table_is_what_was_written_by_hand() -> None:
    """Whatever the table gives the contract gives, and the other way around."""
    differing = [one for one in COMBINATIONS if any(rights_of(*one)) != allowed(*one)]
    assert differing == []
    granted = sum(allowed(*one) for one in COMBINATIONS)
    print(f"{len(COMBINATIONS)} combinations of role, act, state and unit; {granted} are granted, none beyond them")
    assert granted == len(list(all_allowed()))


def test_what_the_contract_asks_besides_the_table_asks() -> None:
    for (role, act), needed in NEEDED.items():
        for right in RIGHTS:
            if (right.role, right.act) == (role, act):
                assert {*needed.split()} <= {*right.needs}, right
    assert {right.act for right in RIGHTS if right.reason} == {*REASONED.split(), "return"}


class _Rollback(Exception):
    """Undoes what an act wrote."""


def tried(there: Office, account: str, one: Combination) -> bool:
    """Whether somebody does an act now; whatever it writes is undone."""
    role, act, state, own = one
    unit = "" if state is None else "01" if own else "02"
    campaign = "" if act in ("account", "backup", "create") and state is None else CAMPAIGN
    try:
        with transaction.atomic():
            if unit:
                UnitFile.objects.filter(code=unit).update(state=state)
            with acting(there[account], Doing(role, act, campaign, unit, "vì lẽ gì đó", body="noi-vu")):
                pass
            raise _Rollback
    except Refusal:
        return False
    except _Rollback:
        return True


@pytest.fixture
def there(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office, where all conditions hold: what is left are the rights. Everybody who holds a role also is officer
    of a unit (own) in one account, and of none in another."""
    found = office(tmp_path)
    for role in ROLES:
        found.add(f"mot-{role}", (role, held(role)))
        found.add(f"hai-{role}", (role, held(role)), ("officer", {"unit": "01"}))
    for name in conditions.CONDITIONS:
        monkeypatch.setitem(conditions.CONDITIONS, name, lambda _: True)
    return found


def held(role: str) -> dict[str, object]:
    """What a role is held for."""
    if role in ("officer", "head"):
        return {"unit": "01"}
    if role == "provider":
        return {"leaves": ("1.3",)}
    return {"body": "noi-vu"} if role in ("appraiser", "lead") else {}


def test_each_right_succeeds_and_nothing_beyond_it(there: Office) -> None:
    refused = [one for one in COMBINATIONS if not allowed(*one)]
    chosen = refused if len(refused) <= REFUSED * 4 else random.Random(1).sample(refused, REFUSED)
    granted = [one for one in COMBINATIONS if allowed(*one)]
    for one in granted:
        assert tried(there, account_of(one), one), one
    for one in chosen:
        assert not tried(there, account_of(one), one), one
    print(f"{len(granted)} rights succeed in the database, {len(chosen)} of {len(refused)} others are refused")


def account_of(one: Combination) -> str:
    """Who tries: of one's own unit somebody who is its officer too (two roles in one person), else who is not."""
    role, _, state, own = one
    return f"hai-{role}" if state is not None and own else f"mot-{role}"


def test_second_role_adds_its_own_rights_alone(there: Office) -> None:
    """An officer who also appraises fills in as officer only, and appraises other units only."""
    assert tried(there, "hai-appraiser", ("officer", "fill", "draft", True))
    assert not tried(there, "hai-appraiser", ("appraiser", "fill", "draft", True))
    assert not tried(there, "hai-appraiser", ("officer", "fill", "draft", False))
    assert tried(there, "hai-appraiser", ("appraiser", "propose", "appraising", False))
    assert not tried(there, "hai-appraiser", ("appraiser", "propose", "appraising", True))
    assert not tried(there, "hai-chair", ("chair", "decide", "deciding", True))


# ── every way to write ────────────────────────────────────────────────────────────────────────────────────────────────

WRITERS = {"journal.py", "table_of_rights.py", "recorded.py"}
"""The modules that put rows into tables themselves; all others do so through an act's `Writing`."""
BESIDES = {
    ("people.py", "_set_password"), ("campaign_acts.py", "_add_units"),
    ("campaign_acts.py", "_add_answers"), ("backup.py", "_read"),
}  # fmt: skip
"""Functions within an act that write what the journal notes behind them, or (a password) only that it changed;
and the one that puts a backup into an empty database, journal and all."""
WRITING = ("save", "create", "bulk_create", "update", "delete", "bulk_update", "get_or_create", "update_or_create")


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    folder = Path(scoring.__file__).parent / "store"
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path.name, node


def called(node: ast.FunctionDef) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            yield ast.unparse(one.func)


def writes(node: ast.FunctionDef) -> bool:
    """Whether a function puts rows into tables itself."""
    for name in called(node):
        of, _, what = name.rpartition(".")
        if what in WRITING and (".objects" in of or "_default_manager" in of or (what == "save" and of)):
            return True
    return False


def test_nothing_is_written_but_by_an_act() -> None:
    assert {(file, node.name) for file, node in functions() if file not in WRITERS and writes(node)} == BESIDES
    acts = {(file, node.name) for file, node in functions() if "acting" in called(node)}
    print(f"{len(acts)} ways to write: {', '.join(sorted(name for _, name in acts))}")
    assert len(acts) > 25
