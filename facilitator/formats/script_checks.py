"""What a script says of its agenda has to be there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from facilitator.domain.adoption import adopt
from facilitator.domain.agenda import Agenda
from facilitator.formats.problems import Mark, Problem, shown
from facilitator.formats.tree import Node
from facilitator.formats.tree_checks import not_in_agenda, repeated, unknown, unknown_keys, values


def check_script(root: Node, agenda: Agenda, folder: Path) -> Iterator[Problem]:
    """Yield each name and number that `agenda` lacks, blocks that come twice, missing photos.

    `folder` is where the script lies.
    """
    blocks = root.list_of("blocks")
    played = [block.id for _, block in agenda.blocks()]
    places = [*(workshop.id for workshop in agenda.workshops), *played]
    yield from repeated(values(blocks, "block"))
    yield from unknown(values(blocks, "block"), played)
    yield from unknown_keys(values(blocks, "lines"), places)
    yield from unknown_keys(values([root], "summaries"), places)
    yield from unknown(values(_in_plenum(root), "block"), played)
    themes = [node for one in _plenum_of(root) for node in one.list_of("themes")]
    yield from repeated(values(themes, "title"))
    titles = [node.text for node in values(themes, "title")]
    yield from _unknown_themes(values(root.list_of("measures"), "theme"), titles)
    photos = root.list_of("photos")
    yield from unknown(values(photos, "place"), places)
    yield from unknown_keys(
        values(blocks, "head_counts"), [workshop.id for workshop in agenda.workshops]
    )
    yield from (_no_file(node) for node in values(photos, "file") if not _is_file(node, folder))
    codes = _codes(agenda)
    for mark, found in _entry_numbers(root):
        if found.partition(".")[0] not in codes:
            yield not_in_agenda(mark, found, ())


def _is_file(node: Node, folder: Path) -> bool:
    try:
        return (folder / node.text).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _no_file(node: Node) -> Problem:
    return Problem(
        node.mark,
        lambda texts: texts(
            "There is no file “{found}” beside the script.", found=shown(node.text)
        ),
        node.text,
    )


def _plenum_of(root: Node) -> list[Node]:
    return list(values([root], "plenum"))


def _in_plenum(root: Node) -> list[Node]:
    """Return what names a block in which something is asked or gathered."""
    return [*_plenum_of(root), *root.list_of("rounds")]


def _unknown_themes(nodes: Iterable[Node], titles: Collection[str]) -> Iterator[Problem]:
    for node in nodes:
        if node.text and node.text not in titles:
            yield _no_theme(node, tuple(dict.fromkeys(titles)))


def _no_theme(node: Node, titles: tuple[str, ...]) -> Problem:
    return Problem(
        node.mark,
        lambda texts: texts("The plenum has no theme “{found}”.", found=shown(node.text)),
        node.text,
        titles,
    )


def _codes(agenda: Agenda) -> frozenset[str]:
    """Return what stands before the numbers of entries once the agenda is adopted."""
    blocks = (block.code for _, block in adopt(agenda, None, ()).blocks())
    return frozenset((*(str(workshop.number) for workshop in agenda.workshops), *blocks))


def _entry_numbers(root: Node) -> Iterator[tuple[Mark, str]]:
    for node in values(root.list_of("measures"), "source"):
        yield node.mark, node.text
    themes = (node for one in _plenum_of(root) for node in one.list_of("themes"))
    for several, key in ((root.list_of("measures"), "sources"), (themes, "entries")):
        for listing in several:
            yield from ((node.mark, node.text) for node in listing.list_of(key))
    for numbered in (*values([root], "releases"), *values(_plenum_of(root), "taken")):
        for key, node in numbered.fields.items():
            yield node.key_mark or node.mark, key
