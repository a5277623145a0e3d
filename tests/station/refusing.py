"""A command that is refused changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitator.station import Reason, RefusedError, Station


def check_refused(station: Station, reason: Reason, command: Callable[[], object]) -> None:
    """Check that `command` is refused with `reason`, and that nothing was folded or written."""
    before, changes = station._log.snapshot, station._log.count()
    with pytest.raises(RefusedError) as refused:
        command()
    assert refused.value.reason is reason
    assert station._log.snapshot is before
    assert station._log.count() == changes
