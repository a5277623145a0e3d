"""Word's package: the template's place, a ZIP that depends on its parts alone, and our seal.

The seal is a custom property with the digest of all other parts. Whatever program saves the file
again changes some part, so that the seal says whether anybody has worked in it. (What else could
say so doesn't: LibreOffice keeps ``lastModifiedBy`` when it converts, scripts always do.)
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Final

TEMPLATE: Final = Path(__file__).parent.parent / "template.docx"

SEAL: Final = "docProps/custom.xml"
"""The part that holds the seal."""

_CONTENT_TYPES: Final = "[Content_Types].xml"
"""Comes first, where all readers look for it."""

_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""Of every part: the earliest that ZIP knows."""

_EFFORT: Final = 2
"""Of compressing: as much as usual takes twice as long and saves a tenth."""
_COMPRESSED: Final = frozenset({".jpeg", ".xlsx"})
"""Kinds of parts that are compressed in themselves."""

Parts = Mapping[str, bytes]


def pack(parts: Parts) -> bytes:
    """Return a sealed package: the same bytes for the same parts, whenever and wherever."""
    sealed = {**parts, SEAL: _seal(parts)}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(sealed, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            is_small = PurePosixPath(name).suffix in _COMPRESSED
            how = zipfile.ZIP_STORED if is_small else zipfile.ZIP_DEFLATED
            archive.writestr(entry, sealed[name], how, _EFFORT)
    return packed.getvalue()


def unpack(package: IO[bytes]) -> dict[str, bytes]:
    """Return the parts of a package. Raises whatever zipfile does on something else."""
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def is_untouched(parts: Parts) -> bool:
    """Say whether the parts are as we packed them."""
    return parts.get(SEAL) == _seal(parts)


def _seal(parts: Parts) -> bytes:
    digest = sha256()
    for name in sorted(set(parts) - {SEAL}):
        digest.update(f"{name}\n{len(parts[name])}\n".encode())
        digest.update(parts[name])
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="facilitator">'
        f"<vt:lpwstr>sha256:{digest.hexdigest()}</vt:lpwstr></property></Properties>"
    ).encode()
