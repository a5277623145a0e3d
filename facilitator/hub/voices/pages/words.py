"""The words of the pages: templates have none of their own."""

from __future__ import annotations

from facilitator.hub.phones.words import shared_words
from facilitator.hub.wording import SOME, Words, counted
from facilitator.texts import Texts


def words_in(texts: Texts) -> Words:
    """Return what the templates say."""
    return {
        **shared_words(texts),
        **_coming_words(texts),
        **_query_words(texts),
        **_checking_words(texts),
        **_card_words(texts),
        **_voice_words(texts),
        **_photo_words(texts),
        **_withdrawing_words(texts),
        **_privacy_words(texts),
    }


def _coming_words(texts: Texts) -> Words:
    return {
        "code_title": texts("Have your say"),
        "code": texts("Code"),
        "code_hint": texts("It stands on the screen beside the QR code."),
        "nothing": texts("Nothing is asked right now. This page shows it as soon as there is."),
        "closed": texts("The query is closed. The result will be on the screen in a moment."),
        "revealed": texts(
            "The result of the query is revealed. Nothing else is asked right now; this page shows "
            "it as soon as there is."
        ),
        "your_voice": texts("Your say"),
    }


def _query_words(texts: Texts) -> Words:
    return {
        "your_points": counted(
            texts.plural("You have {count} point.", "You have {count} points.", 1),
            texts.plural("You have {count} point.", "You have {count} points.", SOME),
        ),
        "most_on_one": counted(
            texts.plural("At most {count} of them on one.", "At most {count} of them on one.", 1),
            texts.plural(
                "At most {count} of them on one.", "At most {count} of them on one.", SOME
            ),
        ),
        "choose_one": texts("Choose one."),
        "left": counted(
            texts.plural("{count} point left", "{count} points left", 1),
            texts.plural("{count} point left", "{count} points left", SOME),
        ),
        "none_left": texts("No points left"),
        "over": counted(
            texts.plural("{count} point too many", "{count} points too many", 1),
            texts.plural("{count} point too many", "{count} points too many", SOME),
        ),
        "points": counted(
            texts.plural("{count} point", "{count} points", 1),
            texts.plural("{count} point", "{count} points", SOME),
        ),
        "once_code": texts("Your one-time code"),
        "once_hint": texts("It stands on the slip that you were given."),
        "to_check": texts("Go on: check"),
        "given": texts("You have given yours. Thank you!"),
        "given_hint": texts(
            "The result is on the screen as soon as the moderator reveals it. You may put the "
            "phone away."
        ),
    }


def _checking_words(texts: Texts) -> Words:
    return {
        "check_title": texts("Is that right?"),
        "check_final": texts("Once it is given it can't be changed any more."),
        "unused": counted(
            texts.plural("{count} point is not used.", "{count} points are not used.", 1),
            texts.plural("{count} point is not used.", "{count} points are not used.", SOME),
        ),
        "give": texts("Give it for good"),
        "change": texts("Change"),
    }


def _card_words(texts: Texts) -> Words:
    return {
        "feedback": texts("Feedback"),
        "story": texts("Your success story"),
        "send": texts("Send"),
        "inbox_hint": texts("The moderator reads it first. Nobody else sees it before that."),
        "sent_title": texts("It has arrived. Thank you!"),
        "another": texts("Send another"),
        "to_overview": texts("Back to the overview"),
    }


def _voice_words(texts: Texts) -> Words:
    return {
        "release": texts("How may we quote you?"),
        "release_function": texts("With my function"),
        "release_anonymous": texts("Without any name or function"),
        "release_denied": texts("Not at all: for internal use only"),
        "function": texts("Your function"),
        "function_hint": texts("Such as “team leader, Jobcenter”. No name is needed."),
        "contact_if_wanted": texts("How can we reach you? (if you like)"),
        "contact_hint": texts("Only the moderator sees it. It is not published."),
    }


def _photo_words(texts: Texts) -> Words:
    return {
        "photo_title": texts("Your photo for the Dokumentation"),
        "photo": texts("Photo"),
        "photo_hint": texts("At most 15 MB."),
        "photo_inbox_hint": texts("At first only the moderator sees it."),
        "credit": texts("Who took it? (if you like, it is printed like this)"),
        "consent": texts("Can anybody be recognised?"),
        "consent_given": texts("Whoever can be recognised has consented"),
        "consent_nobody": texts("Nobody can be recognised"),
        "photo_kept": texts(
            "Of the photo only a scaled copy is kept, without place, time or device."
        ),
        "photos": texts("Photos:"),
        "photos_text": texts(
            "Of a photo a scaled copy is kept, without its file name and what the phone has "
            "written into it (place, time, device), with what you say of it. The moderator alone "
            "sees it until it is taken over into the documentation of the event. Taken back with "
            "its code it is destroyed, there as well."
        ),
    }


def _withdrawing_words(texts: Texts) -> Words:
    return {
        "withdraw": texts.about("voice", "Take back"),
        "withdraw_title": texts("Take back what you sent"),
        "withdraw_hint": texts(
            "With the code that you were shown after sending. It works until the event is closed."
        ),
        "withdraw_code": texts("Code to take it back"),
        "withdraw_keep": texts(
            "Should you want to take it back: note this code, it is shown only here."
        ),
        "withdraw_where": texts("It is entered at {place}", place="{place}"),
        "withdrawn_title": texts("It is taken back."),
        "withdrawn_hint": texts(
            "What you sent is deleted, also where it was taken over already. What was printed or"
            " put into other words before that, the moderator has to take out: please say so."
        ),
    }


def _privacy_words(texts: Texts) -> Words:
    return {
        "privacy_short": texts(
            "Taking part is voluntary and needs no name. What you enter stays on the organiser's "
            "machine."
        ),
        "privacy_voluntary": texts(
            "Taking part is voluntary. Nobody learns who has given what, or who has not."
        ),
        "what_is_kept_text": texts(
            "Of points only sums, and until the result is shown that somebody has given something "
            "from this browser, as a number from which nobody can find out who. Of cards their "
            "text, and with quotes and stories the function or contact that you enter. No names, "
            "no addresses of devices, no times of single cards or points."
        ),
        "who_sees_text": texts(
            "The moderator alone reads the cards. What is taken over is shown to the plenum and "
            "stands in the documentation of the event; quotes only as you have allowed, and never "
            "how you can be reached. Of points everybody sees sums alone."
        ),
        "cookie_text": texts(
            "One cookie tells that this browser has given its points already. It is needed for "
            "that, says nothing about you, and is gone after four days."
        ),
        "deletion_text": texts(
            "Who has given points is destroyed as soon as the result is shown. Cards that nobody "
            "takes over are deleted 24 hours after the last question was closed. With its code a "
            "card can be taken back until the event is closed."
        ),
        "rights_text": texts(
            "Access, rectification, erasure, restriction, data portability, objection; a consent "
            "can be withdrawn at any time; complaints go to a supervisory authority. The code "
            "shown after sending deletes a card at once."
        ),
    }
