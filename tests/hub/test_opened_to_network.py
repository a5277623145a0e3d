"""A hub that is told, while it runs, to listen to others, too."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from facilitator.cli.clock import wall_clock
from facilitator.link.address import LOCAL
from facilitator.link.keeper import HubKeeper
from facilitator.link.process import HubFiles
from facilitator.link.standby import EVERYWHERE
from tests.hub.making import BESIDE
from tests.hub.told import ToldByThread


def test_hub_listens_to_others_at_the_same_port_and_with_the_same_links(record: Path) -> None:
    told, files = ToldByThread(), HubFiles.of(record)
    keeper = HubKeeper(record, wall_clock, beside=BESIDE)
    with closing(keeper):
        keeper.listen(told)
        keeper.start()
        told.until(lambda: keeper.state.connected)
        before = files.living()

        keeper.listen_on(EVERYWHERE)
        told.until(lambda: not keeper.state.connected)
        told.until(lambda: keeper.state.connected)
        after = files.living()

    assert before is not None
    assert after is not None
    assert (before.host, after.host) == (LOCAL, EVERYWHERE)
    assert (after.port, after.tokens) == (before.port, before.tokens)
    assert after.pid != before.pid


def test_host_that_is_told_before_the_start_counts(record: Path) -> None:
    told = ToldByThread()
    keeper = HubKeeper(record, wall_clock, beside=BESIDE)
    with closing(keeper):
        keeper.listen_on(EVERYWHERE)
        keeper.listen(told)
        keeper.start()
        told.until(lambda: keeper.state.connected)
        address = HubFiles.of(record).living()

    assert address is not None
    assert address.host == EVERYWHERE
