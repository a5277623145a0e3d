"""The Dokumentation as a pure document: blocks built from a snapshot, for any writer to write."""
