"""Texts of the Excel forms, and problems found when they are collected."""

from scoring.messages.message import Message

FORMS: dict[str, Message] = {
    "help-form": Message("…", "…"),
}
