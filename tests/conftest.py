"""What holds for every test: the same surroundings everywhere, and nothing of the user's own."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from tests.hubs import end_hubs

pytest_plugins = ["pytester", "tests.programs"]

# A loaded machine is no reason to fail, and what CI tries today it tries tomorrow.
settings.register_profile("desk", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True)

_CHANGES_WHAT_IS_DRAWN = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "FACILITATOR_LANGUAGE")


def pytest_xdist_auto_num_workers() -> int:
    """Return two workers more than cores: each waits half of its time, for a disk or a hub."""
    return (os.cpu_count() or 1) + 2


_MEMORY: Final = Path("/dev/shm")
_ROOM: Final = 2 * 1024**3
"""Bytes; a whole run leaves a tenth of that behind."""


def _work_in_memory() -> None:
    """Have temporary files in memory: processes are killed here again and again, machines are not.

    What a killed process had written is there, be it on a disk or not; only a disk is waited for.
    """
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    runs_programs = not os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC
    if runs_programs and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None


def pytest_configure() -> None:
    _work_in_memory()
    # Screens make many objects and let go of them at once: looking for circles among them again
    # and again took a sixth of the time, and what is left of a test is small.
    gc.set_threshold(200_000, 50, 100)
    settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_collection_finish() -> None:
    # What was imported and collected stays until the end: there is no circle to find in it.
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    # pytest looks for what ended badly in circles by five rounds over all there is: the second
    # round and those after it need only look at what the first one has left to be ended.
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give tests a home of their own and a terminal without the user's wishes."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _CHANGES_WHAT_IS_DRAWN:
            patch.delenv(name, raising=False)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(scope="session", autouse=True)
def _without_office() -> Iterator[None]:
    """Have LibreOffice looked for in vain: it takes seconds, and few tests are about it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("facilitator.formats.office._NAMES", ())
        patch.setattr("facilitator.formats.office._ELSEWHERE", {})
        yield


@pytest.fixture
def with_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have LibreOffice found again, for what is about it."""
    monkeypatch.setattr("facilitator.formats.office._NAMES", ("soffice", "libreoffice"))


@pytest.fixture(autouse=True)
def _no_hub_left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """End the hubs of this test: they are made to outlive whoever started them."""
    yield
    end_hubs(tmp_path_factory.getbasetemp())
