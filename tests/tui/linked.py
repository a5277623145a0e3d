"""A link to a hub that says what a test tells it, and notes what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.frames import Answer, DevicePresence
from facilitator.link.keeper import HubKeeper
from facilitator.link.state import LinkState

TOKENS = {
    "notes": "Qm9vdHNmYWhydC0yMDI1LVg",
    "regie": "UmVnaWUtUmVnaWUtUmVnaWU",
    "stage": "QnVlaG5lLUJ1ZWhuZS1CdWU",
}
HERE = LinkState(connected=True, host="192.168.178.20", port=41_234, tokens=TOKENS)


class ToldLink(HubKeeper):
    """Never started. Calls are answered as `answers` says, by their names; others get nothing."""

    def __init__(self, state: LinkState = HERE) -> None:
        super().__init__(Path("event.record"), lambda: Instant(0))
        self._told = state
        self.pictures: list[Picture] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, Answer] = {}
        self.listens_on: list[str] = []

    @property
    def state(self) -> LinkState:
        return self._told

    def stand(self, state: LinkState) -> None:
        self._told = state

    def tell(self, *devices: DevicePresence) -> None:
        self._told = replace(HERE, devices=devices)

    def listen_on(self, host: str) -> None:
        self.listens_on.append(host)

    def start(self) -> None:
        pass

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        self.pictures.append(picture)

    def ask(
        self, name: str, arguments: Mapping[str, str], then: Callable[[Answer | None], None]
    ) -> None:
        self.asked.append((name, dict(arguments)))
        then(self.answers.get(name))
