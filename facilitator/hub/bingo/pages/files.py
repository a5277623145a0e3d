"""Script, style and picture of the pages."""

from __future__ import annotations

from typing import Final

from facilitator.hub.phones.files import PageFiles

FILES: Final = PageFiles("facilitator.hub.bingo.pages", "/B/static")
