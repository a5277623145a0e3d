"""The application's ear at the hub: what comes from there is heard in the application's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import App, ReturnType
from textual.message import Message
from textual.worker import get_current_worker

from facilitator.domain.photos import Digest
from facilitator.station.sharing import Deliver, Goes, Sharing
from facilitator.tui.context import Context


class FrameCame(Message):
    """Something came from the hub and waits to be heard."""


class HearsHub(App[ReturnType]):
    """An application that is connected to the hub of `context`, if it has one."""

    CHECK_SECONDS: ClassVar[float] = 5.0
    """How often the hub is asked whether anything is missing."""
    context: Context
    _port_taken = 0

    def record_changed(self) -> None:
        """Have the view refreshed soon; may be called from any thread."""
        raise NotImplementedError

    def begin_hub(self) -> None:
        """Have the hub found or started, once there is a picture to look at."""
        hub, connection = self.context.hub, self.context.connection
        if hub is None:
            return
        hub.listen(self.record_changed)
        if connection is not None:
            hub.receive(self._frame_came)
            self.set_interval(self.CHECK_SECONDS, self._keep_in_touch)
        self.call_after_refresh(hub.start)

    def _keep_in_touch(self) -> None:
        """Ask the hub whether anything is missing; share photos with it, which takes its time."""
        connection = self.context.connection
        if connection is None:
            return
        connection.tick()
        share = connection.sharing.begin()
        if share is not None:
            work = partial(self._share, share, connection.sharing)
            # What a hub answers must not end the screens.
            self.run_worker(work, thread=True, group="sharing", exit_on_error=False)

    def _share(self, share: Callable[[Deliver, Goes], None], sharing: Sharing) -> None:
        worker = get_current_worker()
        share(partial(self._deliver, sharing), lambda: not worker.is_cancelled)

    def _deliver(self, sharing: Sharing, digest: Digest, content: bytes) -> None:
        self.call_from_thread(sharing.take, digest, content)

    def _frame_came(self) -> None:
        self.post_message(FrameCame())

    def on_frame_came(self) -> None:
        """Hear what the hub says, one frame at a time: keys are answered in between."""
        if self.context.connection is not None:
            self.context.connection.hear_next()

    def tell_hub(self) -> None:
        """Send what has become durable."""
        if self.context.connection is not None:
            self.context.connection.flush()

    def say_where_the_hub_is(self) -> None:
        """Say once that links to the hub lead nowhere any more."""
        hub, texts = self.context.hub, self.context.texts
        if hub is None or hub.port_taken in (0, self._port_taken):
            return
        self._port_taken = hub.port_taken
        self.notify(
            texts(
                "Another program uses port {old}: the stage is to be found at port {new} now.",
                old=hub.port_taken,
                new=hub.state.port,
            ),
            severity="warning",
            timeout=15,
        )
