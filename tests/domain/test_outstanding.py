"""What is said of the devices of the workshops, and when."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.devices import Device, Role
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.outstanding import (
    Attendance,
    Concern,
    ConcernKind,
    devices_in,
    find_concern,
    note_attendance,
)
from facilitator.domain.run import Run
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from tests.domain.factories import Happening, at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_snapshot,
    make_track,
    make_workshop,
)

RUNNING = Happening().start("phase", "12:00").run
OVER = Happening().done("phase", "12:00", "13:00").start("break", "13:00").run
ONE = Device(id="c", name="Laptop Raum C", role=Role.NOTES, joined=at("11:50"), place="ws1")
TWO = Device(id="d", name="Laptop Raum D", role=Role.NOTES, joined=at("11:55"), place="ws1")


def make_event() -> Agenda:
    """A phase from 12:00 to 13:00, a long break, the plenum at 14:00."""
    return make_agenda(
        make_day(
            make_block(
                "phase",
                kind=BlockKind.PARALLEL,
                duration=minutes(60),
                tracks=(make_track("ws1", make_block("p1", duration=minutes(60))),),
            ),
            make_block("break", kind=BlockKind.BREAK, duration=minutes(60)),
            make_block("plenum", kind=BlockKind.PLENUM, duration=minutes(60)),
        ),
        workshops=(make_workshop(1),),
    )


def event(*devices: Device, run: Run = RUNNING) -> Snapshot:
    known = MappingProxyType({device.id: device for device in devices})
    return make_snapshot(make_event(), devices=known, run=run)


def here(alone: int = 0, alone_since: str | None = None, device: str = "c") -> Attendance:
    return Attendance(
        device=device,
        connected=True,
        since=at("11:50"),
        alone=alone,
        alone_since=None if alone_since is None else at(alone_since),
    )


def away(since: str, alone: int = 0, device: str = "c") -> Attendance:
    return Attendance(
        device=device,
        connected=False,
        since=at(since),
        alone=alone,
        alone_since=at(since) if alone else None,
    )


def concern(now: str, *present: Attendance, run: Run = RUNNING) -> Concern | None:
    snapshot = event(ONE, TWO, run=run)
    outlook = forecast(snapshot.agenda, snapshot.run, at(now))
    return find_concern("ws1", snapshot, outlook, {one.device: one for one in present}, at(now))


def is_alone(entries: int, devices: int = 1) -> Concern:
    return Concern(kind=ConcernKind.ALONE, devices=devices, entries=entries)


def is_away(since: float, devices: int = 1) -> Concern:
    return Concern(kind=ConcernKind.AWAY, devices=devices, lasting=minutes(since))


@pytest.mark.parametrize(
    ("now", "present", "expected"),
    [
        ("12:20", [], None),
        ("12:20", [here()], None),
        ("12:20", [here(3, "12:19")], None),
        ("12:20", [here(3, "12:18")], is_alone(3)),
        ("12:20", [here(3, "12:10"), here(4, "12:19", "d")], is_alone(7, 2)),
        ("12:20", [away("12:19")], None),
        ("12:20", [away("12:14")], is_away(6)),
        ("12:20", [away("12:14"), here(device="d")], is_away(6)),
        ("12:20", [away("12:14"), away("12:17", device="d")], is_away(6, 2)),
        ("12:20", [away("12:14", 14)], is_alone(14)),
        ("12:20", [away("12:14"), here(2, "12:10", "d")], is_alone(2)),
    ],
)
def test_concern_while_the_workshop_runs(
    now: str, present: list[Attendance], expected: Concern | None
) -> None:
    assert concern(now, *present) == expected


@pytest.mark.parametrize(
    ("now", "present", "expected"),
    [
        # Closed after its workshop, with nothing left on it.
        ("13:10", [away("13:01")], None),
        ("13:50", [away("13:01")], None),
        # Gone while its workshop ran: it may have entries that nobody knows.
        ("13:44", [away("12:50")], None),
        ("13:45", [away("12:50")], is_away(55)),
        ("13:59", [away("12:50")], is_away(69)),
        # What is known to be missing is said at any time.
        ("13:10", [away("13:01", 5)], is_alone(5)),
        ("13:46", [here(1, "13:45")], is_alone(1)),
    ],
)
def test_concern_between_workshop_and_plenum(
    now: str, present: list[Attendance], expected: Concern | None
) -> None:
    assert concern(now, *present, run=OVER) == expected


def test_what_was_written_just_now_is_no_concern_shortly_before_the_plenum() -> None:
    snapshot = event(ONE, run=RUNNING)
    outlook = forecast(snapshot.agenda, snapshot.run, at("13:50"))
    moment = at("13:50")
    written = Attendance(
        device="c",
        connected=True,
        since=at("11:50"),
        alone=1,
        alone_since=moment + Duration(seconds=-19),
    )

    assert find_concern("ws1", snapshot, outlook, {"c": written}, moment) is None


def test_device_before_its_workshop_begins_is_no_concern() -> None:
    assert concern("11:59", away("11:30"), run=Run()) is None


def test_concern_lasts_while_the_plenum_runs() -> None:
    run = Happening().done("phase", "12:00", "13:00").start("plenum", "14:00").run

    assert concern("14:20", away("12:50"), run=run) == is_away(90)


def test_only_devices_that_write_there_and_take_part_count() -> None:
    elsewhere = Device(id="e", name="E", role=Role.NOTES, joined=at("11:00"), place="ws2")
    regie = Device(id="r", name="R", role=Role.REGIE, joined=at("11:00"), place="ws1")
    gone = Device(
        id="g", name="G", role=Role.NOTES, joined=at("11:00"), place="ws1", thrown_out=True
    )
    left = Device(id="l", name="L", role=Role.NOTES, joined=at("11:00"), place="ws1", left=True)

    assert devices_in(event(elsewhere, regie, gone, ONE, left), "ws1") == (ONE,)


@pytest.mark.parametrize(
    ("alone", "connected", "before", "since"),
    [
        (0, True, None, None),
        (3, True, None, "12:30"),
        (3, False, None, "12:20"),
        (3, True, here(1, "12:25"), "12:25"),
        (3, False, here(1, "12:25"), "12:25"),
        (3, True, here(), "12:30"),
        (0, True, here(1, "12:25"), None),
    ],
)
def test_attendance_notes_since_when_entries_have_been_alone(
    alone: int, connected: bool, before: Attendance | None, since: str | None
) -> None:
    found = note_attendance(
        {} if before is None else {"c": before},
        "c",
        connected=connected,
        alone=alone,
        since=at("12:20"),
        now=at("12:30"),
    )

    assert found == Attendance(
        device="c",
        connected=connected,
        since=at("12:20"),
        alone=alone,
        alone_since=None if since is None else at(since),
    )


presences = st.lists(
    st.tuples(st.booleans(), st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=20
)


@given(presences)
def test_entries_are_alone_since_the_last_time_that_none_were(
    told: list[tuple[bool, int, int]],
) -> None:
    now, known = at("12:00"), dict[str, Attendance]()
    first: list[object] = []
    for connected, alone, later in told:
        now += minutes(later)
        found = note_attendance(
            known, "c", connected=connected, alone=alone, since=at("12:00"), now=now
        )
        known = {"c": found}
        first = [*first, found.alone_since] if alone else []

        assert (found.alone_since is None) == (alone == 0)
        assert len(set(first)) <= 1


@given(st.integers(0, 240), st.integers(0, 240), st.booleans(), st.integers(0, 9))
def test_concern_never_speaks_of_what_is_not_there(
    now: int, since: int, connected: bool, alone: int
) -> None:
    moment = at("11:30") + minutes(now)
    went = min(at("11:30") + minutes(since), moment)
    present = Attendance(
        device="c",
        connected=connected,
        since=went,
        alone=alone,
        alone_since=went if alone else None,
    )
    for run in (Run(), RUNNING, OVER):
        snapshot = event(ONE, run=run)
        outlook = forecast(snapshot.agenda, snapshot.run, moment)
        found = find_concern("ws1", snapshot, outlook, {"c": present}, moment)

        match found:
            case Concern(kind=ConcernKind.ALONE):
                assert (found.entries, found.devices) == (alone, 1)
            case Concern(kind=ConcernKind.AWAY):
                assert not connected
                assert found.lasting == moment - went
            case None:
                assert connected or went >= moment + minutes(-2) or not alone
