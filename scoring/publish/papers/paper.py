"""What a paper is before it becomes Word or PDF: its head, its blocks, its signatures, its annexes.

The builders (`paper_*.py`) write papers in these terms; `word.py` and `pdf.py` lay them out. Texts from people
come in as plain texts and stay plain texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from scoring.messages.papers import PAPER_TEXTS
from scoring.words import capital, fill, within

Align = Literal["left", "center", "right"]
Style = Literal["body", "basis", "heading", "centred", "list", "note"]

MOST_KEPT = 500
"""The letters of a row that is not split between two pages."""

MOST_TITLE = 200

LONG_BLANK = "……………………"
PLACE_BLANK = "…………"


class PaperColumn(NamedTuple):
    """A column of a table: its heading and its width as a share of the others'."""

    title: str
    width: float
    align: Align = "left"


class Row(NamedTuple):
    """A row of a table; `strong` ones are sums and headings."""

    cells: tuple[str, ...]
    strong: bool = False

    @property
    def is_short(self) -> bool:
        """Whether the row can stand on one page; longer ones may be split between pages."""
        return sum(map(len, self.cells)) <= MOST_KEPT


class Table(NamedTuple):
    """A table; its first row is repeated on every page."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[Row, ...]
    caption: str = ""


class Paragraph(NamedTuple):
    """A paragraph; `lead` is its bold beginning ("Điều 1.")."""

    text: str
    style: Style = "body"
    lead: str = ""


class Blanks(NamedTuple):
    """Dotted lines to write on."""

    lines: int


Block = Paragraph | Table | Blanks


class Signature(NamedTuple):
    """Who signs: the lines above the name (quyền hạn, chức vụ), and the name where it is known."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Head:
    """The top of a paper: the body above, who issues it, its number, its place and date ("" where there is none)."""

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place: str


@dataclass(frozen=True)
class Annex:
    """An annex (Phụ lục) with a page count of its own; `label` is empty where there is only one."""

    label: str
    title: str
    attached: str
    blocks: tuple[Block, ...]
    digests: str
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """A whole paper; one without a name is a letter (công văn).

    `mark` stands on every page of one made from sample data, `draft` of one not decided yet.
    """

    head: Head
    name: str
    abstract: str
    blocks: tuple[Block, ...]
    receivers: tuple[str, ...]
    signatures: tuple[Signature, ...]
    annexes: tuple[Annex, ...] = ()
    authority: str = ""
    to: str = ""
    mark: str = ""
    draft: str = ""

    @property
    def title(self) -> str:
        """What programs show as the title: "Quyết định về việc công bố …"."""
        return f"{capital(self.name.lower())} {within(self.abstract)}".strip()[:MOST_TITLE]


def text(code: str, /, **values: Any) -> str:
    """A text of the papers, filled in; papers are signed in Vietnamese and have no other language."""
    return fill(PAPER_TEXTS[code], values, "vi")


def table(columns: Sequence[PaperColumn], rows: Sequence[Row], caption: str = "") -> Table:
    """A table; every row has a cell for every column."""
    if any(len(row.cells) != len(columns) for row in rows):
        raise ValueError(f"rows of {caption!r} do not fit its {len(columns)} columns")
    return Table(tuple(columns), tuple(rows), caption)


def numbered(cells: Sequence[Sequence[str]]) -> list[Row]:
    """Rows with their number (STT) in front."""
    return [Row((str(number), *row)) for number, row in enumerate(cells, start=1)]
