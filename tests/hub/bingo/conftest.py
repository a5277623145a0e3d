"""Clocks, and a file in which the hub remembers."""

from tests.hub.phones.conftest import clock, station

__all__ = ["clock", "station"]
