"""Queries of the ORM whose SQL is made once: making it takes several times as long as the database takes to answer.

For what every save asks. A query is written as any other and stays the one place that says what is asked.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Given = int | str | Sequence[str]


class Prepared(Generic[M]):
    """A query by what it is asked for: whole numbers, texts, or several texts.

    make: the query for these values; each of them goes into it as a value, and none decides its shape but by how many
    texts there are.
    """

    def __init__(self, make: Callable[..., "QuerySet[M, Any]"]) -> None:
        self._make = make
        self._known: dict[tuple[object, ...], tuple[type[M], str, list[Any]]] = {}

    def rows(self, *given: Given) -> list[M]:
        """The rows, as the model has them."""
        model, sql, values = self._said(given)
        return list(model._default_manager.raw(sql, values))

    def values(self, *given: Given) -> list[tuple[Any, ...]]:
        """The rows of a query that asks for values; of columns that need no conversion."""
        _, sql, values = self._said(given)
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())

    def _said(self, given: Sequence[Given]) -> tuple[type[M], str, list[Any]]:
        flat = [one for each in given for one in ((each,) if isinstance(each, (int, str)) else each)]
        lengths = (-1 if isinstance(each, (int, str)) else len(each) for each in given)
        shape = (connection.vendor, *lengths)
        if shape not in self._known:
            self._known[shape] = self._compiled(given, flat)
        model, sql, places = self._known[shape]
        return model, sql, [flat[place] if isinstance(place, _Place) else place for place in places]

    def _compiled(self, given: Sequence[Given], flat: Sequence[int | str]) -> tuple[type[M], str, list[Any]]:
        marks: list[int | str] = [
            number + _FIRST if isinstance(one, int) else f"\x1f{number}" for number, one in enumerate(flat)
        ]
        places: dict[int | str, _Place] = {mark: _Place(number) for number, mark in enumerate(marks)}
        left = iter(marks)
        standing = [next(left) if isinstance(each, (int, str)) else [next(left) for _ in each] for each in given]
        query = self._make(*standing)
        sql, values = query.query.sql_with_params()
        return query.model, sql, [places.get(value, value) for value in values]


class _Place(int):
    """Where in what is given a value of the SQL stands."""


_FIRST = -(1 << 40)
"""Far from every number that a query has of its own."""
