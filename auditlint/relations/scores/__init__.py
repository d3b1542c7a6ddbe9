"""Relations of score sheets."""
