"""A few labelled fields at the bottom of the screen: Enter goes on, behind the last it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import ClassVar, TypeAlias

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static, TextArea

from facilitator.station import RefusedError
from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import one_line, visible, without_controls
from facilitator.tui.plain_area import PlainArea
from facilitator.tui.question import Question
from facilitator.tui.wording import refusal

Values: TypeAlias = Mapping[str, str]
"""What stands in the fields by their names, each on one line."""


def why_refused(texts: Texts, command: Callable[[], object]) -> str:
    """Do `command`; return why it was refused, or nothing: what `apply` of a form returns."""
    try:
        command()
    except RefusedError as error:
        return refusal(texts, error)
    return ""


def anything(_: str) -> str:
    """Find nothing wrong with what was typed."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field: `check` returns a sentence on what is wrong with what was typed, or nothing."""

    name: str
    label: str
    begun: str = ""
    """What stands in it at first."""
    replaced: bool = False
    """Whether that is only proposed: the first sign that is typed stands in its place."""
    check: Callable[[str], str] = anything
    written: str | None = None
    """What was typed into it another time, and not yet applied; None: nothing was."""


class Form(Dialog[bool]):
    """Asks for what `apply` needs; the answer is True once that was done.

    `apply` returns a sentence on why it could not be done, or nothing: only then does the form
    close. `lead` says what to know before, `consequence` what would come of what stands there.
    `opener` is the letter that opened the form: held down, it must not be typed into it. `begin` is
    the field that one writes in first; empty: the first one. `keep` is told all that stands there
    whenever that changes.
    """

    ARMED_AFTER: ClassVar[float] = 0.3
    """Seconds without the opener before it is a letter like any other."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        texts: Texts,
        title: str,
        fields: Sequence[FormField],
        *,
        apply: Callable[[Values], str],
        lead: str = "",
        consequence: Callable[[Values], str] | None = None,
        opener: str = "",
        begin: str = "",
        keep: Callable[[Values], None] = lambda _: None,
    ) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._title = one_line(title)
        self._lead = visible(lead)
        self._fields = fields
        self._apply = apply
        self._consequence = consequence
        self._opener = opener
        self._keep = keep
        self._begin = begin or fields[0].name
        self._judged: dict[str, str] = {}
        """What stood in a field when something was said of it last."""
        self._quiet_since = inf

    def compose(self) -> ComposeResult:
        """Show the lead, a line a field with room for what is wrong, the consequence, the keys.

        Only the keys never scroll away.
        """
        with Vertical(id="form") as box:
            box.border_title = Content(f"{self._texts('You are writing')} · {self._title}")
            with VerticalScroll(id="form-scroll", can_focus=False):
                yield from self._compose_fields()
            yield Static(Text(self.keys()), id="form-keys")

    def _compose_fields(self) -> ComposeResult:
        if self._lead:
            yield Static(Text(self._lead), id="form-lead")
        for field in self._fields:
            with Horizontal(classes="field"):
                yield Label(Content(field.label))
                written = field.begun if field.written is None else field.written
                yield _Input(field.name, written, is_replaced=field.replaced)
            yield Static(classes="wrong", id=f"wrong-{field.name}", markup=False)
        if self._consequence is not None:
            yield Static(id="form-consequence", markup=False)

    def keys(self) -> str:
        """Return what the keys do."""
        if len(self._fields) == 1:
            return self._texts("⏎ done   Esc cancel")
        return self._texts("⏎ next field, at last done   ↑↓ change field   Esc cancel")

    def on_mount(self, event: events.Mount) -> None:
        """Begin in the field that is to be written in first."""
        self._quiet_since = event.time
        next(one for one in self.query(_Input) if one.key == self._begin).focus()
        self._show_consequence()

    @property
    def values(self) -> Values:
        """What stands in the fields."""
        return {
            field.key: " ".join(without_controls(field.text).split())
            for field in self.query(_Input)
        }

    def is_held(self, key: events.Key) -> bool:
        """Whether `key` is still the one that opened the form."""
        if key.character != self._opener:
            self._opener = ""
            return False
        held = key.time - self._quiet_since < self.ARMED_AFTER
        self._quiet_since = max(self._quiet_since, key.time)
        if not held:
            self._opener = ""
        return held

    @on(TextArea.Changed)
    def _follow(self, changed: TextArea.Changed) -> None:
        assert isinstance(changed.text_area, _Input)
        # An Enter right behind what was typed is there first: what it found wrong stays.
        if self._judged.get(changed.text_area.key) != changed.text_area.text:
            self._say_wrong(changed.text_area.key, "")
        if self.query_one("#form-scroll").max_scroll_y:
            self.call_after_refresh(changed.text_area.scroll_visible, animate=False)
        if not self.is_answered:
            self._keep(self.values)
        self._show_consequence()

    def leave(self, name: str) -> None:
        """Go on from that field if it is in order; behind the last one do it, once."""
        if self.is_answered:
            return
        for field, following in pairwise([*self._fields, None]):
            if field is not None and field.name == name and self._is_right(field):
                if following is None:
                    self._finish()
                else:
                    self.set_focus(self._input(following))
                return

    def _finish(self) -> None:
        """Apply what stands there unless something is wrong with it; then say it, lose nothing."""
        for field in self._fields:
            if not self._is_right(field):
                self.set_focus(self._input(field))
                return
        wrong = self._apply(self.values)
        if wrong:
            self._say_wrong(self._fields[-1].name, wrong)
        else:
            self.dismiss(True)

    def _is_right(self, field: FormField) -> bool:
        wrong = field.check(self.values[field.name])
        self._say_wrong(field.name, wrong)
        return not wrong

    def _say_wrong(self, name: str, wrong: str) -> None:
        self._judged[name] = next(one.text for one in self.query(_Input) if one.key == name)
        line = self.query_one(f"#wrong-{name}", Static)
        line.display = bool(wrong)
        line.update(Text(visible(wrong)))
        if wrong:
            self.call_after_refresh(line.scroll_visible, animate=False)

    def _show_consequence(self) -> None:
        if self._consequence is not None:
            said = self._consequence(self.values)
            self.query_one("#form-consequence", Static).update(Text(visible(said)))

    def _input(self, field: FormField) -> _Input:
        return next(one for one in self.query(_Input) if one.key == field.name)

    def action_leave(self) -> None:
        """Close without doing anything; ask first if something that was typed would be lost."""
        if all(self.values[field.name] == field.begun for field in self._fields):
            self.dismiss(False)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(False)

        question = self._texts("Discard what you have written?")
        self.app.push_screen(Question(self._texts, question), answered)


class _Input(PlainArea):
    """Answers Enter itself, so that keys take effect in the order in which they were pressed."""

    def __init__(self, key: str, begun: str, *, is_replaced: bool) -> None:
        super().__init__(begun)
        self.key = key
        self._proposed = begun if is_replaced else ""

    def on_focus(self, event: events.Focus) -> None:
        """Go on behind what stands there; who comes back to the window is where he was."""
        if event.from_app_focus:
            return
        self.move_cursor(self.document.end)
        if self._proposed and self.text == self._proposed:
            self.select_all()

    async def _on_key(self, event: events.Key) -> None:
        form = self.screen
        assert isinstance(form, Form)
        if form.is_held(event):
            pass
        elif form.focused is not self:
            # Pressed right after the Enter that left this field: it belongs to the next one.
            if isinstance(form.focused, _Input):
                form.focused.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            form.leave(self.key)
        else:
            return
        event.stop()
        event.prevent_default()

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line, from the first one to the field before."""
        if select or not self.navigator.is_first_wrapped_line(self.cursor_location):
            super().action_cursor_up(select)
        else:
            self.screen.focus_previous()

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line, from the last one to the field after."""
        if select or not self.navigator.is_last_wrapped_line(self.cursor_location):
            super().action_cursor_down(select)
        else:
            self.screen.focus_next()
