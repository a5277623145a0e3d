"""What the game's side of the hub remembers from one start to the next, beside the event."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.station import Station


@dataclass(slots=True)
class Memo:
    """One text under `key` in the file of the hub. Belongs to the thread of the station."""

    station: Station
    key: str
    _text: str = field(init=False)

    def __post_init__(self) -> None:
        self._text = self.station.recall().get(self.key, "")

    @property
    def text(self) -> str:
        """What was remembered; empty: nothing."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.station.remember(self.key, text)
