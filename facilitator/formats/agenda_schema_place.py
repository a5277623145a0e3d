"""Where editors find what they complete the keys of an agenda from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_SCHEMA: Final = Path(__file__).with_name("agenda.schema.json")


def schema_line() -> str:
    """Return the first line of an agenda: a comment that YAML editors understand.

    The address is absolute and without spaces, wherever the program is installed.
    """
    return f"# yaml-language-server: $schema={_SCHEMA.as_uri()}"
