"""Defects to plant into the good file, each with just what is to be found of it."""

from __future__ import annotations

from typing import Final

from facilitator.formats.docx.checking.finding import Rule
from tests.formats.planting import (
    CONTENTS,
    DOCUMENT,
    NS,
    PHOTO,
    Defect,
    at_end,
    both,
    change,
    field,
    link,
    paragraph,
    picture_with_place,
    png,
    put,
    relate,
    row,
    table,
)
from tests.formats.sample_document import ALT, jpeg

HEADER: Final = row("Was", "Wer", look="<w:cantSplit/><w:tblHeader/>", style="TableHeader")
ROW: Final = row("Tun", "Wir")
TRACKED: Final = '<w:ins w:id="9" w:author="x"><w:r><w:t>neu</w:t></w:r></w:ins>'
TITLE: Final = "Status Quo und Zukunft: Der Leistungsbereich im Fokus"
CORE: Final = "docProps/core.xml"
STYLES: Final = "word/styles.xml"
SETTINGS: Final = "word/settings.xml"
RELS: Final = "word/_rels/document.xml.rels"
BOLD: Final = "<w:rPr><w:rStyle w:val='Strong'/></w:rPr>"
EXTERNAL: Final = ' TargetMode="External"'

DEFECTS: Final[dict[str, tuple[Defect, list[tuple[Rule, str]]]]] = {
    # the file itself
    "a part that is no XML": (
        put("word/styles.xml", b"<w:styles"),
        [(Rule.UNREADABLE, "word/styles.xml")],
    ),
    "no title": (
        change(f"<dc:title>{TITLE}</dc:title>", "<dc:title/>", CORE),
        [(Rule.TITLE, "")],
    ),
    "another title": (
        change(f"<dc:title>{TITLE}", "<dc:title>Dokument1", CORE),
        [(Rule.TITLE_NOT_SHOWN, "Dokument1")],
    ),
    "no author": (
        change("<dc:creator>Servicestelle SGB II<", "<dc:creator><", CORE),
        [(Rule.AUTHOR, "")],
    ),
    "properties in another language": (
        change("<dc:language>de-DE", "<dc:language>en-US", CORE),
        [(Rule.LANGUAGE, "en-US")],
    ),
    "text in no language": (
        change('<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/>', "", STYLES),
        [(Rule.LANGUAGE, "")],
    ),
    "somebody saved it": (
        change(">facilitator</cp:lastModifiedBy>", ">Erika</cp:lastModifiedBy>", CORE),
        [(Rule.FOREIGN_PROPERTY, "Erika")],
    ),
    "a company": (
        change("</Properties>", "<Company>ACME</Company></Properties>", "docProps/app.xml"),
        [(Rule.FOREIGN_PROPERTY, "Company: ACME")],
    ),
    "a property of somebody's": (
        change(
            "</Properties>",
            '<property name="Aktenzeichen"/></Properties>',
            "docProps/custom.xml",
        ),
        [(Rule.FOREIGN_PROPERTY, "Aktenzeichen")],
    ),
    "hidden contents": (
        put("customXml/item7.xml", b"<a/>"),
        [(Rule.CUSTOM_XML, "customXml/item7.xml")],
    ),
    "a template's path": (
        change("</w:settings>", "<w:attachedTemplate/></w:settings>", SETTINGS),
        [(Rule.ATTACHED_TEMPLATE, "")],
    ),
    # headings
    "a first heading of level 2": (
        both(
            change('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'),
        ),
        [(Rule.HEADING_FIRST, "1 Das Wichtigste in Kürze")],
    ),
    "a level left out": (
        both(
            at_end(paragraph("8\tWeiteres", "Heading1"), paragraph("Tief", "Heading3")),
        ),
        [(Rule.HEADING_JUMP, "Tief"), (Rule.CONTENTS_DIFFER, "8 Weiteres")],
    ),
    "an empty heading": (
        at_end(paragraph("", "Heading2")),
        [(Rule.HEADING_EMPTY, "")],
    ),
    "bold letters for a heading": (
        at_end(paragraph("Was noch zu tun ist", look=BOLD), paragraph("Nicht viel.")),
        [(Rule.HEADING_FAKE, "Was noch zu tun ist")],
    ),
    "styles that aren't there": (
        at_end(paragraph("Text.", "Textkrper"), paragraph("x.", look=BOLD.replace("Strong", "F"))),
        [(Rule.STYLE_UNKNOWN, "Textkrper"), (Rule.STYLE_UNKNOWN, "F")],
    ),
    # layout
    "an empty paragraph": (at_end(paragraph("")), [(Rule.EMPTY_PARAGRAPH, "")]),
    "columns by tabs": (
        at_end(paragraph("</w:t><w:tab/><w:t>Eins</w:t><w:tab/><w:t>Zwei")),
        [(Rule.TAB_LAYOUT, "Eins Zwei")],
    ),
    "columns by spaces": (at_end(paragraph("Eins     Zwei")), [(Rule.SPACE_LAYOUT, "Eins Zwei")]),
    "letters and lines formatted by hand": (
        at_end(
            paragraph("Rot.", look='<w:rPr><w:b/><w:color w:val="C00000"/></w:rPr>'),
            paragraph("Mittig.", more='<w:jc w:val="center"/>'),
        ),
        [(Rule.DIRECT_FORMATTING, "b, color"), (Rule.DIRECT_FORMATTING, "jc")],
    ),
    "small letters": (
        change('<w:sz w:val="22"/>', '<w:sz w:val="17"/>', STYLES),
        [(Rule.SMALL_TEXT, "8.5 pt: – Rednerin · Z I.20")],
    ),
    "pale letters": (
        change(
            '<w:name w:val="Quote"/>',
            '<w:name w:val="Quote"/><w:rPr><w:color w:val="AAAAAA"/></w:rPr>',
            STYLES,
        ),
        [
            (
                Rule.CONTRAST,
                "2.3:1 (#AAAAAA / #FFFFFF): „Es gilt, Haltung zu bewahren und selbstbewusst zu h…",
            )
        ],
    ),
    "a pale ground of header rows": (
        change('w:fill="1F4E79"', 'w:fill="9DB7D5"', STYLES),
        [
            (Rule.CONTRAST, "2.1:1 (#FFFFFF / #9DB7D5): Geplant"),
            (Rule.CONTRAST, "2.1:1 (#FFFFFF / #9DB7D5): H"),
        ],
    ),
    # pictures
    "no words for a chart": (
        change('descr="Balkendiagramm', 'x="Balkendiagramm'),
        [(Rule.ALT_MISSING, "chart-q1")],
    ),
    "a file name for words": (
        change(
            f'descr="{ALT}"',
            'descr="IMG_4711.JPG"',
        ),
        [(Rule.ALT_FILE_NAME, "IMG_4711.JPG")],
    ),
    "the caption for words": (
        change(
            f'descr="{ALT}"',
            'descr="Ergebnisse der Gruppe"',
        ),
        [(Rule.ALT_REPEATS_CAPTION, "Ergebnisse der Gruppe")],
    ),
    "a photo that knows where it was taken": (
        put(PHOTO, picture_with_place()),
        [(Rule.IMAGE_METADATA, "photo1.jpeg: EXIF")],
    ),
    "a picture with a text inside": (
        put("word/media/image7.png", png(Author="Erika")),
        [(Rule.IMAGE_METADATA, "image7.png: tEXt")],
    ),
    "a picture with somebody's name": (
        put("word/media/Workshop_Erika_2.jpg", jpeg()),
        [(Rule.IMAGE_NAME, "Workshop_Erika_2.jpg")],
    ),
    # tables
    "a table without a header row": (
        at_end(table(ROW, ROW)),
        [(Rule.TABLE_HEADER, "Titel")],
    ),
    "a table with an empty header": (
        at_end(
            table(row("Was", "", look="<w:cantSplit/><w:tblHeader/>", style="TableHeader"), ROW)
        ),
        [(Rule.TABLE_HEADER_EMPTY, "Titel")],
    ),
    "a table without a title": (
        at_end(table(HEADER, ROW, title="")),
        [(Rule.TABLE_TITLE, "")],
    ),
    "merged cells": (
        at_end(table(HEADER, row("Tun", merged='<w:gridSpan w:val="2"/>'))),
        [(Rule.TABLE_MERGED, "Titel")],
    ),
    "a table in a table": (
        at_end(table(HEADER, row(f"{table(HEADER, ROW, title='Innen')}{paragraph('x')}", "Wir"))),
        [(Rule.TABLE_NESTED, "Innen")],
    ),
    "rows that split": (
        at_end(table(HEADER, row("Tun", "Wir", look=""))),
        [(Rule.TABLE_ROW_SPLITS, "Titel")],
    ),
    # links
    "an address for a link": (
        at_end(link("www.sgb2.info")),
        [(Rule.LINK_ADDRESS, "www.sgb2.info")],
    ),
    "a link that says nothing": (at_end(link("hier")), [(Rule.LINK_VAGUE, "hier")]),
    "a link without text": (at_end(link("")), [(Rule.EMPTY_PARAGRAPH, ""), (Rule.LINK_EMPTY, "")]),
    # leftovers
    "a comment": (
        both(
            put("word/comments.xml", f"<w:comments {NS}/>".encode()),
            at_end(
                '<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>'
            ),
        ),
        [(Rule.COMMENT, "word/comments.xml"), (Rule.COMMENT, "")],
    ),
    "a tracked change": (
        at_end(f"<w:p>{TRACKED}</w:p>"),
        [(Rule.TRACKED_CHANGE, "neu")],
    ),
    "a template's text": (
        at_end(paragraph("Klicken oder tippen Sie hier, um Text einzugeben.")),
        [(Rule.PLACEHOLDER, "Klicken oder tippen Sie hier, um Text einzugeben.")],
    ),
    "a control that shows its placeholder": (
        at_end(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
            paragraph("Datum wählen"),
            "</w:sdtContent></w:sdt>",
        ),
        [(Rule.PLACEHOLDER, "Datum wählen")],
    ),
    # fields
    "a field that waits": (
        at_end(field("PAGE", sign=' w:dirty="true"')),
        [(Rule.FIELD_DIRTY, "")],
    ),
    "fields to be updated": (
        change("</w:settings>", "<w:updateFields/></w:settings>", SETTINGS),
        [(Rule.FIELD_UPDATE, "")],
    ),
    "a field without an end": (
        at_end('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>x</w:t></w:r></w:p>'),
        [(Rule.FIELD_BROKEN, "")],
    ),
    # what leads somewhere
    "a reference to nothing": (
        at_end(field(" PAGEREF b_nowhere \\h ")),
        [(Rule.REFERENCE, "b_nowhere")],
    ),
    "a link to nothing": (
        at_end(link("Anhang", 'w:anchor="b_gone"')),
        [(Rule.REFERENCE, "b_gone")],
    ),
    "a bookmark twice": (
        at_end(link("Anhang"), link("Impressum")),
        [(Rule.BOOKMARK_TWICE, "b_end")],
    ),
    "a part that is missing": (
        lambda parts: {name: part for name, part in parts.items() if name != PHOTO},
        [(Rule.RELATION, PHOTO)],
    ),
    "a relationship that is missing": (
        at_end(link("Anhang", 'r:id="rId999"')),
        [(Rule.RELATION, "rId999")],
    ),
    "a field that links to nothing": (
        at_end(field(' HYPERLINK \\l "b_gone" ', "Anhang")),
        [(Rule.REFERENCE, "b_gone")],
    ),
    "a link to somebody's disk": (
        relate(RELS, "hyperlink", "file:///C:/Muster/geheim.docx", EXTERNAL),
        [(Rule.EXTERNAL, "file:///C:/Muster/geheim.docx")],
    ),
    "a picture from elsewhere": (
        relate(RELS, "image", "http://tracker.example/1.png", EXTERNAL),
        [(Rule.EXTERNAL, "http://tracker.example/1.png")],
    ),
    # contents and captions
    "no contents": (
        lambda parts: {**parts, DOCUMENT: CONTENTS.sub("", parts[DOCUMENT].decode(), 1).encode()},
        [(Rule.CONTENTS_MISSING, "")],
    ),
    "a heading that changed": (
        change(">Leitfragen<", ">Leitlinien<"),
        [(Rule.CONTENTS_DIFFER, "1.2 Leitlinien ≠ 1.2 Leitfragen")],
    ),
    "a caption out of order, counted by a simple field": (
        at_end(
            '<w:p><w:fldSimple w:instr=" SEQ Abbildung "><w:r><w:t>7</w:t></w:r>'
            "</w:fldSimple></w:p>"
        ),
        [(Rule.CAPTION_ORDER, "Abbildung 7")],
    ),
    "a caption out of order": (
        at_end(field(" SEQ Tabelle \\* ARABIC ", "7")),
        [(Rule.CAPTION_ORDER, "Tabelle 7")],
    ),
}
