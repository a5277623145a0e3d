"""Probehandy: has another device really opened a page? Until one has, what may stand in its way."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.instant import Instant
from facilitator.link.keeper import HubKeeper
from facilitator.link.playing import TRY_PATH, Closed, PhoneAccess
from facilitator.texts import Texts
from facilitator.tui.bingo.access_words import closed_panel
from facilitator.tui.context import Context
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import visible
from facilitator.tui.stage.canvas import Canvas
from facilitator.tui.stage.code import draw_code, largest_code, modules_of
from facilitator.tui.wifi import ask_for_wifi
from facilitator.tui.wording import clock_time

_BESIDE_CODE: Final = 38
"""Columns for the words."""
_SHUT: Final = (Closed.LOCAL, Closed.NO_NETWORK, Closed.WINDOWS)
"""Why not even the page for trying can be reached; whatever else is missing it does without."""


class TryPhone(Dialog[None]):
    """Shows the code of a page that says no more than that it was reached, and waits for a phone.

    It turns green when another device opens a page while this is shown: yesterday's, or one that
    came before the network changed, proves nothing.
    """

    TICK_SECONDS: ClassVar[float] = 0.5
    DEFAULT_CSS = """
    TryPhone { background: $background; }
    TryPhone #try-title { height: 1; color: $primary; text-style: bold; }
    TryPhone #try-said { height: auto; margin-bottom: 1; text-style: bold; }
    TryPhone #try-list { height: auto; }
    TryPhone VerticalScroll { padding: 0 1; }
    TryPhone #try-keys { height: 1; color: $accent; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", show=False),
        Binding("w", "wifi", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._shared = context
        self._before = self._access.tried_at
        self._drawn: object = None

    @property
    def _access(self) -> PhoneAccess:
        hub = self._shared.hub
        playing = hub.state.playing if hub is not None and hub.state.connected else None
        return playing.access if playing is not None else PhoneAccess(closed=Closed.NO_NETWORK)

    @property
    def _is_known(self) -> bool:
        hub = self._shared.hub
        return hub is not None and hub.state.connected and hub.state.playing is not None

    def compose(self) -> ComposeResult:
        """Put the code beside what became of it and what to check, the keys below."""
        texts = self._shared.texts
        yield Static(Content(texts("Try it with a phone")), id="try-title")
        with Horizontal():
            yield Canvas()
            with VerticalScroll(can_focus=False):
                yield Static(id="try-said")
                yield Static(id="try-list")
        yield Static(Text(texts("w Wi-Fi code   Esc back")), id="try-keys")

    def on_mount(self) -> None:
        """Look at once, and again and again."""
        self.set_interval(self.TICK_SECONDS, self.look)
        self.call_after_refresh(self.look)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code for the new size."""
        del event
        self.call_after_refresh(self.look)

    def look(self) -> None:
        """Show what has become of it."""
        access, texts = self._access, self._shared.texts
        is_open = self._is_known and access.closed not in _SHUT and bool(access.host)
        self._draw(access.url(TRY_PATH) if is_open else "")
        said, style, rest = self._words(access, texts, is_open=is_open)
        self.query_one("#try-said", Static).update(Text(said, style=style))
        self.query_one("#try-list", Static).update(Text(visible(rest)))

    def _words(self, access: PhoneAccess, texts: Texts, *, is_open: bool) -> tuple[str, str, str]:
        """Return what became of it, in which colour, and what else is to be known."""
        theme = self.app.current_theme
        if not self._is_known:
            said = texts("The main machine does not answer at the moment.")
            return said, theme.warning or "", ""
        if not is_open:
            return texts("No phone gets in so far"), theme.warning or "", self._why_closed(access)
        if access.tried_at is not None and access.tried_at != self._before:
            time = self._time(access.tried_at)
            said = texts("✓ {time}: another device has opened the page.", time=time)
            where = texts("Phones get in under {place}.", place=access.place)
            return said, theme.success or "", where
        said = texts("Scan the code with the camera of a phone, or type:")
        return f"{said}\n{access.url(TRY_PATH).lower()}", "", self._checklist(access)

    def _why_closed(self, access: PhoneAccess) -> str:
        texts = self._shared.texts
        can_be_opened = isinstance(self._shared.hub, HubKeeper)
        panel = closed_panel(access, texts, can_be_opened=can_be_opened)
        where = texts("In the view Bingo (F6):")
        return "\n".join((where, *(line.words for line in panel.lines)))

    def _checklist(self, access: PhoneAccess) -> str:
        """Return what keeps phones out, the likeliest first."""
        texts = self._shared.texts
        lines = [
            texts("Nothing happens? One after the other:"),
            texts("1. Is the phone in the same Wi-Fi as this machine, its mobile data off?"),
            texts(
                "2. Firewall: is the network “public” here? Make it “private”, or let Python "
                "through in public networks, too."
            ),
            texts(
                "3. Does the Wi-Fi keep devices apart (client isolation, usual for guests)? Take "
                "another one, or an access point of your own (w shows its code)."
            ),
            texts(
                "4. Is there a VPN on the phone or on this machine? Work phones often have one: "
                "switch it off or take another phone."
            ),
        ]
        if len(access.hosts) > 1:
            lines.append(texts("5. Another address: a in the view Bingo (F6)."))
        if access.tried_at is not None:
            time = self._time(access.tried_at)
            lines.append(texts("It was last reached at {time}.", time=time))
        return "\n".join(lines)

    def _time(self, moment: Instant) -> str:
        return clock_time(moment, self._shared.station.snapshot.agenda.zone)

    def _draw(self, address: str) -> None:
        canvas, room = self.query_one(Canvas), self.query_one(Horizontal).size
        modules = modules_of(address)
        size = largest_code(modules, room.width - _BESIDE_CODE, room.height)
        if (address, size) == self._drawn:
            return
        self._drawn = (address, size)
        canvas.display = size is not None
        if size is not None:
            canvas.styles.width, canvas.styles.height = size.box.size
            canvas.show(draw_code(modules, size), light=True, is_lost=False)

    def action_wifi(self) -> None:
        """Show the code of one's own Wi-Fi."""
        ask_for_wifi(self.app, self._shared.texts)

    def action_scroll(self, by: int) -> None:
        """Show the line before or after what is in sight."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
