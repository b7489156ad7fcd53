"""All rule kinds, told apart by `kind`. To add one: write its class, name it here; a test walks them all."""

from typing import Annotated, get_args

from pydantic import Field

from scoring.tree.rules_counted import Deadline, Deduction, PerItem
from scoring.tree.rules_formula import Formula
from scoring.tree.rules_measured import Bands, Proportional, Steps, Survey
from scoring.tree.rules_normalised import Normalised
from scoring.tree.rules_stated import Checklist, Judged, Levels, Value, YesNo

AnyRule = (
    YesNo
    | Levels
    | Steps
    | Proportional
    | Bands
    | Checklist
    | Deduction
    | PerItem
    | Deadline
    | Survey
    | Value
    | Normalised
    | Judged
    | Formula
)

RuleField = Annotated[AnyRule, Field(discriminator="kind")]
"""The field `rule` of a leaf."""

KINDS: dict[str, type[AnyRule]] = {
    get_args(rule.model_fields["kind"].annotation)[0]: rule for rule in get_args(AnyRule)
}
"""Every rule class by its `kind`."""
