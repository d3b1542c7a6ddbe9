"""Runs over many documents: which files are read, by how many processes, and what happens when one of them cannot be read."""
