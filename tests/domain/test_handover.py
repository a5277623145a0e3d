"""What is handed over with the event."""

from __future__ import annotations

from types import MappingProxyType

from facilitator.domain.accompanying import FreeTimer
from facilitator.domain.agenda import BlockKind
from facilitator.domain.devices import Device, Role
from facilitator.domain.handover import Handover, hand_over
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.kinds import CHALLENGE, OPTION
from facilitator.domain.outstanding import Attendance, Attendances
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from tests.domain.factories import Happening, at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_snapshot,
    make_track,
    make_workshop,
)

AGENDA = make_agenda(
    make_day(
        make_block(
            "phase",
            kind=BlockKind.PARALLEL,
            duration=minutes(0),
            tracks=tuple(
                make_track(
                    f"ws{number}",
                    make_block(f"h{number}", capture=CHALLENGE),
                    make_block(f"o{number}", capture=OPTION),
                )
                for number in (1, 2)
            ),
        ),
        make_block("plenum", kind=BlockKind.PLENUM),
    ),
    workshops=(make_workshop(1), make_workshop(2)),
)
RUNS = Happening().start("phase", "12:00").events


def handover(
    snapshot: Snapshot, now: Instant, present: Attendances = MappingProxyType({})
) -> Handover:
    return hand_over(snapshot, forecast(snapshot.agenda, snapshot.run, now), present, now)


def test_event_that_has_not_begun_hands_over_nothing_unusual() -> None:
    snapshot, now = make_snapshot(AGENDA), at("11:00")

    assert handover(snapshot, now) == Handover(
        at=now, today=forecast(AGENDA, snapshot.run, now).today, running=None
    )


def test_all_that_is_open_is_handed_over() -> None:
    laptop = Device(id="c", name="C", role=Role.NOTES, joined=at("11:00"), place="ws2")
    snapshot = make_snapshot(
        AGENDA,
        entries=(
            make_entry("ws1-1", kind=OPTION),
            make_entry("ws1-2", open_end=True),
            make_entry("ws2-1", place="ws2", kind=CHALLENGE),
        ),
        events=RUNS,
        devices=MappingProxyType({"c": laptop}),
        timers=(
            FreeTimer(id="t1", label="Bericht", started=at("12:39"), length=minutes(3)),
            FreeTimer(id="t2", label="Pause", started=at("12:00"), length=minutes(5)),
        ),
    )
    present = {"c": Attendance(device="c", connected=False, since=at("12:30"), alone=14)}

    found = handover(snapshot, at("12:40"), present)

    assert found == Handover(
        at=at("12:40"),
        today=found.today,
        running=AGENDA.block("phase"),
        open_ends=(("ws1", 1),),
        without_option=("ws2",),
        unsent=(("ws2", 14),),
        timers=(("Bericht", minutes(2)),),
    )


def test_workshop_that_has_not_come_to_its_options_lacks_none() -> None:
    snapshot = make_snapshot(AGENDA, events=RUNS)

    assert handover(snapshot, at("12:20")).without_option == ()
    assert handover(snapshot, at("12:40")).without_option == ("ws1", "ws2")


def test_open_end_that_was_removed_is_not_counted() -> None:
    snapshot = make_snapshot(AGENDA, entries=(make_entry("ws1-2", open_end=True, removed=True),))

    assert handover(snapshot, at("12:20")).open_ends == ()
