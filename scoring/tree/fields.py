"""Typed fields read from text: in a criteria file every scalar is text until its field says what it is."""

import datetime
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Annotated, Any, LiteralString, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from scoring.points import exact_text, parse_count, parse_number
from scoring.problems import Fault, Text
from scoring.tree.yaml_text import CONTROL


class Frozen(BaseModel):
    """The base of all that a criteria file declares: immutable, and no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other fields in place of its own, unchecked; what was derived from the old is left behind."""
        copied = super().model_copy(update=update, deep=deep)
        for name in (copied.__dict__.keys() - type(self).model_fields.keys()) if update else ():
            del copied.__dict__[name]
        return copied


def later(default: Any, **more: Any) -> Any:
    """A field that older sets did not have: left out of what is written and digested where it has its default."""
    return Field(default, exclude_if=lambda value: value == default, **more)


def barred(code: LiteralString) -> BeforeValidator:
    """A key that has no place here, where what it would say is settled; `code` says why."""

    def refuse(_: Any) -> Any:
        raise PydanticCustomError(code, "no place here")

    return BeforeValidator(refuse)


def field(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A parser of text as a pydantic validator: a `Fault` keeps its code and values."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError("text-expected", "text expected")
        if not value.strip():
            raise PydanticCustomError("text-empty", "text expected")
        try:
            return parse(value.strip())
        except Fault as fault:
            raise PydanticCustomError(fault.code, "{given}", {"given": "", **fault.values}) from None

    return validate


def _whole(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    return sign * parse_count(text.removeprefix("-"))


def _true_false(text: str) -> bool:
    word = text.casefold()
    if word not in ("true", "false"):
        raise Fault("not-true-or-false", given=text)
    return word == "true"


def _words(text: str) -> str:
    if CONTROL.search(text):
        raise Fault("text-control-character")
    return text


MOST_NAME = 60
_NAME = re.compile(r"[^\W_][\w.\-]*")


def _name(text: str) -> str:
    """Codes and ids: letters, digits, `.`, `-`, `_`; short; nothing a program or a spreadsheet could misread."""
    if not is_name(text):
        raise Fault("name-malformed", given=text)
    return text


def is_name(text: str) -> bool:
    """Whether a text may be a code or an id."""
    return _NAME.fullmatch(text) is not None and len(text) <= MOST_NAME


def _month_day_or_date(text: str) -> str:
    """`12-31` or `2022-12-31`, kept as text; 29 February needs its year."""
    full = text if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else f"2001-{text}"
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", full):
            datetime.date.fromisoformat(full)
            return text
    except ValueError:
        pass
    raise Fault("date-malformed", given=text)


NUMBER_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9]+([.,][0-9]+)?$"}]}
_WHOLE_SCHEMA = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?[0-9]+$"}]}
_TRUE_FALSE = "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
_BOOLEAN_SCHEMA = {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _TRUE_FALSE}]}

_as_text = PlainSerializer(exact_text, return_type=str)

Number = Annotated[Fraction, PlainValidator(field(parse_number)), _as_text, WithJsonSchema(NUMBER_SCHEMA)]
"""An exact decimal number."""
Whole = Annotated[int, BeforeValidator(field(_whole)), WithJsonSchema(_WHOLE_SCHEMA)]
"""A whole number, possibly negative."""
TrueFalse = Annotated[bool, PlainValidator(field(_true_false)), WithJsonSchema(_BOOLEAN_SCHEMA)]
"""`true` or `false`."""
Words = Annotated[str, PlainValidator(field(_words)), WithJsonSchema({"type": "string", "minLength": 1})]
"""A text for people, not empty."""
Name = Annotated[str, PlainValidator(field(_name)), WithJsonSchema({"type": "string", "maxLength": 60})]
"""A code or an id."""
_CODE_SCHEMA = {
    "anyOf": [{"type": "string", "maxLength": 60}, {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}]
}
Code = Annotated[str, PlainValidator(field(_name)), WithJsonSchema(_CODE_SCHEMA)]
"""A code of a node; an editor takes one that goes on from the code above, `.1`, for a number."""
Day = Annotated[str, PlainValidator(field(_month_day_or_date)), WithJsonSchema({"type": "string"})]
"""A day of the year (`12-31`) or a date (`2022-12-31`)."""


class Titled(Frozen):
    """Something with a title in Vietnamese and English; where one is left out, the other stands in."""

    vi: Words | None = None
    en: Words | None = None

    @property
    def is_titled(self) -> bool:
        return self.vi is not None or self.en is not None

    def title_or(self, name: str) -> Text:
        return Text(self.vi or self.en or name, self.en or self.vi or name)


def _in_one_language_at_least(schema: dict[str, Any]) -> None:
    schema["anyOf"] = [{"required": [lang]} for lang in ("vi", "en")]


class Both(Titled):
    """The title of a set or a campaign; where one language is left out, the other stands in."""

    model_config = ConfigDict(json_schema_extra=_in_one_language_at_least)

    vi: Words | None = later(None)
    en: Words | None = later(None)

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not self.is_titled:
            raise PydanticCustomError("title-without-words", "a title has words")
        return self

    def text(self) -> Text:
        return self.title_or("")


class Named(Titled):
    """Something with an id of its own, which stands in for the title where there is none."""

    id: Name

    @property
    def title(self) -> Text:
        return self.title_or(self.id)
