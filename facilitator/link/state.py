"""How a connection to the hub stands; by itself, because every screen shows it from the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.link.frames import Refusal


@dataclass(frozen=True, slots=True)
class LinkState:
    """How the connection stands."""

    connected: bool = False
    stages: int = 0
    """How many stages are connected to the hub; only Regie is told."""
    stage_left: bool = False
    """There was a stage and none is there now."""
    refusal: Refusal | None = None
    """Why the hub did not want us, last; None once it has let us in."""
    port: int = 0
    """Where we are or were connected; 0: nowhere yet."""
