"""A text in which one writes and others' updates come in: code points, undo, convergence."""

from __future__ import annotations

from collections import Counter
from itertools import count
from random import Random

import pytest

from facilitator.domain.plenum.splicing import Splice, spliced
from facilitator.record.live_text import LiveText
from facilitator.record.shared_texts import SharedTexts
from facilitator.record.text_updates import plain, read_update, write_update
from tests.writing_together import some_text


class Hand:
    """Somebody who writes, and what they have said and heard."""

    def __init__(self) -> None:
        # Each stroke is a second after the one before: each is undone by itself.
        seconds = count(0, 1000)
        self.live = LiveText([], lambda: next(seconds))
        self.said: list[bytes] = []
        self._heard: Counter[Hand] = Counter()

    def take_all(self, other: Hand) -> None:
        news, self._heard[other] = other.said[self._heard[other] :], len(other.said)
        for update in news:
            before = self.live.text
            delta = self.live.take(update)
            assert spliced(before, delta) == self.live.text

    def say(self) -> None:
        self.said += self.live.pending
        self.live.pending.clear()


def meet(*hands: Hand) -> None:
    for hand in hands:
        hand.say()
    for hand in hands:
        for other in hands:
            if other is not hand:
                hand.take_all(other)


def step(hand: Hand, random: Random) -> None:
    """Do something that can be done, and see that it did just that."""
    before = hand.live.text
    at = random.randint(0, len(before))
    act = random.random()
    if act < 0.5:
        inserted = plain(some_text(random))
        if inserted:
            hand.live.insert(at, inserted)
            assert hand.live.text == before[:at] + inserted + before[at:]
    elif act < 0.75:
        gone = random.randint(0, min(4, len(before) - at))
        if gone:
            hand.live.delete(at, gone)
            assert hand.live.text == before[:at] + before[at + gone :]
    else:
        delta = hand.live.undo() if act < 0.9 else hand.live.redo()
        assert spliced(before, delta) == hand.live.text
    assert hand.live.text == str(hand.live._shared)


def write(seed: int, steps: int) -> tuple[list[bytes], str]:
    """Have three write, and come together; return what they have said, and the text."""
    random = Random(seed)
    hands = (Hand(), Hand(), Hand())
    for _ in range(steps):
        step(random.choice(hands), random)
        if random.random() < 0.02:
            meet(*random.sample(hands, 2))
    meet(*hands)
    meet(*hands)
    assert len({hand.live.text for hand in hands}) == 1
    return [update for hand in hands for update in hand.said], hands[0].live.text


def check_in_two_parts(updates: list[bytes], begun: int, text: str) -> None:
    """What is there at the start may lack what it builds on, and get it later."""
    texts = SharedTexts()
    texts.take("t", updates[:begun])
    texts.read("t")
    live = LiveText(updates[:begun])
    for update in (read_update(write_update(update)) for update in updates[begun:]):
        texts.take("t", [update])
        texts.read("t")
        live.take(update)
    assert texts.read("t") == live.text == text


@pytest.mark.parametrize("seed", range(3))
def test_three_who_write_apart_come_to_one_text_in_whatever_order_it_comes(seed: int) -> None:
    updates, text = write(seed, 200)
    check_in_two_parts(updates, 0, text)
    Random(seed).shuffle(updates)
    for begun in (0, 1, len(updates) // 2, len(updates) - 1, len(updates)):
        check_in_two_parts(updates, begun, text)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_three_who_write_apart_for_long_come_to_one_text(seed: int) -> None:
    updates, text = write(seed, 1500)
    check_in_two_parts(updates, len(updates), text)


@pytest.mark.parametrize("seed", range(5))
def test_undoing_all_that_one_wrote_leaves_all_that_the_other_wrote(seed: int) -> None:
    random = Random(seed)
    mine, theirs = Hand(), Hand()
    written = 0
    for _ in range(150):
        if random.random() < 0.5:
            theirs.live.insert(random.randint(0, len(theirs.live.text)), "x")
            written += 1
        elif mine.live.text and random.random() < 0.4:
            mine.live.delete(random.randrange(len(mine.live.text)), 1)
        else:
            mine.live.insert(random.randint(0, len(mine.live.text)), "M😀")
        if random.random() < 0.3:
            meet(mine, theirs)
    meet(mine, theirs)

    while mine.live.undo():
        pass
    meet(mine, theirs)

    assert mine.live.text == theirs.live.text == "x" * written


def test_what_is_typed_within_half_a_second_is_undone_at_once_unless_a_step_ended() -> None:
    live = LiveText([], lambda: 1000)
    live.insert(0, "a")
    live.insert(1, "b")
    live.end_step()
    live.insert(2, "c")

    assert [list(live.undo()) for _ in range(3)] == [[Splice(2, 1)], [Splice(0, 2)], []]
    assert live.text == ""


@pytest.mark.parametrize(("at", "gone"), [(-1, 0), (4, 0), (0, 4), (3, 1), (1, -1)])
def test_place_that_is_not_there_is_refused_before_it_reaches_the_library(
    at: int, gone: int
) -> None:
    live = LiveText([])
    live.insert(0, "ä😀b")

    with pytest.raises(ValueError, match="in a text of 3"):
        live.delete(at, gone)

    assert live.text == str(live._shared) == "ä😀b"
