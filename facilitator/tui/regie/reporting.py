"""Saying how many there were, and what is to be remarked of a block or track."""

from __future__ import annotations

from typing import Final

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import BlockId, TrackId
from facilitator.formats.written import parse_head_count
from facilitator.texts import Texts
from facilitator.tui.context import Context
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.regie.naming import target_name

OPENER: Final = "k"


def report_form(context: Context, target: BlockId | TrackId) -> Form:
    """Return the form for the report of `target`, filled in with what was reported so far."""
    texts, station = context.texts, context.station
    known = station.snapshot.reports.get(target, Report())

    def report(values: Values) -> str:
        count = parse_head_count(values["people"])
        return why_refused(texts, lambda: station.run.report(target, count, values["remark"]))

    return Form(
        texts,
        target_name(station.snapshot.agenda, target, texts),
        (
            FormField(
                name="people",
                label=texts("People"),
                begun="" if known.head_count is None else str(known.head_count),
                check=lambda typed: check_head_count(texts, typed),
            ),
            FormField(name="remark", label=texts.about("form", "Remark"), begun=known.remark),
        ),
        apply=report,
        lead=texts("Both stand in the Dokumentation, beside planned and actual times."),
        opener=OPENER,
    )


def check_head_count(texts: Texts, typed: str) -> str:
    """Return what is wrong with a head count, or nothing."""
    try:
        parse_head_count(typed)
    except ValueError:
        return texts("Write a number, or nothing if nobody counted.")
    return ""
