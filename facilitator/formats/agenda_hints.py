"""What is unusual in an agenda file, said where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facilitator.domain.agenda import Agenda
from facilitator.domain.review import Finding, Spot, advise, describe, review
from facilitator.formats.agenda import AgendaFile
from facilitator.formats.agenda_tree import days_of, filled
from facilitator.formats.parsing import parse_tree
from facilitator.formats.problems import WHOLE_FILE, Mark, Problem, UnreadableError
from facilitator.formats.source import read_text
from facilitator.formats.tree import Node
from facilitator.formats.tree_checks import mark_of
from facilitator.texts import Texts


def find_hints(file: AgendaFile) -> tuple[Problem, ...]:
    """Return what a review finds in `file`, each at its place, in the order of the file."""
    try:
        root = parse_tree(read_text(file.path)).root
    except UnreadableError:  # it has changed since it was read
        root = None
    hints = (
        Problem(
            WHOLE_FILE if root is None else _find_mark(root, finding.spot),
            partial(_say, finding, file.agenda),
            hint=partial(advise, finding),
        )
        for finding in review(file.agenda)
    )
    return tuple(sorted(hints, key=lambda hint: (hint.line, hint.column)))


def _say(finding: Finding, agenda: Agenda, texts: Texts) -> str:
    return texts("Note: {finding}", finding=describe(finding, agenda, texts))


def _find_mark(root: Node, spot: Spot) -> Mark:
    days = days_of(root)
    if spot.day >= len(days):
        return WHOLE_FILE
    day = days[spot.day]
    subject = next(_subjects(day, spot.subject), day) if spot.subject else day
    return mark_of(subject, spot.key)


def _subjects(day: Node, wanted: str) -> Iterator[Node]:
    """Yield the blocks and tracks of a day that bear an id."""
    for block in filled(day.list_of("blocks")):
        if block.text_of("id") == wanted:
            yield block
        for track in filled(block.list_of("tracks")):
            workshop = track.text_of("workshop") or track.text_of("id")
            if f"{block.text_of('id')}/{workshop}" == wanted:
                yield track
            for inner in filled(track.list_of("blocks")):
                if inner.text_of("id") == wanted:
                    yield inner
