"""What a house's styles need so that our document is right in them; its looks stay its own.

Headings: our numbers are text, so that a number of the style's own would stand beside it; and what
is to be a heading for a screen reader must say its level. Contents: page numbers stand at the
right margin by a tab of the style, which Word itself would set directly in each line. Headings and
quotes stay with what follows; quote and source stand in one frame.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from facilitator.formats.docx.house.matching import id_of
from facilitator.formats.docx.parts import add, q

_LEVELS: Final = (1, 2, 3)
_CONTENTS_LEVELS: Final = (1, 2)
_ABOVE_CAPTION: Final = "200"
"""In twips."""
_QUOTES: Final = ("Quote", "Quote Source")
_FRAME: Final = ("pBdr", "shd", "ind")
"""What must be alike in two paragraphs for a border to run beside both."""
_INDENT: Final = {1: 454, 2: 1134}
"""Of the text in a line of the contents behind its number, in twips."""
_ORDER: Final = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
    topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_PROPERTIES: Final = tuple(_ORDER.split())
"""The order that the schema wants (ECMA-376, part 1, 17.3.1.26)."""
_ORDER_BEFORE: Final = """
    name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
    unhideWhenUsed qFormat locked personal personalCompose personalReply rsid
"""
_STYLE_BEFORE: Final = tuple(_ORDER_BEFORE.split())


def mend(styles: Any, numbering: Any | None, ids: Mapping[str, str], width: int) -> None:
    """Mend those styles of the house that play the roles in `ids` (name to id)."""
    by_id = {id_of(style): style for style in styles.iterfind(q("style"))}
    for level in _LEVELS:
        _mend_heading(by_id[ids[f"heading {level}"]], level, by_id, numbering)
    for level in _CONTENTS_LEVELS:
        _mend_contents(by_id[ids[f"toc {level}"]], level, by_id, width)
    if ids["caption"] != ids["Normal"]:
        _part_from_table(by_id[ids["caption"]], by_id)
    if [*ids.values()].count(ids["Quote"]) == 1:
        _keep_with_next(by_id[ids["Quote"]], by_id)


def frame_quotes(styles: Any, ids: Mapping[str, str], supplied: Collection[str]) -> None:
    """Frame quote and source alike where one style is the house's and the other (`supplied`) ours.

    The house's frame is taken, even if it has none.
    """
    ours = [name for name in _QUOTES if name in supplied]
    if len(ours) != 1:
        return
    by_id = {id_of(style): style for style in styles.iterfind(q("style"))}
    (theirs,) = (name for name in _QUOTES if name not in supplied)
    for name in _FRAME:
        found = find_property(by_id[ids[theirs]], by_id, f"pPr/{name}")
        own = _put(by_id[ids[ours[0]]], name)
        if found is None:
            own.getparent().remove(own)
        else:
            own.getparent().replace(own, deepcopy(found))


def count_tabs(styles: Any, style_id: str) -> int:
    """Return how many tab stops a style has, its own and inherited."""
    by_id = {id_of(style): style for style in styles.iterfind(q("style"))}
    stops: dict[str, str] = {}
    for style in reversed([*_chain(by_id[style_id], by_id)]):
        for tab in style.iterfind(f"{q('pPr')}/{q('tabs')}/{q('tab')}"):
            stops[tab.get(q("pos"), "")] = tab.get(q("val"), "")
    return sum(value not in ("clear", "bar") for value in stops.values())


def _chain(style: Any, by_id: Mapping[str, Any]) -> Iterator[Any]:
    """Yield a style and what it is based on, however often that goes in a circle."""
    seen: set[str] = set()
    while style is not None and id_of(style) not in seen:
        seen.add(id_of(style))
        yield style
        base = style.find(q("basedOn"))
        style = None if base is None else by_id.get(base.get(q("val"), ""))


def find_property(style: Any, by_id: Mapping[str, Any], path: str) -> Any | None:
    """Return a property as it holds for a style."""
    wanted = "/".join(map(q, path.split("/")))
    found = (one.find(wanted) for one in _chain(style, by_id))
    return next((one for one in found if one is not None), None)


def _mend_heading(style: Any, level: int, by_id: Mapping[str, Any], numbering: Any | None) -> None:
    number = find_property(style, by_id, "pPr/numPr")
    if number is not None:
        _take_indent(style, by_id, number, numbering)
        off = _put(style, "numPr")
        add(off, "numId", val="0")
    _unlink(style, numbering)
    _put(style, "outlineLvl").set(q("val"), str(level - 1))
    _keep_with_next(style, by_id)


def _keep_with_next(style: Any, by_id: Mapping[str, Any]) -> None:
    if find_property(style, by_id, "pPr/keepNext") is None:
        _put(style, "keepNext")


def _part_from_table(caption: Any, by_id: Mapping[str, Any]) -> None:
    """Leave room above captions: a house's may stand below, ours may follow another table."""
    spacing = find_property(caption, by_id, "pPr/spacing")
    said = {} if spacing is None else dict(spacing.attrib)
    if q("before") not in said and q("beforeAutospacing") not in said:
        _put(caption, "spacing").attrib.update({**said, q("before"): _ABOVE_CAPTION})


def _take_indent(style: Any, by_id: Mapping[str, Any], number: Any, numbering: Any | None) -> None:
    """Keep the indent that came from the list, so that long headings still hang."""
    indent = _list_indent(number, numbering)
    if indent is not None and find_property(style, by_id, "pPr/ind") is None:
        _put(style, "ind").attrib.update(indent.attrib)


def _list_indent(number: Any, numbering: Any | None) -> Any | None:
    def value(element: Any, tag: str) -> str:
        found = element.find(q(tag))
        return "0" if found is None else found.get(q("val"), "0")

    if numbering is None:
        return None
    wanted, level = value(number, "numId"), value(number, "ilvl")
    for num in numbering.iterfind(q("num")):
        if num.get(q("numId")) == wanted:
            abstract = value(num, "abstractNumId")
            path = (
                f"{q('abstractNum')}[@{q('abstractNumId')}='{abstract}']"
                f"/{q('lvl')}[@{q('ilvl')}='{level}']/{q('pPr')}/{q('ind')}"
            )
            return numbering.find(path) if abstract.isdecimal() and level.isdecimal() else None
    return None


def _unlink(style: Any, numbering: Any | None) -> None:
    for link in [] if numbering is None else [*numbering.iter(q("pStyle"))]:
        if link.get(q("val")) == id_of(style):
            link.getparent().remove(link)


def _mend_contents(style: Any, level: int, by_id: Mapping[str, Any], width: int) -> None:
    tabs = find_property(style, by_id, "pPr/tabs")
    kinds = () if tabs is None else [tab.get(q("val")) for tab in tabs]
    if "right" in kinds:
        return
    stops = _put(style, "tabs")
    if "left" not in kinds:
        add(stops, "tab", val="left", pos=str(_INDENT[level]))
    add(stops, "tab", val="right", leader="dot", pos=str(width))


def _put(style: Any, name: str) -> Any:
    """Return a paragraph property of a style, emptied, made in its right place if need be."""
    properties = style.find(q("pPr"))
    if properties is None:
        properties = style.makeelement(q("pPr"))
        _insert(style, properties, _STYLE_BEFORE)
    old = properties.find(q(name))
    if old is not None:
        properties.remove(old)
    new = style.makeelement(q(name))
    _insert(properties, new, _PROPERTIES[: _PROPERTIES.index(name)])
    return new


def _insert(parent: Any, element: Any, before: tuple[str, ...]) -> None:
    tags = {q(name) for name in before}
    places = [place for place, child in enumerate(parent) if child.tag in tags]
    parent.insert(places[-1] + 1 if places else 0, element)
