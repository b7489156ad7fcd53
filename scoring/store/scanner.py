"""Files looked at by a virus scanner before they are kept: ClamAV's daemon, where `SCORING_CLAMD` names its socket.

`/run/clamav/clamd.ctl` or `host:3310`. Its protocol is one word, the bytes in parts, and one line back.
"""

import os
import socket
import struct

from scoring.problems import Fault

SOCKET = "SCORING_CLAMD"
PART = 1 << 16
SECONDS = 60


def scan(content: bytes) -> bool:
    """Whether a scanner found the bytes clean; False where none is configured.

    Raises `Fault` where it finds something, and where it is configured and can't be asked: nothing passes it unseen.
    """
    there = os.environ.get(SOCKET, "")
    if not there:
        return False
    try:
        said = _asked(there, content)
    except (OSError, ValueError) as error:
        raise Fault("evidence-scanner", socket=there, reason=str(error)) from None
    if said.endswith(" FOUND"):
        raise Fault("evidence-virus", name=said.removeprefix("stream: ").removesuffix(" FOUND"))
    if said != "stream: OK":
        raise Fault("evidence-scanner", socket=there, reason=said or "?")
    return True


def _asked(there: str, content: bytes) -> str:
    with _connected(there) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PART):
            part = content[start : start + PART]
            line.sendall(struct.pack("!I", len(part)) + part)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connected(there: str) -> socket.socket:
    """A connection to the daemon. Raises `OSError`, and `ValueError` where the port is no number."""
    if there.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(there)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = there.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
