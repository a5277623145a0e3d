"""What the values of these files may be: pydantic types over texts.

Every scalar arrives as a text and is typed here; `WithJsonSchema` says what an editor sees, which
reads plain scalars by YAML 1.2 (``90`` is a number there, ``12:30`` and ``2025-09-09`` are texts).
The codes of the errors are worded in `wordings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Annotated, Any, Final, LiteralString, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from facilitator.domain.agenda import BlockKind
from facilitator.domain.bingo.plain import SIZES
from facilitator.domain.documenting import TEMPLATE_ENDINGS
from facilitator.domain.entries import Addressee, Release
from facilitator.domain.instant import NONE, Duration
from facilitator.domain.kinds import RESERVED_LETTERS
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.round import RoundKind
from facilitator.formats import written
from facilitator.texts import LANGUAGES, Language

IDENTIFIER: Final = "[A-Za-z0-9][A-Za-z0-9_-]*"
ENTRY_NUMBER: Final = r"[A-Za-z0-9]+\.[a-z]?[1-9][0-9]*"
LETTERS: Final = "".join(sorted(set("abcdefghijklmnopqrstuvwxyz") - RESERVED_LETTERS))

_T = TypeVar("_T")


class FileModel(BaseModel):
    """A mapping of a file. Unknown keys are refused; a key without a value is as good as none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        known = cls.known_keys()
        return {key: value for key, value in given.items() if value is not None or key not in known}

    @classmethod
    def known_keys(cls) -> tuple[str, ...]:
        """Return the keys of the file, in the order of the model."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


def _typed(code: LiteralString, parse: Callable[[str], _T], **context: Any) -> PlainValidator:
    def read(value: Any) -> _T:
        if not isinstance(value, str):
            raise PydanticCustomError("text", "a text")
        try:
            return parse(value)
        except ValueError:
            raise PydanticCustomError(code, code, context) from None

    return PlainValidator(read)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _title(text: str) -> str:
    if not (line := _one_line(text)):
        raise ValueError(text)
    return line


def _matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text):
        raise ValueError(text)
    return text


def _length(text: str) -> Duration:
    length = written.parse_duration(text)
    if not NONE < length <= written.LONGEST:
        raise ValueError(text)
    return length


def _within(least: int, most: int, text: str) -> int:
    if not least <= (count := written.parse_count(text)) <= most:
        raise ValueError(text)
    return count


def _short(most: int, text: str) -> str:
    if len(line := _title(text)) > most:
        raise ValueError(text)
    return line


def _side(text: str) -> int:
    for size in SIZES:
        if str(size) == text:
            return size
    raise ValueError(text)


def _word_file(text: str) -> str:
    if not (path := _title(text)).lower().endswith(TEMPLATE_ENDINGS):
        raise ValueError(text)
    return path


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (KeyError, OSError) as error:
        raise ValueError(text) from error


def _language(text: str) -> Language:
    for language in LANGUAGES:
        if language == text:
            return language
    raise ValueError(text)


def within(least: int, most: int) -> tuple[PlainValidator, WithJsonSchema]:
    """Return how a whole number from `least` to `most` is read, and what an editor sees of it."""
    return (
        _typed("within", partial(_within, least, most), least=least, most=most),
        WithJsonSchema({"type": "integer", "minimum": least, "maximum": most}),
    )


def short(most: int) -> tuple[PlainValidator, WithJsonSchema]:
    """Return how one line is read that is not empty and has at most so many signs."""
    return (
        _typed("short", partial(_short, most), most=most),
        WithJsonSchema({"type": _ANY_SCALAR, "minLength": 1, "maxLength": most}),
    )


def _plain(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema(
        {"type": "string", "pattern": f"^(?:{pattern})$", "examples": list(examples)}
    )


def _one_of(names: tuple[str, ...]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(names)})


_ANY_SCALAR: Final = ["string", "number", "boolean"]
_TEXT: Final = WithJsonSchema({"type": _ANY_SCALAR})
_WORD: Final = WithJsonSchema(
    {"type": ["string", "integer"], "pattern": f"^{IDENTIFIER}$"},
)
_COUNT: Final = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 99999})
_RELEASES: Final = tuple(Release)
_KINDS: Final = tuple(BlockKind)
_ADDRESSEES: Final = tuple(Addressee)
_ROUNDS: Final = tuple(kind for kind in RoundKind if kind is not RoundKind.PHOTO)
_CONSENTS: Final = tuple(Consent)

Title = Annotated[str, _typed("empty", _title), _TEXT]
"""One line that may not be empty."""
Line = Annotated[str, _typed("text", _one_line), _TEXT]
Text = Annotated[str, _typed("text", str.strip), _TEXT]
"""Any number of lines."""
Identifier = Annotated[str, _typed("identifier", partial(_matching, IDENTIFIER)), _WORD]
EntryNumber = Annotated[
    str,
    _typed("entry_number", partial(_matching, ENTRY_NUMBER)),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{ENTRY_NUMBER}$"}),
]
"""The full number of an entry: ``1.7``."""
Letter = Annotated[
    str, _typed("letter", partial(_matching, f"[{LETTERS}]")), _plain(f"[{LETTERS}]", "h")
]
Length = Annotated[
    Duration, _typed("duration", _length), _plain(written.DURATION, "45 min", "1 h 30 min")
]
ShortestLength = Annotated[
    Duration, _typed("duration", written.parse_duration), _plain(written.DURATION, "10 min")
]
Change = Annotated[
    Duration,
    _typed("change", written.parse_change),
    _plain("[+-]? ?" + written.DURATION, "5 min", "-5 min"),
]
Clock = Annotated[time, _typed("clock", written.parse_clock), _plain(written.CLOCK, "12:30")]
CalendarDay = Annotated[date, _typed("day", written.parse_day), _plain(written.DAY, "2025-09-09")]
Count = Annotated[int, _typed("count", written.parse_count), _COUNT]
Share = Annotated[float, _typed("share", written.parse_share), _plain(written.SHARE, "30 %")]
"""Of people, from 0 to 1."""
Moments = Annotated[
    Duration,
    _typed("short_duration", written.parse_short_duration),
    _plain(written.SHORT, "10 s", "1 min"),
]
"""A short length; none at all is one, too."""
Side = Annotated[
    int,
    _typed("choice", _side, choices=tuple(map(str, SIZES))),
    WithJsonSchema({"type": "integer", "enum": list(SIZES)}),
]
"""Squares a side of a card."""
Truth = Annotated[
    bool,
    _typed("choice", written.parse_truth, choices=("true", "false")),
    WithJsonSchema({"type": "boolean"}),
]
WordFile = Annotated[
    str,
    _typed("word_file", _word_file),
    WithJsonSchema({"type": "string", "pattern": r"\.(docx|dotx|DOCX|DOTX)$"}),
]
"""The path of a Word file or template."""
TimeZone = Annotated[
    str,
    _typed("zone", _zone),
    WithJsonSchema({"type": "string", "examples": ["Europe/Berlin"]}),
]
LanguageCode = Annotated[
    Language, _typed("choice", _language, choices=LANGUAGES), _one_of(LANGUAGES)
]
KindOfBlock = Annotated[BlockKind, _typed("choice", BlockKind, choices=_KINDS), _one_of(_KINDS)]
ReleaseName = Annotated[Release, _typed("choice", Release, choices=_RELEASES), _one_of(_RELEASES)]
AddresseeName = Annotated[
    Addressee, _typed("choice", Addressee, choices=_ADDRESSEES), _one_of(_ADDRESSEES)
]
ConsentName = Annotated[Consent, _typed("choice", Consent, choices=_CONSENTS), _one_of(_CONSENTS)]
KindOfRound = Annotated[RoundKind, _typed("choice", RoundKind, choices=_ROUNDS), _one_of(_ROUNDS)]
