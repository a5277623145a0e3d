"""The part of the screen that leads to where a finding can be mended."""

from __future__ import annotations

from facilitator.domain.documentation.material import measure_anchor, place_anchor
from facilitator.domain.documentation.model import Anchor
from facilitator.domain.documentation.quality import ContentFinding, Flaw
from facilitator.domain.documentation.text_ids import said
from facilitator.domain.documentation.text_labels import sort_and_key
from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.polish import TextId
from facilitator.domain.sign_off import SubjectId, SubjectKind, subject_id
from facilitator.tui.actions import ViewName
from facilitator.tui.dokumentation.writing_view import WritingView


class JumpingView(WritingView):
    """Opens what a finding is about, ready to be mended."""

    async def jump_to(self, finding: ContentFinding) -> None:
        """Lead to that finding: here, in the capture screen, in the plenum or among the photos."""
        sort, key = sort_and_key(finding.where)
        match sort:
            case "entry" if finding.flaw is Flaw.RELEASE:
                self.show_sign_off(subject_id(SubjectKind.QUOTE, key))
            case "entry":
                await self._jump_to_entry(key, finding.flaw)
            case "theme":
                await self._jump_to_theme(key, write=finding.flaw is Flaw.SUMMARY)
            case "measure":
                self.go_to(measure_anchor(key))
                self.action_edit_marked()
            case "photo":
                self.show_photos(key)
            case "summary":
                self.go_to(place_anchor(key))
                self.action_write_summary()
            case _:
                self.go_to(self.section_of(finding.where))

    async def jump_to_text(self, text_id: TextId) -> None:
        """Lead to where that text of the document can be changed."""
        await self.jump_to(ContentFinding(flaw=Flaw.NOTE, where=text_id, label=""))

    def show_sign_off(self, marked: SubjectId = "") -> None:
        """Open the sign-off, that subject marked."""
        raise NotImplementedError

    def show_photos(self, photo: str = "") -> None:
        """Open the photos, that one marked."""
        raise NotImplementedError

    def section_of(self, text_id: TextId) -> Anchor:
        """Return the section in which a text stands that is nobody's; else where the mark is."""
        sort, key = sort_and_key(text_id)
        if sort == "inserted":
            found = (one.section for one in self.snapshot.polish.insertions if one.id == key)
        else:
            where = _section(text_id)
            found = (anchor for anchor in self._anchors() if _section(said(anchor, "")) == where)
        return next(found, self.mark.anchor)

    def _anchors(self) -> tuple[Anchor, ...]:
        outline = self.reading.outline if self.reading is not None else None
        return () if outline is None else tuple(section.anchor for section in outline.sections)

    async def _jump_to_entry(self, entry: EntryId, flaw: Flaw) -> None:
        from facilitator.tui.mitschrift.view import MitschriftView

        await self.facilitator.open_view(ViewName.MITSCHRIFT)
        capture = self.app.screen
        assert isinstance(capture, MitschriftView)
        capture.go_to_entry(entry)
        if flaw is Flaw.WORDINGS:
            capture.action_choose_wording()
        elif flaw is Flaw.UNSORTED:
            capture.action_rekind_entry()
        elif flaw in (Flaw.OPEN_END, Flaw.PERSONAL):
            capture.action_edit_entry()

    async def _jump_to_theme(self, theme: ThemeId, *, write: bool) -> None:
        from facilitator.tui.plenum.view import PlenumView

        await self.facilitator.open_view(ViewName.PLENUM)
        plenum = self.app.screen
        assert isinstance(plenum, PlenumView)
        plenum.show_theme(theme, write=write)


def _section(text_id: TextId) -> str:
    """Return what the ids of all computed texts of one section begin with."""
    return text_id.partition(".")[0]
