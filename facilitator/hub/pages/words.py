"""The words of the pages: templates and script have none of their own."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.entries import Relation, Release
from facilitator.domain.entry_wording import relation_word, release_word
from facilitator.domain.kinds import APPROACH, OPTION, QUOTE, Kind
from facilitator.hub.wording import SOME, Words, counted
from facilitator.texts import Texts


def words_in(texts: Texts) -> Words:
    """Return what the templates say."""
    return {**_joining_words(texts), **_writing_words(texts), **_changing_words(texts)}


def _joining_words(texts: Texts) -> Words:
    return {
        "capture": texts("Capture"),
        "join_title": texts("Take notes"),
        "access_code": texts("Access code"),
        "access_code_hint": texts("What follows the # in the link, or the whole link."),
        "device_name": texts("Name of this device"),
        "device_name_hint": texts("Such as “laptop room C”. No person's name."),
        "join": texts("Join"),
        "write_on": texts("Write on"),
        "link_without_code": texts(
            "This link is not whole: what follows the # is missing. Open it again, or scan the "
            "QR code once more."
        ),
        "rescue_heading": texts("Entries that were not sent"),
        "import_file": texts("Read a file …"),
        "export_file": texts("Save as a file"),
        "where_title": texts("Where do you take notes?"),
        "where_legend": texts("Workshop or block"),
        "write_here": texts("Write here"),
        "left_title": texts("You have left"),
        "left_receipt": texts("{device} has left the event at {time}."),
        "left_cookie": texts("This browser does not know the access any more."),
        "left_all": texts("Nothing of the event is stored in this browser any more."),
        "back": texts("Back"),
    }


def _writing_words(texts: Texts) -> Words:
    return {
        "to_the_field": texts("To the field"),
        "rehearsal": texts("REHEARSAL"),
        "without_script": texts("What you file is saved as soon as it stands in the list."),
        "entries": texts("Entries"),
        "search": texts("Search"),
        "by_kind": texts("By kind"),
        "in_order": texts("In order"),
        "nothing_yet": texts("Nothing captured yet. Just write; Enter files the line."),
        "only_here_heading": texts("On this device only"),
        "writing": texts("{what} — you are writing"),
        "kind": texts("Kind"),
        "plain_kind": texts("as the agenda has it"),
        "file": texts("File"),
        "leave_as_it_was": texts("Leave as it was"),
        "letter_space": texts("Letter + space:"),
        "other_place": texts("Write in another place"),
        "how_to": texts("How to take notes"),
        "this_device": texts("This device"),
        "device_is": texts("This device is called “{name}”."),
        "offline_hint": texts(
            "Without Wi-Fi you can write on: all of it stays on this device and is sent as soon as "
            "there is a connection. Only do not reload or close the page before."
        ),
        "leave": texts("Leave and delete"),
        "leave_hint": texts("Takes the access and all entries of the event from this browser."),
        "guiding_question": texts("Guiding question: {question}"),
        "regie_at": texts("Regie, {time}:"),
        "earlier_messages": counted(
            texts.plural("{count} earlier message", "{count} earlier messages", 1),
            texts.plural("{count} earlier message", "{count} earlier messages", SOME),
        ),
        "show_earlier": counted(
            texts.plural("Show {count} earlier entry", "Show {count} earlier entries", 1),
            texts.plural("Show {count} earlier entry", "Show {count} earlier entries", SOME),
        ),
        "open_ends": counted(
            texts.plural("{count} open end", "{count} open ends", 1),
            texts.plural("{count} open end", "{count} open ends", SOME),
        ),
        "removed_entries": counted(
            texts.plural("{count} removed entry", "{count} removed entries", 1),
            texts.plural("{count} removed entry", "{count} removed entries", SOME),
        ),
        "restore": texts("Bring back"),
        "restore_number": texts("Bring back {number}"),
    }


def _changing_words(texts: Texts) -> Words:
    return {
        "change": texts("change"),
        "change_number": texts("Change {number}"),
        "wording": texts("Wording"),
        "take_over": texts("Take over"),
        "edit_text": texts("Edit the text"),
        "which_version": texts("Which version is to stay?"),
        "which_kind": texts("Which kind?"),
        "which_release": texts("What may be published?"),
        "unsorted": texts("unsorted"),
        "propose": texts("Propose as a measure"),
        "remove": texts("Remove"),
        "close": texts("Close"),
    }


def signs(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return what begins a reply, with the words for it."""
    return (
        ("+", relation_word(Relation.ADDITION, texts)),
        ("<", relation_word(Relation.OBJECTION, texts)),
        ("a", relation_word(Relation.ANSWER, texts)),
    )


def releases(texts: Texts) -> tuple[tuple[Release, str, str], ...]:
    """Return what may become of a quote, each with the letter that chooses it."""
    return tuple(
        (release, letter, release_word(release, texts))
        for release, letter in zip(Release, "ofan", strict=True)
    )


def grammar(kinds: Sequence[Kind], texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return how one captures, row by row."""
    known = {kind.id: kind for kind in kinds}
    first, at_end, quote = (known.get(wanted, kinds[0]) for wanted in (APPROACH, OPTION, QUOTE))
    return (
        (f"{first.letter} …", texts("{kind}: letter + space", kind=first.name)),
        (f"… #{at_end.letter}", texts("{kind}, said last", kind=at_end.name)),
        (f"#{at_end.letter}", texts("the last entry becomes: {kind}", kind=at_end.name)),
        (f"#{at_end.letter} 17", texts("entry 17 becomes: {kind}", kind=at_end.name)),
        ("+ …", texts("addition to the last entry")),
        ("< …", texts("objection to the last entry")),
        ("a …", texts("answer to the last question")),
        ("… ..", texts("open end; to be finished later")),
        ("… #m", texts("a measure as well; alone: the last option")),
        (
            f"{quote.letter} … -- {texts('team lead')}",
            texts("{kind} with function", kind=quote.name),
        ),
    )


def keys(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return what keys do, with a script."""
    return (
        ("⏎", texts("File what stands in the field; it is never refused.")),
        (texts("Shift + ⏎"), texts("another line in the same entry")),
        ("↑ ↓", texts("Edit the entry before; ↓ comes back. Your line stays as it is.")),
        ("Esc", texts("Leave the field and mark an entry in the list.")),
        (
            "⏎ k r m x o",
            texts("In the list: edit, kind, release, measure, remove, next open end."),
        ),
        (
            "⌫",
            texts("Backspace at the very start takes the kind back and leaves the letter."),
        ),
    )
