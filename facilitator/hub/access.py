"""Who gets in: tokens let new devices in, secrets prove those that are known.

Log and file hold only hashes of both. Hashes are compared in constant time; neither tokens nor
secrets nor their hashes are ever part of a message, an exception or a log of errors.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import Device, DeviceId, Role
from facilitator.hub.limits import JOINING, MOST_DEVICES, Allowance
from facilitator.hub.naming import device_name
from facilitator.hub.peer import RefusedPeerError
from facilitator.link.address import new_token
from facilitator.link.frames import Refusal
from facilitator.station import RefusedError, Station

Tokens = Mapping[Role, str]
_BETWEEN: Final = " "
"""Between the hashes of several tokens that let in the same role."""


def proof_of(secret: str) -> str:
    """Return what may be kept of a token or a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Compare in a time that says nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


class Access:
    """Lets in what may come in to the event of `station`.

    `tokens` are those that this machine knows in clear, `keep` keeps others in their place.
    `owner` is the device whose record the hub runs beside: its user holds the token of Regie, and
    it is not among the devices of the record.
    """

    def __init__(
        self,
        station: Station,
        tokens: Tokens,
        keep: Callable[[Tokens], None],
        owner: DeviceId = "",
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        self._station = station
        self._host = station.host()
        self._tokens = dict(tokens)
        self._keep = keep
        self._owner = owner
        self._joining = Allowance(JOINING, ticks)
        self._agenda = station.snapshot.agenda
        self._wishes: dict[DeviceId, PlaceId] = {}

    @property
    def tokens(self) -> Tokens:
        """What lets new devices in, in clear."""
        return self._tokens

    def begin(self) -> None:
        """Bring together what this machine knows and what the log says.

        The log may say more than one thing of old: links from before a takeover, whose tokens
        nobody knows any more, go on letting devices in. A token of which it says nothing was
        renewed elsewhere, and opens nothing here either.
        """
        for role in Role:
            known = self._known(role)
            if proof_of(self._tokens[role]) in known:
                continue
            if known:
                try:
                    self._draw(role)
                except OSError:  # the old links still hold, and there are no new ones to show
                    continue
            self._allow(role, (proof_of(self._tokens[role]), *known))

    def renew(self, role: Role) -> None:
        """Let new devices of `role` in by another token only. Raises OSError."""
        self._draw(role)
        self._allow(role, (proof_of(self._tokens[role]),))

    def _draw(self, role: Role) -> None:
        # Kept first: what the log allows, somebody must know in clear.
        tokens = {**self._tokens, role: new_token()}
        self._keep(tokens)
        self._tokens = tokens

    def _known(self, role: Role) -> tuple[str, ...]:
        return self._host.access(role)

    def _allow(self, role: Role, proofs: tuple[str, ...]) -> None:
        self._station.devices.set_access(role, _BETWEEN.join(proofs[:3]))

    def opens(self, role: Role, token: str) -> bool:
        """Return whether `token` lets in who comes as `role`."""
        proof = proof_of(token)
        known = [is_same(proof, one) for one in self._known(role)]
        return any(known)

    def check_token(self, role: Role, token: str) -> None:
        """Raise RefusedPeerError unless `token` lets in who comes as `role`."""
        if not self.opens(role, token):
            raise RefusedPeerError(Refusal.TOKEN, "wrong token")

    def check_known(self, device: DeviceId, secret: str) -> Device:
        """Return the device if that is its secret and it takes part; RefusedPeerError if not."""
        known = self._station.snapshot.devices.get(device)
        proof = self._station.devices.proof_of(device)
        is_it = is_same(proof_of(secret), proof)
        if known is None or not proof or not is_it:
            raise RefusedPeerError(Refusal.DEVICE, "not the secret of that device")
        if known.thrown_out:
            raise RefusedPeerError(Refusal.THROWN_OUT, "thrown out")
        if known.left:
            raise RefusedPeerError(Refusal.LEFT, "left the event")
        return known

    def admit(
        self, device: DeviceId, secret: str, role: Role, token: str, name: str, place: PlaceId
    ) -> None:
        """Let a device in, a new one by its token; RefusedPeerError if not."""
        if device == self._station.device:
            raise RefusedPeerError(Refusal.DEVICE, "the hub itself")
        if device == self._owner:
            if role is not Role.REGIE:
                raise RefusedPeerError(Refusal.DEVICE, "not the role of that device")
            self.check_token(role, token)
            return
        if device not in self._station.snapshot.devices:
            self.check_token(role, token)
            self.register(device, secret, role, name, place)
            return
        known = self.check_known(device, secret)
        if known.role is not role:
            self.check_token(role, token)
            self._join(device, secret, role, name or known.name, place or known.place)
        elif place and not known.place:
            self._seat(device, place)

    def register(
        self,
        device: DeviceId,
        secret: str,
        role: Role,
        name: str,
        place: PlaceId,
        *,
        browser: bool = False,
    ) -> None:
        """Note a new device, whose token was right; RefusedPeerError if there are too many."""
        devices = self._station.snapshot.devices
        taking_part = sum(one.takes_part for one in devices.values())
        if taking_part >= MOST_DEVICES or len(devices) >= 2 * MOST_DEVICES:
            raise RefusedPeerError(Refusal.FULL, "more devices than an event has")
        if not self._joining.try_spend():
            raise RefusedPeerError(Refusal.FULL, "too many new devices at once")
        self._join(device, secret, role, name, place, browser=browser)

    def _join(
        self,
        device: DeviceId,
        secret: str,
        role: Role,
        name: str,
        place: PlaceId,
        *,
        browser: bool = False,
    ) -> None:
        named = device_name(name, self._station.snapshot)
        try:
            self._station.devices.register(
                device,
                role=role,
                name=named,
                proof=proof_of(secret),
                place=place,
                browser=browser,
            )
        except RefusedError:  # there is no such place: not yet, perhaps
            self._wishes[device] = place
            self._station.devices.register(
                device, role=role, name=named, proof=proof_of(secret), browser=browser
            )

    def _seat(self, device: DeviceId, place: PlaceId) -> None:
        try:
            self._station.devices.seat(device, place)
        except RefusedError:
            self._wishes[device] = place

    def grant_wishes(self) -> None:
        """Seat who came before the hub had the agenda, if there is such a place by now."""
        agenda = self._station.snapshot.agenda
        if agenda is not self._agenda:
            self._agenda = agenda
            wishes, self._wishes = self._wishes, {}
            for device, place in wishes.items():
                self._seat(device, place)
