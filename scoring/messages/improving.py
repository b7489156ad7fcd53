"""What `scoring improve` says: points lost, steps to take, plans, commendations."""

from scoring.messages.message import Message

IMPROVING: dict[str, Message] = {}
