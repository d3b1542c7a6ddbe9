"""Numbers and quantities: exact, with the precision of their printing."""
