"""A list to choose from, narrowed by typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose: what it stands for, and how it is shown."""

    id: str
    shown: Text


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds: the choices to show, and how many there are in all."""

    choices: tuple[Choice, ...]
    count: int
    first: int = 0
    """The one that Enter takes unless another is marked."""


class Picker(Dialog[str]):
    """Asks for one of what `find` returns for what is typed; the answer is its id, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "mark(-1)", show=False),
        Binding("down", "mark(1)", show=False),
    ]

    def __init__(
        self, texts: Texts, title: str, placeholder: str, find: Callable[[str], Found]
    ) -> None:
        super().__init__()
        self._texts = texts
        self._title = title
        self._placeholder = placeholder
        self._find = find

    def compose(self) -> ComposeResult:
        """Show what is looked for, what was found, and the keys."""
        with Vertical(id="picker") as box:
            box.border_title = self._title
            yield Input(placeholder=self._placeholder, id="picker-query")
            choices = OptionList(id="picker-choices", markup=False)
            choices.can_focus = False
            yield choices
            yield Static(Text(self._texts("⏎ choose   ↑↓ mark   Esc back")), id="picker-keys")

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self._show("")

    @on(Input.Changed)
    def _narrow(self, changed: Input.Changed) -> None:
        self._show(changed.value)

    def _show(self, query: str) -> None:
        found = self._find(query)
        choices = self.query_one(OptionList)
        choices.set_options(Option(choice.shown, choice.id) for choice in found.choices)
        choices.highlighted = found.first if found.choices else None
        hidden = found.count - len(found.choices)
        self.query_one("#picker").border_subtitle = (
            self._texts.plural("{count} more", "{count} more", hidden) if hidden else ""
        )

    def action_mark(self, by: int) -> None:
        """Mark the choice before or after."""
        choices = self.query_one(OptionList)
        if by < 0:
            choices.action_cursor_up()
        else:
            choices.action_cursor_down()

    @on(Input.Submitted)
    def _choose(self) -> None:
        marked = self.query_one(OptionList).highlighted_option
        if marked is not None:
            self.dismiss(marked.id)

    @on(OptionList.OptionSelected)
    def _choose_clicked(self, clicked: OptionList.OptionSelected) -> None:
        self.dismiss(clicked.option.id)
