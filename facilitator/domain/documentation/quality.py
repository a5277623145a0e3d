"""What somebody should still look at before the Dokumentation goes out: its content, not its file.

Each finding names the text that it is about, so that a screen can lead there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.personal import personal_in
from facilitator.domain.documentation.releasing import needs_release
from facilitator.domain.documentation.text_labels import TextLabels
from facilitator.domain.entries import Entry, Measure, Release
from facilitator.domain.kinds import PARKING
from facilitator.domain.outline import Lack, Outline
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.polish import TextId
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts

_FILE_NAME: Final = re.compile(r"(?i)^\s*[\w() -]+\.(jpe?g|png|heic|gif|tiff?|webp)\s*$")
_CAMERA: Final = re.compile(r"(?i)^\s*(IMG|DSC|DSCN|PXL|P|WhatsApp Image)[ _-]?\d[\w -]*$")


class Flaw(StrEnum):
    """What is wrong or open, in the order in which it is listed."""

    ORPHAN = "orphan"
    """A wording from Word whose text is not said any more."""
    NOTE = "note"
    """A reviewer's comment that nobody has settled."""
    WORDINGS = "wordings"
    OPEN_END = "open end"
    UNSORTED = "unsorted"
    SUMMARY = "summary"
    WHO = "who"
    DUE = "due"
    UNCONFIRMED = "unconfirmed"
    CHANGED = "changed"
    """A theme that is not as the plenum confirmed it any more."""
    ALT = "alt"
    ALT_IS_FILE = "alt is file"
    CREDIT = "credit"
    RELEASE = "release"
    CONSENT = "consent"
    PERSONAL = "personal"

    @property
    def is_for_public(self) -> bool:
        """Whether it matters only once the Dokumentation is published."""
        return self in (Flaw.RELEASE, Flaw.CONSENT, Flaw.PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFinding:
    """One thing to look at."""

    flaw: Flaw
    where: TextId
    """The text that it is about."""
    label: str
    """What that is called: ``O 3.17``; empty where it has no name."""
    said: str = ""
    """What it says, or what of it was noticed; on one line, of any length."""
    note: str = ""
    """The id of the reviewer's comment, if it is one."""


def content_findings(
    snapshot: Snapshot,
    texts: Texts,
    *,
    outline: Outline | None = None,
    orphans: Iterable[TextId] = (),
) -> tuple[ContentFinding, ...]:
    """Return all findings, sorted by what they are, then in the order of the event.

    `texts` are those of who reads them. With `outline` it says where a summary is missing, too;
    `orphans` are the polished texts that no text of the document is any more.
    """
    finder = _Finder(snapshot, texts)
    found = [
        *finder.of_polish(orphans),
        *finder.of_entries(),
        *finder.of_measures(),
        *finder.of_themes(),
        *finder.of_photos(),
        *finder.of_summaries(),
        *(finder.of_sections(outline) if outline is not None else ()),
    ]
    order = list(Flaw)
    return tuple(sorted(found, key=lambda finding: order.index(finding.flaw)))


class _Finder:
    def __init__(self, snapshot: Snapshot, texts: Texts) -> None:
        self._snapshot = snapshot
        self._labels = TextLabels(snapshot, texts)
        agenda = snapshot.agenda
        self._kinds = {kind.id for kind in agenda.kinds}
        self._workshops = {workshop.id for workshop in agenda.workshops}
        self._asked = {known.id for known in snapshot.rounds}

    def _found(self, flaw: Flaw, where: TextId, said: str = "", note: str = "") -> ContentFinding:
        label = self._labels.of(where)
        return ContentFinding(flaw=flaw, where=where, label=label, said=one_line(said), note=note)

    def _personal(self, where: TextId, *said: str) -> Iterator[ContentFinding]:
        found = [match for text in said for match in personal_in(text)]
        if found:
            yield self._found(Flaw.PERSONAL, where, ", ".join(dict.fromkeys(found)))

    # --- what editors brought back ---

    def of_polish(self, orphans: Iterable[TextId]) -> Iterator[ContentFinding]:
        polish = self._snapshot.polish
        written = {f"inserted:{one.id}": one.text for one in polish.insertions}
        for orphan in orphans:
            said = written.get(orphan, polish.rewordings.get(orphan, ""))
            yield self._found(Flaw.ORPHAN, orphan, said)
        for note in polish.notes:
            if not note.done:
                yield self._found(Flaw.NOTE, note.target, note.text, note.id)
        for insertion in polish.insertions:
            yield from self._personal(f"inserted:{insertion.id}", insertion.text)
        for text_id, wording in polish.rewordings.items():
            yield from self._personal(text_id, wording)

    # --- what was captured ---

    def of_entries(self) -> Iterator[ContentFinding]:
        left_out = self._snapshot.polish.left_out
        for notes in self._snapshot.notes.values():
            for entry in notes.entries:
                if not (entry.redacted or f"entry:{entry.id}" in left_out):
                    yield from self._of_entry(entry)

    def _of_entry(self, entry: Entry) -> Iterator[ContentFinding]:
        where = f"entry:{entry.id}"
        if entry.versions:
            yield self._found(Flaw.WORDINGS, where, entry.text)
        if entry.open_end:
            yield self._found(Flaw.OPEN_END, where, entry.text)
        if self._is_unsorted(entry):
            yield self._found(Flaw.UNSORTED, where, entry.text)
        is_quote = needs_release(entry, self._snapshot)
        if is_quote and entry.release is Release.OPEN:
            yield self._found(Flaw.RELEASE, where, entry.text)
        if entry.kind != PARKING and not (is_quote and entry.release is Release.DENIED):
            named = entry.function if is_quote and entry.release is not Release.ANONYMOUS else ""
            yield from self._personal(where, entry.text, named)

    def _is_unsorted(self, entry: Entry) -> bool:
        """Say whether it stands alone without a kind; cards stand under their question."""
        is_alone = entry.relation is None and entry.round not in self._asked
        return is_alone and entry.kind not in self._kinds and entry.place in self._workshops

    def of_summaries(self) -> Iterator[ContentFinding]:
        for place, notes in self._snapshot.notes.items():
            yield from self._personal(f"summary:{place}", notes.summary)

    def of_sections(self, outline: Outline) -> Iterator[ContentFinding]:
        for section in outline.sections:
            if all(gap.lack is not Lack.SUMMARY for gap in section.gaps):
                continue
            if section.theme:
                theme = self._snapshot.themes.get(section.theme)
                title = theme.title if theme is not None else ""
                yield self._found(Flaw.SUMMARY, f"theme:{section.theme}.summary", title)
            elif section.place is not None:
                yield self._without_summary(section.place)

    def _without_summary(self, place: PlaceId) -> ContentFinding:
        found = self._found(Flaw.SUMMARY, f"summary:{place}", self._snapshot.place_title(place))
        is_block = place not in self._workshops
        return replace(found, label=self._snapshot.place_code(place)) if is_block else found

    # --- what the plenum made of it ---

    def of_measures(self) -> Iterator[ContentFinding]:
        for measure in self._snapshot.measures:
            if measure.agreed and not measure.removed:
                yield from self._of_measure(measure)

    def _of_measure(self, measure: Measure) -> Iterator[ContentFinding]:
        where = f"measure:{measure.id}"
        if not one_line(measure.who):
            yield self._found(Flaw.WHO, f"{where}.who", measure.what)
        if not one_line(measure.due):
            yield self._found(Flaw.DUE, f"{where}.due", measure.what)
        yield from self._personal(f"{where}.who", measure.what, measure.who)

    def of_themes(self) -> Iterator[ContentFinding]:
        for theme in self._snapshot.themes.standing:
            yield from self._of_theme(theme)

    def _of_theme(self, theme: Theme) -> Iterator[ContentFinding]:
        where = f"theme:{theme.id}.summary"
        if not is_confirmed(theme, self._snapshot):
            was_confirmed = theme.confirmation is not None
            yield self._found(
                Flaw.CHANGED if was_confirmed else Flaw.UNCONFIRMED, where, theme.title
            )
        yield from self._personal(where, theme.title, theme.summary, theme.controversy)

    # --- photos ---

    def of_photos(self) -> Iterator[ContentFinding]:
        for photo in self._snapshot.photos:
            yield from self._of_photo(photo)

    def _of_photo(self, photo: Photo) -> Iterator[ContentFinding]:
        where, shown = f"photo:{photo.id}", photo.caption or photo.alt
        if not one_line(photo.alt):
            yield self._found(Flaw.ALT, f"{where}.alt", shown)
        elif _FILE_NAME.match(photo.alt) or _CAMERA.match(photo.alt):
            yield self._found(Flaw.ALT_IS_FILE, f"{where}.alt", photo.alt)
        if not one_line(photo.credit):
            yield self._found(Flaw.CREDIT, f"{where}.credit", shown)
        if photo.consent is Consent.OPEN:
            yield self._found(Flaw.CONSENT, f"{where}.consent", shown)
        yield from self._personal(f"{where}.caption", photo.alt, photo.caption)
