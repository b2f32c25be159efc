"""What builds, checks and documents the project; no part of what is installed."""
