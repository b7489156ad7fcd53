"""Every example in docs/criteria.md and campaign.md runs and gives what is printed there; their tables have every key.

The second page goes on in the folder of the first. Where a message or the layout of an output has changed, write the
outputs of both again, then look at the diff:

    python -m tests.test_docs --write
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from scoring.campaign import answers, units
from scoring.campaign.settings import ColumnName, Decision, Due, Papers, Settings, Signing
from scoring.points import exact_text
from scoring.tree import declared, fields, grades, model
from scoring.tree.reader import read_criteria
from scoring.tree.rule import Option
from scoring.tree.rules import KINDS
from scoring.tree.rules_counted import By
from scoring.tree.rules_for import RuleFor
from scoring.tree.rules_formula import Fact, Line
from scoring.tree.rules_measured import Band, Step
from scoring.tree.rules_stated import Item
from tests.docs_examples import renewed, table_rows

DOCS = Path(__file__).parent.parent / "docs"
PAGES = (DOCS / "criteria.md", DOCS / "campaign.md")

PLACES: dict[str, type[BaseModel]] = {
    "set": model.CriteriaSet,
    "title": fields.Both,
    "source": declared.Source,
    "level": declared.Level,
    "body": declared.Body,
    "grade": grades.Grade,
    "each": grades.Each,
    "requires": grades.Requirement,
    "condition met": grades.Holds,
    "some of": grades.SomeOf,
    "quota": grades.Quota,
    "grading": grades.Grading,
    "cap": grades.Cap,
    "ranking": grades.RankingPolicy,
    "leaf": model.Leaf,
    "rules for": RuleFor,
    "condition": model.Condition,
    "branch": model.Branch,
    "guide": declared.Guide,
    "evidence": declared.Evidence,
    "bonus": model.Bonus,
    "penalty": model.Penalty,
    "option": Option,
    "item": Item,
    "step": Step,
    "band": Band,
    "by": By,
    "fact": Fact,
    "line": Line,
    "campaign": Settings,
    "calendar": Due,
    "decision": Decision,
    "names": ColumnName,
    "papers": Papers,
    "by (campaign)": Signing,
    **KINDS,
}
"""What the column "Where" of the table of keys says, and the model that is meant; `node` is a leaf or a branch."""


def test_examples_give_what_the_page_prints(tmp_path: Path) -> None:
    for file in PAGES:
        page = file.read_text(encoding="utf-8")
        assert renewed(page, tmp_path).splitlines() == page.splitlines()


def test_a_changed_output_is_noticed(tmp_path: Path) -> None:
    page = PAGES[0].read_text(encoding="utf-8")
    assert page.count("| 13,00 trên 20,00 |") == page.count("7 chỉ tiêu chấm điểm, thang 100 điểm.") == 1
    spoilt = page.replace("| 13,00 trên 20,00 |", "| 12,00 trên 20,00 |").replace("thang 100 điểm.", "thang 10 điểm.")
    assert renewed(spoilt, tmp_path) == page


def test_a_block_that_nothing_checks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="nothing checks"):
        renewed("```yaml\nid: x\n```\n", tmp_path)


def test_the_table_has_every_key_with_its_default() -> None:
    listed = list(_listed())
    assert len(listed) == len(set(listed)), "a key is listed twice"
    assert set(listed) == set(_declared())


def test_every_model_of_the_files_is_in_the_table() -> None:
    schemas = [model.CriteriaSet.model_json_schema(), Settings.model_json_schema()]
    declared = {name for schema in schemas for name in schema["$defs"]}
    assert declared == {place.__name__ for place in PLACES.values()} - {"CriteriaSet", "Settings"}


def test_the_digest_is_that_of_the_canonical_json_shown() -> None:
    page = PAGES[1].read_text(encoding="utf-8")
    canonical = "".join(_block(page, "canonical: smallest.yaml"))
    shown = read_criteria("\n".join(_block(page, "file: smallest.yaml")).encode(), "smallest.yaml").criteria
    assert rfc8785.dumps(shown.model_dump(mode="json", by_alias=True)) == canonical.encode()
    assert f"Mã kiểm tra: sha256:{hashlib.sha256(canonical.encode()).hexdigest()}\n" in page


def _block(page: str, directive: str) -> list[str]:
    after = page.partition(f"<!-- {directive} -->\n")[2].splitlines()
    return after[1 : after.index("```", 1)]


def _listed() -> Iterator[tuple[str, str, str]]:
    """Place, key and default of every row of the table; `node` counts for both."""
    tables = [file.read_text(encoding="utf-8").partition("## Mọi khóa")[2].splitlines() for file in PAGES]
    lines = [line for table in tables for line in table_rows([one for one in table if one.startswith("|")])]
    for keys, places, _, default in lines:
        for place in places.replace("node", "leaf, branch").split(", "):
            yield from ((place, key, default) for key in re.findall("`(.+?)`", keys))


def _declared() -> Iterator[tuple[str, str, str]]:
    for place, one in PLACES.items():
        of_leaf = model.Leaf.model_fields if place == "condition" else {}
        for name, info in one.model_fields.items():
            if name in of_leaf:
                continue  # the table says that a condition has them
            yield place, info.alias or name, _default(info)
    yield from (("units.csv", column, "bắt buộc") for column in units.REQUIRED)
    for column in answers.COLUMNS:
        yield "answers.csv", column, "bắt buộc" if column in answers.REQUIRED else "–"


def _default(info: FieldInfo) -> str:
    """A default as the table writes it; an empty one is a dash."""
    value: Any = info.get_default(call_default_factory=True)
    if value is PydanticUndefined:
        return "bắt buộc"
    if value in (None, (), {}, declared.Evidence(), grades.RankingPolicy(), grades.Grading(), Papers()):
        return "–"
    if isinstance(value, tuple):
        return "[" + ", ".join(exact_text(part) for part in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return exact_text(value) if isinstance(value, Fraction) else str(value)


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    with tempfile.TemporaryDirectory() as folder:
        for page in PAGES:
            page.write_text(renewed(page.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
