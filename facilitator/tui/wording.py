"""How times, counts and states are said; the same in every view."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from facilitator.domain.instant import (
    Duration,
    Instant,
    clock_minutes,
    minutes,
    minutes_between,
    on_the_wall,
    whole_minutes,
)
from facilitator.domain.snapshot import Saving
from facilitator.station import Reason, RefusedError
from facilitator.texts import Texts

_ANOTHER_DAY: Final = Duration(days=1)


def clock_time(moment: Instant, zone: ZoneInfo) -> str:
    """Return what the clock on the wall shows: ``09:05``."""
    return f"{on_the_wall(moment, zone):%H:%M}"


def time_between(texts: Texts, start: Instant, end: Instant) -> str:
    """Return how long it is from `start` to `end`: what the clock times beside it differ by.

    Of less than a minute the seconds are counted.
    """
    if end - start < minutes(1):
        return texts("{seconds} s", seconds=(end - start) // Duration(seconds=1))
    return length(texts, minutes(minutes_between(start, end)))


def length(texts: Texts, duration: Duration) -> str:
    """Return a length of time, never negative: ``13 min``, ``1 h 05 min``, ``3 days``."""
    if abs(duration) >= _ANOTHER_DAY:
        return texts.plural("{count} day", "{count} days", abs(duration) // _ANOTHER_DAY)
    total = abs(whole_minutes(duration))
    hours, rest = divmod(total, 60)
    if hours:
        return texts("{hours} h {minutes:02} min", hours=hours, minutes=rest)
    return texts("{minutes} min", minutes=rest)


def minutes_late(offset: Duration) -> int:
    """Return how late a clock shows something; an agenda tried on another day is not late."""
    return 0 if abs(offset) >= _ANOTHER_DAY else clock_minutes(offset)


def lateness(texts: Texts, offset: Duration) -> str:
    """Return how far off the plan something is; positive is late."""
    late = minutes_late(offset)
    said = length(texts, minutes(late))
    if late > 0:
        return texts("{length} later than planned", length=said)
    if late < 0:
        return texts("{length} earlier than planned", length=said)
    return texts("on time")


def saving_state(texts: Texts, saving: Saving) -> str:
    """Return how safe everything is, in full."""
    if saving.failure:
        return texts.plural(
            "NOT SAVED: {count} change", "NOT SAVED: {count} changes", saving.pending
        )
    if saving.pending:
        return saving_state_short(texts, saving)
    if not saving.alone:
        return texts("everything saved")
    return texts.plural(
        "saved · {count} entry on this device only",
        "saved · {count} entries on this device only",
        saving.alone,
    )


def saving_state_short(texts: Texts, saving: Saving) -> str:
    """Return how safe everything is, for a narrow screen; what is here only is always said."""
    if saving.failure:
        said = texts("NOT SAVED")
    else:
        said = texts("saving …") if saving.pending else texts("saved")
    here = texts("{count} here only", count=saving.alone)
    return f"{said} · {here}" if saving.alone else said


def refusal(texts: Texts, error: RefusedError) -> str:
    """Return why a command was refused."""
    if error.reason is Reason.CHANGED_SINCE and error.detail:
        return texts(
            "Changed since ({what}): it stays. The same key again goes one step further back.",
            what=command_words(texts, error.detail),
        )
    said = {
        Reason.STALE: texts("The agenda has moved on in the meantime. Nothing was changed."),
        Reason.NOT_NOW: texts("Not possible now: {title}", title=error.detail),
        Reason.GONE: texts("That is no longer there."),
        Reason.NOTHING_TO_UNDO: texts("There is nothing to undo here."),
        Reason.NOTHING_TO_REDO: texts("There is nothing to redo here."),
        Reason.CHANGED_SINCE: texts("It has been changed since and can no longer be undone."),
        Reason.REHEARSAL: texts("This record is a rehearsal and cannot be run as the event."),
        Reason.EVENT: texts(
            "This record is the event itself, not a rehearsal. It was left as it is."
        ),
        Reason.NO_AGENDA: texts("This record is empty: it has no agenda yet."),
        Reason.EMPTY: texts("Without a text there is nothing to keep."),
        Reason.NOT_LEADING: texts(
            "Another device leads: the agenda can't be changed here. w in Regie takes over."
        ),
        Reason.NOT_HERE: texts("This device takes notes in another place."),
        Reason.REDACTED: texts("Its content was destroyed and can't be changed any more."),
        Reason.TOO_LONG: texts("That text is too long: more than 100,000 characters."),
        Reason.IMPOSSIBLE: texts("That number or length of time is not possible."),
    }
    return said[error.reason]


def command_words(texts: Texts, command: str) -> str:
    """Return what a command did, as undo and redo say it."""
    said = {
        "run.advance": texts("Next"),
        "run.extend": texts("change of time"),
        "run.skip": texts("skip"),
        "run.jump": texts("jump"),
        "run.advance_track": texts("step of a workshop"),
        "run.cancel_track": texts("cancelled workshop"),
        "run.mend": texts("mend"),
        "run.swap": texts("swap"),
        "run.insert": texts("inserted block"),
        "run.room": texts("change of room"),
        "run.report": texts("remark and head count"),
        "run.timer": texts("timer"),
        "run.adopt": texts("changes from the agenda file"),
        "capture.file": texts("entry"),
        "capture.edit": texts("wording"),
        "capture.finish": texts("wording of an open end"),
        "capture.rekind": texts("kind of entry"),
        "capture.move": texts("move to another place"),
        "capture.remove": texts("removal"),
        "capture.choose": texts("chosen version"),
        "capture.restore": texts("restoring"),
        "capture.settle": texts("release of a quote"),
        "capture.propose": texts("proposed measure"),
        "capture.redact": texts("redaction"),
        "poll.open": texts("opened query"),
        "poll.close": texts("closed query"),
        "poll.reopen": texts("query opened again"),
        "poll.reveal": texts("revealed query"),
        "poll.discard": texts("discarded query"),
        "poll.people": texts("number of people"),
        "poll.count": texts("count by hand"),
        "poll.open_round": texts("opened round of cards"),
        "poll.close_round": texts("closed round of cards"),
        "poll.reopen_round": texts("round of cards opened again"),
        "poll.discard_round": texts("discarded round of cards"),
        "poll.take": texts("taken card"),
        "document.summary": texts("summary"),
        "document.measure": texts("measure"),
        "document.sign_off": texts("answer to a sign-off"),
        "document.settle_note": texts("settled comment"),
        "document.review": texts("changes from Word"),
        "document.discard": texts("dropped wording from Word"),
        "document.add_photo": texts("added photo"),
        "document.describe_photo": texts("what is said of a photo"),
        "document.move_photo": texts("order of photos"),
        "document.remove_photo": texts("removed photo"),
        "document.destroy_photo": texts("destroyed photo"),
        "plenum.found": texts("new theme"),
        "plenum.rename": texts("title of a theme"),
        "plenum.move": texts("order of themes"),
        "plenum.remove": texts("removed theme"),
        "plenum.gather": texts("entries into a theme"),
        "plenum.release": texts("entries out of a theme"),
        "plenum.merge": texts("merged themes"),
        "plenum.split": texts("theme split off"),
        "plenum.controversy": texts("dispute"),
        "plenum.confirm": texts("confirmation"),
        "plenum.unconfirm": texts("confirmation taken away"),
        "plenum.merge_entries": texts("common wording"),
        "plenum.part_entries": texts("wordings parted"),
        "plenum.take_question": texts("who takes a question"),
        "plenum.report_back": texts("report of a workshop"),
        "plenum.agree": texts("agreed measure"),
        "plenum.remove_measure": texts("removed measure"),
    }
    return said.get(command, command)


def field_words(texts: Texts, field: str) -> str:
    """Return what a field of the agenda is called."""
    said = {
        "title": texts("title"),
        "duration": texts("duration"),
        "start": texts("start"),
        "minimum": texts("minimum"),
        "kind": texts("sort of block"),
        "optional": texts("optional"),
        "room": texts("room"),
        "capture": texts("kind of plain text"),
        "speakers": texts("speakers"),
        "goal": texts("goal"),
        "content": texts("content"),
        "method": texts("method"),
        "material": texts("material"),
        "responsible": texts("responsibility"),
        "game": texts("squares and rules of the bingo"),
        "tracks": texts("workshops or rooms of the phase"),
        "days": texts("days or promised ends"),
        "order": texts("order"),
        "rooms": texts("rooms"),
        "workshops": texts("workshops"),
        "kinds": texts("kinds of entry"),
        "people": texts("people"),
        "place": texts("venue"),
        "organiser": texts("organiser"),
        "series": texts("series"),
        "occasion": texts("occasion"),
        "participants": texts("number of participants"),
        "timezone": texts("time zone"),
        "language": texts("language"),
        "privacy": texts("data protection notice"),
        "documentation": texts("what the Dokumentation says"),
    }
    return said[field]
