"""Texts of the Word papers and their PDF annexes."""

from scoring.messages.message import Message

PAPERS: dict[str, Message] = {
    "help-paper": Message("…", "…"),
}
