"""What stands behind the cells of a spreadsheet."""
