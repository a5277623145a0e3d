"""``NAME.styles.yaml`` beside a template: which of its styles plays which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import Field, create_model

from facilitator.formats.docx.house.matching import HouseStyles
from facilitator.formats.docx.style_roles import STYLES, StyleRole
from facilitator.formats.fields import FileModel, Line
from facilitator.formats.problems import (
    WHOLE_FILE,
    FileProblemsError,
    Mark,
    Problem,
    shown,
)
from facilitator.formats.strict import load
from facilitator.formats.tree import Node

SUFFIX: Final = ".styles.yaml"

_ROLES: Final[Mapping[str, StyleRole]] = {role.key: role for role in STYLES}
_FIELDS: Final[dict[str, Any]] = {key: (Line | None, Field(None)) for key in _ROLES}
StylesModel: Final = create_model("StylesModel", __base__=FileModel, **_FIELDS)


def map_beside(template: Path) -> Path | None:
    """Return the map that lies beside a template, None if there is none."""
    beside = template.with_name(template.stem + SUFFIX)
    return beside if beside.is_file() else None


def read_map(path: Path, house: HouseStyles) -> dict[str, str]:
    """Return the names of styles by role. Raises FileProblemsError with all that is wrong."""

    def check(root: Node) -> Iterator[Problem]:
        for key, node in root.fields.items():
            if key in _ROLES and node.text:
                yield from _unknown_style(key, node.text, house, node.mark)

    chosen = load(path, StylesModel, check).model_dump(exclude_none=True)
    return {key: name for key, name in chosen.items() if name}


def check_names(names: Mapping[str, str], house: HouseStyles, template: Path) -> None:
    """Raise FileProblemsError if `names` (role to style name) has what isn't there."""
    problems = [problem for key, name in names.items() for problem in _named(key, name, house)]
    if problems:
        raise FileProblemsError(template, problems)


def _named(key: str, name: str, house: HouseStyles) -> Iterator[Problem]:
    if key in _ROLES:
        yield from _unknown_style(key, name, house, WHOLE_FILE)
    else:
        yield Problem(
            WHOLE_FILE,
            lambda texts: texts("There is no role “{found}” of styles.", found=shown(key)),
            key,
            tuple(_ROLES),
        )


def _unknown_style(key: str, name: str, house: HouseStyles, mark: Mark) -> Iterator[Problem]:
    kind = _ROLES[key].kind
    if house.find(name, kind) is None:
        yield Problem(
            mark,
            lambda texts: texts("The template has no style “{found}”.", found=shown(name)),
            name,
            house.names(kind),
        )
