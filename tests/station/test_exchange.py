"""Two ends of a connection: each gets what it lacks, once, and says only what is so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.link.coding import encode
from facilitator.link.frames import Changes, Check, Frame, Have, Stored
from facilitator.record.change import to_row
from facilitator.record.checking import UnacceptableError
from facilitator.station.exchange import BATCH, WINDOW
from tests.safety.syncing.ends import End, HeldStore, deliver, meet, rows_of, settle, talk


@pytest.fixture
def one(tmp_path: Path) -> Iterator[End]:
    end = End(tmp_path / "one.record")
    yield end
    end.log.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[End]:
    end = End(tmp_path / "other.record")
    yield end
    end.log.close()


def rows_in(frames: list[Frame]) -> list[int]:
    """The numbers of the changes in each frame of changes, one after another."""
    return [row[1] for frame in frames if isinstance(frame, Changes) for row in frame.rows]


# --- meeting ---


def test_meeting_with_nothing_missing_sends_nothing(one: End, other: End) -> None:
    one.write_and_settle("eins")
    meet(one, other)
    talk(one, other)
    for end in (one, other):
        end.anew()

    meet(one, other)

    assert (one.sent, other.sent) == ([], [])
    assert one.exchange.is_idle
    assert one.exchange.peer == one.log.held == other.log.held


def test_meeting_brings_each_what_it_lacks_and_nothing_else(one: End, other: End) -> None:
    one.write_and_settle("eins", "zwei")
    other.write_and_settle("drei")
    seen: list[Frame] = []
    meet(one, other)

    talk(one, other, seen.append)

    assert rows_of(one, other)[0] == rows_of(one, other)[1]
    assert one.log.count() == other.log.count() == 3
    assert sorted(rows_in(seen)) == [1, 1, 2]
    assert one.exchange.is_idle
    assert other.exchange.is_idle


def test_meeting_again_sends_only_what_came_since(one: End, other: End) -> None:
    one.write_and_settle("eins", "zwei")
    meet(one, other)
    talk(one, other)
    for end in (one, other):
        end.anew()
    one.write_and_settle("drei")
    seen: list[Frame] = []

    meet(one, other)
    talk(one, other, seen.append)

    assert rows_in(seen) == [3]
    assert other.summary == "drei"


def test_nothing_is_sent_before_it_is_known_what_the_peer_has(one: End) -> None:
    one.write_and_settle("eins")

    one.exchange.flush()

    assert one.said == []


def test_what_the_peer_is_not_to_get_is_not_sent(one: End, other: End) -> None:
    kept_back, _ = one.write_and_settle("bleibt hier", "geht hin")
    one.anew(offers=lambda change: change.id.seq > 5)
    meet(one, other)

    talk(one, other)

    assert not other.log.has(kept_back.id)
    assert one.exchange.is_idle


# --- rule 1: only what is durable ---


def test_rule_1_what_is_not_durable_is_not_sent(one: End, other: End) -> None:
    meet(one, other)
    held = HeldStore(one.log)
    one.write("noch nicht")
    one.exchange.flush()
    before = one.said

    held.let_go()
    settle(one.log)
    one.exchange.flush()

    assert before == []
    assert rows_in(one.said) == [1]


def test_rule_1_what_is_not_durable_is_not_acknowledged(one: End, other: End) -> None:
    meet(one, other)
    (change,) = one.write_and_settle("eins")
    one.exchange.flush()
    held = HeldStore(other.log)
    for text in one.sent:
        other.hear(text)
    shown, before = other.summary, other.said

    held.let_go()
    settle(other.log)
    other.exchange.flush()

    assert (shown, before) == ("eins", [])
    assert other.said == [Stored({change.id.station: 1})]


def test_rule_1_acknowledged_as_far_as_it_is_durable(one: End, other: End) -> None:
    meet(one, other)
    (first,) = one.write_and_settle("eins")
    one.exchange.flush()
    deliver(one, other)
    held = HeldStore(other.log)
    one.write_and_settle("zwei")
    one.exchange.flush()
    for text in one.sent:
        other.hear(text)

    assert other.said == [Stored({first.id.station: 1})]
    held.let_go()


def test_rule_1_what_is_not_durable_is_not_said_to_be_held(one: End, other: End) -> None:
    held = HeldStore(one.log)
    one.write("noch nicht")

    one.exchange.hear(Have({"aaaaaaaaaaaa.bbbbbbbb": 1}))

    assert one.said == [Have({}, is_answer=True)]
    held.let_go()


# --- rule 4: contiguous ---


def test_rule_4_gap_asks_again_and_is_filled(one: End, other: End) -> None:
    meet(one, other)
    for text in ("eins", "zwei"):
        one.write_and_settle(text)
        one.exchange.flush()
    del one.sent[0]

    deliver(one, other)
    before = other.log.count(), other.said
    talk(one, other)

    assert before == (0, [Have({})])
    assert other.log.count() == 2
    assert other.summary == "zwei"


def test_rule_4_gap_asks_once_however_much_comes_behind_it(one: End, other: End) -> None:
    meet(one, other)
    for text in ("eins", "zwei", "drei", "vier"):
        one.write_and_settle(text)
        one.exchange.flush()
    del one.sent[0]

    deliver(one, other)

    assert other.said == [Have({})]


def test_rule_4_other_stations_go_on_behind_a_gap(one: End, other: End, tmp_path: Path) -> None:
    meet(one, other)
    one.write_and_settle("eins", "zwei")
    (third,) = other.write_and_settle("drei")
    foreign = End(tmp_path / "third.record")
    (own,) = foreign.write_and_settle("von einem dritten")
    late = one.log.kept[1]

    other.exchange.hear(Changes((to_row(late), to_row(own))))

    assert other.log.has(own.id)
    assert not other.log.has(late.id)
    assert other.log.has(third.id)
    foreign.log.close()


def test_rule_4_clash_is_an_alarm_and_not_acknowledged(one: End, other: End) -> None:
    meet(one, other)
    (change,) = one.write_and_settle("eins")
    talk(one, other)
    forged = change._replace(command="document.other")

    other.exchange.hear(Changes((to_row(forged),)))
    settle(other.log)
    other.exchange.flush()

    assert other.exchange.clashes == (forged,)
    assert other.said == []
    assert other.summary == "eins"


def test_rule_4_clash_within_one_frame_is_an_alarm(one: End, other: End) -> None:
    meet(one, other)
    (change,) = one.write_and_settle("eins")
    forged = change._replace(command="document.other")

    other.exchange.hear(Changes((to_row(change), to_row(forged))))

    assert other.exchange.clashes == (forged,)


def test_clashes_do_not_pile_up(one: End, other: End) -> None:
    meet(one, other)
    (change,) = one.write_and_settle("eins")
    talk(one, other)
    forged = change._replace(command="document.other")

    for _ in range(20):
        other.exchange.hear(Changes((to_row(forged),)))

    assert other.exchange.clashes == (forged,)


# --- what links do ---


def test_duplicates_are_folded_once_and_acknowledged_again(one: End, other: End) -> None:
    meet(one, other)
    (change,) = one.write_and_settle("eins")
    one.exchange.flush()
    one.sent *= 3

    deliver(one, other)

    assert other.log.count() == 1
    assert set(map(encode, other.said)) == {encode(Stored({change.id.station: 1}))}


def test_check_finds_what_no_gap_shows(one: End, other: End) -> None:
    meet(one, other)
    one.write_and_settle("eins")
    one.exchange.flush()
    one.sent.clear()
    lost = other.summary

    one.exchange.hear(Check(other.digest, 0))
    talk(one, other)

    assert (lost, other.summary) == ("", "eins")


def test_check_while_something_is_under_way_sends_nothing_again(one: End, other: End) -> None:
    meet(one, other)
    one.write_and_settle("eins")
    one.exchange.flush()
    other.exchange.hear(Check(one.digest, 0))
    other.sent.clear()

    one.exchange.check(3)
    one.exchange.hear(Stored({}))
    one.exchange.check(3)

    assert rows_in(one.said) == [1]
    assert one.said[1:] == [Check("", 3)] * 2


def test_check_of_what_is_the_same_says_nothing(one: End, other: End) -> None:
    meet(one, other)

    one.exchange.hear(Check(other.digest, 0))

    assert one.said == []


def test_asking_again_and_again_ends(one: End, other: End) -> None:
    meet(one, other)
    one.sent += [encode(Have(one.log.held))] * 5
    other.sent += [encode(Have(other.log.held))] * 3

    talk(one, other)

    assert one.exchange.is_idle
    assert other.exchange.is_idle


@pytest.mark.parametrize("lost", range(4))
def test_check_mends_whichever_frame_was_lost(one: End, other: End, lost: int) -> None:
    one.write_and_settle("eins")
    sent = 0
    meet(one, other)
    for _ in range(6):
        for sender, receiver in ((one, other), (other, one)):
            for text in sender.sent:
                if sent != lost:
                    receiver.hear(text)
                sent += 1
            sender.sent = []
            settle(receiver.log)
            receiver.exchange.flush()

    for _ in range(3):
        one.exchange.check(0)
        talk(one, other)

    assert other.summary == "eins"
    assert one.exchange.is_idle
    assert other.exchange.is_idle


# --- rule 7: a slow peer ---


def long_texts(count: int) -> list[str]:
    return [f"{number} " + "x" * 50_000 for number in range(count)]


def test_rule_7_no_more_is_under_way_than_the_window(one: End, other: End) -> None:
    meet(one, other)
    one.write_and_settle(*long_texts(40))

    for _ in range(5):
        one.exchange.flush()

    under_way = sum(map(len, one.sent))
    assert WINDOW <= under_way <= WINDOW + 2 * BATCH
    assert all(len(text) <= 2 * BATCH for text in one.sent)
    assert not one.exchange.is_idle


def test_rule_7_what_was_stored_makes_room_for_the_next(one: End, other: End) -> None:
    meet(one, other)
    one.write_and_settle(*long_texts(40))
    most = 0

    def watch(_: Frame) -> None:
        nonlocal most
        most = max(most, sum(map(len, one.sent)))

    talk(one, other, watch)

    assert other.log.count() == 40
    assert most <= WINDOW + 2 * BATCH
    assert one.exchange.is_idle


# --- hostile ---


def test_what_is_no_change_goes_through_and_changes_nothing(one: End, other: End) -> None:
    meet(one, other)
    before = other.log.snapshot

    with pytest.raises(UnacceptableError):
        other.exchange.hear(Changes((("x", 1, 1, "", "a.b", None, None, "[]"),)))

    assert other.log.snapshot is before


def test_what_is_not_approved_goes_through_and_changes_nothing(one: End, other: End) -> None:
    def approve(_: object) -> None:
        raise PermissionError

    other.anew(approve=approve)
    meet(one, other)
    one.write_and_settle("eins")
    one.exchange.flush()

    with pytest.raises(PermissionError):
        deliver(one, other)

    assert other.log.count() == 0


def test_peer_can_only_acknowledge_what_it_was_sent(one: End, other: End) -> None:
    meet(one, other)
    (change,) = one.write_and_settle("eins")
    one.exchange.flush()

    one.exchange.hear(Stored({change.id.station: 2**53, "aaaaaaaaaaaa.bbbbbbbb": 7}))

    assert one.exchange.peer == {change.id.station: 1}
    one.write_and_settle("zwei")
    one.sent.clear()
    one.exchange.flush()
    assert rows_in(one.said) == [2]
