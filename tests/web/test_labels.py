"""Pages print a node's label where it has one; addresses and fields keep the code."""

import re
from collections.abc import Callable

from tests.small import branch, criteria_text, leaf
from tests.store import offices
from tests.web.conftest import browser_of

CRITERIA = criteria_text(
    branch(
        "1", "10",
        leaf("1.1", "4", more='label: "a)", body: noi-vu'),
        leaf("1.2", "3", "{kind: proportional}", "body: tu-phap, not_applicable: exclude"),
        leaf("1.3", "3", "{kind: survey}", "from: survey, body: noi-vu"),
        more='label: "Phần I"',
    ),
    more="bodies: [{id: noi-vu, vi: Sở Nội vụ}, {id: tu-phap, vi: Sở Tư pháp}]",
)  # fmt: skip


def test_pages_of_a_unit_print_labels(office_under: Callable[[str], None]) -> None:
    office_under(CRITERIA)
    client = browser_of("cc01")
    for page in ("", "/n/1"):
        text = client.get(f"/c/{offices.CAMPAIGN}/u/01{page}", follow=True).content.decode()
        codes = re.findall(r'<span class="code">([^<]*)</span>', text)
        assert codes[-4:] == ["Phần I", "a)", "1.2", "1.3"]
        assert "n-1.1" in text
