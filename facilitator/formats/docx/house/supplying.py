"""Our own styles for what a house has none for: copied with all that they lean on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from functools import cache
from itertools import chain
from typing import Any, Final

from facilitator.formats.docx.hardened import parse
from facilitator.formats.docx.house.colours import recolour
from facilitator.formats.docx.house.matching import id_of, name_of
from facilitator.formats.docx.package import TEMPLATE, unpack
from facilitator.formats.docx.parts import PORTRAIT_WIDTH, add, q
from facilitator.formats.docx.style_roles import StyleRole

_LINKS: Final = ("basedOn", "next", "link")


@cache
def own_parts() -> Mapping[str, bytes]:
    """Return the parts of our own template."""
    with TEMPLATE.open("rb") as file:
        return unpack(file)


def supply(
    roles: Iterable[StyleRole],
    ids: dict[str, str],
    styles: Any,
    numbering: Callable[[], Any],
    width: int,
    colour: str,
) -> None:
    """Append our styles of `roles` to `styles` and enter their ids into `ids`, by name.

    What they are based on is looked up in `ids`, so that a house's letters show through. `width`
    is that of the text, in twips; `colour` goes before ours if it isn't empty; `numbering` gives
    the house's lists, made if there were none.
    """
    own = parse(own_parts()["word/styles.xml"])
    names = {id_of(style): name_of(style) for style in own.iterfind(q("style"))}
    by_name = {name_of(style): style for style in own.iterfind(q("style"))}
    copies = [deepcopy(by_name[role.name]) for role in roles]
    taken = {id_of(style) for style in styles.iterfind(q("style"))}
    for copy in copies:
        ids[name_of(copy)] = _free(id_of(copy), taken)
    own_ids = {own_id: ids[name] for own_id, name in names.items() if name in ids}
    lists = _Lists(numbering, own_ids, {id_of(copy) for copy in copies})
    for copy in copies:
        copy.set(q("styleId"), own_ids[id_of(copy)])
        _relink(copy, own_ids)
        _fit_tabs(copy, width)
        if colour:
            recolour(copy, colour)
        for number in copy.iter(q("numId")):
            number.set(q("val"), lists.copied(number.get(q("val"))))
        copy.attrib.pop(q("default"), None)
        styles.append(copy)


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id that nobody has; ids are compared without case by Word."""
    lower = {one.lower() for one in taken}
    candidates = chain([wanted], (f"{wanted}F{number}" for number in range(1, len(taken) + 2)))
    free = next(one for one in candidates if one.lower() not in lower)
    taken.add(free)
    return free


def _relink(style: Any, ids: Mapping[str, str]) -> None:
    for name in _LINKS:
        link = style.find(q(name))
        if link is not None and link.get(q("val")) in ids:
            link.set(q("val"), ids[link.get(q("val"))])
        elif link is not None:
            style.remove(link)


def _fit_tabs(style: Any, width: int) -> None:
    """Move what stands at our right margin to the house's."""
    for tab in style.iter(q("tab")):
        if tab.get(q("pos")) == str(PORTRAIT_WIDTH):
            tab.set(q("pos"), str(width))


class _Lists:
    """Our lists in a house's numbering, each copied once."""

    def __init__(
        self, numbering: Callable[[], Any], ids: Mapping[str, str], supplied: set[str]
    ) -> None:
        self._numbering = numbering
        self._ids = ids
        self._supplied = supplied
        self._own = parse(own_parts()["word/numbering.xml"])
        self._copied: dict[str, str] = {}

    def copied(self, number: str) -> str:
        """Return the number that our list `number` has in the house's file."""
        if number not in self._copied:
            self._copied[number] = self._copy(number)
        return self._copied[number]

    def _copy(self, number: str) -> str:
        target = self._numbering()
        abstract = deepcopy(self._abstract(number))
        abstract_id = _next(target, "abstractNum", "abstractNumId")
        abstract.set(q("abstractNumId"), abstract_id)
        for style in list(abstract.iter(q("pStyle"))):
            if style.get(q("val")) in self._supplied:
                style.set(q("val"), self._ids[style.get(q("val"))])
            else:
                style.getparent().remove(style)
        _insert_behind(target, abstract, ("numPicBullet", "abstractNum"))
        num_id = _next(target, "num", "numId", least=1)
        num = target.makeelement(q("num"), {q("numId"): num_id})
        add(num, "abstractNumId", val=abstract_id)
        _insert_behind(target, num, ("numPicBullet", "abstractNum", "num"))
        return num_id

    def _abstract(self, number: str) -> Any:
        (num,) = (one for one in self._own.iter(q("num")) if one.get(q("numId")) == number)
        wanted = num.find(q("abstractNumId")).get(q("val"))
        (abstract,) = (
            one for one in self._own.iter(q("abstractNum")) if one.get(q("abstractNumId")) == wanted
        )
        return abstract


def _next(root: Any, tag: str, attribute: str, least: int = 0) -> str:
    used = [one.get(q(attribute), "") for one in root.iterfind(q(tag))]
    return str(max([*(int(one) for one in used if one.isdecimal()), least - 1]) + 1)


def _insert_behind(root: Any, element: Any, tags: tuple[str, ...]) -> None:
    """Insert `element` behind the last of `tags`, at the front if there is none."""
    before = [place for place, child in enumerate(root) if child.tag in {q(tag) for tag in tags}]
    root.insert(before[-1] + 1 if before else 0, element)
