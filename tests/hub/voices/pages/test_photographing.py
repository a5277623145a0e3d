"""Photos from phones: decoded at once, bounded, and nothing of the original is kept."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from typing import Final

import pytest

from facilitator.domain.photos import Consent
from facilitator.formats.pictures import prepare
from facilitator.hub.voices import darkroom
from facilitator.hub.voices.pages import photographing
from facilitator.ledger.voices import withdrawal_proof
from tests.formats.photos import PLACE, WHO, encoded, quarters, telling
from tests.hub.phones.browser import Answer, Reading
from tests.hub.voices.pages.desk import CARDS, PHOTO
from tests.hub.voices.pages.serving import HIDDEN, Served, Voter
from tests.hub.voices.pages.test_sending import code_in

WORDS: Final[Mapping[str, str]] = {
    "part0": "Ein Plakat",
    "part1": "Ergebnis von Gruppe 2",
    "function": "Foto: Muster",
    "consent": "nobody",
}
BOUNDARY: Final = "----WebKitFormBoundaryx1Y2"
FILE_NAME: Final = "IMG_4711_Musterfrau.jpg"


def form_of(
    fields: Mapping[str, str], content: bytes, name: str = FILE_NAME, kind: str = "image/jpeg"
) -> bytes:
    """Return the body of a form as Chromium sends it, the file first."""
    lines = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="photo"; filename="{name}"\r\n'
        f"Content-Type: {kind}\r\n\r\n".encode()
        + content
    ]
    lines += [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
        for name, value in fields.items()
    ]
    return b"\r\n".join([*lines, f"--{BOUNDARY}--\r\n".encode()])


def post(phone: Voter, body: bytes, **headers: str) -> Answer:
    given = {
        "origin": phone.served.origin,
        "content_type": f"multipart/form-data; boundary={BOUNDARY}",
    }
    return phone.ask("POST", f"{phone.served.page}/photo", body, given | headers)


def fields_for(phone: Voter, **changed: str) -> dict[str, str]:
    found = Reading(phone.get(phone.served.page).body).fields
    return {name: found[name] for name in HIDDEN if name in found} | dict(WORDS) | changed


def photograph(phone: Voter, content: bytes, **changed: str) -> Answer:
    return post(phone, form_of(fields_for(phone, **changed), content))


@pytest.fixture(autouse=True)
def _round(served: Served) -> None:
    served.desk.rounds = (PHOTO,)


def test_photo_lies_in_the_inbox_without_anything_that_its_file_told(
    served: Served, anna: Voter
) -> None:
    original = telling()

    sent = photograph(anna, original)

    (card,) = served.ledger.cards()
    made = prepare(original)
    assert sent.status == 200
    assert (card.parts, card.function) == (("Ein Plakat", "Ergebnis von Gruppe 2"), "Foto: Muster")
    assert card.photo is not None
    assert (card.photo.digest, card.photo.consent) == (made.digest, Consent.NOBODY)
    assert served.ledger.picture(card.id) == made.content
    assert card.withdrawal == withdrawal_proof(code_in(sent))
    kept = served.bytes()
    assert [one for one in (PLACE, WHO, FILE_NAME, "Musterfrau") if one.encode() in kept] == []
    assert original[200:260] not in kept
    assert "Ein Plakat" not in anna.get(served.page).text


def test_same_form_again_is_one_photo_and_its_code_takes_it_back(
    served: Served, anna: Voter, ben: Voter
) -> None:
    body = form_of(fields_for(anna), encoded(quarters()))

    codes = {code_in(post(anna, body)) for _ in range(2)}
    page = ben.get("/W")
    ben.post("/W", None, form=page.field("form"), code=codes.pop())

    assert codes == set()
    assert served.ledger.cards() == ()
    assert served.ledger.pictured() == frozenset()


@pytest.mark.parametrize(
    ("content", "changed", "said"),
    [
        (b"", {}, "Bitte wählen Sie zuerst ein Foto."),
        (b"GIF89a no picture", {}, "Das ist kein Foto, das hier gelesen werden kann."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", {}, "Das ist kein Foto"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40, {}, "(HEIC)"),
        (encoded(quarters())[:300], {}, "Das ist kein Foto"),
        (encoded(quarters()), {"part0": " \u200b"}, "was zu sehen ist"),
        (encoded(quarters()), {"consent": "denied"}, "ob jemand zu erkennen ist"),
        (encoded(quarters()), {"part1": "x" * 500}, "höchstens 400"),
        (encoded(quarters()), {"round": "other"}, "inzwischen geschlossen"),
    ],
)
def test_what_can_not_be_taken_is_said_and_what_was_written_stays(
    served: Served, anna: Voter, content: bytes, changed: dict[str, str], said: str
) -> None:
    answer = photograph(anna, content, **changed)

    assert answer.status == 409
    assert said in answer.text
    assert ("Ergebnis von Gruppe 2" in answer.body) == (
        "part1" not in changed and "round" not in changed
    )
    assert served.ledger.cards() == ()


def test_picture_behind_a_page_is_its_pixels_alone_whatever_it_calls_itself(
    served: Served, anna: Voter
) -> None:
    both = encoded(quarters(), "PNG") + b"<script>alert(1)</script>"
    fields = fields_for(anna)

    sent = post(anna, form_of(fields, both, name="../../x.html\r", kind="text/html"))

    assert sent.status in (200, 400)  # that name is none that a browser sends
    sent = post(anna, form_of(fields, both, name="../../x.html", kind="text/html"))
    assert sent.status == 200
    assert b"script" not in served.bytes()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--" + BOUNDARY.encode(),
        b"--other\r\n\r\n--other--",
        form_of(WORDS, b"x")[:-4],
        form_of(WORDS, b"x") + b"--more",
        form_of(WORDS, b"x").replace(b'"part1"', b'"part0"'),
        form_of(WORDS, b"x").replace(b"; filename", b"; file"),
        form_of({f"f{at}": "" for at in range(40)}, b"x"),
        form_of(WORDS, b"x").replace(b"form-data", b"attachment"),
        form_of({"part0": "x" * 20_000}, b"x"),
    ],
)
def test_bodies_that_no_browser_sends_are_refused(served: Served, anna: Voter, body: bytes) -> None:
    anna.get(served.page)

    assert post(anna, body).status == 400
    assert served.ledger.cards() == ()


def test_forms_of_others_and_of_nobody_keep_nothing(
    served: Served, anna: Voter, ben: Voter
) -> None:
    body = form_of(fields_for(anna), encoded(quarters()))
    ben.get(served.page)

    answers = [
        post(ben, body),
        post(Voter(served), body),
        post(anna, body, origin="http://evil.example"),
        post(anna, body, content_type="application/x-www-form-urlencoded"),
        post(anna, body, content_type="multipart/form-data"),
        anna.ask("POST", "/V/WRONG1/photo", body, {"origin": served.origin}),
    ]

    assert [answer.status for answer in answers] == [403, 403, 403, 415, 415, 403]
    assert served.ledger.cards() == ()


def test_photo_can_not_be_sent_as_a_card_nor_a_card_as_a_photo(served: Served, anna: Voter) -> None:
    served.desk.rounds = (PHOTO, CARDS)
    photo = Reading(anna.get(served.page).body).fields | {"part0": "x", "part1": ""}
    del photo["photo"]

    as_card = anna.post(f"{served.page}/send", None, **photo)
    as_photo = photograph(anna, encoded(quarters()), round=CARDS.id)

    assert (as_card.status, as_photo.status) == (409, 409)
    assert served.ledger.cards() == ()


def test_too_large_a_photo_is_read_to_its_end_and_refused(
    served: Served, anna: Voter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photographing, "_MOST_FORM", 100_000)

    answer = photograph(anna, b"\xff\xd8" + b"x" * 3_000_000)

    assert answer.status == 413
    assert "höchstens 15 MB" in answer.text


def test_so_many_at_once_are_asked_to_come_back(
    served: Served, anna: Voter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(darkroom, "MOST_WAITING", -2)
    busy = photograph(anna, encoded(quarters()))
    monkeypatch.undo()
    monkeypatch.setattr(photographing, "_UPLOADS_FROM", 0)
    crowded = photograph(anna, encoded(quarters()))

    for answer in (busy, crowded):
        assert (answer.status, answer.headers["retry-after"]) == (503, "5")
        assert "gleich noch einmal" in answer.text


def test_one_browser_sends_five_at_once(served: Served, anna: Voter, ben: Voter) -> None:
    sent = [photograph(anna, encoded(quarters((40 + at, 20)))) for at in range(6)]

    assert [answer.status for answer in sent] == [200] * 5 + [409]
    assert "schon mehrere Fotos" in sent[-1].text
    assert photograph(ben, encoded(quarters())).status == 200


def test_half_a_body_leaves_a_place_for_others(served: Served, anna: Voter) -> None:
    body = form_of(fields_for(anna), encoded(quarters()))
    cookie = "; ".join(f"{name}={value}" for name, value in anna.cookies.items())
    head = (
        f"POST {served.page}/photo HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Origin: {served.origin}\r\nCookie: {cookie}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    )
    for _ in range(6):  # more than may come from one address at once
        with socket.create_connection(("127.0.0.1", served.port)) as half:
            half.sendall(head.encode() + body[:-40])

    assert post(anna, body).status in (200, 503)
    assert photograph(anna, encoded(quarters())).status == 200
