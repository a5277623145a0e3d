"""The capture page as the server makes it; all of it works without a script, too."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from facilitator.domain.capture import Line
from facilitator.domain.entries import Entry
from facilitator.domain.instant import minutes, minutes_between
from facilitator.hub.guarding import read_form
from facilitator.hub.pages.access import Visitor, by_cookie, by_form, language_of, remember_language
from facilitator.hub.pages.calls import perform, read_arguments
from facilitator.hub.pages.desk import PageDesk
from facilitator.hub.pages.html import render
from facilitator.hub.pages.joining import JoiningPages
from facilitator.hub.pages.moment import Running, named_places, row_of
from facilitator.hub.pages.script_words import refusal, script_words, unsaved
from facilitator.hub.pages.view import Layout, View, Views, Wanted
from facilitator.hub.pages.words import grammar, keys, releases, signs
from facilitator.station import RefusedError, StoreError
from facilitator.texts import Language, Texts, load_texts

_SEE_OTHER: Final = 303
_CONFLICT: Final = 409


class WritingPages:
    """The list, the field, and what can be done with one entry."""

    def __init__(self, desk: PageDesk, views: Views, joining: JoiningPages) -> None:
        self._desk = desk
        self._views = views
        self._joining = joining

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/notes/write", self.write),
            Route("/notes/entry/{entry}", self.entry),
            Route("/notes/do", self.do, methods=["POST"]),
        ]

    async def write(self, request: Request) -> Response:
        """Show the capture page, or ask where the device writes."""
        return self._write_page(request, by_cookie(self._desk, request))

    def _write_page(
        self,
        request: Request,
        visitor: Visitor,
        said: str = "",
        line: Line = Line(""),  # noqa: B008 - frozen
        sent: str = "",
    ) -> Response:
        language = language_of(self._desk, request)
        asked = request.query_params
        wanted = Wanted(
            visitor.device.place,
            Layout.KINDS if asked.get("layout") == Layout.KINDS else Layout.ORDER,
            bool(asked.get("every") or asked.get("q")),
        )
        view = self._views.get(wanted, language)
        if view is None:
            return self._joining.place_page(request, visitor)
        values = self._values(view, visitor, language)
        values |= {
            "view": view.narrowed(asked.get("q", "")),
            "query": asked.get("q", ""),
            "kinds_layout": wanted.layout is Layout.KINDS,
            "said": said,
            "line": line,
            "sent": sent or new_name(),
        }
        html = render("write.html", language, **values)
        response = HTMLResponse(html, _CONFLICT if said else 200)
        remember_language(response, request)
        return response

    def _values(self, view: View, visitor: Visitor, language: Language) -> dict[str, Any]:
        texts, moment = load_texts(language), self._views.moment
        agenda = moment.snapshot.agenda
        return {
            "spoken": agenda.language,
            "is_rehearsal": moment.snapshot.rehearsal,
            "name": view.facts["name"],
            "running": running_words(view.running, self._desk.now(), texts),
            "kinds": agenda.kinds,
            "signs": signs(texts),
            "releases": releases(texts),
            "grammar": grammar(agenda.kinds, texts),
            "keys": keys(texts),
            "places": named_places(moment, texts),
            "device_name": visitor.device.name,
            "form": visitor.form,
            "script_words": script_words(texts),
            "page": {
                "device": visitor.device.id,
                "secret": visitor.secret,
                "language": language,
                "facts": view.facts,
                "clock": clock_of(self._desk),
                "others": list(self._desk.others()),
            },
        }

    async def entry(self, request: Request) -> Response:
        """Show what can be done with one entry."""
        visitor = by_cookie(self._desk, request)
        found = self._desk.snapshot().entries.get(request.path_params["entry"])
        if found is None:
            return RedirectResponse("/notes/write", _SEE_OTHER)
        return self._entry_page(request, visitor, found)

    def _entry_page(
        self, request: Request, visitor: Visitor, entry: Entry, said: str = ""
    ) -> Response:
        language, snapshot = language_of(self._desk, request), self._desk.snapshot()
        texts = load_texts(language)
        html = render(
            "entry.html",
            language,
            spoken=snapshot.agenda.language,
            row=row_of(entry, snapshot, texts),
            is_removed=entry.removed,
            kinds=snapshot.agenda.kinds,
            releases=releases(texts),
            form=visitor.form,
            sent=new_name(),
            said=said,
        )
        return HTMLResponse(html, _CONFLICT if said else 200)

    async def do(self, request: Request) -> Response:
        """Do what a form asks for, then show the page anew; repeating it does nothing more."""
        given = await read_form(request)
        visitor = by_form(self._desk, request, given)
        call, _, value = given.get("do", "file").partition(":")
        arguments = read_arguments({**given, **_of_button(call, value), "read_prefix": "yes"})
        try:
            await perform(self._desk, visitor.device.id, call, arguments)
        except (RefusedError, StoreError) as error:
            return self._not_done(request, visitor, arguments, error)
        return RedirectResponse("/notes/write", _SEE_OTHER)

    def _not_done(
        self,
        request: Request,
        visitor: Visitor,
        given: Mapping[str, str],
        error: RefusedError | StoreError,
    ) -> Response:
        """Say why, and keep what was typed in the field, under the name that it was sent by."""
        texts = load_texts(language_of(self._desk, request))
        said = why_not(error, texts)
        entry = self._desk.snapshot().entries.get(given.get("entry", ""))
        if entry is not None:
            return self._entry_page(request, visitor, entry, said)
        line = Line(given.get("text", ""), given.get("prefix", ""))
        return self._write_page(request, visitor, said, line, given["sent"])


def _of_button(call: str, value: str) -> dict[str, str]:
    """Return the arguments that stand in the value of a button: ``rekind:option``."""
    names = {"rekind": "kind", "settle": "release", "choose": "text"}
    return {names[call]: value} if call in names else {}


def why_not(error: RefusedError | StoreError, texts: Texts) -> str:
    """Return why something was not done, in words."""
    if isinstance(error, RefusedError):
        return refusal(error.reason, error.detail, texts)
    return unsaved(texts)


def new_name() -> str:
    """Return a name for what a form sends."""
    return secrets.token_urlsafe(18)


def clock_of(desk: PageDesk) -> dict[str, Any]:
    """Return what time it is at the event, and how fast it passes."""
    return {"now": desk.now().ms, "rate": desk.rate()}


def running_words(running: Running, now: Any, texts: Texts) -> str:
    """Return what runs and how long still, as the script says it, too."""
    if running.elsewhere:
        return texts("Running now: {title}", title=running.title)
    if running.due is None:
        return ""
    if now > running.due:
        said = texts("! {length} over", length=_length(running.due, now, texts))
    else:
        said = texts("{length} left", length=_length(now, running.due, texts))
    return f"{running.title} · {said}" if running.title else said


def _length(start: Any, end: Any, texts: Texts) -> str:
    if end - start < minutes(1):
        return texts("{seconds} s", seconds=int((end - start).total_seconds()))
    hours, rest = divmod(minutes_between(start, end), 60)
    if hours:
        return texts("{hours} h {minutes:02} min", hours=hours, minutes=rest)
    return texts("{minutes} min", minutes=rest)
