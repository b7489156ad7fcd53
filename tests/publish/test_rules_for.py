"""A publication of a set with rules for some units: every part says them, papers are made, `verify` makes all anew."""

import csv
import json
from pathlib import Path

import pytest

from scoring.cli.main import run
from tests.small import criteria_text, leaf, write

RULES = "rules_for: [{units: {cluster: [nui], kind: [xa]}, rule: {kind: proportional, full_at: 75, zero_below: 40}}]"
UNITS = "01,Xã A,xa,nui\n02,Xã B,xa,bien\n03,Phường C,phuong,nui"
ROWS = "01,1,self,60%\n02,1,self,60%\n03,1,self,90%"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    criteria = criteria_text(leaf("1", "10", "{kind: proportional, full_at: 90}", RULES))
    write(folder / "campaign", criteria, ROWS, "names: {cluster: {vi: Địa bàn, en: Area}}", UNITS)
    assert run(["publish", str(folder / "campaign"), "--out", str(folder / "out"), "--for", "council"]) == 0
    return folder / "out"


def test_verify_makes_every_part_anew(out: Path) -> None:
    assert run(["verify", str(out)]) == 0


def test_page_of_a_unit_says_its_rule_s_reason_and_the_page_of_the_node_all_rules(out: Path) -> None:
    unit = (out / "site/units/01.html").read_text(encoding="utf-8")
    assert "60%; 10 × 60% ÷ 75%" in unit
    assert "60%; 10 × 60% ÷ 90%" in (out / "site/units/02.html").read_text(encoding="utf-8")
    criteria = next((out / "site").glob("criteria*.html")).read_text(encoding="utf-8")
    assert "dưới 40%: 0 (áp dụng cho xã; Địa bàn: nui)" in criteria
    assert "10 × tỷ lệ đạt ÷ 90% (áp dụng cho các đơn vị còn lại)" in criteria


def test_data_says_all_rules_of_a_leaf(out: Path) -> None:
    with (out / "data/criteria.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["rule"] == "proportional"
    assert row["rule_en"].endswith("(for commune; Area: nui); 10 × share ÷ 90% (for all other units)")


def test_plan_rank_and_explanation_follow_the_unit_s_rule(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    campaign = str(out.parent / "campaign")
    assert run(["explain", campaign, "01", "1", "--lang", "vi"]) == 0
    assert "(áp dụng cho xã; Địa bàn: nui)" in capsys.readouterr().out
    assert run(["rank", campaign, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {unit["unit"]: unit["score"] for unit in found["units"]} == {"01": "8.00", "02": "6.67", "03": "10.00"}
    assert run(["improve", campaign, "01", "--lang", "vi"]) == 0
    assert run(["robustness", campaign]) == 0
    assert run(["show", f"{campaign}/criteria.yaml", "--lang", "vi"]) == 0
    assert "(áp dụng cho xã; Cụm: nui)" in " ".join(capsys.readouterr().out.split())
