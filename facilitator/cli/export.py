"""``facilitator export``: the Dokumentation of a record."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import failing_in_words
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.saying import say
from facilitator.station import Station
from facilitator.texts import LANGUAGES, choose_language, load_texts


@click.command()
@click.argument("record", type=ANY_PATH)
@click.option("--to", "folder", type=ANY_PATH, help="The folder to write to.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(record: Path, folder: Path | None, language: str | None) -> None:
    """Write the Dokumentation of the record RECORD as DOCX.

    A file of another event, or one that somebody has edited, is never overwritten.
    """
    from facilitator.formats.placing import default_export_folder
    from facilitator.station.exporting import export_snapshot
    from facilitator.station.forgetting import forget_overdue

    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        station = Station.open(record, now=wall_clock)
        try:
            written = export_snapshot(
                station.snapshot,
                folder=folder or default_export_folder(record),
                name=record.stem,
                now=wall_clock(),
            )
        finally:
            station.close()
        forget_overdue(record, wall_clock)
    say(texts("Written: {path}", path=click.format_filename(written)))
