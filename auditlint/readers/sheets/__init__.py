"""Spreadsheets: workbooks to sheets of shown cells, and sheets to paragraphs and tables."""
