"""What the script calls, and what it asks for where a socket can't be had."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from facilitator.domain.devices import DeviceId
from facilitator.domain.entries import EntryId
from facilitator.hub.guarding import BadRequestError
from facilitator.hub.pages.access import by_secret, language_of
from facilitator.hub.pages.calls import Arguments, perform, read_arguments
from facilitator.hub.pages.desk import BarredError, PageDesk
from facilitator.hub.pages.guarding import read_json
from facilitator.hub.pages.script_words import bars, unsaved
from facilitator.hub.pages.view import Facts, Layout, Views, Wanted
from facilitator.hub.pages.writing import why_not
from facilitator.station import Filed, Outcome, RefusedError, StoreError
from facilitator.texts import load_texts

_FORBIDDEN: Final = 403
_CONFLICT: Final = 409
_UNSAVED: Final = 503


class TalkingPages:
    """Calls and views. Who calls proves himself by his secret in each: no cookie counts here."""

    def __init__(self, desk: PageDesk, views: Views) -> None:
        self._desk = desk
        self._views = views

    def routes(self) -> list[Route]:
        """Return where they are; pages that came from another hub of the event may call, too."""
        return [
            Route("/notes/call", self.call, methods=["POST"]),
            Route("/notes/call", _allow, methods=["OPTIONS"]),
            Route("/notes/view", self.view, methods=["GET"]),
            Route("/notes/view", _allow, methods=["OPTIONS"]),
        ]

    async def call(self, request: Request) -> Response:
        """Do what the script asks for; it is durable when that is answered."""
        device = by_secret(self._desk, request).device.id
        given = read_arguments(await read_json(request))
        if given.get("event") != self._desk.snapshot().record_id:
            raise BadRequestError(_CONFLICT)
        epoch = self._desk.snapshot().lead.epoch
        if given.get("epoch", str(epoch)) != str(epoch):
            # What the page has sent to the hub before this one comes first.
            return JSONResponse({"epoch": epoch}, _CONFLICT)
        try:
            filed = await self._perform(device, given)
        except RefusedError as error:
            texts = load_texts(language_of(self._desk, request))
            refused = {"refused": str(error.reason), "said": why_not(error, texts)}
            return JSONResponse(refused, _CONFLICT)
        done = {"done": str(filed.outcome), "entry": filed.entry, "epoch": epoch}
        return JSONResponse(done | self._named(filed.entry))

    async def _perform(self, device: DeviceId, given: Arguments) -> Filed:
        call = given.get("call", "")
        if call == "sit":
            await self._desk.sit(device, given.get("place", ""))
            return Filed(Outcome.DONE)
        return await perform(self._desk, device, call, given)

    def _named(self, entry: EntryId | None) -> dict[str, Any]:
        snapshot = self._desk.snapshot()
        found = snapshot.entries.get(entry or "")
        return {"number": snapshot.full_number(found)} if found else {}

    async def view(self, request: Request) -> Response:
        """Return the whole view, unless the script has it already."""
        by_secret(self._desk, request)
        view = self._views.get(
            read_wanted(dict(request.query_params)), language_of(self._desk, request)
        )
        if view is None:
            raise BadRequestError(404)
        tag = f'"{view.tag}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        return JSONResponse(view.whole() | passing(self._desk), headers={"etag": tag})


async def _allow(_request: Request) -> Response:
    """Answer what browsers ask before they call another hub."""
    return Response(status_code=204)


def explain_to_script(
    desk: PageDesk,
) -> Callable[[Request, BarredError | StoreError], Response]:
    """Return what says why a device is not let in any more, or that nothing can be saved."""

    def explain(request: Request, error: BarredError | StoreError) -> Response:
        texts = load_texts(language_of(desk, request))
        if isinstance(error, BarredError):
            said = bars(texts)[error.bar]
            return JSONResponse({"barred": str(error.bar), "said": said}, _FORBIDDEN)
        return JSONResponse({"unsaved": True, "said": unsaved(texts)}, _UNSAVED)

    return explain


def read_wanted(asked: Facts) -> Wanted:
    """Return what the script asks to see."""
    layout = Layout.KINDS if asked.get("layout") == Layout.KINDS else Layout.ORDER
    return Wanted(str(asked.get("place", "")), layout, bool(asked.get("every")))


def passing(desk: PageDesk) -> Facts:
    """Return what changes all the time, or where the event may go on."""
    return {"clock": {"now": desk.now().ms, "rate": desk.rate()}, "others": list(desk.others())}
