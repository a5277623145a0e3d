"""Abfragen: the moderator's screen of queries, counts by hand, and cards from phones."""
