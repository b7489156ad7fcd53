"""Cells and facts: what a form shows is read back as the same facts, for every kind of rule."""

import json
import unicodedata
from random import Random

import pytest

from scoring.forms.evidence import Document, evidence_text
from scoring.forms.layout import key_of
from scoring.problems import Fault
from scoring.spreadsheet.fields import cells_from, claim_from, facts_from, fields_of
from scoring.spreadsheet.spoken import shown
from scoring.tree.rule import Yardstick
from scoring.tree.rules import KINDS
from tests import campaigns_rules
from tests.campaigns_rules import YEAR, decimal
from tests.small import criteria_of, leaf


@pytest.mark.parametrize("kind", KINDS)
def test_facts_come_back_from_their_cells(kind: str) -> None:
    rng = Random(f"layout {kind}")
    for _ in range(60):
        made = campaigns_rules.KINDS[kind](rng, 1000, 2)
        text = json.dumps(made.rule, ensure_ascii=False)
        rule = criteria_of(leaf("A", decimal(1000, 2), text), more="scale: 10").leaves["A"].rule
        yardstick = Yardstick(criteria_of(leaf("A", "10"), more="scale: 10").leaves["A"].max, YEAR)
        for _ in range(10):
            facts = unicodedata.normalize("NFC", made.facts(rng))
            cells = cells_from(rule, facts)
            again = facts_from(rule, cells)
            # A share of a formula stands in one cell, rounded; a cell that nobody touches keeps its facts.
            if kind != "formula" or "/" not in facts:
                assert rule.outcome(again, yardstick).points == rule.outcome(facts, yardstick).points
            assert cells_from(rule, again) == cells
            assert shown(rule, facts)
        assert facts_from(rule, [""] * len(fields_of(rule))) == ""
        assert cells_from(rule, "n/a") == ("",) * len(fields_of(rule))


def test_claims_are_words() -> None:
    assert [claim_from(cell) for cell in ("", "Không áp dụng", "có áp dụng", "N/A")] == ["", "n/a", "applies", "n/a"]
    with pytest.raises(Fault, match="form-choice-unknown"):
        claim_from("áp dụng?")


def test_evidence_names_documents_free_text_and_page() -> None:
    plan = Document("12/KH-UBND", "05/01/2022", "UBND xã", "Kế hoạch cải cách hành chính")
    documents = {"TL1": plan, "TL3": Document(title="Ảnh chụp")}
    first = "12/KH-UBND ngày 05/01/2022 của UBND xã: Kế hoạch cải cách hành chính"
    assert evidence_text("TL1, TL3", "mục II", documents) == f"{first}; Ảnh chụp; mục II"
    assert evidence_text("tl1; Sổ theo dõi, quyển 2", "", documents) == f"{first}; Sổ theo dõi, quyển 2"
    assert evidence_text("Sổ, quyển 2; tờ 3", "", documents) == "Sổ, quyển 2; tờ 3"
    assert evidence_text("", "", documents) == ""
    with pytest.raises(Fault, match="form-document-unknown"):
        evidence_text("TL2", "", documents)


def test_keys() -> None:
    assert key_of("03549", "1.1") == "03549|1.1"
    assert key_of("03549", "1.1", "late") == "03549|1.1|late"
