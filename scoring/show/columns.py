"""Columns of units.csv and their values in words."""

from collections.abc import Mapping

from scoring.campaign.columns import column_said, value_said
from scoring.problems import Said, Text
from scoring.words import fill


def column_name(column: str, lang: str, names: Mapping[str, Text]) -> str:
    """A column as people call it; `names` are the campaign's own."""
    return _in_words(column_said(column, names), lang)


def value_name(column: str, value: str, lang: str) -> str:
    """A value of a column as people say it."""
    return _in_words(value_said(column, value), lang)


def _in_words(name: Said | Text | str, lang: str) -> str:
    return fill("{name}", {"name": name}, lang)
