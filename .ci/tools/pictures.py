"""Take the pictures of README and handbook anew, from the real program: ``make pictures``.

The sample event is played up to a moment, as a rehearsal plays it. The screen is the
application's own, the document what it exports.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Final

from facilitator.domain.stage import Choice, Scene
from tools import ROOT, document_pictures, game_pictures, plenum_pictures
from tools.drawing import draw_screen, missing_programs
from tools.playing import event_at
from tools.screens import LOW, WIDE, Shot, take, take_stage

PICTURES: Final = ROOT / "docs" / "pictures"

IMPULS: Final = "2025-09-09 13:56"
PHASE: Final = "2025-09-10 10:29"
"""The second workshop phase nears its end."""
PLENUM: Final = "2025-09-10 11:58"

APPROACH: Final = "Werkzeuge erst zusammen aus"
SUMMARY: Final = "Neue tragen früh Verantwortung und "
RELEASE: Final = "Was darf von 3.9 veröffentlicht werden?"
SHOTS: Final = (
    Shot("regie", PHASE, "regie", "noch 14 min", size=WIDE),
    Shot(
        *("regie-vorschlag", PHASE, "regie", "min weniger (12 statt 20)?"),
        keys=("down", "down", "down", "plus", "v"),
        size=WIDE,
    ),
    Shot("regie-weiter", IMPULS, "regie", "beenden → Nachfragen", ("enter",), size=LOW),
    Shot("mitschrift", PHASE, "mitschrift", APPROACH, (f" l {APPROACH}",), "ws3", size=WIDE),
    Shot(
        *("mitschrift-freigabe", PHASE, "mitschrift", RELEASE),
        keys=("escape", *("up",) * 8, "r"),
        place="ws3",
    ),
    Shot(
        *("mitschrift-suche", PHASE, "mitschrift", "Brandschutz klären"),
        keys=("ctrl+f", " gemeinsam"),
        place="ws3",
    ),
    Shot(
        *("dokumentation", PLENUM, "dokumentation", SUMMARY),
        keys=("e", f" {SUMMARY}"),
        section="place-ws1",
        size=WIDE,
    ),
)

STAGE: Final = "buehne"
"""What the room sees at the same moment."""
ALL: Final = (
    STAGE,
    *(shot.name for shot in SHOTS),
    *document_pictures.NAMES,
    *game_pictures.NAMES,
    *plenum_pictures.NAMES,
)
"""The pictures that there are."""


async def take_countdown() -> str:
    """Return the stage with the countdown of the phase as SVG."""
    with event_at(PHASE) as station:
        return await take_stage(station, Choice(scene=Scene.COUNTDOWN))


def main() -> None:
    """Take all pictures, or those that are named."""
    if missing := missing_programs():
        sys.exit(f"Pictures need more programs: apt-get install {' '.join(missing)}")
    os.environ.pop("NO_COLOR", None)
    wanted = sys.argv[1:] or list(ALL)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        if shot.name in wanted:
            draw_screen(asyncio.run(take(shot)), PICTURES / f"{shot.name}.png")
    if STAGE in wanted:
        draw_screen(asyncio.run(take_countdown()), PICTURES / f"{STAGE}.png")
    document_pictures.take_those(wanted, PICTURES)
    game_pictures.take_those(wanted, PICTURES)
    plenum_pictures.take_those(wanted, PICTURES)
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
