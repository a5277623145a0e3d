"""That another device wants to lead: heard from the hub, kept until Regie has an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from facilitator.domain.devices import DeviceId
from facilitator.tui.context import Context
from facilitator.tui.plain import one_line

if TYPE_CHECKING:
    from facilitator.link.frames import Call

ASK_LEAD: Final = "ask_lead"


@dataclass(frozen=True, slots=True)
class Asking:
    """A device that wants to lead."""

    device: DeviceId
    name: str


class HandingOver:
    """Says at once that the question has arrived: a person takes longer than a call may."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.asking: Asking | None = None
        """Who asks; None: nobody does, or it was answered."""
        self._is_announced = True
        if context.connection is not None:
            context.connection.linking.on_call = self.hear

    def hear(self, call: Call) -> None:
        """Answer what the hub asks of this device."""
        from facilitator.link.frames import Answer

        device = call.arguments.get("device", "")
        heard = call.name == ASK_LEAD and self._context.station.leads and bool(device)
        if heard:
            self.asking = Asking(device, call.arguments.get("name", ""))
            self._is_announced = False
        if self._context.hub is not None:
            self._context.hub.send(Answer(call.id, is_done=heard))

    def announcement(self) -> str:
        """Return once, for whoever is in another view, that there is a question in Regie."""
        if self.asking is None or self._is_announced:
            return ""
        self._is_announced = True
        return self._context.texts(
            "“{device}” wants to lead: F2 leads to the question.", device=self.name_of(self.asking)
        )

    def name_of(self, asking: Asking) -> str:
        """Return what the device is called."""
        known = self._context.station.snapshot.devices.get(asking.device)
        return one_line((known.name if known else asking.name) or asking.device)
