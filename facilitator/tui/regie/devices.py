"""Geräte: the links by which others join, as code and in letters, and who has joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.domain.devices import Device, DeviceId, Role
from facilitator.domain.stage import Choice, Scene
from facilitator.link.keeper import HubKeeper
from facilitator.link.standby import EVERYWHERE
from facilitator.station.joined import remembered_hub
from facilitator.station.standby import HUB_HOST
from facilitator.texts import choose_language, load_texts
from facilitator.tui.asking import ask_hub, why_not
from facilitator.tui.attending import Attending
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.context import Context, moment_of
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import one_line
from facilitator.tui.question import Question
from facilitator.tui.regie.devices_facts import Here, devices_facts, rows_of
from facilitator.tui.regie.devices_list import DevicesList
from facilitator.tui.regie.devices_words import (
    LinkWords,
    RolesLine,
    link_facts,
    role_name,
    steps_to_join,
)
from facilitator.tui.regie.joining import ROLES, joining_of
from facilitator.tui.stage.canvas import Canvas
from facilitator.tui.stage.code import draw_code, largest_code, modules_of

_SHARE_OF_CODE: Final = 0.55
"""Of the width, at most."""


class DevicesScreen(Dialog[None]):
    """Shows links and devices and follows them; `show_on_stage` sends a code to the stage."""

    TICK_SECONDS: ClassVar[float] = 1.0

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,l", "dismiss", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right,tab", "turn(1)", show=False),
        *(Binding(str(number), f"show_role({number - 1})", show=False) for number in (1, 2, 3)),
        Binding("up", "mark(-1)", show=False),
        Binding("down", "mark(1)", show=False),
        Binding("g", "enlarge", show=False),
        Binding("s", "to_stage", show=False),
        Binding("r", "renew", show=False),
        Binding("o", "open", show=False),
        Binding("x,delete", "throw_out", show=False),
    ]

    def __init__(
        self, context: Context, attending: Attending, show_on_stage: Callable[[Choice], None]
    ) -> None:
        super().__init__()
        self.context = context
        self._attending = attending
        self._show_on_stage = show_on_stage
        self._role = Role.NOTES
        self._marked: DeviceId = ""
        self._drawn: object = None
        known = remembered_hub(context.station)
        self._secure = known is not None and known.secure

    def compose(self) -> ComposeResult:
        """Put the code beside link and devices, the keys below."""
        texts = self.context.texts
        with Vertical(id="devices") as box:
            box.border_title = texts("Devices")
            yield RolesLine(texts)
            with Horizontal():
                yield Canvas()
                with Vertical():
                    yield LinkWords()
                    with VerticalScroll(id="devices-scroll", can_focus=False):
                        yield DevicesList()
            yield Static(id="devices-said", markup=False)
            keys = texts("1–3 ←→ link   g large   s stage   r renew   ↑↓ x throw out   Esc back")
            yield Static(Text(keys), id="devices-keys")

    def on_mount(self) -> None:
        """Show what there is now, and follow."""
        self.show_now()
        self.set_interval(self.TICK_SECONDS, self.show_now)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code for the new size."""
        del event
        self.call_after_refresh(self.show_now)

    # --- showing ---

    def show_now(self) -> None:
        """Show links and devices as they are now."""
        joining, texts = joining_of(self.context, secure=self._secure), self.context.texts
        self.query_one(RolesLine).show(self._role)
        self._draw_code(joining.link(self._role))
        words = link_facts(joining, self._role, texts)
        self.query_one(LinkWords).show(words)
        self._show_devices()

    def _draw_code(self, link: str) -> None:
        """Draw the code as large as it may be; without room or link there is none."""
        canvas, modules = self.query_one(Canvas), modules_of(link)
        room = self.query_one("#devices Horizontal").size
        columns = int(room.width * _SHARE_OF_CODE)
        size = largest_code(modules, columns, room.height)
        drawn = (link, size, room)
        if drawn == self._drawn or not room.height:
            return
        self._drawn = drawn
        canvas.display = size is not None
        if size is not None:
            canvas.styles.width, canvas.styles.height = size.box.size
            canvas.show(draw_code(modules, size), light=True, is_lost=False)

    def _show_devices(self) -> None:
        texts, station = self.context.texts, self.context.station
        moment = moment_of(station)
        self._attending.follow(moment.now)
        here = Here(device=station.device, leads=station.leads, present=self._attending.present)
        facts = devices_facts(moment, here, self._marked, lambda: steps_to_join(texts), texts)
        self.query_one(DevicesList).show(facts)
        self._rows = rows_of(facts)

    def say(self, said: str) -> None:
        """Say what became of something, above the keys."""
        if not self.is_answered and self.is_mounted:
            self.query_one("#devices-said", Static).update(Text(said))
        else:
            self.app.notify(said)

    # --- choosing ---

    def action_turn(self, by: int) -> None:
        """Show the link of the role before or after."""
        self.action_show_role((ROLES.index(self._role) + by) % len(ROLES))

    def action_show_role(self, number: int) -> None:
        """Show the link of that role."""
        self._role = ROLES[number]
        self.say("")
        self.show_now()

    def action_mark(self, by: int) -> None:
        """Mark the device before or after; without any, scroll."""
        ids = [row.id for row in self._rows]
        if not ids:
            self.query_one("#devices-scroll").scroll_relative(y=by, animate=False)
            return
        here = ids.index(self._marked) + by if self._marked in ids else 0
        self._marked = ids[max(0, min(here, len(ids) - 1))]
        self._show_devices()
        line = self.query_one(DevicesList).marked_line
        self.query_one("#devices-scroll").scroll_to(y=max(0, line - 2), animate=False)

    # --- doing ---

    def action_enlarge(self) -> None:
        """Fill the screen with the code: a small one is hard to scan."""
        texts = self.context.texts
        link = joining_of(self.context, secure=self._secure).link(self._role)
        if link:
            self.app.push_screen(CodeScreen(link, role_name(self._role, texts), [link]))
        else:
            self.say(texts("There is no link at the moment."))

    def action_to_stage(self) -> None:
        """Ask to put the code on the stage."""
        texts, link = (
            self.context.texts,
            joining_of(self.context, secure=self._secure).link(self._role),
        )
        if self._role is Role.REGIE:
            self.say(texts("Not this one: whoever has it may do everything."))
        elif not link:
            self.say(texts("There is no link at the moment."))
        else:
            question = Question(
                texts,
                texts("Put this QR code on the stage?"),
                texts("Whoever sees it can join. {link}", link=link),
            )
            self.app.push_screen(question, lambda yes: self._send_code(link) if yes else None)

    def _send_code(self, link: str) -> None:
        agenda = self.context.station.snapshot.agenda
        texts = load_texts(choose_language(agenda.language))
        text = texts("Take notes here") if self._role is Role.NOTES else texts("Stage")
        self._show_on_stage(Choice(scene=Scene.CODE, text=text, address=link))
        self.say(self.context.texts("The stage shows the code. s in Regie changes that again."))

    def action_open(self) -> None:
        """Ask to have the hub listen to others, too."""
        texts, hub = self.context.texts, self.context.hub
        if not joining_of(self.context).is_local or not isinstance(hub, HubKeeper):
            self.say(texts("The link is open to the network already."))
            return
        question = Question(
            texts,
            texts("Open the event to the network?"),
            texts(
                "Whoever is in the same network and has a link can join. Without a certificate "
                "only private networks are served. Devices are gone for a moment."
            ),
        )
        self.app.push_screen(question, lambda yes: self._open(hub) if yes else None)

    def _open(self, hub: HubKeeper) -> None:
        hub.listen_on(EVERYWHERE)
        self.context.station.remember(HUB_HOST, EVERYWHERE)
        self.say(self.context.texts("The main machine begins anew; the links stand here then."))

    def action_renew(self) -> None:
        """Ask to give the role a new link."""
        texts = self.context.texts
        question = Question(
            texts,
            texts("Renew the link “{role}”?", role=role_name(self._role, texts)),
            texts(
                "The old link lets nobody in any more. Whoever has joined already stays in. "
                "A code on the stage or on paper has to be replaced."
            ),
        )
        done = texts("Renewed: the old link lets nobody in any more.")
        self._ask(question, "renew", {"role": str(self._role)}, done)

    def action_throw_out(self) -> None:
        """Ask to throw out the marked device."""
        texts = self.context.texts
        device = self.context.station.snapshot.devices.get(self._marked)
        if device is None or not device.takes_part:
            self.say(texts("Mark a device first (↓)."))
            return
        name = one_line(device.name)
        question = Question(
            texts, texts("Throw out “{device}”?", device=name), self._what_is_lost(device)
        )
        done = texts("“{device}” is thrown out.", device=name)
        self._ask(question, "throw_out", {"device": device.id}, done)

    def _what_is_lost(self, device: Device) -> str:
        """Say what stays, and what would never arrive."""
        texts, here = self.context.texts, self._attending.present.get(device.id)
        said = texts(
            "What it has sent stays. It can come back only by a link that is valid then: if it is "
            "lost or stolen, renew the link, too."
        )
        if here is None or not here.alone:
            return said
        alone = texts.plural(
            "{count} entry is on it only and will not arrive any more.",
            "{count} entries are on it only and will not arrive any more.",
            here.alone,
        )
        return f"{alone}\n{said}"

    def _ask(self, question: Question, call: str, arguments: dict[str, str], done: str) -> None:
        """Ask, then have the hub do it, and say what became of it."""
        texts, hub = self.context.texts, self.context.hub

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            if hub is None:
                self.say(why_not(texts, None))
                return
            ask_hub(
                self.app,
                hub,
                call,
                arguments,
                lambda answer: self.say(why_not(texts, answer) or done),
            )

        self.app.push_screen(question, answered)
