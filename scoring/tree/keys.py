"""Which keys a file of a model may have, and where: for what is said of a key that belongs nowhere."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

from scoring.problems import Said, did_you_mean

MOST_LISTED = 12
"""Keys of a block that are listed; a longer list helps nobody."""

Schema = dict[str, Any]


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


@cache
def mappings(model: type[BaseModel]) -> list[Schema]:
    """The keys of every mapping in a file of this model, each with the JSON Schema of its values."""
    schema = _schema(model)
    return [part.get("properties", {}) for part in (schema, *schema.get("$defs", {}).values())]


def known_keys(model: type[BaseModel]) -> list[str]:
    """Every key that may stand somewhere in a file of this model."""
    return sorted({key for mapping in mappings(model) for key in mapping})


def keys_at(model: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The keys that may stand in the mapping at pydantic's location, which names tags of unions too."""
    schema = _schema(model)
    here = list(_resolved([schema], schema))
    for part in loc:
        below = [one[_below(one, part)] for one in here if _below(one, part)]
        inside = [one["properties"][part] for one in here if part in one.get("properties", {})] or below
        if inside:
            here = list(_resolved(inside, schema))
        else:
            tagged = [one for one in here if one.get("properties", {}).get("kind", {}).get("const") == part]
            here = tagged or here
    return list(dict.fromkeys(key for one in here for key in one.get("properties", {})))


def _below(schema: Schema, part: int | str) -> str:
    """Where the schema of an item of a list, or of any value of a mapping, stands."""
    wanted = "items" if isinstance(part, int) else "additionalProperties"
    return wanted if isinstance(schema.get(wanted), dict) else ""


def _resolved(schemas: Sequence[Schema], whole: Schema) -> Iterator[Schema]:
    """The schemas that references and alternatives stand for."""
    for one in schemas:
        if "$ref" in one:
            yield from _resolved([whole["$defs"][one["$ref"].rpartition("/")[2]]], whole)
        elif alternatives := [*one.get("anyOf", ()), *one.get("oneOf", ())]:
            yield one
            yield from _resolved(alternatives, whole)
        else:
            yield one


def keys_hint(model: type[BaseModel], loc: Sequence[int | str]) -> Said | str:
    """The keys at a location, where they are few."""
    here = keys_at(model, loc)
    return Said("hint-keys-here", {"keys": here}) if 0 < len(here) <= MOST_LISTED else ""


def key_hint(key: str, value: Any, model: type[BaseModel], loc: Sequence[int | str]) -> Said:
    """What is said of a key that is unknown at a location: what an unquoted comma left, a near key, the keys there."""
    if "(" in key or ")" in key:
        return Said("hint-formula-comma", {})
    if key.isdigit():
        return Said("hint-decimal-comma", {})
    here = keys_at(model, loc)
    if key in here:  # of the other alternative: a rule beside children
        return Said("hint-key-elsewhere", {"listed": ""})
    near = did_you_mean(key, here)
    if near.code != "hint-none":
        return near
    if value in (None, ""):
        return Said("hint-text-comma", {})
    listed = keys_hint(model, loc)
    if key in known_keys(model):
        return Said("hint-key-elsewhere", {"listed": listed})
    return listed if isinstance(listed, Said) else did_you_mean(key, known_keys(model))
