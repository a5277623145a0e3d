"""Commands in, frozen snapshots out: all that a screen or a page may call."""
