"""Calls of devices: answered or failed within two seconds, never queued."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from itertools import count
from typing import Any, Final, TypeAlias

from facilitator.domain.devices import DeviceId, Role
from facilitator.hub.access import Access
from facilitator.hub.durability import Durability
from facilitator.hub.gathering import Gathering
from facilitator.hub.limits import CALLING, Allowance
from facilitator.hub.naming import device_name
from facilitator.hub.peer import Peer
from facilitator.link.frames import Answer, Call, Refusal
from facilitator.station import RefusedError, Station

ANSWER_SECONDS: Final = 2.0
"""How long anybody may take to answer."""
FORWARD_SECONDS: Final = 1.8
"""How long the leading device may: its answer is to be passed on."""

Arguments: TypeAlias = Mapping[str, str]
Said: TypeAlias = str | tuple[str, ...]
"""What an answer says: a word, or lines."""


class CallError(Exception):
    """Why a call was not done: one word, which the other end puts into a sentence."""


class Calls:
    """Does what devices ask for; what was done is durable when they hear of it."""

    def __init__(
        self, station: Station, access: Access, gathering: Gathering, durability: Durability
    ) -> None:
        self._station = station
        self._access = access
        self._gathering = gathering
        self._durability = durability
        self._allowances: dict[Peer, Allowance] = {}
        self._numbers = count(1)
        self._asked: dict[int, tuple[Peer, asyncio.Future[Answer]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.of_regie: dict[str, Callable[[Arguments], Coroutine[Any, Any, Said]]] = {}
        """What Regie alone may ask for besides, by its name."""

    def take(self, peer: Peer, call: Call) -> None:
        """Begin to do what `peer` asks for."""
        allowance = self._allowances.setdefault(peer, Allowance(CALLING[peer.role]))
        if not allowance.try_spend():
            peer.put(Answer(call.id, False, "busy"))
            return
        task = asyncio.get_running_loop().create_task(self._answer(peer, call))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def hear(self, peer: Peer, answer: Answer) -> None:
        """Take an answer of `peer`; one that nobody waits for is nobody's."""
        asked = self._asked.get(answer.id)
        if asked is not None and asked[0] is peer and not asked[1].done():
            asked[1].set_result(answer)

    def leave(self, peer: Peer) -> None:
        """Forget `peer`: what it was asked has failed."""
        self._allowances.pop(peer, None)
        for asked, answer in list(self._asked.values()):
            if asked is peer and not answer.done():
                answer.set_result(Answer(0, False, "nobody"))

    async def _answer(self, peer: Peer, call: Call) -> None:
        peer.put(await self.answer(call.id, self._do(peer, call.name, call.arguments)))

    async def answer(self, number: int, done: Coroutine[Any, Any, Said]) -> Answer:
        """Return the answer to call `number`, which is `done` and durable, or why it is not."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                said = await done
                await self._durability.reached()
        except TimeoutError:
            return Answer(number, False, "unsaved")
        except CallError as error:
            return Answer(number, False, str(error))
        except RefusedError as error:
            return Answer(number, False, str(error.reason))
        except OSError:
            return Answer(number, False, "unsaved")
        if isinstance(said, str):
            return Answer(number, True, said)
        return Answer(number, True, lines=said)

    async def _do(self, peer: Peer, name: str, arguments: Arguments) -> Said:
        if name in self.of_regie:
            if peer.role is not Role.REGIE:
                raise CallError("role")
            return await self.of_regie[name](arguments)
        does, roles = _CALLS.get(name, (None, ()))
        if does is None or not peer.device:
            raise CallError("unknown")
        if peer.role not in roles:
            raise CallError("role")
        return await does(self, peer, arguments)

    # --- what there is to ask for ---

    async def _sit(self, peer: Peer, arguments: Arguments) -> str:
        self._station.devices.seat(peer.device, _argument(arguments, "place"))
        return ""

    async def _name(self, peer: Peer, arguments: Arguments) -> str:
        name = device_name(_argument(arguments, "name"), self._station.snapshot)
        self._station.devices.rename(peer.device, name)
        return ""

    async def _leave(self, peer: Peer, _: Arguments) -> str:
        self._station.devices.mark_left(peer.device)
        return ""

    async def _renew(self, _: Peer, arguments: Arguments) -> str:
        try:
            role = Role(_argument(arguments, "role"))
        except ValueError:
            raise CallError("gone") from None
        self._access.renew(role)
        self._gathering.tell_access()
        return ""

    async def _throw_out(self, _: Peer, arguments: Arguments) -> str:
        device = _argument(arguments, "device")
        self._station.devices.throw_out(device)
        for peer in self._gathering.of_device(device):
            peer.dismiss(Refusal.THROWN_OUT, "thrown out")
        return ""

    async def _ask_lead(self, peer: Peer, arguments: Arguments) -> str:
        """Have the leading device asked whether `peer` may lead; it writes who does."""
        leading = self._station.snapshot.lead.device
        if leading == peer.device:
            return ""
        if leading in ("", self._station.device):
            self._station.devices.lead(peer.device, arguments.get("note", ""))
            return ""
        return await self._ask(
            leading, "ask_lead", {"device": peer.device, "name": self._called(peer)}
        )

    def _called(self, peer: Peer) -> str:
        known = self._station.snapshot.devices.get(peer.device)
        return known.name if known else ""

    async def _ask(self, device: DeviceId, name: str, arguments: Arguments) -> str:
        # What the call is about, such as a new device, is passed on before it.
        await self._durability.reached()
        peers = self._gathering.of_device(device)
        if not peers:
            raise CallError("nobody")
        number, answer = next(self._numbers), asyncio.get_running_loop().create_future()
        self._asked[number] = peers[-1], answer
        try:
            peers[-1].put(Call(number, name, arguments))
            async with asyncio.timeout(FORWARD_SECONDS):
                said: Answer = await answer
        except TimeoutError:
            raise CallError("late") from None
        finally:
            del self._asked[number]
        if not said.is_done:
            raise CallError(said.said)
        return said.said


def _argument(arguments: Arguments, name: str) -> str:
    if name not in arguments:
        raise CallError("unknown")
    return arguments[name]


_Does: TypeAlias = Callable[[Calls, Peer, Arguments], Coroutine[Any, Any, str]]
_DEVICES: Final = (Role.REGIE, Role.NOTES)
_REGIE: Final = (Role.REGIE,)
_CALLS: Final[Mapping[str, tuple[_Does, tuple[Role, ...]]]] = {
    "sit": (Calls._sit, _DEVICES),
    "name": (Calls._name, _DEVICES),
    "leave": (Calls._leave, _DEVICES),
    "renew": (Calls._renew, _REGIE),
    "throw_out": (Calls._throw_out, _REGIE),
    "ask_lead": (Calls._ask_lead, _REGIE),
}
