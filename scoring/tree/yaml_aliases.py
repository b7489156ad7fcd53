"""What is written once and used again in a YAML file: an anchor (&) and its aliases (*), written out with a bound."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import Any, NoReturn

import yaml

from scoring.problems import did_you_mean

MOST_EXPANDED = 10_000
"""Keys, values, lists and blocks of a file with aliases, once these are written out; more is an attack."""

Refuse = Callable[..., NoReturn]


def expanded(events: Iterable[Any], refuse: Refuse) -> Iterator[Any]:
    """The parser's events with those of what it names in place of every alias, standing where the alias stands.

    `refuse(code, event, **values)` tells of an alias that names nothing or itself, an anchor given twice, and of more
    than `MOST_EXPANDED` nodes in a file that has aliases.
    """
    return _Expansion(refuse).of(events)


class _Expansion:
    def __init__(self, refuse: Refuse) -> None:
        self.refuse = refuse
        self.seen: list[Any] = []
        self.starts: dict[str, int] = {}
        self.ends: dict[str, int] = {}
        self.nodes = 0
        self.has_aliases = False

    def of(self, events: Iterable[Any]) -> Iterator[Any]:
        unfinished: list[str | None] = []
        for event in events:
            self.seen.append(event)
            if isinstance(event, yaml.CollectionStartEvent):
                unfinished.append(self._begin(event))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end(unfinished.pop())
            elif isinstance(event, yaml.ScalarEvent):
                self._end(self._begin(event))
            if isinstance(event, yaml.AliasEvent):
                self.has_aliases = True
                yield from self._again(event, event)
            else:
                yield self._counted(event)

    def _begin(self, event: Any) -> str | None:
        """Notes an anchor's first event, and gives its name."""
        name: str | None = event.anchor
        if name is not None:
            if name in self.starts:
                first = self.seen[self.starts[name]].start_mark.line + 1
                self.refuse("yaml-anchor-twice", event, name=name, line=first)
            self.starts[name] = len(self.seen) - 1
        return name

    def _end(self, name: str | None) -> None:
        if name is not None:
            self.ends[name] = len(self.seen)

    def _again(self, alias: Any, there: Any) -> Iterator[Any]:
        """The events that an alias stands for, placed at the one in the text that led to it."""
        name = alias.anchor
        if name not in self.ends:
            if name in self.starts:
                self.refuse("yaml-alias-itself", alias, name=name)
            self.refuse("yaml-alias-unknown", alias, name=name, hint=did_you_mean(name, list(self.ends)))
        for event in self.seen[self.starts[name] : self.ends[name]]:
            if isinstance(event, yaml.AliasEvent):
                yield from self._again(event, there)
            else:
                placed = copy(event)
                placed.start_mark, placed.end_mark = there.start_mark, there.end_mark
                yield self._counted(placed)

    def _counted(self, event: Any) -> Any:
        self.nodes += isinstance(event, yaml.NodeEvent)
        if self.has_aliases and self.nodes > MOST_EXPANDED:
            self.refuse("yaml-alias-too-many", event, most=MOST_EXPANDED)
        return event
