"""The words of the pages: templates have none of their own."""

from __future__ import annotations

from facilitator.hub.phones.words import shared_words
from facilitator.hub.wording import SOME, Words, counted
from facilitator.texts import Texts


def words_in(texts: Texts) -> Words:
    """Return what the templates say."""
    return {
        **shared_words(texts),
        **_joining_words(texts),
        **_returning_words(texts),
        **_card_words(texts),
        **_square_words(texts),
        **_bingo_words(texts),
        **_meeting_words(texts),
        **_rule_words(texts),
        **_privacy_words(texts),
        **_leaving_words(texts),
    }


def _joining_words(texts: Texts) -> Words:
    return {
        "join_title": texts("Play along"),
        "join": texts.about("bingo", "Play"),
        "join_code": texts("Join code"),
        "join_code_hint": texts("It stands on the screen beside the QR code."),
        "join_first": texts("First join with a nickname; then the meeting goes on right here."),
        "nickname": texts("Nickname"),
        "nickname_hint": texts("What the others may call you. It need not be your name."),
        "privacy_short": texts(
            "Taking part is voluntary. Kept are your nickname and whom you meet in the game, on "
            "the organiser's machine alone; 24 hours after the end all of it is deleted."
        ),
        "have_card": texts("I have a card already"),
        "no_card": texts(
            "This phone has no card in this game (any more). Join again, or get your card back "
            "with nickname and PIN."
        ),
        "reached": texts("This phone reaches the moderator's machine."),
        "reached_hint": texts("That is all it takes. You may close this page."),
        "to_game": texts("To the game"),
    }


def _returning_words(texts: Texts) -> Words:
    return {
        "back_title": texts("Get your card back"),
        "back_hint": texts("With your nickname and your PIN the card comes to this phone."),
        "name_as_shown": texts("Exactly as it stands on your card."),
        "back_help": texts("PIN forgotten? The moderator can give you your card back."),
        "pin": texts("PIN"),
        "get_back": texts("Get the card"),
        "get_back_here": texts("Get the card on this phone"),
        "recover_hint": texts("The moderator has made this link for you. It works once."),
        "recover_replaces": texts(
            "This phone plays with a card already. It will have the other one from then on."
        ),
        "keep_title": texts("Card lost? How to get it back"),
        "keep_hint": texts(
            "If this phone forgets the card, or you take another one: nickname and PIN get it "
            "back. Show the PIN to nobody."
        ),
    }


def _card_words(texts: Texts) -> Words:
    return {
        "pages": texts("Pages"),
        "my_card": texts("My card"),
        "my_code": texts("My code"),
        "enter_code": texts("Enter code"),
        "card_number": texts("Card {number}", number="{number}"),
        "lines": counted(
            texts.plural("{count} line", "{count} lines", 1),
            texts.plural("{count} line", "{count} lines", SOME),
        ),
        "my_squares": texts("My squares"),
        "my_qr": texts("QR code to meet you; the code is {code}", code="{code}"),
        "my_code_hint": texts("Let others scan this with their camera: that is how they meet you."),
        "or_type": texts("or type"),
        "keep_where": texts("Address: {place}", place="{place}"),
        "not_begun": texts("Not begun yet. Have a look at your card: whom could you ask?"),
        "paused": texts("The game pauses. It goes on in a moment."),
        "ended": texts("The game is over. Thank you for playing!"),
        "left": counted(
            texts.plural("{count} min left", "{count} min left", 1),
            texts.plural("{count} min left", "{count} min left", SOME),
        ),
        "left_last": texts("the last minute"),
    }


def _square_words(texts: Texts) -> Words:
    return {
        "free": texts.about("bingo", "Free"),
        "filled": texts.about("bingo", "confirmed"),
        "waiting": texts.about("bingo", "waits"),
        "in_line": texts.about("bingo", "line"),
        "where": texts("Row {row}, square {column}:", row="{row}", column="{column}"),
        "confirmed_by": texts("confirmed by {name}", name="{name}"),
        "waits_for": texts("{name} has yet to confirm it", name="{name}"),
        "withdraw": texts("Take back"),
        "withdraw_square": texts("Take back: {square}", square="{square}"),
        "says_of_you": texts("{name} says that this fits you:", name="{name}"),
        "asked": texts("Somebody asks you to confirm"),
        "yes": texts("Yes, it does"),
        "no": texts.about("bingo", "No"),
    }


def _bingo_words(texts: Texts) -> Words:
    return {
        "bingo": texts("BINGO!"),
        "bingo_checking": texts("It is being checked: show your phone to the moderator."),
        "bingo_rank": texts("BINGO! Place {rank}", rank="{rank}"),
        "bingo_confirmed": texts("Confirmed. Congratulations!"),
        "bingo_refused": texts("Your Bingo was not accepted. Please ask the moderator."),
        "raffled": texts("You have won the raffle!"),
        "raffled_hint": texts("Please go to the moderator."),
    }


def _meeting_words(texts: Texts) -> Words:
    return {
        "meet_title": texts("Meet somebody"),
        "meet_scan": texts(
            "Scan the QR code on the other phone with your camera. No camera? Type the code."
        ),
        "their_code": texts("Code of the other person"),
        "their_code_hint": texts("Five signs, below the QR code on the other phone or card."),
        "meet": texts("Meet"),
        "met": texts("You have met {name}", name="{name}"),
        "what_fits": texts("What fits {name}?", name="{name}"),
        "pick_hint": texts(
            "Ask, then tap a square. {name} confirms it on the other phone.", name="{name}"
        ),
        "pick_paper": texts(
            "This person plays on paper: ask, then tap a square. It counts at once. Then sign the "
            "other card."
        ),
        "makes_line": texts("makes a line"),
        "enough": texts("This person is on your card. Now find somebody else!"),
        "ask_to_confirm": texts("Now ask {name} to confirm it.", name="{name}"),
        "to_card": texts("To my card"),
    }


def _rule_words(texts: Texts) -> Words:
    return {
        "rules": texts.about("bingo", "Rules"),
        "rule_find": texts("Find people whom the squares of your card fit."),
        "rule_scan": texts("Scan the QR code on the other phone with your own camera."),
        "rule_code": texts("No camera, or paper: type the short code below the QR code."),
        "rule_pick": counted(
            texts.plural(
                "Each person fills {count} square of your card. Ask before you choose!",
                "Each person fills up to {count} squares of your card. Ask before you choose!",
                1,
            ),
            texts.plural(
                "Each person fills {count} square of your card. Ask before you choose!",
                "Each person fills up to {count} squares of your card. Ask before you choose!",
                SOME,
            ),
        ),
        "rule_confirm": texts("It counts once the other person has confirmed it."),
        "rule_line": counted(
            texts.plural(
                "{count} full line is a Bingo: across, down, or from corner to corner.",
                "{count} full lines are a Bingo: across, down, or from corner to corner.",
                1,
            ),
            texts.plural(
                "{count} full line is a Bingo: across, down, or from corner to corner.",
                "{count} full lines are a Bingo: across, down, or from corner to corner.",
                SOME,
            ),
        ),
        "rule_check": texts("Bingo? Show your phone to the moderator, who checks and confirms it."),
        "rule_raffle": texts("At the end there is a raffle among all who have a Bingo."),
    }


def _privacy_words(texts: Texts) -> Words:
    return {
        "privacy_voluntary": texts(
            "Taking part is voluntary. You can leave at any time, without giving a reason and "
            "without any disadvantage."
        ),
        "what_is_kept_text": texts(
            "Your nickname, your card, whom you met in the game and when, and which squares were "
            "filled that way. No real names, no addresses of devices, no places."
        ),
        "who_sees_text": texts(
            "Those whom you meet see your nickname. The moderator sees nicknames, lines and "
            "numbers. The screen shows the nicknames of confirmed winners."
        ),
        "cookie_text": texts(
            "One cookie tells that this card is yours. It is needed for the game, says nothing "
            "about you, and is gone after four days."
        ),
        "deletion_text": texts(
            "24 hours after the end of the game all of it is deleted. What remains are totals: how "
            "many played, how often people met."
        ),
        "rights_text": texts(
            "Access, rectification, erasure, restriction, data portability, objection; a consent "
            "can be withdrawn at any time; complaints go to a supervisory authority. “Leave the "
            "game” deletes your entries at once."
        ),
    }


def _leaving_words(texts: Texts) -> Words:
    return {
        "leave": texts("Leave the game"),
        "leave_title": texts("Leave the game?"),
        "leave_hint": texts(
            "Your card and your nickname are deleted at once. That can't be undone. Squares that "
            "you filled for others stay, without your name."
        ),
        "stay": texts("Play on"),
        "leave_and_delete": texts("Leave and delete"),
    }
