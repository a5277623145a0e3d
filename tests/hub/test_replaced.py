"""The machine whose hub was replaced: it finds the one that took over, at every later start."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from facilitator.cli.clock import wall_clock
from facilitator.link.address import LOCAL, read_address, write_address
from facilitator.link.keeper import HubKeeper
from facilitator.link.process import HubFiles
from facilitator.station import Station
from facilitator.station.hosting import beside
from tests.hub.event import two_workshops
from tests.hub.told import ToldByThread


def test_hub_that_took_over_is_found_without_a_hub_of_ones_own(tmp_path: Path) -> None:
    there, here = (tmp_path / name for name in ("there", "here"))
    there.mkdir()
    here.mkdir()
    with closing(Station.open(there / "e.record", now=wall_clock, agenda=two_workshops())) as one:
        keeper = HubKeeper(one.path, wall_clock, beside=beside(one))
        told = ToldByThread()
        keeper.listen(told)
        with closing(keeper):
            keeper.start()
            told.until(lambda: keeper.state.connected)
            address = HubFiles.of(one.path).living()
            assert address is not None

            ours = here / "e.record"
            ours.touch()
            files = HubFiles.of(ours)
            was = replace(address, record=str(ours), port=address.port - 1, pid=None, replaced=2)
            write_address(files.address, was)
            again = HubKeeper(ours, wall_clock, others=(f"{LOCAL}:{address.port}",))
            told_again = ToldByThread()
            again.listen(told_again)
            with closing(again):
                again.start()
                told_again.until(lambda: again.state.connected)
                assert again.state.port == address.port
                assert not files.is_running()
    assert read_address(files.address) == was
