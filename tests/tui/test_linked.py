"""What the header says of the connection, on screens of any width."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.snapshot import Saving
from facilitator.link.frames import Refusal
from facilitator.texts import load_texts
from facilitator.tui.header import Header, HeaderFacts
from facilitator.tui.linked import LinkSign
from facilitator.tui.refused import refused_words

AWAY = HeaderFacts(
    event="xFeld · Kassel",
    day="Tag 1 von 2",
    clock="18:55",
    end="21:07",
    off="7 min später als geplant",
    off_short="+7 min",
    later="7 min später",
    is_late=True,
    saving=Saving(alone=14),
    rehearsal="",
    link=LinkSign("ohne Verbindung seit 18:41", "ohne Verbindung"),
)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            150,
            "xFeld · Kassel · Tag 1 von 2 18:55 Ende 21:07 ! 7 min später als geplant "
            "ohne Verbindung seit 18:41 gesichert · 14 Beiträge nur auf diesem Gerät",
        ),
        (
            100,
            "18:55 Ende 21:07 ! 7 min später ohne Verbindung seit 18:41 gesichert · 14 nur hier",
        ),
        (78, "18:55 Ende 21:07 ! +7 min ohne Verbindung gesichert · 14 nur hier"),
        (66, "18:55 Ende 21:07 ohne Verbindung gesichert · 14 nur hier"),
        (50, "18:55 ohne Verbindung gesichert · 14 nur hier"),
    ],
)
def test_header_says_at_every_width_that_there_is_no_connection(width: int, line: str) -> None:
    said = Header(load_texts("de")).draw(AWAY, width).plain

    assert " ".join(said.split()) == line
    assert len(said) == width


def test_rehearsal_without_a_connection_fits_a_small_terminal() -> None:
    facts = replace(AWAY, rehearsal="GENERALPROBE", stage="Bühne ✓")
    said = Header(load_texts("de")).draw(facts, 78).plain

    assert " ".join(said.split()) == (
        "GENERALPROBE 18:55 Ende 21:07 ohne Verbindung gesichert · 14 nur hier"
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("refusal", set(Refusal) - {Refusal.STOPPED, Refusal.SILENT})
def test_every_lasting_refusal_is_one_or_two_sentences(refusal: Refusal, language: str) -> None:
    said = refused_words(load_texts("de" if language == "de" else "en"), refusal)

    assert refusal is Refusal.TOO_LARGE or said.endswith((".", "--anew"))
    assert len(said) <= 160
