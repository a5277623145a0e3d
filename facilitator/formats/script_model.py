"""The script file as pydantic reads it. Imported only where a script is read."""

from __future__ import annotations

from pydantic import Field

from facilitator.domain.instant import NONE
from facilitator.formats.fields import (
    Change,
    EntryNumber,
    FileModel,
    Identifier,
    Line,
    ReleaseName,
    Text,
    Title,
    Truth,
)


class ScriptBlockModel(FileModel):
    """What happens in one block of the agenda."""

    block: Identifier = Field(description="The id of a block, none inside a track.")
    longer: Change = Field(NONE, description="How much longer than planned it really runs.")
    extended: Change = Field(NONE, description="How much time the moderator adds while it runs.")
    skipped: Truth = Field(False, description="Whether it is left out.")
    lines: dict[Identifier, list[Title]] = Field(
        {}, description="By workshop or block: the lines as a note-taker types them."
    )


class ScriptMeasureModel(FileModel):
    """A measure that the plenum confirms."""

    what: Title = Field(description="What will be done.")
    who: Line = Field("", description="Who does it.")
    due: Line = Field("", description="By when.")
    source: EntryNumber | None = Field(None, description="The number of the entry behind it: 1.7.")


class ScriptModel(FileModel):
    """What was captured at an event, for a rehearsal of its agenda."""

    blocks: list[ScriptBlockModel] = Field([], description="Block by block.")
    summaries: dict[Identifier, Text] = Field({}, description="By workshop or block.")
    measures: list[ScriptMeasureModel] = Field([], description="In the order of the document.")
    releases: dict[EntryNumber, ReleaseName] = Field(
        {}, description="By the number of a quote: what may be published."
    )
