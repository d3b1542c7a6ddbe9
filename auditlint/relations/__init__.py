"""Finding relations: one module a kind, each yields rows of its DataFrame."""
