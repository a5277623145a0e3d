"""Numbers of versions, and what changed from one to the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from facilitator.domain.documentation.model import Anchor, Document, Heading, Table
from facilitator.domain.documentation.polishable import PolishableText, polishable_texts
from facilitator.domain.documentation.text_ids import digest_of, is_computed, names_of
from facilitator.domain.documentation.text_labels import TextLabels
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Version, VersionId
from facilitator.texts import Texts

DRAFT: Final = "0.1"
_FIRST_REVIEW: Final = "0.9"
_FIRST_FINAL: Final = "1.0"
_FRONT: Final[Anchor] = ""
"""What stands before the first heading."""
_DATED: Final = frozenset({_FRONT, "part-imprint"})
"""Say the version and its moment: that those differ is no news."""
_MOST_NAMED: Final = 6
"""More labels in a row nobody reads."""


class VersionKind(StrEnum):
    """How far a version is meant to be."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


def kind_of(number: str) -> VersionKind:
    """Return what a version of that number is; without a number it is a draft."""
    if not number or _parts(number) < _parts(_FIRST_REVIEW):
        return VersionKind.DRAFT
    return VersionKind.REVIEW if _parts(number) < _parts(_FIRST_FINAL) else VersionKind.FINAL


def next_number(versions: Iterable[Version], edition: Edition, kind: VersionKind) -> str:
    """Return the number of the next version: ``0.1``, ``0.9`` (then ``0.91``), ``1.0``, ``1.1`` …

    The two editions of one state bear one number: an edition that is behind catches up with the
    other one. Once something is final, a version for review has the next number of those.
    """
    if kind is VersionKind.DRAFT:
        return DRAFT
    numbers: dict[bool, list[str]] = {True: [_ZERO], False: [_ZERO]}
    for version in versions:
        if kind_of(version.number) is not VersionKind.DRAFT:
            numbers[version.edition is edition].append(version.number)
    own, other = (max(numbers[is_own], key=_parts) for is_own in (True, False))
    is_final = VersionKind.FINAL in (kind, kind_of(own))
    if _parts(other) > _parts(own) and (kind_of(other) is VersionKind.FINAL) is is_final:
        return other
    return _after(own, _FIRST_FINAL if is_final else _FIRST_REVIEW)


_ZERO: Final = "0.0"


def _after(own: str, first: str) -> str:
    if _parts(own) < _parts(first):
        return first
    major, minor = _parts(own)
    if (major, minor) == _parts(_FIRST_REVIEW):
        return "0.91"
    return f"{major}.{minor + 1}"


def _parts(number: str) -> tuple[int, int]:
    major, _, minor = number.partition(".")
    try:
        return int(major), int(minor)
    except ValueError:  # from a device that numbers in another way
        return 0, 0


def version_labels(versions: Iterable[Version]) -> Mapping[VersionId, str]:
    """Return what versions are called: one that two devices wrote at once are ``1.0`` and ``1.0b``.

    The first by time keeps the number as it is.
    """
    labels: dict[VersionId, str] = {}
    given: Counter[tuple[Edition, str]] = Counter()
    for version in sorted(versions, key=lambda one: (one.at, one.id)):
        same = given[version.edition, version.number]
        given[version.edition, version.number] += 1
        labels[version.id] = version.number + (chr(ord("a") + min(same, 25)) if same else "")
    return labels


def version_before(versions: Iterable[Version], edition: Edition) -> Version | None:
    """Return the last frozen version of an edition; None: there is none yet."""
    frozen = [
        version
        for version in versions
        if version.edition is edition and kind_of(version.number) is not VersionKind.DRAFT
    ]
    return max(frozen, key=lambda one: (_parts(one.number), one.at, one.id), default=None)


def what_changed(
    before: Mapping[str, str],
    document: Document,
    texts: Texts,
    *,
    snapshot: Snapshot | None = None,
) -> str:
    """Return what is new since a version, by chapter, in the words of `texts`; empty: nothing.

    `before` are the names of its texts, each with the digest of what it said (see `text_ids`).
    Computed texts are counted as changed where one says something else now. What was left out is
    named as far as `snapshot` still knows it.
    """
    present: set[str] = set()
    added: dict[str, list[str]] = defaultdict(list)
    changed: dict[str, list[str]] = defaultdict(list)
    revised: dict[str, None] = {}
    front = texts("Title page")
    chapters = {_FRONT: front, **_chapters(document)}
    for said in polishable_texts(document.blocks):
        name = next((one for one in names_of(said.id) if one in before), said.id)
        chapter = chapters.get(said.section, front)
        present.add(name)
        if is_computed(said.id):
            is_same = before.get(name) == digest_of(said.text)
            if not is_same and said.section not in _DATED:
                revised[chapter] = None
        elif name not in before:
            if said.text:  # what says nothing has no name in a file: a photo without a caption
                added[chapter].append(_label(said, chapter))
        elif before[name] != digest_of(said.text):
            changed[chapter].append(_label(said, chapter))
    gone = [name for name in before if not is_computed(name) and name not in present]
    told = {*added, *changed}
    lines = list(_lines((one for one in chapters.values() if one in told), added, changed, texts))
    numbers = [one.partition(" ")[0] for one in chapters.values() if one in revised.keys() - told]
    if numbers:
        lines.append(texts("Revised: {numbers}.", numbers=", ".join(numbers)))
    lines += _left_out(gone, snapshot, texts)
    return "\n".join(lines)


def _left_out(gone: Iterable[str], snapshot: Snapshot | None, texts: Texts) -> Iterator[str]:
    """Yield what is no longer there: entries and measures by their numbers, the rest counted."""
    known = _known(snapshot, texts) if snapshot is not None else {}
    labels = [known.get(name, "") for name in gone]
    named = list(dict.fromkeys(label for label in labels if label))  # a measure has three cells
    others = labels.count("")
    if named:
        yield texts("Left out: {labels}.", labels=_named(named, texts))
    if others:
        yield texts.plural("{count} text was left out.", "{count} texts were left out.", others)


def _known(snapshot: Snapshot, texts: Texts) -> Mapping[str, str]:
    """Return what the texts are called that the record still has, by the names in files."""
    labels = TextLabels(snapshot, texts)
    cells = ("what", "who", "due")
    ids = [
        *(f"entry:{key}" for key in snapshot.entries),
        *(f"measure:{one.id}.{cell}" for one in snapshot.measures for cell in cells),
        *(one for one in snapshot.polish.left_out if one.startswith("photo:")),
    ]
    named = {names_of(one)[0]: labels.of(one) for one in ids}
    for place in snapshot.notes:
        said = texts("summary of {place}", place=labels.of_place(place))
        named[names_of(f"summary:{place}")[0]] = said
    return named


def _lines(
    chapters: Iterable[str],
    added: Mapping[str, list[str]],
    changed: Mapping[str, list[str]],
    texts: Texts,
) -> Iterator[str]:
    for chapter in chapters:
        parts = []
        if chapter in added:
            parts.append(texts("new: {labels}", labels=_named(added[chapter], texts)))
        if chapter in changed:
            parts.append(texts("changed: {labels}", labels=_named(changed[chapter], texts)))
        yield texts("{chapter}: {changes}.", chapter=chapter, changes="; ".join(parts))


def _named(labels: Iterable[str], texts: Texts) -> str:
    named = list(dict.fromkeys(label or texts("text") for label in labels))
    if len(named) <= _MOST_NAMED:
        return ", ".join(named)
    more = len(named) - _MOST_NAMED
    return texts.plural(
        "{labels} and {count} more",
        "{labels} and {count} more",
        more,
        labels=", ".join(named[:_MOST_NAMED]),
    )


def _label(said: PolishableText, chapter: str) -> str:
    """Return what a text is called; of a cell, its row: which column it is tells too much.

    What is called like its chapter has no name of its own: empty.
    """
    if said.label == chapter:
        return ""
    columns = said.block.columns if isinstance(said.block, Table) else ()
    for column in columns:
        if said.label.endswith(f" {column.title}"):
            return said.label.removesuffix(f" {column.title}")
    return said.label


def _chapters(document: Document) -> Mapping[Anchor, str]:
    """Return what the sections of a document are called, by their anchors, in order."""
    return {
        block.anchor: f"{block.number} {block.label}{block.text}".strip()
        for block in document.blocks
        if isinstance(block, Heading) and block.number
    }
