"""Dokumentation: what the document will hold, what is missing, and its export."""
