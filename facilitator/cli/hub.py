"""``facilitator hub``: what devices and the stage connect to, in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import ssl
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.hosts import can_listen, is_public
from facilitator.cli.paths import ANY_PATH, RECORD, record_of
from facilitator.cli.reading import read_plan
from facilitator.cli.saying import say
from facilitator.domain.agenda import Agenda
from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.link.address import LOCAL, Address
from facilitator.link.process import Beside
from facilitator.store import MissingError
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.hub.opening import Opened
    from facilitator.hub.serving import Setup


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--host", default=LOCAL, show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65_535), help="Else the same as last time.")
@click.option("--name", default="", help="What links call this machine, if not by its address.")
@click.option("--cert", type=ANY_PATH, help="A certificate for TLS (PEM), with --key.")
@click.option("--key", type=ANY_PATH, help="The key of the certificate (PEM), without password.")
@click.option("--force", is_flag=True, help="Without TLS, serve public networks all the same.")
@click.option("--links", is_flag=True, help="Show by which links devices join, and end.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of what is said.")
@click.option("--event", hidden=True)
@click.option("--device", default="", hidden=True)
@click.option("--epoch", default=0, hidden=True)
@click.option("--rehearsal", is_flag=True, hidden=True)
def command(
    agenda: Path,
    host: str,
    port: int | None,
    name: str,
    cert: Path | None,
    key: Path | None,
    force: bool,
    links: bool,
    language: Language | None,
    event: str | None,
    device: str,
    epoch: int,
    rehearsal: bool,
) -> None:
    """Serve the event AGENDA to devices and stages, on a server for example.

    On the moderator's machine there is no need to call this: `facilitator run` starts the hub and
    ends it. Called like this it goes on until it is ended, with or without Regie. Everything is
    kept in NAME.hub beside the agenda.
    """
    from facilitator.hub.serving import Setup

    texts = load_texts(choose_language(language))
    if links:
        say(_known_links(agenda, texts))
        return
    setup = Setup(host=host, port=port or 0, name=name, certificate=cert, key=key, serves_all=force)
    _check_setup(setup, texts)
    beside = event and Beside(event=event, device=device, rehearsal=rehearsal, epoch=epoch)
    with failing_in_words(texts):
        _serve(agenda, setup, _opening(agenda, beside or None, texts), texts)


def _check_setup(setup: Setup, texts: Texts) -> None:
    """Refuse what could only be found out too late, or would let anybody listen in."""
    if (setup.certificate is None) is not (setup.key is None):
        raise SentenceError(texts("A certificate needs its key, and a key its certificate."))
    if setup.certificate is not None:
        _check_certificate(setup, texts)
        return
    if not setup.serves_all and can_listen(setup.host) and is_public(setup.host):
        raise SentenceError(
            texts(
                "{host} is a public address: without a certificate anybody on the way could read "
                "along. Give one with --cert and --key.",
                host=setup.host,
            )
        )


def _check_certificate(setup: Setup, texts: Texts) -> None:
    assert setup.certificate is not None
    try:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(setup.certificate, setup.key, password="")
    except OSError as error:
        raise SentenceError(
            texts(
                "{path} can't be used as a certificate: {reason}.",
                path=click.format_filename(setup.certificate),
                reason=error.strerror or str(error),
            )
        ) from None


def _opening(
    agenda: Path, beside: Beside | None, texts: Texts
) -> Callable[[Callable[[], Instant]], Opened]:
    from facilitator.hub.opening import open_alone, open_beside

    record = record_of(agenda)
    if beside is not None:
        return partial(open_beside, record, beside)

    def read() -> Agenda:
        if agenda.suffix == RECORD:
            raise MissingError(agenda)
        return read_plan(agenda, texts).agenda

    return partial(open_alone, record, read)


def _serve(
    agenda: Path,
    setup: Setup,
    open_event: Callable[[Callable[[], Instant]], Opened],
    texts: Texts,
) -> None:
    from facilitator.hub.serving import Hub
    from facilitator.link.lock import HeldError

    record = record_of(agenda)
    try:
        hub = Hub(record, setup, wall_clock, open_event)
    except HeldError:
        raise SentenceError(texts("The hub of {path} already runs.", path=record)) from None
    except OSError as error:
        raise SentenceError(_cannot_listen(texts, setup.host, error)) from None
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: hub.stop())
    say(texts("The hub of {path} listens at port {port}.", path=record, port=hub.address.port))
    if sys.stdout.isatty():
        say(_links(hub.address, texts))
    else:  # what a program keeps of this is no place for them
        say(texts("The links: {command}", command=f"facilitator hub {agenda} --links"))
    asyncio.run(hub.serve())


def _known_links(agenda: Path, texts: Texts) -> str:
    from facilitator.link.process import HubFiles

    record = record_of(agenda)
    try:
        address = HubFiles.of(record).living()
    except OSError as error:
        raise SentenceError(error.strerror or str(error)) from None
    if address is None:
        raise SentenceError(texts("No hub of {path} runs on this machine.", path=record))
    return _links(address, texts)


def _links(address: Address, texts: Texts) -> str:
    """Return the links for the three roles, as another machine opens them."""
    from facilitator.link.networks import addresses

    listens_everywhere = address.host != address.door(Role.STAGE).host
    found = next(iter(addresses()), "") if listens_everywhere else ""
    known = {
        texts.about("role", "Regie"): Role.REGIE,
        texts.about("role", "Note-takers"): Role.NOTES,
        texts.about("role", "Stage"): Role.STAGE,
    }
    width = max(map(len, known)) + 2
    links = (
        f"  {said:<{width}}{address.door(role, address.name or found).link}"
        for said, role in known.items()
    )
    secret = texts("Whoever has a link can join: pass each on to those whom it concerns.")
    return "\n".join((*links, secret))


def _cannot_listen(texts: Texts, host: str, error: OSError) -> str:
    reason = error.strerror or str(error)
    return texts("No hub can be started on {host}: {reason}.", host=host, reason=reason)
