"""Frames: what is sent is read as it was, and nothing else is."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bingo.board import Board, Winner
from facilitator.domain.bingo.game import GameState
from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture, Scene
from facilitator.link.coding import MAX_BYTES, MAX_RATE, FrameError, decode, encode
from facilitator.link.frames import VERSION, Frame, Hello, Presence, Refusal, Show, Stop, Welcome
from facilitator.link.strict import MAX_TEXT
from tests.link.shortened import shortened

MOMENTS = st.builds(Instant, st.integers(-60_000_000_000_000, 250_000_000_000_000))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=MAX_TEXT)
BOARDS = st.builds(
    Board,
    title=TEXTS,
    state=st.sampled_from(GameState),
    players=st.integers(0, 1_000),
    ends_at=st.none() | MOMENTS,
    winners=st.lists(st.builds(Winner, st.integers(0, 100), TEXTS), max_size=3).map(tuple),
    celebrated=TEXTS,
    is_raffle=st.booleans(),
)
PICTURES = st.builds(
    Picture,
    scene=st.sampled_from(Scene),
    title=TEXTS,
    until=st.none() | MOMENTS,
    until_time=TEXTS,
    text=TEXTS,
    address=TEXTS,
    coming=TEXTS,
    coming_time=TEXTS,
    board=st.none() | BOARDS,
    light=st.booleans(),
    language=TEXTS,
)
SHOWS = st.builds(Show, PICTURES, st.builds(EventClock, MOMENTS, MOMENTS, st.floats(0, MAX_RATE)))
FRAMES = st.one_of(
    st.builds(Hello, st.sampled_from(Role), TEXTS),
    st.just(Welcome()),
    st.builds(Presence, st.integers(0, 1_000)),
    SHOWS,
    st.just(Stop()),
)
HELLO = json.loads(encode(Hello(Role.STAGE, "x")))
SHOWN = json.loads(encode(Show(Picture(), EventClock(Instant(0), Instant(0)))))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(FRAMES)
def test_frame_is_read_as_it_was_sent(frame: Frame) -> None:
    assert decode(encode(frame)) == frame


@given(st.text() | st.binary())
def test_anything_else_is_refused_and_nothing_else_happens(sent: str | bytes) -> None:
    with pytest.raises(FrameError):
        decode(sent)


@given(FRAMES, st.data())
def test_frame_with_one_field_changed_is_read_strictly(frame: Frame, data: st.DataObject) -> None:
    found = json.loads(encode(frame))
    place = found
    if isinstance(frame, Show):
        place = data.draw(st.sampled_from([found, found["picture"], found["clock"]]))
    place[data.draw(st.sampled_from([*place, "more"]))] = data.draw(JSON)

    with contextlib.suppress(FrameError):
        # What is read at all is a whole frame: it can be sent on and is read again.
        read = decode(json.dumps(found))
        assert decode(encode(read)) == read


@given(FRAMES, st.data())
def test_frame_cut_off_anywhere_is_refused(frame: Frame, data: st.DataObject) -> None:
    sent = encode(frame)
    with pytest.raises(FrameError):
        decode(sent[: data.draw(st.integers(0, len(sent) - 1))])


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{}",
        "[]",
        "null",
        '"hello"',
        "[" * 100_000,
        "[" * 30_000,
        '{"kind": ["hello"]}',
        '{"kind": "hello", "kind": "stop"}',
        '{"kind": "launch"}',
        '{"kind": "stop", "now": true}',
        '{"kind": "presence", "stages": true}',
        '{"kind": "presence", "stages": 1.0}',
        '{"kind": "presence", "stages": -1}',
        '{"kind": "presence", "stages": NaN}',
        '{"kind": "presence", "stages": ' + "9" * 5_000 + "}",
        json.dumps({**HELLO, "role": "king"}),
        json.dumps({**HELLO, "token": None}),
        json.dumps({**HELLO, "token": "x" * (MAX_TEXT + 1)}),
        json.dumps({**HELLO, "token": "\ud800"}),
        json.dumps({**SHOWN, "picture": None}),
        json.dumps({**SHOWN, "picture": {**SHOWN["picture"], "light": 1}}),
        json.dumps({**SHOWN, "picture": {**SHOWN["picture"], "scene": "lateness"}}),
        json.dumps({**SHOWN, "picture": {**SHOWN["picture"], "until": 10**15}}),
        json.dumps({**SHOWN, "clock": {**SHOWN["clock"], "rate": -1}}),
        json.dumps({**SHOWN, "clock": {**SHOWN["clock"], "rate": MAX_RATE * 2}}),
        json.dumps({**SHOWN, "clock": {**SHOWN["clock"], "rate": "1"}}),
        b'{"kind": "stop"}',
    ],
    ids=shortened,
)
def test_hostile_frame_is_refused(sent: str | bytes) -> None:
    with pytest.raises(FrameError):
        decode(sent)


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ("x" * (MAX_BYTES + 1), Refusal.TOO_LARGE),
        ("ü" * (MAX_BYTES // 2 + 1), Refusal.TOO_LARGE),
        (json.dumps({**HELLO, "version": VERSION + 1, "shoe size": 42}), Refusal.VERSION),
        ('{"kind": "hello"}', Refusal.VERSION),
        (json.dumps({**HELLO, "more": 1}), Refusal.FRAME),
    ],
    ids=shortened,
)
def test_refused_frame_says_with_which_code(sent: str, refusal: Refusal) -> None:
    with pytest.raises(FrameError) as error:
        decode(sent)
    assert error.value.refusal is refusal


def test_reason_quotes_nothing_of_what_was_sent() -> None:
    with pytest.raises(FrameError) as error:
        decode(json.dumps({**HELLO, "role": "secret"}))
    assert str(error.value) == "hello: role: none of those agreed on"


@given(st.text(min_size=MAX_TEXT, max_size=MAX_TEXT + 50))
def test_text_that_the_other_end_would_refuse_is_made_to_fit(text: str) -> None:
    picture = Picture(title=text, text=text, address=text, coming=text, coming_time=text)
    sent = encode(Show(picture, EventClock(Instant(0), Instant(0))))

    read = decode(sent)

    assert isinstance(read, Show)
    assert read.picture.title == text.encode(errors="replace").decode()[:MAX_TEXT]


def test_clock_counts_on_whatever_the_clocks_of_the_machines_show() -> None:
    regie = Show(Picture(), EventClock(Instant(1_000), Instant(50_000), rate=2.0))

    at_hub = regie.sent_at(Instant(50_100)).seen_at(Instant(7))
    at_stage = at_hub.sent_at(Instant(307)).seen_at(Instant(900_000))

    assert at_stage.clock.at(Instant(900_000)) == Instant(1_800)
    assert at_stage.clock.at(Instant(900_500)) == Instant(2_800)
