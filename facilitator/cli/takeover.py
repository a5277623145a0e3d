"""``facilitator takeover``: a joined Regie device goes on without the main machine."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.saying import say
from facilitator.cli.taking_part import Part, door_of, take_part
from facilitator.domain.devices import Role
from facilitator.station import Station
from facilitator.station.event_time import EventTime
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONLY_FOR_THE_USER: Final = 0o077


@dataclass(frozen=True, slots=True)
class JoinedEvent:
    """An event that this machine has joined as Regie."""

    path: Path
    title: str


@click.command()
@click.argument("name", required=False)
@click.option("--force", is_flag=True, help="Also if the main machine still answers.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the screens.")
def command(name: str | None, force: bool, language: Language | None) -> None:
    """Make this machine the main one of an event that it has joined as Regie.

    For the case that the main machine is gone for good: the other devices find this one by
    themselves. NAME is a part of the event's title; without it, it is the event joined last.
    """
    from facilitator.station.connection import remembered_clock

    texts = load_texts(choose_language(language))
    os.umask(_ONLY_FOR_THE_USER)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SentenceError(texts("The event needs a terminal to run in."))
    with failing_in_words(texts):
        found = choose_event(name, texts)
        say(texts("Event: {title}", title=found.title))
        time = EventTime(wall_clock)
        station = Station.join(found.path, now=time.now)
        try:
            time.follow(remembered_clock(station))
            take_over(station, texts, force=force)
            door = door_of(station, None, texts)
            take_part(Part(station=station, time=time, texts=texts, door=door, language=language))
        finally:
            station.close()
    say(texts("Everything is kept for the next time: facilitator join"))


def take_over(station: Station, texts: Texts, *, force: bool) -> None:
    """Have the hub here from now on, unless it is here or another one answers."""
    from facilitator.station import standby
    from facilitator.tui.context import moment_of
    from facilitator.tui.regie.handover_words import handover_note

    if standby.has_hub(station):
        return
    if not standby.takes_part(station):
        raise SentenceError(texts("This device has left the event or was excluded from it."))
    answers = "" if force else _who_answers(station)
    if answers:
        raise SentenceError(
            texts(
                "The main machine still answers ({where}). Ask there: w in Regie takes over. If it "
                "is a leftover: --force",
                where=answers,
            )
        )
    standby.take_over(station, handover_note(moment_of(station), {}))


def _who_answers(station: Station) -> str:
    """Return where a hub of the event answers, as ``host:port``; empty: nowhere."""
    from facilitator.link.status import ask_epoch
    from facilitator.station.connection import remembered_others
    from facilitator.station.joined import remembered_hub

    known = remembered_hub(station)
    first = [f"{known.host}:{known.port}"] if known is not None else []
    event = station.identity.record_id
    for place in (*first, *remembered_others(station)):
        if ask_epoch(place, event) is not None:
            return place
    return ""


def choose_event(name: str | None, texts: Texts) -> JoinedEvent:
    """Return the event meant; SentenceError if there is none, or no single one."""
    events = list(_joined_as_regie())
    if not events:
        raise SentenceError(
            texts("This machine has joined no event as Regie: it can't go on with any.")
        )
    if name is None:
        return events[0]
    wanted = name.casefold()
    meant = [one for one in events if wanted in one.title.casefold()]
    if len(meant) == 1:
        return meant[0]
    titles = "\n".join(f"  {one.title}" for one in meant or events)
    said = texts("More than one is called that:") if meant else texts("None is called that:")
    raise SentenceError(f"{said}\n{titles}")


def _joined_as_regie() -> Iterator[JoinedEvent]:
    """Yield the events that this machine has joined as Regie, the last one first."""
    from facilitator.station.joined import joined_folder, remembered_hub

    files = sorted(
        joined_folder().glob("*.record"), key=lambda path: path.stat().st_mtime_ns, reverse=True
    )
    for path in files:
        station = Station.join(path, now=wall_clock)
        try:
            known, agenda = remembered_hub(station), station.snapshot.agenda
            if known is not None and known.role is Role.REGIE and not station.plan.is_empty:
                yield JoinedEvent(path, " · ".join(filter(None, (agenda.series, agenda.title))))
        finally:
            station.close()
