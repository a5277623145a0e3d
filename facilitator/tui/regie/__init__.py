"""Regie: run the agenda."""
