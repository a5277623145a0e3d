"""``facilitator join``: a device that takes part in an event which is led on another one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.arriving import arrive
from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.saying import say
from facilitator.cli.taking_part import Part, door_of, take_part
from facilitator.station import Station
from facilitator.station.event_time import EventTime
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.tui.leaving import Receipt

_ONLY_FOR_THE_USER: Final = 0o077


@click.command()
@click.argument("link", required=False)
@click.option("--name", default="", help="What this device is called; not who sits at it.")
@click.option("--place", default="", help="The workshop to write in: its number or its id.")
@click.option("--ca", type=ANY_PATH, help="A file that vouches for the main machine's certificate.")
@click.option("--anew", is_flag=True, help="Join as a new device; what was here stays beside it.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the screens.")
def command(
    link: str | None,
    name: str,
    place: str,
    ca: Path | None,
    anew: bool,
    language: Language | None,
) -> None:
    """Take part in an event that is led on another machine.

    LINK is what Regie shows there for Protokoll or for Regie. Without it: the event that this
    machine joined last, also while there is no connection.
    """
    texts = load_texts(choose_language(language))
    # All that is written here from now on is nobody else's to read.
    os.umask(_ONLY_FOR_THE_USER)
    arrival = arrive(link, ca, texts, anew=anew)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SentenceError(texts("The event needs a terminal to run in."))
    from facilitator.station.connection import remembered_clock
    from facilitator.station.joined import remembered_trust

    time = EventTime(wall_clock)
    time.follow(arrival.clock)
    with failing_in_words(texts):
        station = Station.join(arrival.path, now=time.now, identity=arrival.identity)
        try:
            if time.anchor is None:
                time.follow(remembered_clock(station))
            part = Part(
                station=station,
                time=time,
                texts=texts,
                door=door_of(station, arrival.door, texts),
                trusted=ca or remembered_trust(station),
                name=name,
                place=place,
                language=language,
            )
            receipt = take_part(part)
        finally:
            station.close()
    if receipt is None:
        say(texts("Everything is kept for the next time: facilitator join"))
    else:
        _delete(arrival.path, receipt, texts)


def _delete(path: Path, receipt: Receipt, texts: Texts) -> None:
    from facilitator.station.deleting import delete_file
    from facilitator.tui.leaving import receipt_words

    try:
        gone = delete_file(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SentenceError(
            texts("{path} could not be deleted: {reason}.", path=path, reason=reason)
        ) from None
    say(receipt_words(receipt, gone, texts))
