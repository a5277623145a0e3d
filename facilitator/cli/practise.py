"""``facilitator practise``: the moderator's own rehearsal, by hand and faster than the event."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import ANY_PATH, rehearsal_of, rehearsed_name
from facilitator.cli.playing_ahead import Ahead, ahead_of
from facilitator.cli.reading import read_plan, read_played
from facilitator.cli.saying import say
from facilitator.cli.showing import show_event
from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import minutes
from facilitator.domain.schedule.plan import plan
from facilitator.station import Station
from facilitator.station.rehearsal_clock import RehearsalClock, read_anchor, write_anchor
from facilitator.station.rehearsing import rehearsal_id
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

CLOCK: Final = "clock"
"""Under this the record remembers what time it is in the rehearsal."""


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 3_600),
    default=60,
    show_default=True,
    help="How many times faster than the real event.",
)
@click.option("--script", type=ANY_PATH, help="What was captured before, as YAML.")
@click.option(
    "--until",
    "block",
    metavar="BLOCK",
    help="With --script: where you take over; an id or how a title begins.  [default: the plenum]",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the screens.")
def command(
    agenda: Path, speed: float, script: Path | None, block: str | None, language: Language | None
) -> None:
    """Practise the event of the file AGENDA: the real program with a faster clock.

    It begins five minutes before the event and goes on where it was left. What happens is kept
    in NAME.rehearsal.record, which can never be taken for the event; delete it to begin again.
    With a script, all that comes before the plenum is played first: the workshops are filled.
    """
    texts = load_texts(choose_language(language))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SentenceError(texts("The event needs a terminal to run in."))
    with failing_in_words(texts):
        plan = read_plan(agenda, texts).agenda
        ahead = _read_ahead(agenda, plan, script, block, texts)
        _practise(agenda, plan, speed, language, ahead)
    say(texts("To begin again, delete {path}", path=rehearsal_of(agenda)))


def _read_ahead(
    path: Path, agenda: Agenda, script: Path | None, block: str | None, texts: Texts
) -> Ahead | None:
    """Return what is to be played first, None: nothing."""
    if script is None:
        if block is not None:
            raise SentenceError(texts("--until needs a script: what is played up to there?"))
        return None
    if rehearsal_of(path).exists():
        raise SentenceError(
            texts(
                "You have begun to practise already; to begin again, delete {path}",
                path=rehearsal_of(path),
            )
        )
    return ahead_of(block, agenda, read_played(script, agenda, texts), texts)


def _practise(
    path: Path, agenda: Agenda, speed: float, language: Language | None, ahead: Ahead | None
) -> None:
    from facilitator.link.keeper import HubKeeper
    from facilitator.station.hosting import beside
    from facilitator.station.standby import HUB_HOST
    from facilitator.tui.practising import PracticeApp

    _forget_earlier(rehearsal_of(path))
    clock = RehearsalClock(plan(agenda)[0].start + minutes(-5), wall_clock, speed)
    station = Station.rehearse(
        rehearsal_of(path), now=clock.now, agenda=agenda, rehearsal_id=rehearsal_id(agenda)
    )
    try:
        clock.resume(read_anchor(station.recall().get(CLOCK, "")) or clock.anchor)
        try:
            if ahead is not None:
                ahead.play(station, clock, load_texts(choose_language(language)))
        finally:
            _remember(station, clock)
        listen_on = station.recall().get(HUB_HOST)
        hub = HubKeeper(station.path, wall_clock, listen_on, beside=beside(station))
        make_app = partial(
            PracticeApp, clock=clock, when_put_forward=partial(_remember, station, clock)
        )
        name = rehearsed_name(path)
        show_event(station, path, language, hub, make_app, export_name=name, rate=speed)
        # Left as it should be, the rehearsal waits; killed, its time goes on like an event's.
        clock.stop()
        _remember(station, clock)
    finally:
        station.close()
    hub.close()


def _forget_earlier(record: Path) -> None:
    """Delete what is left of an earlier one whose record was deleted, to begin again."""
    from facilitator.link.process import HubFiles
    from facilitator.station.set_aside import forget_rehearsed

    with suppress(OSError):
        if not record.exists() and not HubFiles.of(record).is_running():
            forget_rehearsed(record)


def _remember(station: Station, clock: RehearsalClock) -> None:
    station.remember(CLOCK, write_anchor(clock.anchor))
