"""Where LibreOffice is missing: the pages as the optional `rdocx` lays them out.

It is a young library: it works in a process of its own, which may crash or hang.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from facilitator.formats.programs import Beat, ProgramError, run
from facilitator.store.working_folder import working_folder

_LONGEST: Final = 120.0


def has_rdocx() -> bool:
    """Say whether the library is installed."""
    return find_spec("rdocx") is not None


def page_of_blocks(docx: bytes, beat: Beat) -> dict[int, int]:
    """Return by its place in the body the page on which each block begins.

    Raises ProgramError, and what `beat` raises.
    """
    with working_folder() as folder:
        source, told = Path(folder) / "document.docx", Path(folder) / "pages.json"
        source.write_bytes(docx)
        run([sys.executable, "-m", __name__, str(source)], beat, longest=_LONGEST, output=told)
        try:
            return {int(block): int(page) for block, page in json.loads(told.read_bytes())}
        except (OSError, ValueError, TypeError) as error:
            raise ProgramError("rdocx told no pages") from error


def _main(source: str) -> None:
    import rdocx

    begun: dict[int, int] = {}
    for fragment in rdocx.Document.open(source).layout():
        begun.setdefault(fragment.body_index, fragment.displayed_page)
    sys.stdout.write(json.dumps([*begun.items()]))


if __name__ == "__main__":
    _main(sys.argv[1])
