"""How a connection to the hub stands; by itself, because every screen shows it from the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.instant import Instant
    from facilitator.link.frames import DevicePresence, Refusal
    from facilitator.link.playing import Playing
    from facilitator.link.voicing import Voices


@dataclass(frozen=True, slots=True)
class LinkState:
    """How the connection stands."""

    connected: bool = False
    host: str = ""
    """Where we are or were connected; empty: nowhere yet."""
    port: int = 0
    """The port there; 0: nowhere yet."""
    secure: bool = False
    """TLS is spoken there."""
    since: Instant | None = None
    """When the connection came or went, by the clock of this machine; None: there was none yet."""
    stages: int = 0
    """How many stages are connected to the hub; only Regie is told."""
    stage_left: bool = False
    """There was a stage and none is there now."""
    devices: tuple[DevicePresence, ...] = ()
    """How the devices stand; only Regie is told, and only while it is connected."""
    tokens: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """What lets new devices in, by role; only Regie is told."""
    playing: Playing | None = None
    """The game of bingo and how phones reach it; only Regie is told. None: not told yet."""
    voices: Voices | None = None
    """What phones gave in plenum; only Regie is told. None: not told yet."""
    others: tuple[str, ...] = ()
    """Where the event may go on without this hub, as ``host:port``, the likeliest first."""
    refusal: Refusal | None = None
    """Why the hub did not want us, last; None once it has let us in."""
    is_untrusted: bool = False
    """Whoever is there shows no certificate that this machine trusts."""

    @property
    def is_played(self) -> bool:
        """Whether people take part in a game, which goes on without a screen."""
        overview = self.playing.overview if self.playing is not None else None
        if overview is None or overview.state == "ended":
            return False
        return overview.state != "open" or overview.totals.players > 0

    @property
    def is_answered(self) -> bool:
        """Whether phones have given anything in plenum that is still waited for or looked at."""
        voices = self.voices
        return voices is not None and (voices.ballots > 0 or bool(voices.cards))
