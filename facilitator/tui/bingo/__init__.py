"""Bingo: the moderator's screen of the game."""
