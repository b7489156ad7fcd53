"""What is odd in a criteria set though nothing is refused for it: its author is told on checking."""

from collections.abc import Iterator

from scoring.problems import Fault
from scoring.tree.checks import Path, paths
from scoring.tree.model import CriteriaSet


def noticed(criteria: CriteriaSet) -> Iterator[tuple[Path, Fault]]:
    """Nodes without a title: people would read their code in its place."""
    for path, node in paths(criteria):
        if not node.is_titled:
            yield (*path, "code"), Fault("node-untitled", code=node.code)
