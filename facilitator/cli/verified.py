"""What was found in a record file, in words: whether it is whole, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator

import click

from facilitator.domain.device_names import name_device
from facilitator.domain.devices import Device, DeviceId, Role
from facilitator.domain.documentation.wording import name_dates, name_moment
from facilitator.domain.instant import whole_minutes
from facilitator.domain.redaction import devices_with_copy
from facilitator.domain.snapshot import Snapshot
from facilitator.record.closing import is_closed
from facilitator.record.founding import first_device
from facilitator.record.inspecting import ClockStep, Fault, Finding, Inspection
from facilitator.texts import Texts


def state(found: Inspection, texts: Texts) -> Iterator[str]:
    """Yield whether the file is whole, each damage with what to do, and what is no damage."""
    path = click.format_filename(found.path)
    if found.is_whole:
        yield texts("{path} is whole.", path=path)
    else:
        yield texts("{path} is NOT whole:", path=path)
    for finding in found.findings:
        yield f"- {_finding(finding, found, texts)}"
    if found.in_use:
        yield texts("It is open at the moment: what is written from now on is not in this report.")
    elif found.has_log:
        yield texts(
            "It was not closed properly; nothing is lost. The file ending in -wal beside it "
            "belongs to it until it is opened the next time: only copy both together."
        )
    if found.scrub_due:
        yield texts("A redaction is not completed yet: open the record once, that completes it.")
    for step in found.steps:
        yield _step(step, found, texts)


def _finding(finding: Finding, found: Inspection, texts: Texts) -> str:
    match finding.fault:
        case Fault.PAGES:
            return texts(
                "The file is damaged ({detail}). Go on with another copy of the event: the file "
                "ending in .hub beside it, the file of a joined device, or a backup.",
                detail=finding.detail,
            )
        case Fault.IDENTITY:
            return texts("It does not say which event it belongs to. Go on with another copy.")
        case Fault.CHANGES:
            return texts.plural(
                "{count} change can't be understood ({detail}). Install the newest facilitator; if "
                "that does not help, go on with another copy.",
                "{count} changes can't be understood (the first: {detail}). Install the newest "
                "facilitator; if that does not help, go on with another copy.",
                finding.count,
                detail=finding.detail,
            )
        case Fault.GAP:
            return texts(
                "Changes of a device are missing: {device}. Connect that device, or bring its file "
                "with facilitator carry.",
                device=_name(found, finding.detail.partition(".")[0], texts),
            )
        case Fault.NUMBERS:
            return texts(
                "Two entries have the number {number}. Move one of them to another place and back: "
                "then it gets a new one.",
                number=_full_number(found, finding.detail),
            )
        case Fault.VIEW:
            return texts(
                "No event can be made of what it holds ({detail}). Go on with another copy.",
                detail=finding.detail,
            )
        case Fault.WORDINGS:
            return texts.plural(
                "In {count} change there are words that were to be destroyed. Open the record "
                "once: that destroys them.",
                "In {count} changes there are words that were to be destroyed. Open the record "
                "once: that destroys them.",
                finding.count,
            )
        case Fault.ATTACHMENTS:
            return texts.plural(
                "{count} photo or version in it is damaged. Add the photo once more, or take the "
                "version's file from where it was exported.",
                "{count} photos or versions in it are damaged. Add the photos once more, or take "
                "the versions' files from where they were exported.",
                finding.count,
            )


def _full_number(found: Inspection, key: str) -> str:
    place, _, number = key.rpartition("/")
    return f"{found.snapshot.place_code(place)}.{number}" if found.snapshot else key


def _step(step: ClockStep, found: Inspection, texts: Texts) -> str:
    when = name_moment(texts, step.at, found.snapshot.agenda) if found.snapshot else ""
    return texts(
        "A clock was set back by {minutes} min or more ({device}, {when}). The order is right all "
        "the same.",
        minutes=whole_minutes(step.by),
        device=_name(found, step.device, texts),
        when=when,
    )


def describe(found: Inspection, texts: Texts) -> Iterator[str]:
    """Yield what the file holds, a line each."""
    snapshot = found.snapshot
    if snapshot is None:
        return
    yield from _event(found, snapshot, texts)
    yield from _entries(snapshot, texts)
    yield from _documentation(found, snapshot, texts)
    yield from _devices(found, snapshot, texts)
    yield from _redacted(found, snapshot, texts)
    if found.drafts:
        yield texts.plural(
            "Begun and not filed: {count} text", "Begun and not filed: {count} texts", found.drafts
        )
    span = found.span
    if span is not None:
        first, last = (name_moment(texts, moment, snapshot.agenda) for moment in span)
        yield texts.plural(
            "{count} change, from {first} to {last}",
            "{count} changes, from {first} to {last}",
            len(found.changes),
            first=first,
            last=last,
        )


def _event(found: Inspection, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    agenda = snapshot.agenda
    if not agenda.title:
        yield texts("It holds no event yet.")
        return
    title = f"{agenda.series}: {agenda.title}" if agenda.series else agenda.title
    if snapshot.rehearsal:
        title = texts("{title} (rehearsal)", title=title)
    yield texts("Event: {title}", title=title)
    blocks = sum(1 for _ in agenda.blocks())
    days = name_dates(texts, [day.date for day in agenda.days])
    yield texts.plural(
        "Agenda: {days}, {count} item", "Agenda: {days}, {count} items", blocks, days=days
    )
    if is_closed(found.changes):
        yield texts("It is closed: how it came about was destroyed.")
    if found.meta is not None and found.meta.identity.joined:
        known = snapshot.devices.get(found.meta.device)
        yield texts("File of: {device}", device=known.name if known else texts("a joined device"))


def _entries(snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    entries = [entry for notes in snapshot.notes.values() for entry in notes.entries]
    if entries:
        places = ", ".join(
            f"{snapshot.place_title(place)}: {len(notes.entries)}"
            for place, notes in snapshot.notes.items()
            if notes.entries
        )
        yield texts("Entries: {count} ({places})", count=len(entries), places=places)
    else:
        yield texts("Entries: none")
    removed = sum(len(notes.removed) for notes in snapshot.notes.values())
    if removed:
        yield texts("Removed entries: {count}", count=removed)
    versions = [snapshot.full_number(entry) for entry in entries if entry.versions]
    if versions:
        yield texts("With several versions: {numbers}", numbers=", ".join(versions))
    agreed = sum(measure.agreed for measure in snapshot.measures)
    if agreed:
        yield texts("Measures: {count}", count=agreed)
    if len(snapshot.measures) > agreed:
        yield texts("Proposed measures: {count}", count=len(snapshot.measures) - agreed)
    if snapshot.games:
        played = ", ".join(map(snapshot.place_title, snapshot.games))
        yield texts("Games played: {blocks}", blocks=played)


def _documentation(found: Inspection, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    if snapshot.photos:
        yield texts("Photos: {count}", count=len(snapshot.photos))
    missing = sum(photo.digest not in found.attachments for photo in snapshot.photos)
    if missing:
        yield texts("Photos whose picture is on another device only: {count}", count=missing)
    if snapshot.versions:
        numbers = ", ".join(version.number for version in snapshot.versions)
        yield texts("Versions of the Dokumentation: {numbers}", numbers=numbers)


def _devices(found: Inspection, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    named = [_device(device, snapshot, texts) for device in snapshot.devices.values()]
    if named:
        yield texts("Joined devices: {devices}", devices="; ".join(named))
    if snapshot.lead.device:
        who = _name(found, snapshot.lead.device, texts)
        takeovers = max(snapshot.lead.epoch - 1, 0)
        if takeovers:
            yield texts.plural(
                "Led by: {device}, after {count} takeover",
                "Led by: {device}, after {count} takeovers",
                takeovers,
                device=who,
            )
        else:
            yield texts("Led by: {device}", device=who)


def _device(device: Device, snapshot: Snapshot, texts: Texts) -> str:
    roles = {
        Role.REGIE: texts("Regie"),
        Role.NOTES: texts.about("role", "notes"),
        Role.STAGE: texts("Stage"),
    }
    place = snapshot.place_title(device.place) if device.place else ""
    states = (
        texts("browser") if device.browser else "",
        texts("thrown out") if device.thrown_out else "",
        texts("has left") if device.left else "",
    )
    said = ", ".join(part for part in (roles[device.role], place, *states) if part)
    return f"{device.name} ({said})"


def _redacted(found: Inspection, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    writers = {change.id.station.partition(".")[0] for change in found.changes}
    for entry in snapshot.entries.values():
        if not entry.redacted or entry.removed:
            continue
        number = snapshot.full_number(entry)
        left = devices_with_copy(snapshot, entry.id, writers)
        names = "; ".join(_name(found, device, texts) for device in left)
        if names:
            yield texts("Redacted: {number}, not confirmed by: {names}", number=number, names=names)
        else:
            yield texts("Redacted: {number}, confirmed by all devices", number=number)


def _name(found: Inspection, device: DeviceId, texts: Texts) -> str:
    if found.snapshot is None:
        return device
    return name_device(found.snapshot, device, texts, first=first_device(found.changes))
