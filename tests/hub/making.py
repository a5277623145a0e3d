"""Hubs of an event that is nobody's."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from facilitator.hub.opening import open_beside
from facilitator.hub.serving import Hub, Setup
from facilitator.link.address import LOCAL
from facilitator.link.process import Beside
from tests.clock import Clock

BESIDE = Beside(event="5cb5ac21-2d2c-4c4a-a2f4-1c0e3bb8a1f0", device="0123456789ab")
"""What the hub is told of the record beside it."""


def make_hub(
    record: Path,
    clock: Clock,
    setup: Setup | None = None,
    check_seconds: int = 10,
    **beside: Any,
) -> Hub:
    """Return the hub beside `record`, which nobody has open."""
    told = replace(BESIDE, **beside)
    opening = partial(open_beside, record, told)
    return Hub(record, setup or Setup(host=LOCAL), clock.now, opening, check_seconds)
