"""What phones give in plenum: points and cards, taken at the hub, and told to Regie alone."""
