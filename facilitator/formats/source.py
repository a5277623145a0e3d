"""A file as text: its size, its encoding and its characters, before any YAML is read."""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from facilitator.formats import refusals
from facilitator.formats.problems import (
    MOST_SHOWN,
    WHOLE_FILE,
    Mark,
    Problem,
    UnreadableError,
    Wording,
    shown,
    visible,
)

SIZE_LIMIT: Final = 1_000_000
"""Bytes. The sample event of two days has 40,000: whatever passes this is another file."""

UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML 1.1 leaves out: all but c-printable (5.1), and byte order marks inside (5.2)."""

_LINE_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def read_text(path: Path) -> str:
    """Return the text of `path` without a byte order mark; raise UnreadableError saying why not."""
    text = _decode(_read_bytes(path))
    problems = tuple(islice(_unprintable(text), MOST_SHOWN))
    if problems:
        raise UnreadableError(*problems)
    return text


def mark_at(text: str, offset: int) -> Mark:
    """Return where the character at `offset` stands, lines broken as YAML 1.1 breaks them."""
    line, start = 1, 0
    for found in _LINE_BREAK.finditer(text, 0, offset):
        line, start = line + 1, found.end()
    return Mark(line, offset - start + 1)


def split_lines(text: str) -> list[str]:
    """Return the lines of `text` as `mark_at` counts them."""
    return _LINE_BREAK.split(text)


def _read_bytes(path: Path) -> bytes:
    try:
        described = path.stat()
        if stat.S_ISDIR(described.st_mode):
            raise _whole(lambda texts: texts("This is a folder, not a file."))
        if not stat.S_ISREG(described.st_mode):
            raise _whole(lambda texts: texts("This is not an ordinary file."))
        if described.st_size > SIZE_LIMIT:
            raise _too_large(described.st_size)
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT)
    except FileNotFoundError:
        raise UnreadableError(_missing(path)) from None
    except PermissionError:
        raise _whole(lambda texts: texts("This file may not be read by you.")) from None
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        raise _whole(
            lambda texts: texts("This file can't be read: {reason}.", reason=reason)
        ) from None


def _missing(path: Path) -> Problem:
    there = _yaml_files_in(path.parent)
    return Problem(
        WHOLE_FILE,
        lambda texts: texts("There is no such file."),
        path.name,
        there,
        hint=(lambda texts: texts("In this folder: {files}", files=", ".join(there)))
        if there
        else None,
    )


def _yaml_files_in(folder: Path) -> tuple[str, ...]:
    try:
        names = sorted(found.name for found in folder.iterdir())
    except OSError:
        return ()
    return tuple(visible(name) for name in names if name.endswith((".yaml", ".yml")))


def _decode(raw: bytes) -> str:
    if raw.startswith(_WIDE_MARKS) or 0 in raw[:2]:
        raise _whole(lambda texts: texts("This file is in UTF-16. Please save it as UTF-8."))
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        byte = raw[error.start]
        guess = bytes([byte]).decode("cp1252", "replace")
        raise UnreadableError(
            Problem(
                mark_at(before, len(before)),
                lambda texts: texts(
                    "This file is not in UTF-8: byte 0x{byte:02X}, in Windows-1252 “{guess}”.",
                    byte=byte,
                    guess=shown(guess),
                ),
                found=guess,
                hint=lambda texts: texts("Please save it as UTF-8 (an editor's “Save as”)."),
            )
        ) from None


def _unprintable(text: str) -> Iterator[Problem]:
    for found in UNPRINTABLE.finditer(text):
        yield refusals.unprintable(mark_at(text, found.start()), found.group())


def _whole(message: Wording) -> UnreadableError:
    return UnreadableError(Problem(WHOLE_FILE, message))


def _too_large(size: int) -> UnreadableError:
    return _whole(
        lambda texts: texts(
            "This file has {size} KB; files of up to {limit} KB are read.",
            size=size // 1000,
            limit=SIZE_LIMIT // 1000,
        )
    )
