"""The JSON Schema (2020-12) of the criteria file, generated from the models, for editors and programs."""

from typing import Any

from scoring.tree.model import CriteriaSet


def criteria_schema() -> dict[str, Any]:
    """The schema as data; scalars are accepted as text and as the YAML 1.2 values that editors read."""
    schema = CriteriaSet.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Criteria set",
        **{key: value for key, value in schema.items() if key != "title"},
    }
