"""What participants do on their phones, at the hub: the game, and what they give in plenum."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

from starlette.routing import BaseRoute

from facilitator.domain.devices import Role
from facilitator.hub.asking import asking_route
from facilitator.hub.bingo.calls import GameCalls
from facilitator.hub.bingo.host import Clocks, GameHost
from facilitator.hub.bingo.pages.routes import routes as game_routes
from facilitator.hub.event import Event
from facilitator.hub.phones.addresses import Listening
from facilitator.hub.phones.telling import Telling
from facilitator.hub.voices.calls import VoicesCalls
from facilitator.hub.voices.card_photos import card_photo_route
from facilitator.hub.voices.host import VoicesHost
from facilitator.hub.voices.pages.routes import routes as voices_routes
from facilitator.link import playing, voicing


class PhoneSide:
    """Both have a file of their own beside `record`, one door, and one address."""

    def __init__(self, event: Event, record: Path, listening: Listening, clocks: Clocks) -> None:
        self._event = event
        self.game = GameHost(event, record, listening, clocks)
        """What is played."""
        self.voices = VoicesHost(event, record, self.game, clocks)
        """What is given in plenum."""
        event.calls.of_regie[playing.CALL] = GameCalls(self.game).do
        event.calls.of_regie[voicing.CALL] = VoicesCalls(self.voices).do
        event.gathering.is_played = lambda: self.game.is_played or self.voices.is_used

    @property
    def is_kept(self) -> bool:
        """Whether there is anything that participants entered."""
        return self.game.is_kept or self.voices.is_kept

    def pages(self) -> list[BaseRoute]:
        """Return the routes of their pages, and those of commands that ask about them."""
        asking = [
            asking_route(call, self._event.calls, self._token)
            for call in (playing.CALL, voicing.CALL)
        ]
        shown = card_photo_route(self.voices, self._token)
        return [*asking, shown, *game_routes(self.game), *voices_routes(self.voices)]

    def _token(self) -> str:
        return self._event.access.tokens[Role.REGIE]

    def lives(self) -> Iterator[Coroutine[Any, Any, None]]:
        """Yield what is to be run for as long as the hub serves."""
        gathering = self._event.gathering
        of_game = Telling(gathering, self.game.playing, gathering.tell_playing)
        of_voices = Telling(gathering, self.voices.voices, gathering.tell_voices)
        self.game.on_change, self.voices.on_change = of_game.see, of_voices.see
        yield from (self.game.live(), self.voices.live(), of_game.live(), of_voices.live())

    def abandon(self) -> None:
        """Let the files be, before anybody was served."""
        self.game.file.abandon()
        self.voices.file.abandon()

    async def close(self) -> None:
        """Leave whole files: all goes on when the hub is back."""
        await asyncio.to_thread(self.voices.darkroom.close)
        await self.game.file.close()
        await self.voices.file.close()
