"""What is printed for a game, as a Word file. Import `writing` only where something is written."""
