"""What the file says of itself: title, author, language; and what it should not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Opened, is_on
from facilitator.formats.docx.language import LOCALES
from facilitator.formats.docx.parts import q
from facilitator.formats.placing import WRITER

_CORE: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_APP: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_CUSTOM: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_OF_OTHERS: Final = ("Company", "Manager", "Template")


def check_metadata(opened: Opened) -> Iterator[Finding]:
    """Yield what is wrong with the properties and with the language of the text."""
    core = opened.xml.get("docProps/core.xml")
    title, author, language, changed_by = (
        "" if core is None else core.findtext(name, "").strip()
        for name in (f"{_DC}title", f"{_DC}creator", f"{_DC}language", f"{_CORE}lastModifiedBy")
    )
    if not title:
        yield Finding(rule=Rule.TITLE)
    elif title not in _shown_first(opened):
        yield Finding(rule=Rule.TITLE_NOT_SHOWN, detail=title)
    if not author:
        yield Finding(rule=Rule.AUTHOR)
    if changed_by not in ("", WRITER):
        yield Finding(rule=Rule.FOREIGN_PROPERTY, detail=changed_by)
    yield from _languages(opened, language)
    yield from _of_others(opened)


def _shown_first(opened: Opened) -> set[str]:
    """Return the paragraphs before the first heading, and that."""
    shown = set()
    for paragraph in opened.paragraphs:
        shown.add(" ".join(paragraph.text.split()))
        if paragraph.level:
            break
    return shown


def _languages(opened: Opened, said: str) -> Iterator[Finding]:
    wanted = LOCALES[opened.language]
    default = opened.styles.default("rPr/lang")
    text = "" if default is None else default.get(q("val"), "")
    for found in dict.fromkeys((said, text)):
        if found != wanted:
            yield Finding(rule=Rule.LANGUAGE, detail=found)


def _of_others(opened: Opened) -> Iterator[Finding]:
    app = opened.xml.get("docProps/app.xml")
    for name in _OF_OTHERS:
        if app is not None and (found := app.findtext(f"{_APP}{name}", "").strip()):
            yield Finding(rule=Rule.FOREIGN_PROPERTY, detail=f"{name}: {found}")
    custom = opened.xml.get("docProps/custom.xml")
    for entry in () if custom is None else custom.iter(f"{_CUSTOM}property"):
        if entry.get("name") != WRITER:
            yield Finding(rule=Rule.FOREIGN_PROPERTY, detail=entry.get("name", ""))


def check_settings(opened: Opened) -> Iterator[Finding]:
    """Yield what the settings ask for or tell that they shouldn't."""
    if opened.settings is None:
        return
    if is_on(opened.settings.find(q("updateFields"))):
        yield Finding(rule=Rule.FIELD_UPDATE)
    if is_on(opened.settings.find(q("trackRevisions"))):
        yield Finding(rule=Rule.TRACKED_CHANGE, detail="trackRevisions")
    if opened.settings.find(q("attachedTemplate")) is not None:
        yield Finding(rule=Rule.ATTACHED_TEMPLATE)
