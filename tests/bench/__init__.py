"""Measurements: `make bench` prints them as medians and ratios of one run."""
