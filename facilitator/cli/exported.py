"""What is said of an export: where it is, what it lacks, what the check has found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.domain.documentation.missing import Missing
    from facilitator.formats.export import Exported

_MOST: Final = 20


def said_of(
    exported: Exported, missing: Sequence[Missing], texts: Texts, *, wants_pdf: bool, stem: str = ""
) -> Iterator[str]:
    """Yield the lines that a command prints after an export that was to be called `stem`."""
    from facilitator.formats.docx.checking.wording import explain_finding, name_place
    from facilitator.formats.finishing import PageSource
    from facilitator.formats.font_words import explain_missing_font

    yield texts("Written: {path}", path=click.format_filename(exported.path))
    if exported.path.stem.startswith(f"{stem}-") and stem:
        yield texts(
            "“{wanted}” is open in another program, was edited by hand or is another event's, and "
            "was left alone.",
            wanted=f"{stem}{exported.path.suffix}",
        )
    if exported.pdf is not None:
        yield texts("Written: {path}", path=click.format_filename(exported.pdf))
        yield texts(
            "The PDF is tagged; nobody has checked reading order and links by hand, as PDF/UA asks."
        )
    elif wants_pdf:
        yield texts("No PDF: LibreOffice is not installed, or failed.")
    if exported.template is not None:
        yield texts("Written in the style of facilitator, for your template can't be used:")
        yield exported.template.render(texts)
    if exported.pages is PageSource.NONE:
        yield texts("The contents have no page numbers: for those, LibreOffice must be installed.")
    if exported.pages is PageSource.OTHER_FONT:
        yield explain_missing_font(exported.font, texts)
    if exported.pages is PageSource.RDOCX:
        yield texts("Page numbers without LibreOffice: one or the other may be off by one.")
    if missing:
        yield texts("The public edition went out without:")
        yield from _first([one.said for one in missing], texts)
    if exported.findings:
        yield texts("The check found:")
        found = [
            f"{name_place(one, texts)}: {explain_finding(one, texts)}" for one in exported.findings
        ]
        yield from _first(found, texts)


def _first(lines: Sequence[str], texts: Texts) -> Iterator[str]:
    yield from (f"- {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        count = len(lines) - _MOST
        yield texts.plural("… and {count} further one", "… and {count} further ones", count)
