"""A picture of every scene, as Regie sends them."""

from __future__ import annotations

from facilitator.domain.instant import Instant, minutes
from facilitator.domain.stage import Picture, Scene

NOW = Instant(1_757_500_000_000)

PICTURES = {
    "countdown": Picture(
        scene=Scene.COUNTDOWN,
        title="Workshop-Phase II",
        until=NOW + minutes(43),
        until_time="10:55",
        coming="Kaffeepause",
        coming_time="10:55",
    ),
    "last-minutes": Picture(
        scene=Scene.COUNTDOWN,
        title="Begrüßung",
        until=NOW + minutes(4.6),
        until_time="12:45",
        coming="Zusammenführung und Ausblick",
        coming_time="13:15",
    ),
    "run-out": Picture(
        scene=Scene.COUNTDOWN, title="Impuls", until=NOW + minutes(-7), coming="Nachfragen"
    ),
    "between": Picture(
        scene=Scene.COUNTDOWN, title="Plenum", text="Es geht weiter", until_time="11:15"
    ),
    "welcome": Picture(
        scene=Scene.WELCOME,
        title="Status Quo und Zukunft: Der Leistungsbereich im Fokus",
        text="Beginn",
        until_time="12:30",
    ),
    "now-next": Picture(
        scene=Scene.NOW_NEXT,
        title="Begrüßung",
        until=NOW + minutes(7),
        until_time="12:45",
        coming="Workshop-Phase I",
        coming_time="12:45",
        text="1  Qualifizierung und Ausbildung · Raum A\n2  Sichtbarkeit · Raum B",
    ),
    "message": Picture(scene=Scene.MESSAGE, text="In 5 Minuten geht es weiter"),
    "code": Picture(
        scene=Scene.CODE, text="Jobcenter-Bingo", address="https://bingo.example.org/kassel"
    ),
    "timer": Picture(scene=Scene.TIMER, title="Bericht aus WS 3", until=NOW + minutes(2)),
    "blank": Picture(),
}
