"""``facilitator carry``: bring entries over on a USB stick, where there is no network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.gathered import clash_words
from facilitator.cli.paths import ANY_PATH, RECORD, record_of
from facilitator.cli.saying import say
from facilitator.station import Station
from facilitator.store import InUseError
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.link.address import Address
    from facilitator.record.inspecting import Inspection
    from facilitator.station.carrying import Carried

_language = click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")


@click.group()
def command() -> None:
    """Bring entries to Regie on a USB stick, where there is no network."""


@command.command()
@click.argument("target", type=ANY_PATH, required=False)
@_language
def out(target: Path | None, language: Language | None) -> None:
    """Write all that this joined device holds into one file in the folder TARGET."""
    from facilitator.station.joined import joined_folder, last_joined
    from facilitator.tui.carrying import carry_out

    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        try:
            joined = last_joined(joined_folder())
        except OSError as error:
            raise SentenceError(str(error)) from None
        if joined is None:
            raise SentenceError(texts("This machine has not joined any event."))
        folder = target or _ask_folder(texts)
        station = _open_joined(joined, texts)
        try:
            say(carry_out(station, folder, texts))
        finally:
            station.close()


def _ask_folder(texts: Texts) -> Path:
    answer: str = click.prompt(texts("Which folder (of the stick)?"))
    return Path(answer.strip()).expanduser()


def _open_joined(path: Path, texts: Texts) -> Station:
    try:
        return Station.join(path, now=wall_clock)
    except InUseError:
        raise SentenceError(
            texts(
                "The event is open in another window: choose “{action}” there (Ctrl+P).",
                action=texts("Save to a stick"),
            )
        ) from None


@command.command("in")
@click.argument("file", type=ANY_PATH)
@click.argument("agenda", type=ANY_PATH, required=False)
@_language
def bring_in(file: Path, agenda: Path | None, language: Language | None) -> None:
    """Take all that the FILE from a stick holds into the event of AGENDA, also while it runs."""
    from facilitator.record.inspecting import inspect

    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        found = inspect(file)
        record = record_of(agenda) if agenda is not None else _find_record(found, texts)
        say(_taken(_bring(found, record, texts), texts))
        if not found.is_whole:
            path = click.format_filename(file)
            say(texts("The file is not whole: facilitator verify {path} says more.", path=path))


def _find_record(found: Inspection, texts: Texts) -> Path:
    """Return the record of the event that `found` is of: one with a hub, or one that lies here."""
    from facilitator.link.address import known_addresses

    event = found.meta.identity.record_id if found.meta else ""
    for address in known_addresses().values():
        if event and address.event == event:
            return Path(address.record)
    here = sorted({*Path().glob(f"*{RECORD}"), *Path("agendas").glob(f"*{RECORD}")})
    others = [path for path in here if not path.samefile(found.path)]
    if len(others) == 1:
        return others[0]
    raise SentenceError(texts("Which event is it for? Name its agenda as well."))


def _bring(found: Inspection, record: Path, texts: Texts) -> Carried:
    from facilitator.link.process import HubFiles
    from facilitator.station.carrying import (
        ClashError,
        ClosedEventError,
        OtherEventError,
        UnreachedError,
        bring_into,
    )

    event = found.meta.identity.record_id if found.meta else ""
    try:
        hub = HubFiles.of(record).living()
        if hub is not None:
            return _bring_through(hub, record, found, texts)
        return bring_into(record, event, found.changes, wall_clock, source=found.path)
    except OtherEventError:
        raise SentenceError(
            texts("The file belongs to another event. Nothing was taken.")
        ) from None
    except ClashError:
        raise SentenceError(clash_words(texts)) from None
    except ClosedEventError:
        raise SentenceError(texts("The event is closed. Nothing was taken.")) from None
    except UnreachedError as error:
        raise SentenceError(
            texts("The main machine did not take it ({reason}). Try again.", reason=error)
        ) from None
    except OSError as error:
        raise SentenceError(str(error)) from None


def _bring_through(hub: Address, record: Path, found: Inspection, texts: Texts) -> Carried:
    from facilitator.domain.devices import Role
    from facilitator.link.machine import machine_id
    from facilitator.record.closing import is_closed
    from facilitator.record.inspecting import inspect
    from facilitator.station.carrying import (
        Carrier,
        ClosedEventError,
        bring_contents_through,
        bring_through,
    )

    assert found.meta is not None
    beside = inspect(record) if record.exists() else None
    if beside is not None and is_closed(beside.changes):
        raise ClosedEventError
    owner = beside.meta.device if beside is not None and beside.meta else ""
    carrier = Carrier(owner=owner, name=texts("USB stick"), machine=machine_id())
    event = found.meta.identity.record_id
    carried = bring_through(hub.door(Role.REGIE), carrier, event, found.changes)
    bring_contents_through(hub.door(Role.REGIE), found.path)
    return carried


def _taken(carried: Carried, texts: Texts) -> str:
    taken = texts.plural("{count} entry taken over", "{count} entries taken over", carried.fresh)
    known = texts.plural("{count} was there already", "{count} were there already", carried.known)
    return f"{taken}, {known}."
