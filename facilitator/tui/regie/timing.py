"""Starting, lengthening and stopping the free timers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from facilitator.domain.instant import Duration, minutes
from facilitator.formats.written import parse_length
from facilitator.station import Station
from facilitator.texts import Texts
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.context import Context
from facilitator.tui.form import Form, FormField, Values, why_refused
from facilitator.tui.regie.inserting import check_length
from facilitator.tui.wording import length

OTHER_TIMER: Final = "other"
_ONE_MINUTE: Final = minutes(1)

_Command: TypeAlias = Callable[[], object]


def timer_chooser(context: Context) -> Chooser:
    """Return the list of what can be done with timers: ready-made ones keep their digits."""
    texts = context.texts
    return Chooser(
        texts,
        texts("Start a timer, or go on with one"),
        tuple(Offer(key, said) for key, (said, _) in _offers(context).items()),
    )


def timer_command(context: Context, chosen: str) -> _Command | None:
    """Return what the offer `chosen` does; None for a timer that has to be described first."""
    return _offers(context).get(chosen, ("", None))[1]


def _offers(context: Context) -> dict[str, tuple[str, _Command | None]]:
    texts, station = context.texts, context.station
    offers: dict[str, tuple[str, _Command | None]] = {
        key: (f"{label} · {length(texts, lasting)}", _start(station, label, lasting))
        for key, label, lasting in _ready_made(texts)
    }
    offers[OTHER_TIMER] = (texts("another timer …"), None)
    for timer in station.snapshot.timers:
        offers[f"longer/{timer.id}"] = (
            texts("{timer}: one minute more", timer=timer.label),
            partial(station.run.extend_timer, timer.id, _ONE_MINUTE),
        )
        offers[f"stop/{timer.id}"] = (
            texts("{timer}: stop", timer=timer.label),
            partial(station.run.stop_timer, timer.id),
        )
    return offers


def _ready_made(texts: Texts) -> tuple[tuple[str, str, Duration], ...]:
    return (
        ("report", texts.about("timer", "Report"), minutes(3)),
        ("energiser", texts("Energiser"), minutes(5)),
        ("photo", texts("Group photo"), minutes(2)),
    )


def _start(station: Station, label: str, lasting: Duration) -> _Command:
    return lambda: station.run.start_timer(label, lasting)


def timer_form(context: Context) -> Form:
    """Return the form for a timer with a label and a length of its own."""
    texts, station = context.texts, context.station

    def start(values: Values) -> str:
        lasting = parse_length(values["length"])
        return why_refused(texts, _start(station, values["label"], lasting))

    return Form(
        texts,
        texts("Timer"),
        (
            FormField(
                name="label",
                label=texts("What for"),
                check=lambda typed: "" if typed else texts("A timer needs a name."),
            ),
            FormField(
                name="length", label=texts("Length"), check=lambda typed: check_length(texts, typed)
            ),
        ),
        apply=start,
        consequence=lambda values: _understood(texts, values["length"]),
    )


def _understood(texts: Texts, typed: str) -> str:
    try:
        return texts("Runs for {length}.", length=length(texts, parse_length(typed)))
    except ValueError:
        return ""
