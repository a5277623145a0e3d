"""Templates and files of a package of pages: all that comes from people is escaped."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

_KINDS: Final = {
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
}


def environment(package: str) -> Environment:
    """Return what fills the templates of `package`."""
    return Environment(
        loader=PackageLoader(package),
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
