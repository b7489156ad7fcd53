"""Where rows stand in a tree, by the numbers that people type: I, 1, 1.1, a), -; numbering may restart below each."""

import re
from collections.abc import Iterable
from typing import NamedTuple

MOST_PIECES = 12

_NAMED = re.compile(
    r"(?:phần|mục|lĩnh vực|tiêu chí(?: thành phần)?|chỉ số|nội dung|lv|tctp|tc)\s+(?=\S+$)", re.IGNORECASE
)
_PIECE = re.compile(r"[^\W_][\w\-]*")
_BULLET = re.compile(r"[-–—+*•●○▪■◦]+")
_LETTERS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDĐEGHIKLMNOPQRSTUVXY")
"""Latin letters, and those that Vietnamese lists count with."""
_ROMANS = {
    tens + ones: str(10 * ten + one)
    for ten, tens in enumerate(("", "X", "XX", "XXX"))
    for one, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if ten or one
}
"""Roman numerals as far as annexes count with them."""


class Numbered(NamedTuple):
    """A row's number as printed, taken apart; `style` tells rows of one level from others."""

    pieces: tuple[str, ...]
    style: tuple[str, ...]


class Placed(NamedTuple):
    """Where a row stands: the row above it (None at the top), and its code."""

    parent: int | None
    code: str


def taken_apart(text: str) -> Numbered | None:
    """The number in a text such as `1.2.`, `(a)`, `Tiêu chí 3`, `-`; None where it is none."""
    bare = _NAMED.sub("", text.strip(), count=1)
    if _BULLET.fullmatch(bare):
        return Numbered((), ("bullet", bare[0]))
    ending = ")" if bare.endswith(")") else "/" if bare.endswith("/") else ""
    pieces = tuple(bare.lstrip("(").rstrip(".):/").split("."))
    if not 0 < len(pieces) <= MOST_PIECES or not all(_PIECE.fullmatch(piece) for piece in pieces):
        return None
    return Numbered(pieces, (ending, *map(_style, pieces)))


def _style(piece: str) -> str:
    """What a piece counts with: digits, letters, roman numerals, or a word with digits (SC11)."""
    if piece.isdigit():
        return "1"
    if len(piece) == 1:
        return "I" if piece in "IVX" else "A" if piece.isupper() else "a"
    return "I" if piece in _ROMANS else re.sub(r"\d+", "#", piece) if re.search(r"\d", piece) else "word"


class _Open(NamedTuple):
    """A row that others may still stand under."""

    row: int
    number: Numbered
    code: str


def follows(number: Numbered, before: Numbered) -> bool:
    """Whether a number of one piece is the next after another: 3 after 2, IV after III, d after c, đ after d."""
    if number.style != before.style or len(number.pieces) != 1:
        return False
    one, other = before.pieces[0], number.pieces[0]
    values = [_ROMANS.get(piece, piece) if number.style[1:] == ("I",) else piece for piece in (one, other)]
    if all(value.isdigit() for value in values):
        return int(values[1]) == int(values[0]) + 1
    return any(f"{one}{other}".upper() in letters for letters in _LETTERS)


def placed(numbers: Iterable[Numbered]) -> list[Placed]:
    """Where each row stands and its code, in the order of the rows.

    A number of several pieces stands under the open row that is its beginning; one of a single piece beside the
    open row that counts alike, else under the row before it.
    """
    so_far: list[Placed] = []
    way: list[_Open] = []
    children: dict[int | None, int] = {}
    for index, number in enumerate(numbers):
        number = _as_letter(number, way)
        depth = _depth(number, way)
        del way[depth:]
        above = way[-1] if way else None
        parent = above.row if above else None
        children[parent] = children.get(parent, 0) + 1
        code = _code(number, above, children[parent])
        so_far.append(Placed(parent, code))
        way.append(_Open(index, number, code))
    return so_far


def _depth(number: Numbered, way: list[_Open]) -> int:
    """How many of the open rows stay above a row."""
    if len(number.pieces) > 1 and number.style[:1] != ("column",):
        for depth in range(len(way), 0, -1):
            if number.pieces[:-1] in _beginnings(way[depth - 1]):
                return depth
        for depth in range(len(way) - 1, -1, -1):
            if way[depth].number.pieces[:-1] == number.pieces[:-1]:
                return depth
        for depth in range(len(way), 0, -1):
            if _common(number, way[depth - 1]):
                return depth
    for depth in range(len(way) - 1, -1, -1):
        if way[depth].number.style == number.style:
            return depth
    return len(way)


def _code(number: Numbered, above: _Open | None, nth: int) -> str:
    """The row's own code: its number, below that of the row above."""
    if above is None:
        return ".".join(number.pieces) or str(nth)
    own = ".".join(number.pieces[_common(number, above) :]) or str(nth)
    return f"{above.code}.{own}"


def _common(number: Numbered, above: _Open) -> int:
    """How many of the number's pieces repeat the row above."""
    starts = (begin for begin in _beginnings(above) if begin and number.pieces[:-1][: len(begin)] == begin)
    return max(map(len, starts), default=0)


def _beginnings(above: _Open) -> tuple[tuple[str, ...], ...]:
    """What numbers below a row begin with: its number, its code, or 1 for I."""
    number = above.number
    plain = tuple(_ROMANS.get(piece, piece) for piece in number.pieces)
    return number.pieces, tuple(above.code.split(".")), plain


def _as_letter(number: Numbered, way: list[_Open]) -> Numbered:
    """I, V and X are letters where the letter before them stands open."""
    if len(number.pieces) != 1 or number.style[1:] != ("I",) or number.pieces[0] not in ("I", "V", "X"):
        return number
    style = (number.style[0], "A")
    before = next((row.number.pieces[0] for row in reversed(way) if row.number.style == style), "")
    follows = any(f"{before}{number.pieces[0]}" in letters for letters in _LETTERS) if before else False
    return Numbered(number.pieces, style) if follows else number
