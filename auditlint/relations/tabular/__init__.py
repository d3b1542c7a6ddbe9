"""Relations between the cells of tables."""
