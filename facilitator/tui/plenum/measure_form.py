"""The form of a measure: what, who, by when, to whom, and on which entries it rests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from facilitator.domain.entries import Addressee, Entry, EntryId, MeasureId
from facilitator.domain.plenum.dues import DueError, read_due
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Station
from facilitator.texts import Texts
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.plenum.begun import Begun, as_draft, draft_of, first_empty
from facilitator.tui.plenum.entry_rows import label_of
from facilitator.tui.plenum.theme_rows import addressee_word


def measure_form(
    texts: Texts,
    station: Station,
    today: date,
    begun: Begun,
    *,
    title: str,
    opener: str = "",
    agreed: Callable[[MeasureId], None],
    written: Values | None = None,
) -> Form:
    """Return the form; Enter behind the last field agrees on the measure and tells its id.

    What is typed is kept with every key; `written` is what was typed before the program ended.
    """
    typed = written or {}
    numbers = Numbers(station.snapshot)

    def apply(values: Values) -> str:
        def agree() -> None:
            agreed(
                station.plenum.agree(
                    values["what"],
                    who=values["who"],
                    due=values["due"],
                    addressee=read_addressee(values["addressee"], texts),
                    sources=numbers.read(values["sources"])[0],
                    theme=begun.theme,
                    measure=begun.measure,
                    drops=draft_of(begun),
                )
            )

        return why_refused(texts, agree)

    word = "" if begun.addressee is None else addressee_word(begun.addressee, texts)
    return Form(
        texts,
        title,
        [
            FormField(
                name="what",
                label=texts("What"),
                begun=" ".join(begun.what.split()),
                written=typed.get("what"),
                check=lambda said: "" if said else texts("Say what is to be done."),
            ),
            FormField(name="who", label=texts("Who"), begun=begun.who, written=typed.get("who")),
            FormField(
                name="due",
                label=texts("By when"),
                begun=begun.due,
                written=typed.get("due"),
                check=lambda said: wrong_due(said, today, texts),
            ),
            FormField(
                name="addressee",
                label=texts("To whom"),
                begun=word,
                written=typed.get("addressee"),
                check=lambda said: wrong_addressee(said, texts),
            ),
            FormField(
                name="sources",
                label=texts("Rests on"),
                begun=numbers.said(begun.sources),
                written=typed.get("sources"),
                check=lambda said: wrong_numbers(said, numbers, texts),
            ),
        ],
        apply=apply,
        lead=texts("Who and by when may stay empty for now; what is missing stays visible."),
        consequence=lambda values: _consequence(values, today, numbers, texts),
        opener=opener,
        begin=first_empty(begun),
        keep=lambda values: station.keep_draft(draft_of(begun), as_draft(begun, values)),
    )


class Numbers:
    """Finds entries by what people call them: ``3.17`` or ``O 3.17``."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._by_number: Mapping[str, Entry] = {
            snapshot.full_number(entry).casefold(): entry
            for entry in snapshot.entries.values()
            if not entry.removed and entry.number
        }

    def said(self, entries: Collection[EntryId]) -> str:
        """Return the labels of `entries` beside each other."""
        known = (self._snapshot.entries.get(entry) for entry in entries)
        return ", ".join(label_of(entry, self._snapshot) for entry in known if entry is not None)

    def read(self, said: str) -> tuple[list[EntryId], list[str]]:
        """Return the entries that are named, and what names none."""
        found: list[EntryId] = []
        unknown: list[str] = []
        for word in said.replace(",", " ").replace(";", " ").split():
            entry = self._by_number.get(word.casefold())
            if entry is not None:
                found.append(entry.id)
            elif len(word) > 1:  # else the letter of a kind, or the sign of an addition
                unknown.append(word)
        return found, unknown


def wrong_due(said: str, today: date, texts: Texts) -> str:
    """Return what is wrong with a date; nothing is wrong with words that name none."""
    try:
        read_due(said, today)
    except DueError:
        return texts("There is no such day: {due}", due=said)
    return ""


def said_of_due(said: str, today: date, texts: Texts) -> str:
    """Return the day that `said` means, or that it means none; nothing where nothing is said."""
    if not said or wrong_due(said, today, texts):
        return ""
    day = read_due(said, today).day
    if day is None:
        return texts("“{due}” is no date and stays as it is", due=said)
    return texts("by {due}", due=f"{day:%d.%m.%Y}")


def read_addressee(said: str, texts: Texts) -> Addressee | None:
    """Return whom `said` means: a word, or how it begins; None: nobody, or not to be understood."""
    typed = said.strip().casefold()
    words = {known: addressee_word(known, texts).casefold() for known in Addressee}
    for known, word in words.items():
        if typed == word:
            return known
    begins = [known for known, word in words.items() if typed and word.startswith(typed)]
    return begins[0] if len(begins) == 1 else None


def wrong_addressee(said: str, texts: Texts) -> str:
    """Return what can be said instead of what is not to be understood."""
    if not said or read_addressee(said, texts) is not None:
        return ""
    words = ", ".join(addressee_word(known, texts) for known in Addressee)
    return texts("One of these, or how it begins: {words}", words=words)


def wrong_numbers(said: str, numbers: Numbers, texts: Texts) -> str:
    """Return which numbers lead nowhere."""
    _, unknown = numbers.read(said)
    return texts("There is no entry {number}.", number=unknown[0]) if unknown else ""


def _consequence(values: Values, today: date, numbers: Numbers, texts: Texts) -> str:
    due = said_of_due(values["due"], today, texts)
    parts = [due] if due else []
    addressee = read_addressee(values["addressee"], texts)
    if addressee is not None:
        parts.append(f"→ {addressee_word(addressee, texts)}")
    count = len(numbers.read(values["sources"])[0])
    parts.append(texts.plural("rests on {count} entry", "rests on {count} entries", count))
    if not values["addressee"]:
        words = ", ".join(addressee_word(known, texts) for known in Addressee)
        parts.append(texts("to whom: {words}", words=words))
    return " · ".join(parts)
