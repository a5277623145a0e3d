"""Human bingo: cards, dealing, meetings, wins, and how a game is likely to go."""
