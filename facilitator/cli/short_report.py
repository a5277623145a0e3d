"""``facilitator short-report``: what somebody reads who was not there, for the web."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import failing_in_words
from facilitator.cli.gathered import gather
from facilitator.cli.paths import ANY_PATH, record_of
from facilitator.cli.saying import say
from facilitator.station import Station
from facilitator.texts import LANGUAGES, Language, choose_language, load_texts


@click.command()
@click.argument("record", type=ANY_PATH)
@click.option("--internal", is_flag=True, help="With what is not released, for reading only.")
@click.option("--to", "folder", type=ANY_PATH, help="The folder to write to.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(record: Path, internal: bool, folder: Path | None, language: Language | None) -> None:
    """Write a short report on RECORD (or on its agenda) as Markdown and HTML.

    It has 300 to 500 words, of what is released; an event that says less has a shorter one. A file
    that somebody has edited is never overwritten.
    """
    from facilitator.domain.versions import Edition
    from facilitator.formats.placing import default_export_folder
    from facilitator.formats.short_report import export_short_report

    texts = load_texts(choose_language(language))
    path = record_of(record)
    with failing_in_words(texts):
        gather(path, texts)
        station = Station.open(path, now=wall_clock)
        try:
            snapshot = station.snapshot
        finally:
            station.close()
        written = export_short_report(
            snapshot,
            edition=Edition.INTERNAL if internal else Edition.PUBLIC,
            folder=folder or default_export_folder(path),
            name=path.stem,
            now=wall_clock(),
        )
    for one in written.paths:
        say(texts("Written: {path}", path=click.format_filename(one)))
    say(
        texts.plural("The report has {count} word.", "The report has {count} words.", written.words)
    )
    if written.missing:
        say(
            texts.plural(
                "{count} thing is not released and therefore not in it.",
                "{count} things are not released and therefore not in it.",
                len(written.missing),
            )
        )
