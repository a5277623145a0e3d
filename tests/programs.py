"""Tests that need an outside program: counted aloud where it is missing, a failure in CI.

Nothing is ever left out silently: without LibreOffice its tests are deselected and the last lines
of the run say how many and what to install. With ``CI=true`` in the environment every test must
have run, so that a missing program or a skipped test ends the run with a failure.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

import pytest


@dataclass(frozen=True, slots=True)
class Program:
    """What a marker asks for: `commands` on the path, and the Debian `packages` that bring them."""

    name: str
    commands: tuple[str, ...]
    packages: str
    then: str = ""
    """What is to be said behind that, if the packages alone don't bring them."""

    def missing(self) -> bool:
        return any(shutil.which(command) is None for command in self.commands)


PROGRAMS: Final = {
    "libreoffice": Program(
        name="LibreOffice",
        commands=("soffice", "pdftoppm", "pdftotext"),
        packages="libreoffice-writer-nogui poppler-utils",
    ),
    "browser": Program(name="Chromium", commands=("chromium",), packages="chromium"),
    "validator": Program(
        name="the Open XML SDK's validator",
        commands=("ooxml-validator",),
        packages="nodejs npm",
        then=", then make validator",
    ),
}


class Completeness:
    """What did not run, and why; filled by the processes that collect, told by the one that speaks.

    Under xdist the workers collect and each sends its findings, all the same, with its farewell.
    """

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.left_out: dict[str, set[str]] = defaultdict(set)
        """Marker to the ids of the tests that were deselected for want of its program."""
        self.skipped: dict[str, str] = {}
        """The id of a test or a module to the reason why it was skipped."""

    @property
    def broken(self) -> bool:
        """Whether this run may not count as a pass."""
        return self.strict and bool(self.left_out or self.skipped)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        missing = {marker for marker, program in PROGRAMS.items() if program.missing()}
        kept: list[pytest.Item] = []
        dropped: list[pytest.Item] = []
        for item in items:
            wanting = [marker for marker in missing if item.get_closest_marker(marker)]
            for marker in wanting:
                self.left_out[marker].add(item.nodeid)
            (dropped if wanting else kept).append(item)
        if dropped:
            config.hook.pytest_deselected(items=dropped)
            items[:] = kept

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped[report.nodeid] = _reason(report)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped[report.nodeid] = _reason(report)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        found = getattr(node, "workeroutput", {})
        for marker, ids in found.get("left_out", {}).items():
            self.left_out[marker].update(ids)
        self.skipped.update(found.get("skipped", {}))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["left_out"] = {marker: sorted(ids) for marker, ids in self.left_out.items()}
            output["skipped"] = self.skipped
        elif self.broken and session.exitstatus in (
            pytest.ExitCode.OK,
            pytest.ExitCode.NO_TESTS_COLLECTED,
        ):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        lines = [_describe(PROGRAMS[marker], ids) for marker, ids in self.left_out.items()]
        if self.strict:
            lines += [f"{where} was skipped: {why}" for where, why in self.skipped.items()]
        if not lines:
            return
        terminalreporter.section("not everything ran", sep="=", red=self.strict, yellow=True)
        for line in lines:
            terminalreporter.line(line)
        if self.strict:
            terminalreporter.line("In CI every test must run: this is a failure.", red=True)


def _describe(program: Program, ids: set[str]) -> str:
    tests = "1 test" if len(ids) == 1 else f"{len(ids)} tests"
    how = f"apt-get install {program.packages}{program.then}"
    return f"{tests} deselected: {program.name} is not installed ({how})"


def _reason(report: pytest.CollectReport | pytest.TestReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def pytest_configure(config: pytest.Config) -> None:
    strict = os.environ.get("CI", "").lower() in ("true", "1")
    config.pluginmanager.register(Completeness(strict), "completeness")
