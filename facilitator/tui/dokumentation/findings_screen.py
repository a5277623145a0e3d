"""Prüfung: what is still to be looked at, in the content and in the file; Enter leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from facilitator.domain.documentation.quality import ContentFinding
from facilitator.texts import Texts
from facilitator.tui.context import Context
from facilitator.tui.dokumentation.file_check import FileCheck, file_rows
from facilitator.tui.dokumentation.finding_words import content_rows
from facilitator.tui.dokumentation.list_pane import ListFacts, ListRow
from facilitator.tui.dokumentation.list_screen import ListScreen


def findings_facts(
    findings: Sequence[ContentFinding] | None,
    in_file: Sequence[ListRow],
    marked: str,
    texts: Texts,
) -> ListFacts:
    """Return what the screen shows; None: the document is still being read."""
    if findings is None:
        return ListFacts(title=texts("Check"), lead=texts("The document is being read …"))
    rows = (*content_rows(findings, texts), *in_file)
    keys = [texts("↑↓ mark"), texts("⏎ go there"), texts("Esc back")]
    return ListFacts(
        title=texts("Check"),
        lead=_lead(len(findings), texts),
        rows=rows,
        marked=marked,
        keys="   ".join(keys if any(row.id for row in rows) else keys[-1:]),
    )


def _lead(count: int, texts: Texts) -> str:
    if not count:
        return texts("Nothing is open in the content. w writes the file.")
    return texts.plural(
        "{count} thing to look at. Nothing of it stops an export.",
        "{count} things to look at. Nothing of it stops an export.",
        count,
    )


class FindingsScreen(ListScreen[str]):
    """The answer is the row to go to, or None.

    `findings` returns what was found in the content, `in_file` what in the file exported last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", show=False),
        Binding("p", "dismiss", show=False),
    ]

    def __init__(
        self,
        context: Context,
        findings: Callable[[], Sequence[ContentFinding] | None],
        in_file: Callable[[], FileCheck | None],
        marked: str = "",
    ) -> None:
        super().__init__(context, marked)
        self._findings = findings
        self._in_file = in_file

    def list_facts(self) -> ListFacts:
        """Return what was found."""
        in_file = tuple(file_rows(self._in_file(), self.texts))
        return findings_facts(self._findings(), in_file, self.marked, self.texts)

    def action_go(self) -> None:
        """Go to what is marked."""
        if self.list_facts().ids:
            self.dismiss(self.marked)
