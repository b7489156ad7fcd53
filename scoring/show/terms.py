"""What a criteria set says of a node besides its title and max, in words: for the terminal and for pages."""

from collections.abc import Callable, Iterator

from scoring.problems import Said
from scoring.tree.model import Branch, Leaf
from scoring.words import say, tell

Named = Callable[[str, str], tuple[str, str]]
"""From a column of units.csv and a value to the words for both."""


def as_written(column: str, value: str) -> tuple[str, str]:
    """Columns and values as the files have them."""
    return column, value


def terms(node: Branch | Leaf, lang: str, named: Named = as_written) -> Iterator[str]:
    """The rule, where facts come from, how children combine, the weight, whom it applies to and what follows if not."""
    if isinstance(node, Leaf):
        yield say(node.rule.terms(node.max), lang)
        if node.from_ != "self":
            yield tell("show-from", lang, stage=Said(f"stage-{node.from_}", {}))
    elif node.combine != "sum":
        yield tell(f"show-combine-{node.combine}", lang)
    if node.weight is not None:
        yield tell("show-weight", lang, weight=node.weight)
    for column, values in node.applies_to.items():
        pairs = [named(column, value) for value in values]
        yield tell("show-applies", lang, column=pairs[0][0], values=[value for _, value in pairs])
    if node.not_applicable != "forbidden":
        yield tell("show-na", lang, effect=Said(f"effect-{node.not_applicable}", {}))
