"""Every word of the pages is said somewhere, and every word that is said is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.hub.bingo.pages.sentences import refusal, said
from facilitator.hub.bingo.pages.words import words_in
from facilitator.ledger import PlayRefusal
from facilitator.texts import Language, load_texts

PAGES = Path("facilitator/hub/bingo/pages")
SHARED = Path("facilitator/hub/phones/templates")
both = pytest.mark.parametrize("language", ["de", "en"])


def found(pattern: str, *files: Path) -> set[str]:
    return {word for file in files for word in re.findall(pattern, file.read_text())}


@both
def test_templates_say_the_words_that_there_are(language: Language) -> None:
    templates = [*(PAGES / "templates").rglob("*.html"), *SHARED.rglob("*.html")]

    assert found(r"\bw\.(\w+)", *templates) == words_in(load_texts(language)).keys()


@both
def test_pages_lead_on_with_sentences_that_there_are(language: Language) -> None:
    names = found(r'"(\w+)" if [^,]+ else "\w+"\)', *PAGES.glob("*.py"))
    names |= found(r'else "(\w+)"\)', *PAGES.glob("*.py"))
    names |= found(r'go\([^()]+, "(\w+)"\)', *PAGES.glob("*.py"))

    assert {name for name in names if not said(name, load_texts(language))} == set()
    assert len(names) >= 8


@both
@pytest.mark.parametrize("reason", PlayRefusal)
def test_every_refusal_has_its_sentence(reason: PlayRefusal, language: Language) -> None:
    assert refusal(reason, load_texts(language)).endswith((".", "!"))


def test_other_sentences_are_not_said() -> None:
    assert said("<b>", load_texts("de")) == ""
