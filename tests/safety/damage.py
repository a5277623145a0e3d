"""Files that are given to the program instead of a good record, and what it says of each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

from facilitator.record.log import Log
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event
from tests.safety.note_taker import NoteTaker

Damage = Callable[[Path], object]
CLOCK: Final = Clock(at("12:30"))


def write_record(path: Path) -> None:
    """A good record of some minutes' notes."""
    with closing(Station.open(path, now=CLOCK.now, agenda=make_event())) as station:
        for _, _ in zip(range(60), NoteTaker(station, CLOCK, Random(1)).work(), strict=False):
            pass


_ODD_KIND: Final = """replace(writes, '"parallel"', '"?"')"""


def _write(entity: str, key: str, **fields: object) -> Damage:
    """As if a hand had written a change into the record that no command writes."""

    def damage(path: Path) -> None:
        write_record(path)
        write = [entity, key, *fields.items()]
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute(
                "INSERT INTO change (station, seq, time, author, command, writes) "
                "SELECT 'by-hand', 1, max(time) + 1, author, '', ? FROM change",
                (json.dumps([write]),),
            )
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return damage


_TIMER: Final = {"label": "Pause", "started": 1_757_413_800_000, "length": 300_000}


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its name."""
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _change(statement: str) -> Damage:
    def damage(path: Path) -> None:
        write_record(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute(statement)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return damage


def _keep(share: float) -> Damage:
    def damage(path: Path) -> None:
        write_record(path)
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])

    return damage


def _overwrite(start: int, length: int) -> Damage:
    def damage(path: Path) -> None:
        write_record(path)
        content = bytearray(path.read_bytes())
        content[start : start + length] = Random(2).randbytes(length)
        path.write_bytes(content)

    return damage


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE address (name TEXT)")


def _without_agenda(path: Path) -> None:
    Log.open(path, now=CLOCK.now, author="regie").close()


def _rehearsal(path: Path) -> None:
    Station.rehearse(path, now=CLOCK.now, agenda=make_event(), rehearsal_id="r").close()


NOT_OURS: Final = "{path} ist keine Aufzeichnung von facilitator."
NOT_THERE: Final = "{path}: Diese Aufzeichnung gibt es nicht."
DAMAGED: Final = (
    "{path} ist beschädigt und wurde nicht angerührt. Bitte eine Sicherungskopie öffnen."
)
NEWER: Final = (
    "{path} stammt von einer neueren Version von facilitator. Bitte diese Version installieren."
)
EMPTY: Final = "Diese Aufzeichnung ist noch leer: Bitte zuerst mit der Ablaufdatei öffnen."
REHEARSAL: Final = (
    "Diese Aufzeichnung ist eine Generalprobe und kann nicht als Veranstaltung geöffnet werden."
)

CASES: Final[dict[str, tuple[Damage, str]]] = {
    "missing": (lambda path: None, NOT_THERE),
    "empty": (Path.touch, NOT_THERE),
    "a folder": (Path.mkdir, NOT_OURS),
    "garbage": (lambda path: path.write_bytes(Random(1).randbytes(20_000)), NOT_OURS),
    "an agenda": (lambda path: path.write_text("title: Ein Ablauf\n"), NOT_OURS),
    "another program's": (_other_database, NOT_OURS),
    "header overwritten": (_overwrite(0, 100), NOT_OURS),
    "half of it": (_keep(0.5), DAMAGED),
    "the first bytes": (_keep(0.001), DAMAGED),
    "pages overwritten": (_overwrite(4096, 8192), DAMAGED),
    "version of tomorrow": (_change("PRAGMA user_version = 99"), NEWER),
    "nonsense in a change": (_change("UPDATE change SET writes = '[' WHERE seq = 3"), DAMAGED),
    "a change of no shape": (_change("UPDATE change SET writes = '7' WHERE seq = 3"), DAMAGED),
    "a kind of no kind": (_change(f"UPDATE change SET writes = {_ODD_KIND}"), DAMAGED),
    "a head count that is no number": (_write("report", "welcome", head_count="5"), DAMAGED),
    "a remark that is no text": (_write("report", "welcome", remark=["Gut"]), DAMAGED),
    "a timer without a moment": (_write("timer", "t", **{**_TIMER, "started": "now"}), DAMAGED),
    "a timer of no calendar": (_write("timer", "t", **{**_TIMER, "started": 10**18}), DAMAGED),
    "a timer of half its type": (_write("timer", "t", **{**_TIMER, "length": 1.5}), DAMAGED),
    "a timer that runs for ever": (_write("timer", "t", **{**_TIMER, "length": 10**15}), DAMAGED),
    "a title that is no text": (_write("block", "welcome", title=5), DAMAGED),
    "a zone of no place": (_write("event", "", timezone="Europe/Kassel"), DAMAGED),
    "no identity": (_change("DELETE FROM meta"), DAMAGED),
    "no log": (_change("DROP TABLE change"), DAMAGED),
    "no agenda": (_without_agenda, EMPTY),
    "a rehearsal's": (_rehearsal, REHEARSAL),
}
