"""``facilitator agenda export``: the agenda for print, for calendars, for spreadsheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import ANY_PATH, RECORD
from facilitator.cli.reading import read_plan
from facilitator.cli.saying import say
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.formats.agenda import AgendaFile

_FORMATS: Final = ("docx", "ics", "csv")


@click.command("export")
@click.argument("agenda", type=ANY_PATH)
@click.option(
    "--to",
    "to",
    type=click.Choice(_FORMATS),
    default="docx",
    show_default=True,
    help="Word for print, iCalendar or a table.",
)
@click.option("--private", is_flag=True, help="With the private notes, in a file of its own.")
@click.option("--folder", type=ANY_PATH, help="The folder to write to.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(
    agenda: Path, to: str, private: bool, folder: Path | None, language: Language | None
) -> None:
    """Write the file AGENDA as a run sheet for print, a calendar or a table.

    If AGENDA is a record (NAME.record), the agenda is written as it was run: rooms changed and
    blocks put in. It holds no private notes.

    The table is in UTF-8 with a byte order mark, separated by semicolons if the event is in German
    and by commas otherwise, as Excel wants it; what could be taken for a formula begins with an
    apostrophe. A file that somebody has edited is never overwritten.
    """
    from facilitator.formats.placing import default_export_folder
    from facilitator.formats.run_sheet_export import SheetFormat, export_run_sheet

    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        found = (
            _read_record(agenda, private, texts) if _is_record(agenda) else read_plan(agenda, texts)
        )
        written = export_run_sheet(
            found.agenda,
            found.notes if private else None,
            source=agenda,
            folder=folder or default_export_folder(agenda),
            to=SheetFormat(to),
            now=wall_clock(),
        )
    say(texts("Written: {path}", path=click.format_filename(written)))


def _is_record(agenda: Path) -> bool:
    return agenda.suffix == RECORD


def _read_record(record: Path, private: bool, texts: Texts) -> AgendaFile:
    from facilitator.formats.agenda import AgendaFile
    from facilitator.station import Station

    if private:
        raise SentenceError(
            texts("Private notes are in the agenda file only: name that instead of the record.")
        )
    station = Station.open(record, now=wall_clock)
    try:
        return AgendaFile(record, station.snapshot.agenda, {})
    finally:
        station.close()
