"""A summary that several write at once: what each sees, keeps and takes back."""

from __future__ import annotations

from facilitator.station import Station


def test_typed_text_is_the_summary_once_it_is_flushed(station: Station) -> None:
    theme = station.plenum.found("Fristen")
    text = station.texts.open(theme)

    text.insert(0, "Fristen für älle 😀")
    text.delete(14, 1)
    text.insert(14, "l")
    assert station.snapshot.themes.standing[0].summary == ""
    text.flush()

    assert station.snapshot.themes.standing[0].summary == text.text == text.text
