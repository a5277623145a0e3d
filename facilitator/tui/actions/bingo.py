"""What can be done in Bingo."""

from __future__ import annotations

from typing import Final

from facilitator.tui.actions.action import Action, ViewName

BINGO: Final = (
    Action(
        id="go_on",
        key="enter",
        shown_key="⏎",
        name=lambda texts: texts("Next"),
        help=lambda texts: texts(
            "Do what comes next: open, start, confirm a Bingo, end, draw lots; asked once."
        ),
        view=ViewName.BINGO,
    ),
    Action(
        id="refuse_bingo",
        key="x",
        shown_key="x",
        name=lambda texts: texts("Refuse"),
        help=lambda texts: texts("Refuse the Bingo that is being checked; its player plays on."),
        view=ViewName.BINGO,
    ),
    Action(
        id="confirm_rest",
        key="r",
        shown_key="r",
        name=lambda texts: texts("Confirm all"),
        help=lambda texts: texts("Confirm all Bingos that wait, without looking at each."),
        view=ViewName.BINGO,
        gives_way=True,
    ),
    Action(
        id="pause_game",
        key="p",
        shown_key="p",
        name=lambda texts: texts("Pause"),
        help=lambda texts: texts("Have the game pause, or go on."),
        view=ViewName.BINGO,
    ),
    Action(
        id="bingo_stage",
        key="s",
        shown_key="s",
        name=lambda texts: texts("Stage"),
        help=lambda texts: texts("Put the code to join by, or the board, on the stage."),
        view=ViewName.BINGO,
    ),
    Action(
        id="type_card",
        key="k",
        shown_key="k",
        name=lambda texts: texts("Card"),
        help=lambda texts: texts(
            "Type number or code of a card, see squares and lines, accept its Bingo."
        ),
        view=ViewName.BINGO,
    ),
    Action(
        id="players",
        key="m",
        shown_key="m",
        name=lambda texts: texts("Players"),
        help=lambda texts: texts("Find somebody: rename, remove, make two one, give a card back."),
        view=ViewName.BINGO,
    ),
    Action(
        id="show_join_code",
        key="q",
        shown_key="q",
        name=lambda texts: texts("QR code"),
        help=lambda texts: texts("Show the QR code to join by on the whole screen."),
        view=ViewName.BINGO,
    ),
    Action(
        id="end_game",
        key="e",
        shown_key="e",
        name=lambda texts: texts("End"),
        help=lambda texts: texts("End the game; you are asked once, and undo goes on with it."),
        view=ViewName.BINGO,
        gives_way=True,
    ),
    Action(
        id="print_cards",
        key="d",
        shown_key="d",
        name=lambda texts: texts("Print"),
        help=lambda texts: texts(
            "Write cards as a Word file: new ones, or those in play, to change over to paper."
        ),
        view=ViewName.BINGO,
        gives_way=True,
    ),
    Action(
        id="choose_address",
        key="a",
        shown_key="a",
        name=lambda texts: texts("Address"),
        help=lambda texts: texts("Choose the address of this machine that QR codes lead to."),
        view=ViewName.BINGO,
        gives_way=True,
    ),
    Action(
        id="open_to_phones",
        key="o",
        shown_key="o",
        name=lambda texts: texts("Open to phones"),
        help=lambda texts: texts("Open the event to the network, so that phones get in."),
        view=ViewName.BINGO,
    ),
    Action(
        id="show_chances",
        key="w",
        shown_key="w",
        name=lambda texts: texts("Forecast"),
        help=lambda texts: texts(
            "Forecast when the first Bingos come with these squares, people and rules."
        ),
        view=ViewName.BINGO,
        footer=False,
    ),
    Action(
        id="draw_lots",
        key="l",
        shown_key="l",
        name=lambda texts: texts("Draw lots"),
        help=lambda texts: texts("Draw lots among all who have a Bingo, and again if need be."),
        view=ViewName.BINGO,
    ),
    Action(
        id="scroll_up",
        key="up",
        shown_key="↑",
        name=lambda texts: texts("Scroll up"),
        help=lambda texts: texts("Show what stands further up."),
        view=ViewName.BINGO,
        footer=False,
    ),
    Action(
        id="scroll_down",
        key="down",
        shown_key="↓",
        name=lambda texts: texts("Scroll down"),
        help=lambda texts: texts("Show what stands further down."),
        view=ViewName.BINGO,
        footer=False,
    ),
    Action(
        id="try_phone",
        key="",
        name=lambda texts: texts("Try it with a phone"),
        help=lambda texts: texts("See whether a phone really gets in, and what keeps it out."),
        view=ViewName.BINGO,
        footer=False,
    ),
    Action(
        id="wifi_code",
        key="",
        name=lambda texts: texts("Wi-Fi code"),
        help=lambda texts: texts("Let phones into a Wi-Fi of your own by a QR code."),
        view=ViewName.BINGO,
        footer=False,
    ),
    Action(
        id="renew_join_code",
        key="",
        name=lambda texts: texts("New code to join by"),
        help=lambda texts: texts("Replace the code to join by; the old one leads nowhere then."),
        view=ViewName.BINGO,
        footer=False,
    ),
    Action(
        id="forget_game",
        key="",
        name=lambda texts: texts("Forget the game"),
        help=lambda texts: texts(
            "Delete all nicknames, cards and meetings at once; only the totals stay."
        ),
        view=ViewName.BINGO,
        footer=False,
    ),
)
