"""The agenda file as pydantic reads it. Its JSON Schema is what editors complete keys from.

Only what a single value can tell is checked here; what several say together is in
`agenda_checks`. Imported only where an agenda is read: pydantic is heavy.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from facilitator.domain.agenda import BlockKind
from facilitator.formats.fields import (
    CalendarDay,
    Clock,
    Count,
    FileModel,
    Identifier,
    KindOfBlock,
    LanguageCode,
    Length,
    Letter,
    Line,
    ShortestLength,
    Text,
    TimeZone,
    Title,
    Truth,
    WordFile,
)
from facilitator.formats.game_model import GameModel, PrivacyModel


class PersonModel(FileModel):
    """Somebody whom the agenda names."""

    name: Title = Field(description="First and last name, with title.")
    role: Line = Field("", description="What this person does: Moderation, Teamleitung.")
    organisation: Line = Field("", description="Where this person comes from.")


class WorkshopModel(FileModel):
    """A group that works through one or more phases."""

    id: Identifier = Field(description="A short name that tracks refer to; unique.")
    number: Count | None = Field(
        None, description="Stands before the numbers of its entries; given in order if left out."
    )
    title: Title = Field(description="What it is called.")
    question: Text = Field("", description="Its guiding question, shown while capturing.")
    people: list[PersonModel] = Field([], description="Who gives input or hosts.")


class KindModel(FileModel):
    """A kind of entry."""

    id: Identifier = Field(description="A short name; the default ones are challenge, option, ….")
    letter: Letter = Field(description="Typed before a text: one lower-case letter but a and m.")
    name: Title = Field(description="What one is called: Herausforderung.")
    plural: Title = Field(description="What several are called: Herausforderungen.")


class InnerBlockModel(FileModel):
    """One point of what a workshop does during a parallel phase."""

    id: Identifier = Field(description="A short name; unique among all blocks and workshops.")
    title: Title = Field(description="What the screen and the Dokumentation call it.")
    kind: KindOfBlock = Field(BlockKind.PLAIN, description="How it is run and documented.")
    start: Clock | None = Field(
        None, description="A promise: never earlier than this. A day's first block needs it."
    )
    duration: Length | None = Field(
        None, description="Planned length; a parallel block may leave it to its longest track."
    )
    min: ShortestLength | None = Field(
        None,
        description="How far it may be cut when time runs out; None: by hand only.",
    )
    optional: Truth = Field(False, description="Whether it may be left out.")
    room: Identifier | None = Field(None, description="One of the rooms above.")
    capture: Identifier | None = Field(
        None, description="The kind of entry (letter or id) that text without a letter gets."
    )
    speaker: PersonModel | None = Field(None, description="Who speaks.")
    speakers: list[PersonModel] = Field([], description="Who speaks, if several do.")
    goal: Text = Field("", description="What will be true afterwards.")
    content: Text = Field("", description="What it is about.")
    method: Text = Field("", description="How it is done.")
    material: Text = Field("", description="What has to lie ready.")
    responsible: Line = Field("", description="Who looks after it.")
    notes: Text = Field("", description="For the moderator alone; stays in this file.")


class TrackModel(FileModel):
    """What one workshop does during a parallel phase: a listed one, or one of its own."""

    workshop: Identifier | None = Field(None, description="The id of a workshop listed above.")
    id: Identifier | None = Field(None, description="Without `workshop`: the id of a new one.")
    title: Title | None = Field(None, description="Without `workshop`: its title.")
    question: Text = Field("", description="Without `workshop`: its guiding question.")
    room: Identifier | None = Field(None, description="One of the rooms above.")
    blocks: Annotated[list[InnerBlockModel], Field(min_length=1)] = Field(
        description="One after another; they begin when the phase begins."
    )


class BlockModel(InnerBlockModel):
    """One point of the agenda."""

    tracks: Annotated[list[TrackModel], Field(min_length=1)] | None = Field(
        None, description="For kind parallel: what happens at the same time."
    )
    game: GameModel | None = Field(
        None, description="For kind bingo: squares and rules, to be played on phones and paper."
    )


class DayModel(FileModel):
    """One day."""

    date: CalendarDay = Field(description="Year-month-day.")
    end: Clock | None = Field(None, description="The promised end of the day.")
    blocks: Annotated[list[BlockModel], Field(min_length=1)] = Field(
        description="The points of the agenda, one after another."
    )


class DocumentationModel(FileModel):
    """What nobody captures and the Dokumentation says all the same."""

    aims: list[Title] = Field([], description="What the event is to reach, one a line.")
    abbreviations: dict[Title, Title] = Field(
        {}, description="Short forms and what they stand for: {BA: Bundesagentur für Arbeit}."
    )
    imprint: list[Title] = Field(
        [], description="Lines of the imprint: address, who answers for the content."
    )
    template: WordFile = Field("", description="A Word file of your own look, beside this one.")


class AgendaModel(FileModel):
    """An event for facilitator."""

    title: Title = Field(description="What the event is called.")
    series: Line = Field("", description="The series that it belongs to.")
    organiser: Line = Field("", description="Who invites.")
    place: Line = Field("", description="The town or venue.")
    timezone: TimeZone = Field("Europe/Berlin", description="An IANA name: Europe/Berlin.")
    language: LanguageCode = Field("de", description="The language of the event.")
    occasion: Text = Field("", description="Why it takes place; opens the Dokumentation.")
    participants: Count | None = Field(None, description="How many are expected.")
    people: list[PersonModel] = Field([], description="Who stands for the event.")
    rooms: dict[Identifier, Title] = Field({}, description="Rooms: a short name, and the name.")
    workshops: list[WorkshopModel] = Field([], description="Groups, in the order of numbers.")
    privacy: PrivacyModel | None = Field(
        None, description="Without it no page for participants opens."
    )
    documentation: DocumentationModel | None = Field(
        None, description="What the Dokumentation says that nobody captures."
    )
    kinds: list[KindModel] = Field([], description="Kinds of entry, if not the default ones.")
    days: Annotated[list[DayModel], Field(min_length=1)] = Field(description="Day by day.")
