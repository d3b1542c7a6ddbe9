"""Findings that are known and do not count: a baseline, and suppressions in the configuration or beside a report."""
