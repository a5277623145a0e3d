"""The paragraphs of a Word file: what they say, and whose they are.

Programs split runs, add marks of their own and wrap what they please (ECMA-376, part 1, 17.3,
17.5, 17.13): only text, and what tells whose it is, counts here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Final

from facilitator.domain.documentation.returned import Frame, Piece, ReturnedLine
from facilitator.domain.documentation.text_ids import SOFT_HYPHEN
from facilitator.formats.docx.parts import q
from facilitator.formats.docx.returning.marks import (
    COMPATIBILITY,
    NOBODY,
    Name,
    boxes_in,
    is_base,
    is_numbered,
    is_placeholder,
    lasting,
    name_of_control,
    name_of_mark,
    open_mark,
)

_SAID: Final = {
    q("br"): "\n",
    q("cr"): "\n",
    q("tab"): " ",
    q("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    q("softHyphen"): "",
}
_CONTENTS: Final = "Table of Contents"
"""The part that a program has put in for them."""
_PASSED_OVER: Final = frozenset(
    {
        q(name)
        for name in (
            *("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "del", "moveFrom"),
            *("tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "rt", "fldData"),
        )
    }
    | {f"{COMPATIBILITY}Fallback"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """What the styles of a file mean, by their ids."""

    frames: Mapping[str, Frame]
    bullets: Set[str]
    contents: Set[str]
    """Of the lines of the contents, which every program writes anew."""


@dataclass(slots=True)
class FoundParagraph:
    """One paragraph."""

    line: ReturnedLine
    name: Name
    in_table: bool
    control: int
    """Counts the controls; 0: it stands in none. A copy has the same name in another one."""
    comments: list[str] = field(default_factory=list)
    """The ids of comments that begin or hang there."""


class ParagraphReader:
    """Reads the paragraphs of one part in order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._marks: dict[str, Name] = {}
        self._controls: list[Name] = []
        self._count = 0
        """Of the controls that were begun."""
        self._tables = 0
        self._hidden = 0
        self._field: list[bool] = []
        """Of each open field, whether its result is being read."""
        self._found: list[FoundParagraph] = []
        self._lasting: Set[str] = frozenset()

    def read(self, body: Any) -> list[FoundParagraph]:
        """Return all paragraphs below `body`."""
        self._lasting = lasting(body)
        self._walk(body)
        return self._found

    def _walk(self, parent: Any) -> None:
        for element in parent:
            tag = element.tag
            if tag in _PASSED_OVER or not isinstance(tag, str):
                continue
            if tag == q("p"):
                self._paragraph(element)
            elif tag == q("tbl"):
                self._tables += 1
                self._walk(element)
                self._tables -= 1
            elif tag == q("sdt"):
                self._control(element)
            elif tag == q("bookmarkStart"):
                self._open(element)
            elif tag == q("bookmarkEnd"):
                self._marks.pop(element.get(q("id"), ""), None)
            else:
                self._walk(element)

    def _control(self, element: Any) -> None:
        gallery = element.find(f"{q('sdtPr')}/{q('docPartObj')}/{q('docPartGallery')}")
        if gallery is not None and gallery.get(q("val")) == _CONTENTS:
            return
        name = name_of_control(element)
        self._controls += [name] if name else []
        self._count += bool(name)
        self._hidden += is_placeholder(element)
        self._walk(element)
        self._hidden -= is_placeholder(element)
        self._controls[len(self._controls) - bool(name) :] = []

    def _open(self, element: Any) -> None:
        name = name_of_mark(element.get(q("name"), ""))
        if name is not None:
            open_mark(self._marks, element.get(q("id"), ""), name)

    def _paragraph(self, element: Any) -> None:
        style = element.find(f"{q('pPr')}/{q('pStyle')}")
        style_id = "" if style is None else style.get(q("val"), "")
        words = _Words(self._styles.frames, self._marks, self._field)
        words.read(element)
        if style_id not in self._styles.contents:
            is_bullet = style_id in self._styles.bullets or is_numbered(element)
            line = ReturnedLine(() if self._hidden else tuple(words.pieces), is_bullet)
            own = words.controls or self._controls[-1:] or words.owners
            name = own[0] if own else NOBODY
            self._count += len(words.controls)
            control = self._count if words.controls or self._controls else 0
            self._found.append(
                FoundParagraph(line, name, bool(self._tables), control, words.comments)
            )
        for number in self._marks.keys() - self._lasting:
            del self._marks[number]
        for inner in words.boxes:
            self._walk(inner)


class _Words:
    """Reads what one paragraph says."""

    def __init__(
        self, frames: Mapping[str, Frame], marks: dict[str, Name], fields: list[bool]
    ) -> None:
        self.pieces: list[Piece] = []
        self.owners: list[Name] = []
        self.controls: list[Name] = []
        self.comments: list[str] = []
        self.boxes: list[Any] = []
        self._frames = frames
        self._linked = 0
        self._marks = marks
        self._open_before = dict(marks)
        self._fields = fields

    def read(self, parent: Any) -> None:
        for element in parent:
            tag = element.tag
            if tag in _PASSED_OVER or not isinstance(tag, str):
                continue
            if tag == q("r"):
                self._run(element)
            elif tag == q("bookmarkStart"):
                self._begin_mark(element)
            elif tag == q("bookmarkEnd"):
                self._end_mark(element.get(q("id"), ""))
            elif tag in (q("commentRangeStart"), q("commentReference")):
                self.comments.append(element.get(q("id"), ""))
            elif tag == q("sdt"):
                self._control(element)
            elif tag == q("hyperlink"):
                self._link(element)
            else:
                self.read(element)

    def _link(self, element: Any) -> None:
        self._linked += 1
        self.read(element)
        self._linked -= 1

    def _frame(self, style_id: str) -> Frame:
        """Return what letters are; a reference in a remark is remark.

        LibreOffice takes the style from references, whether they are links or fields.
        """
        refers = bool(self._linked or self._fields)
        is_in_remark = bool(self.pieces) and self.pieces[-1].frame is Frame.REMARK
        otherwise = Frame.REMARK if refers and is_in_remark else Frame.WORDS
        return self._frames.get(style_id, otherwise)

    def _control(self, element: Any) -> None:
        name = name_of_control(element)
        if name is not None:
            self.controls.append(name)
        if not is_placeholder(element):
            self.read(element)

    def _begin_mark(self, element: Any) -> None:
        name = name_of_mark(element.get(q("name"), ""))
        if name is not None:
            open_mark(self._marks, element.get(q("id"), ""), name)
            self.owners.append(name)

    def _end_mark(self, number: str) -> None:
        self._marks.pop(number, None)
        self._open_before.pop(number, None)

    def _run(self, element: Any) -> None:
        style = element.find(f"{q('rPr')}/{q('rStyle')}")
        style_id = "" if style is None else style.get(q("val"), "")
        if _is_hidden(element):
            return
        for text in self._written(element):
            self._say(text, self._frame(style_id))

    def _written(self, run: Any) -> Iterator[str]:
        for element in run:
            tag = element.tag
            if tag == q("fldChar"):
                self._note_field(element.get(q("fldCharType"), ""))
            elif tag == q("commentReference"):
                self.comments.append(element.get(q("id"), ""))
            elif self._fields and not all(self._fields):
                continue
            elif tag == q("t"):
                yield (element.text or "").replace(SOFT_HYPHEN, "")
            elif tag in _SAID:
                yield _SAID[tag]
            elif tag == q("ruby"):
                yield "".join(part.text or "" for part in element.iter(q("t")) if is_base(part))
            else:
                self.boxes += boxes_in(element)

    def _note_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, text: str, frame: Frame) -> None:
        if text and self._open_before:
            self.owners += [*self._open_before.values()]
            self._open_before.clear()
        if self.pieces and self.pieces[-1].frame is frame:
            self.pieces[-1] = Piece(self.pieces[-1].text + text, frame)
        elif text:
            self.pieces.append(Piece(text, frame))


def _is_hidden(run: Any) -> bool:
    """Say whether its letters are hidden; Word also writes down that they are not."""
    vanish = run.find(f"{q('rPr')}/{q('vanish')}")
    return vanish is not None and vanish.get(q("val"), "1") not in ("0", "false", "off")
