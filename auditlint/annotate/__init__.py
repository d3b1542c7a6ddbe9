"""Copies of reports with their findings written into them: comments in Word and Excel files, highlights with notes in PDF files. The original is never touched."""
