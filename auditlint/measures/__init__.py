"""What the numbers of a sentence measure, and how its grammar binds them."""
