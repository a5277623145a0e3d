"""Run a live event from terminals, from the agenda to the finished Dokumentation."""

__version__ = "0.1.0"
