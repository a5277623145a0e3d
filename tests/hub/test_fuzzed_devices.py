"""Whatever a known device says: the hub never dies of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from tests.clock import Clock
from tests.hub.event import Joined, joined, talking
from tests.hub.told import Told

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=8,
)
KINDS = ["have", "changes", "stored", "check", "call", "answer", "show", "hello", "welcome"]
FIELDS = {
    "held": st.dictionaries(st.text(max_size=30), st.integers(), max_size=4) | JSON,
    "elsewhere": st.dictionaries(st.text(max_size=30), st.integers(), max_size=4) | JSON,
    "rows": st.lists(
        st.tuples(
            st.sampled_from(["0123456789ab.00000000", "x"]) | st.text(max_size=22),
            st.integers(),
            st.integers(),
            st.text(max_size=9),
            st.sampled_from(["capture.file", "x"]),
            st.none() | st.text(max_size=9),
            st.none() | st.integers(),
            JSON.map(json.dumps) | st.text(max_size=20),
        ),
        max_size=3,
    )
    | JSON,
    "digest": st.text(max_size=40) | JSON,
    "alone": st.integers() | JSON,
    "id": st.integers() | JSON,
    "name": st.sampled_from(["sit", "name", "leave", "renew", "throw_out", "ask_lead"]) | JSON,
    "arguments": st.dictionaries(
        st.sampled_from(["place", "name", "role", "device"]), st.text(max_size=99), max_size=3
    )
    | JSON,
    "is_done": st.booleans() | JSON,
    "said": st.text(max_size=9) | JSON,
}
GIVEN = {
    "have": ["held"],
    "changes": ["rows"],
    "stored": ["held", "elsewhere"],
    "check": ["digest", "alone"],
    "call": ["id", "name", "arguments"],
    "answer": ["id", "is_done", "said"],
}


@st.composite
def frames(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(KINDS))
    frame = {"kind": kind, **{name: draw(FIELDS[name]) for name in GIVEN.get(kind, [])}}
    return json.dumps(frame)


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.NOTES, Role.REGIE])
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(said=st.lists(frames() | st.text(max_size=50), min_size=1, max_size=12))
def test_hub_survives_whatever_a_known_device_says(
    tmp_path_factory: pytest.TempPathFactory, role: Role, said: list[str]
) -> None:
    asyncio.run(_say(tmp_path_factory.mktemp("event"), role, said))


async def _say(folder: Path, role: Role, said: list[str]) -> None:
    async with joined(folder, Clock(Instant(1_000_000_000))) as event:
        await _until_led(event)
        for one in said:
            async with talking(event, role) as socket:
                with contextlib.suppress(ConnectionClosed):
                    await socket.send(one)
        notes = event.notes()
        async with event.regie.connected(event.hub), notes.connected(event.hub):
            await notes.until_lettered()
            notes.file("Danach")
            await event.regie.told.until(lambda: "Danach" in event.regie.texts())


async def _until_led(event: Joined) -> None:
    """Have the hub know who leads: where nobody does, any Regie that asks gets the lead."""
    told, station = Told(), event.hub.event.station
    event.hub.event.listeners.append(told)
    async with event.regie.connected(event.hub):
        await told.until(lambda: station.snapshot.lead.device == event.regie.station.device)
