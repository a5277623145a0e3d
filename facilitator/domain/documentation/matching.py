"""Which returned text is which text of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from facilitator.domain.documentation.captions import captions_in
from facilitator.domain.documentation.model import Document, Paragraph, Table
from facilitator.domain.documentation.polishable import PolishableText, polishable_texts
from facilitator.domain.documentation.returned import (
    Baseline,
    Frame,
    ReturnedFile,
    ReturnedText,
)
from facilitator.domain.documentation.spans import plain
from facilitator.domain.documentation.text_ids import digest_of, names_of
from facilitator.domain.documentation.word_diff import likeness
from facilitator.domain.documentation.wordings import digests_of, wording
from facilitator.domain.polish import TextId

_ALIKE: Final = 0.5
"""What has as much in common with a text that is missing at that place is that text, reworded."""


@dataclass(slots=True)
class Match:
    """A returned text, and the text of the document that it says; None: there is none."""

    returned: ReturnedText
    text: PolishableText | None = None
    known: bool = False
    """Stands in the file since it was written, and is nobody's."""

    @property
    def is_free(self) -> bool:
        """Whether somebody put it in, as far as one can tell."""
        return self.text is None and not self.returned.name and not self.known


class Matching:
    """Matches a file with a document.

    `matches` are in the order of the file; each text of the document is in at most one.
    """

    def __init__(self, file: ReturnedFile, document: Document) -> None:
        self.texts = tuple(polishable_texts(document.blocks))
        self.places = {text.id: place for place, text in enumerate(self.texts)}
        self._by_name = {name: text for text in self.texts for name in names_of(text.id)}
        self._digests = _digests(file.baseline, self.texts)
        others = file.baseline or Baseline(others=frozenset(_others(document)))
        self.matches = [
            Match(one, known=others.knows(one.said()) if not one.name else False)
            for one in file.texts
            if one.name or one.said() or one.comments
        ]
        self.there: set[TextId] = set()
        """The texts that the file still holds."""
        self._missing: tuple[PolishableText, ...] | None = None
        self._around: list[tuple[int, int]] | None = None
        """Both are known until a match is found."""
        self._match_names()
        self._match_nameless()

    @property
    def missing(self) -> tuple[PolishableText, ...]:
        """The texts that the file held when it was written, and holds no more."""
        if self._missing is None:
            held = (text for text in self.texts if text.id in self._digests)
            self._missing = tuple(text for text in held if text.id not in self.there)
        return self._missing

    def is_new(self, text: PolishableText) -> bool:
        """Say whether the record has got a text since the file was written."""
        return text.id not in self._digests

    def digest(self, text_id: TextId) -> str:
        """Return the digest of what a text said when the file was written."""
        return self._digests.get(text_id, "")

    def orders(self, text_ids: Iterable[TextId]) -> list[int]:
        """Return where those texts stood in the file when it was written."""
        places = {text_id: place for place, text_id in enumerate(self._digests)}
        return [places[text_id] for text_id in text_ids]

    def around(self, at: int) -> tuple[int, int]:
        """Return the places of the texts before and behind the match at that place in the file."""
        if self._around is None:
            lows = self._nearest(self.matches, -1)
            highs = self._nearest(reversed(self.matches), len(self.texts))
            self._around = list(zip(lows, reversed(list(highs)), strict=True))
        return self._around[at]

    def _nearest(self, matches: Iterable[Match], otherwise: int) -> Iterator[int]:
        """Yield for each match the place of the text that came last before it."""
        for match in matches:
            yield otherwise
            otherwise = self.places[match.text.id] if match.text else otherwise

    def _match_names(self) -> None:
        best: dict[TextId, Match] = {}
        for match in self.matches:
            text = self._by_name.get(match.returned.name)
            if text is not None and (text.id not in best or _is_better(match, best[text.id], text)):
                best[text.id] = match

        for match in self.matches:
            text = self._by_name.get(match.returned.name)
            if text is not None and best[text.id] is match:
                self._set(match, text)
            elif text is not None:  # a copy: its words are new ones
                match.returned = replace(match.returned, name="", digest="")

    def _match_nameless(self) -> None:
        """Find texts again whose names were lost: by their words, then by place and likeness."""
        missing = {text.id: text for text in self.missing}
        for find in (self._same, self._alike):
            for at, match in enumerate(self.matches):
                found = find(at, missing) if missing and match.is_free else None
                if found is not None:
                    del missing[found.id]
                    self._set(match, found)
                    digest = self._digests[found.id]
                    match.returned = replace(match.returned, name=found.id, digest=digest)

    def _set(self, match: Match, text: PolishableText) -> None:
        match.text = text
        self.there.add(text.id)
        self._missing = self._around = None

    def _same(self, at: int, missing: Mapping[TextId, PolishableText]) -> PolishableText | None:
        returned = self.matches[at].returned
        wanted = digests_of(returned)
        for text in missing.values():
            is_same = self._digests[text.id] in wanted or digest_of(text.text) in wanted
            if is_same and isinstance(text.block, Table) is returned.in_table:
                return text
        return None

    def _alike(self, at: int, missing: Mapping[TextId, PolishableText]) -> PolishableText | None:
        low, high = self.around(at)
        returned = self.matches[at].returned
        likely = [
            (likeness(text.text, wording(text, returned)), text)
            for text in self.texts[low + 1 : high]
            if text.id in missing and isinstance(text.block, Table) is returned.in_table
        ]
        alike, text = max(likely, key=lambda pair: pair[0], default=(0.0, None))
        return text if alike >= _ALIKE else None


def _digests(baseline: Baseline | None, texts: Sequence[PolishableText]) -> dict[TextId, str]:
    """Return the digests of the texts that the file was written with, in its order."""
    if baseline is None:
        return {text.id: digest_of(text.text) for text in texts}
    tags = {names_of(text.id)[0]: text.id for text in texts}
    return {tags[name]: digest for name, digest in baseline.tags.items() if name in tags}


def _is_better(one: Match, other: Match, text: PolishableText) -> bool:
    """Say whether `one` is the text itself and `other` the copy."""
    return _is_untouched(one, text) and not _is_untouched(other, text)


def _is_untouched(match: Match, text: PolishableText) -> bool:
    return digest_of(wording(text, match.returned)) == match.returned.digest


def _others(document: Document) -> Iterator[str]:
    """Yield the digests of what stands in a document besides its texts."""
    yield from map(digest_of, captions_in(document))
    for block in document.blocks:
        match block:
            case Paragraph() if not block.text_id:
                yield digest_of(plain(block.spans))
            case Table():
                yield from (digest_of(column.title) for column in block.columns)
                for row in block.rows:
                    for cell in row.cells:
                        yield from (digest_of(plain(one)) for one in (cell.spans, *cell.under))
            case _:
                pass


def said_by(match: Match) -> str:
    """Return the words of a paragraph that somebody put in."""
    return match.returned.said(Frame.WORDS, Frame.REMARK)
