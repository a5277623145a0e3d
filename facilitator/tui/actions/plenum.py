"""What can be done in Plenum on either side, and while one writes a summary."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

PLENUM: Final = (
    Action(
        id="new_theme",
        key="n",
        shown_key="n",
        name=lambda texts: texts("New theme"),
        help=lambda texts: texts("Begin a theme with the marked or ticked entries."),
        view=ViewName.PLENUM,
    ),
    Action(
        id="open_marked",
        key="enter",
        shown_key="⏎",
        name=lambda texts: texts("Summary"),
        help=lambda texts: texts(
            "Write the summary of the theme in focus, with its entries beside it. On a measure: "
            "change it; on a question: who takes it along."
        ),
        view=ViewName.PLENUM,
    ),
    Action(
        id="agree_measure",
        key="m",
        shown_key="m",
        name=lambda texts: texts("Measure"),
        help=lambda texts: texts(
            "Agree on a measure: what, who, by when, to whom. It is made of the marked entries, "
            "of the theme, or of a proposal."
        ),
        view=ViewName.PLENUM,
    ),
    Action(
        id="read_back",
        key="g",
        shown_key="g",
        name=lambda texts: texts("Read back to the room"),
        help=lambda texts: texts("Show the theme in focus on the stage, as it stands now."),
        view=ViewName.PLENUM,
    ),
    Action(
        id="confirm_theme",
        key="j",
        shown_key="j",
        name=lambda texts: texts("Confirmed"),
        help=lambda texts: texts(
            "Keep that the plenum has agreed to what was read back; once more takes it away."
        ),
        view=ViewName.PLENUM,
    ),
    Action(
        id="ask_for_points",
        key="p",
        shown_key="p",
        name=lambda texts: texts("Points"),
        help=lambda texts: texts("Ask the room for points on the themes (F7)."),
        view=ViewName.PLENUM,
    ),
    Action(
        id="show_trace",
        key="t",
        shown_key="t",
        name=lambda texts: texts("Trace"),
        help=lambda texts: texts(
            "See where the marked measure, theme or entry comes from: entries, workshop, time, "
            "points."
        ),
        view=ViewName.PLENUM,
    ),
    Action(
        id="note_controversy",
        key="k",
        shown_key="k",
        name=lambda texts: texts("Dispute"),
        help=lambda texts: texts(
            "Note what stayed disputed on the theme in focus, and what a minority held."
        ),
        view=ViewName.PLENUM,
        gives_way=True,
    ),
    Action(
        id="take_question",
        key="u",
        shown_key="u",
        name=lambda texts: texts("Who takes it"),
        help=lambda texts: texts("Say who takes the marked open question along."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="show_reports",
        key="w",
        shown_key="w",
        name=lambda texts: texts("Reports"),
        help=lambda texts: texts(
            "Have a workshop report: its options on the stage, and who has not reported yet."
        ),
        view=ViewName.PLENUM,
        gives_way=True,
    ),
    Action(
        id="other_side",
        key="tab,shift+tab",
        shown_key="Tab",
        name=lambda texts: texts("Themes / entries"),
        help=lambda texts: texts("Go over to the themes, or back to the entries; so do ← and →."),
        view=ViewName.PLENUM,
    ),
    Action(
        id="to_entries",
        key="left",
        shown_key="←",
        name=lambda texts: texts("To the entries"),
        help=lambda texts: texts("Go to the entries."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="to_themes",
        key="right",
        shown_key="→",
        name=lambda texts: texts("To the themes"),
        help=lambda texts: texts("Go to the themes."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="mark_previous",
        key="up",
        shown_key="↑",
        name=lambda texts: texts("Mark what is above"),
        help=lambda texts: texts("Mark what is above."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="mark_next",
        key="down",
        shown_key="↓",
        name=lambda texts: texts("Mark what is below"),
        help=lambda texts: texts("Mark what is below."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="mark_start",
        key="home",
        shown_key="Home",
        name=lambda texts: texts("To the beginning"),
        help=lambda texts: texts("Mark the first entry or theme."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="mark_ending",
        key="end",
        shown_key="End",
        name=lambda texts: texts("To the end"),
        help=lambda texts: texts("Mark the last entry or theme."),
        view=ViewName.PLENUM,
        footer=False,
    ),
    Action(
        id="show_all",
        key="escape",
        shown_key="Esc",
        name=lambda texts: texts("Show all"),
        help=lambda texts: texts("Take away the ticks; after that the search and the filter."),
        view=ViewName.PLENUM,
        footer=False,
    ),
)
"""What can be done on both sides."""


PLENUM_WRITING: Final = (
    Action(
        id="leave_summary",
        key="escape,ctrl+s",
        shown_key="Esc",
        name=lambda texts: texts("Done"),
        help=lambda texts: texts("Leave the summary; every letter of it is saved already."),
        view=ViewName.PLENUM,
    ),
    Action(
        id="read_entries",
        key="ctrl+t",
        shown_key="Ctrl+T",
        name=lambda texts: texts("Read on"),
        help=lambda texts: texts("Read on in the entries of the theme while you write."),
        view=ViewName.PLENUM,
    ),
)
"""What can be done while one writes a summary."""
