"""Templates, filled: all that comes from people is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from facilitator.hub.pages.words import Words, words_in
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
    return Environment(
        loader=PackageLoader("facilitator.hub.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
