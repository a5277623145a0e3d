"""Gives the program files and folders that it may not write, as a user whom permissions bind."""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stderr
from pathlib import Path

from facilitator.cli import main
from facilitator.domain.capture import Line
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event

NOBODY = 65534
AGENDA = (Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml").read_text()

Said = tuple[object, str]


def say(*arguments: str | Path) -> Said:
    """Run a command; return its exit code and what it said, the folder's name left out."""
    said = io.StringIO()
    try:
        with redirect_stderr(said):
            main([*map(str, arguments)], prog_name="facilitator")
    except SystemExit as end:
        return end.code, said.getvalue()
    raise AssertionError("a command ends with its exit code")


@contextmanager
def locked(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


def tell(folder: Path) -> dict[str, Said]:
    """Try what can be locked; the folder must be the current one."""
    record, agenda = folder / "event.record", folder / "new.yaml"
    agenda.write_text(AGENDA)
    exports = folder / "exports"
    exports.mkdir()
    told: dict[str, Said] = {}
    for name, path, mode in (
        ("file read-only", record, 0o444),
        ("file unreadable", record, 0o000),
        ("folder read-only", folder, 0o555),
        ("folder closed", folder, 0o000),
    ):
        with locked(path, mode):
            told[f"export, {name}"] = say("export", record)
            told[f"run, {name}"] = say("run", folder / "event.yaml")
    with locked(agenda, 0o000):
        told["run, agenda unreadable"] = say("run", agenda)
    with locked(exports, 0o555):
        told["export, target read-only"] = say("export", record, "--to", exports)
    with locked(folder, 0o555):
        told["run, new event in a folder read-only"] = say("run", agenda)
    return told


def write_record(record: Path) -> bytes:
    now = Clock(at("12:30")).now
    with closing(Station.open(record, now=now, agenda=make_event())) as station:
        station.capture.file("ws1", Line("bleibt, wie es ist"))
    return record.read_bytes()


def import_all() -> None:
    """Use each command once: who is nobody may not be allowed to read Python's own modules."""
    with tempfile.TemporaryDirectory() as name:
        write_record(Path(name) / "event.record")
        (Path(name) / "mistaken.yaml").write_text("title: Ein Tag\n")
        say("export", Path(name) / "event.record")
        say("run", Path(name) / "mistaken.yaml")
        say("run", Path(name) / "missing.yaml")


def become_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


if __name__ == "__main__":
    with Path(sys.argv[1]).open("w") as result:
        import_all()
        become_nobody()
        with tempfile.TemporaryDirectory() as name:
            os.chdir(name)
            before = write_record(Path(name) / "event.record")
            told = tell(Path(name))
            untouched = (Path(name) / "event.record").read_bytes() == before
            told = {case: (code, said.replace(name, "…")) for case, (code, said) in told.items()}
            json.dump({"told": told, "untouched": untouched}, result)
