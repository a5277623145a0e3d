"""Regie's side of the hub: there is always one, it is always found, and it is told what to show.

Imported before the first picture is painted: what else it needs, its thread imports.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.instant import Instant
from facilitator.link.thread import LinkThread, Running

if TYPE_CHECKING:
    from facilitator.link.keeping import Keeping
    from facilitator.link.process import Beside


class HubKeeper(LinkThread):
    """Attaches to the living hub of `record`, else starts one, and again whenever it has died.

    `host` is what the hub listens on, None: as it does already, a new one for this machine alone.
    `wall` is the clock of this machine. `others` is where the event may have gone on without this
    hub: where that is so, it is connected to the one that has taken over. `beside` says of which
    event `record` is, None: nobody has it open. `close` ends the hub, also one that was left over,
    unless people play.
    """

    def __init__(
        self,
        record: Path,
        wall: Callable[[], Instant],
        host: str | None = None,
        others: tuple[str, ...] = (),
        beside: Beside | None = None,
    ) -> None:
        super().__init__(wall, others)
        self._record = record
        self._beside = beside
        self._host = host
        self._keeping: Keeping | None = None

    @property
    def port_taken(self) -> int:
        """The port that the hub had before and that another program has taken; 0: none."""
        return self._keeping.port_taken if self._keeping else 0

    @property
    def lives_on(self) -> bool:
        """After `close`: whether the hub goes on, because people play."""
        return self._keeping is not None and self._keeping.lives_on

    def listen_on(self, host: str) -> None:
        """Have the hub listen on `host` from now on; it is gone for a moment if it did not."""
        self._host = host
        if self._keeping is not None:
            self._keeping.listen_on(host)

    def _make(self) -> Running:
        from facilitator.link.keeping import Keeping

        self._keeping = Keeping(
            self._record, self._host, self._link, lambda: self._listener(), self._beside
        )
        return self._keeping
