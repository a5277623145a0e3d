"""Simulated phones that play a game of bingo, and the bare server that they are compared on."""
