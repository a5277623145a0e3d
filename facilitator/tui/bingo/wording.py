"""Why the hub did not do what the game was to do, and what undo took back."""

from __future__ import annotations

from facilitator.ledger.refusals import PlayRefusal
from facilitator.link.frames import Answer
from facilitator.texts import Texts
from facilitator.tui.asking import why_not


def why_not_played(texts: Texts, answer: Answer | None) -> str:
    """Return why a call came to nothing; nothing if it was done."""
    if answer is None or answer.is_done:
        return why_not(texts, answer)
    if answer.said in set(PlayRefusal):
        return refusal_words(texts, PlayRefusal(answer.said))
    return _of_the_hub(texts).get(answer.said) or why_not(texts, answer)


def _of_the_hub(texts: Texts) -> dict[str, str]:
    """Return what the hub refuses before it asks the game."""
    return {
        "privacy": texts("The agenda lacks the four lines on data protection: no game opens."),
        "host": texts("That is no address of this machine."),
        "gone": texts("That is no longer there."),
        "role": texts("This device may not do that. Tell Regie."),
    }


def refusal_words(texts: Texts, reason: PlayRefusal) -> str:
    """Return a refusal as a sentence for the moderator."""
    return {**_about_the_game(texts), **_about_players(texts), **_about_cards(texts)}[reason]


def _about_the_game(texts: Texts) -> dict[PlayRefusal, str]:
    return {
        PlayRefusal.NO_GAME: texts("No game is open. ⏎ opens it."),
        PlayRefusal.OTHER_GAME: texts(
            "Another game is not forgotten yet. Ctrl+P, “Forget the game”, makes room."
        ),
        PlayRefusal.STATE: texts("The game has moved on in the meantime. Nothing was changed."),
        PlayRefusal.NOT_RUNNING: texts("Not now: the game is not running."),
        PlayRefusal.LATE: texts("The game has begun; by its rules nobody joins any more."),
        PlayRefusal.FULL: texts("The game is full: its rules allow no more players."),
        PlayRefusal.NOTHING: texts("There is nothing to be done about that (any more)."),
        PlayRefusal.CODE: texts("That code is not valid (any more)."),
        PlayRefusal.CARDS: texts(
            "There are no more cards: the squares of the agenda are not enough for another one."
        ),
    }


def _about_players(texts: Texts) -> dict[PlayRefusal, str]:
    return {
        PlayRefusal.NAME: texts("A nickname needs at least one letter or figure."),
        PlayRefusal.BLOCKED: texts("That nickname is on the list of insults."),
        PlayRefusal.STRANGER: texts("That person does not play (any more)."),
        PlayRefusal.NOBODY: texts("There is no such card."),
        PlayRefusal.SELF: texts("That is one and the same person already."),
        PlayRefusal.PIN: texts("The PIN does not fit that nickname."),
        PlayRefusal.TRIES: texts("Too many wrong PINs: give the card back with m, g."),
        PlayRefusal.SPENT: texts("That code was used already. m, g shows a new one."),
    }


def _about_cards(texts: Texts) -> dict[PlayRefusal, str]:
    return {
        PlayRefusal.SQUARE: texts("There is no such square on that card."),
        PlayRefusal.FILLED: texts("That square is filled already."),
        PlayRefusal.PARTNER: texts("That person fills as many squares there as the rules allow."),
        PlayRefusal.CONFIRMED: texts("That was confirmed already."),
    }


def undone_words(texts: Texts, what: str) -> str:
    """Return what was taken back, or would be; the hub says it in a word."""
    said = {
        "confirm": texts("the confirmed Bingo"),
        "confirm_rest": texts("the Bingos confirmed together"),
        "refuse": texts("the refused Bingo"),
        "remove": texts("the removed player"),
        "rename": texts("the new nickname"),
        "merge": texts("the two players made one"),
        "end": texts("the end of the game"),
        "raffle": texts("the lot that was drawn"),
        "claim": texts("the accepted card"),
    }
    return said.get(what, what)
