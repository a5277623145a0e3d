"""The type of every path that is given to a command."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

ANY_PATH: Final = click.Path(path_type=Path, readable=False)
"""Any path at all: what is wrong with it is said by whoever opens it, in the user's language."""
