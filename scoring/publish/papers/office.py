"""Who issues a paper (cơ quan ban hành): the name in sentences and in the head, the number, who signs."""

import re
from dataclasses import dataclass

from scoring.campaign.settings import Papers, Signing
from scoring.campaign.units import COMMUNE_KINDS, Unit
from scoring.publish.papers.paper import LONG_BLANK, PLACE_BLANK, Head, Signature, text
from scoring.words import BLANK, capital, printable, within

_COMMITTEE = "Ủy ban nhân dân"
_COUNCIL = "Hội đồng thẩm định"
_SYMBOLS = ((_COMMITTEE, "UBND"), ("UBND", "UBND"), ("Sở Nội vụ", "SNV"), ("Phòng Nội vụ", "PNV"), (_COUNCIL, "HĐTĐ"))
_HEADS = (
    (_COMMITTEE, "CHỦ TỊCH"),
    ("UBND", "CHỦ TỊCH"),
    ("Sở ", "GIÁM ĐỐC"),
    ("Phòng ", "TRƯỞNG PHÒNG"),
    ("Văn phòng ", "CHÁNH VĂN PHÒNG"),
)
_KNOWN = (
    _COMMITTEE, _COUNCIL, "Hội đồng nhân dân", "Sở Nội vụ", "Phòng Nội vụ", "Văn phòng", "Tổ giúp việc", "UBND", "HĐND",
    "cải cách hành chính", "Chỉ số", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường",
    "đặc khu", "và",
)  # fmt: skip
"""Words of names that are written in capitals, as they stand within a sentence."""
_PLACE = re.compile(r" (?=(?:tỉnh|thành phố|huyện|quận|thị xã|(?<!thị )xã|thị trấn|phường|đặc khu) )", re.IGNORECASE)
SHORT = 20
"""A name of so many letters stands on one line of the head."""


@dataclass(frozen=True)
class Office:
    """An office that issues papers; what nobody said is empty and left blank on the paper.

    name, parent: its own name and that of the body above, where there is one, as within a sentence; symbol: its letters
    in a number; place: where it issues them; by, signer: who signs for its head.
    """

    name: str = ""
    parent: str = ""
    symbol: str = ""
    place: str = ""
    by: Signing | None = None
    signer: str = ""

    @property
    def words(self) -> str:
        """The name within a sentence, or a blank."""
        return self.name or LONG_BLANK

    def head(self, letters: str, number: str = "", day: str = "", *, dated: bool = True) -> Head:
        """The head of a paper; `letters` begin its symbol (BC, TB, TTr, QĐ)."""
        above = head_lines(self.parent) if self.parent else ()
        lines = head_lines(_without_place_of(self.parent, self.name)) if self.name else (LONG_BLANK,)
        number = number or text("number", letters=letters, office=self.letters)
        place = text("place-day", place=self.place or PLACE_BLANK, day=day or text("day-blank"))
        return Head(above, lines, number, place if dated else "")

    @property
    def letters(self) -> str:
        """The letters of the office in a number; blank where they can't be known."""
        return self.symbol or next((symbol for start, symbol in _SYMBOLS if self.name.startswith(start)), BLANK)

    def attached(self, letters: str) -> str:
        """What an annex says about the paper it belongs to."""
        name, issuer = text(f"name-{letters}"), self.name or PLACE_BLANK
        return text("attached", name=name, letters=letters, office=self.letters, issuer=issuer)

    def signature(self, *, personal: bool = False) -> Signature:
        """Who signs; `personal` is a decision in the signer's own right, not on behalf of a body."""
        if self.by:
            lines = (self.by.as_, self.by.title) if self.by.as_ else (self.by.title,)
            return Signature(tuple(map(printable, lines)), self.signer)
        if self.name.startswith(_COUNCIL):
            return Signature(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), self.signer)
        head = self.head_of_office or LONG_BLANK
        if head == "CHỦ TỊCH" and not personal:
            return Signature(("TM. ỦY BAN NHÂN DÂN", head), self.signer)
        return Signature((head,), self.signer)

    @property
    def head_of_office(self) -> str:
        """Who heads the office, in capitals."""
        return next((head for start, head in _HEADS if self.name.startswith(start)), "")

    @property
    def authority(self) -> str:
        """Who decides, in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"."""
        name = self.name.upper()
        return f"{self.head_of_office} {name}".strip() or text("authority-blank")

    @property
    def head_words(self) -> str:
        """Who heads the office, within a sentence: "Chủ tịch Ủy ban nhân dân tỉnh …"; or a blank."""
        return f"{capital(self.head_of_office.lower())} {self.name}".strip() or LONG_BLANK


def issuing_office(papers: Papers, issuer: str, parent: str) -> Office:
    """Who appraises and issues the papers; `issuer` and `parent` come before what the campaign states."""
    if issuer:
        return Office(sentence_case(issuer), sentence_case(parent), place=printable(papers.place or ""))
    return Office(
        name=sentence_case(papers.issuer or ""),
        parent=sentence_case(parent or papers.parent or ("" if papers.issuer else LONG_BLANK)),
        symbol=printable(papers.symbol or ""),
        place=printable(papers.place or ""),
        by=papers.by,
        signer=printable(papers.signer or ""),
    )


def deciding_office(papers: Papers, issuer: str) -> Office:
    """Who decides on the results: the body above who appraises, unless said otherwise."""
    return Office(sentence_case(issuer or papers.parent or ""), place=printable(papers.place or ""))


def council_office(papers: Papers) -> Office:
    """The council (Hội đồng thẩm định)."""
    return Office(sentence_case(papers.council or _COUNCIL), sentence_case(papers.parent or LONG_BLANK))


def unit_office(unit: Unit) -> Office:
    """The unit as issuer of its own paper: UBND cấp xã, or whatever else is ranked."""
    name = name_within(unit)
    if not is_commune(unit):
        return Office(name)
    place = next((name.removeprefix(f"{kind} ") for kind in _kinds() if name.startswith(f"{kind} ")), name)
    return Office(f"{_COMMITTEE} {name}", place=place)


def is_commune(unit: Unit) -> bool:
    return unit.columns["kind"] in COMMUNE_KINDS


def in_sentence(unit: Unit) -> str:
    """The unit's office within a sentence: "UBND xã Ma Li Pho"; other than communes as they are called."""
    return text("unit-office", name=name_within(unit)) if is_commune(unit) else printable(unit.name)


def name_within(unit: Unit) -> str:
    """The unit's name within a sentence: "xã Ma Li Pho"."""
    name = printable(unit.name)
    known = any(name.casefold().startswith(f"{kind} ") for kind in _kinds())
    return within(name) if known and is_commune(unit) else name


def _kinds() -> tuple[str, ...]:
    return tuple(text(f"kind-{kind}") for kind in COMMUNE_KINDS)


def sentence_case(name: str) -> str:
    """A name as within a sentence, where it was given in capitals: "Sở Nội vụ tỉnh Điện Biên"."""
    name = " ".join(printable(name).split())
    if name != name.upper():
        return name
    words = " ".join(word.capitalize() for word in name.split())
    for known in _KNOWN:
        words = re.sub(rf"(?<!\w){known}(?!\w)", known, words, flags=re.IGNORECASE)
    return capital(words)


def head_lines(name: str) -> tuple[str, ...]:
    """A name in the head, in capitals, broken before its place as the decree's examples are."""
    if len(name) <= SHORT and not name.startswith(_COMMITTEE):
        return (name.upper(),)
    first, *place = _PLACE.split(name, maxsplit=1)
    council = first.removeprefix(f"{_COUNCIL} ") if first.startswith(f"{_COUNCIL} ") else ""
    lines = (_COUNCIL, council) if council else (first,)
    return tuple(line.upper() for line in (*lines, *place))


def _without_place_of(parent: str, name: str) -> str:
    """The name without the place that the body above it has named: SỞ NỘI VỤ below UBND TỈNH ĐIỆN BIÊN."""
    place = _PLACE.split(parent, maxsplit=1)[1:]
    return name.removesuffix(f" {place[0]}") if place else name
