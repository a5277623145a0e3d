"""Edits a Word file as Word does it, and as an editor's hands do it in Word."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{SPACE}}}"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DOCUMENT: Final = "word/document.xml"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_COMMENTS: Final = "word/comments.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_TYPES: Final = "[Content_Types].xml"


class WordProgram:
    """One open file; paragraphs are found by words that stand in them."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts[_DOCUMENT])
        self.body = self.root.find(f"{W}body")
        self._comments: list[str] = []

    # --- what hands do ---

    def rewrite(self, old: str, new: str) -> None:
        """Type `new` over `old`, which stands in one paragraph, over however many runs."""
        paragraph = self.paragraph(old)
        texts = list(paragraph.iter(f"{W}t"))
        whole = "".join(text.text or "" for text in texts)
        start = whole.index(old)
        self._replace(texts, start, start + len(old), new)

    def empty(self, words: str) -> None:
        """Delete all words of a paragraph that are in no style; its control then says so."""
        paragraph = self.paragraph(words)
        for run in list(paragraph.iter(f"{W}r")):
            if run.find(f"{W}rPr/{W}rStyle") is None:
                run.getparent().remove(run)

    def delete(self, words: str) -> None:
        """Delete a paragraph with its mark, and the control that is empty then."""
        self._drop(self.paragraph(words))

    def insert_after(self, words: str, new: str, style: str = "Normal") -> None:
        """Type a paragraph of its own behind the one with those words."""
        self._place_of(self.paragraph(words)).addnext(made(new, style))

    def split(self, words: str, inside: bool = True) -> None:
        """Press Enter before those words; `inside`: in the control, as Word does it."""
        paragraph = self.paragraph(words)
        texts = list(paragraph.iter(f"{W}t"))
        whole = "".join(text.text or "" for text in texts)
        at = whole.index(words)
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        self._replace(texts, at, len(whole), "")
        behind = paragraph if inside else self._place_of(paragraph)
        behind.addnext(made(whole[at:], style))

    def merge(self, first: str, second: str) -> None:
        """Delete the mark between two paragraphs: the second one's control is gone."""
        into, gone = self.paragraph(first), self.paragraph(second)
        assert into is not gone
        for child in list(gone):
            if child.tag != f"{W}pPr":
                into.append(child)
        self._drop(gone)

    def move(self, words: str, behind: str) -> None:
        """Cut a paragraph with its control and paste it behind another one."""
        moved = self._place_of(self.paragraph(words))
        assert moved is not self._place_of(self.paragraph(behind))
        self._place_of(self.paragraph(behind)).addnext(moved)

    def copy(self, words: str, behind: str) -> None:
        """Copy a paragraph with its control; Word keeps the tag and drops the bookmark."""
        copied = deepcopy(self._place_of(self.paragraph(words)))
        for mark in list(copied.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
        self._place_of(self.paragraph(behind)).addnext(copied)

    def remove_control(self, words: str, *, bookmark: bool = False) -> None:
        """Choose “Remove Content Control”; `bookmark`: have that go, too."""
        paragraph = self.paragraph(words)
        control = next(paragraph.iterancestors(f"{W}sdt"))
        for child in list(control.find(f"{W}sdtContent")):
            control.addprevious(child)
        control.getparent().remove(control)
        for mark in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            if bookmark:
                mark.getparent().remove(mark)

    def show_placeholder(self, words: str) -> None:
        """Empty a control: Word shows that something may be typed there."""
        control = next(self.paragraph(words).iterancestors(f"{W}sdt"))
        etree.SubElement(control.find(f"{W}sdtPr"), f"{W}showingPlcHdr")
        content = control.find(f"{W}sdtContent")
        for child in list(content):
            content.remove(child)
        content.append(made("Klicken oder tippen Sie hier, um Text einzugeben.", "Normal"))

    def delete_row(self, words: str) -> None:
        """Delete a row of a table."""
        row = next(self.paragraph(words).iterancestors(f"{W}tr"))
        row.getparent().remove(row)

    def describe(self, words: str, new: str) -> None:
        """Say anew what the picture shows that is described with those words."""
        shown = self.body.iter(_DRAWN)
        next(one for one in shown if words in one.get("descr", "")).set("descr", new)

    def comment(self, words: str, said: str) -> None:
        """Remark something on a paragraph."""
        self._remark(self.paragraph(words), said)

    def comment_on_contents(self, said: str) -> None:
        """Remark something on the first line of the contents."""
        styles = self.body.iter(f"{W}pStyle")
        line = next(style for style in styles if style.get(f"{W}val") == "TOC1")
        self._remark(line.getparent().getparent(), said)

    def _remark(self, paragraph: Any, said: str) -> None:
        number = str(len(self._comments))
        for tag in ("commentRangeStart", "commentRangeEnd"):
            paragraph.append(made_mark(tag, number))
        run = etree.SubElement(paragraph, f"{W}r")
        run.append(made_mark("commentReference", number))
        self._comments.append(said)

    # --- what Word does by itself ---

    def track_rewriting(self, old: str, new: str) -> None:
        """Rewrite with changes being tracked."""
        for text in list(self.body.iter(f"{W}t")):
            if old in (text.text or ""):
                self._track(text, old, new)
                return
        raise AssertionError(old)

    def track_deletion(self, words: str) -> None:
        """Delete a paragraph with its mark while changes are being tracked."""
        paragraph = self.paragraph(words)
        for run in list(paragraph.iter(f"{W}r")):
            place = made_mark("del", "901")
            run.addprevious(place)
            place.append(run)
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
        properties = paragraph.find(f"{W}pPr")
        mark = etree.SubElement(etree.SubElement(properties, f"{W}rPr"), f"{W}del")
        mark.set(f"{W}id", "902")

    def scatter(self) -> None:
        """Save as Word does: runs split at will, revision ids, spelling marks, smart tags."""
        for number, text in enumerate(list(self.body.iter(f"{W}t"))):
            run = text.getparent()
            run.set(f"{W}rsidR", f"{number:08X}")
            words = text.text or ""
            if len(words) < 4 or len(run.findall(f"{W}t")) > 1:
                continue
            half = len(words) // 2
            text.text = words[:half]
            text.set(_XML_SPACE, "preserve")
            second = deepcopy(run)
            second.find(f"{W}t").text = words[half:]
            spelling = etree.Element(f"{W}proofErr")
            spelling.set(f"{W}type", "spellStart")
            run.addnext(spelling)
            if number % 3:
                spelling.addnext(second)
            else:
                smart = etree.Element(f"{W}smartTag")
                smart.append(second)
                spelling.addnext(smart)
        for paragraph in self.body.iter(f"{W}p"):
            paragraph.set(f"{W}rsidRDefault", "00A77B3E")
        go_back = made_mark("bookmarkStart", "9000")
        go_back.set(f"{W}name", "_GoBack")
        next(self.body.iter(f"{W}p")).append(go_back)
        go_back.addnext(made_mark("bookmarkEnd", "9000"))

    def drop_baseline(self) -> None:
        """Remove the custom XML, as “Inspect Document” does."""
        self.parts = {k: v for k, v in self.parts.items() if not k.startswith("customXml/")}
        for name in (_RELATIONS, _TYPES):
            root = etree.fromstring(self.parts[name])
            for entry in list(root):
                if "customXml" in (entry.get("Target") or entry.get("PartName") or ""):
                    root.remove(entry)
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    def save(self, path: Path) -> Path:
        """Save under `path`."""
        if self._comments:
            self._write_comments()
        self.parts[_DOCUMENT] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return path

    # --- looking ---

    def paragraph(self, words: str) -> Any:
        """Return the innermost paragraph with those words that is no line of the contents."""
        for paragraph in self.body.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            is_contents = style is not None and style.get(f"{W}val", "").startswith("TOC")
            if not is_contents and words in self.said(paragraph):
                return paragraph
        raise AssertionError(f"no paragraph says {words!r}")

    def said(self, element: Any) -> str:
        """Return the letters below an element."""
        return "".join(text.text or "" for text in element.iter(f"{W}t"))

    def paragraphs(self) -> Iterator[str]:
        """Yield what all paragraphs say."""
        return (self.said(paragraph) for paragraph in self.body.iter(f"{W}p"))

    # --- inside ---

    def _replace(self, texts: list[Any], start: int, end: int, new: str) -> None:
        at = 0
        for text in texts:
            words = text.text or ""
            low, high = max(start - at, 0), min(end - at, len(words))
            at += len(words)
            if low < high or (low == high == 0 and new and start == end == at - len(words)):
                text.text = words[:low] + new + words[high:]
                text.set(_XML_SPACE, "preserve")
                new = ""

    def _track(self, text: Any, old: str, new: str) -> None:
        run = text.getparent()
        before, _, behind = (text.text or "").partition(old)
        pieces: list[Any] = []
        for words, kind in ((before, ""), (old, "del"), (new, "ins"), (behind, "")):
            if words:
                piece = deepcopy(run)
                (said,) = piece.findall(f"{W}t")
                said.text = words
                said.set(_XML_SPACE, "preserve")
                if kind == "del":
                    said.tag = f"{W}delText"
                if kind:
                    around = made_mark(kind, "900")
                    around.set(f"{W}author", "Redaktion")
                    around.append(piece)
                    piece = around
                pieces.append(piece)
        for piece in reversed(pieces):
            run.addnext(piece)
        run.getparent().remove(run)

    def _place_of(self, paragraph: Any) -> Any:
        controls = [
            one
            for one in paragraph.iterancestors(f"{W}sdt")
            if one.getparent().tag in (f"{W}body", f"{W}tc")
        ]
        return controls[-1] if controls else paragraph

    def _drop(self, paragraph: Any) -> None:
        parent = paragraph.getparent()
        parent.remove(paragraph)
        if parent.tag == f"{W}sdtContent" and not len(parent):
            control = parent.getparent()
            control.getparent().remove(control)

    def _write_comments(self) -> None:
        said = "".join(
            f'<w:comment w:id="{number}" w:author="R. Dienst"><w:p><w:r>'
            f"<w:t>{words}</w:t></w:r></w:p></w:comment>"
            for number, words in enumerate(self._comments)
        )
        self.parts[_COMMENTS] = f'<w:comments xmlns:w="{SPACE}">{said}</w:comments>'.encode()
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        self._add_to(
            _RELATIONS,
            f'<Relationship Id="rIdC1" Type="{office}/comments" Target="comments.xml"/>',
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        self._add_to(_TYPES, f'<Override PartName="/{_COMMENTS}" ContentType="{kind}"/>')

    def _add_to(self, name: str, entry: str) -> None:
        head, _, tail = self.parts[name].decode().rpartition("</")
        self.parts[name] = f"{head}{entry}</{tail}".encode()


def made(words: str, style: str) -> Any:
    """Return a paragraph."""
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
    text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    text.text = words
    text.set(_XML_SPACE, "preserve")
    return paragraph


def made_mark(tag: str, number: str) -> Any:
    """Return an element with an id."""
    mark = etree.Element(f"{W}{tag}")
    mark.set(f"{W}id", number)
    return mark
