"""A clock."""

from tests.hub.phones.conftest import clock

__all__ = ["clock"]
