"""Coming and going: the join page, where one writes, and leaving."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from facilitator.domain.instant import on_the_wall
from facilitator.hub.guarding import read_form
from facilitator.hub.pages.access import (
    Visitor,
    by_cookie,
    by_form,
    forget,
    language_of,
    recognise,
    remember,
    remember_language,
)
from facilitator.hub.pages.desk import BarredError, Credentials, PageDesk
from facilitator.hub.pages.html import render
from facilitator.hub.pages.moment import moment_of, named_places, opening_place
from facilitator.hub.pages.script_words import bars, script_words, unsaved
from facilitator.station import RefusedError, StoreError
from facilitator.texts import load_texts

_SEE_OTHER: Final = 303
_LONGEST_NAME: Final = 60


class JoiningPages:
    """What stands before the capture page, and behind it."""

    def __init__(self, desk: PageDesk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/notes", self.open),
            Route("/notes/join", self.join, methods=["POST"]),
            Route("/notes/return", self.come_back, methods=["POST"]),
            Route("/notes/place", self.choose_place),
            Route("/notes/sit", self.sit, methods=["POST"]),
            Route("/notes/leave", self.leave, methods=["POST"]),
        ]

    async def open(self, request: Request) -> Response:
        """Show the join page. It says nothing of the event: anybody may see it."""
        return self._page(request)

    def explain(
        self, request: Request, error: BarredError | StoreError, name: str = ""
    ) -> Response:
        """Show the join page, and why somebody was not let in, or nothing was done."""
        texts = load_texts(language_of(self._desk, request))
        if isinstance(error, BarredError):
            return self._page(request, bars(texts)[error.bar], 403, name)
        return self._page(request, unsaved(texts), 503, name)

    def _page(
        self, request: Request, said: str = "", status: int = 200, name: str = ""
    ) -> Response:
        language = language_of(self._desk, request)
        html = render(
            "join.html",
            language,
            event=self._desk.snapshot().record_id,
            script_words=script_words(load_texts(language)),
            said=said,
            known=status != 403 and self._is_known(request),
            name=name,
        )
        response = HTMLResponse(html, status)
        remember_language(response, request)
        return response

    def _is_known(self, request: Request) -> bool:
        try:
            by_cookie(self._desk, request)
        except BarredError:
            return False
        return True

    async def join(self, request: Request) -> Response:
        """Let a new device in."""
        given = await read_form(request)
        token = given.get("token", "").rpartition("#")[2].strip()
        name = " ".join(given.get("name", "").split())[:_LONGEST_NAME]
        try:
            credentials = await self._desk.admit(token, name, "")
        except (BarredError, StoreError) as error:
            return self.explain(request, error, name)
        return self._enter(request, credentials)

    async def come_back(self, request: Request) -> Response:
        """Let a device in that the browser has kept, though not as a cookie."""
        given = await read_form(request)
        credentials = Credentials(given.get("device", ""), given.get("secret", ""))
        recognise(self._desk, credentials.device, credentials.secret)
        return self._enter(request, credentials)

    def _enter(self, request: Request, credentials: Credentials) -> Response:
        response = RedirectResponse("/notes/write", _SEE_OTHER)
        remember(response, self._desk, credentials, secure=request.url.scheme == "https")
        return response

    async def choose_place(self, request: Request) -> Response:
        """Ask where the device writes."""
        return self.place_page(request, by_cookie(self._desk, request))

    def place_page(self, request: Request, visitor: Visitor) -> Response:
        """Return the question where the device writes."""
        language = language_of(self._desk, request)
        moment = moment_of(self._desk.snapshot(), self._desk.now())
        agenda = moment.snapshot.agenda
        html = render(
            "place.html",
            language,
            spoken=agenda.language,
            event_title=agenda.title,
            places=named_places(moment, load_texts(language)),
            likely=opening_place(moment),
            form=visitor.form,
        )
        response = HTMLResponse(html)
        remember_language(response, request)
        return response

    async def sit(self, request: Request) -> Response:
        """Let the device write somewhere else."""
        given = await read_form(request)
        visitor = by_form(self._desk, request, given)
        try:
            await self._desk.sit(visitor.device.id, given.get("place", ""))
        except RefusedError:
            return self.place_page(request, visitor)  # an agenda that has changed since
        return RedirectResponse("/notes/write", _SEE_OTHER)

    async def leave(self, request: Request) -> Response:
        """Let the device leave; its script deletes what the browser has kept."""
        given = await read_form(request)
        visitor = by_form(self._desk, request, given)
        await self._desk.leave(visitor.device.id)
        snapshot, language = self._desk.snapshot(), language_of(self._desk, request)
        values: dict[str, Any] = {
            "event": snapshot.record_id,
            "time": f"{on_the_wall(self._desk.now(), snapshot.agenda.zone):%d.%m.%Y %H:%M}",
            "device": visitor.device.name,
        }
        response = HTMLResponse(render("left.html", language, **values))
        forget(response, self._desk)
        return response
