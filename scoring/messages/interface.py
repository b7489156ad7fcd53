from scoring.messages.message import Message
INTERFACE: dict[str, Message] = {}
