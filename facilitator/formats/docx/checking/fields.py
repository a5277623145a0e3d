"""Fields: what they say, what they lead to, and whether any of them waits to be updated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened
from facilitator.formats.docx.parts import q

_ON: Final = ("1", "true", "on")
_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
_TAGS: Final = tuple(map(q, ("p", "fldChar", "instrText", "t", "fldSimple")))


@dataclass(slots=True)
class Field:
    """A field with what it shows now."""

    begin: Element
    instruction: str = ""
    result: str = ""
    paragraphs: list[Element] = field(default_factory=list)
    """Those in which it shows something."""
    is_result: bool = False

    @property
    def kind(self) -> str:
        """``TOC``, ``PAGEREF``."""
        return next(iter(self.words), "").upper()

    @property
    def argument(self) -> str:
        """What stands behind its kind."""
        return self.words[1] if len(self.words) > 1 else ""

    @property
    def words(self) -> list[str]:
        """The words of its instruction, without quotation marks."""
        return [quoted or plain for quoted, plain in _WORD.findall(self.instruction)]


def fields_of(root: Element) -> list[Field]:
    """Return the fields of a part, each where it begins; one without an end goes on to the last."""
    found: list[Field] = []
    standing: list[Field] = []
    for element in root.iter(*_TAGS):
        if element.tag == q("p"):
            for one in standing:
                one.paragraphs.append(element)
        elif element.tag == q("fldSimple"):
            found.append(_simple(element))
        elif element.tag == q("fldChar"):
            _turn(element, found, standing)
        else:
            _take(element, standing)
    return found


def _simple(element: Element) -> Field:
    """Return a field that is one element with its result in it."""
    shown = "".join(part.text or "" for part in element.iter(q("t")))
    around = [*element.iterancestors(q("p"))][:1]
    return Field(element, element.get(q("instr"), ""), shown, around)


def _turn(sign: Element, found: list[Field], standing: list[Field]) -> None:
    kind = sign.get(q("fldCharType"))
    if kind == "begin":
        new = Field(sign, paragraphs=[*sign.iterancestors(q("p"))][:1])
        found.append(new)
        standing.append(new)
    elif standing and kind == "separate":
        standing[-1].is_result = True
    elif standing and kind == "end":
        standing.pop()


def _take(element: Element, standing: list[Field]) -> None:
    if element.tag == q("instrText"):
        if standing:
            standing[-1].instruction += element.text or ""
    else:
        for one in standing:
            if one.is_result:
                one.result += element.text or ""


def check_fields(opened: Opened) -> Iterator[Finding]:
    """Yield fields that wait for an update or don't end."""
    for _, root in opened.written:
        signs = [sign.get(q("fldCharType")) for sign in root.iter(q("fldChar"))]
        if signs.count("begin") != signs.count("end"):
            yield Finding(rule=Rule.FIELD_BROKEN)
        for element in root.iter(q("fldChar"), q("fldSimple")):
            if element.get(q("dirty")) in _ON:
                yield opened.at(element, Rule.FIELD_DIRTY)
