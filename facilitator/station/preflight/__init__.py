"""Looking at machine and room for the Technik-Check; what it means is judged in the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from facilitator.domain.instant import NONE, Instant
from facilitator.domain.preflight_facts import Facts, Phones
from facilitator.link import networks
from facilitator.station.preflight import clocks, folders, machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What is known of the terminal by whoever has it."""

    columns: int
    rows: int
    colours: int
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What to look at."""

    record: Path
    document: Path
    """The export as it will be called."""
    zone: ZoneInfo
    environment: Mapping[str, str]
    port: int | None = None
    """Of the hub, if one answers."""
    stages: int = 0
    phones: Phones | None = None


def look(terminal: Terminal, around: Surroundings, now: Callable[[], Instant]) -> Facts:
    """Return what is found. Takes up to a few seconds; reads, and writes one file that it removes.

    `now` is the event's time, in a rehearsal another than the machine's. Nothing leaves this
    machine.
    """
    folder = around.record.parent
    on_mains, battery = machine.power()
    written = folders.try_writing(folder)
    return Facts(
        columns=terminal.columns,
        rows=terminal.rows,
        colours=terminal.colours,
        encoding=terminal.encoding,
        on_mains=on_mains,
        battery=battery,
        standby_after=machine.standby_after(),
        free_disk=folders.free_megabytes(folder),
        write_time=None if written is None else written.took,
        synced_by=folders.synced_by(folder, around.environment),
        network_drive=folders.network_drive(folder),
        document_held=folders.held_document(around.document),
        addresses=networks.addresses(),
        hidden_by_windows=networks.is_hidden_by_windows(),
        port=around.port,
        stages=around.stages,
        phones=around.phones,
        clock_is_set=clocks.is_set(),
        behind_record=NONE if written is None else clocks.behind(around.record, written.at),
        zone_differs=clocks.other_zone(around.zone, now()),
    )
