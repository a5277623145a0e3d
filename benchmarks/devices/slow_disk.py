"""Gives the programs that are started from here the disk of a laptop.

On a virtual machine a sync may come back before anything is on a disk, as fast as here nowhere
else; then what is compared is how fast two programs talk, not how long they wait for two disks.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

_SOURCE: Final = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
#define LATER(name) int name(int file) { \\
    static int (*sync)(int); \\
    if (!sync) sync = dlsym(RTLD_NEXT, #name); \\
    usleep(MICROSECONDS); \\
    return sync(file); }
LATER(fsync)
LATER(fdatasync)
"""


def slow_down(folder: Path, milliseconds: float) -> None:
    """Have every sync of a file take that much longer; needs Linux and a C compiler."""
    library = folder / "later.so"
    command = ["cc", "-shared", "-fPIC", f"-DMICROSECONDS={milliseconds * 1000:.0f}"]
    command += ["-x", "c", "-", "-o", str(library), "-ldl"]
    subprocess.run(command, input=_SOURCE, text=True, check=True)
    os.environ["LD_PRELOAD"] = str(library)
