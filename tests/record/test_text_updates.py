"""What may come as an edit of a shared text, and what of it is let in."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text

from facilitator.record.live_text import LiveText
from facilitator.record.shared_texts import SharedTexts, written_anew
from facilitator.record.text_updates import footprint, plain, read_update, write_update
from tests.writing_together import some_text


def with_text(name: str, text: str) -> bytes:
    doc: Doc[Text] = Doc()
    doc.get(name, type=Text).insert(0, text)
    return doc.get_update()


def formatted() -> bytes:
    doc: Doc[Text] = Doc()
    text = doc.get("text", type=Text)
    text.insert(0, "fett", {"bold": True})
    return doc.get_update()


def embedding() -> bytes:
    doc: Doc[Text] = Doc()
    doc.get("text", type=Text).insert_embed(0, {"image": "x"})
    return doc.get_update()


def with_map() -> bytes:
    doc: Doc[Map[str]] = Doc()
    doc.get("text", type=Map)["a"] = "b"
    return doc.get_update()


def with_array() -> bytes:
    doc: Doc[Array[str]] = Doc()
    doc.get("text", type=Array).append("a")
    return doc.get_update()


HOSTILE = {
    "another text": with_text("other", "a"),
    "formats": formatted(),
    "a picture": embedding(),
    "a map": with_map(),
    "a list": with_array(),
    "escape": with_text("text", "\x1b[2J"),
    "nul": with_text("text", "a\0"),
    "carriage return": with_text("text", "a\rb"),
    "line separator": with_text("text", "a\u2028b"),
    "nothing": b"",
    "cut off": written_anew("abc")[:-2],
    "too much": written_anew("abc") + b"\0",
    "endless number": b"\xff" * 30,
    "many clients": b"\xff\xff\xff\xff\x07",
    "huge string": b"\x01\x01\x05\x00\x04\x01\x04text\xff\xff\xff\xff\x07a\x00",
    "writer twice": b"\x02\x01\x05\x00\x04\x01\x04text\x01a\x01\x05\x01\x84\x05\x00\x01b\x00",
    "empty piece": b"\x01\x01\x05\x00\x04\x01\x04text\x00\x00",
    "half a character": b"\x01\x01\x05\x00\x04\x01\x04text\x03\xed\xa0\xbd\x00",
}


@pytest.mark.parametrize("update", HOSTILE.values(), ids=HOSTILE)
def test_update_that_is_no_plain_text_is_refused(update: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_update(write_update(update))


@pytest.mark.parametrize("written", ["", "?", "AQE", "ä", 7, None, ["AAA="]])
def test_what_is_no_update_at_all_is_refused(written: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_update(written)


@given(st.text())
def test_plain_text_comes_back_as_it_was_written(text: str) -> None:
    texts = SharedTexts()
    texts.take("t", [read_update(write_update(written_anew(plain(text))))])

    assert texts.read("t") == plain(text)


@given(st.text(st.characters(codec="utf-8") | st.just("\ud83d"), max_size=20))
def test_plain_text_has_nothing_in_it_at_which_a_line_ends_but_line_feeds(text: str) -> None:
    cleaned = plain(text)

    assert plain(cleaned) == cleaned
    assert "\n".join(f"{cleaned}.".splitlines()) == f"{cleaned}."
    cleaned.encode()


def test_what_was_written_anew_is_the_same_for_the_same_text() -> None:
    assert written_anew("Fristen 😀") == written_anew("Fristen 😀") != written_anew("Fristen")


def mutated(update: bytes, random: Random) -> bytes:
    changed = bytearray(update)
    for _ in range(random.choice([0, 1, 1, 2])):
        place = random.randrange(len(changed))
        act = random.randrange(3)
        if act == 0:
            changed[place] = random.choice([random.randrange(256), random.randrange(8)])
        elif act == 1:
            changed.insert(place, random.randrange(256))
        else:
            del changed[place]
    return bytes(changed)


@pytest.mark.parametrize("seed", range(40))
def test_mutated_update_is_refused_or_leaves_a_plain_text_that_can_be_written_in(seed: int) -> None:
    random, theirs = Random(seed), LiveText([])
    for _ in range(20):
        theirs.insert(random.randint(0, len(theirs.text)), plain(some_text(random)) or "x")
        if random.random() < 0.4:
            theirs.delete(random.randrange(len(theirs.text)), 1)
    texts, mine = SharedTexts(), LiveText([])
    for update in (mutated(update, random) for update in theirs.pending):
        try:
            footprint(update)
        except ValueError:
            continue
        texts.take("t", [update])
        mine.take(update)
        mine.insert(random.randint(0, len(mine.text)), "ö")
        texts.take("t", mine.pending)
        mine.pending.clear()
        assert texts.read("t") == mine.text == plain(mine.text) == str(mine._shared)
