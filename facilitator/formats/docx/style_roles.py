"""Which styles the writer uses, what Word calls them, and what may stand in for one.

The list is the template's own, so that no style is used that a house could not name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from facilitator.formats.template_styles import STYLES as OWN_STYLES


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRole:
    """A style as the writer asks for it."""

    name: str
    """In our template; of Word's own styles the name that files hold in every language."""
    kind: str
    """``paragraph``, ``character`` or ``table``."""
    german: str
    """What German Word shows instead; made by hand, a style may really be called so."""
    stand_ins: tuple[str, ...] = ()
    """Styles of the house that do as well, by `name`, best first; before ours are supplied."""

    @property
    def key(self) -> str:
        """The role in a map of styles: ``heading_1``."""
        return self.name.lower().replace(" ", "_")


_GERMAN: Final[Mapping[str, str]] = {
    "Normal": "Standard",
    "Title": "Titel",
    "Subtitle": "Untertitel",
    "TOC Heading": "Inhaltsverzeichnisüberschrift",
    "List Bullet": "Aufzählungszeichen",
    "List Bullet 2": "Aufzählungszeichen 2",
    "List Bullet 3": "Aufzählungszeichen 3",
    "Quote": "Zitat",
    "caption": "Beschriftung",
    "footer": "Fußzeile",
    "header": "Kopfzeile",
    "Strong": "Fett",
    "Default Paragraph Font": "Absatz-Standardschriftart",
    "Normal Table": "Normale Tabelle",
    "Table Grid": "Tabellenraster",
    "footnote text": "Fußnotentext",
    "footnote reference": "Fußnotenzeichen",
    **{f"heading {level}": f"Überschrift {level}" for level in range(1, 10)},
    **{f"toc {level}": f"Verzeichnis {level}" for level in range(1, 10)},
}
_STAND_INS: Final[Mapping[str, tuple[str, ...]]] = {
    "Entry": ("List Bullet",),
    "Entry 2": ("List Bullet 2",),
    "Entry 3": ("List Bullet 3", "List Bullet 2"),
    "Figure Caption": ("caption",),
}
ENGLISH: Final[Mapping[str, str]] = {
    german.casefold(): english for english, german in _GERMAN.items()
}
"""Word's own names by the ones that German Word shows."""


def german_name(name: str) -> str:
    """Return what German Word shows for one of its own styles, `name` itself for all others."""
    return _GERMAN.get(name, name)


_NORMAL_TABLE: Final = StyleRole(name="Normal Table", kind="table", german=_GERMAN["Normal Table"])
_RESULT_TABLE: Final = StyleRole(name="Result Table", kind="table", german="Ergebnistabelle")

STYLES: Final[tuple[StyleRole, ...]] = (
    *(
        StyleRole(
            name=style.name,
            kind=style.kind,
            german=style.alias or german_name(style.name),
            stand_ins=_STAND_INS.get(style.name, ()),
        )
        for style in OWN_STYLES
    ),
    _NORMAL_TABLE,
    _RESULT_TABLE,
)
"""All styles that the writer uses and what they are based on."""
