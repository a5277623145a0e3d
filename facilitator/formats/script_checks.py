"""What a script says of its agenda has to be there."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.adoption import adopt
from facilitator.domain.agenda import Agenda
from facilitator.formats.problems import Mark, Problem
from facilitator.formats.tree import Node
from facilitator.formats.tree_checks import not_in_agenda, repeated, unknown, unknown_keys, values


def check_script(root: Node, agenda: Agenda) -> Iterator[Problem]:
    """Yield every name and number that `agenda` doesn't have, and blocks that come twice."""
    blocks = root.list_of("blocks")
    played = [block.id for _, block in agenda.blocks()]
    places = [*(workshop.id for workshop in agenda.workshops), *played]
    yield from repeated(values(blocks, "block"))
    yield from unknown(values(blocks, "block"), played)
    yield from unknown_keys(values(blocks, "lines"), places)
    yield from unknown_keys(values([root], "summaries"), places)
    codes = _codes(agenda)
    for mark, found in _entry_numbers(root):
        if found.partition(".")[0] not in codes:
            yield not_in_agenda(mark, found, ())


def _codes(agenda: Agenda) -> frozenset[str]:
    """Return what stands before the numbers of entries once the agenda is adopted."""
    blocks = (block.code for _, block in adopt(agenda, None, ()).blocks())
    return frozenset((*(str(workshop.number) for workshop in agenda.workshops), *blocks))


def _entry_numbers(root: Node) -> Iterator[tuple[Mark, str]]:
    for node in values(root.list_of("measures"), "source"):
        yield node.mark, node.text
    for releases in values([root], "releases"):
        for key, node in releases.fields.items():
            yield node.key_mark or node.mark, key
