"""Web pages, and the table mark-up that other texts carry."""
