"""Devices at one event, of ours and of others, in processes that speak lines of JSON."""
