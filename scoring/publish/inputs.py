"""What results rest on, as one digest that every reader can compute, also who may not read all of it.

The digest is a root over the cells of a campaign: those of campaign.yaml without the decision, what papers say, and the
salt; the digest of the criteria; units; answers as the published stage knows them; then the same of the campaigns
before and the tables by which the nearest was matched. Each campaign is a text of JSON lines, sorted, so that the order
of rows and the place where they are kept don't matter; `root_of` is its SHA-256.

A cell that not everybody may read stands in these lines as HMAC-SHA-256 of its place and its text, under a key of its
kind (names, texts). A publication gives its readers the keys of what they may read, and the digests of what they may
not: all come to the same root, nobody can change such a cell unseen, and who has no key can't try out words. The keys
are made from `salt` in campaign.yaml (random, never published; `scoring new` writes one) and from all cells of the
campaign: the same campaign gives the same bytes. Without a salt, who knows every other cell of a campaign could try
out what the last one says; `publish` tells so.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from scoring.analysis.matching_tables import MatchingTables, TableFile
from scoring.campaign.answers import COLUMNS, Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.table import read_table, write_table
from scoring.publish.audience import HELD, WITHHELD, Held, held_cells
from scoring.tree.canonical import canonical_json

NOT_OF_RESULTS = {"decision", "papers", "salt", "criteria"}
"""What campaign.yaml says that is no input; the criteria go in by their digest, wherever their file is."""

Cell = tuple[str, str, str, str, str]
"""A cell of answers: unit, code, stage, at, column."""


class Sealed(NamedTuple):
    """What stands for the cells that an audience may not read, and the keys (hexadecimal) to those it may."""

    keys: Mapping[Held, str]
    digests: Mapping[Cell, str]


def sealed(full: Campaign, hidden: frozenset[Held]) -> Sealed:
    """The cells of a whole campaign for an audience from which these kinds are hidden."""
    keys = _keys(full)
    digests = {
        cell_of(answer, column): _digest(keys[what], answer, column)
        for answer in full.answers
        for column, what in held_cells(answer)
        if what in hidden
    }
    return Sealed({what: keys[what] for what in HELD if what not in hidden}, digests)


def root_of(campaign: Campaign, seal: Sealed) -> str:
    """The digest of a campaign, whole or with withheld cells for which the seal stands."""

    def instead(answer: Answer) -> Iterator[tuple[str, object]]:
        for column, what in held_cells(answer):
            if what in seal.keys:
                yield column, {"sealed": _digest(seal.keys[what], answer, column)}
        if seal.digests:
            for cell in withheld_cells(answer, seal.keys):
                if cell in seal.digests:
                    yield cell[-1], {"sealed": seal.digests[cell]}

    return _hash(_lines(campaign, instead))


def withheld_cells(answer: Answer, keys: Collection[Held]) -> Iterator[Cell]:
    """The cells of a row that read as withheld ones do, to whom has these keys."""
    if "texts" not in keys:
        yield from (cell_of(answer, column) for column in ("note", "evidence") if getattr(answer, column) == WITHHELD)
    if "names" not in keys and not answer.by:
        yield cell_of(answer, "by")


def inputs_digest(root: str, previous: str | None, tables: MatchingTables, before: Sequence[str] = ()) -> str:
    """The digest of all inputs from the roots of the campaign, of the one before it, and of those before that."""
    matched = {name: _hash([plain_table(given)]) for name, given in tables._asdict().items() if given}
    older = {"before": list(before)} if before else {}
    return "sha256:" + _hash([canonical_json({"campaign": root, "previous": previous, "matched": matched, **older})])


def plain_table(given: TableFile) -> str:
    """A table that people declared, written plainly: the same text however it was saved."""
    table = read_table(*given, (), None)
    return write_table(table.header, [row for _, row in table.rows])


def _keys(full: Campaign) -> dict[Held, str]:
    content = _hash(_lines(full, lambda _: ()))
    root = hmac.digest((full.settings.salt or "").encode(), content.encode(), "sha256")
    return {what: hmac.digest(root, what.encode(), "sha256").hex() for what in HELD}


def cell_of(answer: Answer, column: str) -> Cell:
    """Where a cell stands."""
    return answer.unit, answer.code, answer.stage, answer.at, column


def _digest(key: str, answer: Answer, column: str) -> str:
    said = json.dumps([*cell_of(answer, column), getattr(answer, column)], ensure_ascii=False)
    return hmac.digest(bytes.fromhex(key), said.encode(), "sha256").hex()


def _lines(campaign: Campaign, instead: Callable[[Answer], Iterator[tuple[str, object]] | tuple[()]]) -> list[str]:
    """The cells of a campaign, one JSON line each of settings, unit and row; `instead` of some cells of a row."""
    settings = campaign.settings.model_dump(mode="json", exclude_defaults=True, exclude=NOT_OF_RESULTS)
    lines = [canonical_json({"settings": settings, "criteria": campaign.criteria.digest})]
    units = ({"unit": [unit.code, unit.name], "columns": dict(unit.columns)} for unit in campaign.units)
    lines += map(canonical_json, units)
    for answer in campaign.answers:
        cells: list[object] = [*answer]
        for column, value in instead(answer):
            cells[COLUMNS.index(column)] = value
        lines.append(json.dumps(cells, ensure_ascii=False))
    return sorted(lines)


def _hash(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
