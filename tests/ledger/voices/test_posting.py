"""Cards: in, out of sight, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.domain.entries import Release
from facilitator.domain.instant import Duration
from facilitator.domain.plenum.cards import Card
from facilitator.domain.plenum.round import RoundKind
from facilitator.ledger.voices import VoiceLedger, VoiceRefusal, withdrawal_proof
from facilitator.ledger.voices.posting import MOST_CARDS
from tests.clock import Clock
from tests.domain.plenum.asked import MOMENT, make_round
from tests.ledger.voices.giving import (
    QUERY,
    ROUND,
    START,
    give,
    opened,
    refused,
    send,
)

VOICE = make_round("r2", "Welcher Satz?", kind=RoundKind.VOICE)
MINUTE_MS = 60_000


def texts_in(voices: VoiceLedger, *, dropped: bool = False) -> list[str]:
    return [card.parts[0] for card in voices.cards() if card.dropped is dropped]


def test_card_lies_there_cleaned_with_a_code_to_withdraw_it(voices: VoiceLedger) -> None:
    sent = voices.send_card(
        VOICE,
        ["Mehr\u202e\n  Zeit\x1b[2J"],
        nonce="form",
        function="Team\nleitung",
        release=Release.ANONYMOUS,
    ).result()

    assert re.fullmatch(r"([2-9A-Z]{4}-){2}[2-9A-Z]{4}", sent.withdrawal)
    assert voices.cards() == (
        Card(
            id=sent.id,
            round="r2",
            parts=("Mehr\nZeit[2J",),
            function="Team leitung",
            release=Release.ANONYMOUS,
            withdrawal=withdrawal_proof(sent.withdrawal),
        ),
    )


def test_form_sent_twice_is_one_card(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        first = send(voices, "Mehr Zeit", "form")
        again = send(voices, "Mehr Zeit", "form")
        changed = send(voices, "etwas anderes", "form")
    with opened(tmp_path) as voices:
        after = send(voices, "Mehr Zeit", "form")

        assert first == again == changed == after
        assert texts_in(voices) == ["Mehr Zeit"]


def test_cards_are_there_after_a_start(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        dropped = send(voices, "eins")
        voices.send_card(VOICE, ["zwei"], nonce="x", release=Release.DENIED).result()
        voices.drop(dropped.id).result()
        before, code = voices.cards(), voices.code
    with opened(tmp_path) as voices:
        assert voices.cards() == before
        assert voices.code == code
        assert len(before) == 2


def test_dropped_card_can_be_restored(voices: VoiceLedger) -> None:
    card = send(voices, "eins").id
    send(voices, "zwei")
    voices.drop(card).result()
    dropped = texts_in(voices, dropped=True), texts_in(voices)
    voices.restore(card).result()

    assert dropped == (["eins"], ["zwei"])
    assert sorted(texts_in(voices)) == ["eins", "zwei"]
    with refused(VoiceRefusal.NOBODY):
        voices.drop("no card").result()
    with refused(VoiceRefusal.NOBODY):
        voices.restore("no card").result()


def test_closed_round_takes_no_card(voices: VoiceLedger) -> None:
    with refused(VoiceRefusal.CLOSED):
        voices.send_card(make_round(closed=MOMENT), ["eins"], nonce="x").result()


@pytest.mark.parametrize(
    ("parts", "function", "reason"),
    [
        ([" \u200b "], "", "empty"),
        (["x" * 401], "", "too long"),
        (["eins"], "x" * 121, "too long"),
        (["eins", "zwei"], "", "parts"),
        ([], "", "parts"),
    ],
)
def test_card_that_nobody_could_read_is_refused(
    voices: VoiceLedger, parts: list[str], function: str, reason: str
) -> None:
    with refused(VoiceRefusal.CARD, reason):
        voices.send_card(ROUND, parts, nonce="x", function=function).result()
    assert voices.cards() == ()
    assert voices.is_empty


def test_id_of_a_card_tells_no_more_than_its_minute(voices: VoiceLedger, clock: Clock) -> None:
    moments = []
    for number in range(40):
        clock.moment = START + Duration(milliseconds=MINUTE_MS - 1 if number % 2 else 0)
        moments.append(int(send(voices, str(number)).id[:12], 16))
    clock.moment = START + Duration(milliseconds=MINUTE_MS)
    later = int(send(voices, "später").id[:12], 16)

    # Always one of the minute before, so that no entry stands behind what was filed after it.
    assert all(START.ms - MINUTE_MS <= moment < START.ms for moment in moments)
    assert len(set(moments)) > 30
    assert START.ms <= later < START.ms + MINUTE_MS


def test_cards_come_by_the_minute_oldest_first(voices: VoiceLedger, clock: Clock) -> None:
    for number in range(5):
        send(voices, str(number))
        clock.wait(Duration(minutes=1))

    assert texts_in(voices) == ["0", "1", "2", "3", "4"]


def test_more_cards_than_anybody_reads_are_refused(voices: VoiceLedger) -> None:
    for number in range(MOST_CARDS):
        last = voices.send_card(ROUND, ["eins"], nonce=str(number))
    last.result()

    with refused(VoiceRefusal.FULL):
        send(voices, "zwei")
    voices.destroy(voices.cards()[0].id).result()
    send(voices, "zwei")
    assert len(voices.cards()) == MOST_CARDS


# --- the code, and who listens ---


def test_code_leads_here_however_it_is_typed_until_it_is_renewed(voices: VoiceLedger) -> None:
    code = voices.code
    led = voices.is_code(f" {code[:3].lower()} {code[3:].lower()} ")
    voices.renew_code().result()

    assert led
    assert not voices.is_code(code)
    assert voices.is_code(voices.code)
    assert not voices.is_code("")


def test_listeners_hear_of_what_changed_and_of_nothing_else(voices: VoiceLedger) -> None:
    heard: list[int] = []
    voices.listen(lambda: heard.append(voices.version))

    card = send(voices, "eins").id
    send(voices, "eins")
    give(voices, "one")
    give(voices, "one")
    voices.close_query(QUERY).result()
    voices.drop(card).result()
    voices.destroy(card).result()
    voices.destroy(card).result()

    assert heard == [1, 2, 3, 4]
