"""Every example in docs/criteria.md runs and gives what is printed there; its table of keys is complete.

Where a message or the layout of an output has changed, write the outputs of the page again, then look at the diff:

    python -m tests.test_docs --write
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs_examples import renewed

PAGE = Path(__file__).parent.parent / "docs" / "criteria.md"


def test_examples_give_what_the_page_prints(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page, tmp_path).splitlines() == page.splitlines()


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
