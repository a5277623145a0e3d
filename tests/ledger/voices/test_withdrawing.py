"""Cards that are withdrawn, destroyed or forgotten are gone down to the bytes."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random
from threading import Event

import pytest

from facilitator.domain.plenum.round import RoundKind
from facilitator.ledger.voices import VoiceLedger, VoiceRefusal, voices_file, withdrawal_proof
from tests.clock import Clock
from tests.domain.plenum.asked import make_round
from tests.ledger.voices.giving import (
    QUERY,
    START,
    give,
    opened,
    points_in,
    raw,
    refused,
    send,
    settle,
)

SECRET = "Frau Muster ist völlig überfordert"


def test_withdrawn_card_is_gone_down_to_the_bytes(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        others = [send(voices, f"Karte {number} " + "y" * (number % 90)) for number in range(200)]
        sent = send(voices, SECRET)
        settle(voices)
        before = raw(voices.path)
        withdrawn = voices.withdraw(sent.withdrawal).result()
        after = raw(voices.path)

        assert withdrawn == sent.id
        assert SECRET.encode() in before
        assert b"Frau Muster" not in after
        assert "überfordert".encode() not in after
        assert len(voices.cards()) == len(others)
    assert b"Frau Muster" not in raw(tmp_path / "event.voices")


def test_withdrawal_may_be_typed_in_any_way_and_twice(voices: VoiceLedger) -> None:
    sent = send(voices, SECRET)
    typed = f" {sent.withdrawal.lower().replace('-', ' ')}\n"

    assert voices.withdraw(typed).result() == sent.id
    assert voices.withdraw(sent.withdrawal).result() == sent.id
    assert withdrawal_proof(typed) == withdrawal_proof(sent.withdrawal)


@pytest.mark.parametrize("wrong", ["", "ABCD-EFGH-JKLM", "ß", "\ud800", "\0", "x" * 1_000_000])
def test_wrong_code_withdraws_nothing(voices: VoiceLedger, wrong: str) -> None:
    send(voices, "eins")

    assert voices.withdraw(wrong).result() is None
    assert [card.parts for card in voices.cards()] == [("eins",)]


def test_form_of_a_withdrawn_card_brings_nothing_back(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        sent = send(voices, SECRET, "form")
        voices.withdraw(sent.withdrawal).result()
        with refused(VoiceRefusal.WITHDRAWN):
            send(voices, SECRET, "form")
    with opened(tmp_path) as voices:
        with refused(VoiceRefusal.WITHDRAWN):
            send(voices, SECRET, "form")
        assert voices.withdraw(sent.withdrawal).result() == sent.id
        assert voices.cards() == ()


def test_card_whose_entry_was_redacted_is_destroyed(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        sent = send(voices, SECRET)

        assert voices.destroy(sent.id).result() == sent.id
        assert voices.destroy(sent.id).result() == sent.id
        assert voices.destroy("no card").result() is None
        assert b"Frau Muster" not in raw(voices.path)
        assert voices.is_empty


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_no_text_of_many_that_came_and_went_is_left(tmp_path: Path, seed: int) -> None:
    """Texts of all lengths, so that pages are split, merged, and overflow."""
    random = Random(seed)
    story = make_round("r3", "?", kind=RoundKind.STORY)
    sent: dict[str, str] = {}
    gone = []
    with opened(tmp_path) as voices:
        for number in range(250):
            text = f"<text {number}|" + "x" * random.choice((1, 30, 300, 950)) + f"|{number} ends>"
            card = voices.send_card(story, [text], nonce=str(number)).result()
            sent[card.id] = str(number)
            if number % 2 and random.random() < 0.8:
                victim = random.choice(list(sent))
                gone.append(sent.pop(victim))
                voices.destroy(victim)
        settle(voices)
        left = raw(voices.path)

    assert len(gone) > 60
    assert not [number for number in gone if f"<text {number}|".encode() in left]
    assert not [number for number in gone if f"|{number} ends>".encode() in left]
    assert all(f"<text {number}|".encode() in left for number in sent.values())


def test_what_was_withdrawn_is_known_to_be_gone_and_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        withdrawn, destroyed, cleared = (send(voices, text).id for text in ("a", "b", "c"))
        voices.destroy(destroyed).result()
        voices.withdraw(send(voices, "a").withdrawal).result()
        voices.clear_cards().result()
        known = voices.gone()
    with opened(tmp_path) as voices:
        assert voices.gone() == known == {withdrawn, destroyed}
        assert cleared not in known


# --- forgetting ---


def test_clearing_destroys_cards_and_leaves_queries(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        give(voices, "one")
        send(voices, SECRET)
        voices.withdraw(send(voices, "weg").withdrawal).result()
        voices.clear_cards().result()

        assert voices.cards() == ()
        assert b"Frau Muster" not in raw(voices.path)
        assert points_in(voices) == (1, 2, 1, 0)
        assert not give(voices, "one")
        assert not voices.is_empty
        voices.burn(QUERY.id).result()
        assert voices.is_empty


def test_forgetting_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    ledger = VoiceLedger.open(voices_file(tmp_path / "event.record"), Clock(START).now)
    give(ledger, "one")
    send(ledger, SECRET)
    (tmp_path / "event.voices-journal").touch()

    ledger.forget()

    assert list(tmp_path.iterdir()) == []


def test_forgetting_reaches_who_holds_the_file_open(tmp_path: Path) -> None:
    ledger = VoiceLedger.open(tmp_path / "event.voices", Clock(START).now)
    send(ledger, SECRET)
    (tmp_path / "kept").hardlink_to(ledger.path)

    ledger.forget()

    assert b"Frau Muster" not in (tmp_path / "kept").read_bytes()


def test_forgetting_people_leaves_sums_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        give(voices, "one")
        proof = voices._proofs.of_cookie(QUERY.id, "one")
        send(voices, SECRET)
        voices.forget_people().result()
        left = raw(voices.path)

        assert (proof in left, b"Frau Muster" in left) == (False, False)
        assert voices.is_empty
        assert points_in(voices) == (1, 2, 1, 0)
        with refused(VoiceRefusal.CLOSED):
            give(voices, "one")
    with opened(tmp_path) as voices:
        assert points_in(voices) == (1, 2, 1, 0)
        with refused(VoiceRefusal.CLOSED):
            give(voices, "two")


def rows_written(voices: VoiceLedger) -> int:
    return voices._store.read(lambda connection: connection.total_changes)


def test_many_withdrawals_at_once_write_all_cards_anew_but_once(voices: VoiceLedger) -> None:
    """Else whoever sends and withdraws many long ones would have everybody's ballots wait."""
    sent = [send(voices, f"Karte {number}") for number in range(60)]
    before, taken, go_on = rows_written(voices), Event(), Event()

    def hold_up(_: sqlite3.Connection) -> None:
        taken.set()
        go_on.wait(60)

    voices._store.submit(hold_up)
    assert taken.wait(60)  # else some of those that are to wait go along with it

    withdrawn = [voices.withdraw(one.withdrawal) for one in sent[:20]]
    go_on.set()

    assert [one.result() for one in withdrawn] == [one.id for one in sent[:20]]
    # Each once out of the cards and once into what is gone, then what is left out and in again.
    assert rows_written(voices) - before <= 20 + 20 + 3 * 40


def test_wrong_codes_write_nothing(voices: VoiceLedger) -> None:
    send(voices, "eins")
    settle(voices)
    before = rows_written(voices)

    assert voices.withdraw("ABCD-EFGH-JKLM").result() is None

    assert rows_written(voices) == before
