"""Names that a page gives, and the entries that come of them."""

from __future__ import annotations

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.domain.instant import Duration, Instant, minutes
from facilitator.station import Station
from facilitator.station.filing import entry_id_of

NOW = Instant(1_757_419_200_000)
DAY = minutes(24 * 60)


def name_of(written: Instant, rest: str = "0123456789abcdef0123") -> str:
    return f"{written.ms:012x}{rest}"


@pytest.mark.parametrize("ago", [minutes(-1), minutes(0), minutes(60), 10 * DAY])
def test_entry_of_a_page_has_an_id_by_when_it_was_written(ago: Duration) -> None:
    written = NOW + -ago

    assert entry_id_of(name_of(written), NOW) == f"{written.ms << 16:016x}012345"


@pytest.mark.parametrize(
    "sent",
    [
        name_of(NOW + minutes(2)),
        name_of(NOW + -11 * DAY),
        "f" * 32,
        "abc",
        "",
        name_of(NOW).upper(),
        name_of(NOW) + "/..",
    ],
)
def test_name_without_a_moment_that_can_be_gives_no_id(sent: str) -> None:
    assert entry_id_of(sent, NOW) is None


def test_page_files_under_the_id_of_its_name_once(station: Station) -> None:
    sent = name_of(station.now())
    station.devices.register("page", role=Role.NOTES, name="Browser", proof="x", place="ws1")
    station.devices.give_letters()
    page = station.capture.sent_by("page", sent)

    filed = page.file("ws1", Line("einmal"))

    assert filed.entry == entry_id_of(sent, station.now())
    assert station.capture.earlier(sent) == filed


def test_name_of_another_entry_s_id_gives_a_new_one(station: Station) -> None:
    sent = name_of(station.now())
    station.devices.register("page", role=Role.NOTES, name="Browser", proof="x", place="ws1")
    station.devices.give_letters()
    first = station.capture.sent_by("page", sent).file("ws1", Line("das erste"))

    other = station.capture.sent_by("page", sent[:18] + "f" * 14).file("ws1", Line("ein anderes"))

    texts = {entry.id: entry.text for entry in station.snapshot.notes_in("ws1").entries}
    assert texts == {first.entry: "das erste", other.entry: "ein anderes"}


def test_measure_of_a_page_has_the_id_of_its_name_too(station: Station) -> None:
    sent = name_of(station.now())
    station.devices.register("page", role=Role.NOTES, name="Browser", proof="x", place="ws1")
    station.devices.give_letters()

    station.capture.sent_by("page", sent).file("ws1", Line("Patenschaften #m"))

    (measure,) = station.snapshot.measures
    assert measure.id == measure.source == entry_id_of(sent, station.now())
