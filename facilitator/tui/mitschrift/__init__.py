"""Mitschrift: write down what is said, as fast as people talk."""
