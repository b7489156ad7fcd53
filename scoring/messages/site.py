"""The published site: headings, labels and words of its pages."""

from scoring.messages.message import Message

SITE: dict[str, Message] = {}
