"""Every device by where it writes, what it has not sent yet, and what the rooms were told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import Device, DeviceId, Message, Role
from facilitator.domain.instant import FIRST_MOMENT, clock_minutes, minutes
from facilitator.domain.outstanding import Attendance, Attendances
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.plain import one_line
from facilitator.tui.regie.concerns import place_name, places_with_devices
from facilitator.tui.wording import clock_time, length

_MESSAGES: Final = 5
"""How many of the last messages are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRow:
    """One device, in words."""

    id: DeviceId
    name: str
    state: str
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The devices of one place, under its name."""

    title: str
    rows: tuple[DeviceRow, ...] = ()
    remark: str = ""
    """What stands there in place of rows, or below them."""
    is_dim: bool = True
    """Whether the remark matters less than rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesFacts:
    """All sections, and which device is marked."""

    sections: tuple[Section, ...]
    marked: DeviceId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What this device is, and what it knows of how the others stand."""

    device: DeviceId
    leads: bool
    present: Attendances


def rows_of(facts: DevicesFacts) -> list[DeviceRow]:
    """Return all devices in the order in which they stand there."""
    return [row for section in facts.sections for row in section.rows]


def devices_facts(
    moment: Moment,
    here: Here,
    marked: DeviceId,
    steps: Callable[[], Section],
    texts: Texts,
) -> DevicesFacts:
    """Return who takes part; as long as nobody has joined the `steps` by which one does."""
    snapshot = moment.snapshot
    rows = _Rows(moment, here.present, texts)
    sections = [section for section in _sections(snapshot, rows, here, texts) if section]
    if not snapshot.devices:
        sections = [steps()]
    told = _messages(moment, texts)
    return DevicesFacts(sections=(*sections, *told), marked=marked)


class _Rows:
    """Makes rows of devices as they stand at one moment."""

    def __init__(self, moment: Moment, present: Attendances, texts: Texts) -> None:
        self._moment = moment
        self._present = present
        self._texts = texts

    def row(self, device: Device) -> DeviceRow:
        snapshot, texts = self._moment.snapshot, self._texts
        letter = snapshot.seats.get(device.place, {}).get(device.id)
        name = one_line(device.name) or texts("without a name")
        if device.browser:
            name = texts("{name} (browser)", name=name)
        state, is_wrong = self._state(device)
        return DeviceRow(
            id=device.id,
            name=texts("{name} · numbers {letter}", name=name, letter=f"{letter}1")
            if letter
            else name,
            state=state,
            is_wrong=is_wrong,
        )

    def _state(self, device: Device) -> tuple[str, bool]:
        texts = self._texts
        if device.thrown_out:
            return texts("thrown out"), False
        if device.left:
            return texts("said goodbye"), False
        here = self._present.get(device.id)
        if here is None:
            return texts("not connected"), False
        said = texts("✓ connected") if here.connected else self._away(here)
        if here.alone:
            said = f"{said} · {texts('{count} only there', count=here.alone)}"
        return said, not here.connected or here.alone > 0

    def _away(self, here: Attendance) -> str:
        lasting = minutes(max(0, clock_minutes(self._moment.now - here.since)))
        return self._texts("gone for {length}", length=length(self._texts, lasting))


def _sections(
    snapshot: Snapshot, rows: _Rows, here: Here, texts: Texts
) -> Iterator[Section | None]:
    part = [device for device in snapshot.devices.values() if device.takes_part]
    writing = [device for device in part if device.role is Role.NOTES]
    workshops = [workshop.id for workshop in snapshot.agenda.workshops]
    for place in places_with_devices(snapshot):
        found = tuple(rows.row(device) for device in writing if device.place == place)
        yield Section(_title(place, snapshot, texts), found) if found else None
    with_device = {device.place for device in writing}
    without = [place for place in workshops if place not in with_device]
    if without:
        named = " · ".join(place_name(place, snapshot, texts) for place in without)
        yield Section(texts("Without a device so far"), (), named)
    yield _regie(snapshot, rows, here, texts)
    yield _others(texts("Where they write is not said yet"), writing, rows)
    gone = [device for device in snapshot.devices.values() if not device.takes_part]
    yield Section(texts("No longer there"), tuple(map(rows.row, gone))) if gone else None


def _title(place: PlaceId, snapshot: Snapshot, texts: Texts) -> str:
    name, title = place_name(place, snapshot, texts), one_line(snapshot.place_title(place))
    return name if name == title else f"{name} · {title}"


def _others(title: str, writing: list[Device], rows: _Rows) -> Section | None:
    without = tuple(rows.row(device) for device in writing if not device.place)
    return Section(title, without) if without else None


def _regie(snapshot: Snapshot, rows: _Rows, here: Here, texts: Texts) -> Section:
    devices = [
        device
        for device in snapshot.devices.values()
        if device.role is Role.REGIE and device.takes_part
    ]
    others = [device for device in devices if device.id != here.device]
    first = [
        Device(
            id=device,
            name=texts("The first machine"),
            role=Role.REGIE,
            joined=FIRST_MOMENT,
        )
        for device in here.present
        if device not in snapshot.devices and device != here.device
    ]
    return Section(
        texts("Regie"),
        tuple(map(rows.row, (*first, *others))),
        texts("{device} leads", device=leader_name(snapshot, texts, leads=here.leads)),
    )


def leader_name(snapshot: Snapshot, texts: Texts, *, leads: bool) -> str:
    """Return what the device is called that leads; `leads`: it is this one."""
    if leads:
        return texts("This device")
    device = snapshot.devices.get(snapshot.lead.device)
    return one_line(device.name) if device and device.name else texts("The first machine")


def _messages(moment: Moment, texts: Texts) -> list[Section]:
    told = moment.snapshot.messages[-_MESSAGES:]
    if not told:
        return []
    said = "\n".join(_message(message, moment, texts) for message in reversed(told))
    return [Section(texts("Messages to the rooms"), (), said)]


def _message(message: Message, moment: Moment, texts: Texts) -> str:
    snapshot = moment.snapshot
    whom = place_name(message.place, snapshot, texts) if message.place else texts("all rooms")
    time = clock_time(message.at, snapshot.agenda.zone)
    return texts("{time} {place}: {text}", time=time, place=whom, text=one_line(message.text))
