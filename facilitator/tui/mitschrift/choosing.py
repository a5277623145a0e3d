"""Choosing a place from a list."""

from __future__ import annotations

from collections.abc import Collection

from rich.text import Text

from facilitator.domain.agenda import Block, PlaceId
from facilitator.domain.places import Place, all_places, running_place
from facilitator.domain.schedule import current_block
from facilitator.texts import Texts
from facilitator.tui.context import Context, Moment, moment_of
from facilitator.tui.mitschrift.picker import Choice, Found, Picker
from facilitator.tui.mitschrift.places import place_name
from facilitator.tui.plain import visible


def place_picker(
    context: Context,
    title: str,
    *,
    here: PlaceId = "",
    but: PlaceId = "",
    only: Collection[PlaceId] | None = None,
) -> Picker:
    """Return a picker of all places save `but`; what runs is marked first, else `here`.

    With `only`, of these places alone.
    """
    moment, texts = moment_of(context.station), context.texts
    snapshot = moment.snapshot
    running = current_block(snapshot.agenda, snapshot.run)
    places = [
        place
        for place in all_places(snapshot.agenda)
        if place.id != but and (only is None or place.id in only)
    ]
    shown = {place.id: _shown(place, moment, running, texts) for place in places}
    ids = list(shown)
    wanted = running_place(running)
    first = ids.index(wanted) if wanted in ids else ids.index(here) if here in ids else 0

    def find(query: str) -> Found:
        words = query.casefold().split()
        found = tuple(
            Choice(place, text)
            for place, text in shown.items()
            if all(word in text.plain.casefold() for word in words)
        )
        return Found(found, len(found), 0 if words else first)

    return Picker(texts, title, texts("type to narrow the list"), find)


def _shown(place: Place, moment: Moment, running: Block | None, texts: Texts) -> Text:
    name = visible(place_name(place, moment, texts))
    count = len(moment.snapshot.notes_in(place.id).entries)
    counted = texts.plural("{count} entry", "{count} entries", count) if count else ""
    sign = "▶ " if _runs(place.id, running) else "  "
    return Text.assemble(sign, name, (f"   {counted}", "italic"))


def _runs(place: PlaceId, running: Block | None) -> bool:
    return running is not None and (
        running.id == place or any(track.workshop == place for track in running.tracks)
    )
