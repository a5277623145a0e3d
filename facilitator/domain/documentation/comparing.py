"""Compares three ways: a text as it was written, as Word says it, and as the record says it now.

What was written is known by its digest. So each text tells by itself whether the editor has changed
it, whether the record has, or both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from facilitator.domain.documentation.captions import LostCaptions
from facilitator.domain.documentation.comparison import (
    Comparison,
    Difference,
    DifferenceKind,
    Misfit,
    Unplaced,
)
from facilitator.domain.documentation.edits import (
    is_split,
    may_be_empty,
    repeats,
    typed,
    without_dashes,
)
from facilitator.domain.documentation.footnotes import new_descriptions, new_footnotes
from facilitator.domain.documentation.hanging import hang_on
from facilitator.domain.documentation.insertion_places import standing
from facilitator.domain.documentation.matching import Match, Matching, said_by
from facilitator.domain.documentation.model import Anchor, Document, Heading, Table
from facilitator.domain.documentation.polishable import PolishableText
from facilitator.domain.documentation.remarks import Remarks
from facilitator.domain.documentation.returned import ReturnedFile, ReturnedText
from facilitator.domain.documentation.rising import longest_rising
from facilitator.domain.documentation.text_ids import digest_of, is_computed
from facilitator.domain.documentation.word_diff import as_before, likeness
from facilitator.domain.documentation.wordings import (
    as_typed,
    is_only_broken,
    says_still,
    wording,
)
from facilitator.domain.polish import ReviewNote, TextId

_ALIKE: Final = 0.5


def compare(
    file: ReturnedFile, document: Document, notes: Collection[ReviewNote] = ()
) -> Comparison:
    """Return what editors changed in `file`, against `document` as the record makes it now.

    That has the edition of the file. `notes` are the comments that the record has already.
    """
    return _Comparing(file, document, notes).all()


class _Comparing:
    def __init__(
        self, file: ReturnedFile, document: Document, notes: Collection[ReviewNote]
    ) -> None:
        self._matching = Matching(file, document)
        self._matches = self._matching.matches
        self._document = document
        self._has_baseline = file.baseline is not None
        self._notes = {(note.target, note.text) for note in notes}
        self._titles = {
            block.anchor: f"{block.number} {block.label}{block.text}".strip()
            for block in document.blocks
            if isinstance(block, Heading)
        }
        self._unplaced: list[Unplaced] = [*new_footnotes(file), *new_descriptions(file, document)]
        self._remarks = Remarks(document)
        self._tell_captions(LostCaptions(file, document))

    def all(self) -> Comparison:
        found: list[tuple[tuple[int, int], Difference]] = []
        for text in self._matching.missing:
            place = self._matching.places[text.id]
            found += [((place, 0), one) for one in self._left_out(text)]
        for at, match in enumerate(self._matches):
            place = self._place(at)
            found += [((place, 1 + at), one) for one in self._of_match(at, match)]
            found += [((place, 1 + at), one) for one in self._noted(at, match.returned)]
        self._tell_moved()
        in_order = tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))
        return Comparison(hang_on(in_order, self._document), tuple(self._unplaced))

    def _place(self, at: int) -> int:
        text = self._matches[at].text
        return self._matching.places[text.id] if text else self._matching.around(at)[0]

    # --- what became of a text ---

    def _of_match(self, at: int, match: Match) -> Iterator[Difference]:
        if match.text is not None:
            yield from self._changed(match.text, match.returned)
            self._tell_beside(match.text, match.returned)
        elif match.returned.name:
            yield from self._gone(at, match.returned)
        elif match.is_free and match.returned.said():
            yield from self._put_in(at)

    def _changed(self, text: PolishableText, returned: ReturnedText) -> Iterator[Difference]:
        said = wording(text, returned)
        word, record = digest_of(said), digest_of(text.text)
        if word in (returned.digest, record) and not is_split(text, said, returned):
            return
        if is_only_broken(said, text.text):
            return
        if not said and not may_be_empty(text):
            yield from self._left_out(text, is_emptied=True)
        elif repeats(text):
            self._tell(Misfit.REPEATED, said, text.section, text.label)
        else:
            wanted = as_before(text.typed, as_typed(text, returned))
            yield self._difference(
                DifferenceKind.CHANGED, text, wanted, is_conflict=record != returned.digest
            )

    def _left_out(self, text: PolishableText, *, is_emptied: bool = False) -> Iterator[Difference]:
        if isinstance(text.block, Table):
            if is_emptied:
                self._tell(Misfit.EMPTIED, text.text, text.section, text.label)
                return
            if not text.id.endswith(".what") or not self._row_is_missing(text):
                return
        if isinstance(text.block, Heading) and (
            not is_computed(text.id) or self._stands_below(text.block)
        ):
            self._tell(Misfit.HEADING, text.text, text.section, text.label)
            return
        is_conflict = digest_of(text.text) != self._matching.digest(text.id)
        yield self._difference(DifferenceKind.LEFT_OUT, text, "", is_conflict=is_conflict)

    def _row_is_missing(self, text: PolishableText) -> bool:
        row = text.id.removesuffix(".what")
        there = self._matching.there
        return not there & {f"{row}.who", f"{row}.due"}

    def _stands_below(self, heading: Heading) -> bool:
        """Say whether anything remains under a heading."""
        missing = {text.id for text in self._matching.missing}
        blocks = iter(self._document.blocks)
        next(block for block in blocks if block is heading)
        for block in blocks:
            if isinstance(block, Heading) and block.level <= heading.level:
                return False
            if getattr(block, "text_id", "") not in missing:
                return True
        return False

    def _gone(self, at: int, returned: ReturnedText) -> Iterator[Difference]:
        """Tell of a text that the record has no more, if it was polished.

        A computed one that says something else by now is set against that.
        """
        if says_still(returned, returned.digest) or not returned.said():
            return
        low, high = self._matching.around(at)
        there = self._matching.there
        likely = [
            (likeness(text.text, wording(text, returned)), text)
            for text in self._matching.texts[low + 1 : high]
            if is_computed(text.id) and text.id not in there and self._matching.is_new(text)
        ]
        alike, text = max(likely, key=lambda pair: pair[0], default=(0.0, None))
        if text is None or (alike < _ALIKE and len(likely) > 1):
            self._tell(Misfit.GONE, said_by(Match(returned)), self._section(at))
            return
        said = wording(text, returned)
        if digest_of(said) != digest_of(text.text):
            wanted = as_before(text.text, said)
            yield self._difference(DifferenceKind.CHANGED, text, wanted, is_conflict=True)

    # --- what was put in ---

    def _put_in(self, at: int) -> Iterator[Difference]:
        match = self._matches[at]
        before, section = self._before(at), self._section(at)
        if match.returned.in_table:
            if self._has_baseline:
                self._tell(Misfit.IN_TABLE, match.returned.said(), section)
            return
        if at and self._is_put_in(at - 1):
            return  # told along with the one before it
        members = [match]
        while at + len(members) < len(self._matches) and self._is_put_in(at + len(members)):
            members.append(self._matches[at + len(members)])
        said = "\n".join(typed(one) for one in members)
        if said and not self._is_there(said):
            yield Difference(
                kind=DifferenceKind.INSERTED,
                text_id=self._follows(at),
                record="",
                word=said,
                section=section,
                title=self._titles.get(section, ""),
                label=before.label if before else "",
            )

    def _is_put_in(self, at: int) -> bool:
        match = self._matches[at]
        return match.is_free and not match.returned.in_table and bool(match.returned.said())

    def _is_there(self, said: str) -> bool:
        """Say whether the record has that paragraph already."""
        there = self._matching.there
        digest = digest_of(without_dashes(said))
        return any(
            text.id.startswith("inserted:")
            and text.id not in there
            and digest_of(text.text) == digest
            for text in self._matching.texts
        )

    def _before(self, at: int) -> PolishableText | None:
        """Return the text before a place in the file, at the very beginning the one behind it."""
        low, high = self._matching.around(at)
        texts = self._matching.texts
        if low >= 0:
            return texts[low]
        return texts[high] if high < len(texts) else None

    def _section(self, at: int) -> Anchor:
        """Return the heading above a place in the file."""
        before = self._before(at)
        return before.section if before else ""

    def _follows(self, at: int) -> TextId:
        """Return behind which text something stands, or behind which table."""
        before = self._before(at)
        if before is None:
            return ""
        own = next(n for n in range(at, -2, -1) if n < 0 or self._matches[n].text is not None)
        between = self._matches[max(own, 0) : at]
        if not any(one.returned.in_table and one.text is None for one in between):
            return before.id
        blocks = iter(self._document.blocks)
        next((block for block in blocks if block is before.block), None)
        for block in blocks:
            if isinstance(block, Table):
                return standing(block.anchor)
            if getattr(block, "text_id", ""):
                break
        return before.id

    # --- comments ---

    def _noted(self, at: int, returned: ReturnedText) -> Iterator[Difference]:
        text = self._matches[at].text or self._before(at)
        for said in returned.comments:
            target = text.id if text else ""
            if (target, said) not in self._notes:
                section = text.section if text else ""
                yield Difference(
                    kind=DifferenceKind.NOTE,
                    text_id=target,
                    record=text.text if text else "",
                    word=said,
                    section=section,
                    title=self._titles.get(section, ""),
                    label=text.label if text else "",
                )

    # --- what has no place ---

    def _tell(self, misfit: Misfit, words: str, section: str, label: str = "") -> None:
        title = self._titles.get(section, "")
        self._unplaced.append(Unplaced(misfit=misfit, words=words, title=title, label=label))

    def _tell_beside(self, text: PolishableText, returned: ReturnedText) -> None:
        """Tell what was written into the remarks of an entry: these are computed."""
        for words in self._remarks.unknown_in(text, returned):
            self._tell(Misfit.BESIDE, words, text.section, text.label)

    def _tell_captions(self, lost: LostCaptions) -> None:
        """Tell which captions were reworded; from then on they are nobody's, as they were."""
        for at, match in enumerate(self._matches):
            if match.is_free and lost.has(match.returned):
                self._tell(Misfit.CAPTION, match.returned.said(), self._section(at))
                match.known = True

    def _tell_moved(self) -> None:
        """Tell which texts stand elsewhere: as few as explain the order."""
        found = [
            one.text for one in self._matches if one.text and self._matching.digest(one.text.id)
        ]
        orders = self._matching.orders([text.id for text in found])
        kept = longest_rising(orders)
        for place, text in enumerate(found):
            if place not in kept:
                self._tell(Misfit.MOVED, text.text, text.section, text.label)

    def _difference(
        self, kind: DifferenceKind, text: PolishableText, word: str, *, is_conflict: bool
    ) -> Difference:
        return Difference(
            kind=kind,
            text_id=text.id,
            record=text.typed,
            word=word,
            section=text.section,
            title=self._titles.get(text.section, ""),
            label=text.label,
            is_conflict=is_conflict,
        )
