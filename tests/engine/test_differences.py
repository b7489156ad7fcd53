"""What counts otherwise than declared, and why: decisions, wanting evidence, open claims, supplied figures."""

from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.differences import differences, first_round
from scoring.engine.explain import explain
from tests.small import branch, campaign, criteria_text, leaf

NA = "not_applicable: exclude"
EVIDENCE = "evidence: {required: true, what: báo cáo}"


def found(made: Campaign, stage: ScoredStage = "appraisal") -> dict[str, tuple[str, int | None, int | None, int]]:
    """Why, before, after and gained, by code."""
    return {
        one.node.node.code: (one.because, one.before, one.after, one.gained)
        for one in differences(explain(made, stage, "01"))
    }


def made(folder: Path, rows: str, settings: str = "") -> Campaign:
    criteria = criteria_text(
        leaf("1", more=NA),
        leaf("2", more=EVIDENCE),
        leaf("3", more="from: register"),
        branch("4", "5", leaf("4.1"), more=NA),
        more="scale: 20\nbonus: {max: 5, children: ["
        + leaf("T")
        + "]}\npenalty: {max: 5, children: ["
        + leaf("P")
        + "]}",
    )
    return campaign(folder, criteria, rows, settings)


def test_decision_takes_and_adds(tmp_path: Path) -> None:
    rows = """01,1,self,yes,,,,,2023-01-01
              01,1,appraisal,no,,chưa làm,,,2023-02-01
              01,T,appraisal,yes,,có,,,2023-02-01"""
    assert found(made(tmp_path, rows)) == {"1": ("decided", 500, 0, -500), "T": ("decided", None, 500, 500)}


def test_what_was_decided_as_declared_is_none(tmp_path: Path) -> None:
    rows = """01,1,self,yes,,,,,2023-01-01
              01,1,appraisal,yes,,thống nhất,,,2023-02-01"""
    assert found(made(tmp_path, rows)) == {}


def test_more_penalty_is_a_loss(tmp_path: Path) -> None:
    rows = """01,P,self,no,,,,,2023-01-01
              01,P,appraisal,yes,,vi phạm,,,2023-02-01"""
    assert found(made(tmp_path, rows)) == {"P": ("decided", 0, 500, -500)}


@pytest.mark.parametrize(
    ("facts", "note", "settings", "expected"),
    [
        ("yes", "", "", {"2": ("unevidenced", 500, 0, -500)}),
        ("no", "", "", {"2": ("unevidenced", 0, 0, 0)}),
        ("yes", "vì sao", "", {}),
        ("yes", "vì sao", "without_evidence: zero", {"2": ("unevidenced", 500, 0, -500)}),
        ("yes", "", "without_evidence: warn", {}),
    ],
)
def test_wanting_evidence_is_a_difference_where_it_decides(
    facts: str, note: str, settings: str, expected: object, tmp_path: Path
) -> None:
    assert found(made(tmp_path, f"01,2,self,{facts},,{note},,,2023-01-01", settings)) == expected


def test_a_decision_needs_no_evidence(tmp_path: Path) -> None:
    rows = """01,2,self,yes,,,,,2023-01-01
              01,2,appraisal,yes,,có thật,,,2023-02-01"""
    assert found(made(tmp_path, rows)) == {}


def test_figures_of_registers_are_supplied(tmp_path: Path) -> None:
    assert found(made(tmp_path / "a", "01,3,appraisal,yes,,,,,2023-02-01")) == {"3": ("supplied", None, 500, 0)}
    assert found(made(tmp_path / "b", "01,3,register,yes,,,,,2023-02-01")) == {}
    corrected = """01,3,register,yes,,,,,2023-01-01
                   01,3,appraisal,no,,đính chính,,,2023-02-01"""
    assert found(made(tmp_path / "c", corrected)) == {"3": ("supplied", 500, 0, 0)}


def test_claims_are_open_refused_or_confirmed(tmp_path: Path) -> None:
    claim = "01,1,self,n/a,,không có,,,2023-01-01\n01,4,self,n/a,,không có,,,2023-01-01"
    opened = found(made(tmp_path / "a", claim))
    assert {code: one[0] for code, one in opened.items()} == {"1": "unconfirmed", "4": "unconfirmed"}
    refused = claim + "\n01,1,appraisal,no,,có nhiệm vụ,,,2023-02-01\n01,4,appraisal,applies,,có,,,2023-02-01"
    assert {code: one[0] for code, one in found(made(tmp_path / "b", refused)).items()} == {
        "1": "decided",
        "4": "decided",
    }
    confirmed = claim.replace("self", "appraisal").replace("01-01", "02-01")
    assert found(made(tmp_path / "c", f"{claim}\n{confirmed}")) == {}
    assert found(made(tmp_path / "d", claim, "claims: trust")) == {}


def test_council_has_the_last_word_and_a_bare_row_withdraws(tmp_path: Path) -> None:
    rows = """01,1,self,yes,,,,,2023-01-01
              01,1,appraisal,no,,chưa làm,,,2023-02-01
              01,1,council,yes,,đủ,,,2023-03-01"""
    assert found(made(tmp_path / "a", rows), "final") == {}
    assert found(made(tmp_path / "b", rows)) == {"1": ("decided", 500, 0, -500)}
    withdrawn = f"{rows}\n01,1,council,,,,,,2023-04-01"
    assert found(made(tmp_path / "c", withdrawn), "final") == {"1": ("decided", 500, 0, -500)}


def test_first_round_knows_nothing_of_what_came_after_the_explanation(tmp_path: Path) -> None:
    rows = """01,1,self,yes,,,,,2023-01-01
              01,1,appraisal,no,,chưa làm,,,2023-02-01
              01,1,explanation,,,đã làm,,,2023-02-10
              01,1,appraisal,yes,,chấp nhận,,,2023-03-01
              01,2,self,yes,,,,,2023-01-01
              01,2,appraisal,no,,muộn,,,2023-02-20
              01,1,council,no,,bác,,,2023-04-01"""
    campaign_ = made(tmp_path, rows)
    assert found(campaign_, "final")["1"] == ("decided", 500, 0, -500)
    assert "1" not in found(campaign_)
    first = first_round(campaign_)
    assert found(first) == {"1": ("decided", 500, 0, -500), "2": ("decided", 500, 0, -500)}
    assert {row.stage for row in first.answers} == {"self", "appraisal"}
