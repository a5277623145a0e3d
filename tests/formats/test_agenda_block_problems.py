"""Mistakes of blocks and tracks: place, what was found, what could stand there."""

from __future__ import annotations

import pytest

from tests.formats.agendas import OPENING, with_blocks
from tests.formats.conftest import Complain
from tests.formats.wording import KINDS_OF_BLOCK, LENGTHS, NAMES, TIMES, said

LATER = "{id: b, title: B, duration: 5 min, %s}"
INNER = "{id: x, title: X, duration: 20 min}"
OTHER = "{id: y, title: Y, duration: 20 min}"

ONE_VALUE = {
    "unknown key": (
        LATER % "duartion: 5 min",
        "7:44: There is no key “duartion” here.",
        "    Allowed: id, title, kind, start, duration, min, optional, room, capture,",
        "    speaker, speakers, goal, content, method, material, responsible, notes,",
        "    tracks, game",
        "    Did you mean “duration”?",
    ),
    "title missing": ("{id: b, duration: 5 min}", "7:9: “title” is missing here."),
    "title without a value": (
        "{id: b, title: , duration: 5 min}",
        "7:17: “title” is missing here.",
    ),
    "empty title": (
        '{id: b, title: " ", duration: 5 min}',
        "7:24: Something has to stand here.",
    ),
    "duration missing": ("{id: b, title: B}", "7:9: “duration” is missing here.", LENGTHS),
    "bare number as duration": (
        "{id: b, title: B, duration: 45}",
        "7:37: “45” can't stand here.",
        LENGTHS,
    ),
    "no duration at all": (
        "{id: b, title: B, duration: 0 min}",
        "7:37: “0 min” can't stand here.",
        LENGTHS,
    ),
    "duration of more than a day": (
        "{id: b, title: B, duration: 24 h 1 min}",
        "7:37: “24 h 1 min” can't stand here.",
        LENGTHS,
    ),
    "list as duration": (
        "{id: b, title: B, duration: [5 min]}",
        "7:37: A text is expected here, not a list.",
    ),
    "min longer than the block": (
        LATER % "min: 6 min",
        "7:49: “min” is longer than the block, which has 5 min.",
    ),
    "time with a full stop": (
        LATER % "start: 10.30",
        "7:51: “10.30” can't stand here.",
        TIMES,
    ),
    "time that no clock shows": (LATER % "start: 24:00", "7:51: “24:00” can't stand here.", TIMES),
    "unknown kind of block": (
        LATER % "kind: brake",
        "7:50: “brake” can't stand here.",
        KINDS_OF_BLOCK,
        "    Did you mean “break”?",
    ),
    "neither true nor false": (
        LATER % "optional: yes",
        "7:54: “yes” can't stand here.",
        "    Allowed: true, false",
    ),
    "id with an umlaut": (
        "{id: Begrüßung, title: B, duration: 5 min}",
        "7:14: “Begrüßung” can't stand here.",
        NAMES,
    ),
    "id taken": (
        "{id: opening, title: B, duration: 5 min}",
        "7:14: “opening” is taken already: line 6, column 14.",
    ),
    "unknown room": (
        LATER % "room: gardn",
        "7:50: The agenda has no “gardn”.",
        "    Allowed: hall, garden",
        "    Did you mean “garden”?",
    ),
    "unknown kind of entry": (
        LATER % "capture: optoin",
        "7:53: The agenda has no “optoin”.",
        "    Allowed: h, l, o, f, b, e, z, p, challenge, approach, option, question,",
        "    example, insight, quote, parking",
        "    Did you mean “option”?",
    ),
    "text for a person": (
        LATER % "speaker: Ada",
        "7:53: A group of keys with values is expected here, not the text “Ada”.",
    ),
    "person without a name": (
        LATER % "speaker: {role: Chair}",
        "7:53: “name” is missing here.",
    ),
    "both speaker and speakers": (
        LATER % "speaker: {name: Ada}, speakers: [{name: Bo}]",
        "7:66: Use either “speaker” or “speakers”.",
    ),
    "empty item": ("", "7:8: Something has to stand here."),
    "start before an earlier one": (
        LATER % "start: 8:45",
        "7:51: “8:45” is not after the start at 09:00 above.",
    ),
    "start at the same time as an earlier one": (
        LATER % "start: 9:00",
        "7:51: “9:00” is not after the start at 09:00 above.",
    ),
    "parallel without tracks": (
        "{id: b, title: B, kind: parallel}",
        "7:33: A parallel block needs “tracks”.",
    ),
    "no tracks": (
        "{id: b, title: B, kind: parallel, tracks: []}",
        "7:51: This list needs at least one member.",
    ),
    "tracks without parallel": (
        LATER % "tracks: [{id: t, title: T, blocks: [{id: x, title: X, duration: 5 min}]}]",
        "7:44: Only a block of kind “parallel” has tracks.",
    ),
    "shorter than its longest track": (
        LATER % f"kind: parallel, tracks: [{{id: t, title: T, blocks: [{INNER}]}}]",
        "7:37: This is shorter than the longest track, which has 20 min.",
    ),
}


@pytest.mark.parametrize(
    ("block", "lines"), [(b, s) for b, *s in ONE_VALUE.values()], ids=ONE_VALUE
)
def test_block_is_wrong(complain: Complain, block: str, lines: list[str]) -> None:
    agenda = with_blocks(OPENING, block, above="rooms: {hall: Hall, garden: Garden}")

    assert complain(agenda) == said(*lines)


IN_TRACKS = {
    "unknown workshop": (
        f"{{workshop: ws3, blocks: [{INNER}]}}",
        "6:76: The agenda has no “ws3”.",
        "    Allowed: ws1, ws2",
        "    Did you mean “ws2”?",
    ),
    "workshop in two tracks": (
        f"{{workshop: ws1, blocks: [{INNER}]}}, {{workshop: ws1, blocks: [{OTHER}]}}",
        "6:140: “ws1” is taken already: line 6, column 76.",
    ),
    "neither a workshop nor one of its own": (
        f"{{blocks: [{INNER}]}}",
        "6:65: A track needs “workshop”, or an id and title of its own.",
    ),
    "own workshop without a title": (
        f"{{id: own, blocks: [{INNER}]}}",
        "6:65: A track needs “workshop”, or an id and title of its own.",
    ),
    "a workshop and one of its own": (
        f"{{workshop: ws1, title: T, blocks: [{INNER}]}}",
        "6:81: A track has either “workshop” or an id and title of its own.",
    ),
    "own workshop with the id of a block": (
        f"{{id: p, title: T, blocks: [{INNER}]}}",
        "6:70: “p” is taken already: line 6, column 14.",
    ),
    "block with the id of a workshop": (
        "{workshop: ws1, blocks: [{id: ws2, title: X, duration: 5 min}]}",
        "6:95: “ws2” is taken already: line 2, column 39.",
    ),
    "no blocks": ("{workshop: ws1}", "6:65: “blocks” is missing here."),
    "parallel inside": (
        "{workshop: ws1, blocks: [{id: x, title: X, kind: parallel, duration: 5 min}]}",
        "6:114: Within a track nothing is parallel.",
    ),
    "start before the phase's": (
        "{workshop: ws1, blocks: [{id: x, title: X, start: 8:30, duration: 5 min}]}",
        "6:115: “8:30” is not after the start at 09:00 above.",
    ),
    "duration missing": (
        "{workshop: ws1, blocks: [{id: x, title: X}]}",
        "6:90: “duration” is missing here.",
        LENGTHS,
    ),
}


@pytest.mark.parametrize(
    ("track", "lines"), [(t, s) for t, *s in IN_TRACKS.values()], ids=IN_TRACKS
)
def test_track_is_wrong(complain: Complain, track: str, lines: list[str]) -> None:
    phase = f"{{id: p, title: P, kind: parallel, start: 9:00, tracks: [{track}]}}"
    listed = "workshops: [{id: ws1, title: A}, {id: ws2, title: B}]"

    assert complain(with_blocks(phase, above=listed)) == said(*lines)
