"""Words that have no place on a bingo card, and those that only look like them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.review.delicate import Topic, find_delicate

DELICATE = {
    "ist seit Jahren Nichtraucherin": (Topic.HEALTH, "Nichtraucherin"),
    "hatte schon einmal Rückenschmerzen": (Topic.HEALTH, "Rückenschmerzen"),
    "war in diesem Jahr noch nicht krankgeschrieben": (Topic.HEALTH, "krankgeschrieben"),
    "hat einen Schwerbehindertenausweis": (Topic.HEALTH, "Schwerbehindertenausweis"),
    "is wearing a hearing aid": (Topic.HEALTH, "hearing aid"),
    "ist gegen alles geimpft": (Topic.HEALTH, "geimpft"),
    "war heute früh beim Zahnarzt": (Topic.HEALTH, "Zahnarzt"),
    "isst vegetarisch": (Topic.HEALTH, "vegetarisch"),
    "ist den Jakobsweg gegangen": (Topic.BELIEF, "Jakobsweg"),
    "pflegt Angehörige": (Topic.FAMILY, "Angehörige"),
    "engagiert sich kommunalpolitisch": (Topic.POLITICS, "kommunalpolitisch"),
    "ist nicht in Deutschland geboren": (Topic.ORIGIN, "in Deutschland geboren"),
    "singt im Kirchenchor": (Topic.BELIEF, "Kirchenchor"),
    "fastet im Ramadan": (Topic.BELIEF, "fastet"),
    "went to church last Sunday": (Topic.BELIEF, "church"),
    "ist Mitglied bei ver.di": (Topic.UNION, "ver di"),
    "ist in einer Gewerkschaft": (Topic.UNION, "Gewerkschaft"),
    "war beim letzten Warnstreik dabei": (Topic.UNION, "Warnstreik"),
    "is a trade union member": (Topic.UNION, "trade union"),
    "hat mehr als zwei Kinder": (Topic.FAMILY, "Kinder"),
    "war in Elternzeit": (Topic.FAMILY, "Elternzeit"),
    "ist frisch verheiratet": (Topic.FAMILY, "verheiratet"),
    "hat eine Großmutter über 90": (Topic.FAMILY, "Großmutter"),
    "has got twins": (Topic.FAMILY, "twins"),
    "ist gerade verliebt": (Topic.LOVE, "verliebt"),
    "ist Mitglied der SPD": (Topic.POLITICS, "SPD"),
    "sitzt im Gemeinderat": (Topic.POLITICS, "Gemeinderat"),
    "hat einen Migrationshintergrund": (Topic.ORIGIN, "Migrationshintergrund"),
}

HARMLESS = [
    "kennt die Nummer der Krankenkasse auswendig",
    "wollte schon als Kind ins Jobcenter",
    "kann Kindergeld anrechnen",
    "kennt jemanden bei der Familienkasse",
    "streitet mit jedem Gläubiger",
    "sucht noch einen Platz für morgen",
    "hat lediglich einen Bildschirm",
    "entscheidet gern sofort",
    "heißt Christian",
    "antwortet dementsprechend",
    "kennt die Kinder- und Jugendhilfe",
    "hatte Gott sei Dank noch nie ein leeres Postfach",
    "liest arbeitsmarktpolitische Papiere im Zug",
    "hat eine gute Idee zur Ausländerbehörde",
    "kommt mit Single Sign-on zurecht",
    "trinkt nur alkoholfreies Bier",
    "hat Parteiverkehr am Dienstag",
    "schimpft freundlich über den Drucker",
    "freut sich auf die Kuratorin",
    "is familiar with form 7",
    "",
    "…!?",
]


@pytest.mark.parametrize("text", DELICATE)
def test_delicate_word_is_found(text: str) -> None:
    assert find_delicate(text, "de") == DELICATE[text]


@pytest.mark.parametrize("text", HARMLESS)
def test_word_that_only_looks_like_one_is_not(text: str) -> None:
    assert find_delicate(text, "de") is None


@pytest.mark.parametrize("text", DELICATE)
def test_delicate_word_is_found_however_it_is_written(text: str) -> None:
    topic, _ = DELICATE[text]

    for written in (text.upper(), unicodedata.normalize("NFD", text), f"„{text}!“"):
        found = find_delicate(written, "de")
        assert found is not None
        assert found[0] is topic


def test_word_means_what_it_means_in_the_language_of_the_event() -> None:
    assert find_delicate("is kind", "en") is None
    assert find_delicate("hat ein Kind", "de") == (Topic.FAMILY, "Kind")


@given(st.text(max_size=90), st.sampled_from(["de", "en"]))
def test_whatever_stands_there_is_looked_at(text: str, language: str) -> None:
    found = find_delicate(text, language)

    assert found is None or found[1] != ""
