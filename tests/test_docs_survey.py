"""Every example in docs/survey.md runs and gives what is printed there; its tables have every key.

Where an output has changed, write the outputs of the page again, then look at the diff:

    python -m tests.test_docs_survey --write
"""

import re
import sys
import tempfile
from pathlib import Path

from scoring.analysis.survey_declaration import Declaration, SurveyLeaf
from tests.docs_examples import renewed, table_rows

PAGE = Path(__file__).parent.parent / "docs" / "survey.md"


def test_examples_give_what_the_page_prints(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page, tmp_path).splitlines() == page.splitlines()


def test_the_tables_have_every_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    tables = page.partition("## The declaration")[2].partition("## How a figure is made")[0].strip().split("\n\n")
    for table, declared in zip(tables, (Declaration.model_fields, SurveyLeaf.model_fields), strict=True):
        keys = [key for row in table_rows(table.splitlines()) for key in re.findall("`(.+?)`", row[0])]
        assert sorted(keys) == sorted(declared)


if __name__ == "__main__" and "--write" in sys.argv:
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), Path(name)), encoding="utf-8")
