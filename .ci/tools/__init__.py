"""What developers and CI run beside the program itself."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
