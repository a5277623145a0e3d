"""Pictures of cards: kept until they were taken, bounded, and gone down to the bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from facilitator.domain.photos import Consent
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.round import RoundKind
from facilitator.ledger.voices import Sent, VoiceLedger, VoiceRefusal, picturing
from tests.domain.plenum.asked import make_round
from tests.formats.photos import picture
from tests.ledger.voices.giving import opened, raw, refused, settle

OF = make_round(kind=RoundKind.PHOTO, questions=("Was ist zu sehen?", "Was steht darunter?"))


def send(voices: VoiceLedger, seed: int, size: int = 0) -> tuple[Sent, bytes]:
    """Send a photo; with a `size` bytes of chance instead, for these are nobody's to read here."""
    made = picture(seed)
    content = Random(seed).randbytes(size) if size else made.content
    photo = CardPhoto(
        digest=made.digest, width=80, height=60, size=len(content), consent=Consent.NOBODY
    )
    sent = voices.send_card(
        OF, [f"Plakat {seed}", ""], nonce=f"form {seed}", photo=photo, content=content
    )
    return sent.result(), content


def left_of(content: bytes, path: Path) -> int:
    """Return how many pieces of `content` are found in the file or beside it."""
    found = raw(path)
    return sum(content[at : at + 24] in found for at in range(0, len(content) - 24, 24))


def test_photo_is_there_with_its_card_also_after_opening_again(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        sent, content = send(voices, 1)
    with opened(tmp_path) as voices:
        (card,) = voices.cards()

        assert card.photo == CardPhoto(
            digest=picture(1).digest,
            width=80,
            height=60,
            size=len(content),
            consent=Consent.NOBODY,
        )
        assert voices.picture(sent.id) == content
        assert voices.pictured() == {sent.id}
        assert voices.picture("nobody") is None


def withdraw(voices: VoiceLedger, sent: Sent) -> None:
    voices.withdraw(sent.withdrawal).result()


def let_go(voices: VoiceLedger, sent: Sent) -> None:
    voices.let_go(sent.id).result()


def clear(voices: VoiceLedger, sent: Sent) -> None:
    voices.clear_cards().result()


def forget_people(voices: VoiceLedger, sent: Sent) -> None:
    voices.forget_people().result()


@pytest.mark.parametrize("end", [withdraw, let_go, clear, forget_people])
def test_no_byte_of_a_picture_is_left(
    tmp_path: Path, end: Callable[[VoiceLedger, Sent], None]
) -> None:
    with opened(tmp_path) as voices:
        for seed in range(12):
            send(voices, seed, size=Random(seed).randrange(900, 14_000))
        sent, content = send(voices, 50, size=30_011)
        for seed in range(20, 32):
            send(voices, seed, size=Random(seed).randrange(900, 14_000))
        settle(voices)
        before = left_of(content, voices.path)
        end(voices, sent)

        assert before > 1_000
        assert left_of(content, voices.path) == 0
        assert voices.picture(sent.id) is None
        assert sent.id not in voices.pictured()
    assert left_of(content, tmp_path / "event.voices") == 0


def test_same_form_again_is_one_photo(voices: VoiceLedger) -> None:
    first, content = send(voices, 1)

    again, _ = send(voices, 1)

    assert (again, len(voices.cards()), voices.picture(again.id)) == (first, 1, content)


def test_too_many_pictures_or_bytes_are_refused_until_some_were_taken(
    voices: VoiceLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picturing, "MOST_PICTURES", 2)
    first, _ = send(voices, 1)
    send(voices, 2)
    with refused(VoiceRefusal.FULL):
        send(voices, 3)
    voices.let_go(first.id).result()
    send(voices, 3)
    monkeypatch.setattr(picturing, "MOST_PICTURES", 20)
    monkeypatch.setattr(picturing, "MOST_BYTES", 10_000)
    with refused(VoiceRefusal.FULL):
        send(voices, 4, size=9_000)

    assert len(voices.cards()) == 3
