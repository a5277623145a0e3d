"""Look at a finished Dokumentation: that Word's format holds, and that all of the script is in it.

``python -m tools.look DOCX SCRIPT`` reads the document back with python-docx and, through
LibreOffice, page by page. It reads the script as plain YAML, by rules of its own: what the program
would leave out by mistake, it would leave out here too.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import docx
import yaml

FEWEST_PAGES: Final = 8

_PREFIX: Final = re.compile(r"^(?:[a-z+<]) (?=\S)")
_MARKS: Final = re.compile(r"(?: #[a-z]| \.\.)+$")
_COMMAND: Final = re.compile(r"^#[a-z](?: \S+)?$")


def captured(script: dict[str, Any]) -> Iterator[str]:
    """Yield every wording in `script`: entries, summaries, measures."""
    for block in script.get("blocks", []):
        for lines in block.get("lines", {}).values():
            for line in lines:
                if not _COMMAND.match(line):
                    # Who said a quote may be left out: some want to stay unnamed.
                    yield _MARKS.sub("", _PREFIX.sub("", line)).partition(" -- ")[0]
    yield from script.get("summaries", {}).values()
    for measure in script.get("measures", []):
        yield from (str(measure[key]) for key in ("what", "who") if measure.get(key))


def written(document: Path) -> str:
    """Return all words of `document`, tables and all, in their order."""
    body = docx.Document(str(document)).element.body
    return " ".join(
        "".join(text.text or "" for text in paragraph.xpath(".//w:t"))
        for paragraph in body.xpath(".//w:p")
    )


def pages(document: Path) -> list[str]:
    """Return the text of each page of `document` as LibreOffice lays it out."""
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        pdf = Path(folder, document.name).with_suffix(".pdf")
        read = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    return read.stdout.split("\f")[:-1]


def words(text: str) -> str:
    """Return `text` as words with single spaces, so that typography makes no difference."""
    return " ".join(re.findall(r"\w+", text))


def main() -> None:
    """Run as the module's docstring says."""
    document, script = map(Path, sys.argv[1:])
    wordings = list(captured(yaml.safe_load(script.read_text(encoding="utf-8"))))
    everything = words(written(document))
    missing = [wording for wording in wordings if words(wording) not in everything]
    laid_out = pages(document)
    empty = [number for number, page in enumerate(laid_out, start=1) if not page.strip()]
    print(f"{document.name}: {len(laid_out)} pages, {len(wordings) - len(missing)} wordings found")
    if missing or empty or not wordings or len(laid_out) < FEWEST_PAGES:
        sys.exit("\n  ".join(["missing:", *missing]) + f"\nempty pages: {empty}")


if __name__ == "__main__":
    main()
