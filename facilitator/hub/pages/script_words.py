"""The words that the script says, because only it knows when."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from facilitator.hub.pages.desk import Bar
from facilitator.hub.wording import SOME, Counted, counted
from facilitator.station import Reason
from facilitator.texts import Texts


def script_words(texts: Texts) -> dict[str, Any]:
    """Return the words by their names; those about a number have two forms."""
    said = {**_saving(texts), **_running(texts), **_writing(texts), **_files(texts)}
    said["barred"] = bars(texts)
    return {
        name: asdict(word) if isinstance(word, Counted) else word for name, word in said.items()
    }


def _saving(texts: Texts) -> dict[str, Any]:
    return {
        "saved": texts("everything saved"),
        "only_here": counted(
            texts.plural(
                "{count} entry on this device only", "{count} entries on this device only", 1
            ),
            texts.plural(
                "{count} entry on this device only", "{count} entries on this device only", SOME
            ),
        ),
        "sending": texts("saving …"),
        "offline": texts("no connection"),
        "no_reload": texts("do not reload this page"),
        "refused": counted(
            texts.plural(
                "{count} entry could not be filed", "{count} entries could not be filed", 1
            ),
            texts.plural(
                "{count} entry could not be filed", "{count} entries could not be filed", SOME
            ),
        ),
        "forgetful": texts(
            "This browser keeps nothing, as in a private window: what is not sent is lost when it "
            "closes."
        ),
        "too_long": texts("Too long for one entry: divide it."),
        "no_number": texts("no number yet"),
        "back_to_field": texts("Back into the field"),
        "discard": texts("Discard"),
        "discard_sure": texts("Discard it for good?"),
    }


def _running(texts: Texts) -> dict[str, Any]:
    return {
        "left": texts("{length} left"),
        "over": texts("! {length} over"),
        "seconds": texts("{seconds} s"),
        "minutes": texts("{minutes} min"),
        "hours": texts("{hours} h {minutes:02} min").replace(":02", ""),
        "elsewhere": texts("Running now: {title}"),
    }


def _writing(texts: Texts) -> dict[str, Any]:
    return {
        "writing": texts("{what} — you are writing"),
        "edit": texts("edit {number}"),
        "finish": texts("finish {number}"),
        "stays_text": texts("“{sign}” stays text: nothing to refer to yet"),
        "measure": texts("measure"),
        "open_end": texts("open end"),
        "file": texts("File"),
        "take_over": texts("Take over"),
        "filed": texts("{number} filed"),
        "removed": texts("{number} is removed."),
        "proposed": texts("{number} is proposed as a measure."),
        "change": texts("change"),
        "change_number": texts("Change {number}"),
        "remove_empty": texts("Nothing is left of {number}. Remove it?"),
        "no_open_end": texts("There is no open end here."),
        "found": counted(
            texts.plural("{count} entry found", "{count} entries found", 1),
            texts.plural("{count} entry found", "{count} entries found", SOME),
        ),
        "in_order": texts("In order"),
        "by_kind": texts("By kind"),
        "needs_connection": texts("That needs a connection. Try again once there is one."),
        "leave_unsent": texts("Not everything has been sent yet: wait for it, or discard it."),
        "leave_sure": texts("Leave the event and delete everything of it from this browser?"),
    }


def _files(texts: Texts) -> dict[str, Any]:
    return {
        "file_name": texts("unsent-entries"),
        "imported": counted(
            texts.plural("{count} entry was read.", "{count} entries were read.", 1),
            texts.plural("{count} entry was read.", "{count} entries were read.", SOME),
        ),
        "will_be_sent": texts("They are sent as soon as you have joined."),
        "wrong_file": texts("That is no file of unsent entries."),
        "foreign_file": texts("That file belongs to another event."),
    }


def unsaved(texts: Texts) -> str:
    """Return that what was sent is on no disk yet, in words."""
    return texts("The main computer cannot save at the moment.")


def bars(texts: Texts) -> dict[str, str]:
    """Return why a device is not let in, in words."""
    return {
        Bar.TOKEN: texts(
            "This link is not valid, or not any more. Ask the moderation for a new one."
        ),
        Bar.DEVICE: texts("The event does not know this device. Join again with the link."),
        Bar.THROWN_OUT: texts("This device was removed from the event. Ask the moderation."),
        Bar.LEFT: texts("This device has left the event. Join again with the link."),
        Bar.STEPPED_DOWN: texts("Another main computer has taken over. Ask for its link."),
        Bar.FULL: texts("Too many devices, or too many tries. Wait a moment and try again."),
    }


def refusal(reason: Reason, detail: str, texts: Texts) -> str:
    """Return why a command was refused, in words."""
    said = {
        Reason.GONE: texts("That is no longer there."),
        Reason.EMPTY: texts("Without a text there is nothing to keep."),
        Reason.NOT_HERE: texts("This device takes notes in another place."),
        Reason.REDACTED: texts("Its content was destroyed."),
        Reason.TOO_LONG: texts("That text is too long: more than 100,000 characters."),
    }
    return said.get(reason) or texts("Not possible now: {title}", title=detail or reason)
