"""Wordings of editors for texts that another document says, too: what it repeats says theirs.

The Dokumentation and the short report would else contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.model import Blocks, Heading, Paragraph
from facilitator.domain.documentation.polishable import text_of
from facilitator.domain.documentation.sentences import sentences
from facilitator.domain.polish import Polish

_DASH: Final = re.compile(r"^(?P<dash>\s*(?:[-–•*]\s+)?)(?P<said>.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Rewordings:
    """What the editors say for texts of the Dokumentation, by those; empty: nothing at all."""

    texts: Mapping[str, str]
    """Whole paragraphs and headings."""
    sentences: Mapping[str, str]
    """Single sentences."""

    def of(self, said: str) -> str:
        """Return what stands for a text or a sentence: mostly itself."""
        key = one_line(said)
        return self.texts.get(key, self.sentences.get(key, said))

    def in_agenda(self, agenda: Agenda) -> Agenda:
        """Return an agenda that says what the editors made of its texts."""
        lines = (self._line(line) for line in clean_text(agenda.occasion).split("\n"))
        aims = tuple(aim for one in agenda.documentation.aims if (aim := self.of(one)))
        return replace(
            agenda,
            title=self.of(agenda.title) or agenda.title,
            series=self.of(agenda.series),
            occasion="\n".join(lines),
            documentation=replace(agenda.documentation, aims=aims),
            workshops=tuple(
                replace(one, title=self.of(one.title) or one.title) for one in agenda.workshops
            ),
        )

    def _line(self, line: str) -> str:
        found = _DASH.match(line)
        if found is None or not found["said"]:
            return line
        wording = self.of(found["said"])
        return f"{found['dash']}{wording}" if wording else ""


def rewordings_of(blocks: Blocks, plain: Blocks, polish: Polish) -> Rewordings:
    """Return what the editors made of the computed texts of resolved `blocks`.

    `plain` are the same with no abbreviation spelt out: as other documents say them.
    """
    texts: dict[str, str] = {}
    parts: dict[str, str] = {}
    for block, as_said in _pairs(blocks, plain):
        wording = polish.rewordings.get(block.text_id)
        if wording is None or (isinstance(block, Heading) and not wording):
            continue
        before, after = one_line(text_of(as_said)), one_line(wording)
        texts[before] = after
        parts.update(_by_sentence(sentences(before), sentences(after)))
    return Rewordings(texts, parts)


def _pairs(
    blocks: Blocks, plain: Blocks
) -> Iterator[tuple[Paragraph | Heading, Paragraph | Heading]]:
    """Yield each text as it is printed and as it is said: up to the list of abbreviations."""
    for block, as_said in zip(blocks, plain, strict=False):
        if type(block) is not type(as_said):
            return
        if isinstance(block, Heading) and block.text != text_of(as_said):
            return
        if isinstance(block, Paragraph | Heading) and isinstance(as_said, Paragraph | Heading):
            yield block, as_said


def _by_sentence(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield for each sentence what stands for it; new ones go along with the one before them."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        gone, new = before[start:end], after[first:last]
        if not gone and start:
            yield before[start - 1], " ".join((before[start - 1], *new))
        elif len(gone) == len(new):
            yield from zip(gone, new, strict=True)
        else:
            yield from ((one, "") for one in gone[1:])
            yield from ((one, " ".join(new)) for one in gone[:1])
