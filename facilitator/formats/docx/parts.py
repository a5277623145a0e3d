"""WordprocessingML in short, as elements: for what is small, like footers and printed cards."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, TypeAlias

from lxml import etree

from facilitator.domain.documentation.text_ids import SOFT_HYPHEN

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

PORTRAIT_WIDTH: Final = 9184
LANDSCAPE_WIDTH: Final = 14570
"""Between the margins, in twips (1/20 pt)."""

_NAMESPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KEEP_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def q(name: str) -> str:
    """Return the qualified name of ``w:name``."""
    return _NAMESPACE + name


def add(parent: Element, tag: str, /, **attributes: str) -> Element:
    """Append a ``w:tag`` with ``w:`` attributes to `parent` and return it."""
    return etree.SubElement(parent, q(tag), {q(key): value for key, value in attributes.items()})


def add_paragraph(parent: Element, style: str) -> Element:
    """Append an empty paragraph with the style of that id and return it."""
    paragraph = add(parent, "p")
    add(add(paragraph, "pPr"), "pStyle", val=style)
    return paragraph


def add_run(parent: Element, text: str, style: str | None = None) -> None:
    """Append `text` to a paragraph or hyperlink; line breaks in it stay line breaks.

    Word shows the character of a soft hyphen always; its own element only shows at a break.
    """
    run = add(parent, "r")
    if style is not None:
        add(add(run, "rPr"), "rStyle", val=style)
    for number, line in enumerate(text.split("\n")):
        if number:
            add(run, "br")
        for nth, part in enumerate(line.split(SOFT_HYPHEN)):
            if nth:
                add(run, "softHyphen")
            if part:
                element = add(run, "t")
                element.text = part
                element.set(_KEEP_SPACE, "preserve")


def add_tab(parent: Element) -> None:
    """Append a tab to a paragraph."""
    add(add(parent, "r"), "tab")


def add_field(parent: Element, instruction: str, result: str) -> None:
    """Append a field that shows `result` until somebody updates it; it isn't marked dirty."""
    begin_field(parent, instruction)
    add_run(parent, result)
    end_field(parent)


def begin_field(parent: Element, instruction: str) -> None:
    """Append the beginning of a field, up to its result."""
    add(add(parent, "r"), "fldChar", fldCharType="begin")
    code = add(add(parent, "r"), "instrText")
    code.text = f" {instruction} "
    code.set(_KEEP_SPACE, "preserve")
    add(add(parent, "r"), "fldChar", fldCharType="separate")


def end_field(parent: Element) -> None:
    """Append the end of a field."""
    add(add(parent, "r"), "fldChar", fldCharType="end")


def style_ids(word: Element) -> dict[str, str]:
    """Return the id of each style by its name: ids differ between templates, names don't."""
    return {
        style.find(q("name")).get(q("val")): style.get(q("styleId"))
        for style in word.styles.element.iterfind(q("style"))
    }
