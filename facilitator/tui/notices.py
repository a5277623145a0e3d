"""Notices: said as they stand, one of a kind, and gone once they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import App, ReturnType
from textual.notifications import Notify

from facilitator.tui.plain import visible

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

_READ_A_SECOND: Final = 16
"""Signs of a notice that one reads in a second while looking for something else."""
_SHORTEST_NOTICE: Final = 3.0
"""Seconds."""


class Notices(App[ReturnType]):
    """An application whose notices don't pile up over what one looks at."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say `message` as it stands: it quotes what people wrote, so it is never markup.

        Every widget's notice comes through here, and asks for markup unless told otherwise. A mere
        confirmation stays no longer than it takes to read.
        """
        del markup
        if timeout is None and severity == "information":
            timeout = max(_SHORTEST_NOTICE, len(message) / _READ_A_SECOND)
        super().notify(
            visible(message), title=title, severity=severity, timeout=timeout, markup=False
        )

    def on_notify(self, event: Notify) -> None:
        """Have a notice take the place of those that would be gone before it."""
        for notice in list(self._notifications):
            if notice.time_left <= event.notification.timeout:
                self._unnotify(notice, refresh=False)
