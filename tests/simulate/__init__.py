"""Worlds whose truth is known: how often the figures are wrong (``make simulate``)."""
