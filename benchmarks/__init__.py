"""Measurements, as ratios against a floor that is timed in the same run."""
