"""Reading a rehearsal's script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator.domain.agenda import Agenda, PlaceId
from facilitator.domain.script import Script, ScriptBlock, ScriptMeasure

if TYPE_CHECKING:
    from facilitator.formats.script_model import ScriptBlockModel


def read_script(path: Path, agenda: Agenda) -> Script:
    """Return the script in `path` for `agenda`; raise FileProblemsError with all that is wrong."""
    from facilitator.formats.script_checks import check_script
    from facilitator.formats.script_model import ScriptModel
    from facilitator.formats.strict import load

    file = load(path, ScriptModel, lambda root: check_script(root, agenda))
    return Script(
        blocks=tuple(map(_block, file.blocks)),
        summaries=MappingProxyType(file.summaries),
        measures=tuple(
            ScriptMeasure(
                what=measure.what, who=measure.who, due=measure.due, source=measure.source or ""
            )
            for measure in file.measures
        ),
        releases=MappingProxyType(file.releases),
    )


def _block(block: ScriptBlockModel) -> ScriptBlock:
    return ScriptBlock(
        block=block.block,
        longer=block.longer,
        extended=block.extended,
        skipped=block.skipped,
        lines=tuple(_taking_turns(block.lines)),
    )


def _taking_turns(lines: Mapping[PlaceId, list[str]]) -> Iterator[tuple[PlaceId, str]]:
    """Yield the first line of every place, then the second of every place, and so on."""
    typed = ([(place, line) for line in listed] for place, listed in lines.items())
    yield from (turn for turn in chain.from_iterable(zip_longest(*typed)) if turn is not None)
