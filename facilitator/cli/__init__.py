"""The commands: the only place that wires things together and reads the clock."""
