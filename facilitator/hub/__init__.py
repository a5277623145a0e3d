"""The hub: one process of its own that devices and the stage connect to."""
