"""The templates of the pages, with their words."""

from __future__ import annotations

from functools import cache
from typing import Any

from markupsafe import Markup

from facilitator.hub.phones.html import Templates
from facilitator.hub.voices.pages.files import FILES
from facilitator.hub.voices.pages.words import words_in
from facilitator.texts import Language


def render(template: str, language: Language, /, **values: Any) -> Markup:
    """Return the HTML of `template`, its words in `language`."""
    return _templates().render(template, language, **values)


@cache
def _templates() -> Templates:
    return Templates("facilitator.hub.voices.pages", FILES, words_in)
