"""What campaign.yaml says: which criteria, which year, and the policies of this appraisal."""

from typing import Literal

from scoring.tree.fields import Frozen, Name, TrueFalse, Whole, Words
from scoring.tree.model import Both


class Decision(Frozen):
    """The decision (Quyết định) that publishes the results."""

    number: Words
    date: Words
    signer: Words


class Settings(Frozen):
    """The settings of a campaign (kỳ đánh giá)."""

    id: Name
    title: Both
    year: Whole
    criteria: Words
    origin: Words
    groups: tuple[Words, ...] = ()
    when_missing: Literal["zero", "unranked"] = "zero"
    without_evidence: Literal["explain", "zero", "warn"] = "explain"
    claims: Literal["confirm", "trust"] = "confirm"
    sample: TrueFalse = False
    decision: Decision | None = None
