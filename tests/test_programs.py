"""The rule that nothing is left out silently, tried on runs of pytest of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

_SUITE = """
    import pytest

    def test_plain():
        pass

    @pytest.mark.libreoffice
    def test_opens():
        pass

    @pytest.mark.libreoffice
    @pytest.mark.slow
    def test_looks_decent():
        pass
"""
_SKIPPING = """
    import pytest

    def test_plain():
        pass

    def test_later():
        pytest.skip("not today")
"""
_SKIPPED_MODULE = """
    import pytest

    pytest.skip("no such thing here", allow_module_level=True)
"""
_EXPECTED_TO_FAIL = """
    import pytest

    @pytest.mark.xfail
    def test_known():
        assert False
"""
_CONFIGURATION = """
    [pytest]
    markers = libreoffice: needs it
              slow: takes its time
"""
_DESELECTED = (
    "{} deselected: LibreOffice is not installed "
    "(apt-get install libreoffice-writer-nogui poppler-utils)"
)
_FAILURE = "In CI every test must run: this is a failure."

alone_or_in_parallel = pytest.mark.parametrize("spread", [(), ("-n2",)], ids=["alone", "xdist"])


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder for a run of its own, on a machine without LibreOffice that is not CI."""
    pytester.makeini(_CONFIGURATION)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.setenv("PATH", str(pytester.mkdir("bin")))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("CI", raising=False)
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(name, raising=False)
    return pytester


def _run(suite: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return suite.runpytest_subprocess("-p", "xdist", "-p", "tests.programs", *arguments)


def _install_libreoffice(folder: Path) -> None:
    for command in ("soffice", "pdftoppm", "pdftotext"):
        program = folder / command
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)


@alone_or_in_parallel
def test_missing_program_is_counted_aloud(suite: pytest.Pytester, spread: tuple[str, ...]) -> None:
    suite.makepyfile(_SUITE)

    result = _run(suite, *spread)

    assert result.ret == pytest.ExitCode.OK
    assert result.parseoutcomes()["passed"] == 1
    assert _DESELECTED.format("2 tests") in result.outlines
    assert _FAILURE not in result.outlines


@alone_or_in_parallel
def test_missing_program_fails_in_ci(
    suite: pytest.Pytester, spread: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    suite.makepyfile(_SUITE)
    monkeypatch.setenv("CI", "true")

    result = _run(suite, *spread)

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert _DESELECTED.format("2 tests") in result.outlines
    assert _FAILURE in result.outlines


def test_missing_program_fails_in_ci_even_if_nothing_else_was_asked_for(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    suite.makepyfile(_SUITE)
    monkeypatch.setenv("CI", "true")

    result = _run(suite, "-m", "slow")

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert _DESELECTED.format("1 test") in result.outlines


@alone_or_in_parallel
def test_everything_runs_where_the_program_is_there(
    suite: pytest.Pytester, spread: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    suite.makepyfile(_SUITE)
    _install_libreoffice(suite.path / "bin")
    monkeypatch.setenv("CI", "true")

    result = _run(suite, *spread)

    assert result.ret == pytest.ExitCode.OK
    assert result.parseoutcomes() == {"passed": 3}


@alone_or_in_parallel
@pytest.mark.parametrize("written", [_SKIPPING, _SKIPPED_MODULE], ids=["test", "module"])
def test_skip_fails_in_ci(
    suite: pytest.Pytester,
    spread: tuple[str, ...],
    written: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    suite.makepyfile(test_here="def test_plain(): pass", test_there=written)
    monkeypatch.setenv("CI", "true")

    result = _run(suite, *spread)

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert _FAILURE in result.outlines


def test_skip_passes_at_the_desk(suite: pytest.Pytester) -> None:
    suite.makepyfile(_SKIPPING)

    assert _run(suite).ret == pytest.ExitCode.OK


def test_expected_failure_is_no_skip(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    suite.makepyfile(_EXPECTED_TO_FAIL)
    monkeypatch.setenv("CI", "true")

    assert _run(suite).ret == pytest.ExitCode.OK
