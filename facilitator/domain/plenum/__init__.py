"""What the plenum makes of the workshops: themes, queries, rounds of cards."""
