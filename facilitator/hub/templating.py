"""Templates and files of a package of pages: all that comes from people is escaped."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

_KINDS: Final = {
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
}


def environment(*packages: str) -> Environment:
    """Return what fills the templates of `packages`, of those of one name the first one's."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def static_files(package: str) -> dict[str, tuple[bytes, str]]:
    """Return scripts, styles and pictures of `package`: by name what is in them, and their kind."""
    folder = files(package) / "static"
    return {
        file.name: (file.read_bytes(), _KINDS[file.name.rpartition(".")[2]])
        for file in folder.iterdir()
    }
