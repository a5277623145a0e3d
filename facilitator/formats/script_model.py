"""The script file as pydantic reads it. Imported only where a script is read."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from facilitator.domain.instant import NONE
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.round import RoundKind
from facilitator.formats.fields import (
    AddresseeName,
    Change,
    ConsentName,
    EntryNumber,
    FileModel,
    Identifier,
    KindOfRound,
    Line,
    ReleaseName,
    Text,
    Title,
    Truth,
    within,
)

MOST_PHONES: Final = 60
"""Each has a connection of its own; more would only take longer."""
_Amount = Annotated[int, *within(0, 9999)]
_Phones = Annotated[int, *within(0, MOST_PHONES)]
_Points = Annotated[int, *within(1, 20)]


class ScriptBlockModel(FileModel):
    """What happens in one block of the agenda."""

    block: Identifier = Field(description="The id of a block, none inside a track.")
    longer: Change = Field(NONE, description="How much longer than planned it really runs.")
    extended: Change = Field(NONE, description="How much time the moderator adds while it runs.")
    skipped: Truth = Field(False, description="Whether it is left out.")
    lines: dict[Identifier, list[Title]] = Field(
        {}, description="By workshop or block: the lines as a note-taker types them."
    )
    head_count: _Amount | None = Field(None, description="How many people were there.")
    head_counts: dict[Identifier, _Amount] = Field(
        {}, description="By workshop, in a parallel block: how many people were there."
    )
    remark: Line = Field("", description="What the moderator remarks on it.")


class ScriptMeasureModel(FileModel):
    """A measure that the plenum confirms."""

    what: Title = Field(description="What will be done.")
    who: Line = Field("", description="Who does it.")
    due: Line = Field("", description="By when.")
    source: EntryNumber | None = Field(None, description="The number of the entry behind it: 1.7.")
    sources: list[EntryNumber] = Field([], description="Further entries that it rests on.")
    addressee: AddresseeName | None = Field(None, description="Who can bring it about.")
    theme: Line = Field("", description="The title of the plenum's theme that it belongs to.")


class ScriptThemeModel(FileModel):
    """A theme that the plenum makes."""

    title: Title
    entries: list[EntryNumber] = Field([], description="The numbers of what is gathered.")
    summary: Text = Field("", description="What they have in common.")
    controversy: Text = Field("", description="What stays disputed.")
    confirmed: Truth = Field(True, description="Whether the room agrees as it is read back.")
    dots: _Amount = Field(0, description="How many dots it gets on paper.")


class ScriptQueryModel(FileModel):
    """A query over all themes of the plenum."""

    question: Title
    points: _Points = Field(3, description="Of each person.")
    most: _Points = Field(2, description="Of a person for one theme.")
    people: _Amount = Field(0, description="How many are in the room.")
    phones: _Phones = Field(0, description="How many give their points by phone.")
    dots_people: _Amount = Field(0, description="How many stick dots on paper.")


class ScriptPlenumModel(FileModel):
    """What the plenum makes of the workshops."""

    block: Identifier = Field(description="The id of the block in which it happens.")
    themes: list[ScriptThemeModel] = Field([], description="In their order.")
    query: ScriptQueryModel | None = None
    taken: dict[EntryNumber, Line] = Field(
        {}, description="By the number of an open question: who takes it along."
    )


class ScriptRoundModel(FileModel):
    """A question that people answer with cards from their phones."""

    block: Identifier = Field(description="The id of the block in which it is asked.")
    kind: KindOfRound = Field(RoundKind.CARDS, description="What is asked for.")
    question: Title
    cards: list[Title] = Field([], description="What comes.")


class ScriptPhotoModel(FileModel):
    """A photo that the editors add."""

    file: Title = Field(description="The picture, beside this script.")
    place: Identifier | None = Field(None, description="A workshop or block; else the event.")
    alt: Line = Field("", description="What it shows, for whoever can't see it.")
    caption: Line = ""
    credit: Line = Field("", description="Who took it.")
    consent: ConsentName = Field(Consent.OPEN, description="Whether it may be published.")


class ScriptModel(FileModel):
    """What was captured at an event, for a rehearsal of its agenda."""

    blocks: list[ScriptBlockModel] = Field([], description="Block by block.")
    summaries: dict[Identifier, Text] = Field({}, description="By workshop or block.")
    measures: list[ScriptMeasureModel] = Field([], description="In the order of the document.")
    releases: dict[EntryNumber, ReleaseName] = Field(
        {}, description="By the number of a quote: what may be published."
    )
    plenum: ScriptPlenumModel | None = Field(None, description="What the plenum makes of it.")
    rounds: list[ScriptRoundModel] = Field([], description="What is asked of phones.")
    photos: list[ScriptPhotoModel] = Field([], description="In the order of the document.")
