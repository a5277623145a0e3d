"""Scripts, styles and pictures of the pages."""

from __future__ import annotations

from typing import Final

from facilitator.hub.phones.files import PageFiles

FILES: Final = PageFiles("facilitator.hub.voices.pages", "/V/static")
