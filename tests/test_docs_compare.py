"""Every example in docs/compare.md runs and gives what is printed there.

Where an output has changed, write it again, then look at the diff:

    python -m tests.test_docs_compare --write
"""

import sys
import tempfile
from pathlib import Path

from tests.docs_examples import renewed

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "compare.md"


def page_in(folder: Path) -> str:
    """The page as its examples print it, run beside the fixtures."""
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    return renewed(PAGE.read_text(encoding="utf-8"), folder)


def test_examples_give_what_the_page_prints(tmp_path: Path) -> None:
    assert page_in(tmp_path).splitlines() == PAGE.read_text(encoding="utf-8").splitlines()


def test_the_columns_are_all_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    header = next(line for line in page.splitlines() if line.startswith("unit,name,what"))
    assert [column for column in header.split(",")[2:] if f"`{column}`" not in page] == []


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(page_in(Path(name)), encoding="utf-8")
