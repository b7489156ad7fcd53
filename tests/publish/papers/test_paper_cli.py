"""`scoring paper`."""

from pathlib import Path

import pytest

from scoring import shipped
from scoring.cli.main import DONE, PROBLEMS, WRONG_USAGE, run
from scoring.publish.papers.kinds import PAPERS_OF_ALL, PAPERS_OF_UNITS
from tests.publish.papers.paper_helpers import UNIT, lines_of
from tests.small import criteria_text, leaf, write
from tests.without import run_without

CAMPAIGN = str(shipped.campaign_folder("phong-tho-2022"))


def test_kinds_are_those_that_are_built() -> None:
    from scoring.usecases.paper import FOR_UNITS, KINDS

    assert (*PAPERS_OF_UNITS, *PAPERS_OF_ALL) == KINDS
    assert tuple(PAPERS_OF_UNITS) == FOR_UNITS


@pytest.mark.parametrize("kind", [*PAPERS_OF_UNITS, *PAPERS_OF_ALL])
def test_paper_is_written(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = [UNIT] if kind in PAPERS_OF_UNITS else []
    file = tmp_path / "mới" / f"{kind}.docx"
    assert run(["paper", kind, CAMPAIGN, *unit, "--out", str(file), "--lang", "vi"]) == DONE
    assert capsys.readouterr().out == f"Đã ghi {file}.\n"
    assert lines_of(file.read_bytes())


def test_papers_are_vietnamese_in_any_language(tmp_path: Path) -> None:
    for lang in ("vi", "en"):
        assert run(["paper", "decision", CAMPAIGN, "--out", str(tmp_path / f"{lang}.docx"), "--lang", lang]) == DONE
    assert lines_of((tmp_path / "vi.docx").read_bytes()) == lines_of((tmp_path / "en.docx").read_bytes())


def test_annexes_are_written_as_pdf(tmp_path: Path) -> None:
    file = tmp_path / "phụ lục.PDF"
    assert run(["paper", "decision", CAMPAIGN, "--out", str(file)]) == DONE
    assert file.read_bytes().startswith(b"%PDF")


def test_every_unit_gets_its_own(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "kỳ",
        criteria_text(leaf("1"), leaf("2")),
        "a:x,1,self,yes",
        units="a:x,An,xa\na_x,Bình,xa\n03,Cường,xa",
    )
    out = tmp_path / "thông báo"
    assert run(["paper", "remarks", str(folder), "--out", str(out)]) == DONE
    assert sorted(file.name for file in out.iterdir()) == [
        "thong-bao-vong-1-03-cuong.docx",
        "thong-bao-vong-1-a_x-2-binh.docx",
        "thong-bao-vong-1-a_x-an.docx",
    ]


def test_paper_of_one_unit_is_named_as_among_all(tmp_path: Path) -> None:
    assert run(["paper", "remarks", CAMPAIGN, "ma li pho", "--out", str(tmp_path)]) == DONE
    assert [path.name for path in tmp_path.iterdir()] == ["thong-bao-vong-1-03574-xa-ma-li-pho.docx"]


def test_issuer_parent_and_last_year_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "bc.docx"
    said = ["--issuer", "Sở Nội vụ tỉnh Lai Châu", "--parent", "UBND tỉnh Lai Châu", "--previous", CAMPAIGN]
    assert run(["paper", "appraisal-report", CAMPAIGN, "--out", str(file), *said]) == DONE
    lines = lines_of(file.read_bytes())
    assert lines[0].startswith("UBND TỈNH LAI CHÂU / SỞ NỘI VỤ / ")
    assert "So sánh với năm 2022" in lines


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["letter", CAMPAIGN, "--out", "x.docx"], "letter"),
        (["decision", CAMPAIGN], "out"),
        (["decision", CAMPAIGN, "--out", "x.odt"], "x.odt"),
        (["decision", CAMPAIGN, UNIT, "--out", "x.docx"], "UNIT"),
        (["remarks", CAMPAIGN, "--out", "x.docx"], "UNIT"),
        (["minutes", CAMPAIGN, "--out", "x.docx", "--previous", CAMPAIGN], "self-report, appraisal-report"),
        (["submission", CAMPAIGN, "--out", "x.pdf"], ".docx"),
    ],
)
def test_wrong_usage(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["paper", *arguments, "--lang", "vi"]) == WRONG_USAGE
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_unknown_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.docx"
    assert run(["paper", "remarks", CAMPAIGN, "03575", "--out", str(out)]) == PROBLEMS
    assert "unit-unknown" in capsys.readouterr().err
    assert not out.exists()


def test_edited_paper_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.docx"
    out.write_text("sửa tay", encoding="utf-8")
    assert run(["paper", "decision", CAMPAIGN, "--out", str(out)]) == PROBLEMS
    assert "paper-exists" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "sửa tay"
    one = tmp_path / "thong-bao-vong-1-03592-xa-sin-suoi-ho.docx"
    one.write_text("sửa tay", encoding="utf-8")
    assert run(["paper", "remarks", CAMPAIGN, "--out", str(tmp_path)]) == PROBLEMS
    assert sorted(file.name for file in tmp_path.iterdir()) == ["thong-bao-vong-1-03592-xa-sin-suoi-ho.docx", "x.docx"]


def test_folder_that_can_not_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    assert run(["paper", "decision", CAMPAIGN, "--out", str(tmp_path / "tệp" / "x.docx")]) == PROBLEMS
    assert "paper-not-written" in capsys.readouterr().err


@pytest.mark.parametrize(("module", "suffix"), [("docx", "docx"), ("typst", "pdf")])
def test_missing_extra_is_named(module: str, suffix: str, tmp_path: Path) -> None:
    status, said = run_without((module,), "paper", "decision", CAMPAIGN, "--out", str(tmp_path / f"x.{suffix}"))
    assert status == PROBLEMS
    assert "scoring[publish]" in said
