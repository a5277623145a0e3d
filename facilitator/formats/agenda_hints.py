"""What is unusual in an agenda file, said where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from facilitator.domain.agenda import Agenda, track_id
from facilitator.domain.review import Finding, Spot, advise, describe, review
from facilitator.formats.agenda import AgendaFile
from facilitator.formats.agenda_tree import days_of, filled
from facilitator.formats.parsing import parse_tree
from facilitator.formats.problems import WHOLE_FILE, Mark, Problem, UnreadableError
from facilitator.formats.source import read_text
from facilitator.formats.tree import Node
from facilitator.texts import Texts


def find_hints(file: AgendaFile) -> tuple[Problem, ...]:
    """Return what a review finds in `file`, each at its place, in the order of the file."""
    days = _named_nodes(file)
    hints = (
        Problem(
            _find_mark(days, finding.spot),
            partial(_say, finding, file.agenda),
            hint=partial(advise, finding),
        )
        for finding in review(file.agenda)
    )
    return tuple(sorted(hints, key=lambda hint: (hint.line, hint.column)))


def _say(finding: Finding, agenda: Agenda, texts: Texts) -> str:
    return texts("Note: {finding}", finding=describe(finding, agenda, texts))


def _find_mark(days: Sequence[Mapping[str, Node]], spot: Spot) -> Mark:
    """Return where `spot` is in the file; WHOLE_FILE if it has changed since it was read."""
    named = days[spot.day] if spot.day < len(days) else {}
    subject = named.get(spot.subject)
    if subject is None:
        return WHOLE_FILE
    found = subject.descend((spot.key, *spot.within))
    return found.mark if found.text else found.key_mark or found.mark


def _named_nodes(file: AgendaFile) -> list[dict[str, Node]]:
    """Return the nodes of each day by their ids: blocks, tracks, and ``""`` for the day itself."""
    try:
        root = parse_tree(read_text(file.path)).root
    except UnreadableError:
        return []
    return [{"": day, **dict(_subjects(day))} for day in days_of(root)]


def _subjects(day: Node) -> Iterator[tuple[str, Node]]:
    for block in filled(day.list_of("blocks")):
        phase = block.text_of("id")
        yield phase, block
        for track in filled(block.list_of("tracks")):
            yield track_id(phase, track.text_of("workshop") or track.text_of("id")), track
            for inner in filled(track.list_of("blocks")):
                yield inner.text_of("id"), inner
