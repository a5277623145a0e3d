"""What the Technik-Check has found of machine and room, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.instant import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Phones:
    """Whether participants' phones get in, as far as the hub knows."""

    place: str = ""
    """Where they do, as one types it; empty: the hub has not said."""
    is_open: bool = False
    """Whether they could."""
    tried_at: str = ""
    """When another device last really opened a page there, by the clock on the wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was found; None: it could not be found out."""

    columns: int
    rows: int
    colours: int
    """How many the terminal says that it shows."""
    encoding: str
    on_mains: bool | None
    """None also where there is no battery: then `battery` is None as well."""
    battery: int | None
    """Per cent."""
    standby_after: Duration | None
    """When this machine goes to sleep by itself; zero: never."""
    free_disk: int | None
    """Megabytes."""
    write_time: Duration | None
    """How long it took to bring a few bytes safely to the disk; None: it can't be written to."""
    synced_by: str
    """Which program copies this folder elsewhere, empty if none."""
    network_drive: str
    """The kind of network drive that the folder lies on, empty if it is on this machine."""
    document_held: str
    """The document that another program holds open, empty if none does."""
    addresses: tuple[str, ...]
    """Under which this machine can be reached in its networks."""
    port: int | None
    """Of the hub, if one answers."""
    stages: int
    clock_is_set: bool | None
    """Whether the clock is kept right by the network."""
    behind_record: Duration
    """By how much the clock lags behind what the record has seen; zero or more."""
    zone_differs: str
    """The machine's zone where its time is another than the event's, else empty."""
    hidden_by_windows: bool = False
    """Whether this is Linux within Windows (WSL 2), in a network that no other device reaches."""
    phones: Phones | None = None
    """None: none are to take part."""
