"""The log of changes, and the views that are folded from it."""
