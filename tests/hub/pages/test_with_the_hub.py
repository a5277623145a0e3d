"""The pages as the real hub serves them: its program, its tokens, its file."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from facilitator.station import Station
from tests.hub.pages.conftest import ROOT
from tests.hub.pages.looking import browsing, join, write
from tests.hub.pages.served import now

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AGENDA = ROOT / "agendas" / "xfeld-leistung-kassel.yaml"


class Program:
    """``facilitator hub``, started and killed."""

    def __init__(self, folder: Path) -> None:
        self.agenda = folder / "event.yaml"
        self.agenda.write_bytes(AGENDA.read_bytes())
        self.link = self.start()

    def start(self) -> str:
        """Start it, and return the link for note-takers."""
        command = [sys.executable, "-m", "facilitator", "hub", str(self.agenda)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._process.stdout.readline()  # it serves
        links = subprocess.run([*command, "--links"], cwd=ROOT, capture_output=True, text=True)
        found = re.search(r"http://\S+/notes#\S+", links.stdout)
        assert found is not None, links
        return found[0]

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    program.kill()


def test_hub_is_killed_and_every_entry_is_there_once(program: Program) -> None:
    origin, _, token = program.link.partition("/notes#")
    with browsing() as context:
        page = context.new_page()
        join(page, origin, "ws3", token=token)
        write(page, "h vorher")
        expect(page.locator("#groups .number")).to_have_text(["3.1"])
        program.kill()
        write(page, "l ohne Hub", "+ dazu", "Einigung ..")
        expect(page.locator("#saving")).to_contain_text("3 Beiträge nur auf diesem Gerät")

        assert program.start() == program.link
        expect(page.locator("#saving")).to_have_text("alles gesichert")

        expect(page.locator("#groups .number")).to_have_text(["3.1", "3.2", "3.3", "3.4"])
        page.reload()
        expect(page.locator("#groups .text")).to_have_text(
            ["vorher", "ohne Hub", "dazu", "Einigung"]
        )
    program.kill()
    station = Station.open(program.agenda.with_suffix(".hub"), now=now)
    entries = station.snapshot.notes_in("ws3").entries
    station.close()
    assert [entry.number for entry in entries] == ["1", "2", "3", "4"]
    assert [entry.parent for entry in entries] == [None, None, entries[1].id, None]
