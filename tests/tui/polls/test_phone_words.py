"""What the screen says of phones."""

from __future__ import annotations

from dataclasses import replace

from facilitator.link.playing import PhoneAccess
from facilitator.link.voicing import Voices
from facilitator.texts import load_texts
from facilitator.tui.bingo.said_pane import Lines, Tone
from facilitator.tui.polls.phone_words import heeded, phones_panel
from tests.tui.polls.polling import OPEN_TO_PHONES

GERMAN = load_texts("de")
PUBLIC = PhoneAccess(hosts=("192.0.2.2",), host="192.0.2.2", port=22_568)


def alerts(access: PhoneAccess, ballots: int = 0) -> Lines:
    panel = phones_panel(
        Voices(code="K7Q4M2", ballots=ballots),
        access,
        GERMAN,
        connected=True,
        can_be_opened=False,
        is_asked=True,
    )
    return tuple(line for line in panel.lines if line.tone is Tone.ALERT)


def test_address_at_which_phones_are_turned_away_is_warned_of() -> None:
    [said] = alerts(PUBLIC)

    assert said.words.startswith("Handys werden abgewiesen: 192.0.2.2 ist eine öffentliche Adresse")


def test_nobody_is_said_to_be_turned_away_once_a_phone_has_got_in() -> None:
    assert alerts(PUBLIC, ballots=2) == ()


def test_lost_address_is_warned_of() -> None:
    [said] = alerts(replace(OPEN_TO_PHONES, lost_host="10.0.0.7"))

    assert "10.0.0.7" in said.words


def test_nothing_is_warned_of_where_phones_get_in() -> None:
    assert alerts(OPEN_TO_PHONES) == ()
    assert heeded(replace(PUBLIC, secure=True), GERMAN) == []
