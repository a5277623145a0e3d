"""Every word of the pages is said somewhere, and every word that is said is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.hub.pages.script_words import script_words
from facilitator.hub.pages.words import words_in
from facilitator.hub.wording import Counted, counted
from facilitator.texts import Language, load_texts

PAGES = Path("facilitator/hub/pages")


def said(folder: str, pattern: str) -> set[str]:
    files = (file.read_text() for file in (PAGES / folder).rglob("*") if file.is_file())
    return {word for text in files for word in re.findall(pattern, text)}


@pytest.mark.parametrize("language", ["de", "en"])
def test_templates_say_the_words_that_there_are(language: Language) -> None:
    assert said("templates", r"\bw\.(\w+)") == words_in(load_texts(language)).keys()


@pytest.mark.parametrize("language", ["de", "en"])
def test_script_says_the_words_that_there_are(language: Language) -> None:
    words = script_words(load_texts(language)).keys()

    assert said("static", r"\bsay\(\"(\w+)\"") <= words
    assert words - said("static", r"\"(\w+)\"") - {"barred"} == set()


def test_count_is_said_in_its_form() -> None:
    assert counted("1 Beitrag", "987654 Beiträge") == Counted("{count} Beitrag", "{count} Beiträge")
    assert Counted("{count} Beitrag", "{count} Beiträge").of(1) == "1 Beitrag"
    assert Counted("{count} Beitrag", "{count} Beiträge").of(0) == "0 Beiträge"
