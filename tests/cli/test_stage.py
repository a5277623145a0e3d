"""``facilitator stage``: which hub it means, and what it says if there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.cli.stage import choose_source
from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.hub.serving import Hub
from facilitator.link.address import state_folder
from facilitator.texts import load_texts
from tests.clock import Clock
from tests.hub.making import make_hub

NO_TERMINAL = "Die Bühne braucht ein eigenes Terminal."


@pytest.fixture(autouse=True)
def _state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events of other tests run on this machine, too."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def begin_hub(record: Path, closing: ExitStack) -> Hub:
    """Take the lock and the port as a hub does that runs."""
    record.touch()
    hub = make_hub(record, Clock(Instant(0)))
    closing.callback(hub._lock.close)
    closing.callback(hub.event.station.close)
    closing.callback(hub._listening.close)
    return hub


def said_by(*arguments: str | Path) -> str:
    result = CliRunner().invoke(main, ["stage", *map(str, arguments)])
    assert result.exit_code == 1
    return result.stderr.strip()


def test_stage_needs_a_terminal(tmp_path: Path) -> None:
    agenda = tmp_path / "event.yaml"
    agenda.touch()

    assert said_by(agenda) == NO_TERMINAL


def test_language_can_be_asked_for() -> None:
    assert said_by("--language", "en") == "The stage needs a terminal of its own."


def test_agenda_that_is_not_there_is_named(tmp_path: Path) -> None:
    agenda = tmp_path / "evnet.yaml"

    assert said_by(agenda) == f"{agenda}: Diese Datei gibt es nicht."


@pytest.mark.parametrize(
    "link",
    [
        "http://",
        "http://192.168.0.7/stage#AbCdEfGhIjKlMnOpQrStUv",
        "http://192.168.0.7:50123/regie#AbCdEfGhIjKlMnOpQrStUv",
        "http://192.168.0.7:50123/stage",
        "http://[::1/stage",
    ],
)
def test_wrong_link_is_refused_in_words(link: str) -> None:
    assert said_by(link) == "Das ist kein Link zu einer Bühne. Die Regie zeigt ihn: Taste s."


def test_link_of_a_stage_is_understood() -> None:
    assert said_by("http://192.168.0.7:50123/stage#AbCdEfGhIjKlMnOpQrStUv") == NO_TERMINAL


def test_only_event_on_this_machine_is_meant_without_being_named(
    tmp_path: Path, closing: ExitStack
) -> None:
    begin_hub(tmp_path / "event.record", closing)

    assert said_by() == NO_TERMINAL


@pytest.mark.skipif(sys.platform == "win32", reason="has no such names")
def test_event_in_a_folder_whose_name_is_not_utf_8_is_found(
    tmp_path: Path, closing: ExitStack
) -> None:
    folder = tmp_path / os.fsdecode(b"M\xfcnchen")
    folder.mkdir()
    hub = begin_hub(folder / "event.record", closing)

    source = choose_source(None, load_texts("de"))

    assert source.find() == hub.address.door(Role.STAGE)


def test_event_that_is_only_practised_is_found_by_its_agenda(
    tmp_path: Path, closing: ExitStack
) -> None:
    agenda = tmp_path / "event.yaml"
    agenda.touch()
    source = choose_source(str(agenda), load_texts("de"))
    rehearsal = begin_hub(tmp_path / "event.rehearsal.record", closing)
    assert source.find() == rehearsal.address.door(Role.STAGE)

    event = begin_hub(tmp_path / "event.record", closing)

    assert source.find() == event.address.door(Role.STAGE)


def test_first_event_that_begins_is_found_without_being_named(
    tmp_path: Path, closing: ExitStack
) -> None:
    source = choose_source(None, load_texts("de"))
    assert source.find() is None

    event = begin_hub(tmp_path / "event.record", closing)

    assert source.find() == event.address.door(Role.STAGE)


def test_several_events_are_listed_to_choose_from(tmp_path: Path, closing: ExitStack) -> None:
    for name in ("morning.record", "evening.record"):
        begin_hub(tmp_path / name, closing)

    first, *lines = said_by().splitlines()

    assert first == "Auf diesem Gerät laufen mehrere Veranstaltungen. Nennen Sie eine davon:"
    assert set(lines) == {
        f"  facilitator stage {tmp_path / name}" for name in ("morning.record", "evening.record")
    }


def test_event_that_has_ended_does_not_count(tmp_path: Path, closing: ExitStack) -> None:
    with ExitStack() as ended:
        begin_hub(tmp_path / "morning.record", ended)
    begin_hub(tmp_path / "evening.record", closing)

    assert said_by() == NO_TERMINAL
    assert len(list(state_folder().glob("hub-*.json"))) == 2
