"""Every word of the pages is said somewhere, and every word that is said is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.hub.voices.pages.words import words_in
from facilitator.texts import Language, load_texts

PAGES = Path("facilitator/hub/voices/pages/templates")
SHARED = Path("facilitator/hub/phones/templates")


@pytest.mark.parametrize("language", ["de", "en"])
def test_templates_say_the_words_that_there_are(language: Language) -> None:
    templates = [*PAGES.rglob("*.html"), *SHARED.rglob("*.html")]
    said = {word for file in templates for word in re.findall(r"\bw\.(\w+)", file.read_text())}

    assert said == words_in(load_texts(language)).keys()
