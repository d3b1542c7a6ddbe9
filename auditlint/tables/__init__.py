"""The numeric and the verbal side of a table: columns of amounts, totals, subtotals, labels."""
