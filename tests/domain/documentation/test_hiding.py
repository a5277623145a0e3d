"""Words that must not be read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.documentation.hiding import Hiding

SECRETS = {
    "Die Straße ist lang": "[Zitat]",
    "Dr. Klara Weiß": "Leiterin",
    "Straße": "[Ort]",
    "?!": "…",
}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Er sagte: Die Straße ist lang.", "Er sagte: [Zitat]."),
        ("„DIE  straße\nist Lang“", "„[Zitat]“"),
        ("Die Straße ist länger", "Die [Ort] ist länger"),
        ("Dr. Klara Weiß (BMAS), Dr. Klara Weißer", "Leiterin (BMAS), Dr. Klara Weißer"),
        ("Was ?! heißt das", "Was … heißt das"),
        ("Bundesstraße", "Bundesstraße"),
        ("", ""),
    ],
)
def test_hidden_words_are_found_however_they_are_written(text: str, hidden: str) -> None:
    assert Hiding(SECRETS).hide(text) == hidden


@given(st.text(), st.text(min_size=1), st.text())
def test_wording_that_stands_by_itself_never_stays(before: str, words: str, after: str) -> None:
    seen = (sign for sign in words if unicodedata.category(sign) != "Cf")
    wording = " ".join("".join(seen).split()) or "x"

    hidden = Hiding({wording: "\0"}).hide(f"{before} {wording} {after}")

    assert "\0" in hidden


def test_longest_wording_is_hidden_first() -> None:
    hiding = Hiding({"Akte": "[Ding]", "Zur Akte gelegt": "[Zitat]"})

    assert hiding.hide("Zur Akte gelegt wurde die Akte.") == "[Zitat] wurde die [Ding]."


def test_what_stands_instead_is_taken_as_it_is() -> None:
    assert Hiding({"Akte": r"\1 \g"}).hide("Die Akte") == r"Die \1 \g"


def test_words_are_found_with_signs_in_them_that_nobody_sees() -> None:
    hiding = Hiding({"nie\u00admals angehört": "…"})

    assert hiding.hide("Wir wurden niemals ange\u00adhört\u200b.") == "Wir wurden …."
    assert Hiding({"\u200b": "…"}).hide("Nichts") == "Nichts"
    assert hiding.hide("Nichts da\u00advon") == "Nichts da\u00advon"
