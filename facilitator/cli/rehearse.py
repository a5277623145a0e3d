"""``facilitator rehearse``: a whole event with a clock of its own."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.clock import steady_clock
from facilitator.cli.failing import failing_in_words
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.reading import read_plan, read_played
from facilitator.cli.saying import say
from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.bingo.views import Totals
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.plenum.tally import tally
from facilitator.domain.rehearsal import cues
from facilitator.domain.script import Script
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Station
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.station.rehearsing import play, read_back, rehearsal_id
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.hub.bingo.rehearsed import RehearsedGames
    from facilitator.hub.voices.rehearsed import RehearsedVoices


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--script", type=ANY_PATH, help="What is captured, as YAML.")
@click.option(
    "--speed",
    type=click.FloatRange(1, 100_000),
    default=720,
    show_default=True,
    help="How many times faster than the real event, in the terminal.",
)
@click.option("--export", "folder", type=ANY_PATH, help="The folder to write to.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the screens.")
def command(
    agenda: Path, script: Path | None, speed: float, folder: Path | None, language: Language | None
) -> None:
    """Play the whole event of the file AGENDA through the real program.

    Its record is kept in a temporary folder and marked as a rehearsal.
    """
    from facilitator.formats.placing import default_export_folder

    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        plan = read_plan(agenda, texts).agenda
        played = read_played(script, plan, texts)
        record = Path(tempfile.mkdtemp(prefix="facilitator-")) / f"{agenda.stem}.record"
        rehearsal = _Rehearsal(
            texts, plan, played, record, folder or default_export_folder(agenda), agenda
        )
        if _has_terminal():
            rehearsal.on_screen(speed)
        else:
            rehearsal.headless()


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Rehearsal:
    """One rehearsal, on the screen or without one."""

    def __init__(
        self,
        texts: Texts,
        agenda: Agenda,
        script: Script,
        record: Path,
        folder: Path,
        file: Path,
    ) -> None:
        self._texts = texts
        self._agenda = agenda
        self._script = script
        self._record = record
        self._folder = folder
        self._name = file.stem
        self._beside = file.parent
        self._cues = cues(agenda, script)

    def headless(self) -> None:
        """Play all cues at once with a progress bar."""
        from rich.progress import Progress

        clock = RehearsalClock(self._cues[0].at, steady_clock, rate=0)
        station, games, phones = self._open(clock), self._games(clock), self._phones(clock)
        try:
            with Progress(transient=False) as progress:
                for cue in progress.track(self._cues, description=self._texts("Rehearsal")):
                    clock.skip_to(cue.at)
                    play(cue, station, self._script, games, phones)
            written = self._export(station, clock.now())
            played = station.snapshot
        finally:
            games.close()
            phones.close()
            station.close()
        self._report(written, clock, played)

    def on_screen(self, speed: float) -> None:
        """Play the cues in the terminal."""
        from facilitator.tui.context import Context
        from facilitator.tui.rehearsing import RehearsalApp

        clock = RehearsalClock(self._cues[0].at, steady_clock, speed)
        station, games, phones = self._open(clock), self._games(clock), self._phones(clock)
        try:
            context = Context(
                station=station,
                texts=self._texts,
                export_folder=self._folder,
                export_name=self._name,
            )
            app = RehearsalApp(context, self._cues, self._script, clock, games, phones)
            app.run()
            if app.return_code:
                raise click.exceptions.Exit(app.return_code)
            # A rehearsal that was left half-way must not replace the document of a whole one.
            written = self._export(station, clock.now()) if app.is_played else None
            played = station.snapshot
        finally:
            games.close()
            phones.close()
            station.close()
        self._report(written, clock, played)

    def _open(self, clock: RehearsalClock) -> Station:
        return Station.rehearse(
            self._record,
            now=clock.now,
            agenda=self._agenda,
            rehearsal_id=rehearsal_id(self._agenda),
        )

    def _games(self, clock: RehearsalClock) -> RehearsedGames:
        from facilitator.hub.bingo.rehearsed import RehearsedGames

        return RehearsedGames(self._agenda, self._record.parent, clock.now)

    def _phones(self, clock: RehearsalClock) -> RehearsedVoices:
        from facilitator.hub.voices.rehearsed import RehearsedVoices

        return RehearsedVoices(self._agenda, self._record.parent, clock.now)

    def _export(self, station: Station, now: Instant) -> Path:
        from facilitator.station.exporting import export_snapshot

        own = self._agenda.documentation.template
        return export_snapshot(
            station.snapshot,
            folder=self._folder,
            name=self._name,
            now=now,
            picture=station.photos.content,
            template=self._beside / own if own else None,
        )

    def _report(self, written: Path | None, clock: RehearsalClock, played: Snapshot) -> None:
        """Say what happened, what a second look found in the file, and where the document is."""
        texts, saved = self._texts, read_back(self._record, clock.now)
        title = self._agenda.title
        for line in (
            texts("Rehearsed: {title}", title=title)
            if written
            else texts("Left before its end: {title}", title=title),
            texts(
                "Saved and read back: {entries}, {measures}, {changes}",
                entries=texts.plural("{count} entry", "{count} entries", saved.entries),
                measures=texts.plural("{count} measure", "{count} measures", saved.measures),
                changes=texts.plural("{count} change", "{count} changes", saved.changes),
            ),
            *(
                _game_words(texts, self._agenda.block(block), game)
                for block, game in played.games.items()
            ),
            *_plenum_words(texts, played),
            texts("Record of the rehearsal, to be thrown away: {path}", path=self._record),
            texts("Dokumentation: {path}", path=click.format_filename(written))
            if written
            else texts("No Dokumentation was written."),
        ):
            say(line)


def _game_words(texts: Texts, block: Block, game: Totals) -> str:
    return texts(
        "{title}, played on the real pages: {players}, {meetings}, {bingos}",
        title=block.title,
        players=texts.plural("{count} phone", "{count} phones", game.players),
        meetings=texts.plural("{count} meeting", "{count} meetings", game.meetings),
        bingos=texts.plural("{count} Bingo", "{count} Bingos", game.bingos),
    )


def _plenum_words(texts: Texts, snapshot: Snapshot) -> Iterator[str]:
    """Say what the plenum came to, and what phones gave on the real pages."""
    themes = snapshot.themes.standing
    if themes:
        yield texts(
            "Plenum: {themes}, {confirmed} confirmed",
            themes=texts.plural("{count} theme", "{count} themes", len(themes)),
            confirmed=sum(is_confirmed(theme, snapshot) for theme in themes),
        )
    for query in snapshot.queries:
        counted = tally(query)
        yield texts(
            "“{question}”: {phones}, {points}",
            question=query.question,
            phones=texts.plural(
                "{count} phone",
                "{count} phones",
                query.from_phones.ballots if query.from_phones else 0,
            ),
            points=texts.plural("{count} point", "{count} points", counted.points),
        )
    cards = sum(bool(entry.round) for entry in snapshot.entries.values())
    if cards:
        yield texts.plural("{count} card from phones", "{count} cards from phones", cards)
