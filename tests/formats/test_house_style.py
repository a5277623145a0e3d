"""An organisation's own template: its look is taken over, what it lacks is told and supplied."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from lxml import etree

from facilitator.formats.docx.house_style import STYLES, HouseStyle, missing, read_style
from facilitator.formats.docx.package import unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.problems import FileProblemsError
from facilitator.texts import load_texts
from tests.factories import make_snapshot
from tests.formats.foreign_template import GREEN, Parts, foreign_parts, write_foreign
from tests.formats.sample_document import the_document
from tests.plenum_event import plenum_event

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLES: Final = "table_text: Haus Tabellentext\ntable_header: haus tabellenkopf\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> HouseStyle:
    return read_style(write_foreign(tmp_path_factory.mktemp("house")))


@pytest.fixture(scope="module")
def parts(house: HouseStyle) -> Parts:
    return unpack(BytesIO(house.package))


@pytest.fixture(scope="module")
def styles(parts: Parts) -> dict[str, Any]:
    root = etree.fromstring(parts["word/styles.xml"])
    return {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}


def test_own_style_lacks_nothing() -> None:
    own = read_style(None)

    assert (own.path, missing(own), own.width) == (None, (), 9184)
    assert {role.name for role in STYLES} <= set(own.styles)
    assert [block.tag for block in own.open().element.body] == [f"{W}sectPr"]


def test_foreign_styles_are_found_by_name_whatever_their_ids(house: HouseStyle) -> None:
    roles = ("Normal", "heading 1", "heading 2", "Title", "toc 1", "footer", "Strong")

    assert [house.styles[role] for role in roles] == [
        "Standard",
        "berschrift1",
        "Ue2",
        "Titel",
        "Verzeichnis1",
        "Fuzeile",
        "Fett",
    ]


def test_every_role_has_a_style_that_exists(house: HouseStyle, styles: dict[str, Any]) -> None:
    assert {role.name for role in STYLES} == set(house.styles)
    assert set(house.styles.values()) <= set(styles)


def test_missing_styles_are_told_with_what_stands_in(house: HouseStyle) -> None:
    told = {one.role: one.explain(load_texts("en")) for one in missing(house)}

    assert told["entry"] == "entry: no style “Beitrag”; “Aufzählungszeichen” is taken."
    assert told["table_text"] == (
        "table_text: no style “Tabellentext” (“Haus Tabellentext” is near); ours is taken."
    )
    assert not {"heading_2", "sheet_text", "normal_table"} & set(told)
    assert len(told) == len(missing(house))


def test_supplied_styles_lead_to_styles_and_lists(parts: Parts, styles: dict[str, Any]) -> None:
    numbering = etree.fromstring(parts["word/numbering.xml"])
    lists = {number.get(f"{W}numId") for number in numbering.iter(f"{W}num")} | {"0"}
    links = [
        part.get(f"{W}val")
        for style in styles.values()
        for part in style.iter(f"{W}basedOn", f"{W}next", f"{W}link")
    ]
    used = {part.get(f"{W}val") for one in styles.values() for part in one.iter(f"{W}numId")}

    assert set(links) <= set(styles)
    assert {"7", "8"} < lists
    assert used <= lists
    assert styles["TableText"].find(f"{W}basedOn").get(f"{W}val") == "Standard"


def test_supplied_styles_have_the_house_s_colour(parts: Parts) -> None:
    assert b"1F4E79" not in parts["word/styles.xml"]
    assert GREEN.encode() in parts["word/styles.xml"]


def test_headings_have_a_level_and_no_numbers_of_their_own(
    parts: Parts, styles: dict[str, Any]
) -> None:
    heading = styles["berschrift1"].find(f"{W}pPr")
    linked = etree.fromstring(parts["word/numbering.xml"]).iter(f"{W}pStyle")

    assert heading.find(f"{W}numPr/{W}numId").get(f"{W}val") == "0"
    assert heading.find(f"{W}ind").get(f"{W}hanging") == "567"
    assert "berschrift1" not in {link.get(f"{W}val") for link in linked}
    assert [
        styles[name].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val")
        for name in ("berschrift1", "Ue2", "berschrift3")
    ] == ["0", "1", "2"]


_FRAME: Final = '<w:pBdr><w:left w:val="single" w:sz="8" w:space="6" w:color="1E5631"/></w:pBdr>'


@pytest.mark.parametrize(
    ("frame", "expected"), [(_FRAME, ["8", "8"]), ("", [None, None])], ids=["framed", "plain"]
)
def test_quote_and_source_are_framed_alike_and_stay_together(
    tmp_path: Path, frame: str, expected: list[str | None]
) -> None:
    parts = foreign_parts()
    quote = (
        '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/>'
        f"<w:pPr>{frame}</w:pPr></w:style></w:styles>"
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", quote.encode())

    house = read_style(write_foreign(tmp_path, parts=parts))

    root = etree.fromstring(unpack(BytesIO(house.package))["word/styles.xml"])
    found = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    both = [found[house.styles[name]] for name in ("Quote", "Quote Source")]
    bars = [style.find(f"{W}pPr/{W}pBdr/{W}left") for style in both]
    assert house.styles["Quote"] == "Zitat"
    assert [None if bar is None else bar.get(f"{W}sz") for bar in bars] == expected
    assert both[0].find(f"{W}pPr/{W}keepNext") is not None


def test_captions_stay_with_their_tables_and_contents_begin_a_page(
    tmp_path: Path,
) -> None:
    parts = foreign_parts()
    caption = (
        '<w:style w:type="paragraph" w:styleId="Beschr"><w:name w:val="caption"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="InhaltU"><w:name w:val="TOC Heading"/></w:style>'
        "</w:styles>"
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", caption.encode())
    style = read_style(write_foreign(tmp_path, parts=parts))

    written = write_docx(the_document(plenum_event()), style=style)

    body = etree.fromstring(unpack(BytesIO(written))["word/document.xml"])
    captions = [table.getprevious() for table in body.iter(f"{W}tbl")]
    captions = [one for one in captions if _style_of(one) == "Beschr"]
    titles = [one for one in body.iter(f"{W}p") if _style_of(one) == "InhaltU"]
    assert len(captions) > 1
    assert [one for one in captions if one.find(f"{W}pPr/{W}keepNext") is None] == []
    assert [one.find(f"{W}pPr/{W}pageBreakBefore") is not None for one in titles] == [True]


def _style_of(paragraph: Any) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def test_contents_lead_to_the_right_margin(house: HouseStyle, styles: dict[str, Any]) -> None:
    tabs = styles["Verzeichnis2"].findall(f"{W}pPr/{W}tabs/{W}tab")

    assert house.width == 11906 - 2552 - 1418
    assert [(tab.get(f"{W}val"), tab.get(f"{W}pos")) for tab in tabs] == [
        ("left", "1134"),
        ("right", str(house.width)),
    ]


def test_letterhead_and_margins_go_on_from_the_section_before(house: HouseStyle) -> None:
    word = house.open()
    (section,) = word.sections

    assert section.different_first_page_header_footer
    assert len(section.first_page_header._element.findall(f".//{W}drawing")) == 1
    assert section.footer.paragraphs[0].text.startswith("Musterweg 1")
    assert [paragraph.text for paragraph in section.header.paragraphs] == ["Jobcenter Musterstadt"]
    assert section._sectPr.find(f"{W}cols") is None


def test_nothing_that_was_written_in_a_template_is_left(house: HouseStyle, parts: Parts) -> None:
    everything = b"".join(parts.values())
    words = ("Erika", "Sehr geehrte", "Betreff", "ARGE", "4711", "Hausvorlage 2014", "N:/")

    assert [word for word in words if word.encode() in everything] == []
    assert [name for name in parts if "comments" in name or "customXml" in name] == []
    assert b"External" not in everything
    for setting in (b"trackRevisions", b"documentProtection", b"updateFields", b"rsid"):
        assert setting not in parts["word/settings.xml"]
    assert [block.tag for block in house.open().element.body] == [f"{W}sectPr"]


def test_a_template_becomes_a_document(parts: Parts) -> None:
    assert b"template.main+xml" not in parts["[Content_Types].xml"]
    assert b"document.main+xml" in parts["[Content_Types].xml"]


def test_a_docx_gives_the_same_as_a_dotx(tmp_path: Path, house: HouseStyle) -> None:
    assert read_style(write_foreign(tmp_path, "Haus.docx")).package == house.package


def test_a_bare_document_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "bare.docx"
    bare = docx.Document()
    styles = bare.styles.element
    for style in list(styles):
        styles.remove(style)
    bare.save(str(path))

    house = read_style(path)

    assert {role.name for role in STYLES} == set(house.styles)
    assert house.open().sections[0].footer.is_linked_to_previous is False


def test_map_beside_the_template_names_styles_by_role(tmp_path: Path) -> None:
    template = write_foreign(tmp_path)
    (tmp_path / "Hausvorlage.styles.yaml").write_text(TABLES, encoding="utf-8")

    house = read_style(template, {"table_count": "HAUS TABELLENTEXT"})

    assert house.styles["Table Text"] == house.styles["Table Count"] == "HausTab"
    assert house.styles["Table Header"] == "HausKopf"
    assert not {"table_text", "table_header"} & {one.role for one in missing(house)}


def test_map_with_mistakes_says_where_and_what_was_meant(tmp_path: Path) -> None:
    template = write_foreign(tmp_path)
    styles = tmp_path / "Hausvorlage.styles.yaml"
    styles.write_text("tabel_text: Standard\ntable_text: Haus Tabelentext\n", encoding="utf-8")

    with pytest.raises(FileProblemsError) as caught:
        read_style(template)

    lines = str(caught.value).splitlines()
    assert lines[0] == f"{styles}:1:1: There is no key “tabel_text” here."
    assert "    Did you mean “table_text”?" in lines
    assert f"{styles}:2:13: The template has no style “Haus Tabelentext”." in lines
    assert lines[-1] == "    Did you mean “Haus Tabellentext”?"


def test_a_wrong_name_given_directly_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblemsError) as caught:
        read_style(write_foreign(tmp_path), {"titel": "Titel", "title": "Titl"})

    assert [problem.nearest for problem in caught.value.problems] == ["title", "Titel"]


def _with(name: str, old: str, new: str) -> Parts:
    parts = foreign_parts()
    changed = parts[name].replace(old.encode(), new.encode())
    assert changed != parts[name]
    return {**parts, name: changed}


def _footer(parts: Parts | None, folder: Path) -> list[str]:
    style = read_style(write_foreign(folder, "Haus.docx", parts))
    written = write_docx(the_document(make_snapshot()), style=style)
    footer = docx.Document(BytesIO(written)).sections[0].footer
    return ["".join(run.text for run in paragraph.runs) for paragraph in footer.paragraphs]


def test_short_title_and_page_stand_below_the_house_s_footer(tmp_path: Path) -> None:
    address, ours = _footer(None, tmp_path)

    assert address.startswith("Musterweg 1")
    # Its style has a stop in the middle and one at the right.
    assert ours == "Leistung im Fokus – Dokumentation – Entwurf\t\tSeite 1 von 1"


def test_footer_that_counts_pages_gets_the_short_title_alone(tmp_path: Path) -> None:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'

    address, _, ours = _footer(_with("word/footer1.xml", "</w:p></w:ftr>", page), tmp_path)

    assert address.startswith("Musterweg 1")
    assert ours == "Leistung im Fokus – Dokumentation – Entwurf"


def test_footer_without_stops_gets_a_dot_between(tmp_path: Path) -> None:
    tabs = (
        '<w:tabs><w:tab w:val="center" w:pos="3968"/><w:tab w:val="right" w:pos="7936"/></w:tabs>'
    )

    assert _footer(_with("word/styles.xml", tabs, ""), tmp_path)[-1] == (
        "Leistung im Fokus – Dokumentation – Entwurf · Seite 1 von 1"
    )
