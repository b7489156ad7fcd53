"""`scoring survey tally` as a person runs it; the questionnaires of the samples, from microdata to ranks."""

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from samples import sipas, survey_phong_tho
from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_write import campaign_files
from scoring.cli.main import DONE, PROBLEMS, WRONG_USAGE, run
from scoring.points import parse_number, to_steps
from scoring.tree.facts import read_share
from tests import surveys
from tests.small import table_text

PHONG_THO = shipped.campaign_folder("phong-tho-2022")
SURVEY = shipped.campaign_folder("survey-phong-tho-2022")
SIPAS = shipped.campaign_folder("sipas-sample-2023")
OF_PHONG_THO = [str(SURVEY / "microdata.csv"), "--declaration", str(SURVEY / "declaration.yaml")]
OF_PHONG_THO += ["--population", str(SURVEY / "population.csv")]


def tally(*arguments: str, lang: str = "en") -> int:
    return run(["survey", "tally", *arguments, "--lang", lang])


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A small survey: microdata, declaration and campaign as arguments."""
    (tmp_path / "phiếu.csv").write_text("u,q1\n01,5\n01,2\n02,4\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(surveys.ONE, encoding="utf-8")
    folder = surveys.folder(tmp_path / "campaign")
    return [str(tmp_path / "phiếu.csv"), "--declaration", str(tmp_path / "d.yaml"), "--campaign", str(folder)]


# The samples


def test_scripts_write_their_fixtures_byte_for_byte() -> None:
    assert survey_phong_tho.microdata() == (SURVEY / "microdata.csv").read_text(encoding="utf-8")
    assert survey_phong_tho.populations() == (SURVEY / "population.csv").read_text(encoding="utf-8")
    assert sipas.microdata() == (SIPAS / "microdata.csv").read_text(encoding="utf-8")
    written = campaign_files(sipas.sipas())
    assert written == {name: (SIPAS / name).read_bytes() for name in written}


def test_questionnaires_of_phong_tho_tally_to_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert tally(*OF_PHONG_THO, "--campaign", str(PHONG_THO), "--format", "json") == DONE
    found = {
        (unit["unit"], figure["code"]): figure
        for unit in json.loads(capsys.readouterr().out)["units"]
        for figure in unit["figures"]
    }
    stated = [row for row in read_campaign(PHONG_THO).answers if row.stage == "survey"]
    assert len(stated) == len(found) == 17 * 11
    for row in stated:
        figure = found[row.unit, row.code]
        if "/" in row.facts:
            assert figure["facts"] == row.facts
        else:
            assert to_steps(Fraction(figure["value"]), 1) == to_steps(parse_number(row.facts), 1)
        assert figure["population"] > figure["respondents"]


def test_from_questionnaires_to_ranks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "phong-tho-2022"
    shutil.copytree(PHONG_THO, folder)
    answers = (folder / "answers.csv").read_text(encoding="utf-8").splitlines()
    without = [line for line in answers if line.split(",")[2] != "survey"]
    (folder / "answers.csv").write_text("\n".join(without) + "\n", encoding="utf-8")
    assert tally(*OF_PHONG_THO, "--campaign", str(folder), "--append") == DONE
    assert f"Rows written to {folder / 'answers.csv'}: 187." in capsys.readouterr().err
    ranks = []
    for campaign in (PHONG_THO, folder):
        assert run(["rank", str(campaign), "--format", "json"]) == DONE
        ranks.append({unit["unit"]: unit for unit in json.loads(capsys.readouterr().out)["units"]})
    before, after = ranks
    for code, unit in before.items():
        # Shares are the same; means and options differ by less than a tenth of a percent of 10.5 points.
        assert abs(Fraction(unit["score"]) - Fraction(after[code]["score"])) <= Fraction(3, 100)
        assert after[code]["missing"] == unit["missing"]
    assert tally(*OF_PHONG_THO, "--campaign", str(folder), "--append") == DONE
    assert "no row was added" in capsys.readouterr().err


def test_sipas_is_the_mean_of_its_halves(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rank", str(SIPAS), "--format", "json"]) == DONE
    units = json.loads(capsys.readouterr().out)["units"]
    assert len(units) == 6
    for unit in units:
        halves = [Fraction(unit["nodes"][code]["points"]) for code in ("1", "2")]
        assert abs(Fraction(unit["score"]) - sum(halves, Fraction()) / 2) <= Fraction(1, 10**4)
        factors = [Fraction(unit["nodes"][f"1.{place}"]["points"]) for place in range(1, 5)]
        assert abs(halves[0] - sum(factors, Fraction()) / 4) <= Fraction(1, 10**4)


def test_sample_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    for printed in ("table", "csv", "json"):
        assert tally(*OF_PHONG_THO, "--campaign", str(PHONG_THO), "--format", printed) == DONE
        out, err = capsys.readouterr()
        assert ("SAMPLE DATA" in out) is (printed == "table")
        assert "SAMPLE DATA" in out + err


# What is printed


def test_table_in_both_languages(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert tally(*files, lang="vi") == DONE
    out = capsys.readouterr().out
    assert "3 phiếu, 2 đơn vị, 1 tiêu chí" in out
    assert "50,00%" in out
    assert "dưới 30 người trả lời" in out
    assert "Đơn vị chưa có phiếu (1): 03." in out
    assert "Tiêu chí điều tra chưa có trong khai báo: A.2, A.3, A.4, A.5." in out
    assert tally(*files, lang="en") == DONE
    out = capsys.readouterr().out
    assert "Respondents: 3; units: 2; criteria: 1." in out
    assert "50.00%" in out
    assert "fewer than 30 answered" in out
    assert "Units without questionnaires (1): 03." in out


def test_people_who_named_no_group_are_named(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(files[0]).write_text("u,sex,q1\n01,,5\n01,nam,2\n", encoding="utf-8")
    Path(files[2]).write_text(surveys.ONE + "groups: [sex]\n", encoding="utf-8")
    assert tally(*files, lang="vi") == DONE
    assert "(để trống)  A.1" in capsys.readouterr().out


def test_rows_can_be_read_back(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert tally(*files, "--format", "csv") == DONE
    out = capsys.readouterr().out
    assert out.splitlines()[0] == "unit,code,stage,facts,points,note,evidence,by,at"
    rows = "\n".join(out.splitlines()[1:])
    campaign = surveys.campaign(rows)
    assert [(row.unit, row.code, row.stage, row.facts) for row in campaign.answers] == [
        ("01", "A.1", "survey", "1/2"),
        ("02", "A.1", "survey", "1/1"),
    ]
    assert read_share(campaign.answers[0].facts).percent == 50
    assert campaign.answers[0].note == (
        "2 of 2 respondents answered; 95% confidence interval 9.45% to 90.55%; fewer than 30 answered, a hint only"
    )


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (
            'u,w,q1\n01,0.0001,5\n01,999999,1\n01,"1,5",4\n',
            "01 An A.1 3 1.0 0.0% 0.00% 0.00–79.35 effective size 1.0, fewer than 2",
        ),
        (
            "u,w,q1\n" + "02,1,5\n" * 40,
            "02 Bình A.1 40 40.0 0.0% 100.00% 91.24–100.00",
        ),
    ],
)
def test_weights_and_equal_answers_have_their_interval(
    rows: str, line: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "phiếu.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "d.yaml").write_text(surveys.ONE + "weight: w\nleast: 2\n", encoding="utf-8")
    assert tally(*files) == DONE
    assert line in [" ".join(found.split()) for found in capsys.readouterr().out.splitlines()]


def test_where_everybody_was_asked_the_note_says_so(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "population.csv").write_text("unit,population\n01,2\n", encoding="utf-8")
    assert tally(*files, "--population", str(tmp_path / "population.csv"), "--format", "csv", lang="vi") == DONE
    assert "2 người trả lời trên 2 phiếu, hỏi toàn bộ đối tượng; dưới 30 người" in capsys.readouterr().out


def test_json_has_every_key(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert tally(*files, "--format", "json") == DONE
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {
        *("campaign", "sample", "criteria", "microdata", "declaration"),
        *("respondents", "units", "groups", "all"),
    }
    (figure,) = data["units"][0]["figures"]
    assert figure == {
        "code": "A.1",
        "method": "share",
        "facts": "1/2",
        "value": "50",
        "respondents": 2,
        "answered": 2,
        "answers": 2,
        "asked": 2,
        "satisfied": 1,
        "effective": "2.0000",
        "design_effect": "1.0000",
        "low": "9.4529",
        "high": "90.5471",
        "population": None,
        "few": True,
        "items": [{"item": "q1", "answers": 2, "value": "50"}],
    }


# Files


def test_rows_go_into_a_new_file(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rows.csv"
    assert tally(*files, "--out", str(out)) == DONE
    assert f"Rows written to {out}: 2." in capsys.readouterr().err
    first = out.read_bytes()
    assert first.count(b"\n") == 3
    assert tally(*files, "--out", str(out)) == PROBLEMS
    assert "This file is there already" in capsys.readouterr().err
    assert out.read_bytes() == first
    assert tally(*files, "--out", str(tmp_path / "missing" / "rows.csv")) == PROBLEMS
    assert "can't be written" in capsys.readouterr().err


def test_out_and_append_exclude_each_other(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert tally(*files, "--out", "x.csv", "--append") == WRONG_USAGE
    assert "exclude each other" in capsys.readouterr().err


def test_rows_that_would_not_count_are_told(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answers = Path(files[-1]) / "answers.csv"
    newer = "01,A.1,survey,9/10,,,,,2023-02-01T08:00"
    header = ",".join(("unit", "code", "stage", "facts", "points", "note", "evidence", "by", "at"))
    answers.write_text(table_text(header, newer), encoding="utf-8")
    declaration = Path(files[2])
    declaration.write_text(surveys.ONE + "at: 2023-01-20T17:00\n", encoding="utf-8")
    before = answers.read_bytes()
    assert tally(*files) == DONE
    assert "Rows that would not count: 1" in capsys.readouterr().err
    assert tally(*files, "--append") == PROBLEMS
    assert f"{declaration}:3:5: Rows that would not count: 1" in capsys.readouterr().err
    assert answers.read_bytes() == before
    declaration.write_text(surveys.ONE, encoding="utf-8")
    assert tally(*files, "--append") == DONE
    rows = read_campaign(Path(files[-1])).answers
    assert [row.facts for row in rows] == ["9/10", "1/2", "1/1"]
    assert not (Path(files[-1]) / "answers.csv.lock").exists()


def test_every_problem_with_its_place(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    microdata = Path(files[0])
    microdata.write_text("u,q1\n01,5\nO3,7\n02,x\n", encoding="utf-8")
    answers = (Path(files[-1]) / "answers.csv").read_bytes()
    assert tally(*files, "--append", lang="vi") == PROBLEMS
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{microdata}:3:u: Không có đơn vị mang mã “O3”" in err
    assert f"{microdata}:3:q1: “7” không phải là một câu trả lời" in err
    assert f"{microdata}:4:q1: “x” không phải là một câu trả lời" in err
    assert (Path(files[-1]) / "answers.csv").read_bytes() == answers
    assert tally(*files, "--out", str(tmp_path / "rows.csv")) == PROBLEMS
    assert not (tmp_path / "rows.csv").exists()


def test_another_encoding_is_told(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(files[0]).write_bytes("u,q1\n01,khá\n".encode("cp1258"))
    assert tally(*files) == PROBLEMS
    assert f"{files[0]}:2:6: The file is not UTF-8" in capsys.readouterr().err


def test_missing_files_are_told(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for place in (0, 2):
        gone = [*files[:place], "gone.csv", *files[place + 1 :]]
        assert tally(*gone) == PROBLEMS
        assert "gone.csv: This file can't be read." in capsys.readouterr().err
    assert tally(*files[:-1], "gone", "--append") == PROBLEMS
    assert "This file can't be read." in capsys.readouterr().err


def test_hostile_names_stay_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = "01,<script>x</script>,xa\n02," + "dài " * 2000 + ",phuong"
    folder = surveys.folder(tmp_path / "c", units=units)
    (tmp_path / "m.csv").write_text("u,g,q1\n01,=cmd|x\u202e,5\n02,=cmd|x\u202e,4\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(surveys.ONE + "groups: [g]\n", encoding="utf-8")
    arguments = [str(tmp_path / "m.csv"), "--declaration", str(tmp_path / "d.yaml"), "--campaign", str(folder)]
    assert tally(*arguments) == DONE
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert max(map(len, out.splitlines())) < 200
    assert "<script>x</script>" in out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["survey", "--help", "--lang", lang]) == DONE
    assert "tally" in capsys.readouterr().out
    assert tally("--help", lang=lang) == DONE
    out = capsys.readouterr().out
    for option in ("--declaration", "--campaign", "--population", "--out", "--append", "--format"):
        assert option in out
