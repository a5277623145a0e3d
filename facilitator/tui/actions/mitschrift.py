"""What can be done in Mitschrift: while writing, while an entry is marked, and in both."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

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
        id="redact_entry",
        key="s",
        shown_key="s",
        name=lambda texts: texts("Redact"),
        help=lambda texts: texts("Destroy for ever what the marked entry says, on all devices."),
        view=ViewName.MITSCHRIFT,
        footer=False,
    ),
    Action(
        id="choose_wording",
        key="w",
        shown_key="w",
        name=lambda texts: texts("Versions"),
        help=lambda texts: texts("See all versions of the marked entry and choose one."),
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
        id="show_messages",
        key="ctrl+r",
        shown_key="Ctrl+R",
        name=lambda texts: texts("Messages"),
        help=lambda texts: texts("List all that Regie has told this place."),
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
