"""Commands about the devices of an event: who takes part, who leads, what they are told."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import DeviceId, Role
from facilitator.domain.instant import Instant
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError, check_place, one_line
from facilitator.station.seating import Seating, claims_of, seat


class DeviceCommands:
    """What the hub and Regie decide. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant], seating: Seating) -> None:
        self._log = log
        self._now = now
        self._seating = seating

    # --- who takes part: the hub ---

    def register(
        self,
        device: DeviceId,
        *,
        role: Role,
        name: str,
        proof: str,
        place: PlaceId = "",
        browser: bool = False,
    ) -> None:
        """Let a new device take part; with a `place` it may write there."""
        fields: dict[str, Json] = {
            "name": name,
            "role": str(role),
            "joined": self._now().ms,
            log.PROOF: proof,
        }
        if browser:
            fields["browser"] = True
        contents = {Entity(log.DEVICE, device): fields}
        if place:
            contents |= self._seated(device, place, fields)
        self._log.commit("device.join", contents)

    def proof_of(self, device: DeviceId) -> str:
        """Return the proof of a device's secret; empty: it is not known."""
        return str(self._log.registers.value(Entity(log.DEVICE, device), log.PROOF) or "")

    def seat(self, device: DeviceId, place: PlaceId) -> None:
        """Have a device write in `place` from now on; where it wrote before, it still may."""
        self._known(device)
        fields: dict[str, Json] = {}
        contents = self._seated(device, place, fields)
        contents[Entity(log.DEVICE, device)] = fields
        self._log.commit("device.seat", contents)

    def _seated(self, device: DeviceId, place: PlaceId, fields: dict[str, Json]) -> Contents:
        check_place(self._log.snapshot, place)
        fields["place"] = place
        is_new = device not in self._log.snapshot.seats.get(place, {})
        return seat(place, device) if is_new else {}

    def rename(self, device: DeviceId, name: str) -> None:
        """Give a device another name."""
        self._write(device, "device.rename", {"name": one_line(name)})

    def throw_out(self, device: DeviceId) -> None:
        """Let a device take part no more; what it brought stays."""
        self._write(device, "device.throw_out", {"thrown_out": True})

    def mark_left(self, device: DeviceId) -> None:
        """Note that a device has left and deleted its file."""
        self._write(device, "device.leave", {"left": True})

    def set_access(self, role: Role, proof: str) -> None:
        """Let new devices of a role in by another token."""
        self._log.commit("device.access", {Entity(log.ACCESS, role): {log.PROOF: proof}})

    def access(self, role: Role) -> str:
        """Return the proof of the token that lets in a role; empty: none was set yet."""
        return str(self._log.registers.value(Entity(log.ACCESS, role), log.PROOF) or "")

    # --- who leads ---

    def begin_to_lead(self) -> None:
        """Say that this device leads, where nobody has said anything yet."""
        if not self._log.snapshot.lead.device:
            fields: dict[str, Json] = {"device": self._log.device, "epoch": 1}
            self._log.commit("device.lead", {log.LEAD: fields})

    def lead(self, device: DeviceId, note: str = "") -> None:
        """Hand the lead over to `device`; only who leads can."""
        if self._log.snapshot.lead.device not in ("", self._log.device):
            raise RefusedError(Reason.NOT_LEADING)
        self._known(device)
        self._commit_lead("device.lead", {"device": device, "note": note or None})

    def take_over(self, note: str = "") -> None:
        """Lead from now on, at a hub of one's own that replaces the one before it."""
        epoch = self._log.snapshot.lead.epoch + 1
        fields: dict[str, Json] = {
            "device": self._log.device,
            "epoch": epoch,
            "note": note or None,
        }
        self._commit_lead("device.take_over", fields)

    def _commit_lead(self, command: str, fields: dict[str, Json]) -> None:
        """Change who leads; whoever did so far keeps its numbers, even if it can't be reached."""
        snapshot = self._log.snapshot
        before = snapshot.lead.device
        claims = claims_of(snapshot, before) if before and before != fields["device"] else {}
        self._log.commit(command, {log.LEAD: fields, **claims})

    def give_letters(self) -> None:
        """Give every device that waits for one its letter, if this one leads."""
        self._seating.give_letters()

    def number_open(self) -> None:
        """Number the entries that this device filed before it had its letter."""
        self._seating.number_open()

    # --- what they are told ---

    def tell(self, text: str, place: PlaceId = "") -> None:
        """Send a message to the devices of `place`, empty: to all; those away get it later."""
        if place:
            check_place(self._log.snapshot, place)
        fields: dict[str, Json] = {"text": one_line(text), "at": self._now().ms}
        if place:
            fields["place"] = place
        self._log.commit("device.tell", {Entity(log.MESSAGE, self._log.new_id()): fields})

    def _write(self, device: DeviceId, command: str, fields: dict[str, Json]) -> None:
        self._known(device)
        self._log.commit(command, {Entity(log.DEVICE, device): fields})

    def _known(self, device: DeviceId) -> None:
        if device not in (*self._log.snapshot.devices, self._log.device):
            raise RefusedError(Reason.GONE, device)
