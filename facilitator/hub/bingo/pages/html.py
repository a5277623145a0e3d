"""Templates, filled: all that comes from people is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from facilitator.hub.bingo.pages.files import address_of
from facilitator.hub.bingo.pages.words import words_in
from facilitator.hub.templating import environment
from facilitator.hub.wording import Words
from facilitator.texts import Language, load_texts


def render(template: str, language: Language, /, **values: Any) -> Markup:
    """Return the HTML of `template`, its words in `language`."""
    found = _environment().get_template(template)
    return Markup(found.render(w=_words(language), language=language, **values))  # noqa: S704


@cache
def _words(language: Language) -> Words:
    return words_in(load_texts(language))


@cache
def _environment() -> Environment:
    made = environment("facilitator.hub.bingo.pages")
    made.globals["file"] = address_of
    return made
