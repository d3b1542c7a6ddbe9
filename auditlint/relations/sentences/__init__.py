"""Relations that sentences state."""
