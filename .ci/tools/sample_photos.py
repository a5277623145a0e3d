"""Draw the photos of the sample event anew: nobody who could be recognised, nobody who took them.

``python -m tools.sample_photos`` writes them beside the sample agenda.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from PIL import Image, ImageDraw

from tools import ROOT

FOLDER: Final = ROOT / "agendas" / "bilder"
SIZE: Final = (1500, 1000)
_TWICE: Final = 2
"""Drawn at this scale and made smaller, so that edges are smooth."""

_WALL: Final = "#e3e6ea"
_FLOOR: Final = "#8c7158"
_BOARD: Final = "#d8c09a"
_FRAME: Final = "#7b5b3a"
_INK: Final = "#3a3f47"
_CARDS: Final = ("#f6e27a", "#a8cfe8", "#f2b1a8", "#b5dbae", "#ffffff")
_CLOTHES: Final = ("#24507a", "#7a3b34", "#4a7a5f", "#c29a52", "#5c5c6e", "#3d8090", "#b3b3b8")
_HAIR: Final = ("#222222", "#5b3323", "#6b6b6b", "#8a6a45", "#3b3336")
_SKIN: Final = ("#e8c4a0", "#c99a72", "#8d5f40", "#dcb08c")


class _Scene:
    """A picture in its own units, which are the pixels of the finished one."""

    def __init__(self, seed: int, *, horizon: int = 620) -> None:
        self._image = Image.new("RGB", (SIZE[0] * _TWICE, SIZE[1] * _TWICE), _WALL)
        self._draw = ImageDraw.Draw(self._image)
        self.random = Random(seed)
        self.box((0, horizon, *SIZE), _FLOOR)

    def box(self, corners: Sequence[float], fill: str, line: str = "", width: int = 0) -> None:
        self._draw.rectangle(
            _scaled(corners), fill=fill, outline=line or None, width=width * _TWICE
        )

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self._draw.ellipse(_scaled((x - radius, y - radius, x + radius, y + radius)), fill=fill)

    def line(self, points: Sequence[float], fill: str, width: int) -> None:
        self._draw.line(_scaled(points), fill=fill, width=width * _TWICE, joint="curve")

    def card(self, x: float, y: float, wide: float = 90, high: float = 56) -> None:
        self.box((x, y, x + wide, y + high), self.random.choice(_CARDS))
        for row in range(2):
            length = wide * self.random.uniform(0.45, 0.8)
            top = y + high * (0.35 + 0.3 * row)
            self.line((x + wide * 0.1, top, x + wide * 0.1 + length, top), _INK, 3)

    def board(self, x: float, y: float, columns: int, rows: int, left_out: float = 0.1) -> None:
        self.box((x, y, x + columns * 110 + 30, y + rows * 76 + 30), _BOARD, _FRAME, 8)
        for column in range(columns):
            for row in range(rows):
                if self.random.random() >= left_out:
                    tilt = self.random.uniform(-5, 5)
                    self.card(x + 25 + column * 110 + tilt, y + 25 + row * 76 - tilt)

    def person(self, x: float, y: float, size: float = 1.0) -> None:
        """Draw somebody from behind: hair and clothes."""
        clothes = self.random.choice(_CLOTHES)
        self._draw.rounded_rectangle(
            _scaled((x - 85 * size, y, x + 85 * size, y + 260 * size)),
            radius=70 * size * _TWICE,
            fill=clothes,
        )
        self.disc(x, y - 35 * size, 24 * size, self.random.choice(_SKIN))
        self.disc(x, y - 60 * size, 52 * size, self.random.choice(_HAIR))

    def table(self, x: float, y: float, wide: float, high: float) -> None:
        self._draw.ellipse(_scaled((x - wide, y - high, x + wide, y + high)), fill="#f2efe9")

    def save(self, name: str) -> None:
        small = self._image.resize(SIZE, Image.Resampling.LANCZOS)
        small.save(FOLDER / f"{name}.jpg", quality=78, optimize=True)


def _scaled(points: Sequence[float]) -> list[float]:
    return [point * _TWICE for point in points]


def plenum() -> None:
    """Draw this: a room from behind, boards full of cards before it."""
    scene = _Scene(1)
    for x in (90, 560, 1030):
        scene.board(x, 90, 3, 5)
    for row, y in enumerate((600, 690, 800)):
        for seat in range(8 - row):
            scene.person(110 + seat * (185 + row * 22) + row * 40, y, 0.75 + row * 0.14)
    scene.save("plenum")


def cards() -> None:
    """Draw this: two boards with cards on them."""
    scene = _Scene(2, horizon=860)
    scene.board(140, 90, 5, 8, 0.25)
    scene.board(800, 90, 5, 8, 0.35)
    scene.save("karten")


def images() -> None:
    """Draw this: two flip charts side by side."""
    scene = _Scene(3, horizon=800)
    for side, x in enumerate((160, 830)):
        scene.box((x, 110, x + 510, 760), "#fbfbf8", _INK, 6)
        scene.line((x + 60, 760, x + 20, 980), _INK, 12)
        scene.line((x + 450, 760, x + 490, 980), _INK, 12)
        scene.line((x + 60, 190, x + 330, 190), _CLOTHES[side], 14)
        for row in range(8):
            y = 270 + row * 58
            scene.disc(x + 75, y, 9, _INK)
            scene.line((x + 110, y, x + 110 + scene.random.randint(180, 350), y), _INK, 6)
    scene.save("flipcharts")


def floor_map() -> None:
    """Draw this: a long sheet on the floor with cards and dots along a line."""
    scene = _Scene(4, horizon=0)
    scene.box((60, 250, 1440, 760), "#c9a06c")
    scene.line((120, 505, 420, 400, 760, 600, 1080, 420, 1380, 520), _INK, 10)
    for stop in range(9):
        x = 140 + stop * 150
        scene.card(x, 500 + 110 * ((-1) ** stop) - 30, 110, 66)
        for _ in range(scene.random.randint(1, 5)):
            dot = scene.random.choice(("#c0392b", "#2e8b57"))
            scene.disc(
                x + scene.random.randint(0, 110), 500 + scene.random.randint(-60, 70), 13, dot
            )
    scene.save("landkarte")


def web() -> None:
    """Draw this: stations with a thread from each to each."""
    scene = _Scene(5, horizon=0)
    places = [(260, 250), (750, 150), (1240, 260), (1300, 720), (760, 860), (220, 740)]
    for start, (x, y) in enumerate(places):
        for far_x, far_y in places[start + 1 :]:
            scene.line((x, y, far_x, far_y), "#b03a2e", 5)
    for x, y in places:
        scene.box((x - 130, y - 70, x + 130, y + 70), "#fbfbf8", _INK, 5)
        scene.line((x - 90, y - 22, x + 70, y - 22), _INK, 7)
        scene.line((x - 90, y + 18, x + 30, y + 18), _INK, 5)
    scene.save("wollknaeuel")


def evening() -> None:
    """Draw this: people at two tables with bingo cards."""
    scene = _Scene(6, horizon=430)
    for x in range(120, 1500, 250):
        scene.disc(x, 110, 42, "#f7d57e")
        scene.line((x, 0, x, 70), _INK, 4)
    for x, y in ((380, 700), (1110, 720)):
        for seat in (-230, -70, 90, 240):
            scene.person(x + seat, y - 210, 0.7)
        scene.table(x, y, 320, 130)
        for place in range(4):
            left = x - 250 + place * 130
            scene.box((left, y - 45, left + 90, y + 45), "#ffffff", _INK, 2)
            for step in range(1, 3):
                scene.line((left, y - 45 + 30 * step, left + 90, y - 45 + 30 * step), _INK, 2)
                scene.line((left + 30 * step, y - 45, left + 30 * step, y + 45), _INK, 2)
    scene.save("bingo")


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for draw in (plenum, cards, images, floor_map, web, evening):
        draw()


if __name__ == "__main__":
    main()
