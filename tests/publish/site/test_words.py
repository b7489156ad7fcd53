"""Every text of the site is used by a page or a template."""

import re
from pathlib import Path

import scoring
from scoring.messages.site import SITE
from scoring.messages.site_method import SITE_METHOD


def test_every_text_of_the_site_is_used() -> None:
    folder = Path(scoring.__file__).parent / "publish" / "site"
    source = "".join(
        path.read_text("utf-8")
        for path in [
            *folder.glob("*.py"),
            folder.parents[1] / "show" / "lexicon.py",
            *(folder / "templates").glob("*.html"),
        ]
    )
    made = [*re.findall(r't\(f"([a-z-]+)\{', source), "term-", "means-", "col-", "list-"]
    unused = [
        code
        for code in {**SITE, **SITE_METHOD}
        if f'"{(short := code.removeprefix("site-"))}"' not in source
        and f"'{short}'" not in source
        and f'"{code}"' not in source
        and not short.startswith(tuple(made))
    ]
    assert unused == []
