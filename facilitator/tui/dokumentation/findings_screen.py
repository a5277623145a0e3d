"""Prüfung: what is still to be looked at, in the content and in the file; Enter leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from facilitator.domain.documentation.quality import ContentFinding, Flaw
from facilitator.texts import Texts
from facilitator.tui.context import Context
from facilitator.tui.dokumentation.file_check import FileCheck, file_rows
from facilitator.tui.dokumentation.finding_words import content_rows, finding_id
from facilitator.tui.dokumentation.list_pane import ListFacts, ListRow
from facilitator.tui.dokumentation.list_screen import ListScreen

EXPORT: Final = "export"
"""The answer that leads to writing the file, not to a row."""
_SETTLED_HERE: Final = (Flaw.NOTE, Flaw.ORPHAN)


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
    if any(finding_id(one) == marked and one.flaw in _SETTLED_HERE for one in findings):
        keys.insert(2, texts("x settled"))
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
    """The answer is the row to go to, `EXPORT`, or None.

    `findings` returns what was found in the content, `in_file` what in the file exported last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", show=False),
        Binding("x,delete", "settle", show=False),
        Binding("p", "dismiss", show=False),
        Binding("w", f"dismiss('{EXPORT}')", show=False),
    ]

    def __init__(
        self,
        context: Context,
        findings: Callable[[], Sequence[ContentFinding] | None],
        in_file: Callable[[], FileCheck | None],
        marked: str = "",
        *,
        position: int = 0,
    ) -> None:
        """Mark `marked`, or what has come to its `position` since that was mended."""
        super().__init__(context, marked)
        self._position = position
        self._findings = findings
        self._in_file = in_file

    def list_facts(self) -> ListFacts:
        """Return what was found."""
        photos = self.context.station.snapshot.photos
        in_file = tuple(file_rows(self._in_file(), self.texts, photos))
        return findings_facts(self._findings(), in_file, self.marked, self.texts)

    def action_go(self) -> None:
        """Go to what is marked."""
        if self.list_facts().ids:
            self.dismiss(self.marked)

    def action_settle(self) -> None:
        """Settle a reviewer's comment, or let go of a wording that fits nowhere."""
        texts, review = self.texts, self.context.station.review
        known = self._findings() or ()
        finding = next((one for one in known if finding_id(one) == self.marked), None)
        if finding is None or finding.flaw not in _SETTLED_HERE:
            self.say(texts("Only comments and wordings from Word can be settled here."))
        elif finding.flaw is Flaw.NOTE:
            done = texts("The comment is settled. Ctrl+Z brings it back.")
            self.attempt(lambda: review.settle(finding.note), done)
        else:
            done = texts("The wording is gone. Ctrl+Z brings it back.")
            self.attempt(lambda: review.discard(finding.where), done)
