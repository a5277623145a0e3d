"""The check of a whole file: every rule, over one reading of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Final
from zlib import error as ZlibError  # noqa: N812  # an exception, and named like one here

from facilitator.formats.docx.checking.contents import check_captions, check_contents
from facilitator.formats.docx.checking.fields import check_fields
from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.headings import check_headings
from facilitator.formats.docx.checking.images import check_image_files, check_pictures
from facilitator.formats.docx.checking.layout import check_layout
from facilitator.formats.docx.checking.leftovers import check_leftovers
from facilitator.formats.docx.checking.letters import check_letters
from facilitator.formats.docx.checking.metadata import check_metadata, check_settings
from facilitator.formats.docx.checking.opened import Opened
from facilitator.formats.docx.checking.references import (
    check_bookmarks,
    check_links,
    check_relations,
)
from facilitator.formats.docx.checking.tables import check_tables
from facilitator.formats.docx.hardened import BrokenXmlError
from facilitator.formats.docx.package import unpack
from facilitator.texts import Language

_CHECKS: Final[tuple[Callable[[Opened], Iterator[Finding]], ...]] = (
    check_metadata,
    check_settings,
    check_headings,
    check_layout,
    check_letters,
    check_pictures,
    check_image_files,
    check_tables,
    check_links,
    check_leftovers,
    check_fields,
    check_bookmarks,
    check_relations,
    check_contents,
    check_captions,
)


def check_docx(content: bytes, language: Language) -> tuple[Finding, ...]:
    """Return what is wrong with a Word file that should be in `language`; nothing is changed.

    A file that is none is a finding, too.
    """
    try:
        parts = unpack(BytesIO(content))
    except (zipfile.BadZipFile, ZlibError, OSError, RuntimeError, ValueError) as error:
        return (Finding(rule=Rule.UNREADABLE, detail=str(error)),)
    return check_parts(parts, language)


def check_parts(parts: Mapping[str, bytes], language: Language) -> tuple[Finding, ...]:
    """Return the same of a file that is unpacked already."""
    try:
        opened = Opened(parts, language)
        return tuple(finding for check in _CHECKS for finding in check(opened))
    except (BrokenXmlError, KeyError) as error:
        return (Finding(rule=Rule.UNREADABLE, detail=str(error)),)
