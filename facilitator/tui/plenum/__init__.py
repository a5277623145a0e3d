"""Plenum: what the workshops found becomes themes, measures, and what was agreed."""
