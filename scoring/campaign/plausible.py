"""Facts that can be read and are possible but odd: they count, and who typed them is asked to look again."""

import re
from collections.abc import Iterator

from scoring.campaign.answers import Answer
from scoring.points import parse_number
from scoring.problems import Fault
from scoring.tree.facts import CLAIMS, read_date
from scoring.tree.model import Branch, Leaf
from scoring.tree.rule import Asked, Yardstick

ODDITIES = frozenset({"odd-date", "odd-share", "odd-thousands", "odd-letters"})
"""What is told once where the facts come in, and by `scoring check`."""
YEARS_AROUND = 1
"""Dates of an appraisal lie in its year, the one before or the one after."""

_OLD_SIGNS = "¡-¿×÷"
_OLD_LETTERS = "ËÎÏÐÑÖØÜÞåæçëîïðñöøûüþÿ"
_OLD = re.compile(
    rf"[^\W\d_](?:[{_OLD_LETTERS}]|[{_OLD_SIGNS}](?=[^\W\d_]))"
    r"|a[áàâãåäêéèúùëûøõïü]|e[áàâãåäùøûõï]|o[âåäùøûõï]|[uy][ùøûõï]",
    re.IGNORECASE,
)
"""What no Vietnamese word has, but words of before Unicode do: TCVN3 has signs for letters, VNI two letters for one."""

_BARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_MAYBE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")


def may_be_odd(facts: str) -> bool:
    """Whether something other than a date may be odd in facts: a number with decimals. Most facts have none."""
    return "," in facts or "." in facts


def is_dated(leaf: Leaf) -> bool:
    """Whether a rule of the leaf asks for a date."""
    return any(asked.sort == "date" for one in leaf.by_rule for asked in one.rule.asks)


def oddities(row: Answer, node: Branch | Leaf, year: int) -> Iterator[Fault]:
    """What is odd about the facts of a row that is otherwise right; `year` is the campaign's."""
    if isinstance(node, Branch) or not row.facts or row.facts in CLAIMS:
        return
    for asked, text in zip(node.rule.asks, node.rule.parts(row.facts), strict=True):
        yield from _odd(asked, text, year)
    if _MAYBE_THOUSANDS.fullmatch(row.facts) and _may_be_thousands(row.facts, node):
        yield Fault("odd-thousands", given=row.facts, whole=row.facts.replace(",", ""))


def old_letters(text: str) -> Fault | None:
    """What is odd about a text that only the fonts of before Unicode show as it was meant (TCVN3, VNI)."""
    if text.isascii() or not _OLD.search(text):
        return None
    return Fault("odd-letters", given=next(word for word in text.split() if _OLD.search(word)))


def _odd(asked: Asked, text: str, year: int) -> Iterator[Fault]:
    if asked.sort == "date":
        day = read_date(text)
        if day is not None and abs(day.year - year) > YEARS_AROUND:
            yield Fault("odd-date", given=day, year=year)
    elif asked.sort in ("share", "survey") and _BARE.fullmatch(text):
        meant = parse_number(text)
        means = asked.sort == "share" or (asked.low == 0 and asked.high == 100)
        if means and 0 < meant < 1:
            yield Fault("odd-share", given=text, percent=meant * 100)


def _may_be_thousands(text: str, leaf: Leaf) -> bool:
    """Whether the rule would refuse the same digits with a point, as what may mean a thousand."""
    try:
        leaf.rule.read(text.replace(",", "."), Yardstick(leaf.max))
    except Fault as fault:
        return fault.code == "number-ambiguous"
    return False
