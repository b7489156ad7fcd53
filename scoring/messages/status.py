"""Texts of `scoring status` and `scoring new`."""

from scoring.messages.message import Message

STATUS: dict[str, Message] = {
    "help-status": Message("…", "…"),
}
