"""What the export dialog has to know: numbers, what is missing, what changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from facilitator.domain.documentation.missing import missing_for_public
from facilitator.domain.documentation.versioning import VersionKind, next_number, version_before
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition
from facilitator.formats.export import Order, file_stem
from facilitator.formats.office import find_office
from facilitator.texts import choose_language, load_texts
from facilitator.tui.context import Context
from facilitator.tui.dokumentation.order_words import Draft, Known, number_of
from facilitator.tui.dokumentation.version_words import shown_path

_KINDS: Final = (VersionKind.DRAFT, VersionKind.REVIEW, VersionKind.FINAL)


class Ordering:
    """Tells what is known about a choice; `compare` is asked once an edition for what changed."""

    def __init__(self, context: Context, compare: Callable[[Edition], None]) -> None:
        self._context = context
        self._compare = compare
        self._has_office = find_office() is not None
        self._missing: tuple[Snapshot | None, tuple[str, ...]] = (None, ())
        self.changes: dict[Edition, str | None] = {}
        """What changed since the version before of an edition; None: being compared."""

    def know(self, draft: Draft) -> Known:
        """Return what is known about a choice."""
        snapshot = self._context.station.snapshot
        numbers = _numbers(snapshot, draft.edition)
        has_before = version_before(snapshot.versions, draft.edition) is not None
        known = Known(
            numbers=numbers,
            has_office=self._has_office,
            missing=self._what_is_missing(snapshot) if draft.edition is Edition.PUBLIC else (),
            has_before=has_before,
            computed=self._what_changed(draft) if has_before else "",
        )
        return replace(known, file=self._file(draft, known))

    def order(self, draft: Draft) -> Order:
        """Return what is to be exported."""
        known = self.know(draft)
        number = number_of(draft, known)
        changes = known.computed if draft.changes is None else draft.changes
        is_draft = draft.kind is VersionKind.DRAFT
        return Order(
            edition=draft.edition,
            number=number,
            changes="" if is_draft else changes or "",
            pdf=draft.pdf and known.has_office,
            lays_out=self._context.lays_out,
        )

    def _what_is_missing(self, snapshot: Snapshot) -> tuple[str, ...]:
        if self._missing[0] is not snapshot:
            found = missing_for_public(snapshot, self._context.texts)
            self._missing = (snapshot, tuple(one.said for one in found))
        return self._missing[1]

    def _what_changed(self, draft: Draft) -> str | None:
        if draft.kind is VersionKind.DRAFT:
            return ""
        if draft.edition not in self.changes:
            self.changes[draft.edition] = None
            self._compare(draft.edition)
        return self.changes[draft.edition]

    def _file(self, draft: Draft, known: Known) -> str:
        texts = load_texts(choose_language(self._context.station.snapshot.agenda.language))
        order = Order(edition=draft.edition, number=number_of(draft, known))
        stem = file_stem(self._context.export_name, order, texts)
        return shown_path(self._context.export_folder / f"{stem}.docx")


def _numbers(snapshot: Snapshot, edition: Edition) -> tuple[tuple[VersionKind, str], ...]:
    """Return the numbers that can be next; once something is final, only finals come."""
    found: dict[str, VersionKind] = {}
    for kind in _KINDS:
        found[next_number(snapshot.versions, edition, kind)] = kind
    return tuple((kind, number) for number, kind in found.items())
