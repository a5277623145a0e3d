"""Keep de.po and de.mo in step with the English texts in the code.

``python -m tools.texts`` rewrites both: what the code says and de.po does not know is added
without German, what the code no longer says is dropped. ``--check`` changes nothing and says
what is out of step. The files hold no dates and no line numbers, so that a diff shows wording
and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools import ROOT
from tools.said import NotLiteralError, said_in

CODE: Final = ROOT / "facilitator"
PO: Final = CODE / "texts" / "de.po"
MO: Final = PO.with_suffix(".mo")

_HEADER: Final = """\
# The German wording of facilitator. Write it here, then say `make texts`.
# SPDX-License-Identifier: Apache-2.0
#"""


class German(Catalog):
    """A catalogue whose header never changes: Babel's own has the date and its version."""

    def __init__(self, messages: Iterable[Message] = ()) -> None:
        super().__init__(locale="de", header_comment=_HEADER, fuzzy=False)
        for message in messages:
            self.add(
                message.id,
                message.string,
                flags=message.flags,
                user_comments=message.user_comments,
                context=message.context,
            )

    mime_headers = property(
        lambda self: [
            ("Project-Id-Version", "facilitator"),
            ("Language", "de"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]
    )


def read_german(po: Path = PO) -> German:
    """Return the wording in the file `po`."""
    with po.open("rb") as written:
        return German(_messages(read_po(written, locale="de")))


def extract(code: Path = CODE) -> German:
    """Return every text in the Python files under `code`, without its German."""
    found = German()
    for context, english in said_in(code):
        found.add(english[0] if len(english) == 1 else english, context=context)
    return found


def merge(said: German, known: German) -> German:
    """Return all that the code `said`, in the German of what is `known`."""
    merged = German()
    for message in _messages(said):
        before = known.get(message.id, message.context)
        if before is None or before.pluralizable != message.pluralizable:
            merged.add(message.id, context=message.context)
        else:
            merged.add(
                message.id,
                before.string,
                flags=before.flags,
                user_comments=before.user_comments,
                context=message.context,
            )
    return merged


def as_po(catalogue: German) -> bytes:
    """Return `catalogue` as the content of a .po file, sorted by the English."""
    written = BytesIO()
    write_po(written, catalogue, width=100, no_location=True, sort_output=True)
    return written.getvalue()


def as_mo(catalogue: German) -> bytes:
    """Return `catalogue` as the content of a .mo file; what has no German is left out."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def problems(said: German, known: German) -> list[str]:
    """Return a line for each text that is missing, obsolete, fuzzy or without its German."""
    wanted = {_key(message): message for message in _messages(said)}
    there = {_key(message): message for message in _messages(known)}
    return [
        *(f"not in de.po: {name}" for name in sorted(wanted.keys() - there.keys())),
        *(f"no longer in the code: {name}" for name in sorted(there.keys() - wanted.keys())),
        *(f"without German: {name}" for name, m in sorted(there.items()) if not _complete(m)),
        *(f"fuzzy: {name}" for name, m in sorted(there.items()) if m.fuzzy),
    ]


def check() -> list[str]:
    """Return a line for everything about the two files that is out of step with the code."""
    known = read_german()
    found = problems(extract(), known)
    if not found and as_po(known) != PO.read_bytes():
        found.append("de.po is not written as `make texts` writes it")
    if as_mo(known) != MO.read_bytes():
        found.append("de.mo is not compiled from de.po")
    return found


def update() -> German:
    """Rewrite both files and return what they hold."""
    catalogue = merge(extract(), read_german())
    PO.write_bytes(as_po(catalogue))
    MO.write_bytes(as_mo(catalogue))
    return catalogue


def _messages(catalogue: Catalog) -> Iterable[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> str:
    english = message.id if isinstance(message.id, str) else " | ".join(message.id)
    return f"{english} (about {message.context})" if message.context else english


def _complete(message: Message) -> bool:
    german = message.string or ""
    return all((german,) if isinstance(german, str) else german)


def main() -> None:
    """Run as the module's docstring says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, say what is wrong")
    if parser.parse_args().check:
        found = check()
        print(*found, sep="\n", end="\nSay `make texts`.\n" if found else "")
        sys.exit(bool(found))
    catalogue = update()
    empty = [_key(message) for message in _messages(catalogue) if not _complete(message)]
    print(f"{len(catalogue)} texts, {len(empty)} without German", *empty, sep="\n  ")


if __name__ == "__main__":
    try:
        main()
    except NotLiteralError as error:
        sys.exit(str(error))
