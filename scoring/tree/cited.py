"""What stands for a node where no title stands beside it."""

from collections import Counter
from collections.abc import Mapping

from scoring.tree.model import CriteriaSet


def cited(criteria: CriteriaSet) -> Mapping[str, str]:
    """Of every code what people read in its place: the label where it is one node's alone, else the code."""
    printed = Counter(node.printed for node in criteria.nodes.values())
    return {code: node.printed if printed[node.printed] == 1 else code for code, node in criteria.nodes.items()}
