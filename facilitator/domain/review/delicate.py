"""Words that ask people for what is nobody's business at a game: the list, and how it is read.

The special categories of personal data (GDPR, article 9) and family. A square is read aloud,
confirmed by strangers, and even leaving it open tells something.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Topic(StrEnum):
    """What such words touch on."""

    HEALTH = "health"
    BELIEF = "belief"
    UNION = "union"
    FAMILY = "family"
    LOVE = "love"
    POLITICS = "politics"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is looked for, folded: whole words (or several, with spaces), beginnings, parts."""

    whole: frozenset[str]
    stems: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def _signs(whole: str, stems: str = "", parts: str = "") -> _Signs:
    """Return signs given as text; several words that belong together are joined by ``_``."""
    said = frozenset(word.replace("_", " ").casefold() for word in whole.split())
    return _Signs(said, tuple(stems.casefold().split()), tuple(parts.casefold().split()))


_SIGNS: Final[Mapping[Topic, _Signs]] = {
    Topic.HEALTH: _signs(
        """kur reha krebs raucht raucher raucherin nichtraucher nichtraucherin operiert arzt ärztin
        ärzte süchtig suchtkrank abgenommen sick ill illness disease surgery cancer wheelchair
        smokes smoker hearing_aid mental_health lost_weight corona covid diät adhs brille medicine
        grippe""",
        """krank erkrank gesundheit behinder schwerbehinder schwanger diagnos therap depress allergi
        diabet asthma medikament impf geimpft migräne burnout psych alkohol rollstuhl hörgerät
        blutgruppe mutterschutz tablette kaiserschnitt autis parkinson demenz schlafstör hochsensib
        vegan vegetar disab pregnan medication vaccin addict""",
        "schmerz krankenhaus arztbesuch arzttermin zahnarzt hausarzt ärztlich erkrankung",
    ),
    Topic.BELIEF: _signs(
        """kirche kirchlich kirchliche christ christin christen betet gebet fastet jude jüdin juden
        gläubig gläubige strenggläubig getauft bibel koran gott god church pray prays prayer bible
        quran jew jews faith""",
        """relig kirchen christlich katholi evangel protestant musli islam moschee jüdisch synagog
        hindu buddh ramadan gottesdienst kommunion konfirmation konfirmiert atheis ministrant
        messdien jakobsweg christian catholic mosque jewish baptis""",
    ),
    Topic.UNION: _signs(
        """verdi ver_di dbb komba gestreikt trade_union labour_union labor_union union_member
        on_strike""",
        "gewerkschaft streik unionis unioniz",
        "warnstreik",
    ),
    Topic.FAMILY: _signs(
        """kind kinder kindern kindes eltern mutter mütter vater väter mama papa oma opa tochter
        töchter sohn söhne schwester bruder brüder ehemann ehefrau ehepartner ehepartnerin eheleute
        ledig ledige single zwilling zwillinge married divorced wedding husband wife child children
        kid kids mother father parents daughter son sons sister brother siblings twins family
        families angehörige angehörigen in_einer_beziehung festen_freund feste_freundin""",
        """famili patchwork kinderlos verheirat geheirat geschieden scheidung hochzeit enkel
        großmutter großvater großeltern geschwister alleinerzieh lebenspartner lebensgefährt verlobt
        verwitwet witwe elternzeit stiefkind grandparent grandmother grandfather grandchild
        widow""",
    ),
    Topic.LOVE: _signs(
        "schwul lesbisch queer verliebt gay lesbian sexy",
        "homosex heterosex bisex transgender sexu",
    ),
    Topic.POLITICS: _signs(
        """cdu csu spd fdp afd bsw den_grünen die_grünen partei parteien parteibuch parteimitglied
        parteitag wahlkampf gemeinderat stadtrat kreistag kandidiert auf_einer_demo voted
        votes_for grün_gewählt political_party party_member protest_march""",
        "politi linkspartei",
        "politisch",
    ),
    Topic.ORIGIN: _signs(
        """ausländer ausländerin ausländisch muttersprache in_deutschland_geboren ausland_geboren
        skin_colour skin_color native_language""",
        "migrationshintergrund migrant hautfarbe staatsangehörig nationalität ethni nationality",
        "herkunftsland",
    ),
}

_NEUTRAL: Final = _signs(
    """als_kind kinder_und_jugendhilfe reha_team gott_sei_dank single_sign single_point
    single_choice""",
    """alkoholfrei krankenkasse krankenversicher krankengeld gesundheitsamt psycholog
    behindertenwerkstatt familienkasse familienleistung familienversicher familiär familiar
    kirchhain kirchheim politikwissenschaft arbeitsmarktpolit sozialpolit
    ausländerbehörde ausländeramt ausländerrecht""",
)
"""What only sounds like it: institutions and terms of the trade, phrases."""

_MEANT_OTHERWISE: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset({"kind", "kinder", "kindern", "mutter", "kur", "partei"}),
    "de": frozenset({"son", "sons", "ill", "christian", "christiane"}),
}
"""Words that mean something harmless in an agenda of that language."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def find_delicate(text: str, language: str) -> tuple[Topic, str] | None:
    """Return what `text` touches on and the word that shows it, the first one; None: nothing."""
    said = _WORD.findall(unicodedata.normalize("NFC", text))
    folded = [word.casefold() for word in said]
    harmless = {
        place
        for start, length in _found(_NEUTRAL, folded)
        for place in range(start, start + length)
    }
    allowed = _MEANT_OTHERWISE.get(language, frozenset())
    hits = (
        (start, length, topic)
        for topic, signs in _SIGNS.items()
        for start, length in _found(signs, folded)
        if start not in harmless and folded[start] not in allowed
    )
    first = min(hits, default=None, key=lambda hit: hit[0])
    if first is None:
        return None
    start, length, topic = first
    return topic, " ".join(said[start : start + length])


def _found(signs: _Signs, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where `signs` stand among `words`, and over how many words."""
    for start, word in enumerate(words):
        if word.startswith(signs.stems) or any(part in word for part in signs.parts):
            yield start, 1
        for length in (1, 2, 3):
            if " ".join(words[start : start + length]) in signs.whole:
                yield start, length
