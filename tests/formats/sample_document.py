"""The document of the sample event with all that a Dokumentation can hold, a photo among it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import Document, Figure
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import choose_language, load_texts
from tests.documented_event import THE_END
from tests.plenum_event import plenum_event

ALT = "Vier Stellwände voller Karten, davor die Gruppe aus Raum A"


def the_document(snapshot: Snapshot) -> Document:
    texts = load_texts(choose_language(snapshot.agenda.language))
    told = forecast(snapshot.agenda, snapshot.run, THE_END)
    return build_documentation(snapshot, told, texts, now=THE_END)


def sample_document() -> Document:
    """Return the plenum's event with a photo behind its three charts."""
    document = the_document(plenum_event())
    figure = Figure(
        anchor="photo-1",
        digest="0",
        width=40,
        height=30,
        alt=ALT,
        caption="Ergebnisse der Gruppe",
        credit="Mira Sandner",
        number=4,
    )
    return replace(document, blocks=(*document.blocks, figure))


def photo(digest: str) -> bytes:
    """Return the bytes of any photo."""
    return jpeg()


def jpeg(**saving: Any) -> bytes:
    saved = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(saved, "JPEG", **saving)
    return saved.getvalue()
