"""A drafted agenda as the text of a file that wants to be edited.

What a key is for stands behind it where it comes up first, in the language of the event.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockId, BlockKind, Day, Track
from facilitator.domain.instant import Duration, whole_minutes
from facilitator.formats.new_file_comments import explain_file, explain_keys
from facilitator.texts import Texts

_SCHEMA: Final = Path(__file__).with_name("agenda.schema.json")
_COLUMN: Final = 50
"""Where comments begin, if the line is shorter."""
_BLOCK: Final = " " * 6
_INNER: Final = " " * 14
_SAMPLES: Final = {
    "series": '"…"',
    "organiser": '"…"',
    "participants": "40",
    "occasion": '"…"',
    "people": '[{name: "…", role: "…", organisation: "…"}]',
    "question": '"…"',
}
"""What a draft can't know."""
_OF_EVENT: Final = ("series", "organiser", "participants", "occasion")


def write_new_file(agenda: Agenda, notes: Mapping[BlockId, str], texts: Texts) -> str:
    """Return the text of a file that reads as `agenda` with `notes`.

    Only what a draft has is written.
    """
    lines = "\n".join([_schema_line(), "#", *_Lines(agenda, notes, texts).all()])
    return f"{lines.rstrip()}\n"


class _Lines:
    """Writes the lines of one file; remembers which keys have been explained."""

    def __init__(self, agenda: Agenda, notes: Mapping[BlockId, str], texts: Texts) -> None:
        self._agenda = agenda
        self._notes = notes
        self._texts = texts
        self._unexplained = dict(explain_keys(texts))

    def all(self) -> Iterator[str]:
        agenda = self._agenda
        yield from (f"# {line}" for line in explain_file(self._texts, self._agenda.kinds))
        yield ""
        yield self._line("", "title", _quoted(agenda.title), about="event")
        yield self._line("", "place", _quoted(agenda.place))
        yield from map(self._unused, _OF_EVENT)
        yield self._line("", "timezone", agenda.timezone)
        yield self._line("", "language", agenda.language)
        yield self._unused("people")
        yield ""
        yield self._line("", "rooms", "")
        yield from (f"  {room.id}: {_quoted(room.name)}" for room in agenda.rooms)
        yield from self._workshops()
        yield ""
        yield "days:"
        for day in agenda.days:
            yield from self._day(day)

    def _unused(self, key: str, indent: str = "") -> str:
        """Return a key that a draft can't know, to be taken in by dropping the first sign."""
        return self._line(f"{indent}# ", key, _SAMPLES[key])

    def _workshops(self) -> Iterator[str]:
        if not self._agenda.workshops:
            return
        yield ""
        yield self._line("", "workshops", "")
        for workshop in self._agenda.workshops:
            yield f"  - id: {workshop.id}"
            yield f"    number: {workshop.number}"
            yield f"    title: {_quoted(workshop.title)}"
            yield self._unused("question", "    ")

    def _day(self, day: Day) -> Iterator[str]:
        yield self._line("  - ", "date", day.date.isoformat())
        if day.end is not None:
            yield self._line("    ", "end", f"{day.end:%H:%M}")
        yield "    blocks:"
        for block in day.blocks:
            yield from self._block(_BLOCK, block)
            for track in block.tracks:
                yield from self._track(track, is_first=track is block.tracks[0])
            yield ""

    def _block(self, indent: str, block: Block) -> Iterator[str]:
        yield self._line(f"{indent}- ", "id", block.id)
        for key, value in self._values(block):
            if value:
                yield self._line(f"{indent}  ", key, value)

    def _values(self, block: Block) -> Iterator[tuple[str, str]]:
        """Yield keys and values; what is empty is left out."""
        yield "kind", block.kind.value if block.kind is not BlockKind.PLAIN else ""
        yield "title", _quoted(block.title)
        yield "start", f"{block.start:%H:%M}" if block.start else ""
        yield "duration", _length(block.duration)
        yield "min", "" if block.minimum is None else _length(block.minimum)
        yield "room", block.room or ""
        yield "capture", self._letter(block)
        for key, text in (
            ("goal", block.goal),
            ("method", block.method),
            ("material", block.material),
            ("responsible", block.responsible),
            ("notes", self._notes.get(block.id, "")),
        ):
            yield key, _quoted(text) if text else ""

    def _letter(self, block: Block) -> str:
        kind = self._agenda.kind(block.capture)
        return kind.letter if kind else ""

    def _track(self, track: Track, *, is_first: bool) -> Iterator[str]:
        if is_first:
            yield self._line("        ", "tracks", "")
        yield self._line("          - ", "workshop", track.workshop)
        if track.room is not None:
            yield f"            room: {track.room}"
        yield "            blocks:"
        for block in track.blocks:
            yield from self._block(_INNER, block)

    def _line(self, indent: str, key: str, value: str, about: str = "") -> str:
        """Return ``key: value``, explained if it is the first of its kind."""
        line = f"{indent}{key}: {value}".rstrip()
        comment = self._unexplained.pop(f"{about} {key}".strip(), "")
        return f"{line:<{_COLUMN}}  # {comment}" if comment else line


def _schema_line() -> str:
    """Return a comment that YAML editors understand; its address has no spaces wherever it is."""
    return f"# yaml-language-server: $schema={_SCHEMA.as_uri()}"


def _quoted(text: str) -> str:
    """Return `text` in double quotation marks: what JSON escapes, YAML reads."""
    return json.dumps(text, ensure_ascii=False)


def _length(length: Duration) -> str:
    return f"{whole_minutes(length)} min"
