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
    gives_way: bool = False
    """Stands last in the footer, where there is room for it."""
    priority: bool = False
    """Acts even while somebody writes in a text field."""

    def key_name(self, texts: Texts) -> str:
        """Return the key as it is called in that language; empty if there is none."""
        key = self.shown_key
        for english, said in (
            ("Ctrl", texts("Ctrl")),
            ("Del", texts("Del")),
            ("Home", texts("Home")),
            ("End", texts("End")),
        ):
            key = key.replace(english, said)
        return key

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
        name=lambda texts: texts("Extend"),
        help=lambda texts: texts("Give the marked block five more minutes."),
        view=ViewName.REGIE,
    ),
    Action(
        id="cut",
        key="minus",
        shown_key="−",
        name=lambda texts: texts("Cut"),
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
        gives_way=True,
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

DOKUMENTATION: Final = (
    Action(
        id="write_summary",
        key="e",
        shown_key="e",
        name=lambda texts: texts("Summary"),
        help=lambda texts: texts("Write or change the summary of the marked section."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="edit_marked",
        key="enter",
        shown_key="⏎",
        name=lambda texts: texts("Edit"),
        help=lambda texts: texts("Change the marked measure, or the summary of the section."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="add_measure",
        key="m",
        shown_key="m",
        name=lambda texts: texts("New measure"),
        help=lambda texts: texts("Write down a measure: what, who, by when."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="remove_measure",
        key="delete",
        shown_key="Del",
        name=lambda texts: texts("Remove measure"),
        help=lambda texts: texts("Take out the marked measure; undo brings it back."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="export",
        key="w",
        shown_key="w",
        name=lambda texts: texts("Export"),
        help=lambda texts: texts("Write the Dokumentation as a Word file."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="turn_page",
        key="space",
        shown_key="␣",
        name=lambda texts: texts("Read on"),
        help=lambda texts: texts("Read on in the preview; at its end it begins again."),
        view=ViewName.DOKUMENTATION,
        footer=False,
    ),
    Action(
        id="toggle_empty",
        key="a",
        shown_key="a",
        name=lambda texts: texts("Empty agenda items"),
        help=lambda texts: texts(
            "Show or hide agenda items that the document leaves out because nothing is there."
        ),
        view=ViewName.DOKUMENTATION,
        footer=False,
    ),
    Action(
        id="show_file",
        key="o",
        shown_key="o",
        name=lambda texts: texts("Where the file is"),
        help=lambda texts: texts("Say in which folder the exported file lies."),
        view=ViewName.DOKUMENTATION,
        footer=False,
    ),
    Action(
        id="stop_export",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("Stop the export"),
        help=lambda texts: texts("Stop an export that is running; nothing is written then."),
        view=ViewName.DOKUMENTATION,
        footer=False,
    ),
    Action(
        id="previous_section",
        key="up",
        shown_key="↑",
        name=lambda texts: texts("Mark the section before"),
        help=lambda texts: texts("Mark the section before."),
        view=ViewName.DOKUMENTATION,
        footer=False,
    ),
    Action(
        id="next_section",
        key="down",
        shown_key="↓",
        name=lambda texts: texts("Mark the section after"),
        help=lambda texts: texts("Mark the section after."),
        view=ViewName.DOKUMENTATION,
        footer=False,
    ),
)

DOKUMENTATION_WRITING: Final = (
    Action(
        id="apply",
        key="ctrl+s",
        shown_key="Ctrl+S",
        name=lambda texts: texts("Apply"),
        help=lambda texts: texts("Put what you have written into the Dokumentation."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="discard",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("Discard"),
        help=lambda texts: texts("Leave the text field; what you have changed is asked about."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="read_on",
        key="ctrl+t",
        shown_key="Ctrl+T",
        name=lambda texts: texts("Read on"),
        help=lambda texts: texts("Read on in the preview while you write."),
        view=ViewName.DOKUMENTATION,
    ),
)
"""What can be done while one writes in a text field of the Dokumentation."""

MITSCHRIFT_WRITING: Final = (
    Action(
        id="enter_line",
        key="",
        shown_key="⏎",
        name=lambda texts: texts("File"),
        help=lambda texts: texts("File what stands in the field; it is never refused."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="take_over",
        key="",
        shown_key="⏎",
        name=lambda texts: texts("Take over"),
        help=lambda texts: texts("Give the entry that you edit its new wording."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="edit_before",
        key="",
        shown_key="↑",
        name=lambda texts: texts("Edit the entry before"),
        help=lambda texts: texts("Edit the entry before; ↓ comes back. Your line stays as it is."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="mark_entries",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("To the list"),
        help=lambda texts: texts("Leave the field and mark an entry in the list."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="leave_entry",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("Leave as it was"),
        help=lambda texts: texts("Leave the entry as it was and go on with your line."),
        view=ViewName.MITSCHRIFT,
    ),
)
"""What can be done while one writes."""

MITSCHRIFT_MARKING: Final = (
    Action(
        id="edit_entry",
        key="enter,e",
        shown_key="⏎",
        name=lambda texts: texts("Edit"),
        help=lambda texts: texts("Edit the marked entry."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="rekind_entry",
        key="k",
        shown_key="k",
        name=lambda texts: texts("Kind"),
        help=lambda texts: texts("Give the marked entry another kind; its number stays."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="move_entry",
        key="v",
        shown_key="v",
        name=lambda texts: texts("Move"),
        help=lambda texts: texts("Move the marked entry to another place."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="remove_entry",
        key="x,delete",
        shown_key="x",
        name=lambda texts: texts("Remove"),
        help=lambda texts: texts("Remove the marked entry. Undo or the search bring it back."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="settle_entry",
        key="r",
        shown_key="r",
        name=lambda texts: texts("Release"),
        help=lambda texts: texts("Say what may be published of the marked quote."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="propose_entry",
        key="m",
        shown_key="m",
        name=lambda texts: texts("Measure"),
        help=lambda texts: texts("Propose the marked entry as a measure."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="mark_open_end",
        key="o",
        shown_key="o",
        name=lambda texts: texts("Next open end"),
        help=lambda texts: texts("Mark the next open end."),
        view=ViewName.MITSCHRIFT,
        footer=False,
    ),
    Action(
        id="mark_before",
        key="up",
        shown_key="↑",
        name=lambda texts: texts("Mark the entry before"),
        help=lambda texts: texts("Mark the entry before."),
        view=ViewName.MITSCHRIFT,
        footer=False,
    ),
    Action(
        id="mark_after",
        key="down",
        shown_key="↓",
        name=lambda texts: texts("Mark the entry after"),
        help=lambda texts: texts("Mark the entry after."),
        view=ViewName.MITSCHRIFT,
        footer=False,
    ),
    Action(
        id="mark_first",
        key="home",
        shown_key="Home",
        name=lambda texts: texts("Mark the first entry"),
        help=lambda texts: texts("Mark the first entry of the place."),
        view=ViewName.MITSCHRIFT,
        footer=False,
    ),
    Action(
        id="mark_last",
        key="end",
        shown_key="End",
        name=lambda texts: texts("Mark the last entry"),
        help=lambda texts: texts("Mark the last entry of the place."),
        view=ViewName.MITSCHRIFT,
        footer=False,
    ),
    Action(
        id="write_on",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("Write on"),
        help=lambda texts: texts("Go back to the field; so does typing what means nothing here."),
        view=ViewName.MITSCHRIFT,
    ),
)
"""What can be done while an entry is marked in the list."""

MITSCHRIFT: Final = (
    Action(
        id="choose_place",
        key="ctrl+o",
        shown_key="Ctrl+O",
        name=lambda texts: texts("Place"),
        help=lambda texts: texts("Choose the workshop or block in which you write."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="search",
        key="ctrl+f",
        shown_key="Ctrl+F",
        name=lambda texts: texts("Search"),
        help=lambda texts: texts("Find an entry anywhere, by its words or its number."),
        view=ViewName.MITSCHRIFT,
    ),
    Action(
        id="finish_open_end",
        key="ctrl+n",
        shown_key="Ctrl+N",
        name=lambda texts: texts("Finish open end"),
        help=lambda texts: texts("Finish the oldest open end; once more: the one after it."),
        view=ViewName.MITSCHRIFT,
        footer=False,
    ),
    Action(
        id="show_columns",
        key="ctrl+t",
        shown_key="Ctrl+T",
        name=lambda texts: texts("By kind"),
        help=lambda texts: texts("Show the entries in columns by kind, or in order again."),
        view=ViewName.MITSCHRIFT,
    ),
)
