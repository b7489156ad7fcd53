"""What a set declares besides its nodes: what it rests on, who appraises, what the depths are called."""

from collections.abc import Sequence
from typing import Literal

from scoring.messages.concepts import CONCEPTS
from scoring.problems import Text
from scoring.tree.fields import Code, Frozen, Named, Titled, TrueFalse, Words, later


class Source(Frozen):
    """What a criteria set rests on, and how far it is the original."""

    document: Words
    status: Literal["official", "transcribed", "reconstructed"]
    note: Words | None = None


class Body(Named):
    """Who appraises (cơ quan thẩm định)."""


class Guide(Titled):
    """How to score a leaf, in a sentence or two, for the officer who fills it in."""


class Evidence(Frozen):
    """The evidence documents (tài liệu kiểm chứng) a leaf asks for."""

    required: TrueFalse = False
    what: Words | None = None


class Level(Named):
    """The name of a depth of the tree."""


def numbered(count: int) -> Sequence[Level]:
    """The depths of a file that names none: Cấp 1, Cấp 2, …"""
    words = CONCEPTS["word-level-nth"]
    return tuple(
        Level.model_construct(id=str(number), vi=words.vi.format(number=number), en=words.en.format(number=number))
        for number in range(1, count + 1)
    )


def called(named: Sequence[Level], depth: int) -> Text:
    """What a node of that depth is called before its code: by its level's name, or "Mục" where it has none."""
    words = CONCEPTS["word-node"]
    return named[depth].title if named else Text(words.vi, words.en)


class Coded(Titled):
    """Something with a code, the key in data, and what is printed in place of the code."""

    code: Code
    label: Words | None = later(None)

    @property
    def title(self) -> Text:
        return self.title_or(self.printed)

    @property
    def printed(self) -> str:
        """What people read in place of the code."""
        return self.label or self.code
