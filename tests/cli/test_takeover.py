"""``facilitator takeover``: which event, and only if no main machine answers."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.cli.failing import SentenceError
from facilitator.cli.takeover import choose_event, take_over
from facilitator.domain.devices import Role
from facilitator.link.address import Door
from facilitator.station import Station
from facilitator.station.joined import joined_file, joined_folder, remember_hub
from facilitator.station.standby import has_hub
from facilitator.texts import load_texts
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda

GERMAN = load_texts("de")
CLOCK = Clock(at("10:00"))


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def join(folder: Path, title: str, role: Role = Role.REGIE, port: int = 1) -> Path:
    """Return the file of a device that has joined the event of that title."""
    first = Station.open(folder / f"{title}.record", now=CLOCK.now, agenda=make_agenda(title=title))
    first.devices.begin_to_lead()
    first.recall()
    path = joined_file(first.identity.record_id, joined_folder())
    station = Station.join(path, now=CLOCK.now, identity=first.identity)
    station.host().fill(tuple(first.kept))
    remember_hub(station, Door("127.0.0.1", port, role, "t" * 22))
    station.close()
    first.close()
    return path


@contextmanager
def some_hub(epoch: int) -> Iterator[int]:
    """Answer as the hub of any event would; yield the port."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"epoch": epoch}).encode())

        def log_request(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_event_joined_last_is_meant(tmp_path: Path) -> None:
    join(tmp_path, "Teamtag")
    path = join(tmp_path, "Fachtag")
    os.utime(path, (2_000_000_000, 2_000_000_000))

    assert choose_event(None, GERMAN).path == path


def test_event_can_be_named_by_a_part_of_its_title(tmp_path: Path) -> None:
    path = join(tmp_path, "Teamtag im Kundenservice")
    join(tmp_path, "Fachtag")

    assert choose_event("kunden", GERMAN).path == path


def test_name_of_several_events_lists_them(tmp_path: Path) -> None:
    for title in ("Teamtag 1", "Teamtag 2"):
        os.utime(join(tmp_path, title), (2_000_000_000, 2_000_000_000 + int(title[-1])))

    with pytest.raises(SentenceError, match="So heißt mehr als eine:\n  Teamtag 2\n  Teamtag 1"):
        choose_event("teamtag", GERMAN)


def test_event_joined_only_for_notes_is_none(tmp_path: Path) -> None:
    join(tmp_path, "Teamtag", Role.NOTES)

    with pytest.raises(SentenceError, match="bei keiner Veranstaltung als Regie dabei"):
        choose_event(None, GERMAN)


def test_device_leads_with_a_note_once_it_took_over(tmp_path: Path) -> None:
    station = Station.join(join(tmp_path, "Teamtag"), now=CLOCK.now)

    take_over(station, GERMAN, force=False)

    lead = station.snapshot.lead
    assert (station.leads, lead.epoch, has_hub(station)) == (True, 2, True)
    assert lead.note.startswith("Übergabe um 10:00.")
    station.close()


def test_second_takeover_changes_nothing(tmp_path: Path) -> None:
    path = join(tmp_path, "Teamtag")
    for _ in range(2):
        station = Station.join(path, now=CLOCK.now)
        take_over(station, GERMAN, force=False)
        epoch = station.snapshot.lead.epoch
        station.close()

    assert epoch == 2


@pytest.mark.parametrize("force", [False, True])
def test_main_machine_that_still_answers_is_left_alone_unless_forced(
    tmp_path: Path, force: bool
) -> None:
    with some_hub(epoch=1) as port:
        station = Station.join(join(tmp_path, "Teamtag", port=port), now=CLOCK.now)
        if force:
            take_over(station, GERMAN, force=True)
        else:
            with pytest.raises(SentenceError, match=f"antwortet noch \\(127.0.0.1:{port}\\)"):
                take_over(station, GERMAN, force=False)
        leads = station.leads
        station.close()

    assert leads is force


def test_device_that_was_thrown_out_is_refused(tmp_path: Path) -> None:
    station = Station.join(join(tmp_path, "Teamtag"), now=CLOCK.now)
    station.devices.register(station.device, role=Role.REGIE, name="Laptop", proof="0" * 64)
    station.devices.throw_out(station.device)

    with pytest.raises(SentenceError, match="hat die Veranstaltung verlassen"):
        take_over(station, GERMAN, force=True)
    station.close()


def test_takeover_needs_a_terminal() -> None:
    found = CliRunner().invoke(main, ["takeover", "--language", "de"])

    assert (found.exit_code, "Terminal" in found.output) == (1, True)
