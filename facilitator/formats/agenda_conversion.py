"""The agenda file's model into what the rest of the program speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from facilitator.domain.agenda import (
    Agenda,
    Block,
    BlockId,
    Day,
    Person,
    Room,
    Track,
    Workshop,
)
from facilitator.domain.documenting import Documenting
from facilitator.domain.instant import Duration
from facilitator.domain.kinds import Kind, KindId, default_kinds
from facilitator.formats import agenda_model as model
from facilitator.formats.game_conversion import to_game, to_privacy


def to_agenda(file: model.AgendaModel) -> Agenda:
    """Return `file`, which passed `check_agenda`, as an agenda."""
    kinds = _kinds(file)
    return Agenda(
        title=file.title,
        timezone=file.timezone,
        language=file.language,
        days=tuple(_day(day, kinds) for day in file.days),
        series=file.series,
        organiser=file.organiser,
        place=file.place,
        occasion=file.occasion,
        participants=file.participants,
        people=_people(file.people),
        rooms=tuple(Room(id=key, name=name) for key, name in file.rooms.items()),
        workshops=_workshops(file),
        kinds=kinds,
        privacy=to_privacy(file.privacy),
        documentation=_documenting(file.documentation),
    )


def private_notes(file: model.AgendaModel) -> dict[BlockId, str]:
    """Return what the moderator alone may see, block by block."""
    return {block.id: block.notes for block in _all_blocks(file) if block.notes}


def _all_blocks(file: model.AgendaModel) -> Iterator[model.InnerBlockModel]:
    for day in file.days:
        for block in day.blocks:
            yield block
            for track in block.tracks or ():
                yield from track.blocks


def _kinds(file: model.AgendaModel) -> tuple[Kind, ...]:
    if not file.kinds:
        return default_kinds(file.language)
    return tuple(
        Kind(id=kind.id, letter=kind.letter, name=kind.name, plural=kind.plural)
        for kind in file.kinds
    )


def _workshops(file: model.AgendaModel) -> tuple[Workshop, ...]:
    """Return the listed workshops, then those of tracks; numbers left out are filled in order."""
    taken = {workshop.number for workshop in file.workshops}
    free = (number for number in count(1) if number not in taken)
    listed = [
        Workshop(
            id=workshop.id,
            number=workshop.number or next(free),
            title=workshop.title,
            question=workshop.question,
            people=_people(workshop.people),
        )
        for workshop in file.workshops
    ]
    behind = count(max((workshop.number for workshop in listed), default=0) + 1)
    own = [
        Workshop(id=track.id, number=next(behind), title=track.title, question=track.question)
        for day in file.days
        for block in day.blocks
        for track in block.tracks or ()
        if track.id and track.title
    ]
    return (*listed, *own)


def _day(day: model.DayModel, kinds: tuple[Kind, ...]) -> Day:
    blocks = tuple(_block(block, kinds) for block in day.blocks)
    return Day(date=day.date, end=day.end, blocks=blocks)


def _block(block: model.InnerBlockModel, kinds: tuple[Kind, ...]) -> Block:
    phase = block.tracks if isinstance(block, model.BlockModel) else None
    tracks = tuple(_track(track, kinds) for track in phase or ())
    longest = max((track.duration for track in tracks), default=Duration(0))
    return Block(
        id=block.id,
        title=block.title,
        duration=block.duration or longest,
        kind=block.kind,
        start=block.start,
        minimum=block.min,
        optional=block.optional,
        room=block.room,
        capture=_kind_id(block.capture, kinds),
        speakers=_people([block.speaker] if block.speaker else block.speakers),
        goal=block.goal,
        content=block.content,
        method=block.method,
        material=block.material,
        responsible=block.responsible,
        tracks=tracks,
        game=to_game(block.game) if isinstance(block, model.BlockModel) else None,
    )


def _track(track: model.TrackModel, kinds: tuple[Kind, ...]) -> Track:
    return Track(
        workshop=track.workshop or track.id or "",
        room=track.room,
        blocks=tuple(_block(block, kinds) for block in track.blocks),
    )


def _kind_id(capture: str | None, kinds: tuple[Kind, ...]) -> KindId | None:
    """Return the kind that `capture` names by its letter or else by its id."""
    named = {kind.id: kind.id for kind in kinds} | {kind.letter: kind.id for kind in kinds}
    return None if capture is None else named[capture]


def _documenting(said: model.DocumentationModel | None) -> Documenting:
    if said is None:
        return Documenting()
    return Documenting(
        aims=tuple(said.aims),
        abbreviations=tuple(said.abbreviations.items()),
        imprint=tuple(said.imprint),
        template=said.template,
    )


def _people(listed: Iterable[model.PersonModel]) -> tuple[Person, ...]:
    return tuple(
        Person(name=person.name, role=person.role, organisation=person.organisation)
        for person in listed
    )
