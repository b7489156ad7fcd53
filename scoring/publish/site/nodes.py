"""Nodes in words: what every page of a language says alike about a criterion."""

from typing import NamedTuple

from markupsafe import Markup, escape

from scoring.publish.site.tables import SiteTables, anchor
from scoring.show.lexicon import Lexicon
from scoring.tree.model import Branch, Leaf


class NodeWords(NamedTuple):
    """A node as pages name it; `href` is seen from a page of a unit or a node; `depth` is 0 for the first."""

    code: str
    cited: str
    anchor: str
    title: str
    depth: int
    is_leaf: bool
    href: str
    body: str
    label: Markup


def node_words(tables: SiteTables, words: Lexicon) -> dict[str, NodeWords]:
    """Every node in words, by its code."""
    depths = tables.criteria.depths
    return {code: _words(node, depths.get(code, 0), tables, words) for code, node in tables.criteria.nodes.items()}


def _words(node: Branch | Leaf, depth: int, tables: SiteTables, words: Lexicon) -> NodeWords:
    body = ""
    if isinstance(node, Leaf) and node.body:
        responsible = tables.criteria.body(node.body)
        body = words.text(responsible.title)
    title, code = words.text(node.title), cited(node.printed)
    label = Markup('<span class="code">{}</span> {}').format(code, title) if code else escape(title)
    href = f"../{tables.node_href(node.code)}"
    return NodeWords(node.code, code, anchor(node.code), title, depth, isinstance(node, Leaf), href, body, label)


def cited(code: str) -> str:
    """A code as people cite it; a long word without digits is a name for programs."""
    return code if len(code) <= 3 or any(sign.isdigit() for sign in code) else ""


def labelled(node: NodeWords) -> str:
    """Code and title on one line."""
    return f"{node.cited}. {node.title}" if node.cited else node.title


def bar(points: int | None, maximum: int | None) -> Markup:
    """Points of max as a bar; nothing where there are none."""
    if points is None or not maximum:
        return Markup("")
    return _BARS[min(max(Lexicon.whole_percent(points, maximum), 0), 100)]


_BAR = Markup('<svg class="bar" aria-hidden="true"><rect width="{}%" height="100%"/></svg>')
_BARS = [_BAR.format(percent) for percent in range(101)]
