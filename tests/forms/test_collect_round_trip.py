"""Form out, facts typed into its cells by a program, collected: the same as the same facts by CSV."""

import datetime
import io
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell

from scoring.campaign.answers import COLUMNS, Answer, row_that_counts
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import FORM_STAGES, FormStage
from scoring.engine.ranking import rank_campaign
from scoring.forms.issue import Issue
from scoring.forms.layout import key_of
from scoring.spreadsheet.fields import CLAIM_WORDS, cells_from
from scoring.tree.facts import CLAIMS
from scoring.tree.model import Branch, Leaf
from scoring.tree.rules_counted import Deadline
from tests.campaigns import GeneratedCampaign, campaigns
from tests.forms.test_collect_hostile import collected
from tests.properties import CASES, cases, folder_of

few = settings(parent=cases, max_examples=max(10, CASES // 3), phases=(Phase.explicit, Phase.generate))
"""Workbooks are slow to make: fewer cases, and none made smaller where one fails."""
CLAIM = next(word for word, facts in CLAIM_WORDS.items() if facts == "n/a")


def issued(campaign: Campaign, stage: FormStage) -> list[bytes]:
    return [form.make() for form in Issue(campaign, stage, campaign.units).forms()]


def type_in(form: bytes, campaign: Campaign, rng: Random) -> bytes:
    """What the units declared, typed into the open cells as people type."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    for sheet in book.worksheets:
        roles = {cell.value: cell.column for cell in sheet[1] if cell.value}
        if "key" not in roles:
            continue
        rows = {str(cell.value): cell.row for cell in sheet["A"] if cell.value and "|" in str(cell.value)}

        def cell(key: str, role: str, sheet=sheet, rows=rows, roles=roles) -> Cell:  # type: ignore[no-untyped-def]
            found = sheet.cell(rows[key], roles[role])
            assert isinstance(found, Cell)
            return found

        for key in rows:
            unit, code = key.split("|")[:2]
            answer = row_that_counts(campaign.rows[unit].get(code, ()), ("self",))
            if answer is not None and key.count("|") == 1:
                for role, text in (("note", answer.note), ("evidence", answer.evidence)):
                    if text:
                        cell(key, role).value = some_spaces(text, rng)
                node = campaign.criteria.nodes[code]
                if answer.facts in CLAIMS:
                    cell(key, "na").value = some_spaces(CLAIM, rng)
                elif isinstance(node, Leaf):
                    type_facts(node, answer, cell, rng)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def type_facts(leaf: Leaf, answer: Answer, cell, rng: Random) -> None:  # type: ignore[no-untyped-def]
    texts = cells_from(leaf.rule, answer.facts)
    options = leaf.rule.rows
    if options:
        places = [(key_of(answer.unit, leaf.code, option.id), "fact1") for option in options]
    else:
        places = [(key_of(answer.unit, leaf.code), role) for role in ("fact1", "fact2")]
    for (key, role), text in zip(places, texts, strict=False):
        if text:
            cell(key, role).value = as_typed(text, isinstance(leaf.rule, Deadline), rng)


def as_typed(text: str, is_date: bool, rng: Random) -> object:
    """A fact as text or, where it is one, as number or date."""
    plain = text.replace(",", ".")
    if is_date and text[:1].isdigit():
        day = datetime.date.fromisoformat(text)
        return rng.choice([day, text, f"{day:%d/%m/%Y}", f" {day.day}/{day.month}/{day.year}\u00a0"])
    if plain.replace(".", "").replace("-", "").isdigit():
        return rng.choice([float(plain), text, f"{text} "])
    return rng.choice([text, text.upper() if text.casefold() in ("có", "không") else text, some_spaces(text, rng)])


def some_spaces(text: str, rng: Random) -> str:
    changed = rng.choice([text, f" {text}\u00a0", text.replace(" ", "\u00a0"), f"\u200b{text}\n"])
    return unicodedata.normalize(rng.choice(["NFC", "NFD"]), changed)


@contextmanager
def files_of(forms: list[bytes]) -> Iterator[list[Path]]:
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / f"{number}.xlsx" for number in range(len(forms))]
        for path, form in zip(paths, forms, strict=True):
            path.write_bytes(form)
        yield paths


@few
@given(generated=campaigns(), seed=st.integers(0, 2**32))
def test_facts_by_form_are_facts_by_csv(generated: GeneratedCampaign, seed: int) -> None:
    with folder_of(generated) as folder:
        by_csv = read_campaign(folder)
        (folder / "answers.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
        empty = read_campaign(folder)
        rng = Random(seed)
        with files_of([type_in(form, by_csv, rng) for form in issued(empty, "self")]) as paths:
            found = collected(folder, *paths)
            assert [file.problems for file in found.files] == [()] * len(paths)
            by_form = read_campaign(folder)
            assert collected(folder, *paths).changes == []
    assert rank_campaign(by_form, "self").units_data == rank_campaign(by_csv, "self").units_data
    for unit in by_csv.units:
        for node in by_csv.criteria.nodes.values():
            if all(unit.within(above) for above in above_of(by_csv, node.code)):
                one, two = (stated(made, unit.code, node) for made in (by_csv, by_form))
                assert one == two, node.code


def above_of(campaign: Campaign, code: str) -> list[Branch | Leaf]:
    """The node and those above it."""

    def path(nodes: tuple[Branch | Leaf, ...]) -> list[Branch | Leaf]:
        for node in nodes:
            below = path(node.children) if isinstance(node, Branch) else []
            if node.code == code or below:
                return [node, *below]
        return []

    criteria = campaign.criteria
    return path((*criteria.tree, *criteria.in_bonus, *criteria.in_penalty))


def stated(campaign: Campaign, unit: str, node: Branch | Leaf) -> object:
    """What a unit declared, as a form's cells have it, with its texts."""
    answer = row_that_counts(campaign.rows[unit].get(node.code, ()), ("self",))
    if answer is None:
        return None
    facts: object = answer.facts.casefold()
    if isinstance(node, Leaf) and answer.facts not in CLAIMS:
        facts = cells_from(node.rule, answer.facts)
    return facts, answer.note, answer.evidence


@pytest.mark.parametrize("stage", FORM_STAGES)
@few
@given(generated=campaigns())
def test_form_that_comes_back_as_it_went_changes_nothing(generated: GeneratedCampaign, stage: FormStage) -> None:
    with folder_of(generated) as folder:
        before = (folder / "answers.csv").read_bytes()
        with files_of(issued(read_campaign(folder), stage)) as paths:
            found = collected(folder, *paths)
        assert [file.problems for file in found.files] == [()] * len(found.files)
        assert found.changes == []
        assert (folder / "answers.csv").read_bytes() == before
