"""A process that prepares pictures for another one, and can be killed by what it is given.

It is sent file after file on its standard input, each behind its length, and answers each with a
line of JSON, behind which the picture stands. What decoders print, eat or wait for stays here.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import IO, Any, Final

from facilitator.formats.pictures import PictureError, prepare

LENGTH: Final = 8
"""Bytes of a length, the highest first."""


def serve(asked: IO[bytes], answered: IO[bytes], most_pixels: int) -> None:
    """Answer until nothing is asked any more."""
    while len(length := asked.read(LENGTH)) == LENGTH:
        content = asked.read(int.from_bytes(length))
        try:
            picture = prepare(content, most_pixels=most_pixels)
        except PictureError as error:
            _answer(answered, {"fault": error.fault.value, "detail": error.detail})
        else:
            said = {"width": picture.width, "height": picture.height, "size": len(picture.content)}
            _answer(answered, said, picture.content)


def _answer(answered: IO[bytes], said: dict[str, Any], content: bytes = b"") -> None:
    answered.write(json.dumps(said).encode() + b"\n" + content)
    answered.flush()


def limit_memory(most_bytes: int) -> None:
    """Let this process have no more than that, where the operating system can do it."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # macOS does not take every limit
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    limit_memory(int(sys.argv[1]))
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        serve(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[2]))
