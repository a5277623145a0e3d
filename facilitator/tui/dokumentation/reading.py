"""The document as it would be written now, read in a thread because a large event takes a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from textual.message import Message

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import Anchor, Heading, Labels
from facilitator.domain.documentation.quality import ContentFinding, content_findings
from facilitator.domain.outline import Outline, read_outline
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts, choose_language, load_texts
from facilitator.tui.context import Moment


@dataclass(frozen=True, slots=True)
class Reading:
    """The outline of the document that `snapshot` makes, and what is still to be looked at."""

    snapshot: Snapshot
    outline: Outline
    labels: Labels
    findings: tuple[ContentFinding, ...] = ()
    numbers: Mapping[str, Anchor] = field(default_factory=lambda: MappingProxyType({}))
    """The sections of the contents by their numbers: ``3.1``."""


class DocumentRead(Message):
    """The document was built and read."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading


def read_document(moment: Moment, said_in: Texts) -> Reading:
    """Build the document of `moment` in the event's own language, and read its outline.

    What is found is said in the language of the screens.
    """
    snapshot = moment.snapshot
    texts = load_texts(choose_language(snapshot.agenda.language))
    document = build_documentation(snapshot, moment.forecast, texts, now=moment.now)
    outline = read_outline(document, snapshot)
    findings = content_findings(snapshot, said_in, outline=outline, orphans=document.orphans)
    numbers = {
        block.number: block.anchor for block in document.blocks if isinstance(block, Heading)
    }
    return Reading(snapshot, outline, document.labels, findings, MappingProxyType(numbers))


def tells_the_same(one: Snapshot, other: Snapshot) -> bool:
    """Say whether two snapshots make the same document; parts are compared by identity."""
    return (
        one.agenda is other.agenda
        and one.notes is other.notes
        and one.measures is other.measures
        and one.run is other.run
        and one.reports is other.reports
        and one.games is other.games
        and one.themes is other.themes
        and one.queries is other.queries
        and one.rounds is other.rounds
        and one.photos is other.photos
        and one.polish is other.polish
    )
