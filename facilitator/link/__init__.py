"""The way to the hub: where it is, what goes over its sockets, and keeping a connection."""
