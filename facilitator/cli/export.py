"""``facilitator export``: the Dokumentation of a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.exported import said_of
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.gathered import gather
from facilitator.cli.paths import ANY_PATH, record_of
from facilitator.cli.saying import say
from facilitator.station import Station
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.domain.documentation.missing import Missing
    from facilitator.formats.export import Exported, Order

_NUMBER: Final = re.compile(r"\d{1,3}\.\d{1,3}", re.ASCII)


@click.command()
@click.argument("record", type=ANY_PATH)
@click.option("--public", is_flag=True, help="Only what is released, functions instead of names.")
@click.option(
    "--version",
    "number",
    help="draft, review, final, or a number such as 1.0. From 0.9 on it is kept for ever.",
)
@click.option("--changes", help="What changed since the version before; else it is compared.")
@click.option("--pdf", is_flag=True, help="A PDF beside it, where LibreOffice is installed.")
@click.option("--template", type=ANY_PATH, help="A .docx or .dotx with your own styles.")
@click.option("--complete", is_flag=True, help="With --public: not at all if anything is missing.")
@click.option("--to", "folder", type=ANY_PATH, help="The folder to write to.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(
    record: Path,
    public: bool,
    number: str | None,
    changes: str | None,
    pdf: bool,
    template: Path | None,
    complete: bool,
    folder: Path | None,
    language: Language | None,
) -> None:
    """Write the Dokumentation of RECORD (or of its agenda) as DOCX.

    A file of another event, or one that somebody has edited, is never overwritten.
    """
    from facilitator.domain.versions import Edition
    from facilitator.formats.export import Order
    from facilitator.formats.placing import default_export_folder
    from facilitator.station.forgetting import forget_overdue
    from facilitator.station.set_aside import forget_aside_overdue

    texts = load_texts(choose_language(language))
    edition = Edition.PUBLIC if public else Edition.INTERNAL
    path = record_of(record)
    with failing_in_words(texts):
        gather(path, texts)
        station = Station.open(path, now=wall_clock)
        try:
            missing = _missing(station, texts, complete=complete) if public else ()
            order = Order(
                edition=edition,
                number=_number(station, edition, number or "draft", texts),
                changes=changes or "",
                pdf=pdf,
                template=template,
            )
            stem = _stem(station, path.stem, order)
            exported = _export(
                station, order, texts, folder or default_export_folder(path), path.stem
            )
        finally:
            station.close()
        forget_overdue(path, wall_clock)
        forget_aside_overdue(path, wall_clock)
    for line in said_of(exported, missing, texts, wants_pdf=pdf, stem=stem):
        say(line)


def _stem(station: Station, name: str, order: Order) -> str:
    """Return what the file of `order` is called where nothing is in its way."""
    from facilitator.formats.export import file_stem

    return file_stem(name, order, load_texts(choose_language(station.snapshot.agenda.language)))


def _number(station: Station, edition: str, said: str, texts: Texts) -> str:
    """Return the number that is meant; one that is listed already ends the command."""
    from facilitator.domain.documentation.versioning import (
        DRAFT,
        VersionKind,
        kind_of,
        next_number,
    )
    from facilitator.domain.versions import Edition

    versions = station.snapshot.versions
    if said in set(VersionKind):
        return next_number(versions, Edition(edition), VersionKind(said))
    if not _NUMBER.fullmatch(said):
        raise SentenceError(
            texts("“{said}” is no version: draft, review, final or 1.0.", said=said)
        )
    kind = kind_of(said)
    if kind is VersionKind.DRAFT:
        return DRAFT
    if any(one.edition == edition and one.number == said for one in versions):
        free = next_number(versions, Edition(edition), kind)
        raise SentenceError(
            texts(
                "Version {number} is out already. The next one is {next}.", number=said, next=free
            )
        )
    return said


def _missing(station: Station, texts: Texts, *, complete: bool) -> Sequence[Missing]:
    from facilitator.domain.documentation.missing import missing_for_public

    missing = missing_for_public(station.snapshot, texts)
    if complete and missing:
        lines = (
            texts("Not written: something is missing for the public edition."),
            *(f"- {one.said}" for one in missing),
        )
        raise SentenceError("\n".join(lines))
    return missing


def _export(station: Station, order: Order, texts: Texts, folder: Path, name: str) -> Exported:
    """Export the event as it is now, and list the version."""
    from dataclasses import replace

    from facilitator.domain.documentation.versioning import VersionKind, kind_of
    from facilitator.station.exporting import changes_since, export_version

    now, snapshot = wall_clock(), station.snapshot
    if not order.changes and kind_of(order.number) is not VersionKind.DRAFT:
        found = changes_since(station, snapshot, order.edition, now)
        order = replace(order, changes=found[1] if found else "")
        if found and not found[1]:
            say(texts("Nothing has changed since version {number}.", number=found[0].number))
    exported = export_version(station, snapshot, order, folder=folder, name=name, now=now)
    station.versions.note(exported.version, snapshot)
    return exported
