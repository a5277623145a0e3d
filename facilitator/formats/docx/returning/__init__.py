"""Reads what editors made of a Word file of ours, whichever program they used."""
