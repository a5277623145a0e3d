"""What can be done in Abfragen."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

_QUERIES: Final = (
    Action(
        id="go_on",
        key="enter",
        shown_key="⏎",
        name=lambda texts: texts("Next"),
        help=lambda texts: texts(
            "Do what comes next: close the query, reveal it, take the card, prepare a query."
        ),
        view=ViewName.POLLS,
    ),
    Action(
        id="new_query",
        key="n",
        shown_key="n",
        name=lambda texts: texts("New query"),
        help=lambda texts: texts(
            "Prepare a query: over themes, options for action, answers of your own, or a scale."
        ),
        view=ViewName.POLLS,
    ),
    Action(
        id="count_points",
        key="z",
        shown_key="z",
        name=lambda texts: texts("Count"),
        help=lambda texts: texts("Enter dots on paper or a show of hands, or correct a count."),
        view=ViewName.POLLS,
    ),
    Action(
        id="set_people",
        key="i",
        shown_key="i",
        name=lambda texts: texts("In the room"),
        help=lambda texts: texts("Say how many people are in the room for the query shown."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="reopen_query",
        key="w",
        shown_key="w",
        name=lambda texts: texts("Open again"),
        help=lambda texts: texts("Take points again for a query that is not revealed yet."),
        view=ViewName.POLLS,
        gives_way=True,
    ),
    Action(
        id="issue_codes",
        key="c",
        shown_key="c",
        name=lambda texts: texts("One-time codes"),
        help=lambda texts: texts("Write one-time codes for the open query as a file to print."),
        view=ViewName.POLLS,
        gives_way=True,
    ),
)
_CARDS: Final = (
    Action(
        id="choose_round",
        key="r",
        shown_key="r",
        name=lambda texts: texts("Cards"),
        help=lambda texts: texts("Ask for cards from phones, or close such a round."),
        view=ViewName.POLLS,
    ),
    Action(
        id="take_card",
        key="t",
        shown_key="t",
        name=lambda texts: texts("Take"),
        help=lambda texts: texts("Take the marked card as an entry, just as it was written."),
        view=ViewName.POLLS,
    ),
    Action(
        id="edit_card",
        key="e",
        shown_key="e",
        name=lambda texts: texts("Edit and take"),
        help=lambda texts: texts("Take the marked card in another wording."),
        view=ViewName.POLLS,
    ),
    Action(
        id="take_as",
        key="k",
        shown_key="k",
        name=lambda texts: texts("Kind"),
        help=lambda texts: texts("Take the marked card as an entry of another kind."),
        view=ViewName.POLLS,
    ),
    Action(
        id="take_into",
        key="space",
        shown_key="␣",
        name=lambda texts: texts("Into a theme"),
        help=lambda texts: texts("Take the marked card and gather it into a theme."),
        view=ViewName.POLLS,
    ),
    Action(
        id="drop_card",
        key="x,delete",
        shown_key="x",
        name=lambda texts: texts("Put aside"),
        help=lambda texts: texts("Put the marked card aside: nobody is shown it."),
        view=ViewName.POLLS,
    ),
    Action(
        id="show_dropped",
        key="v",
        shown_key="v",
        name=lambda texts: texts("Put-aside cards"),
        help=lambda texts: texts("Show the cards that were put aside, or those that wait."),
        view=ViewName.POLLS,
        gives_way=True,
    ),
)
_PHONES: Final = (
    Action(
        id="polls_stage",
        key="s",
        shown_key="s",
        name=lambda texts: texts("Stage"),
        help=lambda texts: texts("Put the code to take part by, or the query, on the stage."),
        view=ViewName.POLLS,
    ),
    Action(
        id="show_voices_code",
        key="q",
        shown_key="q",
        name=lambda texts: texts("QR code"),
        help=lambda texts: texts("Show the QR code to take part by on the whole screen."),
        view=ViewName.POLLS,
    ),
    Action(
        id="choose_address",
        key="a",
        shown_key="a",
        name=lambda texts: texts("Address"),
        help=lambda texts: texts("Choose the address of this machine that QR codes lead to."),
        view=ViewName.POLLS,
        gives_way=True,
    ),
    Action(
        id="open_to_phones",
        key="o",
        shown_key="o",
        name=lambda texts: texts("Open to phones"),
        help=lambda texts: texts("Open the event to the network, so that phones get in."),
        view=ViewName.POLLS,
    ),
)
_SELDOM: Final = (
    Action(
        id="mark_before",
        key="up",
        shown_key="↑",
        name=lambda texts: texts("Mark the card before"),
        help=lambda texts: texts("Mark the card before; without cards scroll up."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="mark_after",
        key="down",
        shown_key="↓",
        name=lambda texts: texts("Mark the card after"),
        help=lambda texts: texts("Mark the card after; without cards scroll down."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="scroll_up",
        key="shift+up",
        shown_key="⇧↑",
        name=lambda texts: texts("Scroll up"),
        help=lambda texts: texts("Show what stands further up beside the cards."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="scroll_down",
        key="shift+down",
        shown_key="⇧↓",
        name=lambda texts: texts("Scroll down"),
        help=lambda texts: texts("Show what stands further down beside the cards."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="query_before",
        key="left",
        shown_key="←",
        name=lambda texts: texts("Query before"),
        help=lambda texts: texts("Show the query before, with its result."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="query_after",
        key="right",
        shown_key="→",
        name=lambda texts: texts("Query after"),
        help=lambda texts: texts("Show the query after, at last the present one."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="try_phone",
        key="",
        name=lambda texts: texts("Try it with a phone"),
        help=lambda texts: texts("See whether a phone really gets in, and what keeps it out."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="wifi_code",
        key="",
        name=lambda texts: texts("Wi-Fi code"),
        help=lambda texts: texts("Let phones into a Wi-Fi of your own by a QR code."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="discard_query",
        key="",
        name=lambda texts: texts("Discard the query"),
        help=lambda texts: texts("Discard the query that is shown, with all that was given."),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="renew_voices_code",
        key="",
        name=lambda texts: texts("New code to take part by"),
        help=lambda texts: texts(
            "Replace the code to take part by; the old one leads nowhere then."
        ),
        view=ViewName.POLLS,
        footer=False,
    ),
    Action(
        id="forget_voices",
        key="",
        name=lambda texts: texts("Forget what phones sent"),
        help=lambda texts: texts("Delete for good all cards that nobody took."),
        view=ViewName.POLLS,
        footer=False,
    ),
)
POLLS: Final = (*_QUERIES, *_CARDS, *_PHONES, *_SELDOM)
