"""Reads a Word file that came back from its editors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812  # it is an exception and looks like one here

from facilitator.domain.documentation.returned import (
    ReturnedFile,
    ReturnedText,
)
from facilitator.formats.docx.baseline import (
    NewerFileError,
    bullets_of,
    frames_of,
    is_baseline,
    read_baseline,
)
from facilitator.formats.docx.house import refusals
from facilitator.formats.docx.house.reading import ForeignPackage, read_package
from facilitator.formats.docx.package import is_untouched, unpack
from facilitator.formats.docx.parts import q
from facilitator.formats.docx.returning.accepting import accept
from facilitator.formats.docx.returning.marks import NOBODY
from facilitator.formats.docx.returning.paragraphs import (
    FoundParagraph,
    ParagraphReader,
    Styles,
)
from facilitator.formats.problems import UnreadableError

_CORE: Final = "docProps/core.xml"
_IDENTIFIER: Final = "{http://purl.org/dc/elements/1.1/}identifier"
_RECORD: Final = "urn:uuid:"
_MOST_PARAGRAPHS: Final = 250_000
"""More than ten times what the longest event has; a few kilobytes may hold millions."""
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CONTENTS: Final = re.compile(r"(?:toc|contents) \d", re.IGNORECASE)
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def read_back(path: Path) -> ReturnedFile:
    """Return what the Word file at `path` says.

    Raises UnreadableError: it is none, or damaged, or of a newer program.
    """
    package = read_package(path)
    root = _baseline_root(package)
    body = package.xml(package.main).find(q("body"))
    if body is None:
        raise refusals.damaged(package.main)
    if sum(1 for _ in islice(body.iter(q("p")), _MOST_PARAGRAPHS + 1)) > _MOST_PARAGRAPHS:
        raise refusals.too_large()
    accepted = accept(body)
    found = ParagraphReader(_styles(package, root)).read(body)
    comments = dict(_comments(package))
    return ReturnedFile(
        record_id=_record_id(package, root),
        texts=_with_others(tuple(_returned(found, comments)), _anchored(body), comments),
        baseline=None if root is None else read_baseline(root),
        accepted=accepted,
        notes=tuple(_footnotes(package)),
        pictures=tuple(one.get("descr", "") for one in body.iter(_DRAWN)),
        touched=not _is_untouched(path),
    )


def _is_untouched(path: Path) -> bool:
    try:
        return is_untouched(unpack(BytesIO(path.read_bytes())))
    except (OSError, EOFError, RuntimeError, ValueError, KeyError, BadZipFile, ZlibError):
        return False  # a part that nobody needs can't be read: we didn't write it


def _baseline_root(package: ForeignPackage) -> Any:
    for relation in package.relations(package.main):
        if relation.kind == "customXml" and package.has(relation.target):
            root = package.xml(relation.target)
            try:
                if is_baseline(root):
                    return root
            except NewerFileError as error:
                raise _newer() from error
    return None


def _newer() -> UnreadableError:
    return refusals.refuse(
        lambda texts: texts("This file was written by a newer version of facilitator."),
        lambda texts: texts("Please install the newer version, then review the file."),
    )


def _record_id(package: ForeignPackage, root: Any) -> str:
    said = ""
    if package.has(_CORE):
        said = package.xml(_CORE).findtext(_IDENTIFIER) or ""
    said = said.strip().removeprefix(_RECORD)
    return said or ("" if root is None else root.get("record", ""))


def _styles(package: ForeignPackage, root: Any) -> Styles:
    frames, bullets = frames_of(root), bullets_of(root)
    names = dict(_style_names(package))
    return Styles(
        frames={key: frames[name] for key, name in names.items() if name in frames},
        bullets={key for key, name in names.items() if name in bullets},
        contents={key for key, name in names.items() if _CONTENTS.fullmatch(name)},
    )


def _style_names(package: ForeignPackage) -> Iterator[tuple[str, str]]:
    for relation in package.relations(package.main):
        if relation.kind == "styles" and package.has(relation.target):
            for style in package.xml(relation.target).iter(q("style")):
                name = style.find(q("name"))
                if name is not None:
                    yield style.get(q("styleId"), ""), name.get(q("val"), "")


def _comments(package: ForeignPackage) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of each comment that is not resolved; never who wrote it."""
    roots = {
        relation.kind: package.xml(relation.target)
        for relation in package.relations(package.main)
        if relation.kind in ("comments", "commentsExtended") and package.has(relation.target)
    }
    done = {
        one.get(f"{_W15}paraId")
        for one in roots.get("commentsExtended", ())
        if one.get(f"{_W15}done") in ("1", "true")
    }
    for comment in roots.get("comments", ()):
        paragraphs = list(comment.iter(q("p")))
        if not paragraphs or paragraphs[-1].get(f"{_W14}paraId") in done:
            continue
        lines = ("".join(part.text or "" for part in one.iter(q("t"))) for one in paragraphs)
        yield comment.get(q("id"), ""), "\n".join(line for line in lines if line.strip())


def _footnotes(package: ForeignPackage) -> Iterator[str]:
    """Yield what each footnote and endnote says; the lines above them have a type."""
    for relation in package.relations(package.main):
        if relation.kind in ("footnotes", "endnotes") and package.has(relation.target):
            root = package.xml(relation.target)
            accept(root)
            for note in root:
                said = "".join(part.text or "" for part in note.iter(q("t"))).strip()
                if said and note.get(q("type"), "normal") == "normal":
                    yield said


def _returned(found: list[FoundParagraph], comments: Mapping[str, str]) -> Iterator[ReturnedText]:
    """Yield paragraphs of one name one after another as one text; those of nobody one by one."""
    told: set[str] = set()
    for _, group in groupby(enumerate(found), key=_whose):
        members = [paragraph for _, paragraph in group]
        ids = [key for one in members for key in one.comments if key not in told]
        told.update(ids)
        name, digest = members[0].name
        yield ReturnedText(
            name=name,
            digest=digest,
            lines=tuple(one.line for one in members),
            in_table=members[0].in_table,
            comments=tuple(comments[key] for key in dict.fromkeys(ids) if comments.get(key)),
        )


def _anchored(body: Any) -> Iterator[str]:
    """Yield the ids of the comments that hang anywhere, in order."""
    return (one.get(q("id"), "") for one in body.iter(q("commentReference")))


def _with_others(
    texts: tuple[ReturnedText, ...], anchored: Iterator[str], comments: Mapping[str, str]
) -> tuple[ReturnedText, ...]:
    """Return `texts`, the first one with the comments that hang on none of them.

    Those are on what is not read back, such as the contents.
    """
    told = {said for one in texts for said in one.comments}
    others = dict.fromkeys(
        said for key in anchored if (said := comments.get(key)) and said not in told
    )
    if not others or not texts:
        return texts
    first, *rest = texts
    return (replace(first, comments=(*first.comments, *others)), *rest)


def _whose(numbered: tuple[int, FoundParagraph]) -> object:
    number, paragraph = numbered
    return (paragraph.name, paragraph.control) if paragraph.name != NOBODY else number
