"""What goes to the stage: chosen from a list, previewed as the room sees it, sent with Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf
from typing import ClassVar, Final

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.instant import Instant
from facilitator.domain.stage import NOTHING_LIVE, Choice, Live, Scene
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.dialog import Dialog
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.plain import one_line, visible
from facilitator.tui.regie.scenes import SceneOffer, full_address, offer_of
from facilitator.tui.sending import picture_at
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.canvas import Canvas
from facilitator.tui.stage.drawing import draw

_DIGITS: Final = "123456789"
_REFRESH_SECONDS: Final = 0.5


class StageChooser(Dialog[Choice]):
    """Asks what the stage is to show; the answer is None if nothing is to be sent.

    `moment` says how the event stands whenever the preview is drawn, `live` what phones do.
    """

    ARMED_AFTER: ClassVar[float] = 0.3
    """Seconds after a form was left before an Enter sends what was typed into it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("h", "toggle_ground", show=False),
        Binding("0", "send_blank", show=False),
        # A presenter's remote sends these: the list would turn its pages.
        Binding("pageup,pagedown", "nothing", show=False, priority=True),
        *(Binding(digit, f"mark({number})", show=False) for number, digit in enumerate(_DIGITS)),
    ]

    def __init__(
        self,
        texts: Texts,
        title: str,
        offers: Sequence[SceneOffer],
        moment: Callable[[], Moment],
        now_shown: Choice,
        *,
        footnote: str = "",
        live: Callable[[Instant], Live] = lambda _: NOTHING_LIVE,
    ) -> None:
        super().__init__(classes="bottom")
        self._live = live
        self._texts = texts
        self._title = title
        self._offers = list(offers)
        self._moment = moment
        self._now_shown = now_shown
        self._footnote = footnote
        self._light = now_shown.light
        self._has_asked = False
        self._closed_form_at = -inf

    def compose(self) -> ComposeResult:
        """Put the list beside the preview, the keys below."""
        with Vertical(id="stage-chooser") as box:
            box.border_title = self._title
            with Horizontal():
                offers = OptionList(id="stage-offers", markup=False)
                yield offers
                with Vertical(id="stage-preview"):
                    yield Canvas()
            if self._footnote:
                yield Static(Text(visible(self._footnote)), id="stage-footnote")
            yield Static(Text(self._keys()), id="stage-keys")

    def _keys(self) -> str:
        return self._texts("⏎ send   ↑↓ choose   h light/dark   0 empty at once   Esc back")

    def on_mount(self) -> None:
        """Mark what the stage shows now, else the first."""
        shown = replace(self._now_shown, light=False)
        choices = [offer.choice and replace(offer.choice, light=False) for offer in self._offers]
        self._list(choices.index(shown) if shown in choices else 0)
        self.set_interval(_REFRESH_SECONDS, self._preview)

    def on_resize(self) -> None:
        """Draw the preview for its new size."""
        self.call_after_refresh(self._preview)

    def _list(self, marked: int) -> None:
        digits = _DIGITS.ljust(len(self._offers))
        offers = self.query_one(OptionList)
        offers.set_options(
            Option(Text(f"{digit} {one_line(offer.said)}"))
            for digit, offer in zip(digits, self._offers, strict=False)
        )
        offers.highlighted = marked

    @property
    def _marked(self) -> SceneOffer:
        return self._offers[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _preview(self) -> None:
        canvas = self.query_one(Canvas)
        if min(canvas.size) < 1:
            return
        moment = self._moment()
        marked = self._marked.choice or Choice(scene=Scene.BLANK)
        live = self._live(moment.now)
        picture = picture_at(replace(marked, light=self._light), moment, live)
        sheet = draw(picture, moment.now, Box(*canvas.size), is_preview=True)
        canvas.show(sheet, light=picture.light, is_lost=False)

    @on(OptionList.OptionSelected)
    def _choose(self, selected: OptionList.OptionSelected) -> None:
        offer = self._offers[selected.option_index]
        if offer.choice is None:
            self._ask(offer.asks)
        elif selected.time - self._closed_form_at >= self.ARMED_AFTER:
            self.dismiss(replace(offer.choice, light=self._light))

    def _ask(self, scene: Scene) -> None:
        self._has_asked = True
        form = self._code_form() if scene is Scene.CODE else self._message_form()
        self.app.push_screen(form)

    def _message_form(self) -> Form:
        texts = self._texts
        text = FormField(
            name="text",
            label=texts("Message"),
            check=lambda typed: "" if typed else texts("Without a text there is nothing to keep."),
        )
        return Form(texts, texts("message to the stage"), [text], apply=self._take_message)

    def _take_message(self, values: Values) -> str:
        self._take(Choice(scene=Scene.MESSAGE, text=values["text"]))
        return ""

    def _code_form(self) -> Form:
        texts = self._texts
        wrong = texts("That is not an address, such as example.org/survey.")
        fields = [
            FormField(
                name="address",
                label=texts("Address"),
                check=lambda typed: "" if full_address(typed) else wrong,
            ),
            FormField(name="text", label=texts("Text beside it")),
        ]
        return Form(texts, texts("QR code for the stage"), fields, apply=self._take_code)

    def _take_code(self, values: Values) -> str:
        address = full_address(values["address"])
        self._take(Choice(scene=Scene.CODE, text=values["text"], address=address))
        return ""

    def _take(self, choice: Choice) -> None:
        """Offer what was typed, and preview it before it is sent."""
        number = self.query_one(OptionList).highlighted or 0
        self._offers.insert(number, offer_of(self._texts, choice, self._moment().snapshot))
        self._list(number)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Let the Enter that closed a form send nothing."""
        if self._has_asked:
            self._closed_form_at = event.time

    def action_mark(self, number: int) -> None:
        """Mark the offer of that digit."""
        if number < len(self._offers):
            self.query_one(OptionList).highlighted = number

    def action_toggle_ground(self) -> None:
        """Preview black on white, or white on black."""
        self._light = not self._light
        self._preview()

    def action_nothing(self) -> None:
        """Leave everything as it is."""

    def action_send_blank(self) -> None:
        """Send an empty picture without further ado: something is to vanish."""
        self.dismiss(Choice(scene=Scene.BLANK, light=self._light))
