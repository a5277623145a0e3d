"""Reading a rehearsal's script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator.domain.agenda import Agenda, PlaceId, track_id
from facilitator.domain.script import (
    Script,
    ScriptBlock,
    ScriptMeasure,
    ScriptPhoto,
    ScriptPlenum,
    ScriptQuery,
    ScriptRound,
    ScriptTheme,
)

if TYPE_CHECKING:
    from facilitator.formats.script_model import (
        ScriptBlockModel,
        ScriptMeasureModel,
        ScriptPhotoModel,
        ScriptPlenumModel,
        ScriptQueryModel,
        ScriptRoundModel,
        ScriptThemeModel,
    )


def read_script(path: Path, agenda: Agenda) -> Script:
    """Return the script in `path` for `agenda`; raise FileProblemsError with all that is wrong."""
    from facilitator.formats.script_checks import check_script
    from facilitator.formats.script_model import ScriptModel
    from facilitator.formats.strict import load

    file = load(path, ScriptModel, lambda root: check_script(root, agenda, path.parent))
    return Script(
        blocks=tuple(map(_block, file.blocks)),
        summaries=MappingProxyType(file.summaries),
        measures=tuple(map(_measure, file.measures)),
        releases=MappingProxyType(file.releases),
        plenum=_plenum(file.plenum) if file.plenum else None,
        rounds=tuple(map(_round, file.rounds)),
        photos=tuple(_photo(photo, path.absolute().parent) for photo in file.photos),
    )


def _block(block: ScriptBlockModel) -> ScriptBlock:
    return ScriptBlock(
        block=block.block,
        longer=block.longer,
        extended=block.extended,
        skipped=block.skipped,
        lines=tuple(_taking_turns(block.lines)),
        head_counts=tuple(_head_counts(block)),
        remark=block.remark,
    )


def _head_counts(block: ScriptBlockModel) -> Iterator[tuple[str, int]]:
    if block.head_count is not None:
        yield block.block, block.head_count
    for workshop, count in block.head_counts.items():
        yield track_id(block.block, workshop), count


def _photo(photo: ScriptPhotoModel, folder: Path) -> ScriptPhoto:
    return ScriptPhoto(
        file=str(folder / photo.file),
        place=photo.place or "",
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
        consent=photo.consent,
    )


def _measure(measure: ScriptMeasureModel) -> ScriptMeasure:
    return ScriptMeasure(
        what=measure.what,
        who=measure.who,
        due=measure.due,
        source=measure.source or "",
        sources=tuple(measure.sources),
        addressee=measure.addressee,
        theme=measure.theme,
    )


def _plenum(plenum: ScriptPlenumModel) -> ScriptPlenum:
    return ScriptPlenum(
        block=plenum.block,
        themes=tuple(map(_theme, plenum.themes)),
        query=_query(plenum.query) if plenum.query else None,
        taken=MappingProxyType(plenum.taken),
    )


def _theme(theme: ScriptThemeModel) -> ScriptTheme:
    return ScriptTheme(
        title=theme.title,
        entries=tuple(theme.entries),
        summary=theme.summary,
        controversy=theme.controversy,
        is_confirmed=theme.confirmed,
        dots=theme.dots,
    )


def _query(query: ScriptQueryModel) -> ScriptQuery:
    return ScriptQuery(
        question=query.question,
        points=query.points,
        most=min(query.most, query.points),
        people=query.people,
        phones=query.phones,
        dots_people=query.dots_people,
    )


def _round(asked: ScriptRoundModel) -> ScriptRound:
    return ScriptRound(
        block=asked.block, kind=asked.kind, question=asked.question, cards=tuple(asked.cards)
    )


def _taking_turns(lines: Mapping[PlaceId, list[str]]) -> Iterator[tuple[PlaceId, str]]:
    """Yield the first line of every place, then the second of every place, and so on."""
    typed = ([(place, line) for line in listed] for place, listed in lines.items())
    yield from (turn for turn in chain.from_iterable(zip_longest(*typed)) if turn is not None)
