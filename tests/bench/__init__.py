"""Measurements: `make bench` prints them, most of them as medians of one run, with their bars."""
