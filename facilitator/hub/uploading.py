"""Reading a form that a file comes with: as browsers send it and no other way, never on a disk.

RFC 7578. Libraries for it put large files into temporary ones, where the original of a photo would
lie about; and what a browser sends is little of what they have to understand.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import ClientDisconnect, Request

from facilitator.hub.guarding import BadRequestError, is_own

SECONDS: Final = 90.0
"""How long a form may take to arrive; one that hardly grows ends before: see `hub.prompt`."""
_MOST_DRAINED: Final = 100_000_000
"""Of what is too large: a browser hears no answer before it has sent all."""
_MOST_PARTS: Final = 16
_MOST_HEAD: Final = 1_000
_MOST_TEXT: Final = 16_000
_BOUNDARY: Final = re.compile(
    r"multipart/form-data; *boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?", re.IGNORECASE
)
_NAME: Final = re.compile(rb'content-disposition: *form-data; *name="(\w{1,20})"(;.*)?', re.I)


class TooLargeError(Exception):
    """More was sent than is read."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What a form holds; nobody learns what the file was called."""

    fields: dict[str, str]
    file: bytes = field(repr=False)
    """Empty: none was chosen."""


async def read_upload(request: Request, most_bytes: int) -> Upload:
    """Return the fields and the one file of a form that one of our own pages posted.

    Raises BadRequestError, and TooLargeError if there are more than `most_bytes`.
    """
    if not is_own(request):
        raise BadRequestError(403)
    boundary = _BOUNDARY.fullmatch(request.headers.get("content-type", ""))
    if boundary is None:
        raise BadRequestError(415)
    try:
        async with asyncio.timeout(SECONDS):
            body = await _read(request, most_bytes)
    except TimeoutError:
        raise BadRequestError(408) from None
    return _parsed(body, boundary[1].encode())


async def drain(request: Request) -> None:
    """Read what comes and forget it, so that the answer is heard."""
    try:
        async with asyncio.timeout(SECONDS):
            await _read(request, 0)
    except (TooLargeError, TimeoutError):
        return


async def _read(request: Request, most_bytes: int) -> bytes:
    found, size = bytearray(), 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size <= most_bytes:
                found += chunk
            else:
                found.clear()
            if size > _MOST_DRAINED:
                break
    except ClientDisconnect:
        raise BadRequestError(400) from None
    if size > most_bytes:
        raise TooLargeError
    return bytes(found)


def _parsed(body: bytes, boundary: bytes) -> Upload:
    fields: dict[str, str] = {}
    files: list[bytes] = []
    for name, is_file, content in _parts(body, boundary):
        if is_file:
            files.append(content)
        elif name in fields or len(content) > _MOST_TEXT:
            raise BadRequestError(400)
        else:
            fields[name] = content.decode(errors="replace").replace("\r\n", "\n")
    if len(files) != 1:
        raise BadRequestError(400)
    return Upload(fields, files[0])


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[str, bool, bytes]]:
    """Yield the name of each part, whether it is a file, and what it holds."""
    first, *parts = (b"\r\n" + body).split(b"\r\n--" + boundary, _MOST_PARTS + 1)
    if first or not parts or parts.pop() not in (b"--", b"--\r\n"):
        raise BadRequestError(400)
    for part in parts:
        head, end, content = part.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        found = [match for line in lines[1:] if (match := _NAME.fullmatch(line))]
        if lines[0] or not end or len(head) > _MOST_HEAD or len(found) != 1:
            raise BadRequestError(400)
        yield found[0][1].decode(), b"filename" in (found[0][2] or b"").lower(), content
