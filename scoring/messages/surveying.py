"""What `scoring survey tally` says, and what is wrong with microdata."""

from scoring.messages.message import Message

SURVEYING: dict[str, Message] = {}
