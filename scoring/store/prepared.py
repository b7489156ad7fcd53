"""Queries of the ORM whose SQL is made once: making it takes several times as long as the database takes to answer.

For what every save asks. A query is written as any other and stays the one place that says what is asked.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Given = int | str | Sequence[str]


class _Made(NamedTuple):
    """A query of which the SQL is known: its values or their places, and what makes its rows those of the model."""

    model: type[Model]
    sql: str
    values: list[Any]
    names: list[str]
    converted: Callable[[Iterable[Sequence[Any]]], Iterable[Sequence[Any]]]


class Prepared(Generic[M]):
    """A query by what it is asked for: whole numbers, texts, or several texts.

    make: the query for these values; each of them goes into it as a value, and none decides its shape but by how many
    texts there are.
    """

    def __init__(self, make: Callable[..., "QuerySet[M, Any]"]) -> None:
        self._make = make
        self._known: dict[tuple[object, ...], _Made] = {}

    def rows(self, *given: Given) -> list[M]:
        """The rows of a query that asks for all columns, as the model has them."""
        made, found = self._asked(given)
        model: type[M] = made.model  # type: ignore[assignment]  # of the query that was given
        return [model.from_db(connection.alias, made.names, row) for row in made.converted(found)]

    def values(self, *given: Given) -> list[tuple[Any, ...]]:
        """The rows of a query that asks for values; of columns that need no conversion."""
        return self._asked(given)[1]

    def _asked(self, given: Sequence[Given]) -> tuple[_Made, list[tuple[Any, ...]]]:
        flat = [one for each in given for one in ((each,) if isinstance(each, (int, str)) else each)]
        lengths = (-1 if isinstance(each, (int, str)) else len(each) for each in given)
        shape = (connection.vendor, *lengths)
        if shape not in self._known:
            self._known[shape] = self._compiled(given, flat)
        made = self._known[shape]
        with connection.cursor() as cursor:
            cursor.execute(made.sql, [flat[value] if isinstance(value, _Place) else value for value in made.values])
            return made, list(cursor.fetchall())

    def _compiled(self, given: Sequence[Given], flat: Sequence[int | str]) -> _Made:
        marks: list[int | str] = [
            number + _FIRST if isinstance(one, int) else f"\x1f{number}" for number, one in enumerate(flat)
        ]
        places: dict[int | str, _Place] = {mark: _Place(number) for number, mark in enumerate(marks)}
        left = iter(marks)
        standing = [next(left) if isinstance(each, (int, str)) else [next(left) for _ in each] for each in given]
        query = self._make(*standing)
        sql, values = query.query.sql_with_params()
        fields, table = query.model._meta.concrete_fields, query.model._meta.db_table
        compiler = query.query.get_compiler(connection=connection)
        converters = compiler.get_converters([field.get_col(table) for field in fields])
        return _Made(
            query.model,
            sql,
            [places.get(value, value) for value in values],
            [field.attname for field in fields],
            partial(compiler.apply_converters, converters=converters) if converters else iter,
        )


class _Place(int):
    """Where in what is given a value of the SQL stands."""


_FIRST = -(1 << 40)
"""Far from every number that a query has of its own."""
