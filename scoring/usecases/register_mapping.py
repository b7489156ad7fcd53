"""Which columns of a register (sổ theo dõi, bảng số liệu của cơ quan quản lý) make the facts of which leaf.

A YAML file, read like a criteria file: every scalar is text until its field says what it is, every problem stands at
its line.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from scoring.problems import Fault, Problem, Refusal, did_you_mean
from scoring.tree.fields import Frozen, Name, Words
from scoring.tree.model import Branch, CriteriaSet
from scoring.tree.reader import read_model
from scoring.tree.yaml_text import Path, read_yaml

_COLUMN = re.compile(r"\{([^{}]*)\}")


class RegisterLeaf(Frozen):
    """What the register says of one leaf: texts in which `{column}` stands for the cell of that column.

    words: what cells say, whatever their case, and the facts that are meant by it: `Đạt: yes`.
    """

    code: Name
    facts: Words
    note: Words | None = None
    evidence: Words | None = None
    words: dict[Words, Words] = Field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are looked at."""
        return columns_in(self.facts, self.note or "", self.evidence or "")

    def meant(self, cell: str) -> str:
        """What a cell says, in the words of facts."""
        said = cell.casefold()
        return next((facts for words, facts in self.words.items() if words.casefold() == said), cell)


class RegisterMapping(Frozen):
    """A register: the column that names the unit, by code or name, and its leaves; `by` is who keeps it."""

    unit: Words
    leaves: Annotated[tuple[RegisterLeaf, ...], Field(min_length=1)]
    by: Words | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are looked at, the unit's first."""
        named = (column for leaf in self.leaves for column in leaf.columns)
        return tuple(dict.fromkeys((_line(self.unit), *named)))

    @property
    def unit_column(self) -> str:
        return _line(self.unit)


def columns_in(*texts: str) -> tuple[str, ...]:
    """The columns that texts name, each once."""
    return tuple(dict.fromkeys(_line(found) for text in texts for found in _COLUMN.findall(text)))


def filled(text: str, cells: Mapping[str, str]) -> str:
    """A text with the cells of its columns."""
    return _line(_COLUMN.sub(lambda found: cells[_line(found[1])], text))


def read_mapping(raw: bytes, file: str, criteria: CriteriaSet) -> RegisterMapping:
    """The mapping in a file, held against the criteria. Raises `Refusal` with all its problems."""
    document = read_yaml(raw, file)
    mapping = read_model(RegisterMapping, document)
    faults = list(_faults(mapping, criteria))
    if faults:
        raise Refusal(Problem.of(fault, document.place(path)) for path, fault in faults)
    return mapping


def _faults(mapping: RegisterMapping, criteria: CriteriaSet) -> Iterator[tuple[Path, Fault]]:
    seen: set[str] = set()
    for index, leaf in enumerate(mapping.leaves):
        at: Path = ("leaves", index)
        node = criteria.nodes.get(leaf.code)
        if node is None:
            hint = did_you_mean(leaf.code, list(criteria.nodes))
            yield (*at, "code"), Fault("code-unknown", given=leaf.code, hint=hint)
        elif isinstance(node, Branch):
            yield (*at, "code"), Fault("register-no-leaf", code=leaf.code)
        elif leaf.code in seen:
            yield (*at, "code"), Fault("register-leaf-twice", code=leaf.code)
        seen.add(leaf.code)
        if not columns_in(leaf.facts):
            yield (*at, "facts"), Fault("register-facts-constant", code=leaf.code, given=leaf.facts)


def _line(text: str) -> str:
    return " ".join(text.split())
