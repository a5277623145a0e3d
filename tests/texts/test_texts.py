from __future__ import annotations

import gettext
from dataclasses import FrozenInstanceError
from io import BytesIO
from typing import Any

import pytest

from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts
from tools.texts import German, as_mo


@pytest.fixture
def german() -> Texts:
    """Wording made up for these tests, compiled as the real one is."""
    catalogue = German()
    catalogue.add("{name} speaks", "{name} spricht")
    catalogue.add(("{count} entry in {place}", "{count} entries in {place}"), ("", ""))
    catalogue["{count} entry in {place}"].string = (
        "{count} Beitrag in {place}",
        "{count} Beiträge in {place}",
    )
    catalogue.add("Open", "Offen", context="state")
    catalogue.add("Open", "Öffnen", context="action")
    catalogue.add("Open {file}", "{file} öffnen", context="action")
    return Texts("de", gettext.GNUTranslations(BytesIO(as_mo(catalogue))))


def test_call_fills_the_placeholders(german: Texts) -> None:
    assert german("{name} speaks", name="Petra Henning") == "Petra Henning spricht"


def test_call_without_values_leaves_braces_alone(german: Texts) -> None:
    assert german("{name} speaks") == "{name} spricht"


def test_braces_in_a_value_stay_as_typed(german: Texts) -> None:
    assert german("{name} speaks", name="{count}") == "{count} spricht"


def test_unknown_text_is_english(german: Texts) -> None:
    assert german("Not yet {what}", what="translated") == "Not yet translated"


def test_empty_text_is_empty(german: Texts) -> None:
    assert german("") == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 Beiträge in Raum C"), (1, "1 Beitrag in Raum C"), (2, "2 Beiträge in Raum C")],
)
def test_plural_follows_the_count(german: Texts, count: int, said: str) -> None:
    found = german.plural(
        "{count} entry in {place}", "{count} entries in {place}", count, place="Raum C"
    )

    assert found == said


def test_about_tells_one_english_word_apart(german: Texts) -> None:
    assert (german.about("state", "Open"), german.about("action", "Open")) == ("Offen", "Öffnen")


def test_about_fills_the_placeholders(german: Texts) -> None:
    assert german.about("action", "Open {file}", file="a.docx") == "a.docx öffnen"


def test_about_unknown_context_is_english(german: Texts) -> None:
    assert german.about("weather", "Open") == "Open"


def test_english_is_what_the_code_says() -> None:
    texts = load_texts("en")

    assert texts.language == "en"
    assert texts("{name} speaks", name="Ada") == "Ada speaks"
    assert texts.plural("{count} entry", "{count} entries", 2) == "2 entries"
    assert texts.about("state", "Open") == "Open"


@pytest.mark.parametrize("language", LANGUAGES)
def test_load_gives_the_same_texts_again(language: Language) -> None:
    assert load_texts(language) is load_texts(language)
    assert load_texts(language).language == language


def test_texts_are_frozen(german: Texts) -> None:
    changed: Any = german
    with pytest.raises(FrozenInstanceError):
        changed.language = "en"


@pytest.mark.parametrize(
    ("wanted", "environment", "chosen"),
    [
        (None, None, "de"),
        ("", None, "de"),
        ("en", None, "en"),
        ("en_GB.UTF-8", None, "en"),
        ("EN", "de", "en"),
        (None, "en", "en"),
        ("de", "en", "de"),
        ("fr", None, "de"),
    ],
)
def test_choose_language(
    monkeypatch: pytest.MonkeyPatch, wanted: str | None, environment: str | None, chosen: Language
) -> None:
    if environment is not None:
        monkeypatch.setenv("FACILITATOR_LANGUAGE", environment)

    assert choose_language(wanted) == chosen
