"""Relations of target tables."""
