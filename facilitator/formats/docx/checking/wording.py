"""What a finding says to somebody who has to mend it: in words, never as a rule's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.problems import Wording
from facilitator.texts import Texts

_WORDS: Final[Mapping[Rule, Wording]] = {
    Rule.UNREADABLE: lambda texts: texts("The file cannot be read."),
    Rule.TITLE: lambda texts: texts("The properties name no title."),
    Rule.TITLE_NOT_SHOWN: lambda texts: texts(
        "The title in the properties does not stand on the title page."
    ),
    Rule.AUTHOR: lambda texts: texts("The properties name no author."),
    Rule.LANGUAGE: lambda texts: texts("The language is not said, or another one."),
    Rule.HEADING_FIRST: lambda texts: texts("The first heading is not of level 1."),
    Rule.HEADING_JUMP: lambda texts: texts("A level of headings is left out above this one."),
    Rule.HEADING_EMPTY: lambda texts: texts("A heading is empty."),
    Rule.HEADING_FAKE: lambda texts: texts("This looks like a heading, but is none."),
    Rule.STYLE_UNKNOWN: lambda texts: texts("A style is used that does not exist."),
    Rule.EMPTY_PARAGRAPH: lambda texts: texts("A paragraph is empty."),
    Rule.TAB_LAYOUT: lambda texts: texts("Text is aligned with tabs."),
    Rule.SPACE_LAYOUT: lambda texts: texts("Text is aligned with spaces."),
    Rule.DIRECT_FORMATTING: lambda texts: texts("This is formatted directly, not by a style."),
    Rule.SMALL_TEXT: lambda texts: texts("Letters are smaller than 9 points."),
    Rule.CONTRAST: lambda texts: texts("Letters stand out too little (less than 4.5:1)."),
    Rule.ALT_MISSING: lambda texts: texts("A picture has no alternative text."),
    Rule.ALT_FILE_NAME: lambda texts: texts("The alternative text of a picture is a file name."),
    Rule.ALT_REPEATS_CAPTION: lambda texts: texts(
        "The alternative text of a picture only repeats its caption."
    ),
    Rule.TABLE_HEADER: lambda texts: texts("The first row of a table is not marked as its header."),
    Rule.TABLE_HEADER_EMPTY: lambda texts: texts("A column of a table has no heading."),
    Rule.TABLE_TITLE: lambda texts: texts("A table has no title for screen readers."),
    Rule.TABLE_MERGED: lambda texts: texts("Cells of a table are merged."),
    Rule.TABLE_NESTED: lambda texts: texts("A table stands within another one."),
    Rule.TABLE_ROW_SPLITS: lambda texts: texts("Rows of a table may break across pages."),
    Rule.LINK_EMPTY: lambda texts: texts("A link has no text."),
    Rule.LINK_ADDRESS: lambda texts: texts("The text of a link is its address."),
    Rule.LINK_VAGUE: lambda texts: texts("The text of a link does not say where it leads."),
    Rule.IMAGE_METADATA: lambda texts: texts(
        "A picture's file tells more than it shows: place, time or device."
    ),
    Rule.IMAGE_NAME: lambda texts: texts("A picture bears the name of somebody's file."),
    Rule.COMMENT: lambda texts: texts("There is a comment left."),
    Rule.TRACKED_CHANGE: lambda texts: texts("There is a tracked change left."),
    Rule.PLACEHOLDER: lambda texts: texts("A template's text still waits to be filled in."),
    Rule.FOREIGN_PROPERTY: lambda texts: texts(
        "The properties name persons or bodies from elsewhere."
    ),
    Rule.CUSTOM_XML: lambda texts: texts("A template's hidden contents are left."),
    Rule.ATTACHED_TEMPLATE: lambda texts: texts("The path of a template is left in the file."),
    Rule.FIELD_DIRTY: lambda texts: texts("A field waits to be updated."),
    Rule.FIELD_UPDATE: lambda texts: texts("On opening, Word would ask to update fields."),
    Rule.FIELD_BROKEN: lambda texts: texts("A field has no beginning or no end."),
    Rule.BOOKMARK_TWICE: lambda texts: texts("There are two bookmarks of the same name."),
    Rule.REFERENCE: lambda texts: texts("A reference leads nowhere."),
    Rule.RELATION: lambda texts: texts("A part of the file is missing."),
    Rule.EXTERNAL: lambda texts: texts("Something in the file lies outside of it."),
    Rule.CONTENTS_MISSING: lambda texts: texts("There are no contents."),
    Rule.CONTENTS_DIFFER: lambda texts: texts("Contents and headings do not say the same."),
    Rule.CAPTION_ORDER: lambda texts: texts("The numbers of captions are not in order."),
}


def name_rule(rule: Rule, texts: Texts) -> str:
    """Return a sentence that says what is wrong."""
    return _WORDS[rule](texts)


def explain_finding(finding: Finding, texts: Texts) -> str:
    """Return what is wrong, with what was found: one line, without the place."""
    words = name_rule(finding.rule, texts)
    if not finding.detail:
        return words
    return texts("{what} Found: “{found}”", what=words, found=finding.detail)


def name_place(finding: Finding, texts: Texts) -> str:
    """Return where it is."""
    return finding.where or texts("Title page or whole file")
