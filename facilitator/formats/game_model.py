"""A game of bingo and the data protection notice in an agenda file, as pydantic reads them."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from facilitator.domain.bingo.game import Game
from facilitator.domain.privacy import LONGEST_STATEMENT
from facilitator.formats.fields import (
    FileModel,
    Length,
    Moments,
    Share,
    Side,
    Truth,
    short,
    within,
)

LONGEST_SQUARE: Final = 90
"""Signs that still fit into a square of a card, two cards a page."""
MOST_PLAYERS: Final = 10_000
MOST_LINES: Final = 12
"""Of the largest card: five rows, five columns, two diagonals."""
_USUAL_GAME: Final = Game()
_USUAL: Final = _USUAL_GAME.rules

_Statement = Annotated[str, *short(LONGEST_STATEMENT)]
_Winners = Annotated[int, *within(1, MOST_PLAYERS)]


class PrivacyModel(FileModel):
    """What a page must say before anybody enters anything."""

    controller: _Statement = Field(description="Who decides on what is entered, with address.")
    contact: _Statement = Field(description="How to reach whoever looks after data protection.")
    purpose: _Statement = Field(description="What it is for.")
    legal_basis: _Statement = Field(
        description="Einwilligung, Art. 6 Abs. 1 lit. a DSGVO, for one."
    )


class SquareModel(FileModel):
    """Something that is true of some people: a text alone, or with an estimate."""

    text: Annotated[str, *short(LONGEST_SQUARE)] = Field(
        description="What is true of somebody: rechnet lieber im Kopf."
    )
    share: Share | None = Field(None, description="Of how many people it is true, estimated.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: Any) -> Any:
        return {"text": given} if isinstance(given, str) else given


class _TextAlone:
    """Tells editors that a square may be its text and nothing else."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler(core)
        return {"anyOf": [handler.resolve_ref_schema(whole)["properties"]["text"], whole]}


class RulesModel(FileModel):
    """How is played."""

    squares_per_partner: Annotated[int, *within(1, 25)] = Field(
        _USUAL.squares_per_partner,
        description="How many squares of one card the same person may fill.",
    )
    confirm: Truth = Field(_USUAL.confirm, description="Whether the other one must confirm.")
    lines: Annotated[int, *within(1, MOST_LINES)] = Field(
        _USUAL.lines, description="How many lines make a Bingo."
    )
    shared_within: Moments | None = Field(
        None, description="Bingos no further apart share their rank; 10 s if left out."
    )
    raffle: Truth = Field(
        _USUAL.raffle, description="Whether lots are drawn at the end among all with a Bingo."
    )
    late: Truth = Field(_USUAL.late, description="Whether people may join while it runs.")
    blocklist: Truth = Field(
        _USUAL.blocklist, description="Whether insulting nicknames are refused."
    )
    most_players: Annotated[int, *within(1, MOST_PLAYERS)] = Field(
        _USUAL.most_players,
        description="How many may join by phone, and how many cards may be printed.",
    )


class EndModel(FileModel):
    """When a game ends by itself: whichever comes first."""

    time: Length | None = Field(
        None, description="So long after its start; the block's own length if left out."
    )
    winners: _Winners | None = Field(None, description="With so many confirmed Bingos.")


class GameModel(FileModel):
    """A game of bingo."""

    title: Annotated[str, *short(LONGEST_SQUARE)] | None = Field(
        None, description="What it is called; the block's own title if left out."
    )
    size: Side = Field(_USUAL_GAME.size, description="Squares a side of a card.")
    free_centre: Truth = Field(
        _USUAL_GAME.free_centre, description="Whether the middle counts from the start."
    )
    squares: list[Annotated[SquareModel, _TextAlone()]] = Field(
        description="The pool that cards are dealt from; 40 or more are good for 5 by 5."
    )
    rules: RulesModel | None = Field(None, description="What differs from the usual rules.")
    end: EndModel | None = Field(None, description="When it ends by itself.")
