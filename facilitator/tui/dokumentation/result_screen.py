"""What an export has written: the files, what kind of version it is, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.versions import Edition
from facilitator.formats.font_words import explain_missing_font
from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.dokumentation.exporting import Written
from facilitator.tui.dokumentation.file_check import FileCheck
from facilitator.tui.dokumentation.version_words import edition_words
from facilitator.tui.plain import visible


def result_lines(
    written: Written, check: FileCheck | None, size: str, texts: Texts
) -> Iterator[str]:
    """Yield what there is to say of what was written."""
    is_gone = check is not None and check.is_gone
    path = written.path.absolute()
    if is_gone:
        yield texts("The file is no longer where it was: {path}", path=path)
    else:
        yield texts("The Word file: {path} ({size})", path=path, size=size)
    if written.wanted and written.path.name != written.wanted:
        yield texts(
            "“{wanted}” is open in another program, was edited by hand or is another event's, and "
            "was left alone.",
            wanted=written.wanted,
        )
    if written.pdf is not None:
        yield texts("The PDF: {path}", path=written.pdf.absolute())
    elif written.wanted_pdf:
        yield texts("No PDF: LibreOffice is missing or has failed. Word can save the file as PDF.")
    yield from _pages(written, texts)
    if written.is_frozen:
        yield texts("Kept in the record as it went out.")
    if written.edition is Edition.PUBLIC and written.missing:
        yield texts.plural(
            "{count} thing was not released and is missing: g shows which.",
            "{count} things were not released and are missing: g shows which.",
            written.missing,
        )
    if not is_gone:
        yield _found(check, texts)


def _pages(written: Written, texts: Texts) -> Iterator[str]:
    if written.pages == "rdocx":
        yield texts("Page numbers were counted without LibreOffice: some may be off by one.")
    elif written.pages == "other font":
        yield explain_missing_font(written.font, texts)
    elif written.pages == "none":
        yield texts(
            "Without LibreOffice the contents have no page numbers. In Word: click into the "
            "contents, F9."
        )


def _found(check: FileCheck | None, texts: Texts) -> str:
    if check is None or check.findings is None:
        return texts("The file is being checked …")
    if not check.findings:
        return texts("✓ Accessible as far as a program can check it, nothing found.")
    return texts.plural(
        "! {count} finding in the file: p lists it.",
        "! {count} findings in the file: p lists them.",
        len(check.findings),
    )


class ResultScreen(Dialog[str]):
    """Shows what was written; the answer is the action that is to follow, or None.

    `check` tells what was found in the file so far.
    """

    TICK_SECONDS: ClassVar[float] = 0.3
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,o", "dismiss", show=False),
        Binding("p", "follow('check_document')", show=False),
        Binding("v", "follow('versions')", show=False),
        Binding("g", "follow('sign_off')", show=False),
        # A presenter's remote sends these.
        Binding("pageup,pagedown", "nothing", show=False, priority=True),
    ]

    def __init__(
        self, texts: Texts, written: Written, how_large: str, check: Callable[[], FileCheck | None]
    ) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._written = written
        self._how_large = how_large
        self._check = check

    def compose(self) -> ComposeResult:
        """Show a paragraph for each thing to say, and the keys."""
        texts, written = self._texts, self._written
        with Vertical(id="result") as box:
            edition = edition_words(written.edition, texts)
            title = texts("Exported: {number} · {edition}", number=written.number, edition=edition)
            box.border_title = Content(title)
            with VerticalScroll(id="result-scroll", can_focus=False):
                yield Static(id="result-lines", markup=False)
            yield Static(Text(texts("p check   v versions   ⏎ close")), id="result-keys")

    def on_mount(self) -> None:
        """Show it, and follow the check."""
        self.show_now()
        self.set_interval(self.TICK_SECONDS, self.show_now)

    def show_now(self) -> None:
        """Show what is known by now."""
        if self.is_answered or not self.query("#result-lines"):  # gone, or not there yet
            return
        lines = result_lines(self._written, self._check(), self._how_large, self._texts)
        self.query_one("#result-lines", Static).update(Text(visible("\n".join(lines))))

    def action_follow(self, action: str) -> None:
        """Close, and go on with that."""
        self.dismiss(action)

    def action_nothing(self) -> None:
        """Leave everything as it is."""
