"""Score sheets, scoring rules, bands and grades, indicators of target tables: what they say, before anything is judged."""
