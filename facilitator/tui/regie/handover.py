"""The part of Regie that is about who leads: asking for it, handing it over, taking over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from facilitator.domain.instant import Duration, minutes
from facilitator.station.standby import takes_part
from facilitator.tui.asking import ask_hub, why_not
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.handing_over import ASK_LEAD, Asking
from facilitator.tui.linked import NO_SIGN, LinkSign
from facilitator.tui.question import Question
from facilitator.tui.view import View
from facilitator.tui.wording import length

if TYPE_CHECKING:
    from facilitator.link.frames import Answer
    from facilitator.link.state import LinkState

LOST_AFTER: Final = Duration(seconds=5)
"""How long the hub must have been gone before taking over is offered."""


class LeadView(View):
    """Says who leads wherever that is not this device, and does what is to be done about it."""

    _led: bool | None = None

    def compose_lead(self) -> Static:
        """Return the line that says who leads."""
        return Static(id="lead", markup=False)

    def show_lead(self, moment: Moment) -> None:
        """Say who leads; bring forward a question or a note that this is about."""
        line, said = self.query_one("#lead", Static), self._lead_words(moment)
        if line.display != bool(said) or said != str(line.content):
            line.display = bool(said)
            line.update(Content(said))
        self._notice_change(moment)
        if self.app.screen is self:
            self._ask_to_hand_over()

    def link_sign(self, moment: Moment) -> LinkSign:
        """Leave it to the line below the header to say who leads."""
        hub = self.context.hub
        if hub is not None and hub.state.connected:
            return NO_SIGN
        return super().link_sign(moment)

    def _lead_words(self, moment: Moment) -> str:
        texts, lost, hub = self.texts, self._lost_for(), self.context.hub
        if lost is not None and hub is not None and hub.state.refusal is not None:
            return texts("The main machine was closed · w: go on without it")
        if lost is not None:
            return texts(
                "The main machine has not answered for {length} · w: go on without it",
                length=self._length(lost),
            )
        if self.context.station.leads or hub is None:
            return ""
        return texts("{device} leads · w: take over", device=self._leader(moment))

    def _leader(self, moment: Moment) -> str:
        from facilitator.tui.regie.devices_facts import leader_name

        return leader_name(moment.snapshot, self.texts, leads=False)

    def _lost_for(self) -> Duration | None:
        """Return how long the hub of a joined device has been gone; None: it is not, or hardly."""
        context = self.context
        state = context.hub.state if context.hub is not None else None
        if state is None or state.connected or not context.station.identity.joined:
            return None
        if state.since is None or context.wall is None or context.standby is None:
            return None
        lost = context.wall() - state.since
        return lost if lost >= LOST_AFTER and self._may_go_on(state) else None

    def _may_go_on(self, state: LinkState) -> bool:
        """Whether the hub is gone, and did not send this device away."""
        from facilitator.link.frames import Refusal

        return state.refusal in (None, Refusal.STOPPED) and takes_part(self.context.station)

    def _notice_change(self, moment: Moment) -> None:
        """Show the note to whoever leads from now on; tell who led before who does now."""
        leads, led = self.context.station.leads, self._led
        self._led = leads
        if led is None or leads == led:
            return
        if leads:
            self._show_note(moment)
        else:
            self.notify(self.texts("{device} leads now.", device=self._leader(moment)), timeout=10)

    def _show_note(self, moment: Moment) -> None:
        from facilitator.tui.regie.note import NoteScreen

        note = moment.snapshot.lead.note
        if not note:
            self.notify(self.texts("This device leads."))
            return
        self.app.push_screen(NoteScreen(self.texts, self.texts("This device leads now."), note))

    # --- handing over ---

    def _ask_to_hand_over(self) -> None:
        """Ask what another device wants to know, unless something else is being asked."""
        handing = self.facilitator.handing
        asking = handing.asking
        if asking is None:
            return
        handing.asking = None
        if not self.context.station.leads:
            return
        texts = self.texts
        question = Question(
            texts,
            texts("“{device}” wants to lead. Hand over?", device=handing.name_of(asking)),
            texts("From then on only that device runs the agenda; here you go on looking."),
        )
        self.ask(question, lambda: self._hand_over(asking))

    def _hand_over(self, asking: Asking) -> None:
        self.context.station.devices.lead(asking.device, self._note())

    def _note(self) -> str:
        from facilitator.tui.regie.handover_words import handover_note

        moment = moment_of(self.context.station)
        return handover_note(moment, self.facilitator.attending.present)

    # --- taking over ---

    def action_take_lead(self) -> None:
        """Ask to lead; without a hub ask to go on without it; whoever leads sees the note."""
        hub, texts = self.context.hub, self.texts
        lost = self._lost_for()
        if lost is not None:
            self._ask_to_go_on(lost)
        elif self.context.station.leads:
            self._show_note(moment_of(self.context.station))
        elif hub is None or not hub.state.connected:
            self.notify(texts("There is no connection to the main machine right now."))
        else:
            leader = self._leader(moment_of(self.context.station))
            question = Question(
                texts,
                texts("Take over the lead?"),
                texts("{device} is asked first; until it says yes nothing changes.", device=leader),
            )
            self.ask(question, self._ask_for_lead)

    def _ask_for_lead(self) -> None:
        hub = self.context.hub
        assert hub is not None
        # The note is for a hub that leads itself: a device that does writes its own.
        ask_hub(self.app, hub, ASK_LEAD, {"note": self._note()}, self._say_asked)

    def _say_asked(self, answer: Answer | None) -> None:
        texts = self.texts
        asked = texts("Asked. As soon as it is handed over there, this device leads.")
        self.notify(why_not(texts, answer) or asked)

    def _ask_to_go_on(self, lost: Duration) -> None:
        texts = self.texts
        question = Question(
            texts,
            texts("Make this device the main machine?"),
            texts(
                "The main machine has not answered for {length}. The others find this device by "
                "themselves. If the other machine still runs, ask there first: two that lead "
                "confuse everybody.",
                length=self._length(lost),
            ),
        )
        self.ask(question, self._go_on)

    def _go_on(self) -> None:
        standby = self.context.standby
        assert standby is not None
        standby.take_over(self._note())

    def _length(self, lost: Duration) -> str:
        if lost < minutes(2):
            return self.texts("{seconds} s", seconds=lost // Duration(seconds=1))
        return length(self.texts, lost)
