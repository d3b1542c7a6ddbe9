"""Lists, references, names, dates and passages: relations between words."""
