"""The program on a device that has joined: what it asks once, and how it leaves for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.places import all_places, room_of
from facilitator.domain.schedule import current_block
from facilitator.record.leaving_out import write_without_secret
from facilitator.station import StoreError
from facilitator.station.failures import failure_words
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.asking import ask_hub, why_not
from facilitator.tui.carrying import carried_name, carried_words, likely_stick
from facilitator.tui.context import Context, moment_of
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.leaving import Receipt, has_left, leaving_question, may_not_leave, receipt_of
from facilitator.tui.mitschrift.choosing import place_picker
from facilitator.tui.mitschrift.places import own_places
from facilitator.tui.plain import one_line, visible
from facilitator.tui.waiting import Waiting

if TYPE_CHECKING:
    from facilitator.link.frames import Answer

NAME: Final = "device_name"
"""Under this a joined device remembers that it was asked what it is called."""
_MOST: Final = 40
"""Signs of a name."""


class JoinedApp(FacilitatorApp):
    """Asks once where one writes here and what the device is called; `name`, `place`: as given."""

    def __init__(self, context: Context, name: str = "", place: str = "") -> None:
        super().__init__(context)
        self._given = name
        self._place = place
        self.receipt: Receipt | None = None
        """What is to be said after this device has left for good."""

    def on_mount(self) -> None:
        """Ask what is not known yet."""
        known = self.context.station.recall().get(NAME, "")
        place = self._place_called(self._place)
        if known or self._given:
            self._introduce(self._given or known, place)
            self._wait_for_seat()
        elif self.context.has_all_views or place:
            self._ask_name(place)
        else:
            self._ask_place()

    def _place_called(self, said: str) -> PlaceId:
        """Return the place with that number or id; empty: none is meant."""
        places = all_places(self.context.station.snapshot.agenda)
        return next((place.id for place in places if said in (place.code, place.id)), "")

    def _ask_place(self) -> None:
        picker = place_picker(self.context, self.context.texts("Where do you take notes?"))
        self.push_screen(picker, self._answer_place)

    def _answer_place(self, place: PlaceId | None) -> None:
        if place is None:
            self._ask_place()
        else:
            self._ask_name(place)

    def _ask_name(self, place: PlaceId) -> None:
        texts = self.context.texts
        form = Form(
            texts,
            texts("This device"),
            [
                FormField(
                    name="name",
                    label=texts("Name"),
                    begun=self._suggested(place),
                    check=self._check_name,
                )
            ],
            apply=lambda values: self._introduce(values["name"], place),
            lead=texts(
                "Regie sees this name. Call the device by its room or its kind, not by a person."
            ),
        )

        def answered(done: bool | None) -> None:
            if not done:
                self._introduce(self._suggested(place), place)
            self._wait_for_seat()

        self.push_screen(form, answered)

    def _suggested(self, place: PlaceId) -> str:
        moment, texts = moment_of(self.context.station), self.context.texts
        agenda = moment.snapshot.agenda
        running = current_block(agenda, moment.snapshot.run)
        room = agenda.room_name(room_of(agenda, running, place, moment.forecast)) if place else ""
        return one_line(" ".join(part for part in (texts("Laptop"), room) if part))[:_MOST]

    def _check_name(self, name: str) -> str:
        texts = self.context.texts
        if not name:
            return texts("A device needs a name.")
        return texts("At most {count} signs.", count=_MOST) if len(name) > _MOST else ""

    def _introduce(self, name: str, place: PlaceId) -> str:
        """Join by that name, and write there."""
        station, connection = self.context.station, self.context.connection
        station.remember(NAME, name)
        if connection is not None:
            known = station.snapshot.devices.get(station.device)
            is_new = known is None or known.name != name
            connection.introduce(name if is_new else "", place)
        return ""

    def _wait_for_seat(self) -> None:
        """Wait until the hub has heard it, where one could not write before."""
        station = self.context.station
        if not self.context.has_all_views and not own_places(station):
            waiting = Waiting(self.context, lambda: bool(own_places(station)))
            self.push_screen(waiting, lambda _: self._refresh_view())

    # --- on a stick ---

    def action_save_to_stick(self) -> None:
        """Ask for a folder and write all that this device holds into it."""
        texts = self.context.texts
        folder = FormField(name="folder", label=texts("Folder"), begun=str(likely_stick() or ""))
        lead = texts("Regie takes it in with: facilitator carry in FILE")
        self.push_screen(
            Form(texts, texts("Save to a stick"), [folder], apply=self._save_to, lead=lead)
        )

    def _save_to(self, values: Values) -> str:
        station, texts = self.context.station, self.context.texts
        folder = Path(values["folder"]).expanduser()
        if not values["folder"] or not folder.is_dir():
            return texts("There is no such folder.")
        target, alone = folder / carried_name(station), station.snapshot.saving.alone

        def write() -> None:
            try:
                write_without_secret(station.backup, target)
                said, severity = carried_words(target, alone, texts), "information"
            except StoreError as error:
                reason = failure_words(texts, error.reason)
                said, severity = texts("{path}: {reason}.", path=target, reason=reason), "error"
            self.call_from_thread(self.notify, visible(said), severity=severity, timeout=20)

        # A stick may be slow: nobody waits for it.
        self.run_worker(write, thread=True)
        return ""

    # --- leaving for good ---

    def action_leave_event(self) -> None:
        """Leave the event and have all of it deleted here, once that was confirmed."""
        why = may_not_leave(self.context)
        if why:
            self.notify(why, severity="warning", timeout=12)
            return
        self.push_screen(leaving_question(self.context), self._leave_if)

    def _leave_if(self, yes: bool | None) -> None:
        hub = self.context.hub
        if yes and hub is not None:
            ask_hub(self, hub, "leave", {}, self._left)

    def _left(self, answer: Answer | None) -> None:
        """Go, unless the hub is there and does not let us."""
        hub = self.context.hub
        assert hub is not None
        was_told = has_left(answer, hub.state)
        if not was_told and hub.state.connected:
            self.notify(why_not(self.context.texts, answer), severity="warning")
            return
        self.receipt = receipt_of(self.context, was_told=was_told)
        self.exit()
