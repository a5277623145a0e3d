"""A desk over a real ledger: what the hub does for the pages, without a hub."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.domain.instant import Instant
from facilitator.domain.privacy import Privacy
from facilitator.ledger import Ledger
from facilitator.link.playing import PhoneAccess
from facilitator.texts import Language
from tests.clock import Clock

PRIVACY = Privacy(
    controller="Servicestelle SGB II, Musterstraße 1, 10115 Berlin",
    contact="datenschutz@servicestelle.example",
    purpose="Kennenlernen beim Netzwerkabend durch ein Spiel",
    legal_basis="Einwilligung, Art. 6 Abs. 1 lit. a DSGVO",
)


@dataclass
class LedgerDesk:
    """Keeps what `GameDesk` promises."""

    ledger: Ledger | None
    clock: Clock
    port: int
    privacy: Privacy | None = PRIVACY
    event_title: str = "Der Leistungsbereich im Fokus"
    language: Language = "de"
    seen: list[str] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)

    def now(self) -> Instant:
        return self.clock.now()

    def access(self) -> PhoneAccess:
        return PhoneAccess(hosts=("127.0.0.1",), host="127.0.0.1", port=self.port)

    def is_own_host(self, host: str) -> bool:
        return host == f"127.0.0.1:{self.port}"

    def see_phone(self, address: str) -> None:
        self.seen.append(address)

    def elsewhere(self, code: str) -> str:
        return self.others.get(code, "")
