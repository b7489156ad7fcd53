"""The workflow as people and programs read it: rights and sights, a row each."""

from collections.abc import Sequence
from typing import Any

from scoring.campaign.workflow import RIGHTS, ROLES, SIGHTS, STAGE_TABLE, STATES, Right, Sight, Stage, State
from scoring.show.tables import table
from scoring.words import tell

WIDTHS = (30, 14, 22, 16, 16, 30)


def workflow_text(lang: str) -> str:
    """The rights role by role, then who reads what, for the terminal."""
    blocks = [tell("workflow-rights", lang)]
    for role in ROLES:
        rights = [_right(right, lang) for right in RIGHTS if right.role == role]
        columns = ("act", "whose", "states", "to", "writes", "needs")
        blocks.append(f"{tell(f'role-{role}', lang)}\n\n{_table(rights, columns, lang, WIDTHS)}")
    sights = [_sight(sight, lang) for sight in SIGHTS]
    blocks.append(tell("workflow-sights", lang))
    blocks.append(_table(sights, ("role", "whose", "states", "stages", "leaves"), lang, (None, None, 24, 34, None)))
    return "\n\n".join(blocks)


def _right(right: Right, lang: str) -> list[str]:
    needs = [tell(f"condition-{name}", lang) for name in right.needs]
    return [
        tell(f"act-{right.act}", lang),
        tell(f"whose-{right.whose}", lang),
        _states(right.states, lang),
        _list([tell(f"state-{state}", lang) for state in right.to]),
        _stages(right.writes, lang),
        _list([*needs, tell("workflow-reason", lang)] if right.reason else needs),
    ]


def _sight(sight: Sight, lang: str) -> list[str]:
    return [
        tell(f"role-{sight.role}", lang),
        tell(f"whose-{sight.whose}", lang),
        _states(sight.states, lang),
        _stages(sight.stages, lang),
        tell(f"leaves-{sight.leaves}", lang),
    ]


def _table(rows: Sequence[Sequence[str]], columns: Sequence[str], lang: str, widths: Sequence[int | None]) -> str:
    return table(rows, [tell(f"workflow-col-{column}", lang) for column in columns], widths=widths)


def _states(states: Sequence[State], lang: str) -> str:
    """States by name; a stretch of more than two by its ends."""
    if not states:
        return "–"
    if tuple(states) == STATES:
        return tell("workflow-all-states", lang)
    names = [tell(f"state-{state}", lang) for state in states]
    first = STATES.index(states[0])
    if len(states) > 2 and tuple(states) == STATES[first : first + len(states)]:
        return tell("workflow-span", lang, first=names[0], last=names[-1])
    return _list(names)


def _stages(stages: Sequence[Stage], lang: str) -> str:
    return _list([tell(f"stage-{stage}", lang) for stage in stages])


def _list(words: Sequence[str]) -> str:
    return ", ".join(words) or "–"


def workflow_data() -> dict[str, Any]:
    """Stages, states, rights and sights, for programs."""
    return {
        "stages": [{"stage": stage, **row._asdict()} for stage, row in STAGE_TABLE.items()],
        "states": list(STATES),
        "rights": [right._asdict() for right in RIGHTS],
        "sights": [sight._asdict() for sight in SIGHTS],
    }
