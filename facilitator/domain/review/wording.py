"""What is said of a finding: what is so, and what could be done."""

from __future__ import annotations

from typing import assert_never

from facilitator.domain.agenda import Agenda, Workshop
from facilitator.domain.documentation.wording import name_time
from facilitator.domain.instant import whole_minutes
from facilitator.domain.review.finding import (
    EarlyEnd,
    Finding,
    Gap,
    LateEnd,
    NoBreak,
    Overlap,
    PersonTwice,
    RoomTwice,
    UnevenTracks,
)
from facilitator.domain.review.game_finding import GameFinding
from facilitator.domain.review.game_wording import advise_game, describe_game
from facilitator.texts import Texts


def describe(finding: Finding, agenda: Agenda, texts: Texts) -> str:
    """Return what was found, in one sentence."""
    if isinstance(finding, GameFinding):
        return describe_game(finding, texts)
    match finding:
        case Overlap():
            return _describe_overlap(finding, agenda, texts)
        case Gap():
            return texts(
                "Nothing is planned from {start} to {end}, before “{block}”.",
                start=name_time(finding.start, agenda),
                end=name_time(finding.end, agenda),
                block=finding.block.title,
            )
        case RoomTwice():
            return texts(
                "{workshops} are both planned in “{room}” from {start} to {end}.",
                room=finding.room,
                **_shared(finding, agenda, texts),
            )
        case PersonTwice():
            return texts(
                "{name} would be needed in {workshops} at the same time from {start} to {end}.",
                name=finding.name,
                **_shared(finding, agenda, texts),
            )
        case NoBreak():
            return _describe_stretch(finding, agenda, texts)
        case LateEnd() | EarlyEnd():
            return texts(
                "The day is planned to end at {planned}; {promised} is promised.",
                planned=name_time(finding.planned, agenda),
                promised=name_time(finding.promised, agenda),
            )
        case UnevenTracks():
            return texts(
                "In “{phase}”, {shortest} is done {count} min before {longest}.",
                phase=finding.phase.title,
                shortest=_workshop(finding.shortest, texts),
                longest=_workshop(finding.longest, texts),
                count=whole_minutes(finding.by),
            )
        case _ as unknown:
            assert_never(unknown)


def advise(finding: Finding, texts: Texts) -> str:
    """Return what could be done about it, in one sentence."""
    if isinstance(finding, GameFinding):
        return advise_game(finding, texts)
    match finding:
        case Overlap():
            count = whole_minutes(finding.free - finding.pinned)
            return texts("Pin it later, or cut {count} min before it.", count=count)
        case Gap():
            return texts("Begin earlier, or put a break or a buffer there.")
        case RoomTwice():
            return texts("Give one of the two another room.")
        case PersonTwice():
            return texts("Let somebody else do one of the two, or move one of them.")
        case NoBreak():
            return texts("Put a break of kind “break” in between; 90 minutes at a time are usual.")
        case LateEnd():
            count = whole_minutes(finding.planned - finding.promised)
            return texts("Cut {count} min, or promise a later end.", count=count)
        case EarlyEnd():
            count = whole_minutes(finding.promised - finding.planned)
            return texts("Promise an earlier end, or use the {count} min left.", count=count)
        case UnevenTracks():
            return texts("Plan the tracks equally long, or say in a block what the others do.")
        case _ as unknown:
            assert_never(unknown)


def _describe_overlap(finding: Overlap, agenda: Agenda, texts: Texts) -> str:
    times = {
        "start": name_time(finding.pinned, agenda),
        "free": name_time(finding.free, agenda),
        "block": finding.block.title,
    }
    if finding.before is None:
        return texts(
            "“{block}” is to start at {start}, but its phase is planned to begin at {free}.",
            **times,
        )
    return texts(
        "“{block}” is to start at {start}, but “{before}” is planned to end at {free}.",
        before=finding.before.title,
        **times,
    )


def _describe_stretch(finding: NoBreak, agenda: Agenda, texts: Texts) -> str:
    times = {
        "start": name_time(finding.start, agenda),
        "end": name_time(finding.end, agenda),
        "count": whole_minutes(finding.end - finding.start),
    }
    if finding.workshop is None:
        return texts("No break from {start} to {end}: {count} min at a stretch.", **times)
    return texts(
        "{workshop} has no break from {start} to {end}: {count} min at a stretch.",
        workshop=_workshop(finding.workshop, texts),
        **times,
    )


def _shared(finding: RoomTwice | PersonTwice, agenda: Agenda, texts: Texts) -> dict[str, str]:
    one, other = finding.workshops
    return {
        "workshops": texts(
            "{one} and {other}", one=_workshop(one, texts), other=_workshop(other, texts)
        ),
        "start": name_time(finding.start, agenda),
        "end": name_time(finding.end, agenda),
    }


def _workshop(workshop: Workshop, texts: Texts) -> str:
    return texts("WS {number}", number=workshop.number)
