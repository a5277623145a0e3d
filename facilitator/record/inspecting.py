"""What a record file holds and whether it is whole, found out without touching it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.photos import Digest
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.attachments import check_attachments
from facilitator.record.change import Change, Entity
from facilitator.record.checking import UnacceptableError, check_rows
from facilitator.record.clock import wall_of
from facilitator.record.closing import CLOSE
from facilitator.record.meta import Meta, read_meta
from facilitator.record.redacting import Redactions, is_scrub_due
from facilitator.record.registers import Registers, touched
from facilitator.record.schema import APPLICATION_ID, migrations
from facilitator.record.view import project
from facilitator.store import DamagedError, StoreError
from facilitator.store.opening import open_connection
from facilitator.store.viewing import copied

STEP: Final = Duration(minutes=1)
"""By less than that nobody notices that a clock was set back."""

_ROWS: Final = (
    "SELECT station, seq, time, author, command, undone_station, undone_seq, writes "
    "FROM change ORDER BY position"
)
_MOMENTS: Final = frozenset(
    {
        *((log.ENTRY, "filed_at"), (log.MESSAGE, "at"), (log.DEVICE, "joined")),
        *((log.QUERY, "opened"), (log.COUNT, "at"), (log.ROUND, "opened"), (log.REPORT_BACK, "at")),
    }
)
"""Fields that say when they were written, by the wall clock of whoever did."""


class Fault(StrEnum):
    """What can be wrong with a file."""

    PAGES = "pages"
    """SQLite can't read all of it, or finds it inconsistent; `detail` is what it says."""
    IDENTITY = "identity"
    """It does not say of which event it is."""
    CHANGES = "changes"
    """`count` changes can't be understood; `detail` is why the first can't."""
    GAP = "gap"
    """Of the station `detail` changes are missing, or stand in the wrong order."""
    NUMBERS = "numbers"
    """Two entries have the number `detail`."""
    VIEW = "view"
    """No event can be made of the changes; `detail` is why."""
    WORDINGS = "wordings"
    """`count` changes, photos and versions hold what was to be destroyed."""
    ATTACHMENTS = "attachments"
    """`count` photos or versions are not what they were."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    fault: Fault
    detail: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class ClockStep:
    """That a device's clock was set back, at least by so much."""

    device: str
    at: Instant
    by: Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found."""

    path: Path
    in_use: bool
    has_log: bool
    meta: Meta | None = None
    snapshot: Snapshot | None = None
    changes: tuple[Change, ...] = ()
    drafts: int = 0
    steps: tuple[ClockStep, ...] = ()
    attachments: frozenset[Digest] = frozenset()
    """The photos and versions that it has, whole."""
    scrub_due: bool = False
    """Something was wiped, but may still stand in the ``-wal``: opening the file completes it."""
    findings: tuple[Finding, ...] = field(default=())

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    @property
    def span(self) -> tuple[Instant, Instant] | None:
        """When the first and the last change were made, by the devices' clocks."""
        times = [wall_of(change.time) for change in self.changes]
        return (min(times), max(times)) if times else None


def inspect(path: Path) -> Inspection:
    """Return what the record file at `path` holds; it may be open elsewhere.

    A damaged file is told of as far as it can be read. Raises the StoreErrors that say that it is
    no record, a newer program's, or can't be read at all.
    """
    with copied(path) as copy:
        findings: list[Finding] = []
        with closing(_open(copy.path, path, findings)) as connection:
            return _inspect(connection, path, copy.in_use, copy.has_log, findings)


def _open(copy: Path, path: Path, findings: list[Finding]) -> sqlite3.Connection:
    try:
        return open_connection(
            copy, application_id=APPLICATION_ID, migrations=migrations(None), create=False
        )
    except DamagedError as error:
        findings.append(Finding(Fault.PAGES, error.reason))
        return sqlite3.connect(copy)
    except StoreError as error:
        error.path = path
        raise


def _inspect(
    connection: sqlite3.Connection,
    path: Path,
    in_use: bool,
    has_log: bool,
    findings: list[Finding],
) -> Inspection:
    if not findings:
        findings += _check_pages(connection)
    meta = _read_meta(connection, findings)
    changes = list(_read_changes(connection, findings))
    if not findings:  # what can't be read leaves gaps, and is told already
        findings += _check_order(changes)
    attachments = _read_attachments(connection, findings)
    findings += _check_wiped(changes, attachments)
    registers = Registers()
    for change in changes:
        registers.apply(change)
    findings += _check_numbers(registers)
    return Inspection(
        path=path,
        in_use=in_use,
        has_log=has_log,
        meta=meta,
        snapshot=_view(meta, changes, registers, findings),
        changes=tuple(changes),
        drafts=_count_drafts(connection),
        attachments=attachments,
        steps=tuple(_clock_steps(changes)),
        scrub_due=_is_scrub_due(connection),
        findings=tuple(findings),
    )


def _check_pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        yield Finding(Fault.PAGES, verdict)


def _read_meta(connection: sqlite3.Connection, findings: list[Finding]) -> Meta | None:
    try:
        return read_meta(connection)
    except (sqlite3.Error, KeyError, ValueError):
        findings.append(Finding(Fault.IDENTITY))
        return None


def _read_changes(connection: sqlite3.Connection, findings: list[Finding]) -> Iterator[Change]:
    """Yield the changes that can be understood."""
    wrong: list[str] = []
    for row in _read_rows(connection, findings):
        try:
            yield from check_rows([row])
        except UnacceptableError as error:
            wrong.append(str(error))
    if wrong:
        findings.append(Finding(Fault.CHANGES, wrong[0], len(wrong)))


def _read_rows(connection: sqlite3.Connection, findings: list[Finding]) -> Iterator[Sequence[Any]]:
    try:
        yield from connection.execute(_ROWS)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if not any(finding.fault is Fault.PAGES for finding in findings):
            findings.append(Finding(Fault.PAGES, str(error)))


def _check_order(changes: Sequence[Change]) -> Iterator[Finding]:
    reached: Counter[str] = Counter()
    broken: dict[str, None] = {}
    for change in changes:
        station, seq = change.id
        if seq != reached[station] + 1:
            broken[station] = None
        reached[station] = seq
    yield from (Finding(Fault.GAP, station) for station in broken)


def _check_wiped(changes: Sequence[Change], attachments: frozenset[Digest]) -> Iterator[Finding]:
    redactions = Redactions()
    redactions.see(changes)
    left = sum(redactions.wiped(change) is not change for change in changes)
    left += len(redactions.contents.digests & attachments)
    if left:
        yield Finding(Fault.WORDINGS, count=left)


def _check_numbers(registers: Registers) -> Iterator[Finding]:
    for key in sorted(registers.keys(log.NUMBER)):
        held = registers.versions(Entity(log.NUMBER, key), log.NUMBER_ENTRY)
        if len({version.value for version in held if version.value}) > 1:
            yield Finding(Fault.NUMBERS, key)


def _view(
    meta: Meta | None, changes: Sequence[Change], registers: Registers, findings: list[Finding]
) -> Snapshot | None:
    before = Snapshot(
        record_id=meta.identity.record_id if meta else "",
        rehearsal=meta is not None and meta.identity.rehearsal,
        agenda=Agenda(title="", timezone="UTC", language="de", days=()),
    )
    try:
        return project(before, registers, touched(changes))
    except Exception as error:  # whatever a fold of nonsense raises
        findings.append(Finding(Fault.VIEW, str(error)))
        return None


def _count_drafts(connection: sqlite3.Connection) -> int:
    with suppress(sqlite3.Error):
        (count,) = connection.execute("SELECT count(*) FROM draft").fetchone()
        return int(count)
    return 0


def _read_attachments(connection: sqlite3.Connection, findings: list[Finding]) -> frozenset[Digest]:
    try:
        whole, damaged = check_attachments(connection)
    except sqlite3.Error:  # what can't be read of the file is told already
        return frozenset()
    if damaged:
        findings.append(Finding(Fault.ATTACHMENTS, count=damaged))
    return whole


def _is_scrub_due(connection: sqlite3.Connection) -> bool:
    with suppress(sqlite3.Error):
        return is_scrub_due(connection)
    return False


def _clock_steps(changes: Sequence[Change]) -> Iterator[ClockStep]:
    """Yield for each device the largest step back that its changes show."""
    largest: dict[str, ClockStep] = {}
    for change in changes:
        if change.undoes is not None or change.command == CLOSE:
            continue  # it writes again what was written earlier
        device = change.id.station.partition(".")[0]
        for entity, name, value, _ in change.writes:
            if (entity.sort, name) in _MOMENTS and isinstance(value, int):
                # The log's own time never goes back: what the wall showed then is behind it.
                by = wall_of(change.time) - Instant(value)
                if by > STEP and (device not in largest or by > largest[device].by):
                    largest[device] = ClockStep(device, Instant(value), by)
    yield from largest.values()
