"""Published workbooks: headings and words of the cells."""

from scoring.messages.message import Message

WORKBOOKS: dict[str, Message] = {}
