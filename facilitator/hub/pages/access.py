"""Which device asks: by its cookie, for pages and forms; by its secret, for the script's calls."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

from facilitator.domain.devices import Device
from facilitator.hub.guarding import form_key
from facilitator.hub.pages.desk import Bar, BarredError, Credentials, PageDesk
from facilitator.texts import Language, choose_language

_LANGUAGE: Final = "notes-language"
_DAYS: Final = 14 * 24 * 3600
_BEARER: Final = "bearer "


@dataclass(frozen=True, slots=True)
class Visitor:
    """A device that was recognised."""

    device: Device
    secret: str = field(repr=False)

    @property
    def form(self) -> str:
        """What its forms must hold."""
        return form_key(self.secret)


def by_cookie(desk: PageDesk, connection: HTTPConnection) -> Visitor:
    """Return who opens a page; BarredError if it is nobody of this event."""
    return _recognise(desk, connection.cookies.get(_cookie(desk), ""))


def by_form(desk: PageDesk, connection: HTTPConnection, given: Mapping[str, str]) -> Visitor:
    """Return who posts a form of his; BarredError if it is nobody's of this event."""
    visitor = by_cookie(desk, connection)
    if not hmac.compare_digest(given.get("form", "").encode(), visitor.form.encode()):
        raise BarredError(Bar.DEVICE)
    return visitor


def by_secret(desk: PageDesk, connection: HTTPConnection) -> Visitor:
    """Return who calls; BarredError if it is nobody of this event."""
    sent = connection.headers.get("authorization", "")
    if not sent.lower().startswith(_BEARER):
        raise BarredError(Bar.DEVICE)
    return _recognise(desk, sent[len(_BEARER) :])


def _recognise(desk: PageDesk, proof: str) -> Visitor:
    """Return the device that `proof` is of; it is ``device.secret``."""
    device, _, secret = proof.rpartition(".")
    return recognise(desk, device, secret)


def recognise(desk: PageDesk, device: str, secret: str) -> Visitor:
    """Return the device if that is its secret; BarredError if not."""
    if not (device and secret and device.isascii() and secret.isascii()):
        raise BarredError(Bar.DEVICE)
    return Visitor(desk.recognise(device, secret), secret)


def remember(response: Response, desk: PageDesk, credentials: Credentials, *, secure: bool) -> None:
    """Have the browser send who it is with each page."""
    response.set_cookie(
        _cookie(desk),
        f"{credentials.device}.{credentials.secret}",
        max_age=_DAYS,
        path="/notes",
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def forget(response: Response, desk: PageDesk) -> None:
    """Have the browser forget who it is."""
    response.delete_cookie(_cookie(desk), path="/notes", httponly=True, samesite="strict")


def _cookie(desk: PageDesk) -> str:
    # Ports of one machine share their cookies: the event and its rehearsal must not.
    return f"notes-{desk.snapshot().record_id}"


def language_of(desk: PageDesk, connection: HTTPConnection) -> Language:
    """Return the language that was asked for last, else the event's."""
    wanted = connection.query_params.get("lang") or connection.cookies.get(_LANGUAGE)
    return choose_language(wanted or desk.snapshot().agenda.language)


def remember_language(response: Response, connection: HTTPConnection) -> None:
    """Keep the language that a link asks for."""
    wanted = connection.query_params.get("lang")
    if wanted:
        response.set_cookie(
            _LANGUAGE,
            choose_language(wanted),
            max_age=_DAYS,
            path="/notes",
            httponly=True,
            samesite="strict",
        )
