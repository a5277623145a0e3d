"""Templates, filled: all that comes from people is escaped."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup

from facilitator.hub.phones.files import PageFiles
from facilitator.hub.templating import environment
from facilitator.hub.wording import Words
from facilitator.texts import Language, Texts, load_texts

_SHARED: Final = "facilitator.hub.phones"


class Templates:
    """The templates of `package`, with those of all pages; `words_in` has all their words."""

    def __init__(self, package: str, files: PageFiles, words_in: Callable[[Texts], Words]) -> None:
        self._words = lru_cache(None)(lambda language: words_in(load_texts(language)))
        self._environment = environment(package, _SHARED)
        self._environment.globals["file"] = files.address_of

    def render(self, template: str, language: Language, /, **values: Any) -> Markup:
        """Return the HTML of `template`, its words in `language`."""
        found = self._environment.get_template(template)
        html = found.render(w=self._words(language), language=language, **values)
        return Markup(html)  # noqa: S704
