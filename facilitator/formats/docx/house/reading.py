"""A Word file of somebody else's as parts: what would harm or mislead is refused, with words."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath, split
from typing import Any, Final
from zlib import error as ZlibError  # noqa: N812  # it is an exception and looks like one here

from facilitator.formats.docx.hardened import BrokenXmlError, parse
from facilitator.formats.docx.house import refusals

LARGEST_FILE: Final = 50_000_000
LARGEST_WHOLE: Final = 250_000_000
MOST_PARTS: Final = 5_000
"""Bytes packed and unpacked, and entries: a letterhead has one hundredth of each."""

RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD: Final = frozenset({f"{_MAIN}.document.main+xml", f"{_MAIN}.template.main+xml"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a part's relationships."""

    id: str
    type: str
    target: str
    """A part's name; of an external one the address."""
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: ``header``, ``image``."""
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class ForeignPackage:
    """A checked Word file; its parts are read from memory when asked for."""

    archive: zipfile.ZipFile
    types: Mapping[str, str]
    """The content type of each extension (``xml``) and part (``/word/styles.xml``), lower case."""
    main: str

    def has(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return name in self.archive.NameToInfo

    def read(self, name: str) -> bytes:
        """Return a part. Raises UnreadableError."""
        try:
            return self.archive.read(name)
        except (KeyError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise refusals.damaged(name) from error
        except (zipfile.BadZipFile, ZlibError, ValueError) as error:
            raise refusals.damaged(name) from error

    def xml(self, name: str) -> Any:
        """Return the root of a part. Raises UnreadableError."""
        try:
            return parse(self.read(name))
        except BrokenXmlError as error:
            raise refusals.damaged(name) from error

    def type_of(self, name: str) -> str:
        """Return the content type of a part, empty if the package doesn't say."""
        lower = name.lower()
        return self.types.get(f"/{lower}") or self.types.get(lower.rpartition(".")[2], "")

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what a part (``""``: the package) is related to."""
        folder, file = split(name)
        rels = join(folder, "_rels", f"{file}.rels")
        found = tuple(relations_from(self.xml(rels), folder)) if self.has(rels) else ()
        if len({relation.id for relation in found}) < len(found):
            raise refusals.damaged(rels)
        return found


def read_package(path: Path) -> ForeignPackage:
    """Return the Word file at `path`. Raises UnreadableError."""
    package = _open(path)
    types = {
        (entry.get("PartName") or entry.get("Extension") or "").lower(): entry.get(
            "ContentType", ""
        )
        for entry in package.xml("[Content_Types].xml")
        if entry.tag in (f"{TYPES}Override", f"{TYPES}Default")
    }
    package = ForeignPackage(package.archive, types, _main(package))
    _check_kind(package)
    return package


def _open(path: Path) -> ForeignPackage:
    content = _bytes(path)
    if content.startswith(_OLE):
        raise refusals.old_word()
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise refusals.not_word() from error
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_WHOLE:
        raise refusals.too_large()
    if "[Content_Types].xml" not in archive.NameToInfo:
        raise refusals.not_word()
    return ForeignPackage(archive, {}, "")


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refusals.folder()
        if path.stat().st_size > LARGEST_FILE:
            raise refusals.too_large()
        return path.read_bytes()
    except FileNotFoundError:
        raise refusals.no_file() from None
    except (OSError, ValueError) as error:
        raise refusals.not_readable(str(getattr(error, "strerror", None) or error)) from None


def _main(package: ForeignPackage) -> str:
    for relation in package.relations(""):
        if relation.kind == "officeDocument" and not relation.external:
            if relation.type.startswith(_STRICT):
                raise refusals.strict_word()
            return relation.target
    raise refusals.not_word()


def _check_kind(package: ForeignPackage) -> None:
    kind = package.type_of(package.main)
    programs = any("vbaproject" in kind.lower() for kind in package.types.values())
    if programs or "macroenabled" in kind.lower():
        raise refusals.macros()
    if kind not in _WORD or not package.has(package.main):
        raise refusals.not_word()


def relations_from(root: Any, folder: str) -> Iterator[Relation]:
    """Yield the relationships of a part that lies in `folder`, from the root of their own part."""
    for entry in root.iter(f"{RELATIONS}Relationship"):
        target = entry.get("Target", "")
        external = entry.get("TargetMode") == "External"
        if not external:
            target = normpath(join("/", folder, target)).lstrip("/")
        yield Relation(entry.get("Id", ""), entry.get("Type", ""), target, external)


def relations_of(name: str) -> str:
    """Return the name of the part with the relationships of `name`."""
    return join(dirname(name), "_rels", f"{split(name)[1]}.rels")
