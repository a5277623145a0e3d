"""Every action there is: its key, its name, its line in the help, its place in the footer.

Bindings, footer, help and command palette are all made from this one list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.binding import Binding, BindingType

from facilitator.texts import Texts


class ViewName(StrEnum):
    """The views that a function key opens."""

    REGIE = "regie"
    MITSCHRIFT = "mitschrift"
    DOKUMENTATION = "dokumentation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that the user can do; the view (or the app) has a method ``action_<id>``."""

    id: str
    key: str
    """As Textual names it; several are separated by commas. Empty: command palette only."""
    shown_key: str = ""
    """What stands on the key, in English."""
    name: Callable[[Texts], str]
    """Short, for footer and command palette."""
    help: Callable[[Texts], str]
    view: ViewName | None = None
    """None: everywhere."""
    footer: bool = True
    priority: bool = False
    """Acts even while somebody writes in a text field."""

    def key_name(self, texts: Texts) -> str:
        """Return the key as it is called in that language; empty if there is none."""
        return self.shown_key.replace("Ctrl", texts("Ctrl"))

    @property
    def is_letter(self) -> bool:
        """Whether it is a single letter or sign, which acts only outside text fields."""
        return all(len(key) == 1 or key in _SIGNS for key in self.key.split(",") if key)


_SIGNS: Final = frozenset({"plus", "minus"})


def bindings_of(actions: tuple[Action, ...]) -> list[BindingType]:
    """Return Textual's bindings of `actions`."""
    return [
        Binding(action.key, action.id, show=False, priority=action.priority)
        for action in actions
        if action.key
    ]


COMMON: Final = (
    Action(
        id="help",
        key="f1",
        shown_key="F1",
        name=lambda texts: texts("Help"),
        help=lambda texts: texts("Show all keys and what they do."),
        priority=True,
    ),
    Action(
        id="open_regie",
        key="f2",
        shown_key="F2",
        name=lambda texts: texts("Regie"),
        help=lambda texts: texts("Run the agenda."),
        priority=True,
    ),
    Action(
        id="open_mitschrift",
        key="f3",
        shown_key="F3",
        name=lambda texts: texts("Capture"),
        help=lambda texts: texts("Write down what is said."),
        priority=True,
    ),
    Action(
        id="open_dokumentation",
        key="f8",
        shown_key="F8",
        name=lambda texts: texts("Dokumentation"),
        help=lambda texts: texts("See what the document will hold, add summaries, export it."),
        priority=True,
    ),
    Action(
        id="undo",
        key="ctrl+z",
        shown_key="Ctrl+Z",
        name=lambda texts: texts("Undo"),
        help=lambda texts: texts("Take back the last thing that was done in this view."),
        priority=True,
    ),
    Action(
        id="redo",
        key="ctrl+y",
        shown_key="Ctrl+Y",
        name=lambda texts: texts("Redo"),
        help=lambda texts: texts("Do again what was taken back."),
        footer=False,
        priority=True,
    ),
    Action(
        id="command_palette",
        key="ctrl+p",
        shown_key="Ctrl+P",
        name=lambda texts: texts("Commands"),
        help=lambda texts: texts("Find any command by its name."),
        footer=False,
        priority=True,
    ),
    Action(
        id="next_theme",
        key="f9",
        shown_key="F9",
        name=lambda texts: texts("Light, dark, high contrast"),
        help=lambda texts: texts("Change the colours of the screen."),
        footer=False,
        priority=True,
    ),
    Action(
        id="other_language",
        key="",
        name=lambda texts: texts("Deutsch (switch the screens to German)"),
        help=lambda texts: texts("Change the language of the screens; the event keeps its own."),
        footer=False,
    ),
    Action(
        id="toggle_letters",
        key="",
        name=lambda texts: texts("Single-letter keys on or off"),
        help=lambda texts: texts("Switch off the keys that are a single letter or sign."),
        footer=False,
    ),
    Action(
        id="leave",
        key="ctrl+q",
        shown_key="Ctrl+Q",
        name=lambda texts: texts("Quit"),
        help=lambda texts: texts("Close the event. It comes back exactly as it was."),
        footer=False,
        priority=True,
    ),
)

REGIE: Final = (
    Action(
        id="advance",
        key="enter",
        shown_key="⏎",
        name=lambda texts: texts("Next"),
        help=lambda texts: texts("End this block and begin the next; you are asked once."),
        view=ViewName.REGIE,
    ),
    Action(
        id="extend",
        key="plus",
        shown_key="+",
        name=lambda texts: texts("5 min more"),
        help=lambda texts: texts("Give the marked block five more minutes."),
        view=ViewName.REGIE,
    ),
    Action(
        id="cut",
        key="minus",
        shown_key="−",
        name=lambda texts: texts("5 min less"),
        help=lambda texts: texts("Take five minutes from the marked block."),
        view=ViewName.REGIE,
    ),
    Action(
        id="skip",
        key="x",
        shown_key="x",
        name=lambda texts: texts("Skip"),
        help=lambda texts: texts("Leave out the marked block, which has not begun."),
        view=ViewName.REGIE,
    ),
    Action(
        id="previous_block",
        key="up",
        shown_key="↑",
        name=lambda texts: texts("Mark the block before"),
        help=lambda texts: texts("Mark the block before."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="next_block",
        key="down",
        shown_key="↓",
        name=lambda texts: texts("Mark the block after"),
        help=lambda texts: texts("Mark the block after."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="unmark",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("Mark the running block"),
        help=lambda texts: texts("Go back to the running block."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="toggle_notes",
        key="i",
        shown_key="i",
        name=lambda texts: texts("Private notes"),
        help=lambda texts: texts("Show or hide your private notes from the agenda file."),
        view=ViewName.REGIE,
        footer=False,
    ),
    Action(
        id="adopt",
        key="d",
        shown_key="d",
        name=lambda texts: texts("Changes in the file"),
        help=lambda texts: texts("See how the agenda file differs, and adopt it."),
        view=ViewName.REGIE,
        footer=False,
    ),
)
