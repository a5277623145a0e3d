"""How broken rules are said to people who write documents, not software."""

from __future__ import annotations

from facilitator.formats.docx.checking.finding import Rule
from facilitator.texts import Texts


def rule_words(rule: Rule, texts: Texts) -> str:
    """Return what is wrong where `rule` is broken."""
    return {**_of_document(texts), **_of_content(texts), **_of_inside(texts)}[rule]


def _of_document(texts: Texts) -> dict[Rule, str]:
    """Return what is said of the file as a whole, and of its headings."""
    return {
        Rule.UNREADABLE: texts("The file is damaged or no Word file"),
        Rule.TITLE: texts("The properties name no title"),
        Rule.TITLE_NOT_SHOWN: texts("The title of the properties does not stand in the text"),
        Rule.AUTHOR: texts("The properties name no author"),
        Rule.LANGUAGE: texts("The language is missing or another one"),
        Rule.HEADING_FIRST: texts("The first heading is not of level 1"),
        Rule.HEADING_JUMP: texts("A level of headings is left out"),
        Rule.HEADING_EMPTY: texts("A heading without a text"),
        Rule.HEADING_FAKE: texts("Only looks like a heading"),
        Rule.STYLE_UNKNOWN: texts("A style that the file does not have"),
        Rule.CONTENTS_MISSING: texts("There is no table of contents"),
        Rule.CONTENTS_DIFFER: texts("The table of contents differs from the headings"),
        Rule.CAPTION_ORDER: texts("Captions are not numbered in order"),
        Rule.COMMENT: texts("A comment is left in it"),
        Rule.TRACKED_CHANGE: texts("A tracked change is left in it"),
        Rule.PLACEHOLDER: texts("A placeholder of the template is left in it"),
        Rule.FOREIGN_PROPERTY: texts("The properties name somebody or something else"),
        Rule.CUSTOM_XML: texts("Hidden content of another program"),
        Rule.ATTACHED_TEMPLATE: texts("The path of a template is named"),
    }


def _of_content(texts: Texts) -> dict[Rule, str]:
    """Return what is said of texts, pictures, tables and links."""
    return {
        Rule.EMPTY_PARAGRAPH: texts("An empty paragraph"),
        Rule.TAB_LAYOUT: texts("Columns made of tabs"),
        Rule.SPACE_LAYOUT: texts("Columns made of spaces"),
        Rule.DIRECT_FORMATTING: texts("Formatted by hand instead of by a style"),
        Rule.SMALL_TEXT: texts("Text smaller than 9 points"),
        Rule.CONTRAST: texts("Too little contrast"),
        Rule.ALT_MISSING: texts("A picture without a description"),
        Rule.ALT_FILE_NAME: texts("A picture whose description is a file name"),
        Rule.ALT_REPEATS_CAPTION: texts("A picture whose description repeats the caption"),
        Rule.IMAGE_METADATA: texts("A picture that carries place, time or camera"),
        Rule.IMAGE_NAME: texts("A picture that carries the name of a file"),
        Rule.TABLE_HEADER: texts("A table without a header row"),
        Rule.TABLE_HEADER_EMPTY: texts("A table with an empty header cell"),
        Rule.TABLE_TITLE: texts("A table without a title"),
        Rule.TABLE_MERGED: texts("A table with merged cells"),
        Rule.TABLE_NESTED: texts("A table within a table"),
        Rule.TABLE_ROW_SPLITS: texts("A row that a page break may split"),
        Rule.LINK_EMPTY: texts("A link without a text"),
        Rule.LINK_ADDRESS: texts("A link whose text is its address"),
        Rule.LINK_VAGUE: texts("A link that does not say where it leads"),
    }


def _of_inside(texts: Texts) -> dict[Rule, str]:
    """Return what is said of fields, bookmarks and references."""
    return {
        Rule.FIELD_DIRTY: texts("A field that Word wants to update"),
        Rule.FIELD_UPDATE: texts("Word would ask whether to update fields"),
        Rule.FIELD_BROKEN: texts("A broken field"),
        Rule.BOOKMARK_TWICE: texts("A bookmark that stands there twice"),
        Rule.REFERENCE: texts("A reference that leads nowhere"),
        Rule.RELATION: texts("A part of the file is missing"),
        Rule.EXTERNAL: texts("Something that lies outside of the file"),
    }
