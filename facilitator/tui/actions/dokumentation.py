"""What can be done in Dokumentation."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

DOKUMENTATION: Final = (
    Action(
        id="export",
        key="w",
        shown_key="w",
        name=lambda texts: texts("Export"),
        help=lambda texts: texts("Choose edition and version, then write the Word file."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="check_document",
        key="p",
        shown_key="p",
        name=lambda texts: texts("Check"),
        help=lambda texts: texts("List what is still to be looked at; ⏎ leads to it."),
        view=ViewName.DOKUMENTATION,
    ),
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
        id="remove_measure",
        key="delete",
        shown_key="Del",
        name=lambda texts: texts("Remove measure"),
        help=lambda texts: texts("Take out the marked measure; undo brings it back."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="sign_off",
        key="g",
        shown_key="g",
        name=lambda texts: texts("Sign-off"),
        help=lambda texts: texts("Note who has released what, and write excerpts to send out."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="photos",
        key="f",
        shown_key="f",
        name=lambda texts: texts("Photos"),
        help=lambda texts: texts("Add photos and say what they show and who may see them."),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="versions",
        key="v",
        shown_key="v",
        name=lambda texts: texts.about("documentation", "Versions"),
        help=lambda texts: texts(
            "List what was exported, where it lies and whether it was edited."
        ),
        view=ViewName.DOKUMENTATION,
    ),
    Action(
        id="review",
        key="r",
        shown_key="r",
        name=lambda texts: texts("Back from Word"),
        help=lambda texts: texts("Compare an edited Word file, and take over what you choose."),
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
        name=lambda texts: texts("Last export"),
        help=lambda texts: texts(
            "Say where the file of the last export lies, and what was found in it."
        ),
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
