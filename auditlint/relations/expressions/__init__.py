"""Printed arithmetic and formulas in words."""
