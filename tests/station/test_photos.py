"""Photos: added, described, put in order, taken away, and destroyed so that nothing is left."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from facilitator.domain.photos import Consent, PhotoId
from facilitator.formats.pictures import Picture, prepare
from facilitator.record.inspecting import inspect
from facilitator.station import Reason, RefusedError, Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.formats.photos import picture
from tests.safety.event import make_event
from tests.safety.syncing.ends import fill, recover, settle

Open = Callable[[], Station]
SECRET = "Frau Muster am Flipchart"


def raw(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def is_in(content: bytes, path: Path) -> bool:
    """Return whether any piece of a picture stands in the file, whatever page it may be cut at."""
    found = raw(path)
    middle = content[-400:]
    return any(middle[start : start + 40] in found for start in range(0, 360, 40))


def refusal(command: Callable[[], object]) -> Reason:
    with pytest.raises(RefusedError) as refused:
        command()
    return refused.value.reason


def order(station: Station) -> list[PhotoId]:
    return [photo.id for photo in station.snapshot.photos]


def test_added_photo_is_there_with_all_that_was_said_after_opening_again(
    open_station: Open,
) -> None:
    shown, station = picture(), open_station()
    station.photos.add(
        shown, place="ws1", alt=" Ein  Plakat ", caption="Patenschaften", consent=Consent.NOBODY
    )
    station.photos.add(picture(1), credit="Foto: Muster")

    station = open_station()

    first, second = station.snapshot.photos
    assert (first.place, first.alt, first.caption) == ("ws1", "Ein Plakat", "Patenschaften")
    assert (first.credit, first.consent) == ("", Consent.NOBODY)
    assert (first.width, first.height) == (80, 60)
    assert (second.place, second.credit, second.consent) == ("", "Foto: Muster", Consent.OPEN)
    assert station.photos.content(first.id) == shown.content
    assert station.photos.content(first.digest) == shown.content
    assert station.photos.missing == frozenset()


def test_same_picture_twice_is_one_photo_with_its_texts(station: Station) -> None:
    first = station.photos.add(picture(7, (3, 3)), alt="Ein Punkt")
    same = prepare(station.photos.content(first) or b"")
    again = station.photos.add(Picture(station.photos.content(first) or b"", 3, 3), alt="anders")

    assert again == first
    assert [one.alt for one in station.snapshot.photos] == ["Ein Punkt"]
    assert same.width == 3


def test_described_photo_keeps_what_nobody_spoke_of(station: Station) -> None:
    photo = station.photos.add(picture(), alt="Ein Plakat", caption="Patenschaften")
    station.photos.describe(photo, alt="", credit="Foto: Muster", place="ws2")
    station.photos.describe(photo, consent=Consent.DENIED)

    known = station.snapshot.photos[0]
    said = (known.alt, known.caption, known.credit, known.place, known.consent)
    assert said == ("", "Patenschaften", "Foto: Muster", "ws2", Consent.DENIED)
    station.undo("document")
    station.undo("document")
    known = station.snapshot.photos[0]
    assert (known.alt, known.place, known.consent) == ("Ein Plakat", "", Consent.OPEN)


def test_places_that_there_are_not_and_photos_that_are_gone_are_refused(station: Station) -> None:
    photos = station.photos
    photo = photos.add(picture())
    assert refusal(lambda: photos.add(picture(1), place="ws9")) is Reason.GONE
    assert refusal(lambda: photos.describe(photo, place="ws9")) is Reason.GONE
    photos.remove(photo)
    assert refusal(lambda: photos.remove(photo)) is Reason.GONE
    assert refusal(lambda: photos.destroy(photo)) is Reason.GONE
    assert refusal(lambda: photos.move(photo, 0)) is Reason.GONE


def test_moved_photo_stands_where_it_was_put(station: Station) -> None:
    one, two, three = [station.photos.add(picture(seed)) for seed in range(3)]
    station.photos.move(three, 0)
    assert order(station) == [three, one, two]
    station.photos.move(three, 99)
    assert order(station) == [one, two, three]
    station.undo("document")
    assert order(station) == [three, one, two]


def test_removed_photo_comes_back_with_undo(station: Station) -> None:
    shown = picture()
    photo = station.photos.add(shown, alt="Ein Plakat")
    station.photos.remove(photo)
    assert order(station) == []

    station.undo("document")

    assert [one.alt for one in station.snapshot.photos] == ["Ein Plakat"]
    assert station.photos.content(photo) == shown.content


def test_destroyed_photo_leaves_no_byte_and_nothing_brings_it_back(station: Station) -> None:
    shown = picture()
    photo = station.photos.add(shown, alt=SECRET, caption=f"{SECRET}, um 9")
    station.photos.describe(photo, caption=f"{SECRET}, um 10", credit=SECRET)
    station.photos.remove(photo)
    again = station.photos.add(shown, alt=f"{SECRET} noch einmal")
    assert (again, order(station)) == (photo, [photo])
    station.drafts()
    before = (is_in(shown.content, station.path), SECRET.encode() in raw(station.path))

    station.photos.destroy(again)
    for _ in range(9):
        try:
            station.undo("document")
        except RefusedError as refused:
            if refused.reason is Reason.NOTHING_TO_UNDO:
                break
    station.drafts()

    assert before == (True, True)
    assert station.snapshot.photos == ()
    assert not is_in(shown.content, station.path)
    assert SECRET.encode() not in raw(station.path)
    assert refusal(lambda: station.photos.add(shown)) is Reason.REDACTED
    assert station.redaction.confirm()
    assert not station.redaction.confirm()
    assert not station.redaction.devices_with_copy(photo)
    assert station.photos.destroyed == (photo,)


def test_picture_of_another_device_is_taken_if_it_is_the_one(station: Station) -> None:
    shown, other = picture(), picture(9)
    station.photos.add(shown)
    digest = shown.digest
    station._log.attachments.destroy([digest]).result()
    assert station.photos.missing == {digest}

    assert not station.photos.take(digest, other.content)
    assert not station.photos.take(other.digest, other.content)
    assert station.photos.take(digest, shown.content)
    assert station.photos.content(digest) == shown.content


@pytest.mark.parametrize("moment", ["kept", "wiped"])
def test_killed_while_destroying_the_next_start_completes_it(
    open_station: Open, tmp_path: Path, moment: str
) -> None:
    station = open_station()
    shown = picture(size=(200, 200))
    station.photos.add(shown)  # nothing is said of it: only its bytes tell that it is there
    path = station.path
    station.close()
    child = [sys.executable, "-m", "tests.station.destroying_child", str(path), moment]
    assert subprocess.run(child, check=False).returncode == 9
    left = is_in(shown.content, path)

    with closing(Station.open(path, now=Clock(at("12:30")).now)) as again:
        assert again.snapshot.photos == ()
        again.drafts()
        assert not is_in(shown.content, path)
    assert left
    assert inspect(path).is_whole


def test_two_devices_that_add_one_picture_at_once_have_one_photo(
    station: Station, tmp_path: Path, clock: Clock
) -> None:
    other = Station.join(
        tmp_path / "other.record", now=clock.now, identity=replace(station.identity, joined=True)
    )
    with closing(other):
        other._log.receive(station._log._changes.values())
        shown = picture()
        station.photos.add(shown, alt="Ein Plakat")
        other.photos.add(shown, place="ws1", alt="Plakat")
        station.photos.add(picture(1))
        ours, theirs = list(station._log._changes.values()), list(other._log._changes.values())
        station._log.receive(theirs)
        other._log.receive(ours)

        assert order(station) == order(other)
        assert len(order(station)) == 2
        assert station.snapshot.photos == other.snapshot.photos
        assert other.photos.missing == {picture(1).digest}


def test_full_disk_is_told_and_the_photo_is_whole_when_there_is_room_again(
    station: Station, open_station: Open
) -> None:
    fill(station._log)
    shown = picture(size=(400, 400))
    photo = station.photos.add(shown, alt="Ein Plakat")
    settle(station._log)
    during = (bool(station.snapshot.saving.failure), station.snapshot.photos[0].alt)
    recover(station._log)

    again = open_station()

    assert during == (True, "Ein Plakat")
    assert again.photos.content(photo) == shown.content


@pytest.mark.slow
def test_killed_while_adding_what_was_said_to_be_saved_is_whole(tmp_path: Path) -> None:
    chance = Random(5)
    for number in range(6):
        path = tmp_path / f"{number}.record"
        Station.open(path, now=Clock(at("12:30")).now, agenda=make_event()).close()
        command = [sys.executable, "-m", "tests.station.photographing_child", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            said = [child.stdout.readline() for _ in range(chance.randint(1, 9))]
            time.sleep(chance.random() * 0.01)
            child.kill()
            said += child.stdout.readlines()
        kept = {line.strip() for line in said if line.endswith("\n")}

        with closing(Station.open(path, now=Clock(at("12:40")).now)) as station:
            assert kept <= set(order(station))
            assert station.photos.missing == frozenset()
            station.drafts()
            assert station.photos.held() == {one.digest for one in station.snapshot.photos}
        assert inspect(path).is_whole


def test_bytes_that_nobody_names_go_at_the_next_start(open_station: Open) -> None:
    station, shown = open_station(), picture()
    station._log.attachments.add(shown.content)
    station.photos.add(picture(5))

    station = open_station()
    station.close()

    assert not is_in(shown.content, station.path)
    with closing(Station.open(station.path, now=Clock(at("12:30")).now)) as again:
        assert again.photos.missing == frozenset()
