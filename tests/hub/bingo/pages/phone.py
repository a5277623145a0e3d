"""A phone that plays over real sockets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.domain.bingo.views import PlayerView
from tests.hub.bingo.pages.serving import Served
from tests.hub.phones.browser import Answer, Browser, Reading

__all__ = ["Answer", "Phone", "Reading"]


@dataclass
class Phone(Browser):
    """Plays."""

    served: Served

    # --- what people do ---

    def join(self, name: str, path: str = "") -> Phone:
        """Scan the code on the screen, or that of `path`, and enter a nickname."""
        answer = self.send_join(name, path)
        assert answer.status == 303, answer.text
        return self

    def send_join(self, name: str, path: str = "") -> Answer:
        page = self.get(path or f"/J/{self.served.ledger.join_code}")
        fields = Reading(page.body).fields
        return self.post("/B/join", None, **(fields | {"name": name}))

    @property
    def view(self) -> PlayerView:
        """The own card, as the ledger has it."""
        return self.served.view(self.cookies["bingo"])

    @property
    def form(self) -> str:
        """What forms of this phone hold."""
        return self.get("/B/leave").field("form")

    @property
    def tag(self) -> str:
        """What says which version of the card was loaded last."""
        found = re.search(r'data-tag="([^"]*)"', self.get("/B").body)
        assert found is not None
        return found[1].replace("&#34;", '"')

    def pick(self, other: Phone, position: int) -> Answer:
        """Note that a square fits `other`."""
        token, form = other.view.token, self.form
        return self.post("/B/pick", form=form, token=token, position=str(position))

    def answer(self, other: Phone, position: int, yes: str = "1") -> Answer:
        """Say whether what `other` has noted is so."""
        partner, form = str(other.view.player), self.form
        return self.post("/B/answer", form=form, partner=partner, position=str(position), yes=yes)
