"""Word files: the zip package, its stories (body, notes, headers), and what a paragraph prints."""
