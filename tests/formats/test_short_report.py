"""The short report on disk."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition
from facilitator.formats.short_report import export_short_report
from tests.documented_event import THE_END, documented_event
from tests.factories import make_entry, make_snapshot


def write(folder: Path, snapshot: Snapshot, now: Instant = THE_END) -> list[Path]:
    written = export_short_report(
        snapshot, edition=Edition.INTERNAL, folder=folder, name="xfeld", now=now
    )
    return list(written.paths)


class Outline(HTMLParser):
    """Collects what a screen reader needs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.language = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "html":
            self.language = dict(attrs)["lang"] or ""


def test_report_is_written_as_markdown_and_html(tmp_path: Path) -> None:
    assert [path.name for path in write(tmp_path, documented_event())] == [
        "xfeld-kurzbericht.md",
        "xfeld-kurzbericht.html",
    ]


def test_page_is_accessible_and_has_no_script(tmp_path: Path) -> None:
    _, page = write(tmp_path, documented_event())

    found = Outline(page.read_text(encoding="utf-8"))

    assert found.language == "de"
    assert [tag for tag in found.tags if tag in ("title", "main", "h1")] == ["title", "main", "h1"]
    assert {tag for tag in found.tags if tag[0] == "h" and tag[1:].isdigit()} == {"h1", "h2"}
    assert not {"script", "img", "link", "iframe"} & set(found.tags)


def test_hostile_words_are_text_on_the_page(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> & \x07"
    snapshot = make_snapshot(
        documented_event().agenda, entries=(), events=(), summaries={"ws1": f"{evil} Ende."}
    )

    _, page = write(tmp_path, snapshot)

    text = page.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in text
    assert "<script" not in text


def test_untouched_report_is_replaced_and_an_edited_one_is_not(tmp_path: Path) -> None:
    event = documented_event()
    first = write(tmp_path, event)
    first[0].write_text(first[0].read_text(encoding="utf-8") + "Von Hand.", encoding="utf-8")

    again = write(tmp_path, event)

    assert [path.name for path in again] == ["xfeld-kurzbericht-2.md", "xfeld-kurzbericht.html"]


def test_report_of_another_event_is_not_replaced(tmp_path: Path) -> None:
    write(tmp_path, documented_event())

    other = write(tmp_path, make_snapshot(record_id="other", entries=(make_entry("e1"),)))

    assert [path.name for path in other] == ["xfeld-kurzbericht-2.md", "xfeld-kurzbericht-2.html"]
