"""What the export dialog says: the choices, what each means, and what will be missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from facilitator.domain.documentation.versioning import VersionKind
from facilitator.domain.versions import Edition
from facilitator.texts import Texts

EDITIONS: Final = (Edition.INTERNAL, Edition.PUBLIC)
_MOST_MISSING: Final = 200


class Line(StrEnum):
    """What can be chosen."""

    EDITION = "edition"
    VERSION = "version"
    PDF = "pdf"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is chosen so far."""

    edition: Edition = Edition.INTERNAL
    kind: VersionKind = VersionKind.DRAFT
    pdf: bool = False
    changes: str | None = None
    """What somebody wrote instead of what was computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known about the choices."""

    numbers: tuple[tuple[VersionKind, str], ...]
    """Which versions of the chosen edition can be next, and their numbers."""
    has_office: bool
    """Whether something makes a PDF."""
    missing: tuple[str, ...] = ()
    """What the public edition would leave out, a line each."""
    has_before: bool = False
    """Whether there is a version before to say the changes of."""
    computed: str | None = ""
    """What changed since then; None: still being compared; empty: nothing was found."""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionLine:
    """One line of the dialog: its options, and what the chosen one means."""

    line: Line
    label: str
    options: tuple[str, ...]
    chosen: int
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """All that the dialog shows."""

    lines: tuple[OptionLine, ...]
    marked: Line
    missing_lead: str = ""
    missing: tuple[str, ...] = ()
    file: str = ""
    keys: str = ""


def order_facts(draft: Draft, known: Known, marked: Line, texts: Texts) -> OrderFacts:
    """Return what the dialog shows while that is chosen."""
    lines = tuple(_lines(draft, known, texts))
    is_public = draft.edition is Edition.PUBLIC
    missing = known.missing if is_public else ()
    return OrderFacts(
        lines=lines,
        marked=marked,
        missing_lead=_missing_lead(len(missing), texts) if is_public else "",
        missing=missing[:_MOST_MISSING],
        file=texts("File: {file}", file=known.file),
        keys=_keys(draft, missing, known, texts),
    )


def turned(draft: Draft, known: Known, line: Line, by: int) -> Draft:
    """Return the draft with the option `by` further on that line; at its end it stays."""
    match line:
        case Line.EDITION:
            at = _within(EDITIONS.index(draft.edition) + by, len(EDITIONS))
            return replace(draft, edition=EDITIONS[at], changes=None)
        case Line.VERSION:
            kinds = [kind for kind, _ in known.numbers]
            at = _within(_chosen(draft, known) + by, len(kinds))
            return replace(draft, kind=kinds[at])
        case Line.PDF:
            return replace(draft, pdf=known.has_office and by > 0)
        case Line.CHANGES:
            return draft


def _chosen(draft: Draft, known: Known) -> int:
    """Return which of the numbers is chosen; what is not offered is the last one."""
    kinds = [kind for kind, _ in known.numbers]
    return kinds.index(draft.kind) if draft.kind in kinds else len(kinds) - 1


def number_of(draft: Draft, known: Known) -> str:
    """Return the number that is chosen."""
    return known.numbers[_chosen(draft, known)][1]


def _within(at: int, count: int) -> int:
    return max(0, min(at, count - 1))


def _lines(draft: Draft, known: Known, texts: Texts) -> Iterator[OptionLine]:
    is_public = draft.edition is Edition.PUBLIC
    is_frozen = draft.kind is not VersionKind.DRAFT
    yield OptionLine(
        line=Line.EDITION,
        label=texts("Edition"),
        options=(texts("internal"), texts("public")),
        chosen=EDITIONS.index(draft.edition),
        remark=texts("Only what is released; functions instead of names.")
        if is_public
        else texts("Everything: quotes without a release, too, and what was late."),
    )
    yield OptionLine(
        line=Line.VERSION,
        label=texts("Version"),
        options=tuple(_version_words(known, texts)),
        chosen=_chosen(draft, known),
        remark=texts("Frozen: a name of its own, kept in the record, never replaced.")
        if is_frozen
        else texts("Replaced by the next draft as long as nobody has worked in it."),
    )
    yield OptionLine(
        line=Line.PDF,
        label=texts("PDF"),
        options=(texts("no"), texts("yes")),
        chosen=int(draft.pdf and known.has_office),
        remark=_pdf_words(draft, known, texts),
    )
    if is_frozen and known.has_before:
        yield OptionLine(
            line=Line.CHANGES,
            label=texts("Changes"),
            options=(),
            chosen=0,
            remark=_changes_words(draft, known, texts),
        )


def _version_words(known: Known, texts: Texts) -> Iterator[str]:
    names = {
        VersionKind.DRAFT: texts("draft"),
        VersionKind.REVIEW: texts("for review"),
        VersionKind.FINAL: texts("final"),
    }
    for kind, number in known.numbers:
        yield f"{number} {names[kind]}"


def _pdf_words(draft: Draft, known: Known, texts: Texts) -> str:
    if not known.has_office:
        return texts("LibreOffice is not installed: Word can save it as PDF.")
    if draft.pdf:
        return texts("Tagged, beside the Word file; nobody has checked its accessibility by hand.")
    return ""


def _changes_words(draft: Draft, known: Known, texts: Texts) -> str:
    if draft.changes is not None:
        return draft.changes or texts("Nothing is said of changes.")
    if known.computed is None:
        return texts("Being compared with the version before …")
    return known.computed or texts("Nothing was found that has changed. e says it in your words.")


def _missing_lead(count: int, texts: Texts) -> str:
    if not count:
        return texts("✓ All that it needs is released.")
    return texts.plural(
        "{count} thing is not released and will be missing:",
        "{count} things are not released and will be missing:",
        count,
    )


def _keys(draft: Draft, missing: tuple[str, ...], known: Known, texts: Texts) -> str:
    go = texts("⏎ export without them") if missing else texts("⏎ export")
    has_changes = known.has_before and draft.kind is not VersionKind.DRAFT
    edit = [texts("e edit changes")] if has_changes else []
    stop = texts("Esc not at all") if missing else texts("Esc back")
    return "   ".join([go, texts("↑↓ line"), texts("←→ choose"), *edit, stop])
