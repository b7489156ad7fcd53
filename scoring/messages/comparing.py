"""What `scoring compare` says: gains, losses, what cannot be compared."""

from scoring.messages.message import Message

COMPARING: dict[str, Message] = {}
