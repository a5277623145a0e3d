"""``facilitator stage``: what the room sees, in a terminal of its own."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError
from facilitator.cli.paths import ANY_PATH, record_of, rehearsal_of
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.link.address import Address, Door
    from facilitator.link.process import HubFiles

_LINKS: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the stage gets its pictures from; `waiting_for` says so to whoever starts it."""

    find: Callable[[], Door | None]
    waiting_for: str


@click.command()
@click.argument("source", metavar="[AGENDA|LINK]", required=False)
@click.option("--ca", type=ANY_PATH, help="A file that vouches for the main machine's certificate.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Until Regie sends something.")
def command(source: str | None, ca: Path | None, language: Language | None) -> None:
    """Show the room what Regie sends: in large letters, black or white.

    AGENDA is the file that Regie runs on this machine, LINK what Regie shows for another one.
    Without either it is the event that runs on this machine. Regie may be started later.
    """
    texts = load_texts(choose_language(language))
    found = choose_source(source, texts)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SentenceError(texts("The stage needs a terminal of its own."))
    from facilitator.tui.stage.app import StageApp

    app = StageApp(texts, wall_clock, found.find, waiting_for=found.waiting_for, trusted=ca)
    app.run()
    if app.return_code:
        raise click.exceptions.Exit(app.return_code)


def choose_source(source: str | None, texts: Texts) -> Source:
    """Return where the pictures come from: a link, an agenda, or whatever runs on this machine.

    Raises SentenceError.
    """
    if source is None:
        return _only_event(texts)
    if source.lower().startswith(_LINKS):
        return _linked(source, texts)
    return _event_of(Path(source), texts)


def _linked(link: str, texts: Texts) -> Source:
    from facilitator.domain.devices import Role
    from facilitator.link.address import WrongLinkError, parse_link

    with contextlib.suppress(WrongLinkError):
        door = parse_link(link)
        if door.role is Role.STAGE:
            where = f"{door.host}:{door.port}"
            return Source(lambda: door, texts("Waiting for Regie at {where} …", where=where))
    raise SentenceError(texts("This is not a link to a stage. Regie shows it: key s."))


def _event_of(agenda: Path, texts: Texts) -> Source:
    record = record_of(agenda)
    name = click.format_filename(agenda)
    if not (agenda.exists() or record.exists()):
        raise SentenceError(texts("{path}: there is no such file.", path=name))
    return Source(
        # Of an event that is only practised there is a rehearsal; the event itself comes first.
        lambda: _door(_living(record) or _living(rehearsal_of(agenda))),
        texts("Waiting for Regie of {path} …", path=name),
    )


def _only_event(texts: Texts) -> Source:
    """Return the one event that runs here, the first one that begins if none does."""
    running = _all_living()
    if len(running) > 1:
        names = "\n".join(f"  facilitator stage {one.record}" for one in running.values())
        raise SentenceError(
            texts("Several events run on this machine. Say which one:") + f"\n{names}"
        )
    if running:
        ((files, address),) = running.items()
        # Not by its name: one of old that is not UTF-8 does not stand there as it is.
        waiting_for = texts("Waiting for Regie of {path} …", path=address.record)
        return Source(lambda: _door(_at(files)), waiting_for)
    return Source(
        lambda: _door(next(iter(_all_living().values()), None)),
        texts("Waiting for Regie on this machine …"),
    )


def _living(record: Path) -> Address | None:
    from facilitator.link.process import HubFiles

    with contextlib.suppress(OSError):
        return HubFiles.of(record).living()
    return None


def _at(files: HubFiles) -> Address | None:
    with contextlib.suppress(OSError):
        return files.living()
    return None


def _all_living() -> Mapping[HubFiles, Address]:
    """Return where living hubs are, the newest first."""
    from facilitator.link.address import known_addresses
    from facilitator.link.process import HubFiles

    with contextlib.suppress(OSError):
        found = {files: files.living() for files in map(HubFiles, known_addresses())}
        return {files: address for files, address in found.items() if address is not None}
    return {}


def _door(address: Address | None) -> Door | None:
    from facilitator.domain.devices import Role

    return address.door(Role.STAGE) if address else None
