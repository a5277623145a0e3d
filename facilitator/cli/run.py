"""``facilitator run``: the event in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.hosts import can_listen, is_public
from facilitator.cli.paths import ANY_PATH, RECORD, record_of
from facilitator.cli.reading import read_plan
from facilitator.cli.saying import say
from facilitator.cli.showing import show_event
from facilitator.station import Reason, RefusedError, Station
from facilitator.store import MissingError
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.link.keeper import HubKeeper

AGENDA_FILE: Final = "agenda_file"
"""Under this the record remembers the name of the agenda file that it was last run with."""


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--host", help="What the stage may connect to; else this machine alone.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the screens.")
def command(agenda: Path, host: str | None, language: Language | None) -> None:
    """Run the event of the file AGENDA, or go on with it where it was left.

    Everything is kept in the record beside it (NAME.record); a record can be named as well.
    """
    texts = load_texts(choose_language(language))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SentenceError(texts("The event needs a terminal to run in."))
    _check_host(host, texts)
    with failing_in_words(texts):
        station = _open(agenda, texts)
        try:
            _check_belongs(station, agenda, texts)
            hub = _make_hub(station, host)
            _show(station, agenda, language, hub)
        finally:
            station.close()
    # Not if the program ended otherwise: the stage goes on showing what it shows.
    hub.close()
    say(texts("Everything is in {path}", path=click.format_filename(record_of(agenda))))
    for line in _what_remains(hub, agenda, texts):
        say(line)


def _what_remains(hub: HubKeeper, agenda: Path, texts: Texts) -> Iterator[str]:
    """Yield what has become of a game; nothing where there is none."""
    from facilitator.station.forgetting import is_anything_kept

    name = click.format_filename(agenda)
    if hub.lives_on:
        yield texts(
            "On the phones it goes on. Back to it: {command}", command=f"facilitator run {name}"
        )
    elif is_anything_kept(record_of(agenda)):
        yield texts(
            "What participants entered is still there. It is deleted 24 hours after the game or "
            "the last question ended, as soon as this program runs then; at once: {command}",
            command=f"facilitator forget {name}",
        )


def _check_host(host: str | None, texts: Texts) -> None:
    """Refuse what the hub could not listen on: its own process has nobody to say so to."""
    if host is None:
        return
    if not can_listen(host):
        raise SentenceError(texts("{host} is not an address of this machine.", host=host))
    if is_public(host):
        raise SentenceError(
            texts(
                "{host} is a public address: without a certificate anybody on the way could read "
                "along. On a server, run the hub by itself: facilitator hub --help",
                host=host,
            )
        )


def _make_hub(station: Station, host: str | None) -> HubKeeper:
    from facilitator.link.keeper import HubKeeper
    from facilitator.station.connection import remembered_others
    from facilitator.station.hosting import beside
    from facilitator.station.returning import take_from_hub
    from facilitator.station.standby import HUB_HOST

    take_from_hub(station)
    others = remembered_others(station)
    listen_on = host or station.recall().get(HUB_HOST)
    return HubKeeper(station.path, wall_clock, listen_on, others, beside(station))


def _open(agenda: Path, texts: Texts) -> Station:
    """Go on with the record beside the agenda; if nothing was ever put into it, begin it."""
    record = record_of(agenda)
    try:
        return Station.open(record, now=wall_clock)
    except (MissingError, RefusedError) as error:
        # A start that was cut off leaves a file that is empty, or has no agenda yet.
        is_new = isinstance(error, MissingError) or error.reason is Reason.NO_AGENDA
        if not is_new or agenda.suffix == RECORD:
            raise
    return Station.open(record, now=wall_clock, agenda=read_plan(agenda, texts).agenda)


def _check_belongs(station: Station, agenda: Path, texts: Texts) -> None:
    """Refuse a record that was begun with another agenda beside it: ``event.yml``, ``event.yaml``.

    Only the file's name is remembered, so a folder may be moved and an agenda renamed.
    """
    if agenda.suffix == RECORD or not agenda.exists():
        return
    name = click.format_filename(agenda.name)
    other = agenda.with_name(station.recall().get(AGENDA_FILE, name))
    if other.stem == agenda.stem and other.exists() and not other.samefile(agenda):
        raise SentenceError(
            texts(
                "{record} belongs to {other}, not to {agenda}. Rename one of the two agendas.",
                record=click.format_filename(station.path.name),
                other=other.name,
                agenda=name,
            )
        )
    station.remember(AGENDA_FILE, name)


def _show(station: Station, agenda: Path, language: Language | None, hub: HubKeeper) -> None:
    from facilitator.tui.app import FacilitatorApp

    show_event(station, agenda, language, hub, FacilitatorApp, export_name=agenda.stem)
