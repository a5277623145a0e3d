"""Styles as they hold: what one says itself, else what it is based on, else the defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from facilitator.formats.docx.parts import q

_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LEVELS: Final = frozenset("012345678")
"""As outline levels; 9 is body text."""


class StyleSheet:
    """The styles of a document; `root` is that of their part, None if it has none."""

    def __init__(self, root: Any | None) -> None:
        self._root = root
        styles = [] if root is None else root.findall(q("style"))
        self._by_id = {style.get(q("styleId")): style for style in styles}
        self._default = next(
            (
                style.get(q("styleId"))
                for style in styles
                if style.get(q("type")) == "paragraph" and style.get(q("default")) == "1"
            ),
            "",
        )
        self._levels: dict[str, int] = {}

    def __contains__(self, style: str) -> bool:
        return style in self._by_id

    def style_of(self, paragraph: Any) -> str:
        """Return the id of a paragraph's style."""
        named = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
        return str(self._default if named is None else named.get(q("val"), ""))

    def chain(self, style: str) -> Iterator[Any]:
        """Yield a style and what it is based on."""
        seen: set[str] = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            base = self._by_id[style].find(q("basedOn"))
            style = "" if base is None else base.get(q("val"), "")

    def find(self, style: str, path: str) -> Any | None:
        """Return what holds for a style at ``rPr/color``, without the defaults."""
        wanted = "/".join(map(q, path.split("/")))
        found = (one.find(wanted) for one in self.chain(style))
        return next((one for one in found if one is not None), None)

    def default(self, path: str) -> Any | None:
        """Return what holds where no style says anything: ``rPr/lang``."""
        kind = path.partition("/")[0]
        steps = ("docDefaults", f"{kind}Default", *path.split("/"))
        return None if self._root is None else self._root.find("/".join(map(q, steps)))

    def level(self, style: str) -> int:
        """Return the level of a heading's style, 0 for all others."""
        if style not in self._levels:
            self._levels[style] = self._level(style)
        return self._levels[style]

    def _level(self, style: str) -> int:
        for one in self.chain(style):
            outline = one.find(f"{q('pPr')}/{q('outlineLvl')}")
            if outline is not None:
                level = outline.get(q("val"), "")
                return int(level) + 1 if level in _LEVELS else 0
            name = one.find(q("name"))
            if name is not None and (found := _HEADING.fullmatch(name.get(q("val"), ""))):
                return int(found[1])
        return 0
