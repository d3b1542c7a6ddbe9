"""The same fact told twice."""
