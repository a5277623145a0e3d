"""What the values of an agenda file say together: names, references, tracks, times."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from facilitator.domain.agenda import BlockKind
from facilitator.domain.kinds import default_kinds
from facilitator.formats.agenda_times import check_times
from facilitator.formats.agenda_tree import (
    all_blocks_of,
    blocks_of,
    filled,
    kind_of,
    tracks_of,
)
from facilitator.formats.game_checks import check_games
from facilitator.formats.problems import Problem
from facilitator.formats.tree import Node
from facilitator.formats.tree_checks import mark_of, repeated, unknown, values


def check_agenda(root: Node) -> Iterator[Problem]:
    """Yield every mistake that no single value shows."""
    yield from repeated(chain(_workshop_ids(root), values(all_blocks_of(root), "id")))
    yield from repeated(values(root.list_of("workshops"), "number"))
    yield from repeated(values(root.list_of("kinds"), "id"))
    yield from repeated(values(root.list_of("kinds"), "letter"))
    yield from _unknown_references(root)
    for block in blocks_of(root):
        yield from _check_parallel(block)
    for block in all_blocks_of(root):
        yield from _check_speakers(block)
    yield from check_games(root)
    yield from check_times(root)


def _workshop_ids(root: Node) -> Iterator[Node]:
    yield from values(root.list_of("workshops"), "id")
    yield from values(tracks_of(root), "id")


def _unknown_references(root: Node) -> Iterator[Problem]:
    rooms = root.fields.get("rooms")
    placed = chain(all_blocks_of(root), tracks_of(root))
    yield from unknown(values(placed, "room"), rooms.fields if rooms else ())
    workshops = [node.text for node in _workshop_ids(root)]
    yield from unknown(values(tracks_of(root), "workshop"), workshops)
    yield from unknown(values(all_blocks_of(root), "capture"), _kind_names(root))


def _kind_names(root: Node) -> list[str]:
    """Return what `capture` may say: letters, then ids."""
    listed = root.list_of("kinds")
    if listed:
        return [node.text for key in ("letter", "id") for node in values(listed, key)]
    kinds = default_kinds("en" if root.text_of("language") == "en" else "de")
    return [*(kind.letter for kind in kinds), *(kind.id for kind in kinds)]


def _check_parallel(block: Node) -> Iterator[Problem]:
    tracks = block.fields.get("tracks")
    kind = kind_of(block)
    if kind is BlockKind.PARALLEL and tracks is None:
        yield Problem(
            mark_of(block, "kind"), lambda texts: texts("A parallel block needs “tracks”.")
        )
    if tracks is not None and kind not in (BlockKind.PARALLEL, None):
        yield Problem(
            tracks.key_mark or tracks.mark,
            lambda texts: texts("Only a block of kind “parallel” has tracks."),
        )
    yield from repeated(values(block.list_of("tracks"), "workshop"))
    for track in filled(block.list_of("tracks")):
        yield from _check_track(track)


def _check_track(track: Node) -> Iterator[Problem]:
    for node in values(track.list_of("blocks"), "kind"):
        if node.text == BlockKind.PARALLEL:
            yield Problem(
                node.mark,
                lambda texts: texts("Within a track nothing is parallel."),
                node.text,
            )
    own = [key for key in ("id", "title", "question") if key in track.fields]
    if "workshop" in track.fields:
        for node in (track.fields[key] for key in own):
            yield Problem(
                node.key_mark or node.mark,
                lambda texts: texts("A track has either “workshop” or an id and title of its own."),
            )
    elif "id" not in own or "title" not in own:
        yield Problem(
            track.mark,
            lambda texts: texts("A track needs “workshop”, or an id and title of its own."),
        )


def _check_speakers(block: Node) -> Iterator[Problem]:
    if "speaker" in block.fields and "speakers" in block.fields:
        yield Problem(
            block.fields["speakers"].key_mark or block.mark,
            lambda texts: texts("Use either “speaker” or “speakers”."),
        )
