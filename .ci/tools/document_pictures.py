"""Take the pictures of the Dokumentation: pages of the Word file, and the screens around it."""

from __future__ import annotations

import asyncio
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from facilitator.cli import main
from facilitator.station import Station
from facilitator.station.exporting import export_snapshot
from tools import ROOT
from tools.drawing import draw_pages, draw_screen
from tools.playing import NAME, plenum_at
from tools.screens import WIDE, Shot, take_screen

SAMPLE: Final = ROOT / "exports" / "sample.docx"
THE_END: Final = "2025-09-10 12:40"

DOCUMENTS: Final[Mapping[str, Sequence[str]]] = {
    "dokument": ("Generalprobe", r"1\s+Das Wichtigste", r"4\.3\s"),
    "dokument-plenum": (r"5\s+Zusammenführung", "(?s).*Abbildung 6:", "(?s).*Tabelle 6:"),
}
"""How the pages begin that are shown of the document."""
CHECKED: Final = Shot(
    "dokumentation-pruefen",
    THE_END,
    "dokumentation",
    "Zitate und Karten ohne Freigabe",
    ("p",),
    size=WIDE,
)
ORDERED: Final = Shot(
    "dokumentation-exportieren", THE_END, "dokumentation", "zur Abstimmung", ("w",), size=WIDE
)
RETURNED: Final = Shot(
    "dokumentation-aus-word",
    THE_END,
    "dokumentation",
    "sehr unterschiedlich",
    ("r", "enter"),
    size=WIDE,
)
_POLISHED: Final = {
    "Teams sind ungleich geschult": "Teams sind sehr unterschiedlich geschult",
    "Jedes neue Verfahren kommt zu den alten dazu": "Neue Verfahren kommen zu den alten dazu",
}
"""What an editor made of it in Word."""
NAMES: Final = (*DOCUMENTS, CHECKED.name, ORDERED.name, RETURNED.name)


def take_those(wanted: Sequence[str], folder: Path) -> None:
    """Write those pictures into `folder` that are `wanted`; with pages the sample, too."""
    if wanted_pages := [name for name in DOCUMENTS if name in wanted]:
        _take_pages({name: folder / f"{name}.png" for name in wanted_pages})
    for shot in (CHECKED, ORDERED, RETURNED):
        if shot.name in wanted:
            with plenum_at(THE_END) as (station, _):
                if shot is RETURNED:
                    _polish(_export(station, Path.cwd() / "exports"))
                draw_screen(asyncio.run(take_screen(station, shot)), folder / f"{shot.name}.png")


def _take_pages(targets: Mapping[str, Path]) -> None:
    """Draw pages of the document that ``make demo`` writes, and keep it as the sample."""
    plan, script = (ROOT / "agendas" / f"{NAME}{suffix}" for suffix in (".yaml", ".script.yaml"))
    with TemporaryDirectory() as folder:
        options = ["--script", str(script), "--export", folder]
        main(["rehearse", str(plan), *options], standalone_mode=False)
        document = Path(folder, f"{NAME}.docx")
        for name, target in targets.items():
            draw_pages(document, DOCUMENTS[name], target)
        shutil.move(document, SAMPLE)


def _export(station: Station, folder: Path) -> Path:
    return export_snapshot(
        station.snapshot,
        folder=folder,
        name=NAME,
        now=station.now(),
        picture=station.photos.content,
    )


def _polish(document: Path) -> None:
    """Edit a Word file as an editor would."""
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    for before, after in _POLISHED.items():
        body = body.replace(before, after)
    parts["word/document.xml"] = body.encode()
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
