"""``facilitator close``: the end of an event."""

from __future__ import annotations

from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.gathered import gathered
from facilitator.cli.paths import ANY_PATH, record_of
from facilitator.cli.saying import agreed, say
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.record.inspecting import Inspection


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--force", is_flag=True, help="Close it although something is unsettled.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(agenda: Path, yes: bool, force: bool, language: Language | None) -> None:
    """End the event of the file AGENDA: keep what stands, destroy how it came about.

    The record beside it is replaced by one without earlier wordings, removed entries, authors and
    devices. The Dokumentation stays as it is, and can be written anew.
    """
    from facilitator.cli.closed import names_of_devices, open_points, what_goes
    from facilitator.record.inspecting import inspect
    from facilitator.station.closing import close_record, copies_of
    from facilitator.station.forgetting import forget_game, forget_voices
    from facilitator.station.set_aside import forget_aside

    texts = load_texts(choose_language(language))
    record = record_of(agenda)
    with failing_in_words(texts):
        _check_hub_rests(record, texts)
        found = inspect(record)
        _check_can_be_closed(found, texts)
        if (problem := gathered(record, texts)) and not force:
            raise SentenceError(problem)
        found = inspect(record)
        unsettled = list(open_points(found, texts))
        if unsettled and not force:
            raise SentenceError("\n".join((*unsettled, texts("--force closes it all the same."))))
        copies = list(copies_of(found))
        for line in (*unsettled, *what_goes(found, texts)):
            say(line)
        if not (yes or agreed(texts("Close the event for ever? (yes/no)"), texts)):
            raise SentenceError(texts("Nothing was changed."))
        forget_game(record, wall_clock)
        forget_voices(record, wall_clock, is_over=True)
        forget_aside(record)
        close_record(record, wall_clock)
        _forget_hub(record)
    say(texts("{path} is closed.", path=click.format_filename(record)))
    _name_copies(record, copies, names_of_devices(found), texts)


def _check_hub_rests(record: Path, texts: Texts) -> None:
    from facilitator.link.process import HubFiles

    with suppress(OSError):
        if HubFiles.of(record).is_running():
            raise SentenceError(
                texts("The event is still running: quit it first (Ctrl+Q), its hub as well.")
            )


def _check_can_be_closed(found: Inspection, texts: Texts) -> None:
    from facilitator.record.closing import is_closed
    from facilitator.store import InUseError

    path = click.format_filename(found.path)
    if found.in_use:
        raise InUseError(found.path)
    if not found.is_whole:
        raise SentenceError(
            texts(
                "{path} is not whole and is not closed. facilitator verify {path} says more.",
                path=path,
            )
        )
    if is_closed(found.changes):
        raise SentenceError(texts("{path} has been closed already.", path=path))


def _forget_hub(record: Path) -> None:
    """Delete the hub's file, and the links that it had: nobody comes in by them any more."""
    from facilitator.link.process import HubFiles
    from facilitator.station.deleting import delete_file

    delete_file(record.with_suffix(".hub"))
    with suppress(OSError):
        files = HubFiles.of(record)
        for file in (files.address, files.lock, files.log):
            file.unlink(missing_ok=True)


def _name_copies(record: Path, copies: list[Path], devices: list[str], texts: Texts) -> None:
    """Name what still holds what was destroyed here, as far as it is known."""
    from facilitator.formats.placing import default_export_folder

    exports = sorted(default_export_folder(record).glob(f"{escape(record.stem)}*.docx"))
    for line, files in (
        (texts("These files still hold the history; delete them:"), copies),
        (texts("These documents stay as they were exported:"), exports),
    ):
        if files:
            say(line)
        for file in files:
            say(f"- {click.format_filename(file)}")
    if devices:
        say(texts("These devices have joined and never left; they still hold their copy:"))
    for device in devices:
        say(f"- {device}")
    say(texts("Copies elsewhere, such as backups and USB sticks, nobody but you knows of."))
