"""What a page says about what was just done, or was not."""

from __future__ import annotations

from facilitator.ledger import PlayRefusal
from facilitator.texts import Texts


def said(name: str, texts: Texts, nickname: str = "") -> str:
    """Return the sentence about what was just done; empty for names that there are none for.

    `nickname` is the visitor's own, as far as the page knows it.
    """
    return _said_in(texts, nickname).get(name, "")


def _said_in(texts: Texts, nickname: str) -> dict[str, str]:
    welcome = texts("You are in. Good luck!")
    renamed = texts(
        "You are in. Here you are called “{name}”: that name was taken already.", name=nickname
    )
    return {
        "welcome": welcome,
        "renamed": renamed if nickname else welcome,
        "back": texts("Your card is back. It is on this phone only now."),
        "picked": texts("Noted. It counts as soon as it is confirmed on the other phone."),
        "filled": texts("Noted. The square counts."),
        "picked_before": texts("You have already noted that."),
        "withdrawn": texts("Taken back. The square is open again."),
        "confirmed": texts("Confirmed, thank you!"),
        "confirmed_before": texts("You have already confirmed that."),
        "declined": texts("You said no. The square is open again."),
        "left": texts("You have left the game. All that you entered is deleted."),
    }


def stale(texts: Texts) -> str:
    """Return what helps if a form of somebody who does not play comes without its ticket."""
    return texts("Please send that once more. If it fails again, please allow cookies.")


def refusal(reason: PlayRefusal, texts: Texts) -> str:
    """Return why something was not done, and what helps."""
    return {**_why_not_in(texts), **_why_no_square(texts)}[reason]


def _why_not_in(texts: Texts) -> dict[PlayRefusal, str]:
    no_game = texts("No game is open right now.")
    return {
        PlayRefusal.NO_GAME: no_game,
        PlayRefusal.OTHER_GAME: no_game,
        PlayRefusal.STATE: texts("The game is over."),
        PlayRefusal.CODE: texts(
            "That is not the join code. It stands on the screen beside the QR code."
        ),
        PlayRefusal.LATE: texts("The game has begun. This time nobody can join any more."),
        PlayRefusal.FULL: texts("The game is full. Please ask the moderator for a card on paper."),
        PlayRefusal.CARDS: texts(
            "There are no more cards. Please ask the moderator for a card on paper."
        ),
        PlayRefusal.NAME: texts("Please enter a nickname with at least one letter."),
        PlayRefusal.BLOCKED: texts("Please choose another nickname."),
        PlayRefusal.STRANGER: texts("This card is not in the game any more."),
        PlayRefusal.PIN: texts("Nickname and PIN do not belong together."),
        PlayRefusal.TRIES: texts(
            "Too many wrong PINs. The moderator can give you your card back: just ask."
        ),
        PlayRefusal.SPENT: texts(
            "This link has been used already, or there is a newer one. The moderator can give you "
            "another: just ask."
        ),
    }


def _why_no_square(texts: Texts) -> dict[PlayRefusal, str]:
    return {
        PlayRefusal.NOT_RUNNING: texts("No squares can be filled right now: the game is not on."),
        PlayRefusal.NOBODY: texts("Nobody in this game has that code."),
        PlayRefusal.SELF: texts("That is your own code. Let the others scan it."),
        PlayRefusal.SQUARE: texts("That square is not on your card."),
        PlayRefusal.FILLED: texts("That square is somebody else's already. Please choose another."),
        PlayRefusal.PARTNER: texts(
            "This person is on your card already. Somebody else fits your next square!"
        ),
        PlayRefusal.NOTHING: texts("There is nothing left to confirm or to take back here."),
        PlayRefusal.CONFIRMED: texts(
            "That is confirmed already. Only the moderator can change it now."
        ),
    }
