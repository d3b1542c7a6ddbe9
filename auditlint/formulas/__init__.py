"""Formulas of spreadsheets: their grammar, and exact recomputation over the cells of a workbook."""
