"""What `scoring publish` and `scoring verify` say, and the words of published data."""

from scoring.messages.message import Message

PUBLISHING: dict[str, Message] = {}
