"""What can be done in every view."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action

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
        id="open_plenum",
        key="f4",
        shown_key="F4",
        name=lambda texts: texts("Plenum"),
        help=lambda texts: texts("Bring results together: themes, measures, what was agreed."),
        gives_way=True,
        priority=True,
    ),
    Action(
        id="open_bingo",
        key="f6",
        shown_key="F6",
        name=lambda texts: texts("Bingo"),
        help=lambda texts: texts("Run the game of bingo: codes, Bingos to confirm, players."),
        priority=True,
    ),
    Action(
        id="open_polls",
        key="f7",
        shown_key="F7",
        name=lambda texts: texts("Queries"),
        help=lambda texts: texts("Ask the room: points, moods, cards and voices from phones."),
        gives_way=True,
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
        id="save_to_stick",
        key="",
        name=lambda texts: texts("Save to a stick"),
        help=lambda texts: texts(
            "Write all that this device holds into one file, to bring it to Regie without network."
        ),
        footer=False,
    ),
    Action(
        id="leave_event",
        key="",
        name=lambda texts: texts("Leave the event and delete"),
        help=lambda texts: texts(
            "Leave the event for good and delete what this device holds of it, with a receipt."
        ),
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

_VIEWS: Final = frozenset(
    {
        "open_regie",
        "open_mitschrift",
        "open_plenum",
        "open_bingo",
        "open_polls",
        "open_dokumentation",
    }
)


def common_of(*, has_all_views: bool, has_joined: bool) -> tuple[Action, ...]:
    """Return what of COMMON a device offers: who takes notes has one view and no other.

    Only a device that has joined brings its file and leaves; at the first one the event is kept.
    """
    hidden = set() if has_all_views else set(_VIEWS)
    if not has_joined:
        hidden |= {"save_to_stick", "leave_event"}
    return tuple(action for action in COMMON if action.id not in hidden)
