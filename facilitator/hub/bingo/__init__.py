"""The game of bingo at the hub: its pages for phones, and its life."""
