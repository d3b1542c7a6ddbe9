"""Identities of budgets, and those that users declare."""
