"""What a criteria set says of a node besides its title and max, in words: for the terminal and for pages."""

from collections.abc import Iterator, Mapping

from scoring.campaign.columns import KIND
from scoring.engine.rules_for import all_terms
from scoring.problems import Said, Text
from scoring.show.columns import column_name, value_name
from scoring.tree.model import Branch, Condition, Leaf
from scoring.words import say, tell, within

FULL = 100


def terms(node: Branch | Leaf, lang: str, names: Mapping[str, Text]) -> Iterator[str]:
    """The rule, where facts come from, how children combine, the weight, whom it applies to and what follows if not.

    `names` are those of the columns of units.csv.
    """
    if isinstance(node, Leaf):
        yield from (say(rule, lang) for rule in all_terms(node, names))
    else:
        yield from combined(node, lang)
    yield from terms_besides(node, lang, names)


def combined(branch: Branch, lang: str) -> Iterator[str]:
    """How children combine, where they are not summed."""
    if branch.combine != "sum":
        yield tell(f"show-combine-{branch.combine}", lang)


def terms_besides(node: Branch | Leaf, lang: str, names: Mapping[str, Text]) -> Iterator[str]:
    """What is said of a node besides its rules or how its children combine."""
    if isinstance(node, Leaf):
        if isinstance(node, Condition) and node.met_at != FULL:
            yield tell("condition-met-from", lang, met_at=node.met_at)
        if node.from_ != "self":
            yield tell("show-from", lang, stage=Said(f"stage-{node.from_}", {}))
    if node.weight is not None:
        yield tell("show-weight", lang, weight=node.weight)
    for column, values in node.applies_to.items():
        shown = [value_name(column, value, lang) for value in values]
        if column == KIND:
            yield tell("show-applies-kind", lang, values=list(map(within, shown)))
        else:
            yield tell("show-applies", lang, column=column_name(column, lang, names), values=shown)
    if node.not_applicable != "forbidden":
        yield tell("show-na", lang, effect=Said(f"effect-{node.not_applicable}", {}))
