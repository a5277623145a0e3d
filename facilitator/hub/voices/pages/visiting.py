"""Who asks for a page, as far as that is known: a cookie that says nothing of anybody."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.hub.guarding import form_key
from facilitator.hub.phones.cookies import keep
from facilitator.hub.phones.languages import language_of
from facilitator.texts import Language

COOKIE: Final = "voices"
"""128 bits of chance: the ledger keeps a hash, and only while a query lasts."""
_COOKIE: Final = re.compile(r"[0-9A-Za-z_-]{22}")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose phone it is: nobody's name."""

    language: Language
    secret: str = field(repr=False)
    """What only this browser sends."""
    is_new: bool = False

    @property
    def form(self) -> str:
        """What forms for this visitor hold."""
        return form_key(self.secret)

    def posted(self, given: Mapping[str, str]) -> bool:
        """Whether a form for this visitor was filled in."""
        return hmac.compare_digest(given.get("form", "").encode(), self.form.encode())

    def nonce(self, page: str, of: str) -> str:
        """Return what tells the form about `of` on one loaded page from all others."""
        return hmac.new(self.secret.encode(), f"{page}/{of}".encode(), sha256).hexdigest()[:32]


def visitor_of(request: Request, language: Language) -> Visitor:
    """Return who asks; `language` is the event's."""
    spoken = language_of(request.headers.get("accept-language", ""), language)
    cookie = request.cookies.get(COOKIE, "")
    if _COOKIE.fullmatch(cookie):
        return Visitor(spoken, cookie)
    return Visitor(spoken, secrets.token_urlsafe(16), is_new=True)


def keep_visitor(response: Response, request: Request, visitor: Visitor) -> None:
    """Have a new visitor's browser say with each page that it is the same."""
    if visitor.is_new:
        keep(response, request, COOKIE, visitor.secret)
